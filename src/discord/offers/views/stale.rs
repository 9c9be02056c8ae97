//! A button that was drawn for older terms: says so, and shows the new ones.

use super::card::{Body, buttons_for, changes_field};
use super::palette::Colour;
use crate::discord::button::Button;
use crate::discord::post::{Post, grey, name_of};
use crate::domain::ids::PersonId;
use crate::domain::offer::{Offer, Side, State};
use crate::domain::terms::Terms;

/// The offer whose terms have changed, for the one person who pressed.
#[derive(Debug, Clone, Copy)]
pub struct StaleView<'a> {
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
    let offer = view.offer;
    let waits = matches!(offer.state, State::Pending { .. });
    let body = Body {
        terms: &offer.terms,
        note: None,
        client_name: view.client_name,
        client_avatar_url: view.client_avatar_url,
        expires: waits.then_some(offer.expires),
        version: offer.version,
    };
    let mut embed = body.embed(Colour::of(offer));
    if let Some(old) = view.seen_terms {
        embed = changes_field(embed, old, &offer.terms);
    }
    let next = match (waits, offer.side_of(view.reader)) {
        (false, _) => "The offer is over; there is nothing left to answer.".to_owned(),
        (true, Some(Side::Party)) => {
            "These are the terms that count. Answer them with the buttons below.".to_owned()
        }
        (true, _) => format!("{} answers these terms.", name_of(offer.party.spokesperson())),
    };
    let post = Post::embed(embed.field("What happens next", next, false)).saying(format!(
        "Nothing was done: that button was for version {} of offer #{}, and the terms have changed since. This is \
         version {}.",
        view.seen, offer.number, offer.version
    ));
    let view_offer = grey(Button::View { offer: offer.id, tag: None }, "View offer");
    post.with_buttons(buttons_for(offer, view.reader).into_iter().chain([view_offer]))
}
