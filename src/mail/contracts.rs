//! Emails about contracts: what each piece of news says, and whether it is still worth saying.

use super::letter::Block;
use super::news::{QUOTE_CHARS, Writer};
use super::quote;
use crate::app::WorkNews;
use crate::domain::contracts::entry::ContractHappening;
use crate::domain::notifications::ContractNotification;
use crate::domain::offers::offer::StateName;
use crate::domain::offers::terms::TITLE_CHARS;
use crate::say;

impl Writer<'_> {
    /// Whether it is still as the news says: the offer became a contract, and nothing newer was said about the same work.
    pub(super) fn is_news_of_contract(&self, news: ContractNotification) -> bool {
        let is_contract = self.offer().state.name() == StateName::Accepted;
        is_contract && (news.work_seq().is_none() || self.brief.personal.work.is_some())
    }

    pub(super) fn subject_of_contract(&self, news: ContractNotification, server: &str) -> String {
        let (language, number) = (self.language, self.number());
        match news {
            ContractNotification::Started => {
                say!(language, "mail-accepted-subject", number = number, server = server)
            }
            ContractNotification::WorkSubmitted { .. } => {
                say!(language, "mail-work-submitted-subject", number = number, server = server)
            }
            ContractNotification::WorkApproved { .. } => {
                say!(language, "mail-work-approved-subject", number = number, server = server)
            }
            ContractNotification::RevisionRequested { .. } => {
                say!(language, "mail-work-revision-subject", number = number, server = server)
            }
            ContractNotification::PaymentRecorded { .. } => {
                say!(language, "mail-payment-subject", number = number, server = server)
            }
            ContractNotification::PaymentConfirmed { .. } => {
                say!(language, "mail-payment-confirmed-subject", number = number, server = server)
            }
            ContractNotification::PaymentDenied { .. } => {
                say!(language, "mail-payment-denied-subject", number = number, server = server)
            }
        }
    }

    pub(super) fn body_of_contract(&self, news: ContractNotification) -> Option<Vec<Block>> {
        if news == ContractNotification::Started {
            return Some(self.started());
        }
        let told = self.brief.personal.work.as_ref()?;
        // Each is told to the side across from whoever it is of.
        let who = match self.offer().client == self.brief.personal.to {
            true => self.recipient(),
            false => self.client(),
        };
        let mut blocks = vec![Block::Words(self.words_of_work(told, &who))];
        if let Some(message) = &told.entry.message {
            let who = say!(self.language, "mail-note", person = who);
            blocks.push(Block::Quote(who, quote::lines(message, QUOTE_CHARS)));
        }
        blocks.push(Block::Words(self.next_of_work(told.entry.what)));
        Some(blocks)
    }

    fn started(&self) -> Vec<Block> {
        let language = self.language;
        let words = say!(language, "mail-accepted", party = self.recipient(), number = self.number());
        let next = Block::Words(say!(language, "mail-accepted-next"));
        vec![Block::Words(words), self.facts(&self.offer().terms), next]
    }

    fn words_of_work(&self, WorkNews { entry, piece, payment }: &WorkNews, who: &str) -> String {
        let (language, number, title) = (self.language, self.number(), self.title());
        let piece = match piece {
            Some(name) => quote::line(name, TITLE_CHARS),
            None => say!(language, "contract-whole"),
        };
        let amount = payment.map_or_else(String::new, |payment| payment.amount.to_string());
        match entry.what {
            ContractHappening::Submitted => say!(
                language,
                "mail-work-submitted",
                party = who,
                number = number,
                title = title,
                piece = piece
            ),
            ContractHappening::Approved => say!(
                language,
                "mail-work-approved",
                client = who,
                number = number,
                title = title,
                piece = piece
            ),
            ContractHappening::RevisionRequested => say!(
                language,
                "mail-work-revision",
                client = who,
                number = number,
                title = title,
                piece = piece
            ),
            ContractHappening::PaymentRecorded if entry.by == self.offer().client => {
                say!(language, "mail-payment", who = who, number = number, title = title, amount = amount)
            }
            ContractHappening::PaymentRecorded => say!(
                language,
                "mail-payment-received",
                who = who,
                number = number,
                title = title,
                amount = amount
            ),
            ContractHappening::PaymentConfirmed => say!(
                language,
                "mail-payment-confirmed",
                who = who,
                number = number,
                title = title,
                amount = amount
            ),
            ContractHappening::PaymentDenied => say!(
                language,
                "mail-payment-denied",
                who = who,
                number = number,
                title = title,
                amount = amount
            ),
        }
    }

    fn next_of_work(&self, what: ContractHappening) -> String {
        let language = self.language;
        match what {
            ContractHappening::Submitted => say!(language, "mail-work-submitted-next"),
            ContractHappening::Approved => say!(language, "mail-work-approved-next"),
            ContractHappening::RevisionRequested => say!(language, "mail-work-revision-next"),
            ContractHappening::PaymentRecorded => say!(language, "mail-payment-next"),
            ContractHappening::PaymentConfirmed => say!(language, "mail-payment-confirmed-next"),
            ContractHappening::PaymentDenied => say!(language, "mail-payment-denied-next"),
        }
    }
}
