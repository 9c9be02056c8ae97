//! Job alerts of the caller: made from a search, listed, changed and removed.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::ids::JobAlertId;
use crate::domain::jobs::alert::{JobAlert, Pace, WantedJobs, check_new};
use crate::domain::jobs::refusal::JobRefusal;
use crate::store::{Queries, Tx};

impl App {
    /// Has the caller told of jobs like these once a day, until they choose otherwise.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn alert_of_jobs(&self, caller: &Caller, wanted: WantedJobs) -> Result<JobAlert> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            self.upsert_caller(&mut tx, caller).await?;
            tx.hold_sender(caller.guild, caller.person).await?;
            let there = tx.queries().job_alerts_of(caller.guild, caller.person).await?;
            check_new(&there, &wanted)?;
            let alert = JobAlert {
                id: JobAlertId(self.new_id()),
                guild: caller.guild,
                person: caller.person,
                wanted: wanted.clone(),
                pace: Pace::default(),
                made: self.now(),
            };
            tx.insert_job_alert(&alert).await?;
            tx.commit().await?;
            Ok(alert)
        })
        .await
    }

    /// The caller's alerts, the oldest first.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn list_job_alerts(&self, caller: &Caller) -> Result<Vec<JobAlert>> {
        Ok(self.store.reader().await?.queries().job_alerts_of(caller.guild, caller.person).await?)
    }

    /// One of the caller's alerts.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn view_job_alert(&self, caller: &Caller, id: JobAlertId) -> Result<JobAlert> {
        load_alert(&mut self.store.reader().await?.queries(), caller, id).await
    }

    /// Changes how soon the caller is told.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn pace_job_alert(&self, caller: &Caller, id: JobAlertId, pace: Pace) -> Result<JobAlert> {
        let (mut tx, alert) = self.hold_alert(caller, id).await?;
        tx.set_job_alert_pace(id, pace).await?;
        tx.commit().await?;
        Ok(JobAlert { pace, ..alert })
    }

    /// Removes one of the caller's alerts.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn remove_job_alert(&self, caller: &Caller, id: JobAlertId) -> Result<JobAlert> {
        let (mut tx, alert) = self.hold_alert(caller, id).await?;
        tx.remove_job_alert(id).await?;
        tx.commit().await?;
        Ok(alert)
    }

    async fn hold_alert(&self, caller: &Caller, id: JobAlertId) -> Result<(Tx, JobAlert)> {
        let mut tx = self.store.begin().await?;
        tx.hold_sender(caller.guild, caller.person).await?;
        let alert = load_alert(&mut tx.queries(), caller, id).await?;
        Ok((tx, alert))
    }
}

/// Somebody else's alert doesn't exist.
async fn load_alert(queries: &mut Queries<'_>, caller: &Caller, id: JobAlertId) -> Result<JobAlert> {
    let there = queries.job_alerts_of(caller.guild, caller.person).await?;
    Ok(there.into_iter().find(|alert| alert.id == id).ok_or(JobRefusal::NoSuchAlert)?)
}
