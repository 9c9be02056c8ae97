//! Jobs that the caller saves to find them again.

use super::JobPage;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::page::{PAGE_LINES, ReachedPage};
use crate::app::transaction::{App, retry};
use crate::domain::ids::JobId;
use crate::domain::jobs::decide::{SAVED_JOBS, check_saves};
use crate::domain::jobs::job::Job;

/// What a press on Save came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SavedJob {
    /// It's among the caller's saved jobs now.
    Saved(Box<Job>),
    /// It was before.
    Before(Box<Job>),
}

impl App {
    /// Saves a job for the caller, once.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn keep_job_for_later(&self, caller: &Caller, id: JobId) -> Result<SavedJob> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            self.upsert_caller(&mut tx, caller).await?;
            tx.hold_sender(caller.guild, caller.person).await?;
            let job = self.load_job(&mut tx.queries(), caller, id).await?.job;
            let saved = tx.queries().saved_jobs(caller.guild, caller.person).await?;
            if saved.iter().any(|other| other.id == id) {
                return Ok(SavedJob::Before(Box::new(job)));
            }
            check_saves(&job, saved.len())?;
            tx.keep_saved_job(&job, caller.person, self.now()).await?;
            tx.commit().await?;
            Ok(SavedJob::Saved(Box::new(job)))
        })
        .await
    }

    /// Removes a job from those that the caller saved.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn forget_saved_job(&self, caller: &Caller, id: JobId) -> Result<Job> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let job = self.load_job(&mut tx.queries(), caller, id).await?.job;
            tx.remove_saved_job(caller.guild, caller.person, id).await?;
            tx.commit().await?;
            Ok(job)
        })
        .await
    }

    /// A page of the jobs that the caller saved; a page past the end is the last one.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn list_saved_jobs(&self, caller: &Caller, page: u32) -> Result<JobPage> {
        let saved = self.store.reader().await?.queries().saved_jobs(caller.guild, caller.person).await?;
        let counted = u32::try_from(saved.len()).unwrap_or(SAVED_JOBS);
        let ReachedPage { total, has_older, page, pages, skip } = ReachedPage::of(counted, page);
        let lines = saved.into_iter().skip(skip as usize).take(PAGE_LINES as usize).collect();
        Ok(JobPage { lines, page, pages, total, has_older })
    }
}
