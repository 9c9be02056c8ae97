//! The forms that people type into. Owns their labels, examples and prefilled texts, and the names of their inputs.

use crate::discord::button::{Button, Drawn};
use crate::domain::form::{ChangeForm, OfferForm};
use crate::domain::ids::{ChangeId, DraftId, OfferNumber};
use crate::domain::offer::DeclineReason;
use crate::domain::terms::{DESCRIPTION_CHARS, MESSAGE_CHARS, TITLE_CHARS};
use serenity::builder::{CreateActionRow, CreateInputText, CreateModal};
use serenity::model::application::InputTextStyle;

/// Discord's own limit of an input.
const INPUT_CHARS: usize = 4_000;

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
pub fn offer_form(draft: DraftId, form: &OfferForm) -> CreateModal {
    CreateModal::new(Button::OfferForm(draft).to_string(), "Direct offer").components(vec![
        one_line(input::TITLE, "Title")
            .example("Logo for a coffee shop")
            .must_be_filled()
            .row(&form.title, TITLE_CHARS),
        paragraph(input::DESCRIPTION, "Description")
            .example("What is to be done, and what you will receive at the end")
            .must_be_filled()
            .row(&form.description, DESCRIPTION_CHARS),
        price_input().row(&form.price, 200),
        schedule_input().row(&form.schedule, 200),
        milestones_input().row(&form.milestones, INPUT_CHARS),
    ])
}

/// Other terms, over the present ones.
pub fn change_form(draft: DraftId, number: OfferNumber, form: &ChangeForm) -> CreateModal {
    let title = format!("Request changes to offer #{number}");
    CreateModal::new(Button::ChangeForm(draft).to_string(), fitting(title)).components(vec![
        price_input().row(&form.price, 200),
        schedule_input().row(&form.schedule, 200),
        milestones_input().row(&form.milestones, INPUT_CHARS),
        paragraph(input::MESSAGE, "Message to the client")
            .example("I can do it for this price if we start a week later")
            .row(&form.message, MESSAGE_CHARS),
    ])
}

/// The message that goes with a declined offer.
pub fn decline_form(drawn: Drawn, reason: DeclineReason, number: OfferNumber) -> CreateModal {
    CreateModal::new(
        Button::DeclineForm(drawn, reason).to_string(),
        fitting(format!("Decline offer #{number}")),
    )
    .components(vec![message(
        "Message to the client (optional)",
        "Thank you for asking; I am booked until May",
    )])
}

/// The message that goes with a withdrawn offer; submitting it withdraws.
pub fn withdraw_form(drawn: Drawn, number: OfferNumber) -> CreateModal {
    CreateModal::new(Button::WithdrawForm(drawn).to_string(), fitting(format!("Withdraw offer #{number}?")))
        .components(vec![message("Message (optional)", "We have to postpone the project")])
}

/// The message that goes with a rejected change request; submitting it rejects.
pub fn reject_form(change: ChangeId, number: OfferNumber) -> CreateModal {
    let title = fitting(format!("Keep the terms of offer #{number}"));
    CreateModal::new(Button::RejectForm(change).to_string(), title)
        .components(vec![message("Message (optional)", "The budget is fixed, but the date can move")])
}

fn price_input() -> Input {
    one_line(input::PRICE, "Price, fixed or by the hour").example("1,500 USD   or   40 EUR/h, max 20 h/week")
}

fn schedule_input() -> Input {
    one_line(input::SCHEDULE, "Start and due date (optional)").example("start next monday, due in 3 weeks")
}

fn milestones_input() -> Input {
    paragraph(input::MILESTONES, "Milestones, one a line (optional)")
        .example("Design: 500, due in 2 weeks\nBuild: 1,000, due in 6 weeks")
}

fn message(label: &'static str, example: &'static str) -> CreateActionRow {
    paragraph(input::MESSAGE, label).example(example).row("", MESSAGE_CHARS)
}

/// A title within Discord's 45 characters.
fn fitting(title: String) -> String {
    crate::discord::text::plain_line(&title, 45)
}

/// One input of a form.
struct Input {
    name: &'static str,
    label: &'static str,
    style: InputTextStyle,
    example: &'static str,
    required: bool,
}

const fn one_line(name: &'static str, label: &'static str) -> Input {
    Input { name, label, style: InputTextStyle::Short, example: "", required: false }
}

const fn paragraph(name: &'static str, label: &'static str) -> Input {
    Input { name, label, style: InputTextStyle::Paragraph, example: "", required: false }
}

impl Input {
    const fn example(self, example: &'static str) -> Self {
        Self { example, ..self }
    }

    const fn must_be_filled(self) -> Self {
        Self { required: true, ..self }
    }

    /// The input with `value` in it. Discord refuses a form whose text is longer than the input takes, so a longer one
    /// widens it.
    fn row(self, value: &str, most_chars: usize) -> CreateActionRow {
        let value: String = value.chars().take(INPUT_CHARS).collect();
        let most = most_chars.max(value.encode_utf16().count()).min(INPUT_CHARS);
        let input = CreateInputText::new(self.style, self.label, self.name)
            .placeholder(self.example)
            .required(self.required)
            .max_length(u16::try_from(most).unwrap_or(u16::MAX));
        CreateActionRow::InputText(if value.is_empty() { input } else { input.value(value) })
    }
}
