//! Reporting a job: the reasons, the form, and that it was received.

use crate::app::Filed;
use crate::discord::jobs::buttons::JobButton;
use crate::discord::moderation::reports::views::{WORDS, filed, reason_options};
use crate::discord::ui::buttons::{grey, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::inputs::{fitting, paragraph};
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::domain::ids::JobId;
use crate::domain::jobs::job::Job;
use crate::domain::moderation::report::{REPORT_CHARS, ReportReason};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateButton, CreateModal};

/// Begins a report.
pub fn report_button(language: Language, job: JobId) -> CreateButton {
    grey(JobButton::Report(job), say!(language, "report-button"))
}

/// Asks what is wrong with it.
#[must_use]
pub fn job_reasons(language: Language, job: &Job) -> Post {
    let title = say!(language, "job-report", number = job.number.to_string());
    let body = say!(language, "job-report.text", person = name_of(job.client));
    let select = select(JobButton::ReportReason(job.id), reason_options(language))
        .placeholder(say!(language, "report-begin.choose"));
    notice_of(Colour::Quiet, title, body).with_row(CreateActionRow::SelectMenu(select))
}

/// The form for the words.
pub fn job_report_form(language: Language, job: &Job, reason: ReportReason) -> CreateModal {
    let id = JobButton::ReportForm(job.id, reason).to_string();
    let title = say!(language, "job-report", number = job.number.to_string());
    CreateModal::new(id, fitting(&title)).components(vec![
        paragraph(WORDS, say!(language, "report-form-words"))
            .example(say!(language, "job-report.example"))
            .row("", REPORT_CHARS),
    ])
}

/// What whoever reported sees at once.
#[must_use]
pub fn job_reported(language: Language, done: Filed) -> Post {
    filed(language, done, say!(language, "job-report.saved"))
}
