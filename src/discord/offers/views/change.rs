//! A change request: present and requested terms side by side, and what became of it.

use super::card::counter;
use super::compare::Compare;
use super::terms::Amounts;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::{green, grey};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, quoted};
use crate::domain::ids::EffectId;
use crate::domain::offers::change::{Change, Fate};
use crate::domain::offers::offer::Offer;
use crate::domain::offers::terms::Terms;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed, CreateEmbedFooter};

/// Discord's own limit of a field.
const FIELD_UNITS: usize = 1_024;

/// A change request, as it stands.
#[derive(Debug, Clone, Copy)]
pub struct ChangeView<'a> {
    /// Of its readers.
    pub language: Language,
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
    let ChangeView { language, offer, change, present, tag } = view;
    let (recipient, client) = (name_of(change.by), name_of(offer.client));
    let amounts = Amounts::in_room(offer);
    let (colour, heading, text) = fate_text(language, offer, change);
    let number = offer.number.to_string();
    let compare = Compare {
        language,
        old_heading: &say!(language, "offer-change-present", version = change.version),
        old: present,
        new_heading: &say!(language, "offer-change-requested"),
        new: &change.terms,
        amounts,
    };
    let title = say!(language, "offer-change", number = number.as_str());
    let mut embed = compare.columns(CreateEmbed::new().colour(colour.rgb()).title(title));
    if !change.message.is_empty() {
        let message = quoted(&change.message, FIELD_UNITS);
        embed = embed.field(say!(language, "offer-change-message"), message, false);
    }
    let state = fate_word(language, &change.fate);
    let footer = say!(language, "offer-change.footer", number = number, state = state);
    let finish =
        |embed: CreateEmbed| embed.field(heading, text, false).footer(CreateEmbedFooter::new(footer));
    let view_offer = grey(OfferButton::View { offer: offer.id, tag }, say!(language, "offer-button-view"));
    let post = match compare.milestones() {
        None => Post::embed(finish(embed)),
        Some(milestones) => Post::embed(embed).with_embed(finish(milestones.colour(colour.rgb()))),
    };
    match change.fate {
        Fate::Open => post
            .saying(say!(language, "offer-change-greeting", client = client, party = recipient))
            .mentioning(offer.client)
            .with_buttons(approve(language, change, amounts).into_iter().chain([
                grey(OfferButton::RejectChange(change.id), say!(language, "offer-change-reject")),
                counter(language, change.id),
                view_offer,
            ])),
        Fate::Approved { .. } | Fate::Modified { .. } | Fate::Rejected { .. } | Fate::Closed => {
            let over = say!(language, "offer-change-over", client = client, party = recipient);
            post.saying(over).with_buttons([view_offer])
        }
    }
}

/// Where the amounts are kept back, View offer has the button: nobody approves what they have not read.
fn approve(language: Language, change: &Change, amounts: Amounts) -> Option<CreateButton> {
    let approve = || green(OfferButton::ApproveChange(change.id), say!(language, "offer-change-approve"));
    (amounts == Amounts::Shown).then(approve)
}

pub(super) fn fate_word(language: Language, fate: &Fate) -> String {
    match fate {
        Fate::Open => say!(language, "offer-fate-open"),
        Fate::Approved { .. } => say!(language, "offer-fate-approved"),
        Fate::Modified { .. } => say!(language, "offer-fate-modified"),
        Fate::Rejected { .. } => say!(language, "offer-fate-rejected"),
        Fate::Closed => say!(language, "offer-fate-closed"),
    }
}

/// What became of it, and what happens next.
fn fate_text(language: Language, offer: &Offer, change: &Change) -> (Colour, String, String) {
    let (recipient, client) = (name_of(change.by), name_of(offer.client));
    match &change.fate {
        Fate::Open => {
            let version = change.version + 1;
            let text = match Amounts::in_room(offer) {
                Amounts::Shown => {
                    say!(
                        language,
                        "offer-fate-open.text",
                        client = client,
                        version = version,
                        party = recipient
                    )
                }
                Amounts::Kept => {
                    say!(
                        language,
                        "offer-fate-open.kept",
                        client = client,
                        version = version,
                        party = recipient
                    )
                }
            };
            (Colour::ChangeRequested, say!(language, "offer-next"), text)
        }
        Fate::Approved { version } => (
            Colour::Accepted,
            say!(language, "offer-fate-approved.heading", version = *version),
            say!(language, "offer-fate-approved.text", client = client, party = recipient),
        ),
        Fate::Modified { version } => (
            Colour::Accepted,
            say!(language, "offer-fate-modified.heading", version = *version),
            say!(language, "offer-fate-modified.text", client = client, party = recipient),
        ),
        Fate::Rejected { message } => {
            let mut text = say!(language, "offer-fate-rejected.text", client = client, party = recipient);
            if !message.is_empty() {
                text.push('\n');
                text.push_str(&quoted(message, 800));
            }
            (Colour::Quiet, say!(language, "offer-fate-rejected"), text)
        }
        Fate::Closed => {
            (Colour::Dim, say!(language, "offer-fate-closed"), say!(language, "offer-fate-closed.text"))
        }
    }
}

/// What the client who approved sees.
#[must_use]
pub fn approved(language: Language, offer: &Offer) -> Post {
    let number = offer.number.to_string();
    let title = say!(language, "offer-change-approved", number = number, version = offer.version);
    let recipient = recipient_of(&offer.recipient);
    notice_of(Colour::Accepted, title, say!(language, "offer-change-approved.text", party = recipient))
}

/// What the client who rejected sees.
#[must_use]
pub fn rejected(language: Language, offer: &Offer) -> Post {
    let title = say!(language, "offer-change-rejected", number = offer.number.to_string());
    let (recipient, when) = (recipient_of(&offer.recipient), ago(offer.expires));
    notice_of(
        Colour::Quiet,
        title,
        say!(language, "offer-change-rejected.text", party = recipient, when = when),
    )
}
