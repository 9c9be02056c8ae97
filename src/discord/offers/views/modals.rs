//! The forms that people type into. Owns their labels, examples and prefilled texts, and the names of their inputs.

use crate::discord::offers::buttons::{OfferButton, OfferVersionRef};
use crate::discord::ui::inputs::{INPUT_CHARS, Input, fitting, one_line, paragraph};
use crate::domain::form::OfferForm;
use crate::domain::ids::{ChangeId, DraftId, OfferNumber};
use crate::domain::offers::offer::{DeclineReason, Side};
use crate::domain::offers::terms::{DESCRIPTION_CHARS, MESSAGE_CHARS, TITLE_CHARS};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateModal};

/// The inputs of Parley's forms, by the name that a submit carries.
pub mod input {
    /// The title of an offer.
    pub const TITLE: &str = "title";
    /// The description.
    pub const DESCRIPTION: &str = "description";
    /// The price.
    pub const PRICE: &str = "price";
    /// Start and due.
    pub const SCHEDULE: &str = "schedule";
    /// Milestones, one a line.
    pub const MILESTONES: &str = "milestones";
    /// A message to the other side.
    pub const MESSAGE: &str = "message";
}

/// A new offer, or one whose draft is edited.
pub fn offer_form(language: Language, draft: DraftId, form: &OfferForm) -> CreateModal {
    form_with(language, &say!(language, "form-offer"), draft, form)
}

/// Other terms over the present ones: the party asks for them, the client sends them.
pub fn terms_form(
    language: Language,
    draft: DraftId,
    number: OfferNumber,
    side: Side,
    form: &OfferForm,
) -> CreateModal {
    let number = number.to_string();
    let title = match side {
        Side::Client => say!(language, "form-modify", number = number),
        Side::Recipient => say!(language, "form-change", number = number),
    };
    form_with(language, &title, draft, form)
}

fn form_with(language: Language, title: &str, draft: DraftId, form: &OfferForm) -> CreateModal {
    CreateModal::new(OfferButton::OfferForm(draft).to_string(), fitting(title)).components(vec![
        one_line(input::TITLE, say!(language, "form-title"))
            .example(say!(language, "form-field-title.example"))
            .must_be_filled()
            .row(&form.title, TITLE_CHARS),
        paragraph(input::DESCRIPTION, say!(language, "form-description"))
            .example(say!(language, "form-description.example"))
            .must_be_filled()
            .row(&form.description, DESCRIPTION_CHARS),
        price_input(language).row(&form.price, 200),
        schedule_input(language).row(&form.schedule, 200),
        milestones_input(language).row(&form.milestones, INPUT_CHARS),
    ])
}

/// The message that goes with a request for other terms.
pub fn message_form(language: Language, draft: DraftId, number: OfferNumber, message: &str) -> CreateModal {
    let title = say!(language, "form-change", number = number.to_string());
    let button = OfferButton::MessageForm(draft);
    CreateModal::new(button.to_string(), fitting(&title)).components(vec![
        paragraph(input::MESSAGE, say!(language, "form-change-message"))
            .example(say!(language, "form-change-message.example"))
            .row(message, MESSAGE_CHARS),
    ])
}

/// The message that goes with a declined offer.
pub fn decline_form(
    language: Language,
    drawn: OfferVersionRef,
    reason: DeclineReason,
    number: OfferNumber,
) -> CreateModal {
    let title = say!(language, "form-decline", number = number.to_string());
    let message =
        message(say!(language, "form-decline-message"), say!(language, "form-decline-message.example"));
    CreateModal::new(OfferButton::DeclineForm(drawn, reason).to_string(), fitting(&title))
        .components(vec![message])
}

/// The message that goes with a withdrawn offer; submitting it withdraws.
pub fn withdraw_form(language: Language, drawn: OfferVersionRef, number: OfferNumber) -> CreateModal {
    let title = say!(language, "form-withdraw", number = number.to_string());
    let message =
        message(say!(language, "form-withdraw-message"), say!(language, "form-withdraw-message.example"));
    CreateModal::new(OfferButton::WithdrawForm(drawn).to_string(), fitting(&title)).components(vec![message])
}

/// The message that goes with a rejected change request; submitting it rejects.
pub fn reject_form(language: Language, change: ChangeId, number: OfferNumber) -> CreateModal {
    let title = say!(language, "form-reject", number = number.to_string());
    let message =
        message(say!(language, "form-reject-message"), say!(language, "form-reject-message.example"));
    CreateModal::new(OfferButton::RejectForm(change).to_string(), fitting(&title)).components(vec![message])
}

fn price_input(language: Language) -> Input {
    one_line(input::PRICE, say!(language, "form-price")).example(say!(language, "form-price.example"))
}

fn schedule_input(language: Language) -> Input {
    one_line(input::SCHEDULE, say!(language, "form-schedule"))
        .example(say!(language, "form-field-schedule.example"))
}

fn milestones_input(language: Language) -> Input {
    paragraph(input::MILESTONES, say!(language, "form-milestones"))
        .example(say!(language, "form-milestones.example"))
}

fn message(label: String, example: String) -> CreateActionRow {
    paragraph(input::MESSAGE, label).example(example).row("", MESSAGE_CHARS)
}
