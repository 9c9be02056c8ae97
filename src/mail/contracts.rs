//! Emails about contracts: what each piece of news says, and whether it is still worth saying.

use super::letter::Block;
use super::news::{QUOTE_CHARS, Writer};
use super::quote;
use crate::app::WorkNews;
use crate::domain::contracts::entry::{WorkEntry, WorkHappening};
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
        Some(if told.entry.what.is_of_piece() { self.of_work(told) } else { self.of_payment(told) })
    }

    fn started(&self) -> Vec<Block> {
        let language = self.language;
        let words = say!(language, "mail-accepted", party = self.recipient(), number = self.number());
        let next = Block::Words(say!(language, "mail-accepted-next"));
        vec![Block::Words(words), self.facts(&self.offer().terms), next]
    }

    fn of_work(&self, WorkNews { entry, piece, .. }: &WorkNews) -> Vec<Block> {
        let (language, number, title) = (self.language, self.number(), self.title());
        let (client, party) = (self.client(), self.recipient());
        let piece = match piece {
            Some(name) => quote::line(name, TITLE_CHARS),
            None => say!(language, "contract-whole"),
        };
        let (words, who, next) = match entry.what {
            WorkHappening::Approved => {
                let who = client.as_str();
                (
                    say!(
                        language,
                        "mail-work-approved",
                        client = who,
                        number = number,
                        title = title,
                        piece = piece
                    ),
                    client,
                    say!(language, "mail-work-approved-next"),
                )
            }
            WorkHappening::RevisionRequested => {
                let who = client.as_str();
                (
                    say!(
                        language,
                        "mail-work-revision",
                        client = who,
                        number = number,
                        title = title,
                        piece = piece
                    ),
                    client,
                    say!(language, "mail-work-revision-next"),
                )
            }
            _ => {
                let who = party.as_str();
                (
                    say!(
                        language,
                        "mail-work-submitted",
                        party = who,
                        number = number,
                        title = title,
                        piece = piece
                    ),
                    party,
                    say!(language, "mail-work-submitted-next"),
                )
            }
        };
        self.with_message(words, who, entry, next)
    }

    fn of_payment(&self, WorkNews { entry, payment, .. }: &WorkNews) -> Vec<Block> {
        let (language, number, title) = (self.language, self.number(), self.title());
        let is_for_client = self.offer().client == self.brief.personal.to;
        let who = if is_for_client { self.recipient() } else { self.client() };
        let name = who.as_str();
        let amount = payment.map_or_else(String::new, |payment| payment.amount.to_string());
        let (words, next) = match entry.what {
            WorkHappening::PaymentConfirmed => (
                say!(
                    language,
                    "mail-payment-confirmed",
                    who = name,
                    amount = amount,
                    number = number,
                    title = title
                ),
                say!(language, "mail-payment-confirmed-next"),
            ),
            WorkHappening::PaymentDenied => (
                say!(
                    language,
                    "mail-payment-denied",
                    who = name,
                    amount = amount,
                    number = number,
                    title = title
                ),
                say!(language, "mail-payment-denied-next"),
            ),
            _ if is_for_client => (
                say!(
                    language,
                    "mail-payment-received",
                    who = name,
                    amount = amount,
                    number = number,
                    title = title
                ),
                say!(language, "mail-payment-next"),
            ),
            _ => (
                say!(language, "mail-payment", who = name, amount = amount, number = number, title = title),
                say!(language, "mail-payment-next"),
            ),
        };
        self.with_message(words, who, entry, next)
    }

    fn with_message(&self, words: String, who: String, entry: &WorkEntry, next: String) -> Vec<Block> {
        let mut blocks = vec![Block::Words(words)];
        if let Some(message) = &entry.message {
            let who = say!(self.language, "mail-note", person = who);
            blocks.push(Block::Quote(who, quote::lines(message, QUOTE_CHARS)));
        }
        blocks.push(Block::Words(next));
        blocks
    }
}
