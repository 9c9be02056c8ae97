//! News of an offer in a direct message: who, in which server, what happened, what next, and the way to the room.

use super::contract_news::of_contract;
use super::feedback_news::{feedback_buttons, of_feedback};
use super::{called, room_link, server_name, turn_off};
use crate::app::{Expired, PersonalBrief};
use crate::discord::offers::buttons::OfferButton;
use crate::discord::offers::views::decline::reason_text;
use crate::discord::offers::views::expired::{buttons, lines};
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, moment, quoted};
use crate::domain::ids::EffectId;
use crate::domain::notifications::{NotificationKind, OfferNotification};
use crate::domain::offers::change::Fate;
use crate::domain::offers::offer::{Side, State};
use crate::say;
use serenity::builder::CreateEmbed;

/// How much of a person's message is shown: all of it, however it is escaped.
const MESSAGE_UNITS: usize = 2_000;
/// Most units of an offer's title.
pub(super) const TITLE_UNITS: usize = 200;

/// What happened, in words.
pub(super) struct Words<'a> {
    pub(super) colour: Colour,
    pub(super) news: String,
    /// What the other side wrote.
    pub(super) message: Option<&'a str>,
    pub(super) next: String,
}

/// The message; `None` when the news is not true any more, so that nobody is to be told. News that come with a card to
/// answer are told by the copy of that card.
#[must_use]
pub fn news(brief: &PersonalBrief, tag: Option<EffectId>) -> Option<Post> {
    let language = brief.language;
    let server = server_name(language, brief.server.as_deref());
    if !brief.together.is_empty() {
        return Some(expired_together(brief, &server, tag));
    }
    let words = match brief.news {
        NotificationKind::Offer(news) => of_offer(brief, news, &server),
        NotificationKind::Contract(news) => of_contract(brief, news, &server),
        NotificationKind::Feedback(news) => of_feedback(brief, news, &server),
    }?;
    let offer = &brief.offer;
    let title = say!(
        language,
        "notice-news",
        number = offer.number.0,
        title = escaped_line(&offer.terms.title, TITLE_UNITS)
    );
    let message = words.message.filter(|text| !text.is_empty());
    let message = message.map_or_else(String::new, |text| format!("{}\n\n", quoted(text, MESSAGE_UNITS)));
    let body = message + &words.next;
    let view = grey(OfferButton::View { offer: offer.id, tag }, say!(language, "offer-button-view"));
    let buttons = feedback_buttons(brief).into_iter().chain([view]);
    let link = brief.place.map(|place| room_link(language, place));
    Some(
        Post::embed(CreateEmbed::new().colour(words.colour.rgb()).title(title).description(body))
            .saying(words.news + &turn_off(language, &server))
            .with_buttons(buttons.chain(link)),
    )
}

fn of_offer<'a>(brief: &'a PersonalBrief, news: OfferNotification, server: &str) -> Option<Words<'a>> {
    match news {
        // Told by the copy of the card.
        OfferNotification::Received
        | OfferNotification::Modified { .. }
        | OfferNotification::ChangeApproved { .. } => None,
        OfferNotification::ChangeRequested { .. } => requested(brief, server),
        OfferNotification::ChangeRejected { .. } => rejected(brief, server),
        OfferNotification::Expiring { .. } => of_waiting(brief, server),
        OfferNotification::Withdrawn => withdrawn(brief, server),
        OfferNotification::Expired => expired(brief, server),
        OfferNotification::Removed => removed(brief, server),
        OfferNotification::Declined => declined(brief, server),
    }
}

fn requested<'a>(brief: &'a PersonalBrief, server: &str) -> Option<Words<'a>> {
    let language = brief.language;
    let change = brief.change.as_ref().filter(|change| change.fate == Fate::Open)?;
    Some(Words {
        colour: Colour::ChangeRequested,
        news: say!(language, "notice-change-requested", party = recipient(brief), server = server),
        message: Some(&change.message),
        next: say!(language, "notice-change-requested.next"),
    })
}

fn rejected<'a>(brief: &'a PersonalBrief, server: &str) -> Option<Words<'a>> {
    let language = brief.language;
    let Fate::Rejected { message } = &brief.change.as_ref()?.fate else { return None };
    Some(Words {
        colour: Colour::Quiet,
        news: say!(language, "notice-change-rejected", client = client(brief), server = server),
        message: Some(message),
        next: say!(language, "notice-change-rejected.next"),
    })
}

/// A reminder, while there is something to be reminded of.
fn of_waiting<'a>(brief: &'a PersonalBrief, server: &str) -> Option<Words<'a>> {
    let language = brief.language;
    let offer = &brief.offer;
    let State::Pending { open_change } = &offer.state else { return None };
    let when = moment(offer.expires);
    let (news, next) = match (offer.side_of(brief.to)?, open_change) {
        (Side::Recipient, None) => (
            say!(language, "notice-expiring-party", client = client(brief), server = server, when = when),
            say!(language, "notice-expiring-party.next"),
        ),
        (Side::Client, Some(_)) => (
            say!(language, "notice-expiring-client", party = recipient(brief), server = server, when = when),
            say!(language, "notice-expiring-client.next"),
        ),
        // It is the other side's turn by now.
        (Side::Recipient, Some(_)) | (Side::Client, None) => return None,
    };
    Some(Words { colour: Colour::of(offer), news, message: None, next })
}

fn withdrawn<'a>(brief: &'a PersonalBrief, server: &str) -> Option<Words<'a>> {
    let language = brief.language;
    let State::Withdrawn { by, message, .. } = &brief.offer.state else { return None };
    let next = say!(language, "notice-withdrawn.next");
    let (news, message) = if *by == brief.offer.client {
        (say!(language, "notice-withdrawn", client = client(brief), server = server), message.as_deref())
    } else {
        (say!(language, "notice-withdrawn.moderators", client = client(brief), server = server), None)
    };
    Some(Words { colour: Colour::of(&brief.offer), news, message, next })
}

fn expired<'a>(brief: &'a PersonalBrief, server: &str) -> Option<Words<'a>> {
    let (language, offer) = (brief.language, &brief.offer);
    let State::Expired { .. } = &offer.state else { return None };
    let when = moment(offer.expires);
    let (news, next) = if is_for_client(brief) {
        (
            say!(language, "notice-expired-client", party = recipient(brief), server = server),
            say!(language, "notice-expired-client.next", when = when),
        )
    } else {
        (
            say!(language, "notice-expired-party", client = client(brief), server = server),
            say!(language, "notice-expired-party.next", client = client(brief), when = when),
        )
    };
    Some(Words { colour: Colour::of(offer), news, message: None, next })
}

/// Several offers that expired at once.
fn expired_together(brief: &PersonalBrief, server: &str, tag: Option<EffectId>) -> Post {
    let (language, count) = (brief.language, brief.together.len());
    let (news, next) = if is_for_client(brief) {
        (
            say!(language, "notice-expired-many-client", count = count, server = server),
            say!(language, "notice-expired-many-client.next"),
        )
    } else {
        (
            say!(language, "notice-expired-many-party", count = count, server = server),
            say!(language, "notice-expired-many-party.next"),
        )
    };
    let other = |one: &Expired| {
        let id = if is_for_client(brief) { one.offer.recipient.spokesperson() } else { one.offer.client };
        one.other.clone().unwrap_or_else(|| name_of(id))
    };
    let all: Vec<_> = brief.together.iter().map(|one| (&one.offer, Some(other(one)))).collect();
    let body = format!("{}\n\n{next}", lines(language, &all));
    let title = say!(language, "offer-told-expired-many", count = count);
    Post::embed(CreateEmbed::new().colour(Colour::of(&brief.offer).rgb()).title(title).description(body))
        .saying(news + &turn_off(language, server))
        .with_buttons(buttons(language, brief.together.iter().map(|one| &one.offer), tag))
}

fn removed<'a>(brief: &'a PersonalBrief, server: &str) -> Option<Words<'a>> {
    let language = brief.language;
    let State::Removed { .. } = &brief.offer.state else { return None };
    let (news, next) = if is_for_client(brief) {
        (
            say!(language, "notice-removed-client", party = recipient(brief), server = server),
            say!(language, "notice-removed-client.next"),
        )
    } else {
        (
            say!(language, "notice-removed-party", client = client(brief), server = server),
            say!(language, "notice-removed-party.next"),
        )
    };
    Some(Words { colour: Colour::of(&brief.offer), news, message: None, next })
}

fn declined<'a>(brief: &'a PersonalBrief, server: &str) -> Option<Words<'a>> {
    let language = brief.language;
    let State::Declined { reason, message, .. } = &brief.offer.state else { return None };
    let reason = reason_text(language, *reason);
    Some(Words {
        colour: Colour::of(&brief.offer),
        news: say!(language, "notice-declined", party = recipient(brief), server = server, reason = reason),
        message: message.as_deref(),
        next: say!(language, "notice-declined.next"),
    })
}

pub(super) fn accepted<'a>(brief: &'a PersonalBrief, server: &str) -> Option<Words<'a>> {
    let language = brief.language;
    let State::Accepted { .. } = &brief.offer.state else { return None };
    Some(Words {
        colour: Colour::of(&brief.offer),
        news: say!(language, "notice-accepted", party = recipient(brief), server = server),
        message: None,
        next: say!(language, "notice-accepted.next"),
    })
}

/// What the side is called across from whoever is told.
pub(super) fn other(brief: &PersonalBrief) -> String {
    if is_for_client(brief) { recipient(brief) } else { client(brief) }
}

pub(super) fn is_for_client(brief: &PersonalBrief) -> bool {
    brief.offer.side_of(brief.to) == Some(Side::Client)
}

pub(super) fn client(brief: &PersonalBrief) -> String {
    called(brief.client.as_ref(), brief.offer.client)
}

pub(super) fn recipient(brief: &PersonalBrief) -> String {
    match &brief.recipient {
        Some(name) => escaped_line(name, TITLE_UNITS),
        None => name_of(brief.offer.recipient.spokesperson()),
    }
}
