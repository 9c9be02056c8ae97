//! A change request: present and requested terms side by side, and what became of it.

use super::notice_of;
use super::palette::Colour;
use super::terms::{part_name, part_text};
use crate::discord::button::Button;
use crate::discord::post::{Post, green, grey, name_of};
use crate::discord::text::{ago, quoted, units};
use crate::domain::change::{Change, Fate};
use crate::domain::diff::Part;
use crate::domain::ids::EffectId;
use crate::domain::offer::Offer;
use crate::domain::terms::Terms;
use serenity::builder::{CreateEmbed, CreateEmbedFooter};

/// Discord's own limit of a field.
const FIELD_UNITS: usize = 1_024;
/// Marks what would change.
const MARK: &str = "🔸";

/// A change request, as it stands.
#[derive(Debug, Clone, Copy)]
pub struct ChangeView<'a> {
    /// The offer as it stands.
    pub offer: &'a Offer,
    /// The request.
    pub change: &'a Change,
    /// The terms of the version that it wants to change.
    pub present: &'a Terms,
    /// The effect that posts this message.
    pub tag: Option<EffectId>,
}

/// The request in the room. It mentions the client and has Approve and Reject while it is open.
#[must_use]
pub fn change_request(view: ChangeView<'_>) -> Post {
    let ChangeView { offer, change, present, tag } = view;
    let (party, client) = (name_of(change.by), name_of(offer.client));
    let (colour, heading, text) = fate_text(offer, change);
    let mut embed = CreateEmbed::new()
        .colour(colour.rgb())
        .title(format!("Change request for offer #{}", offer.number))
        .field(
            format!("Present · Version {}", change.version),
            column(present, &change.terms, present, ""),
            true,
        )
        .field("Requested", column(present, &change.terms, &change.terms, MARK), true);
    if !change.message.is_empty() {
        embed = embed.field("Message", quoted(&change.message, FIELD_UNITS), false);
    }
    embed = embed.field(heading, text, false).footer(CreateEmbedFooter::new(format!(
        "Change request for offer #{} · {}",
        offer.number,
        fate_word(&change.fate)
    )));
    let view_offer = grey(Button::View { offer: offer.id, tag }, "View offer");
    let post = Post::embed(embed);
    match change.fate {
        Fate::Open => post
            .saying(format!("{client}, {party} asks for other terms."))
            .mentioning(offer.client)
            .with_buttons([
                green(Button::ApproveChange(change.id), "Approve"),
                grey(Button::RejectChange(change.id), "Reject"),
                view_offer,
            ]),
        Fate::Approved { .. } | Fate::Rejected { .. } | Fate::Closed => {
            post.saying(format!("{party} asked {client} for other terms.")).with_buttons([view_offer])
        }
    }
}

/// One side of the comparison: price and dates always, the rest where it differs; `mark` before what differs.
fn column(old: &Terms, new: &Terms, shown: &Terms, mark: &str) -> String {
    let mut out = String::new();
    for part in Part::ALL {
        let same = part.is_same(old, new);
        if same && !matches!(part, Part::Price | Part::Start | Part::Due) {
            continue;
        }
        let mark = if same || mark.is_empty() { String::new() } else { format!("{mark} ") };
        let line = format!("{mark}**{}**\n", part_name(part));
        let room = FIELD_UNITS.saturating_sub(units(&out) + units(&line) + 1);
        out.push_str(&line);
        out.push_str(&part_text(part, shown, room.min(600)));
        out.push('\n');
    }
    out.trim_end().to_owned()
}

pub(super) const fn fate_word(fate: &Fate) -> &'static str {
    match fate {
        Fate::Open => "Open",
        Fate::Approved { .. } => "Approved",
        Fate::Rejected { .. } => "Rejected",
        Fate::Closed => "Closed",
    }
}

/// What became of it, and what happens next.
fn fate_text(offer: &Offer, change: &Change) -> (Colour, String, String) {
    let (party, client) = (name_of(change.by), name_of(offer.client));
    match &change.fate {
        Fate::Open => (
            Colour::ChangeRequested,
            "What happens next".to_owned(),
            format!(
                "{client} answers with a button below. **Approve** makes these terms version {} of the offer, which \
                 {party} can then accept. **Reject** keeps the present ones, which stay acceptable in any case.",
                change.version + 1
            ),
        ),
        Fate::Approved { version } => (
            Colour::Accepted,
            format!("Approved: now version {version}"),
            format!("{client} approved these terms. {party} can accept them on the new card below."),
        ),
        Fate::Rejected { message } if message.is_empty() => (
            Colour::Quiet,
            "Rejected".to_owned(),
            format!("{client} keeps the present terms. {party} can still accept them or decline."),
        ),
        Fate::Rejected { message } => (
            Colour::Quiet,
            "Rejected".to_owned(),
            format!(
                "{client} keeps the present terms. {party} can still accept them or decline.\n{}",
                quoted(message, 800)
            ),
        ),
        Fate::Closed => (
            Colour::Dim,
            "Closed".to_owned(),
            "The offer was answered, changed or ended before this request was. Nothing is left to do here."
                .to_owned(),
        ),
    }
}

/// What the client who approved sees.
#[must_use]
pub fn approved(offer: &Offer) -> Post {
    let body = format!(
        "The new card is being posted, and {} is told. They accept it, ask again or decline.",
        name_of(offer.party.spokesperson())
    );
    notice_of(
        Colour::Accepted,
        &format!("Approved: offer #{} is now version {}", offer.number, offer.version),
        body,
    )
}

/// What the client who rejected sees.
#[must_use]
pub fn rejected(offer: &Offer) -> Post {
    let body = format!(
        "{} is told. The present terms stay open to accept until they expire {}.",
        name_of(offer.party.spokesperson()),
        ago(offer.expires)
    );
    notice_of(Colour::Quiet, &format!("Change request for offer #{} rejected", offer.number), body)
}
