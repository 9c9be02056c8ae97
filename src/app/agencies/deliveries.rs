//! What deliveries about agencies and their work are. Owns which of them needs what, loaded at the moment of delivery.

use super::handover::HandoverBrief;
use super::invitations::InviteBrief;
use super::staff_news::StaffBrief;
use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::effect::AgencyEffect;

/// A delivery about an agency or its work, with all that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgencyDelivery {
    /// Tell somebody, in the room, that the work of an offer is theirs.
    PostHandover(Box<HandoverBrief>),
    /// The same by direct message.
    TellHandover(Box<HandoverBrief>),
    /// Ask somebody whether they join or take over an agency.
    Invite(Box<InviteBrief>),
    /// Tell somebody who joined, left, or has another role.
    TellStaff(Box<StaffBrief>),
}

impl App {
    /// Loads what delivering `effect` needs; `None` when there is nothing left to deliver.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn agency_delivery(&self, effect: &AgencyEffect) -> Result<Option<AgencyDelivery>> {
        let mut reader = self.store.reader().await?;
        let queries = &mut reader.queries();
        Ok(match *effect {
            AgencyEffect::PostHandover { offer, to } => {
                self.handover_brief(queries, offer, to).await?.map(AgencyDelivery::PostHandover)
            }
            AgencyEffect::TellHandover { offer, to } => {
                self.handover_brief(queries, offer, to).await?.map(AgencyDelivery::TellHandover)
            }
            AgencyEffect::Invite { invitation, .. } => {
                self.invite_brief(queries, invitation).await?.map(AgencyDelivery::Invite)
            }
            AgencyEffect::TellStaff { agency, person, news, to } => {
                let about = (person, news, to);
                self.staff_brief(queries, agency, about).await?.map(AgencyDelivery::TellStaff)
            }
        })
    }
}
