//! Delivery of what concerns agencies and their work. Owns which message each effect is, how it is found again, and what it is
//! called where it could not be delivered.

use super::views::{handover, invitation, staff};
use crate::app::{AgencyDelivery, HandoverBrief};
use crate::discord::deliver::{DiscordDelivery, MessageMarker, RoomMessage, loaded};
use crate::discord::marks::staff_mark;
use crate::domain::effect::AgencyEffect;
use crate::outbox::{DeliveryError, Job, NotificationSubject, Receipt};
use crate::say;
use crate::words::Language;

impl DiscordDelivery {
    /// Delivers what concerns an agency or its work.
    pub(in crate::discord) async fn deliver_agency(
        &self,
        job: &Job,
        effect: &AgencyEffect,
    ) -> Result<Receipt, DeliveryError> {
        let found = self.app.agency_delivery(effect).await;
        let Some(delivery) = loaded(job, found)? else { return Ok(Receipt::Done) };
        match delivery {
            AgencyDelivery::PostHandover(brief) => self.post_if_any(job, handover_message(job, &brief)).await,
            AgencyDelivery::TellHandover(brief) => {
                let post = handover::directly(&brief, Some(job.id));
                self.tell_once(job, (brief.dm_status.channel, brief.to), &post).await
            }
            // A door that is closed is no matter: the question stands under `/agency view` as well.
            AgencyDelivery::Invite(brief) => {
                let post = invitation(&brief, Some(job.id));
                self.tell_once(job, (brief.dm_status.channel, brief.invitation.to), &post).await
            }
            AgencyDelivery::TellStaff(brief) => {
                let mark = staff_mark(brief.news);
                let post = staff::told(&brief);
                self.tell_marked(job, (brief.dm_status.channel, brief.to), &post, &mark).await
            }
        }
    }
}

/// What an effect is called, where it could not be delivered.
pub(in crate::discord) fn name(language: Language, effect: &AgencyEffect) -> String {
    match effect {
        AgencyEffect::PostHandover { .. } => say!(language, "check-effect-notice"),
        AgencyEffect::TellHandover { .. } | AgencyEffect::TellStaff { .. } => {
            say!(language, "check-effect-direct")
        }
        AgencyEffect::Invite { .. } => say!(language, "check-effect-invite"),
    }
}

/// `None` while there is no room.
fn handover_message(job: &Job, brief: &HandoverBrief) -> Option<RoomMessage> {
    Some(RoomMessage {
        guild: brief.offer.guild,
        language: brief.language,
        marker: MessageMarker::Tag,
        subject: NotificationSubject::Notice(job.id).into(),
        room: brief.offer.room,
        channel: brief.channel?,
        posted: None,
        post: handover::in_room(brief, Some(job.id)),
    })
}
