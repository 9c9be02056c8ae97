//! What deliveries about jobs must know. Owns loading it, at the moment of delivery.

use super::own::OwnJobTopic;
use crate::app::{App, JobNewsBrief, OwnJobBrief, Result};
use crate::domain::effect::JobEffect;
use crate::domain::ids::{ChannelId, JobId};
use crate::domain::jobs::job::Visibility;
use crate::domain::notifications::settings::NotificationChannel;
use crate::store::{JobRow, Queries};
use crate::words::Language;

/// A delivery about a job, with all that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JobDelivery {
    /// Bring its post on the job board up to date.
    ShowJob(Box<JobBrief>),
    /// Tell its client that it closes soon, or was closed.
    TellClient(Box<OwnJobBrief>),
    /// Have everybody told whose alerts it fits.
    MatchAlerts(JobId),
    /// Tell one of them.
    TellOfJobs(Box<JobNewsBrief>),
}

/// A job for its post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobBrief {
    /// Of the server's texts.
    pub language: Language,
    /// As it is, and where it's posted.
    pub found: JobRow,
    /// The client's name in this server, as it was last.
    pub client_name: Option<String>,
    /// The job board.
    pub board: Option<ChannelId>,
}

impl App {
    /// What a delivery about a job needs; `None` where nothing is left to do.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn job_delivery(&self, effect: &JobEffect) -> Result<Option<JobDelivery>> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        match effect {
            JobEffect::ShowJob { job } => Ok(self
                .job_brief(&mut queries, *job)
                .await?
                .map(|brief| JobDelivery::ShowJob(Box::new(brief)))),
            JobEffect::MatchAlerts { job } => Ok(Some(JobDelivery::MatchAlerts(*job))),
            JobEffect::TellOfJobs { batch, to } => {
                let told = (*batch, *to);
                let brief = self.job_news_brief(&mut queries, told, NotificationChannel::Direct).await?;
                Ok(brief.map(|brief| JobDelivery::TellOfJobs(Box::new(brief))))
            }
            JobEffect::WarnOfClose { job, .. } => {
                let brief = self.own_job_brief(&mut queries, *job, OwnJobTopic::ClosesSoon).await?;
                Ok(brief.map(|brief| JobDelivery::TellClient(Box::new(brief))))
            }
            JobEffect::TellOfClose { job, .. } => {
                let brief = self.own_job_brief(&mut queries, *job, OwnJobTopic::Closed).await?;
                Ok(brief.map(|brief| JobDelivery::TellClient(Box::new(brief))))
            }
        }
    }

    async fn job_brief(&self, queries: &mut Queries<'_>, id: JobId) -> Result<Option<JobBrief>> {
        let found = queries.job(id).await?.filter(|found| found.job.visibility == Visibility::Everyone);
        let Some(found) = found else { return Ok(None) };
        let rules = self.rules(queries, found.job.guild).await?;
        let known = queries.person(found.job.guild, found.job.client).await?;
        Ok(Some(JobBrief {
            language: Language::of_locale(&rules.language),
            client_name: known.map(|known| known.name),
            board: rules.job_board,
            found,
        }))
    }
}
