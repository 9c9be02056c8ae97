//! What a client is told of their own job: that it closes soon, or that moderators closed it. Owns who is told by which way, and what
//! is true of it at the moment of delivery.

use super::inactivity::last_activity;
use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::effect::{Effect, JobEffect, Lane, MailEffect};
use crate::domain::ids::JobId;
use crate::domain::jobs::job::{CloseReason, Job, JobState};
use crate::domain::notifications::mail::MailAddress;
use crate::domain::notifications::settings::{NotificationChannel, Topic};
use crate::domain::time::UnixMs;
use crate::store::{DmStatus, Posted, Queries, Tx};
use crate::words::Language;

/// What a client is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnJobNews {
    /// It closes, because nothing has happened with it.
    ClosesSoon {
        /// When something happened to it last.
        active: UnixMs,
    },
    /// Moderators closed it.
    Closed,
}

/// The same, with what it takes to say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnJobBrief {
    /// Of the server's texts.
    pub language: Language,
    /// As it is.
    pub job: Job,
    /// What they are told.
    pub news: OwnJobNews,
    /// Where it's posted, if it is.
    pub post: Option<Posted>,
    /// What the server is called.
    pub server: Option<String>,
    /// The way to the client.
    pub dm_status: DmStatus,
}

/// The same by email.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnJobMail {
    /// What they are told.
    pub brief: OwnJobBrief,
    /// Where it goes.
    pub address: MailAddress,
}

/// What a client is to be told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) enum OwnJobTopic {
    ClosesSoon,
    Closed,
}

impl App {
    /// Has the client told by the ways that they chose and that reach them.
    pub(in crate::app) async fn tell_client(&self, tx: &mut Tx, job: &Job, of: OwnJobTopic) -> Result<()> {
        let (guild, to, job) = (job.guild, job.client, job.id);
        let (direct, mail) = match of {
            OwnJobTopic::ClosesSoon => (JobEffect::WarnOfClose { job, to }, MailEffect::MailJob { job, to }),
            OwnJobTopic::Closed => {
                (JobEffect::TellOfClose { job, to }, MailEffect::MailClosedJob { job, to })
            }
        };
        let reach = tx.queries().reach(guild, to).await?;
        if reach.choices.wants(Topic::Jobs, NotificationChannel::Direct) && reach.is_door_open {
            self.enqueue_alone(tx, &Effect::from(direct), Lane::Direct(guild, to), guild).await?;
        }
        if self.has_mail && reach.has_address && reach.choices.wants(Topic::Jobs, NotificationChannel::Mail) {
            self.enqueue_alone(tx, &Effect::from(mail), Lane::Mail(guild, to), guild).await?;
        }
        Ok(())
    }

    /// What they are told; `None` where it isn't true any more.
    pub(in crate::app) async fn own_job_brief(
        &self,
        queries: &mut Queries<'_>,
        id: JobId,
        of: OwnJobTopic,
    ) -> Result<Option<OwnJobBrief>> {
        let Some(found) = queries.job(id).await? else { return Ok(None) };
        let job = found.job;
        let news = match (of, job.state) {
            (OwnJobTopic::ClosesSoon, JobState::Open) => {
                let active = last_activity(queries, &job).await?;
                let is_so = job.warned.is_some_and(|warned| warned >= active);
                is_so.then_some(OwnJobNews::ClosesSoon { active })
            }
            (OwnJobTopic::Closed, JobState::Closed { reason: CloseReason::Moderators, .. }) => {
                Some(OwnJobNews::Closed)
            }
            _ => None,
        };
        let Some(news) = news else { return Ok(None) };
        Ok(Some(OwnJobBrief {
            language: self.language(queries, job.guild).await?,
            server: queries.guild_name(job.guild).await?,
            dm_status: queries.dm_status(job.client).await?,
            post: found.post,
            news,
            job,
        }))
    }

    /// What the same email needs; `None` also where there is no address for it any more.
    pub(in crate::app) async fn own_job_mail(
        &self,
        queries: &mut Queries<'_>,
        id: JobId,
        of: OwnJobTopic,
    ) -> Result<Option<Box<OwnJobMail>>> {
        let Some(brief) = self.own_job_brief(queries, id, of).await? else { return Ok(None) };
        let (guild, client) = (brief.job.guild, brief.job.client);
        let Some(address) = self.mail_goes_to(queries, guild, client).await? else { return Ok(None) };
        // They may have turned it off since it was decided.
        let choices = queries.notice_choices(guild, client).await?;
        Ok(choices
            .wants(Topic::Jobs, NotificationChannel::Mail)
            .then(|| Box::new(OwnJobMail { brief, address })))
    }
}
