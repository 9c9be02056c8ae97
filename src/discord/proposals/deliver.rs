//! Delivery about proposals: direct messages. Owns what an effect is called where it could not be delivered.

use super::views::told::{handed_files, told};
use crate::app::ProposalDelivery;
use crate::discord::deliver::direct::at_closed_door;
use crate::discord::deliver::{DiscordDelivery, loaded};
use crate::domain::effect::ProposalEffect;
use crate::domain::offers::attachment::Attachment;
use crate::outbox::{DeliveryError, DueEffect, Receipt};
use crate::say;
use crate::words::Language;

impl DiscordDelivery {
    /// Delivers what one side of a proposal is told.
    pub(in crate::discord) async fn deliver_proposal(
        &self,
        due: &DueEffect,
        effect: &ProposalEffect,
    ) -> Result<Receipt, DeliveryError> {
        match loaded(due, self.app.proposal_delivery(effect).await)? {
            Some(ProposalDelivery::TellProposal(brief)) => {
                if let Some(left) = at_closed_door(due, (brief.dm_status.closed, brief.to)) {
                    return Ok(left);
                }
                let post = told(&brief, Some(due.id));
                self.tell_once(due, (brief.dm_status.channel, brief.to), &post).await
            }
            Some(ProposalDelivery::HandFiles(brief)) => {
                let message = |lost: &[&Attachment]| handed_files(&brief, lost, Some(due.id));
                self.hand_files(due, brief.to, &brief.proposal.terms.files, message).await
            }
            None => Ok(Receipt::Done),
        }
    }
}

/// What an effect is called, where it could not be delivered.
pub(in crate::discord) fn name(language: Language, effect: &ProposalEffect) -> String {
    match effect {
        ProposalEffect::HandFiles { .. } => say!(language, "check-effect-proposal-files"),
        ProposalEffect::TellProposal { .. } => say!(language, "check-effect-direct"),
    }
}
