//! Emails about jobs.

use super::letter::{Block, Letter};
use super::news::{ended, server_in_subject, server_quoted, written_moment};
use super::quote;
use super::unsubscribe::Links;
use crate::app::{JobNewsMail, JobRow, OwnJobMail, OwnJobNews, Place};
use crate::domain::jobs::inactivity::QUIET_DAYS;
use crate::domain::notifications::mail::MailSubscription;
use crate::domain::offers::terms::TITLE_CHARS;
use crate::say;
use crate::words::Language;

/// To somebody whose alerts new jobs fit.
pub(super) fn job_news_letter(mail: &JobNewsMail, links: Option<&Links>) -> Letter {
    let language = Language::of_locale(&mail.address.language);
    let brief = &mail.brief;
    let server = brief.server.as_deref();
    let quoted = server_quoted(language, server);
    let fact = |found: &JobRow| {
        let name = say!(language, "mail-jobs-fact", number = found.job.number.to_string());
        (name, quote::line(&found.job.terms.title, TITLE_CHARS))
    };
    let blocks = vec![
        Block::Words(say!(language, "mail-jobs", count = brief.total, server = quoted.as_str())),
        Block::Facts(brief.jobs.iter().map(fact).collect()),
        Block::Words(say!(language, "mail-jobs-next")),
        Block::Link(say!(language, "mail-open"), format!("https://discord.com/channels/{}", brief.guild)),
    ];
    let named = server_in_subject(language, server);
    let subject = say!(language, "mail-jobs-subject", count = brief.total, server = named);
    let subscription =
        MailSubscription { guild: brief.guild, person: brief.to, confirmed: mail.address.confirmed };
    ended(language, (subject, blocks), (&quoted, subscription), links)
}

/// To the client of a job that closes soon, or that moderators closed.
pub(super) fn job_letter(mail: &OwnJobMail, links: Option<&Links>) -> Letter {
    let language = Language::of_locale(&mail.address.language);
    let (brief, job) = (&mail.brief, &mail.brief.job);
    let number = job.number.to_string();
    let title = quote::line(&job.terms.title, TITLE_CHARS);
    let server = brief.server.as_deref();
    let (quoted, named) = (server_quoted(language, server), server_in_subject(language, server));
    let (subject, words, next) = match brief.news {
        OwnJobNews::ClosesSoon { active } => (
            say!(language, "mail-job-subject", number = number.as_str(), server = named),
            say!(
                language,
                "mail-job",
                number = number.as_str(),
                title = title,
                when = written_moment(language, job.closes(active)),
                since = written_moment(language, active)
            ),
            say!(language, "mail-job-next", number = number.as_str(), days = QUIET_DAYS),
        ),
        OwnJobNews::Closed => (
            say!(language, "mail-closed-job-subject", number = number.as_str(), server = named),
            say!(
                language,
                "mail-closed-job",
                number = number.as_str(),
                title = title,
                server = quoted.as_str()
            ),
            say!(language, "mail-closed-job-next"),
        ),
    };
    let url = brief.post.map_or_else(
        || format!("https://discord.com/channels/{}", job.guild),
        |post| Place { guild: job.guild, channel: post.channel, message: Some(post.message) }.url(),
    );
    let blocks = vec![Block::Words(words), Block::Words(next), Block::Link(say!(language, "mail-open"), url)];
    let subscription =
        MailSubscription { guild: job.guild, person: job.client, confirmed: mail.address.confirmed };
    ended(language, (subject, blocks), (&quoted, subscription), links)
}
