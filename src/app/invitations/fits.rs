//! Who fits a job, for its client.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::ids::JobId;
use crate::domain::invitations::fit::{Fit, who_fits};
use crate::domain::jobs::job::Job;

/// A job, and who fits it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobFits {
    /// As it is now.
    pub job: Job,
    /// Whom its client could invite, who fit best first.
    pub fits: Vec<Fit>,
}

impl App {
    /// Who fits an open job of the caller's and could be invited to it.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn who_fits_job(&self, caller: &Caller, id: JobId) -> Result<JobFits> {
        let job = self.load_to_change(caller, id).await?;
        let wanted = &job.terms.skills;
        let client = (caller.guild, caller.person);
        let mut reader = self.store.reader().await?;
        let found = reader.queries().may_fit(client, (job.id, wanted), self.now()).await?;
        Ok(JobFits { fits: who_fits(wanted, found), job })
    }
}
