//! Delivery about invitations: direct messages. Owns what an effect is called where it could not be delivered.

use super::views::told::told;
use crate::app::InvitationDelivery;
use crate::discord::deliver::direct::at_closed_door;
use crate::discord::deliver::{DiscordDelivery, loaded};
use crate::domain::effect::InvitationEffect;
use crate::outbox::{DeliveryError, DueEffect, Receipt};
use crate::say;
use crate::words::Language;

impl DiscordDelivery {
    /// Delivers what one side of an invitation is told.
    pub(in crate::discord) async fn deliver_invitation(
        &self,
        due: &DueEffect,
        effect: &InvitationEffect,
    ) -> Result<Receipt, DeliveryError> {
        match loaded(due, self.app.invitation_delivery(effect).await)? {
            Some(InvitationDelivery::TellInvitation(brief)) => {
                if let Some(left) = at_closed_door(due, (brief.dm_status.closed, brief.to)) {
                    return Ok(left);
                }
                let post = told(&brief, Some(due.id));
                self.tell_once(due, (brief.dm_status.channel, brief.to), &post).await
            }
            None => Ok(Receipt::Done),
        }
    }
}

/// What an effect is called, where it could not be delivered.
pub(in crate::discord) fn name(language: Language, effect: &InvitationEffect) -> String {
    match effect {
        InvitationEffect::TellInvitation { .. } => say!(language, "check-effect-direct"),
    }
}
