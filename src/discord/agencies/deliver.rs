//! Delivery of what concerns agencies and their work. Owns which message each effect is, how it is found again, and what it is
//! called where it could not be delivered.

use super::views::{handover, invitation, question_ended, staff};
use crate::app::{AgencyDelivery, HandoverBrief, QuestionBrief};
use crate::discord::deliver::direct::is_out_of_reach;
use crate::discord::deliver::{DiscordDelivery, MessageMarker, RoomMessage, loaded};
use crate::discord::marks::staff_mark;
use crate::discord::ui::post::Post;
use crate::domain::effect::AgencyEffect;
use crate::domain::ids::{ChannelId, InvitationId, PersonId};
use crate::outbox::{DeliveryError, DueEffect, NotificationSubject, Receipt};
use crate::say;
use crate::words::Language;

impl DiscordDelivery {
    /// Delivers what concerns an agency or its work.
    pub(in crate::discord) async fn deliver_agency(
        &self,
        due: &DueEffect,
        effect: &AgencyEffect,
    ) -> Result<Receipt, DeliveryError> {
        let found = self.app.agency_delivery(effect).await;
        let Some(delivery) = loaded(due, found)? else { return Ok(Receipt::Done) };
        match delivery {
            AgencyDelivery::PostHandover(brief) => self.post_if_any(due, handover_message(due, &brief)).await,
            AgencyDelivery::TellHandover(brief) => {
                let post = handover::directly(&brief, Some(due.id));
                self.tell_once(due, (brief.dm_status.channel, brief.to), &post).await
            }
            // A door that is closed is no matter: the question stands under `/agency view` as well.
            AgencyDelivery::Invite(brief) => {
                let post = invitation(&brief, Some(due.id));
                let asked = &brief.invitation;
                self.ask(due, asked.id, (brief.dm_status.channel, asked.to), Some(&post)).await
            }
            // A first try has left nothing to find.
            AgencyDelivery::FindInvite(_) if due.attempt <= 1 => Ok(Receipt::Done),
            AgencyDelivery::FindInvite(lost) => {
                self.ask(due, lost.invitation, (lost.dm_status.channel, lost.to), None).await
            }
            AgencyDelivery::EndInvite(brief) => self.end_question(&brief).await,
            AgencyDelivery::TellStaff(brief) => {
                let mark = staff_mark(brief.news);
                let post = staff::told(&brief);
                self.tell_marked(due, (brief.dm_status.channel, brief.to), &post, &mark).await
            }
        }
    }

    /// The message with a question, unless an earlier try left it; without `post` only that one is looked for.
    async fn ask(
        &self,
        due: &DueEffect,
        invitation: InvitationId,
        (known, to): (Option<ChannelId>, PersonId),
        post: Option<&Post>,
    ) -> Result<Receipt, DeliveryError> {
        let earlier = (due.attempt > 1).then_some(MessageMarker::Tag);
        match self.tell_through(due, known, to, post, earlier).await {
            Ok(Some(posted)) => {
                let is_known_door = known == Some(posted.channel);
                Ok(Receipt::Asked { invitation, to, posted, is_known_door })
            }
            Ok(None) => Ok(Receipt::Done),
            Err(failure) => self.not_told(due, to, failure),
        }
    }

    /// Has the message with a question say what became of it, without buttons.
    async fn end_question(&self, brief: &QuestionBrief) -> Result<Receipt, DeliveryError> {
        match self.put(brief.posted, &question_ended(brief)).await {
            Err(failure) if !is_out_of_reach(&failure) => Err(failure.into()),
            Ok(()) | Err(_) => Ok(Receipt::QuestionEnded { invitation: brief.invitation }),
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
        AgencyEffect::Invite { .. } | AgencyEffect::EndInvite { .. } => say!(language, "check-effect-invite"),
    }
}

/// `None` while there is no room.
fn handover_message(due: &DueEffect, brief: &HandoverBrief) -> Option<RoomMessage> {
    let subject = NotificationSubject::Notice(due.id);
    let post = handover::in_room(brief, Some(due.id));
    Some(RoomMessage::tagged(&brief.offer, brief.language, (brief.channel?, None), subject, post))
}
