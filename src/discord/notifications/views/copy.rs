//! A copy of the card in the addressed side's direct messages, in every state: with buttons while it waits for them, without
//! when there is nothing left to answer.

use super::{called, room_link, server_name, turn_off};
use crate::app::CopyBrief;
use crate::discord::agencies::views::handover::own_handover_button;
use crate::discord::marks::card_footer;
use crate::discord::moderation::reports::views::report_button;
use crate::discord::offers::buttons::{OfferButton, OfferVersionRef};
use crate::discord::offers::views::Amounts;
use crate::discord::offers::views::card::{CopyBody, answers, copy_body};
use crate::discord::offers::views::decline::reason_text;
use crate::discord::offers::views::states::state_word;
use crate::discord::safety::views::{advice_button, notes_in_short};
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped_line, moment};
use crate::domain::ids::EffectId;
use crate::domain::notifications::{NotificationKind, OfferNotification};
use crate::domain::offers::offer::{Side, State};
use crate::say;
use crate::words::Language;
use serenity::builder::CreateEmbedFooter;

/// How much of an agency's name is shown: all of it, escaped.
const AGENCY_UNITS: usize = 200;

/// The copy, with what it tells: `news` for a new message, `None` when one that stands is brought up to date. `tag` is the
/// delivery that posts it.
#[must_use]
pub fn copy(brief: &CopyBrief, news: Option<NotificationKind>, tag: Option<EffectId>) -> Post {
    let (language, offer) = (brief.language, &brief.offer);
    let replaced = brief.version < offer.version;
    let is_theirs = offer.side_of(brief.to) == Some(Side::Recipient);
    let waits = is_theirs && !replaced && matches!(offer.state, State::Pending { .. });
    let word = if replaced {
        say!(language, "offer-state-replaced")
    } else {
        state_word(language, offer.state.name(), offer.open_change().is_some())
    };
    let (heading, text) = standing(language, brief, replaced);
    let embed = copy_body(CopyBody {
        language,
        colour: if replaced { Colour::Dim } else { Colour::of(offer) },
        terms: &brief.terms,
        amounts: Amounts::for_reader(offer, brief.to),
        team: offer.recipient.agency().filter(|_| is_theirs),
        former: brief.former.as_ref().filter(|_| waits),
        note: offer.note.as_deref(),
        client: brief.client.as_ref(),
        about: Some(&brief.about).filter(|_| waits),
        expires: waits.then_some(offer.expires),
        version: brief.version,
        files: &offer.files,
    });
    let footer = format!("{}{word}", card_footer(offer.number, brief.version));
    let post = Post::embed(embed.field(heading, text, false).footer(CreateEmbedFooter::new(footer)))
        .saying(greeting(language, brief, news, waits));
    let notes = if waits { brief.notes.as_slice() } else { &[] };
    let post = match notes_in_short(language, notes) {
        Some(embed) => post.with_embed(embed),
        None => post,
    };
    let advice = (!notes.is_empty()).then(|| advice_button(language, offer.id));
    let mut buttons = Vec::new();
    if waits {
        let drawn = OfferVersionRef { offer: offer.id, version: offer.version };
        buttons.extend(answers(language, drawn));
        buttons.push(grey(OfferButton::View { offer: offer.id, tag }, say!(language, "offer-button-view")));
        buttons.push(report_button(language, offer));
    }
    let link = brief.place.map(|place| room_link(language, place));
    let hand_over = own_handover_button(language, offer, brief.to).filter(|_| !replaced);
    // A row holds five.
    post.with_buttons(buttons).with_buttons(hand_over.into_iter().chain(link).chain(advice))
}

fn greeting(language: Language, brief: &CopyBrief, news: Option<NotificationKind>, waits: bool) -> String {
    let client = called(brief.client.as_ref(), brief.offer.client);
    let server = server_name(language, brief.server.as_deref());
    let (number, version) = (brief.offer.number.0, brief.version);
    let approved = matches!(news, Some(NotificationKind::Offer(OfferNotification::ChangeApproved { .. })));
    let words = if !waits {
        say!(language, "notice-copy-over", client = client, server = server.as_str())
    } else if approved {
        say!(
            language,
            "notice-copy-approved",
            client = client,
            server = server.as_str(),
            number = number,
            version = version
        )
    } else if version == 1 {
        say!(language, "notice-copy-received", client = client, server = server.as_str())
    } else {
        say!(
            language,
            "notice-copy-modified",
            client = client,
            server = server.as_str(),
            number = number,
            version = version
        )
    };
    let whose = match brief.offer.recipient.agency() {
        Some(team) if waits => {
            let agency = escaped_line(&team.name, AGENCY_UNITS);
            format!("\n{}", say!(language, "agency-copy-for", agency = agency))
        }
        Some(_) | None => String::new(),
    };
    words + &whose + &turn_off(language, &server)
}

/// Where the offer stands, and what happens next, for the side that answers it.
fn standing(language: Language, brief: &CopyBrief, replaced: bool) -> (String, String) {
    let offer = &brief.offer;
    let client = called(brief.client.as_ref(), offer.client);
    if offer.side_of(brief.to).is_none() {
        return (say!(language, "agency-copy-gone"), say!(language, "agency-copy-gone.text"));
    }
    if replaced {
        let heading = say!(language, "notice-copy-replaced", version = offer.version);
        return (heading, say!(language, "notice-copy-replaced.text"));
    }
    match &offer.state {
        State::Pending { open_change: None } => {
            (say!(language, "notice-copy-pending"), say!(language, "notice-copy-pending.text"))
        }
        State::Pending { open_change: Some(_) } => (
            say!(language, "notice-copy-change-requested"),
            say!(language, "notice-copy-change-requested.text", client = client),
        ),
        State::Accepted { at, .. } => (
            say!(language, "notice-copy-accepted"),
            say!(language, "notice-copy-accepted.text", when = ago(*at)),
        ),
        State::Declined { at, reason, .. } => (
            say!(language, "notice-copy-declined"),
            say!(
                language,
                "notice-copy-declined.text",
                when = ago(*at),
                reason = reason_text(language, *reason)
            ),
        ),
        State::Withdrawn { by, at, .. } if *by != offer.client => (
            say!(language, "notice-copy-withdrawn"),
            say!(language, "notice-copy-withdrawn.moderators", when = ago(*at)),
        ),
        State::Withdrawn { at, .. } => (
            say!(language, "notice-copy-withdrawn"),
            say!(language, "notice-copy-withdrawn.text", client = client, when = ago(*at)),
        ),
        State::Expired { .. } => (
            say!(language, "notice-copy-expired"),
            say!(language, "notice-copy-expired.text", client = client, when = moment(offer.expires)),
        ),
        State::Removed { at, .. } => (
            say!(language, "notice-copy-removed"),
            say!(language, "notice-copy-removed.text", when = ago(*at)),
        ),
    }
}
