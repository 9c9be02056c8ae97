//! The direct message in which somebody was asked to join or take over an agency, once the question is over. Owns what
//! bringing it up to date needs.

use crate::app::error::Result;
use crate::app::transaction::App;
use crate::domain::agencies::agency::{Agency, Invitation};
use crate::domain::agencies::effects::QuestionEnd;
use crate::domain::effect::{AgencyEffect, Effect, Lane};
use crate::domain::ids::{AgencyId, EffectId, InvitationId, PersonId};
use crate::store::{DmStatus, Posted, Queries, Tx};
use crate::words::Language;

/// A question that is over, and the message that still asks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionBrief {
    /// Of the server's texts.
    pub language: Language,
    /// What the agency is called.
    pub agency: String,
    /// What the server is called.
    pub server: Option<String>,
    /// Which question it was.
    pub invitation: InvitationId,
    /// What became of it.
    pub end: QuestionEnd,
    /// The message.
    pub posted: Posted,
}

/// A question that was over before it is known whether it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LostQuestion {
    /// Which question it was.
    pub invitation: InvitationId,
    /// Who was asked.
    pub to: PersonId,
    /// The way to them.
    pub dm_status: DmStatus,
}

impl App {
    /// Has the direct message of a question say what became of it. In the lane of the question itself, so that one which is
    /// still on its way is posted before, or not at all.
    pub(super) async fn end_question(
        &self,
        tx: &mut Tx,
        agency: &Agency,
        (invitation, to): (InvitationId, PersonId),
        end: QuestionEnd,
    ) -> Result<()> {
        let effect = Effect::from(AgencyEffect::EndInvite { invitation, agency: agency.id, end, to });
        let lane = Lane::Direct(agency.guild, to);
        tx.enqueue_in(lane, EffectId(self.new_id()), &effect, Some(agency.guild), self.now()).await?;
        Ok(())
    }

    /// The same for all of these, which nobody is to answer any more.
    pub(super) async fn end_all_questions(
        &self,
        tx: &mut Tx,
        agency: &Agency,
        over: Vec<(InvitationId, PersonId)>,
    ) -> Result<()> {
        for asked in over {
            self.end_question(tx, agency, asked, QuestionEnd::Over).await?;
        }
        Ok(())
    }

    /// A newer question takes the place of the one that an agency asked somebody before.
    pub(super) async fn replace_question(
        &self,
        tx: &mut Tx,
        agency: &Agency,
        newer: &Invitation,
    ) -> Result<()> {
        if let Some(former) = tx.queries().invitation_between(agency.id, newer.to).await? {
            self.end_question(tx, agency, (former, newer.to), QuestionEnd::Replaced).await?;
        }
        Ok(tx.keep_invitation(newer).await?)
    }

    /// What bringing the message up to date needs; `None` where there is none.
    pub(in crate::app) async fn question_brief(
        &self,
        queries: &mut Queries<'_>,
        (invitation, agency): (InvitationId, AgencyId),
        end: QuestionEnd,
    ) -> Result<Option<Box<QuestionBrief>>> {
        let Some(posted) = queries.question_post(invitation).await? else { return Ok(None) };
        let Some(agency) = queries.agency(agency).await? else { return Ok(None) };
        Ok(Some(Box::new(QuestionBrief {
            language: self.language(queries, agency.guild).await?,
            server: queries.guild_name(agency.guild).await?,
            agency: agency.name,
            invitation,
            end,
            posted,
        })))
    }
}
