//! Emails about offers: what each piece of news says, and whether it is still worth saying.

use super::letter::Block;
use super::news::{QUOTE_CHARS, Writer};
use super::quote;
use crate::domain::notifications::OfferNotification;
use crate::domain::offers::change::{Change, Fate};
use crate::domain::offers::diff::diff;
use crate::domain::offers::offer::{Offer, Side, State, StateName};
use crate::domain::offers::terms::TITLE_CHARS;
use crate::say;

impl Writer<'_> {
    /// Whether the offer is still as the news says.
    pub(super) fn is_news_of_offer(&self, news: OfferNotification) -> bool {
        let offer = self.offer();
        let pending = offer.state.name() == StateName::Pending;
        match news {
            OfferNotification::Received | OfferNotification::Expiring { .. } => pending,
            OfferNotification::Modified { version } => pending && offer.version == version,
            OfferNotification::ChangeRequested { change } => {
                offer.open_change().is_some_and(|open| open.id == change)
            }
            OfferNotification::ChangeApproved { .. } | OfferNotification::ChangeRejected { .. } => pending,
            OfferNotification::Withdrawn => offer.state.name() == StateName::Withdrawn,
            OfferNotification::Expired => offer.state.name() == StateName::Expired,
            OfferNotification::Removed => offer.state.name() == StateName::Removed,
            OfferNotification::Declined => offer.state.name() == StateName::Declined,
        }
    }

    pub(super) fn subject_of_offer(&self, news: OfferNotification, server: &str) -> String {
        let (language, number) = (self.language, self.number());
        match news {
            OfferNotification::Received => {
                say!(language, "mail-received-subject", number = number, server = server)
            }
            OfferNotification::Modified { .. } => {
                say!(language, "mail-modified-subject", number = number, server = server)
            }
            OfferNotification::Withdrawn => {
                say!(language, "mail-withdrawn-subject", number = number, server = server)
            }
            OfferNotification::Expiring { .. } => {
                say!(language, "mail-expiring-subject", number = number, server = server)
            }
            OfferNotification::Expired if !self.brief.personal.together.is_empty() => {
                let count = self.brief.personal.together.len();
                say!(language, "mail-expired-many-subject", count = count, server = server)
            }
            OfferNotification::Expired => {
                say!(language, "mail-expired-subject", number = number, server = server)
            }
            OfferNotification::Removed => {
                say!(language, "mail-removed-subject", number = number, server = server)
            }
            OfferNotification::ChangeRequested { .. } => {
                say!(language, "mail-requested-subject", number = number, server = server)
            }
            OfferNotification::ChangeApproved { .. } => {
                say!(language, "mail-approved-subject", number = number, server = server)
            }
            OfferNotification::ChangeRejected { .. } => {
                say!(language, "mail-rejected-subject", number = number, server = server)
            }
            OfferNotification::Declined => {
                say!(language, "mail-declined-subject", number = number, server = server)
            }
        }
    }

    pub(super) fn body_of_offer(&self, news: OfferNotification) -> Option<Vec<Block>> {
        let change = self.brief.personal.change.as_ref();
        match news {
            OfferNotification::Received => Some(self.received()),
            OfferNotification::Modified { version } => Some(self.modified(version)),
            OfferNotification::Withdrawn => Some(self.withdrawn()),
            OfferNotification::Expiring { .. } => Some(self.expiring()),
            OfferNotification::Expired => Some(self.expired()),
            OfferNotification::Removed => Some(self.removed()),
            OfferNotification::ChangeRequested { .. } => Some(self.requested(change?)),
            OfferNotification::ChangeApproved { .. } => self.approved(change?),
            OfferNotification::ChangeRejected { .. } => self.rejected(change?),
            OfferNotification::Declined => Some(self.declined()),
        }
    }

    fn received(&self) -> Vec<Block> {
        let (language, client, offer) = (self.language, self.client(), self.offer());
        let mut blocks = vec![
            Block::Words(say!(language, "mail-received", client = client.as_str(), server = self.server())),
            self.facts(&offer.terms),
            self.quote(&client, &offer.terms.description),
        ];
        if let Some(note) = &offer.note {
            let who = say!(language, "mail-note", person = client.as_str());
            blocks.push(Block::Quote(who, quote::lines(note, QUOTE_CHARS)));
        }
        blocks.push(Block::Words(say!(language, "mail-received-next")));
        blocks
    }

    fn modified(&self, version: u32) -> Vec<Block> {
        let (language, offer) = (self.language, self.offer());
        let words = say!(
            language,
            "mail-modified",
            client = self.client(),
            number = self.number(),
            version = version
        );
        vec![
            Block::Words(words),
            self.facts(&offer.terms),
            Block::Words(say!(language, "mail-received-next")),
        ]
    }

    fn withdrawn(&self) -> Vec<Block> {
        let (language, client) = (self.language, self.client());
        let words = say!(
            language,
            "mail-withdrawn",
            client = client.as_str(),
            number = self.number(),
            title = self.title()
        );
        let by_moderators =
            say!(language, "mail-withdrawn-moderators", number = self.number(), title = self.title());
        let is_clients =
            matches!(&self.offer().state, State::Withdrawn { by, .. } if *by == self.offer().client);
        let mut blocks = vec![Block::Words(if is_clients { words } else { by_moderators })];
        if let State::Withdrawn { message: Some(message), .. } = &self.offer().state {
            blocks.push(self.quote(&client, message));
        }
        blocks.push(Block::Words(say!(language, "mail-withdrawn-next")));
        blocks
    }

    fn removed(&self) -> Vec<Block> {
        let language = self.language;
        let words = say!(language, "mail-removed", number = self.number(), title = self.title());
        vec![Block::Words(words), Block::Words(say!(language, "mail-removed-next"))]
    }

    fn expiring(&self) -> Vec<Block> {
        let (language, offer) = (self.language, self.offer());
        let until = self.moment(offer.expires);
        let next = match self.side() {
            Side::Client => say!(language, "mail-expiring-next-client"),
            Side::Recipient => say!(language, "mail-received-next"),
        };
        let words =
            say!(language, "mail-expiring", number = self.number(), title = self.title(), until = until);
        vec![Block::Words(words), self.facts(&offer.terms), Block::Words(next)]
    }

    fn expired(&self) -> Vec<Block> {
        let language = self.language;
        let next = match self.side() {
            Side::Client => say!(language, "mail-expired-next-client"),
            Side::Recipient => say!(language, "mail-expired-next-party"),
        };
        let together = &self.brief.personal.together;
        if together.is_empty() {
            let words = say!(language, "mail-expired", number = self.number(), title = self.title());
            return vec![Block::Words(words), Block::Words(next)];
        }
        let title =
            |offer: &Offer| (format!("#{}", offer.number), quote::line(&offer.terms.title, TITLE_CHARS));
        let words = say!(language, "mail-expired-many", count = together.len());
        let facts = Block::Facts(together.iter().map(|one| title(&one.offer)).collect());
        vec![Block::Words(words), facts, Block::Words(next)]
    }

    fn requested(&self, change: &Change) -> Vec<Block> {
        let (language, recipient, offer) = (self.language, self.recipient(), self.offer());
        let words = say!(
            language,
            "mail-requested",
            party = recipient.as_str(),
            number = self.number(),
            title = self.title()
        );
        let facts = diff(&offer.terms, &change.terms)
            .into_iter()
            .map(|part| self.changed(part, &offer.terms, &change.terms))
            .collect();
        let mut blocks = vec![Block::Words(words), Block::Facts(facts)];
        if !change.message.is_empty() {
            blocks.push(self.quote(&recipient, &change.message));
        }
        blocks.push(Block::Words(say!(language, "mail-requested-next")));
        blocks
    }

    fn approved(&self, change: &Change) -> Option<Vec<Block>> {
        let Fate::Approved { version } = change.fate else { return None };
        let (language, offer) = (self.language, self.offer());
        let words = say!(
            language,
            "mail-approved",
            client = self.client(),
            number = self.number(),
            version = version
        );
        Some(vec![
            Block::Words(words),
            self.facts(&offer.terms),
            Block::Words(say!(language, "mail-approved-next")),
        ])
    }

    fn rejected(&self, change: &Change) -> Option<Vec<Block>> {
        let Fate::Rejected { message } = &change.fate else { return None };
        let (language, client) = (self.language, self.client());
        let words = say!(language, "mail-rejected", client = client.as_str(), number = self.number());
        let mut blocks = vec![Block::Words(words)];
        if !message.is_empty() {
            blocks.push(self.quote(&client, message));
        }
        blocks.push(Block::Words(say!(language, "mail-rejected-next")));
        Some(blocks)
    }

    fn declined(&self) -> Vec<Block> {
        let (language, recipient) = (self.language, self.recipient());
        let words = say!(
            language,
            "mail-declined",
            party = recipient.as_str(),
            number = self.number(),
            title = self.title()
        );
        let mut blocks = vec![Block::Words(words)];
        if let State::Declined { message: Some(message), .. } = &self.offer().state {
            blocks.push(self.quote(&recipient, message));
        }
        blocks.push(Block::Words(say!(language, "mail-declined-next")));
        blocks
    }
}
