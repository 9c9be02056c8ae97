//! Declining: the nine reasons, and what declining did.

use super::notice_of;
use super::palette::Colour;
use crate::discord::button::{Button, Drawn};
use crate::discord::post::{Post, name_of};
use crate::domain::offer::{DeclineReason, Offer};
use serenity::builder::{CreateActionRow, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption};

/// A reason in the words of the side that declines.
#[must_use]
pub const fn reason_text(reason: DeclineReason) -> &'static str {
    match reason {
        DeclineReason::NotMySkills => "Not a fit for my skills",
        DeclineReason::NotInterested => "Not interested in the work",
        DeclineReason::TooBusy => "Too busy",
        DeclineReason::LittleHistory => "The client has too little history here",
        DeclineReason::TooLow => "Rate or budget too low",
        DeclineReason::Spam => "Spam",
        DeclineReason::FreeWork => "Asked for free work",
        DeclineReason::OutsideRules => "Asked to work outside this server's rules",
        DeclineReason::Other => "Other",
    }
}

/// Asks for the reason.
#[must_use]
pub fn decline_reasons(offer: &Offer) -> Post {
    let body = format!(
        "Choose the reason that fits best; {} sees it. Declining carries no penalty.\nNext you can add a message, or \
         leave it empty. To keep the offer open, dismiss this.",
        name_of(offer.client)
    );
    let options = DeclineReason::ALL
        .into_iter()
        .map(|reason| CreateSelectMenuOption::new(reason_text(reason), reason.code()))
        .collect();
    let drawn = Drawn { offer: offer.id, version: offer.version };
    let select = CreateSelectMenu::new(
        Button::DeclineReason(drawn).to_string(),
        CreateSelectMenuKind::String { options },
    )
    .placeholder("Why do you decline?");
    notice_of(Colour::Quiet, &format!("Decline offer #{}?", offer.number), body)
        .with_row(CreateActionRow::SelectMenu(select))
}

/// What the person who declined sees.
#[must_use]
pub fn declined(offer: &Offer, reason: DeclineReason) -> Post {
    let body = format!(
        "Reason: {}. It carries no penalty.\n{} is told now; there is nothing more for you to do.",
        reason_text(reason),
        name_of(offer.client)
    );
    notice_of(Colour::Quiet, &format!("Offer #{} declined", offer.number), body)
}
