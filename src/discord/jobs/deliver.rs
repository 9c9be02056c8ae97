//! Delivery about jobs. Owns which effect is which message, and what it is called where it could not be delivered; the post on the
//! board is in `discord::deliver::job_board`.

use super::marks::job_mark;
use super::views::news::{job_news, newest};
use super::views::own_news::own_news;
use crate::app::JobDelivery;
use crate::discord::deliver::{DiscordDelivery, loaded};
use crate::domain::effect::JobEffect;
use crate::outbox::{DeliveryError, DueEffect, Receipt};
use crate::say;
use crate::words::Language;

impl DiscordDelivery {
    /// Delivers what concerns a job.
    pub(in crate::discord) async fn deliver_job(
        &self,
        due: &DueEffect,
        effect: &JobEffect,
    ) -> Result<Receipt, DeliveryError> {
        match loaded(due, self.app.job_delivery(effect).await)? {
            Some(JobDelivery::ShowJob(brief)) => self.show_job(due, &brief).await,
            Some(JobDelivery::TellClient(brief)) => {
                let way = (brief.dm_status.channel, brief.job.client);
                let mark = job_mark(brief.job.number);
                self.tell_marked(due, way, &own_news(&brief), &mark).await
            }
            Some(JobDelivery::MatchAlerts(job)) => {
                self.app.match_alerts(job).await.map_err(DeliveryError::not_loaded)?;
                Ok(Receipt::Done)
            }
            Some(JobDelivery::TellOfJobs(brief)) => {
                let way = (brief.dm_status.channel, brief.to);
                self.tell_marked(due, way, &job_news(&brief), &job_mark(newest(&brief))).await
            }
            None => Ok(Receipt::Done),
        }
    }
}

/// What an effect is called, where it could not be delivered.
pub(in crate::discord) fn name(language: Language, effect: &JobEffect) -> String {
    match effect {
        JobEffect::ShowJob { .. } => say!(language, "check-effect-job"),
        JobEffect::MatchAlerts { .. } => say!(language, "check-effect-match"),
        JobEffect::WarnOfClose { .. } | JobEffect::TellOfClose { .. } | JobEffect::TellOfJobs { .. } => {
            say!(language, "check-effect-direct")
        }
    }
}
