//! A button that was drawn for older terms: says so, and shows the new ones.

use super::card::{Body, buttons_for, changes_field};
use super::terms::Amounts;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::recipient_of;
use crate::discord::ui::post::Post;
use crate::domain::ids::PersonId;
use crate::domain::offers::offer::{Offer, Side, State};
use crate::domain::offers::terms::Terms;
use crate::say;
use crate::words::Language;

/// The offer whose terms have changed, for the one person who pressed.
#[derive(Debug, Clone, Copy)]
pub struct StaleView<'a> {
    /// Of the one who pressed.
    pub language: Language,
    /// As it stands.
    pub offer: &'a Offer,
    /// The version that the button was drawn for.
    pub seen: u32,
    /// That version's terms.
    pub seen_terms: Option<&'a Terms>,
    /// Who pressed.
    pub reader: PersonId,
    /// The client's name on this server.
    pub client_name: &'a str,
    /// The client's avatar, from Discord.
    pub client_avatar_url: Option<&'a str>,
}

/// The new terms, what changed, and the buttons that count now.
#[must_use]
pub fn stale(view: StaleView<'_>) -> Post {
    let (language, offer) = (view.language, view.offer);
    let waits = matches!(offer.state, State::Pending { .. });
    let body = Body {
        terms: &offer.terms,
        amounts: Amounts::for_reader(offer, view.reader),
        team: offer.recipient.agency(),
        note: None,
        files: &[],
        client_name: view.client_name,
        client_avatar_url: view.client_avatar_url,
        expires: waits.then_some(offer.expires),
        version: offer.version,
    };
    let mut embed = body.embed(language, Colour::of(offer));
    if let Some(old) = view.seen_terms {
        embed = changes_field(language, embed, old, &offer.terms, body.amounts);
    }
    let next = match (waits, offer.side_of(view.reader)) {
        (false, _) => say!(language, "offer-stale-over"),
        (true, Some(Side::Recipient)) => say!(language, "offer-stale-answer"),
        (true, _) => say!(language, "offer-stale-wait", party = recipient_of(&offer.recipient)),
    };
    let (seen, number, version) = (view.seen, offer.number.to_string(), offer.version);
    // Terms that are not known any more, or known otherwise: the database is older than the card.
    let said = match seen < version {
        true => say!(language, "offer-stale", seen = seen, number = number, version = version),
        false => say!(language, "offer-stale-restored", number = number, version = version),
    };
    let post = Post::embed(embed.field(say!(language, "offer-next"), next, false)).saying(said);
    let view_offer =
        grey(OfferButton::View { offer: offer.id, tag: None }, say!(language, "offer-button-view"));
    post.with_buttons(buttons_for(language, offer, view.reader).into_iter().chain([view_offer]))
}
