//! Delivery about jobs. Owns which effect is which message, and what it is called where it could not be delivered; the post on the
//! board is in `discord::deliver::job_board`.

use super::marks::job_mark;
use super::views::quiet::closes_soon;
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
            Some(JobDelivery::WarnOfClose(brief)) => {
                let way = (brief.dm_status.channel, brief.job.client);
                let mark = job_mark(brief.job.number);
                self.tell_marked(due, way, &closes_soon(&brief), &mark).await
            }
            None => Ok(Receipt::Done),
        }
    }
}

/// What an effect is called, where it could not be delivered.
pub(in crate::discord) fn name(language: Language, effect: &JobEffect) -> String {
    match effect {
        JobEffect::ShowJob { .. } => say!(language, "check-effect-job"),
        JobEffect::WarnOfClose { .. } => say!(language, "check-effect-direct"),
    }
}
