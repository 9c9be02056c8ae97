//! Declining: the nine reasons, and what declining did.

use crate::discord::moderation::reports::views::report_button;
use crate::discord::offers::buttons::{OfferButton, OfferVersionRef};
use crate::discord::ui::buttons::select;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::domain::offers::offer::{DeclineReason, Offer};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateSelectMenuOption};

/// A reason in the words of the side that declines.
#[must_use]
pub fn reason_text(language: Language, reason: DeclineReason) -> String {
    match reason {
        DeclineReason::NotMySkills => say!(language, "offer-reason-not-my-skills"),
        DeclineReason::NotInterested => say!(language, "offer-reason-not-interested"),
        DeclineReason::TooBusy => say!(language, "offer-reason-too-busy"),
        DeclineReason::LittleHistory => say!(language, "offer-reason-little-history"),
        DeclineReason::TooLow => say!(language, "offer-reason-too-low"),
        DeclineReason::Spam => say!(language, "offer-reason-spam"),
        DeclineReason::FreeWork => say!(language, "offer-reason-free-work"),
        DeclineReason::OutsideRules => say!(language, "offer-reason-outside-rules"),
        DeclineReason::Other => say!(language, "offer-reason-other"),
    }
}

/// Asks for the reason.
#[must_use]
pub fn decline_reasons(language: Language, offer: &Offer) -> Post {
    let title = say!(language, "offer-decline", number = offer.number.to_string());
    let body = say!(language, "offer-decline.text", client = name_of(offer.client));
    let options = DeclineReason::ALL
        .into_iter()
        .map(|reason| CreateSelectMenuOption::new(reason_text(language, reason), reason.code()))
        .collect();
    let drawn = OfferVersionRef { offer: offer.id, version: offer.version };
    let select = select(OfferButton::DeclineReason(drawn), options)
        .placeholder(say!(language, "offer-decline.choose"));
    notice_of(Colour::Quiet, title, body).with_row(CreateActionRow::SelectMenu(select))
}

/// What the person who declined sees.
#[must_use]
pub fn declined(language: Language, offer: &Offer, reason: DeclineReason) -> Post {
    let (words, client) = (reason_text(language, reason), name_of(offer.client));
    let title = say!(language, "offer-declined", number = offer.number.to_string());
    let post = notice_of(
        Colour::Quiet,
        title,
        say!(language, "offer-declined.text", reason = words, client = client),
    );
    match reason.is_safety_signal() {
        true => {
            post.saying(say!(language, "report-after-decline")).with_buttons([report_button(language, offer)])
        }
        false => post,
    }
}
