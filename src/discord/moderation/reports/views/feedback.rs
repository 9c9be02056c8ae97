//! Reports of feedback, as whoever reports reads them. Pure functions.

use super::{WORDS, filed, reason_options};
use crate::app::{FeedbackToReport, Filed};
use crate::discord::moderation::reports::buttons::ReportsButton;
use crate::discord::ui::buttons::{grey, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{fitting, paragraph};
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::domain::feedback::which::FeedbackRef;
use crate::domain::moderation::report::{REPORT_CHARS, ReportReason};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateButton, CreateModal};

/// Begins a report of what the other side said.
pub(in crate::discord) fn report_feedback_button(language: Language, what: FeedbackRef) -> CreateButton {
    grey(ReportsButton::BeginFeedback(what), say!(language, "report-button"))
}

/// Asks what is wrong with it.
#[must_use]
pub fn feedback_reasons(language: Language, begun: &FeedbackToReport) -> Post {
    let title = say!(language, "report-feedback", number = begun.number.to_string());
    let body = say!(language, "report-feedback.text", person = name_of(begun.by));
    let choose = ReportsButton::FeedbackReason(begun.what);
    let select = select(choose, reason_options(language)).placeholder(say!(language, "report-begin.choose"));
    notice_of(Colour::Quiet, title, body).with_row(CreateActionRow::SelectMenu(select))
}

/// The form for the words.
pub fn feedback_report_form(
    language: Language,
    begun: &FeedbackToReport,
    reason: ReportReason,
) -> CreateModal {
    let id = ReportsButton::FeedbackForm(begun.what, reason).to_string();
    let title = say!(language, "report-feedback", number = begun.number.to_string());
    CreateModal::new(id, fitting(&title)).components(vec![
        paragraph(WORDS, say!(language, "report-feedback.words"))
            .example(say!(language, "report-feedback.example"))
            .row("", REPORT_CHARS),
    ])
}

/// What whoever reported sees at once.
#[must_use]
pub fn feedback_received(language: Language, done: Filed) -> Post {
    filed(language, done, say!(language, "report-feedback-received"))
}
