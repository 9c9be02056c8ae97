//! The email about an offer. Owns what each piece of news says, and whether it is still worth saying.

use super::letter::{Block, Letter};
use super::quote;
use crate::app::{MailBrief, Place};
use crate::domain::change::{Change, Fate};
use crate::domain::diff::{Part, diff};
use crate::domain::effect::News;
use crate::domain::ids::PersonId;
use crate::domain::offer::{Offer, Side, State, StateName};
use crate::domain::terms::{Price, TITLE_CHARS, Terms};
use crate::domain::time::UnixMs;
use crate::say;
use crate::words::Language;
use chrono::{Datelike, NaiveDate};

/// Longest name of a person, as Discord allows it.
const NAME_CHARS: usize = 32;
/// Most of a server's name that a mail shows.
const SERVER_CHARS: usize = 40;
/// Most of what somebody wrote that a mail shows; the rest is in the room.
const QUOTE_CHARS: usize = 600;

/// What the parts of a letter are made of.
struct Writer<'a> {
    brief: &'a MailBrief,
    language: Language,
}

/// The letter; `None` when the news is not true any more, or what came after it will be told by itself.
pub(super) fn news_letter(brief: &MailBrief) -> Option<Letter> {
    let language = Language::of_locale(&brief.address.language);
    let writer = Writer { brief, language };
    if !writer.is_news() {
        return None;
    }
    let mut blocks = writer.body()?;
    blocks.push(writer.link());
    blocks.push(Block::Foot(say!(language, "mail-foot", server = writer.server())));
    Some(Letter { language, subject: writer.subject(), blocks })
}

impl Writer<'_> {
    const fn offer(&self) -> &Offer {
        &self.brief.personal.offer
    }

    const fn number(&self) -> i64 {
        self.offer().number.0
    }

    /// Whether the offer is still as the news says.
    fn is_news(&self) -> bool {
        let offer = self.offer();
        let pending = offer.state.name() == StateName::Pending;
        match self.brief.personal.news {
            News::Received | News::Expiring { .. } => pending,
            News::Modified { version } => pending && offer.version == version,
            News::ChangeRequested { change } => offer.open_change().is_some_and(|open| open.id == change),
            News::ChangeApproved { .. } | News::ChangeRejected { .. } => pending,
            News::Withdrawn => offer.state.name() == StateName::Withdrawn,
            News::Expired => offer.state.name() == StateName::Expired,
            News::Removed => offer.state.name() == StateName::Removed,
            News::Accepted => offer.state.name() == StateName::Accepted,
            News::Declined => offer.state.name() == StateName::Declined,
        }
    }

    fn subject(&self) -> String {
        let (language, number) = (self.language, self.number());
        let server = match &self.brief.personal.server {
            Some(name) => quote::header_line(name, SERVER_CHARS),
            None => say!(language, "mail-server-unnamed"),
        };
        match self.brief.personal.news {
            News::Received => say!(language, "mail-received-subject", number = number, server = server),
            News::Modified { .. } => {
                say!(language, "mail-modified-subject", number = number, server = server)
            }
            News::Withdrawn => say!(language, "mail-withdrawn-subject", number = number, server = server),
            News::Expiring { .. } => {
                say!(language, "mail-expiring-subject", number = number, server = server)
            }
            News::Expired => say!(language, "mail-expired-subject", number = number, server = server),
            News::Removed => say!(language, "mail-removed-subject", number = number, server = server),
            News::ChangeRequested { .. } => {
                say!(language, "mail-requested-subject", number = number, server = server)
            }
            News::ChangeApproved { .. } => {
                say!(language, "mail-approved-subject", number = number, server = server)
            }
            News::ChangeRejected { .. } => {
                say!(language, "mail-rejected-subject", number = number, server = server)
            }
            News::Accepted => say!(language, "mail-accepted-subject", number = number, server = server),
            News::Declined => say!(language, "mail-declined-subject", number = number, server = server),
        }
    }

    fn body(&self) -> Option<Vec<Block>> {
        let change = self.brief.personal.change.as_ref();
        match self.brief.personal.news {
            News::Received => Some(self.received()),
            News::Modified { version } => Some(self.modified(version)),
            News::Withdrawn => Some(self.withdrawn()),
            News::Expiring { .. } => Some(self.expiring()),
            News::Expired => Some(self.expired()),
            News::Removed => Some(self.removed()),
            News::ChangeRequested { .. } => Some(self.requested(change?)),
            News::ChangeApproved { .. } => self.approved(change?),
            News::ChangeRejected { .. } => self.rejected(change?),
            News::Accepted => Some(self.accepted()),
            News::Declined => Some(self.declined()),
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
            Side::Party => say!(language, "mail-received-next"),
        };
        let words =
            say!(language, "mail-expiring", number = self.number(), title = self.title(), until = until);
        vec![Block::Words(words), self.facts(&offer.terms), Block::Words(next)]
    }

    fn expired(&self) -> Vec<Block> {
        let language = self.language;
        let next = match self.side() {
            Side::Client => say!(language, "mail-expired-next-client"),
            Side::Party => say!(language, "mail-expired-next-party"),
        };
        let words = say!(language, "mail-expired", number = self.number(), title = self.title());
        vec![Block::Words(words), Block::Words(next)]
    }

    fn requested(&self, change: &Change) -> Vec<Block> {
        let (language, party, offer) = (self.language, self.party(), self.offer());
        let words = say!(
            language,
            "mail-requested",
            party = party.as_str(),
            number = self.number(),
            title = self.title()
        );
        let facts = diff(&offer.terms, &change.terms)
            .into_iter()
            .map(|part| self.changed(part, &offer.terms, &change.terms))
            .collect();
        let mut blocks = vec![Block::Words(words), Block::Facts(facts)];
        if !change.message.is_empty() {
            blocks.push(self.quote(&party, &change.message));
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

    fn accepted(&self) -> Vec<Block> {
        let language = self.language;
        let words = say!(language, "mail-accepted", party = self.party(), number = self.number());
        let next = Block::Words(say!(language, "mail-accepted-next"));
        vec![Block::Words(words), self.facts(&self.offer().terms), next]
    }

    fn declined(&self) -> Vec<Block> {
        let (language, party) = (self.language, self.party());
        let words = say!(
            language,
            "mail-declined",
            party = party.as_str(),
            number = self.number(),
            title = self.title()
        );
        let mut blocks = vec![Block::Words(words)];
        if let State::Declined { message: Some(message), .. } = &self.offer().state {
            blocks.push(self.quote(&party, message));
        }
        blocks.push(Block::Words(say!(language, "mail-declined-next")));
        blocks
    }

    /// The terms that count, and until when.
    fn facts(&self, terms: &Terms) -> Block {
        let language = self.language;
        let mut facts = vec![
            (
                say!(language, "mail-fact-offer"),
                format!("#{} {}", self.number(), quote::line(&terms.title, TITLE_CHARS)),
            ),
            (say!(language, "mail-fact-price"), self.price(&terms.price)),
        ];
        facts.extend(terms.start.map(|day| (say!(language, "mail-fact-start"), self.day(day))));
        facts.extend(terms.due.map(|day| (say!(language, "mail-fact-due"), self.day(day))));
        if self.offer().state.name() == StateName::Pending {
            facts.push((say!(language, "mail-fact-expires"), self.moment(self.offer().expires)));
        }
        Block::Facts(facts)
    }

    /// One part of the terms, before and after. Long ones are only named.
    fn changed(&self, part: Part, old: &Terms, new: &Terms) -> (String, String) {
        let language = self.language;
        let both = |old: String, new: String| say!(language, "mail-fact-changed", old = old, new = new);
        let days = |old: Option<NaiveDate>, new: Option<NaiveDate>| {
            let written = |day: Option<NaiveDate>| {
                day.map_or_else(|| say!(language, "mail-fact-none"), |day| self.day(day))
            };
            both(written(old), written(new))
        };
        let other = || say!(language, "mail-fact-other");
        match part {
            Part::Title => (say!(language, "mail-fact-title"), other()),
            Part::Description => (say!(language, "mail-fact-description"), other()),
            Part::Price => {
                (say!(language, "mail-fact-price"), both(self.price(&old.price), self.price(&new.price)))
            }
            Part::Start => (say!(language, "mail-fact-start"), days(old.start, new.start)),
            Part::Due => (say!(language, "mail-fact-due"), days(old.due, new.due)),
            Part::Milestones => (say!(language, "mail-fact-milestones"), other()),
        }
    }

    fn price(&self, price: &Price) -> String {
        let language = self.language;
        match price {
            Price::Fixed { total, .. } => say!(language, "mail-price-fixed", total = total.to_string()),
            Price::Hourly { rate, weekly_limit_hours: Some(hours) } => {
                say!(language, "mail-price-hourly", rate = rate.to_string(), hours = *hours)
            }
            Price::Hourly { rate, weekly_limit_hours: None } => {
                say!(language, "mail-price-hourly-unlimited", rate = rate.to_string())
            }
        }
    }

    fn day(&self, day: NaiveDate) -> String {
        let (number, month, year) = (i64::from(day.day()), i64::from(day.month()), i64::from(day.year()));
        say!(self.language, "mail-day", day = number, month = month, year = year)
    }

    /// A mail cannot know its reader's time zone, so it says which one it means.
    fn moment(&self, at: UnixMs) -> String {
        let time = at.utc().format("%H:%M").to_string();
        say!(self.language, "mail-moment", day = self.day(at.day()), time = time)
    }

    fn quote(&self, who: &str, text: &str) -> Block {
        Block::Quote(say!(self.language, "mail-wrote", person = who), quote::lines(text, QUOTE_CHARS))
    }

    fn title(&self) -> String {
        quote::line(&self.offer().terms.title, TITLE_CHARS)
    }

    fn server(&self) -> String {
        match &self.brief.personal.server {
            Some(name) => quote::line(name, SERVER_CHARS),
            None => say!(self.language, "mail-server-unnamed"),
        }
    }

    fn client(&self) -> String {
        let name = self.brief.personal.client.as_ref().map(|person| person.name.as_str());
        name.map_or_else(|| say!(self.language, "mail-client-unnamed"), |name| quote::line(name, NAME_CHARS))
    }

    fn party(&self) -> String {
        let name = self.brief.personal.party.as_deref();
        name.map_or_else(|| say!(self.language, "mail-party-unnamed"), |name| quote::line(name, NAME_CHARS))
    }

    /// The side of whoever reads this; agencies' managers, who are told as well, are on the addressed one.
    fn side(&self) -> Side {
        let to: PersonId = self.brief.personal.to;
        if to == self.offer().client { Side::Client } else { Side::Party }
    }

    /// To the message in the room that shows it; to the room where that is not known, and to the server while there is no
    /// room.
    fn link(&self) -> Block {
        let server = || format!("https://discord.com/channels/{}", self.offer().guild);
        let url = self.brief.personal.place.as_ref().map_or_else(server, Place::url);
        Block::Link(say!(self.language, "mail-open"), url)
    }
}
