//! Delivery of feedback in the room of its contract, and of what follows from badges. Owns which message each effect is, and what it is called where it could not be delivered.

use super::views::interim::posted_interim;
use super::views::published::published;
use super::views::reply::posted_reply;
use crate::app::{FeedbackBrief, FeedbackDelivery, InterimBrief};
use crate::discord::deliver::{DiscordDelivery, RoomMessage, loaded};
use crate::discord::ui::post::Post;
use crate::domain::effect::FeedbackEffect;
use crate::outbox::{DeliveryError, DueEffect, FeedbackSubject, Receipt};
use crate::say;
use crate::words::Language;

impl DiscordDelivery {
    /// Delivers what is to be shown of feedback, or done because of it.
    pub(in crate::discord) async fn deliver_feedback(
        &self,
        due: &DueEffect,
        effect: &FeedbackEffect,
    ) -> Result<Receipt, DeliveryError> {
        let found = self.app.feedback_delivery(effect).await;
        let Some(delivery) = loaded(due, found)? else { return Ok(Receipt::Done) };
        let message = match &delivery {
            FeedbackDelivery::PostFeedback(brief) => {
                let subject = FeedbackSubject::Published(brief.contract.id);
                Some(message(brief, subject, published(brief, Some(due.id))))
            }
            FeedbackDelivery::RefreshFeedback(brief) => {
                let subject = FeedbackSubject::Published(brief.contract.id);
                return self.edit(message(brief, subject, published(brief, Some(due.id)))).await;
            }
            FeedbackDelivery::PostInterim(brief) => Some(interim_message(brief, due)),
            FeedbackDelivery::RefreshInterim(brief) => {
                return self.edit(interim_message(brief, due)).await;
            }
            FeedbackDelivery::BadgeRole(brief) => return self.keep_badge_role(brief).await,
            FeedbackDelivery::PostReply(brief, given) => {
                let subject = FeedbackSubject::Reply(brief.contract.id, *given);
                posted_reply(brief, *given, Some(due.id)).map(|post| message(brief, subject, post))
            }
        };
        self.post_if_any(due, message).await
    }
}

fn message(brief: &FeedbackBrief, subject: FeedbackSubject, post: Post) -> RoomMessage {
    RoomMessage::tagged(&brief.offer, brief.language, (brief.channel, brief.posted), subject, post)
}

fn interim_message(brief: &InterimBrief, due: &DueEffect) -> RoomMessage {
    let InterimBrief { language, offer, channel, feedback, posted, .. } = brief;
    let subject = FeedbackSubject::During(feedback.which);
    RoomMessage::tagged(offer, *language, (*channel, *posted), subject, posted_interim(brief, Some(due.id)))
}

/// What an effect is called, where it could not be delivered.
pub(in crate::discord) fn name(language: Language, effect: &FeedbackEffect) -> String {
    match effect {
        FeedbackEffect::PostFeedback { .. }
        | FeedbackEffect::RefreshFeedback { .. }
        | FeedbackEffect::PostReply { .. }
        | FeedbackEffect::PostInterim(_)
        | FeedbackEffect::RefreshInterim(_) => say!(language, "check-effect-feedback"),
        FeedbackEffect::BadgeRole { .. } => say!(language, "check-effect-badge-role"),
    }
}
