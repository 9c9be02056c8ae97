//! `/jobs`: ten lines, newest first, and a way into each.

use super::budget_line;
use super::card::state_word;
use super::saved::saved_button;
use crate::app::JobPage;
use crate::discord::jobs::buttons::JobButton;
use crate::discord::ui::buttons::select;
use crate::discord::ui::colours::Colour;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::pages::turns;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped_line, plain_line};
use crate::domain::jobs::job::Job;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateEmbed, CreateEmbedFooter, CreateSelectMenuOption};

/// The list, with a way into each job.
#[must_use]
pub fn job_list(language: Language, list: &JobPage) -> Post {
    if list.lines.is_empty() {
        let title = say!(language, "job-list-none");
        let none = notice_of(Colour::Quiet, title, say!(language, "job-list-none.text"));
        return none.with_buttons([saved_button(language)]);
    }
    let line = |job: &Job| {
        say!(
            language,
            "job-list-line",
            state = state_word(language, job),
            number = job.number.to_string(),
            title = escaped_line(&job.terms.title, 100),
            budget = budget_line(language, &job.terms.budget),
            when = ago(job.posted)
        )
    };
    let lines: Vec<String> = list.lines.iter().map(line).collect();
    let footer = if list.has_older {
        say!(language, "job-list-footer-older", page = list.page, pages = list.pages)
    } else {
        say!(language, "job-list-footer", total = list.total, page = list.page, pages = list.pages)
    };
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title(say!(language, "job-list"))
        .description(lines.join("\n"))
        .footer(CreateEmbedFooter::new(footer));
    let open = select(JobButton::Open, list.lines.iter().map(option).collect());
    let open = open.placeholder(say!(language, "job-list-choose"));
    let turns = turns(language, (list.page, list.page < list.pages), JobButton::Page);
    Post::embed(embed)
        .with_row(CreateActionRow::SelectMenu(open))
        .with_buttons(turns.chain([saved_button(language)]))
}

/// A job in a menu.
pub(in crate::discord) fn option(job: &Job) -> CreateSelectMenuOption {
    let label = format!("#{} · {}", job.number, job.terms.title);
    CreateSelectMenuOption::new(plain_line(&label, 100), job.id.to_string())
}
