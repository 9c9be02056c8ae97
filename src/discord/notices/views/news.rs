//! News of an offer in a direct message: who, in which server, what happened, what next, and the way to the room.

use super::{called, room_link, server_name, turn_off};
use crate::app::PersonalBrief;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::offers::views::decline::reason_text;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, moment, quoted};
use crate::domain::change::Fate;
use crate::domain::effect::News;
use crate::domain::ids::EffectId;
use crate::domain::offer::{Side, State};
use crate::say;
use serenity::builder::CreateEmbed;

/// How much of a person's message is shown: all of it, however it is escaped.
const MESSAGE_UNITS: usize = 2_000;
/// Most units of an offer's title.
const TITLE_UNITS: usize = 200;

/// What happened, in words.
struct Words<'a> {
    colour: Colour,
    news: String,
    /// What the other side wrote.
    message: Option<&'a str>,
    next: String,
}

/// The message; `None` when the news is not true any more, so that nobody is to be told. News that come with a card to
/// answer are told by the copy of that card.
#[must_use]
pub fn news(brief: &PersonalBrief, tag: Option<EffectId>) -> Option<Post> {
    let language = brief.language;
    let server = server_name(language, brief.server.as_deref());
    let words = match brief.news {
        News::Received | News::Modified { .. } | News::ChangeApproved { .. } => None,
        News::ChangeRequested { .. } | News::ChangeRejected { .. } => of_change(brief, &server),
        News::Expiring { .. } => of_waiting(brief, &server),
        News::Withdrawn | News::Expired | News::Removed | News::Accepted | News::Declined => {
            of_end(brief, &server)
        }
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
    let buttons = [grey(OfferButton::View { offer: offer.id, tag }, say!(language, "offer-button-view"))];
    let link = brief.place.map(|place| room_link(language, place));
    Some(
        Post::embed(CreateEmbed::new().colour(words.colour.rgb()).title(title).description(body))
            .saying(words.news + &turn_off(language, &server))
            .with_buttons(buttons.into_iter().chain(link)),
    )
}

fn of_change<'a>(brief: &'a PersonalBrief, server: &str) -> Option<Words<'a>> {
    let language = brief.language;
    let change = brief.change.as_ref()?;
    match (&brief.news, &change.fate) {
        (News::ChangeRequested { .. }, Fate::Open) => Some(Words {
            colour: Colour::ChangeRequested,
            news: say!(language, "notice-change-requested", party = party(brief), server = server),
            message: Some(&change.message),
            next: say!(language, "notice-change-requested.next"),
        }),
        (News::ChangeRejected { .. }, Fate::Rejected { message }) => Some(Words {
            colour: Colour::Quiet,
            news: say!(language, "notice-change-rejected", client = client(brief), server = server),
            message: Some(message),
            next: say!(language, "notice-change-rejected.next"),
        }),
        _ => None,
    }
}

/// A reminder, while there is something to be reminded of.
fn of_waiting<'a>(brief: &'a PersonalBrief, server: &str) -> Option<Words<'a>> {
    let language = brief.language;
    let offer = &brief.offer;
    let State::Pending { open_change } = &offer.state else { return None };
    let when = moment(offer.expires);
    let (news, next) = match (offer.side_of(brief.to)?, open_change) {
        (Side::Party, None) => (
            say!(language, "notice-expiring-party", client = client(brief), server = server, when = when),
            say!(language, "notice-expiring-party.next"),
        ),
        (Side::Client, Some(_)) => (
            say!(language, "notice-expiring-client", party = party(brief), server = server, when = when),
            say!(language, "notice-expiring-client.next"),
        ),
        // It is the other side's turn by now.
        (Side::Party, Some(_)) | (Side::Client, None) => return None,
    };
    Some(Words { colour: Colour::of(offer), news, message: None, next })
}

fn of_end<'a>(brief: &'a PersonalBrief, server: &str) -> Option<Words<'a>> {
    let language = brief.language;
    let offer = &brief.offer;
    let (news, message, next) = match (&brief.news, &offer.state) {
        (News::Withdrawn, State::Withdrawn { by, .. }) if *by != offer.client => (
            say!(language, "notice-withdrawn.moderators", client = client(brief), server = server),
            None,
            say!(language, "notice-withdrawn.next"),
        ),
        (News::Removed, State::Removed { .. }) if offer.side_of(brief.to) == Some(Side::Client) => (
            say!(language, "notice-removed-client", party = party(brief), server = server),
            None,
            say!(language, "notice-removed-client.next"),
        ),
        (News::Removed, State::Removed { .. }) => (
            say!(language, "notice-removed-party", client = client(brief), server = server),
            None,
            say!(language, "notice-removed-party.next"),
        ),
        (News::Withdrawn, State::Withdrawn { message, .. }) => (
            say!(language, "notice-withdrawn", client = client(brief), server = server),
            message.as_deref(),
            say!(language, "notice-withdrawn.next"),
        ),
        (News::Expired, State::Expired { .. }) if offer.side_of(brief.to) == Some(Side::Client) => (
            say!(language, "notice-expired-client", party = party(brief), server = server),
            None,
            say!(language, "notice-expired-client.next", when = moment(offer.expires)),
        ),
        (News::Expired, State::Expired { .. }) => (
            say!(language, "notice-expired-party", client = client(brief), server = server),
            None,
            say!(language, "notice-expired-party.next", client = client(brief), when = moment(offer.expires)),
        ),
        (News::Accepted, State::Accepted { .. }) => (
            say!(language, "notice-accepted", party = party(brief), server = server),
            None,
            say!(language, "notice-accepted.next"),
        ),
        (News::Declined, State::Declined { reason, message, .. }) => (
            say!(
                language,
                "notice-declined",
                party = party(brief),
                server = server,
                reason = reason_text(language, *reason)
            ),
            message.as_deref(),
            say!(language, "notice-declined.next"),
        ),
        _ => return None,
    };
    Some(Words { colour: Colour::of(offer), news, message, next })
}

fn client(brief: &PersonalBrief) -> String {
    called(brief.client.as_ref(), brief.offer.client)
}

fn party(brief: &PersonalBrief) -> String {
    match &brief.party {
        Some(name) => escaped_line(name, TITLE_UNITS),
        None => name_of(brief.offer.party.spokesperson()),
    }
}
