//! A job that closes because nothing happens with it: the warning to its client, and what they read who keep it open.

use super::card::{own_buttons, state_word};
use crate::app::QuietJobBrief;
use crate::discord::jobs::marks::job_mark;
use crate::discord::notifications::views::{server_name, turn_off};
use crate::discord::ui::colours::Colour;
use crate::discord::ui::notices::notice_of;
use crate::discord::ui::post::Post;
use crate::discord::ui::text::{escaped_line, moment};
use crate::domain::jobs::inactivity::{QUIET_DAYS, WARNING_DAYS};
use crate::domain::jobs::job::Job;
use crate::say;
use crate::words::Language;
use serenity::builder::{CreateEmbed, CreateEmbedFooter};

/// Most units of a job's title.
const TITLE_UNITS: usize = 200;

/// The direct message to its client.
#[must_use]
pub fn closes_soon(brief: &QuietJobBrief) -> Post {
    let (language, job) = (brief.language, &brief.job);
    let server = server_name(language, brief.server.as_deref());
    let heading = say!(
        language,
        "job-quiet",
        server = server.as_str(),
        when = moment(job.closes(brief.active)),
        since = moment(brief.active)
    );
    let title = say!(
        language,
        "job-quiet.title",
        number = job.number.to_string(),
        title = escaped_line(&job.terms.title, TITLE_UNITS)
    );
    let footer = format!("{}{}", job_mark(job.number), state_word(language, job));
    let embed = CreateEmbed::new()
        .colour(Colour::ChangeRequested.rgb())
        .title(title)
        .description(say!(language, "job-quiet.next", days = QUIET_DAYS))
        .footer(CreateEmbedFooter::new(footer));
    Post::embed(embed).saying(heading + &turn_off(language, &server)).with_buttons(own_buttons(language, job))
}

/// What a client sees who kept a job open.
#[must_use]
pub fn kept(language: Language, job: &Job) -> Post {
    let title = say!(language, "job-kept", number = job.number.to_string());
    let when = moment(job.closes(job.active));
    notice_of(Colour::Pending, title, say!(language, "job-kept.text", when = when, days = WARNING_DAYS))
}
