//! `/job find`: the newest open jobs that fit, and a way into each.

use super::budget_line;
use crate::app::FoundJobs;
use crate::discord::jobs::buttons::{JobButton, WantedText};
use crate::discord::ui::buttons::{green, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped_line};
use crate::domain::jobs::alert::WantedJobs;
use crate::domain::jobs::job::Job;
use crate::domain::jobs::search::JobAge;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateButton, CreateEmbed, CreateEmbedFooter};

/// How old a job may be, as a choice.
#[must_use]
pub fn age_word(language: Language, age: JobAge) -> String {
    say!(language, "job-find-age", age = age.code())
}

/// What was found.
#[must_use]
pub fn found_jobs(language: Language, found: &FoundJobs) -> Post {
    if found.lines.is_empty() {
        let title = say!(language, "job-find-none");
        let none = notice_of(Colour::Quiet, title, say!(language, "job-find-none.text"));
        return none.with_buttons(alert_button(language, &found.wanted));
    }
    let line = |job: &Job| {
        say!(
            language,
            "job-find-line",
            number = job.number.to_string(),
            title = escaped_line(&job.terms.title, 100),
            budget = budget_line(language, &job.terms.budget),
            client = name_of(job.client),
            when = ago(job.posted)
        )
    };
    let lines: Vec<String> = found.lines.iter().map(line).collect();
    let footer = match found.has_more {
        true => say!(language, "job-find-footer.more", count = found.lines.len()),
        false => say!(language, "job-find-footer", count = found.lines.len()),
    };
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title(say!(language, "job-find"))
        .description(lines.join("\n"))
        .footer(CreateEmbedFooter::new(footer));
    let open = select(JobButton::Open, found.lines.iter().map(super::list::option).collect());
    let open = open.placeholder(say!(language, "job-list-choose"));
    Post::embed(embed)
        .with_row(CreateActionRow::SelectMenu(open))
        .with_buttons(alert_button(language, &found.wanted))
}

/// The way to hear of jobs like those.
fn alert_button(language: Language, wanted: &WantedJobs) -> Option<CreateButton> {
    WantedText::of(wanted).map(|wanted| green(JobButton::Alert(wanted), say!(language, "job-button-alert")))
}
