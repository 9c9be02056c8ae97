//! Jobs that somebody saved: the list, what they read who saved or removed one, and the button that saves.

use super::budget_line;
use super::card::{state_word, view_with};
use super::list::option;
use crate::app::{JobPage, JobRow, SavedJob};
use crate::discord::jobs::buttons::JobButton;
use crate::discord::ui::buttons::{grey, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::pages::turns;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::escaped_line;
use crate::domain::ids::PersonId;
use crate::domain::jobs::job::Job;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateButton, CreateEmbed, CreateEmbedFooter};

/// Saves a job, while it's open.
pub(super) fn save_button(language: Language, job: &Job) -> Option<CreateButton> {
    job.is_open().then(|| grey(JobButton::Save(job.id), say!(language, "job-button-save-for-later")))
}

/// Leads to the jobs that somebody saved.
pub(super) fn saved_button(language: Language) -> CreateButton {
    grey(JobButton::Saved(1), say!(language, "job-button-saved"))
}

/// The way out of them.
fn unsave_button(language: Language, job: &Job) -> CreateButton {
    grey(JobButton::Unsave(job.id), say!(language, "job-button-unsave"))
}

/// A job that somebody saved, opened from the list.
#[must_use]
pub fn view_saved_job(language: Language, whose: (PersonId, bool), found: &JobRow) -> Post {
    view_with(language, whose, found, Some(unsave_button(language, &found.job)))
}

/// What somebody reads who pressed Save.
#[must_use]
pub fn job_saved(language: Language, saved: &SavedJob) -> Post {
    let (job, title) = match saved {
        SavedJob::Saved(job) => (job, say!(language, "job-saved", number = job.number.to_string())),
        SavedJob::Before(job) => (job, say!(language, "job-saved.before", number = job.number.to_string())),
    };
    notice_of(Colour::Pending, title, say!(language, "job-saved.text"))
        .with_buttons([unsave_button(language, job), saved_button(language)])
}

/// What somebody reads who removed one.
#[must_use]
pub fn job_unsaved(language: Language, job: &Job) -> Post {
    let title = say!(language, "job-unsaved", number = job.number.to_string());
    notice_of(Colour::Quiet, title, say!(language, "job-unsaved.text")).with_buttons([saved_button(language)])
}

/// The list, with a way into each job.
#[must_use]
pub fn saved_list(language: Language, list: &JobPage) -> Post {
    let own = grey(JobButton::Page(1), say!(language, "job-list"));
    if list.lines.is_empty() {
        let title = say!(language, "job-saved-none");
        return notice_of(Colour::Quiet, title, say!(language, "job-saved-none.text")).with_buttons([own]);
    }
    let line = |job: &Job| {
        say!(
            language,
            "job-saved-line",
            state = state_word(language, job),
            number = job.number.to_string(),
            title = escaped_line(&job.terms.title, 100),
            budget = budget_line(language, &job.terms.budget),
            client = name_of(job.client)
        )
    };
    let lines: Vec<String> = list.lines.iter().map(line).collect();
    let footer = say!(language, "job-list-footer", total = list.total, page = list.page, pages = list.pages);
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title(say!(language, "job-saved-list"))
        .description(lines.join("\n"))
        .footer(CreateEmbedFooter::new(footer));
    let open = select(JobButton::OpenSaved, list.lines.iter().map(option).collect());
    let open = open.placeholder(say!(language, "job-list-choose"));
    let turns = turns(language, (list.page, list.page < list.pages), JobButton::Saved);
    Post::embed(embed).with_row(CreateActionRow::SelectMenu(open)).with_buttons(turns.chain([own]))
}
