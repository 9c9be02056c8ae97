//! What becomes of published feedback: that it can be edited. Pure functions.

use super::reply::sides;
use crate::app::Amended;
use crate::discord::feedback::buttons::FeedbackButton;
use crate::discord::ui::buttons::{blurple, grey};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::moment;
use crate::domain::contracts::contract::Contract;
use crate::domain::feedback::edit::AllowedEdit;
use crate::domain::ids::ContractId;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateButton;

/// Lets the other side edit what it said.
pub(super) fn allow_button(language: Language, contract: &Contract) -> CreateButton {
    grey(FeedbackButton::AllowEdit(contract.id), say!(language, "feedback-button-allow"))
}

/// Begins the edit, for the side that was allowed it.
pub(in crate::discord) fn edit_button(language: Language, contract: ContractId) -> CreateButton {
    blurple(FeedbackButton::AskFeedback(contract), say!(language, "feedback-button-edit"))
}

/// What the side reads that allowed it.
#[must_use]
pub fn allowed(language: Language, done: &Amended) -> Post {
    let [(giver, _), _] = sides(&done.found.contract, done.feedback.side);
    let until = done.feedback.edit.map(AllowedEdit::until).map_or_else(String::new, moment);
    let text = say!(language, "feedback-allowed.text", other = giver, until = until);
    notice_of(Colour::Accepted, say!(language, "feedback-allowed"), text)
}
