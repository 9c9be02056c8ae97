//! The contract in the room, pinned there.

use super::terms::{Amounts, milestone_lines, with_columns};
use crate::discord::agencies::views::handover::handover_button;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::ui::buttons::grey;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::{name_of, recipient_of};
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped, escaped_line, moment};
use crate::domain::contracts::contract::Contract;
use crate::domain::ids::EffectId;
use crate::domain::offers::offer::{Offer, Recipient};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateEmbed, CreateEmbedFooter};

/// Tells the client that the offer was accepted, and states what was agreed.
#[must_use]
pub fn contract(language: Language, contract: &Contract, offer: &Offer, tag: Option<EffectId>) -> Post {
    let (recipient, client) = (recipient_of(&contract.contractor), name_of(contract.client));
    let side = match contract.contractor {
        Recipient::Freelancer(_) => say!(language, "offer-contract-freelancer"),
        Recipient::Agency(_) => say!(language, "agency-contract"),
    };
    let title = escaped_line(&contract.terms.title, 240);
    let embed = CreateEmbed::new()
        .colour(Colour::Accepted.rgb())
        .title(say!(language, "offer-contract", title = title))
        .description(escaped(&contract.terms.description, 1_000))
        .field(say!(language, "offer-contract-client"), &client, true)
        .field(side, &recipient, true)
        .field(say!(language, "offer-contract-accepted"), moment(contract.started), true);
    let amounts = Amounts::in_room(offer);
    let mut embed = with_columns(language, embed, &contract.terms, amounts);
    if !contract.terms.milestones().is_empty() {
        let lines = milestone_lines(language, contract.terms.milestones(), amounts, 1_024);
        embed = embed.field(say!(language, "offer-part-milestones"), lines, false);
    }
    let footer = say!(
        language,
        "offer-contract-footer",
        number = offer.number.to_string(),
        version = contract.version
    );
    let embed = embed
        .field(say!(language, "offer-next"), say!(language, "offer-contract-next"), false)
        .footer(CreateEmbedFooter::new(footer));
    Post::embed(embed)
        .saying(say!(language, "offer-contract-greeting", client = client, party = recipient))
        .mentioning(contract.client)
        .with_buttons(
            [grey(OfferButton::View { offer: offer.id, tag }, say!(language, "offer-button-view"))]
                .into_iter()
                .chain(handover_button(language, offer)),
        )
}
