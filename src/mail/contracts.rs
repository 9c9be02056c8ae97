//! Emails about contracts: what each piece of news says, and whether it is still worth saying.

use super::letter::Block;
use super::news::{QUOTE_CHARS, Writer};
use super::quote;
use crate::domain::contracts::work::{WorkEntry, WorkHappening};
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
        }
    }

    pub(super) fn body_of_contract(&self, news: ContractNotification) -> Option<Vec<Block>> {
        if news == ContractNotification::Started {
            return Some(self.started());
        }
        let (entry, milestone) = self.brief.personal.work.as_ref()?;
        let piece = match milestone {
            Some(name) => quote::line(name, TITLE_CHARS),
            None => say!(self.language, "contract-whole"),
        };
        Some(self.of_work(entry, &piece))
    }

    fn started(&self) -> Vec<Block> {
        let language = self.language;
        let words = say!(language, "mail-accepted", party = self.recipient(), number = self.number());
        let next = Block::Words(say!(language, "mail-accepted-next"));
        vec![Block::Words(words), self.facts(&self.offer().terms), next]
    }

    fn of_work(&self, entry: &WorkEntry, piece: &str) -> Vec<Block> {
        let (language, number, title) = (self.language, self.number(), self.title());
        let (client, party) = (self.client(), self.recipient());
        let (words, who, next) = match entry.what {
            WorkHappening::Submitted => (
                say!(
                    language,
                    "mail-work-submitted",
                    party = party.as_str(),
                    number = number,
                    title = title,
                    piece = piece
                ),
                party,
                say!(language, "mail-work-submitted-next"),
            ),
            WorkHappening::Approved => (
                say!(
                    language,
                    "mail-work-approved",
                    client = client.as_str(),
                    number = number,
                    title = title,
                    piece = piece
                ),
                client,
                say!(language, "mail-work-approved-next"),
            ),
            WorkHappening::RevisionRequested => (
                say!(
                    language,
                    "mail-work-revision",
                    client = client.as_str(),
                    number = number,
                    title = title,
                    piece = piece
                ),
                client,
                say!(language, "mail-work-revision-next"),
            ),
        };
        let mut blocks = vec![Block::Words(words)];
        if let Some(message) = &entry.message {
            let who = say!(language, "mail-note", person = who);
            blocks.push(Block::Quote(who, quote::lines(message, QUOTE_CHARS)));
        }
        blocks.push(Block::Words(next));
        blocks
    }
}
