//! Emails about the dispute of a contract.

use super::news::Writer;
use crate::app::WorkNews;
use crate::domain::contracts::disputes::AfterDispute;
use crate::domain::contracts::entry::{ContractHappening, DisputeLine, DisputeOutcome, DisputeReason};
use crate::domain::notifications::ContractNotification;
use crate::domain::offers::offer::Recipient;
use crate::say;

impl Writer<'_> {
    pub(super) fn subject_of_dispute(&self, news: ContractNotification, server: &str) -> String {
        let (language, number) = (self.language, self.number());
        match news {
            ContractNotification::DisputeWithdrawn { .. } => {
                say!(language, "mail-dispute-withdrawn-subject", number = number, server = server)
            }
            ContractNotification::DisputeAsked { .. } => {
                say!(language, "mail-dispute-asked-subject", number = number, server = server)
            }
            ContractNotification::DisputeDecided { .. } => {
                say!(language, "mail-dispute-decided-subject", number = number, server = server)
            }
            _ => say!(language, "mail-dispute-subject", number = number, server = server),
        }
    }

    pub(super) fn words_of_dispute(&self, told: &WorkNews, who: &str) -> String {
        let (language, number, title) = (self.language, self.number(), self.title());
        match told.entry.what {
            ContractHappening::DisputeWithdrawn => {
                say!(language, "mail-dispute-withdrawn", who = who, number = number, title = title)
            }
            ContractHappening::DisputeAsked => {
                say!(language, "mail-dispute-asked", number = number, title = title)
            }
            ContractHappening::DisputeDecided => self.decided(told, number, &title),
            _ => {
                let reason = match told.entry.dispute {
                    Some(DisputeLine::Opened { reason }) => reason,
                    Some(DisputeLine::Decided(_)) | None => DisputeReason::Other,
                };
                let reason = say!(language, "contract-dispute-reason", reason = reason.code());
                say!(language, "mail-dispute", who = who, number = number, title = title, reason = reason)
            }
        }
    }

    /// For whom, and the amount where both get something.
    fn decided(&self, told: &WorkNews, number: i64, title: &str) -> String {
        let language = self.language;
        let Some(judgement) = told.judgement else { return String::new() };
        let outcome = match (judgement.verdict.outcome, &self.offer().recipient) {
            (DisputeOutcome::Freelancer, Recipient::Agency(_)) => "agency",
            (outcome, _) => outcome.code(),
        };
        let outcome = say!(language, "contract-dispute-outcome", outcome = outcome);
        let words = say!(language, "mail-dispute-decided", number = number, title = title, outcome = outcome);
        let amount = judgement.verdict.amount.map(|amount| {
            say!(
                language,
                "contract-dispute-asked-of.split",
                party = self.recipient(),
                amount = amount.to_string()
            )
        });
        amount.map_or(words.clone(), |amount| format!("{words} {amount}"))
    }

    pub(super) fn next_of_dispute(&self, told: &WorkNews) -> String {
        let language = self.language;
        match (told.entry.what, told.judgement) {
            (ContractHappening::DisputeWithdrawn, _) => {
                say!(language, "contract-told-dispute-withdrawn.next")
            }
            (ContractHappening::DisputeAsked, _) => say!(language, "mail-dispute-asked-next"),
            (_, Some(judgement)) => {
                let asked = match judgement.verdict.outcome {
                    DisputeOutcome::Nothing => say!(language, "contract-dispute-asked-of.nothing"),
                    DisputeOutcome::Split | DisputeOutcome::Client | DisputeOutcome::Freelancer => {
                        say!(language, "contract-dispute-asked-of")
                    }
                };
                let after = match judgement.after {
                    AfterDispute::Closed => say!(language, "contract-dispute-after.closed"),
                    AfterDispute::StaysClosed => say!(language, "contract-dispute-after.stays"),
                    AfterDispute::GoesOn => say!(language, "contract-dispute-after"),
                };
                format!("{asked} {after}")
            }
            _ => say!(language, "mail-dispute-next"),
        }
    }
}
