//! The contract in the room, pinned there.

use super::palette::Colour;
use super::terms::{milestone_lines, with_columns};
use crate::discord::button::Button;
use crate::discord::post::{Post, grey, name_of};
use crate::discord::text::{escaped, escaped_line, moment};
use crate::domain::contract::Contract;
use crate::domain::ids::EffectId;
use crate::domain::offer::Offer;
use serenity::builder::{CreateEmbed, CreateEmbedFooter};

/// Tells the client that the offer was accepted, and states what was agreed.
#[must_use]
pub fn contract(contract: &Contract, offer: &Offer, tag: Option<EffectId>) -> Post {
    let (party, client) = (name_of(contract.party.spokesperson()), name_of(contract.client));
    let embed = CreateEmbed::new()
        .colour(Colour::Accepted.rgb())
        .title(format!("Contract: {}", escaped_line(&contract.terms.title, 240)))
        .description(escaped(&contract.terms.description, 1_000))
        .field("Client", &client, true)
        .field("Freelancer", &party, true)
        .field("Accepted", moment(contract.started), true);
    let mut embed = with_columns(embed, &contract.terms);
    if !contract.terms.milestones().is_empty() {
        embed = embed.field("Milestones", milestone_lines(contract.terms.milestones(), 1_024), false);
    }
    let next = "Talk here about how you begin and how you pay: Parley holds no money. View offer shows the full text.";
    let footer = format!("Contract for offer #{} · Version {}", offer.number, contract.version);
    Post::embed(embed.field("What happens next", next, false).footer(CreateEmbedFooter::new(footer)))
        .saying(format!("{client}, {party} accepted your offer. ✅"))
        .mentioning(contract.client)
        .with_buttons([grey(Button::View { offer: offer.id, tag }, "View offer")])
}
