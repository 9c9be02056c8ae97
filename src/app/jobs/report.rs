//! Jobs that are reported: a report like those about offers, and what moderators close because of it. Owns that what they decide and what
//! becomes of the job is one transaction.

use super::JobRow;
use super::own::OwnJobTopic;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::moderation::reports::{Filed, NewReport, shortened};
use crate::app::transaction::{App, retry};
use crate::domain::ids::{JobId, MessageId};
use crate::domain::jobs::decide::close_for;
use crate::domain::jobs::job::{CloseReason, Job};
use crate::domain::jobs::refusal::JobRefusal;
use crate::domain::moderation::refusal::ModerationRefusal;
use crate::domain::moderation::report::{
    JobSnapshot, JobSnapshotVersion, Report, ReportReason, ReportSubject,
};
use crate::store::{Queries, Tx};

/// A job as it is now, with all that it said before.
async fn snapshot_now(queries: &mut Queries<'_>, job: &Job) -> Result<JobSnapshot> {
    let mut since = job.posted;
    let mut versions = Vec::new();
    for (terms, until) in queries.job_versions(job.id).await? {
        versions.push(JobSnapshotVersion { at: since, terms });
        since = until;
    }
    versions.push(JobSnapshotVersion { at: since, terms: job.terms.clone() });
    Ok(JobSnapshot { number: job.number, client: job.client, versions })
}

impl App {
    /// A job that the caller is about to report.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn load_to_report(&self, caller: &Caller, id: JobId) -> Result<Job> {
        let mut reader = self.store.reader().await?;
        self.check_reports(&mut reader.queries(), caller, id).await
    }

    /// The job whose post on the job board a message is, if it is one.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn job_posted_as(&self, caller: &Caller, message: MessageId) -> Result<Option<JobId>> {
        Ok(self.store.reader().await?.queries().job_posted_as(caller.guild, message).await?)
    }

    async fn check_reports(&self, queries: &mut Queries<'_>, caller: &Caller, id: JobId) -> Result<Job> {
        let JobRow { job, .. } = self.load_job(queries, caller, id).await?;
        let number = job.number;
        if job.client == caller.person {
            return Err(JobRefusal::Own { number }.into());
        }
        match queries.has_open_report_of_job(id, caller.person).await? {
            true => Err(JobRefusal::Reported { number }.into()),
            false => Ok(job),
        }
    }

    /// Reports a job to the moderators, once.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn report_job(
        &self,
        caller: &Caller,
        id: JobId,
        (reason, text): (ReportReason, &str),
    ) -> Result<Filed> {
        retry(|| self.try_report_job(caller, id, (reason, text))).await
    }

    async fn try_report_job(
        &self,
        caller: &Caller,
        id: JobId,
        (reason, text): (ReportReason, &str),
    ) -> Result<Filed> {
        let mut tx = self.store.begin().await?;
        self.upsert_caller(&mut tx, caller).await?;
        let job = self.check_reports(&mut tx.queries(), caller, id).await?;
        let snapshot = snapshot_now(&mut tx.queries(), &job).await?;
        let about = ReportSubject::Job { id, snapshot };
        let report = NewReport { reported: job.client, reason, text: &shortened(text), about };
        let Some(filed) = self.open_report(&mut tx, caller, report).await? else {
            return Err(JobRefusal::Reported { number: job.number }.into());
        };
        tx.commit().await?;
        Ok(filed)
    }

    /// Closes the job that a report is about, and has its client told.
    pub(in crate::app) async fn close_reported_job(&self, tx: &mut Tx, report: &Report) -> Result<()> {
        let none = ModerationRefusal::NoSuchReport;
        let Some(id) = report.about.job() else { return Err(none.into()) };
        let job = tx.queries().job(id).await?.ok_or(none)?.job;
        if !job.is_open() {
            return Err(ModerationRefusal::JobOver { number: report.number }.into());
        }
        let closed = close_for(&job, self.now(), CloseReason::Moderators);
        self.save_job(tx, &closed).await?;
        self.tell_client(tx, &closed, OwnJobTopic::Closed).await
    }
}
