//! Emails about the terms of a contract: proposed, agreed to, kept.

use super::news::Writer;
use crate::app::WorkNews;
use crate::domain::contracts::entry::ContractHappening;
use crate::domain::notifications::ContractNotification;
use crate::domain::offers::diff::Part;
use crate::say;

impl Writer<'_> {
    pub(super) fn subject_of_terms(&self, news: ContractNotification, server: &str) -> String {
        let (language, number) = (self.language, self.number());
        match news {
            ContractNotification::TermsApproved { .. } => {
                say!(language, "mail-terms-approved-subject", number = number, server = server)
            }
            ContractNotification::TermsRejected { .. } => {
                say!(language, "mail-terms-rejected-subject", number = number, server = server)
            }
            ContractNotification::TermsWithdrawn { .. } => {
                say!(language, "mail-terms-withdrawn-subject", number = number, server = server)
            }
            _ => say!(language, "mail-terms-proposed-subject", number = number, server = server),
        }
    }

    pub(super) fn words_of_terms(&self, told: &WorkNews, who: &str) -> String {
        let (language, number, title) = (self.language, self.number(), self.title());
        match told.entry.what {
            ContractHappening::TermsApproved => {
                let version = told.version;
                say!(
                    language,
                    "mail-terms-approved",
                    who = who,
                    number = number,
                    title = title,
                    version = version
                )
            }
            ContractHappening::TermsRejected => {
                say!(language, "mail-terms-rejected", who = who, number = number, title = title)
            }
            ContractHappening::TermsWithdrawn => {
                say!(language, "mail-terms-withdrawn", who = who, number = number, title = title)
            }
            _ => {
                let parts: Vec<_> = told.changed.iter().map(|part| self.part(*part)).collect();
                let parts = parts.join(", ");
                say!(
                    language,
                    "mail-terms-proposed",
                    who = who,
                    number = number,
                    title = title,
                    parts = parts
                )
            }
        }
    }

    fn part(&self, part: Part) -> String {
        match part {
            Part::Title => say!(self.language, "offer-part-title"),
            Part::Description => say!(self.language, "offer-part-description"),
            Part::Price => say!(self.language, "offer-part-price"),
            Part::Start => say!(self.language, "offer-part-start"),
            Part::Due => say!(self.language, "offer-part-due"),
            Part::Milestones => say!(self.language, "offer-part-milestones"),
        }
    }
}
