//! The email that tells somebody something. Owns which feature says it, and what every such email is made of; what each piece
//! of news says, and whether it is still worth saying, is the feature's own: `offers`, `contracts`.

use super::letter::{Block, Letter};
use super::quote;
use super::unsubscribe::Links;
use crate::app::{MailBrief, Place};
use crate::domain::ids::PersonId;
use crate::domain::notifications::NotificationKind;
use crate::domain::notifications::mail::MailSubscription;
use crate::domain::offers::diff::Part;
use crate::domain::offers::offer::{Offer, Side, StateName};
use crate::domain::offers::terms::{Price, TITLE_CHARS, Terms};
use crate::domain::time::UnixMs;
use crate::say;
use crate::words::Language;
use chrono::{Datelike, NaiveDate};

/// Longest name of a person, as Discord allows it.
pub(super) const NAME_CHARS: usize = 32;
/// Most of a server's name that a mail shows.
pub(super) const SERVER_CHARS: usize = 40;
/// Most of what somebody wrote that a mail shows; the rest is in the room.
pub(super) const QUOTE_CHARS: usize = 600;

/// What the parts of a letter are made of.
pub(super) struct Writer<'a> {
    pub(super) brief: &'a MailBrief,
    pub(super) language: Language,
}

/// The letter; `None` when the news is not true any more, or what came after it will be told by itself.
pub(super) fn news_letter(brief: &MailBrief, links: Option<&Links>) -> Option<Letter> {
    let language = Language::of_locale(&brief.address.language);
    let writer = Writer { brief, language };
    if !writer.is_news() {
        return None;
    }
    let mut blocks = writer.body()?;
    blocks.push(writer.link());
    let (guild, person, confirmed) = (writer.offer().guild, brief.personal.to, brief.address.confirmed);
    let subscription = MailSubscription { guild, person, confirmed };
    Some(ended(language, (writer.subject(), blocks), (&writer.server(), subscription), links))
}

/// A letter with what stands at the end of each: why somebody gets it, and how they stop it.
pub(super) fn ended(
    language: Language,
    (subject, mut blocks): (String, Vec<Block>),
    (server, subscription): (&str, MailSubscription),
    links: Option<&Links>,
) -> Letter {
    blocks.push(Block::Foot(say!(language, "mail-foot", server = server)));
    let unsubscribe = links.map(|links| links.link(subscription));
    if let Some(link) = unsubscribe.clone() {
        blocks.push(Block::Unsubscribe(say!(language, "mail-unsubscribe", server = server), link));
    }
    Letter { language, subject, blocks, unsubscribe }
}

/// What a server is called in a sentence of ours.
pub(super) fn server_quoted(language: Language, name: Option<&str>) -> String {
    name.map_or_else(|| say!(language, "mail-server-unnamed"), |name| quote::line(name, SERVER_CHARS))
}

/// The same in a subject.
pub(super) fn server_in_subject(language: Language, name: Option<&str>) -> String {
    name.map_or_else(|| say!(language, "mail-server-unnamed"), |name| quote::header_line(name, SERVER_CHARS))
}

fn written_day(language: Language, day: NaiveDate) -> String {
    let (number, month, year) = (i64::from(day.day()), i64::from(day.month()), i64::from(day.year()));
    say!(language, "mail-day", day = number, month = month, year = year)
}

/// A mail cannot know its reader's time zone, so it says which one it means.
pub(super) fn written_moment(language: Language, at: UnixMs) -> String {
    let time = at.utc().format("%H:%M").to_string();
    say!(language, "mail-moment", day = written_day(language, at.day()), time = time)
}

impl Writer<'_> {
    pub(super) const fn offer(&self) -> &Offer {
        &self.brief.personal.offer
    }

    pub(super) const fn number(&self) -> i64 {
        self.offer().number.0
    }

    /// Whether it is still as the news says.
    fn is_news(&self) -> bool {
        match self.brief.personal.news {
            NotificationKind::Offer(news) => self.is_news_of_offer(news),
            NotificationKind::Contract(news) => self.is_news_of_contract(news),
            NotificationKind::Feedback(_) => true,
        }
    }

    fn subject(&self) -> String {
        let server = server_in_subject(self.language, self.brief.personal.server.as_deref());
        match self.brief.personal.news {
            NotificationKind::Offer(news) => self.subject_of_offer(news, &server),
            NotificationKind::Contract(news) => self.subject_of_contract(news, &server),
            NotificationKind::Feedback(news) => self.subject_of_feedback(news, &server),
        }
    }

    fn body(&self) -> Option<Vec<Block>> {
        match self.brief.personal.news {
            NotificationKind::Offer(news) => self.body_of_offer(news),
            NotificationKind::Contract(news) => self.body_of_contract(news),
            NotificationKind::Feedback(news) => self.body_of_feedback(news),
        }
    }

    /// The terms that count, and until when.
    pub(super) fn facts(&self, terms: &Terms) -> Block {
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
    pub(super) fn changed(&self, part: Part, old: &Terms, new: &Terms) -> (String, String) {
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
        price_words(self.language, price)
    }

    pub(super) fn day(&self, day: NaiveDate) -> String {
        written_day(self.language, day)
    }

    pub(super) fn moment(&self, at: UnixMs) -> String {
        written_moment(self.language, at)
    }

    pub(super) fn quote(&self, who: &str, text: &str) -> Block {
        Block::Quote(say!(self.language, "mail-wrote", person = who), quote::lines(text, QUOTE_CHARS))
    }

    pub(super) fn title(&self) -> String {
        quote::line(&self.offer().terms.title, TITLE_CHARS)
    }

    pub(super) fn server(&self) -> String {
        server_quoted(self.language, self.brief.personal.server.as_deref())
    }

    pub(super) fn client(&self) -> String {
        let name = self.brief.personal.client.as_ref().map(|person| person.name.as_str());
        name.map_or_else(|| say!(self.language, "mail-client-unnamed"), |name| quote::line(name, NAME_CHARS))
    }

    pub(super) fn recipient(&self) -> String {
        let name = self.brief.personal.recipient.as_deref();
        name.map_or_else(|| say!(self.language, "mail-party-unnamed"), |name| quote::line(name, NAME_CHARS))
    }

    /// The side of whoever reads this; agencies' managers, who are told as well, are on the addressed one.
    pub(super) fn side(&self) -> Side {
        let to: PersonId = self.brief.personal.to;
        if to == self.offer().client { Side::Client } else { Side::Recipient }
    }

    /// To the message in the room that shows it; to the room where that is not known, and to the server while there is no
    /// room.
    fn link(&self) -> Block {
        let server = || format!("https://discord.com/channels/{}", self.offer().guild);
        let url = self.brief.personal.place.as_ref().map_or_else(server, Place::url);
        Block::Link(say!(self.language, "mail-open"), url)
    }
}

/// A price in one line.
pub(super) fn price_words(language: Language, price: &Price) -> String {
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
