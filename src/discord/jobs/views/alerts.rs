//! `/job alerts`: what somebody is told of, how soon, and a way to change or remove each.

use super::budget_line;
use crate::discord::jobs::buttons::JobButton;
use crate::discord::ui::buttons::{grey, red, select};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, plain_line};
use crate::domain::jobs::alert::{DIGEST_HOUR, JobAlert, Pace, WantedJobs};
use crate::domain::jobs::budget::BudgetAmount;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateActionRow, CreateButton, CreateEmbed, CreateSelectMenuOption};

/// Most of a skill that is shown.
const SKILL_UNITS: usize = 60;

/// What is looked for; `skill` is that as it's shown.
fn wanted_words(language: Language, wanted: &WantedJobs, skill: Option<String>) -> String {
    let budget = wanted.budget.as_ref().map(|budget| match budget.amount {
        BudgetAmount::Exactly(_) => {
            say!(language, "job-alert-least", amount = budget_line(language, budget))
        }
        BudgetAmount::UpTo(_) | BudgetAmount::Between(..) => budget_line(language, budget),
    });
    let words: Vec<String> = skill.into_iter().chain(budget).collect();
    match words.is_empty() {
        true => say!(language, "job-alert-any"),
        false => words.join(" · "),
    }
}

/// The same where people read it.
fn line_of(language: Language, wanted: &WantedJobs) -> String {
    wanted_words(language, wanted, wanted.skill.as_deref().map(|skill| escaped_line(skill, SKILL_UNITS)))
}

fn pace_word(language: Language, pace: Pace) -> String {
    say!(language, "job-alert-pace", pace = pace.code(), hour = DIGEST_HOUR)
}

fn change_buttons(language: Language, alert: &JobAlert) -> [CreateButton; 2] {
    let pace = alert.pace.other();
    let label = match pace {
        Pace::Now => say!(language, "job-button-alert-now"),
        Pace::Daily => say!(language, "job-button-alert-daily"),
    };
    [
        grey(JobButton::AlertPace { alert: alert.id, pace }, label),
        red(JobButton::RemoveAlert(alert.id), say!(language, "job-button-alert-remove")),
    ]
}

fn list_button(language: Language) -> CreateButton {
    grey(JobButton::Alerts, say!(language, "job-button-alerts"))
}

/// What somebody sees who is told of jobs from now on.
#[must_use]
pub fn alert_made(language: Language, alert: &JobAlert) -> Post {
    let (wanted, pace) = (line_of(language, &alert.wanted), pace_word(language, alert.pace));
    let text = say!(language, "job-alert-made.text", wanted = wanted, pace = pace);
    changeable(language, alert, (say!(language, "job-alert-made"), text))
}

/// One alert, with what can be done with it.
#[must_use]
pub fn alert_page(language: Language, alert: &JobAlert) -> Post {
    let (wanted, pace) = (line_of(language, &alert.wanted), pace_word(language, alert.pace));
    let text = say!(language, "job-alert.text", wanted = wanted, pace = pace);
    changeable(language, alert, (say!(language, "job-alert"), text))
}

fn changeable(language: Language, alert: &JobAlert, (title, text): (String, String)) -> Post {
    notice_of(Colour::Pending, title, text)
        .with_buttons(change_buttons(language, alert).into_iter().chain([list_button(language)]))
}

/// What somebody sees who removed one.
#[must_use]
pub fn alert_removed(language: Language, alert: &JobAlert) -> Post {
    let text = say!(language, "job-alert-removed.text", wanted = line_of(language, &alert.wanted));
    notice_of(Colour::Quiet, say!(language, "job-alert-removed"), text).with_buttons([list_button(language)])
}

/// All of them, with a way into each.
#[must_use]
pub fn alert_list(language: Language, alerts: &[JobAlert]) -> Post {
    if alerts.is_empty() {
        let title = say!(language, "job-alerts-none");
        return notice_of(Colour::Quiet, title, say!(language, "job-alerts-none.text"));
    }
    let line = |alert: &JobAlert| {
        let wanted = line_of(language, &alert.wanted);
        let pace = say!(language, "job-alert-pace.short", pace = alert.pace.code());
        say!(language, "job-alerts-line", wanted = wanted, pace = pace)
    };
    let lines: Vec<String> = alerts.iter().map(line).collect();
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .title(say!(language, "job-alerts"))
        .description(format!("{}\n\n{}", lines.join("\n"), say!(language, "job-alerts.text")));
    let option = |alert: &JobAlert| {
        let label = wanted_words(language, &alert.wanted, alert.wanted.skill.clone());
        CreateSelectMenuOption::new(plain_line(&label, 100), alert.id.to_string())
    };
    let open = select(JobButton::OpenAlert, alerts.iter().map(option).collect());
    let open = open.placeholder(say!(language, "job-alerts-choose"));
    Post::embed(embed).with_row(CreateActionRow::SelectMenu(open))
}
