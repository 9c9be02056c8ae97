//! What a client is told of their own job: that it closes because nothing happens with it, and that they kept it open; that moderators
//! closed it.

use super::card::{own_buttons, state_word};
use crate::app::{OwnJobBrief, OwnJobNews};
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
pub fn own_news(brief: &OwnJobBrief) -> Post {
    let (language, job) = (brief.language, &brief.job);
    let server = server_name(language, brief.server.as_deref());
    let title = say!(
        language,
        "job-own-news",
        number = job.number.to_string(),
        title = escaped_line(&job.terms.title, TITLE_UNITS)
    );
    let footer = format!("{}{}", job_mark(job.number), state_word(language, job));
    let embed = CreateEmbed::new().title(title).footer(CreateEmbedFooter::new(footer));
    match brief.news {
        OwnJobNews::ClosesSoon { active } => {
            let heading = say!(
                language,
                "job-quiet",
                server = server.as_str(),
                when = moment(job.closes(active)),
                since = moment(active)
            );
            let embed = embed.colour(Colour::ChangeRequested.rgb()).description(say!(
                language,
                "job-quiet.next",
                days = QUIET_DAYS
            ));
            Post::embed(embed)
                .saying(heading + &turn_off(language, &server))
                .with_buttons(own_buttons(language, job))
        }
        OwnJobNews::Closed => {
            let heading = say!(language, "job-moderated", server = server.as_str());
            let embed = embed.colour(Colour::Red.rgb()).description(say!(language, "job-moderated.next"));
            Post::embed(embed).saying(heading + &turn_off(language, &server))
        }
    }
}

/// What a client sees who kept a job open.
#[must_use]
pub fn kept(language: Language, job: &Job) -> Post {
    let title = say!(language, "job-kept", number = job.number.to_string());
    let when = moment(job.closes(job.active));
    notice_of(Colour::Pending, title, say!(language, "job-kept.text", when = when, days = WARNING_DAYS))
}
