//! Jobs to which nothing happens: a warning to the client, and the end. Owns what counts as activity, and who is told.

use crate::app::caller::Caller;
use crate::app::error::{Error, Result};
use crate::app::transaction::{App, retry};
use crate::domain::effect::{Effect, JobEffect, Lane, MailEffect};
use crate::domain::ids::JobId;
use crate::domain::jobs::decide::keep;
use crate::domain::jobs::inactivity::Passed;
use crate::domain::jobs::job::Job;
use crate::domain::notifications::mail::MailAddress;
use crate::domain::notifications::settings::{NotificationChannel, Topic};
use crate::domain::time::UnixMs;
use crate::store;
use crate::store::{DmStatus, Posted, Queries, Tx};
use crate::words::Language;

/// What a client is told of a job that closes soon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuietJobBrief {
    /// Of the server's texts.
    pub language: Language,
    /// As it is.
    pub job: Job,
    /// When something happened to it last.
    pub active: UnixMs,
    /// Where it's posted, if it is.
    pub post: Option<Posted>,
    /// What the server is called.
    pub server: Option<String>,
    /// The way to the client.
    pub dm_status: DmStatus,
}

/// The same by email.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuietJobMail {
    /// What they are told.
    pub brief: QuietJobBrief,
    /// Where it goes.
    pub address: MailAddress,
}

/// When something happened to a job last: its client posted it, edited it or kept it open, or somebody applied for it.
async fn last_activity(queries: &mut Queries<'_>, job: &Job) -> Result<UnixMs> {
    Ok(queries.newest_sent_for(job.id).await?.map_or(job.active, |sent| sent.max(job.active)))
}

impl App {
    /// Does to a job what time does; whether that was something.
    pub(in crate::app) async fn meet_job(&self, id: JobId) -> Result<bool> {
        match retry(|| self.try_meet_job(id)).await {
            // Its client, or another process, was faster again and again.
            Err(Error::Store(store::Error::Conflict)) => Ok(false),
            outcome => outcome,
        }
    }

    async fn try_meet_job(&self, id: JobId) -> Result<bool> {
        let mut tx = self.store.begin().await?;
        let Some(found) = tx.queries().job(id).await? else { return Ok(false) };
        let job = found.job;
        if job.due.is_none_or(|due| due > self.now()) {
            return Ok(false);
        }
        let active = last_activity(&mut tx.queries(), &job).await?;
        match job.passed(active, self.now()) {
            None => return Ok(false),
            Some(Passed::NotYet(next)) => tx.note_job_due(&job, &next).await?,
            Some(Passed::Warned(next)) => {
                tx.note_job_due(&job, &next).await?;
                self.warn_client(&mut tx, &next).await?;
            }
            Some(Passed::Closed(closed)) => self.save_job(&mut tx, &closed).await?,
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Has the client told by the ways that they chose and that reach them.
    async fn warn_client(&self, tx: &mut Tx, job: &Job) -> Result<()> {
        let (guild, to) = (job.guild, job.client);
        let reach = tx.queries().reach(guild, to).await?;
        if reach.choices.wants(Topic::Jobs, NotificationChannel::Direct) && reach.is_door_open {
            let warn = Effect::from(JobEffect::WarnOfClose { job: job.id, to });
            self.enqueue_alone(tx, &warn, Lane::Direct(guild, to), guild).await?;
        }
        if self.has_mail && reach.has_address && reach.choices.wants(Topic::Jobs, NotificationChannel::Mail) {
            let mail = Effect::from(MailEffect::MailJob { job: job.id, to });
            self.enqueue_alone(tx, &mail, Lane::Mail(guild, to), guild).await?;
        }
        Ok(())
    }

    /// What a warning says; `None` where it isn't true any more.
    pub(in crate::app) async fn quiet_job_brief(
        &self,
        queries: &mut Queries<'_>,
        id: JobId,
    ) -> Result<Option<QuietJobBrief>> {
        let Some(found) = queries.job(id).await? else { return Ok(None) };
        let job = found.job;
        let active = last_activity(queries, &job).await?;
        if !job.is_open() || job.warned.is_none_or(|warned| warned < active) {
            return Ok(None);
        }
        Ok(Some(QuietJobBrief {
            language: self.language(queries, job.guild).await?,
            server: queries.guild_name(job.guild).await?,
            dm_status: queries.dm_status(job.client).await?,
            post: found.post,
            active,
            job,
        }))
    }

    /// What the same email needs; `None` also where there is no address for it any more.
    pub(in crate::app) async fn quiet_job_mail(
        &self,
        queries: &mut Queries<'_>,
        id: JobId,
    ) -> Result<Option<Box<QuietJobMail>>> {
        let Some(brief) = self.quiet_job_brief(queries, id).await? else { return Ok(None) };
        let (guild, client) = (brief.job.guild, brief.job.client);
        let Some(address) = self.mail_goes_to(queries, guild, client).await? else { return Ok(None) };
        // They may have turned it off since it was decided.
        let choices = queries.notice_choices(guild, client).await?;
        Ok(choices
            .wants(Topic::Jobs, NotificationChannel::Mail)
            .then(|| Box::new(QuietJobMail { brief, address })))
    }

    /// Keeps a job of the caller's open that would close soon.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn keep_job(&self, caller: &Caller, id: JobId) -> Result<Job> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let found = self.load_job(&mut tx.queries(), caller, id).await?;
            let kept = keep(&found.job, (caller.person, self.now()))?;
            tx.update_job(&kept).await?;
            tx.commit().await?;
            Ok(kept)
        })
        .await
    }
}
