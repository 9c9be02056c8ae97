//! New jobs that somebody's alerts fit, as a direct message.

use super::budget_line;
use crate::app::{JobNewsBrief, JobRow, Place};
use crate::discord::jobs::marks::job_mark;
use crate::discord::notifications::views::{server_name, turn_off};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{ago, escaped, escaped_line};
use crate::domain::ids::JobNumber;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateButton, CreateEmbed, CreateEmbedFooter};

/// Most of a description where there is one job.
const DESCRIPTION_UNITS: usize = 600;

/// The newest job, by which the message is found again: nobody is told of a job twice.
#[must_use]
pub fn newest(brief: &JobNewsBrief) -> JobNumber {
    brief.jobs.first().map_or(JobNumber(0), |found| found.job.number)
}

/// Where a job is posted, if it is.
fn place_of(found: &JobRow) -> Option<String> {
    let guild = found.job.guild;
    found.post.map(|post| Place { guild, channel: post.channel, message: Some(post.message) }.url())
}

fn line(language: Language, found: &JobRow, link: Option<String>) -> String {
    let (number, job) = (found.job.number.to_string(), &found.job);
    let title = escaped_line(&job.terms.title, 100);
    let budget = budget_line(language, &job.terms.budget);
    match link {
        Some(link) => say!(
            language,
            "job-news-line.link",
            number = number,
            title = title,
            budget = budget,
            link = link,
            when = ago(job.posted)
        ),
        None => say!(
            language,
            "job-news-line",
            number = number,
            title = title,
            budget = budget,
            when = ago(job.posted)
        ),
    }
}

/// The message: one job with the start of what it says, or a line for each.
#[must_use]
pub fn job_news(brief: &JobNewsBrief) -> Post {
    let language = brief.language;
    let server = server_name(language, brief.server.as_deref());
    let heading = say!(language, "job-news", count = brief.total, server = server.as_str());
    let mut lines: Vec<String> = match brief.jobs.as_slice() {
        // A button leads to it.
        [found] => {
            let body = escaped(&found.job.terms.description, DESCRIPTION_UNITS);
            vec![line(language, found, None), body]
        }
        several => several.iter().map(|found| line(language, found, place_of(found))).collect(),
    };
    let more = brief.total - brief.jobs.len();
    if more > 0 {
        lines.push(say!(language, "job-news-more", count = more));
    }
    lines.push(String::new());
    lines.push(say!(language, "job-news-next"));
    let footer = format!("{}{}", job_mark(newest(brief)), say!(language, "job-news-footer"));
    let embed = CreateEmbed::new()
        .colour(Colour::Pending.rgb())
        .description(lines.join("\n"))
        .footer(CreateEmbedFooter::new(footer));
    let link = match brief.jobs.as_slice() {
        [found] => place_of(found),
        _ => None,
    };
    let link = link.map(|url| CreateButton::new_link(url).label(say!(language, "job-news-open")));
    Post::embed(embed).saying(heading + &turn_off(language, &server)).with_buttons(link)
}
