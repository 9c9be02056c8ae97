//! Jobs to which nothing happens: a warning to the client, and the end. Owns what counts as activity.

use super::own::OwnJobTopic;
use crate::app::caller::Caller;
use crate::app::error::{Error, Result};
use crate::app::transaction::{App, retry};
use crate::domain::ids::JobId;
use crate::domain::jobs::decide::keep;
use crate::domain::jobs::inactivity::Passed;
use crate::domain::jobs::job::Job;
use crate::domain::time::UnixMs;
use crate::store;
use crate::store::Queries;

/// When something happened to a job last: its client posted it, edited it or kept it open, or somebody applied for it.
pub(super) async fn last_activity(queries: &mut Queries<'_>, job: &Job) -> Result<UnixMs> {
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
                self.tell_client(&mut tx, &next, OwnJobTopic::ClosesSoon).await?;
            }
            Some(Passed::Closed(closed)) => self.save_job(&mut tx, &closed).await?,
        }
        tx.commit().await?;
        Ok(true)
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
