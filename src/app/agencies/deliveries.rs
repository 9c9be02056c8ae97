//! What deliveries about agencies and their work are. Owns which of them needs what, loaded at the moment of delivery.

use super::handover::HandoverBrief;
use super::invitations::InviteBrief;
use super::questions::{LostQuestion, QuestionBrief};
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
    /// Look whether somebody was asked something that is over, so that the message can show it.
    FindInvite(Box<LostQuestion>),
    /// Have the message in which somebody was asked say what became of it.
    EndInvite(Box<QuestionBrief>),
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
            AgencyEffect::Invite { invitation, to } => {
                Some(match self.invite_brief(queries, invitation).await? {
                    Some(brief) => AgencyDelivery::Invite(brief),
                    None => {
                        let dm_status = queries.dm_status(to).await?;
                        AgencyDelivery::FindInvite(Box::new(LostQuestion { invitation, to, dm_status }))
                    }
                })
            }
            AgencyEffect::EndInvite { invitation, agency, end, .. } => {
                self.question_brief(queries, (invitation, agency), end).await?.map(AgencyDelivery::EndInvite)
            }
            AgencyEffect::TellStaff { agency, person, news, to } => {
                let about = (person, news, to);
                self.staff_brief(queries, agency, about).await?.map(AgencyDelivery::TellStaff)
            }
        })
    }
}
