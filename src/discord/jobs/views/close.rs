//! Closing a job: the question why, and what it comes to.

use super::reason_word;
use crate::discord::jobs::buttons::JobButton;
use crate::discord::ui::buttons::select;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::escaped_line;
use crate::domain::jobs::job::{CloseReason, Job, JobState};
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateSelectMenuOption};

/// Asks why; a choice closes the job.
#[must_use]
pub fn ask_close(language: Language, job: &Job) -> Post {
    let title = say!(language, "job-close", number = job.number.to_string());
    let text = say!(language, "job-close.text", title = escaped_line(&job.terms.title, 200));
    let reasons = CloseReason::ALL.into_iter().filter(|reason| reason.is_clients());
    let options = reasons
        .map(|reason| CreateSelectMenuOption::new(reason_word(language, reason), reason.code()))
        .collect();
    let menu =
        select(JobButton::CloseReason(job.id), options).placeholder(say!(language, "job-close.choose"));
    notice_of(Colour::ChangeRequested, title, text).with_row(CreateActionRow::SelectMenu(menu))
}

/// What a client sees who closed a job.
#[must_use]
pub fn closed(language: Language, job: &Job) -> Post {
    let title = say!(language, "job-closed", number = job.number.to_string());
    let reason = match job.state {
        JobState::Closed { reason, .. } => reason_word(language, reason),
        JobState::Open => String::new(),
    };
    notice_of(Colour::Quiet, title, say!(language, "job-closed.text", reason = reason))
}
