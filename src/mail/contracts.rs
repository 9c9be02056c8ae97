//! Emails about contracts: what each piece of news says, and whether it is still worth saying.

use super::letter::Block;
use super::news::Writer;
use crate::domain::notifications::ContractNotification;
use crate::domain::offers::offer::StateName;
use crate::say;

impl Writer<'_> {
    /// Whether the offer became a contract, as the news says.
    pub(super) fn is_news_of_contract(&self, news: ContractNotification) -> bool {
        match news {
            ContractNotification::Started => self.offer().state.name() == StateName::Accepted,
        }
    }

    pub(super) fn subject_of_contract(&self, news: ContractNotification, server: &str) -> String {
        match news {
            ContractNotification::Started => {
                say!(self.language, "mail-accepted-subject", number = self.number(), server = server)
            }
        }
    }

    pub(super) fn body_of_contract(&self, news: ContractNotification) -> Vec<Block> {
        match news {
            ContractNotification::Started => self.started(),
        }
    }

    fn started(&self) -> Vec<Block> {
        let language = self.language;
        let words = say!(language, "mail-accepted", party = self.recipient(), number = self.number());
        let next = Block::Words(say!(language, "mail-accepted-next"));
        vec![Block::Words(words), self.facts(&self.offer().terms), next]
    }
}
