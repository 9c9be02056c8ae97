//! Delivery of feedback in the room of its contract. Owns which message each effect is, and what it is called where it could not be delivered.

use super::views::published::published;
use super::views::reply::posted_reply;
use crate::app::{FeedbackBrief, FeedbackDelivery};
use crate::discord::deliver::{DiscordDelivery, RoomMessage, loaded};
use crate::discord::ui::post::Post;
use crate::domain::effect::FeedbackEffect;
use crate::outbox::{DeliveryError, FeedbackSubject, Job, Receipt};
use crate::say;
use crate::words::Language;

impl DiscordDelivery {
    /// Delivers what is to be shown of feedback.
    pub(in crate::discord) async fn deliver_feedback(
        &self,
        job: &Job,
        effect: &FeedbackEffect,
    ) -> Result<Receipt, DeliveryError> {
        let found = self.app.feedback_delivery(effect).await;
        let Some(delivery) = loaded(job, found)? else { return Ok(Receipt::Done) };
        let message = match &delivery {
            FeedbackDelivery::PostFeedback(brief) => {
                let subject = FeedbackSubject::Published(brief.contract.id);
                Some(message(brief, subject, published(brief, Some(job.id))))
            }
            FeedbackDelivery::RefreshFeedback(brief) => {
                let subject = FeedbackSubject::Published(brief.contract.id);
                return self.edit(message(brief, subject, published(brief, Some(job.id)))).await;
            }
            FeedbackDelivery::PostReply(brief, given) => {
                let subject = FeedbackSubject::Reply(brief.contract.id, *given);
                posted_reply(brief, *given, Some(job.id)).map(|post| message(brief, subject, post))
            }
        };
        self.post_if_any(job, message).await
    }
}

fn message(brief: &FeedbackBrief, subject: FeedbackSubject, post: Post) -> RoomMessage {
    RoomMessage::tagged(&brief.offer, brief.language, (brief.channel, brief.posted), subject, post)
}

/// What an effect is called, where it could not be delivered.
pub(in crate::discord) fn name(language: Language, effect: &FeedbackEffect) -> String {
    match effect {
        FeedbackEffect::PostFeedback { .. }
        | FeedbackEffect::RefreshFeedback { .. }
        | FeedbackEffect::PostReply { .. } => say!(language, "check-effect-feedback"),
    }
}
