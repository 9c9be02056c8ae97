//! Delivery of feedback in the room of its contract. Owns which message it is, and what it is called where it could not be delivered.

use super::views::published::published;
use crate::app::FeedbackDelivery;
use crate::discord::deliver::{DiscordDelivery, MessageMarker, RoomMessage, loaded};
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
        let Some(FeedbackDelivery::PostFeedback(brief)) = loaded(job, found)? else {
            return Ok(Receipt::Done);
        };
        let message = RoomMessage {
            guild: brief.offer.guild,
            language: brief.language,
            marker: MessageMarker::Tag,
            subject: FeedbackSubject::Published(brief.contract.id).into(),
            room: brief.offer.room,
            channel: brief.channel,
            posted: brief.posted,
            post: published(&brief, Some(job.id)),
        };
        self.post(job, message).await
    }
}

/// What an effect is called, where it could not be delivered.
pub(in crate::discord) fn name(language: Language, effect: &FeedbackEffect) -> String {
    match effect {
        FeedbackEffect::PostFeedback { .. } => say!(language, "check-effect-feedback"),
    }
}
