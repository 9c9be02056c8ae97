//! The forms in which moderators say why, and for how long.

use crate::app::BegunDecision;
use crate::discord::moderation::buttons::ModerationButton;
use crate::discord::ui::inputs::{fitting, one_line, paragraph};
use crate::domain::moderation::report::{Outcome, Report, WHY_CHARS};
use crate::say;
use crate::words::Language;
use serenity::builder::CreateModal;

/// Names of the inputs.
pub mod input {
    /// The reason.
    pub const WHY: &str = "why";
    /// How long it lasts.
    pub const LENGTH: &str = "length";
}

/// Longest text of a length.
const LENGTH_CHARS: usize = 40;

/// The form of a decision, with what was typed before in it.
pub fn decide_form(language: Language, begun: &BegunDecision, outcome: Outcome) -> CreateModal {
    let number = begun.report.number.to_string();
    let (title, why) = match outcome {
        Outcome::Dismissed => (
            say!(language, "moderation-form-dismiss", number = number),
            say!(language, "moderation-form-why"),
        ),
        Outcome::Removed => {
            (say!(language, "moderation-form-remove", number = number), say!(language, "moderation-form-why"))
        }
        Outcome::Hidden => {
            (say!(language, "moderation-form-hide", number = number), say!(language, "moderation-form-why"))
        }
        Outcome::JobClosed => (
            say!(language, "moderation-form-close-job", number = number),
            say!(language, "moderation-form-why"),
        ),
        Outcome::Warned => (
            say!(language, "moderation-form-warn", number = number),
            say!(language, "moderation-form-why-told"),
        ),
        Outcome::Suspended => (
            say!(language, "moderation-form-suspend", number = number),
            say!(language, "moderation-form-why-told"),
        ),
    };
    let mut rows = vec![
        paragraph(input::WHY, why)
            .example(say!(language, "moderation-form-why.example"))
            .must_be_filled()
            .row(&begun.why, WHY_CHARS),
    ];
    let length = match outcome {
        Outcome::Dismissed | Outcome::Removed | Outcome::Hidden | Outcome::JobClosed => None,
        Outcome::Warned => Some(say!(language, "moderation-form-warned-for")),
        Outcome::Suspended => Some(say!(language, "moderation-form-suspended-for")),
    };
    rows.extend(length.map(|label| {
        one_line(input::LENGTH, label)
            .example("7d".to_owned())
            .must_be_filled()
            .row(&begun.length, LENGTH_CHARS)
    }));
    let id = ModerationButton::DecideForm { report: begun.report.id, outcome };
    CreateModal::new(id.to_string(), fitting(&title)).components(rows)
}

/// The form that shows hidden feedback again.
pub fn show_form(language: Language, report: &Report) -> CreateModal {
    let title = say!(language, "moderation-form-show", number = report.number.to_string());
    let id = ModerationButton::ShowForm(report.id).to_string();
    CreateModal::new(id, fitting(&title)).components(vec![
        paragraph(input::WHY, say!(language, "moderation-form-why"))
            .example(say!(language, "moderation-form-why.example"))
            .must_be_filled()
            .row("", WHY_CHARS),
    ])
}
