//! What the two sides do with a proposal: the client puts it somewhere, declines it or writes to its freelancer, and the freelancer
//! withdraws it. Owns also that a job that is closed answers those that wait.

use super::change::load_proposal;
use super::sides::check_not_own;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::effect::RoomEffect;
use crate::domain::ids::{ChannelId, ProposalId, RoomId};
use crate::domain::jobs::job::Job;
use crate::domain::offers::offer::Recipient;
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::offers::terms::Price;
use crate::domain::proposals::decide::{
    check_client, check_freelancer, check_open, close, decline, shelve, withdraw,
};
use crate::domain::proposals::effects::ProposalNews;
use crate::domain::proposals::proposal::{Proposal, ProposalDecline, ProposalState, ProposalTerms, Shelf};
use crate::store::Tx;

/// Most proposals of one person that are read at once.
const BATCH: u32 = 100;

/// The private channel of a job's client and somebody who applied for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenedRoom {
    /// Who applied.
    pub to: Recipient,
    /// The channel, if it exists already.
    pub channel: Option<ChannelId>,
}

impl App {
    /// Puts a proposal for a job of the caller's somewhere.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn shelve_proposal(&self, caller: &Caller, id: ProposalId, shelf: Shelf) -> Result<()> {
        let put = |proposal: &Proposal, job: &Job| shelve(proposal, job, caller.person, shelf);
        self.change_proposal(caller, id, None, put).await.map(drop)
    }

    /// A proposal that the caller, whose job it is for, may decline now.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn load_to_decline_proposal(&self, caller: &Caller, id: ProposalId) -> Result<(Proposal, Job)> {
        let (proposal, job) = load_proposal(&mut self.store.reader().await?.queries(), caller, id).await?;
        check_client(&job, caller.person)?;
        check_open(&proposal, &job)?;
        Ok((proposal, job))
    }

    /// Declines a proposal for a job of the caller's.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn decline_proposal(
        &self,
        caller: &Caller,
        id: ProposalId,
        reason: ProposalDecline,
        message: Option<String>,
    ) -> Result<(Proposal, Job)> {
        let say_no = |proposal: &Proposal, job: &Job| {
            decline(proposal, job, (caller.person, self.now()), (reason, message.clone()))
        };
        self.change_proposal(caller, id, Some(ProposalNews::Declined), say_no).await
    }

    /// A proposal of the caller's that they may withdraw now.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn load_to_withdraw_proposal(
        &self,
        caller: &Caller,
        id: ProposalId,
    ) -> Result<(Proposal, Job)> {
        let (proposal, job) = load_proposal(&mut self.store.reader().await?.queries(), caller, id).await?;
        check_freelancer(&proposal, caller.person)?;
        check_open(&proposal, &job)?;
        Ok((proposal, job))
    }

    /// Withdraws a proposal of the caller's.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn withdraw_proposal(&self, caller: &Caller, id: ProposalId) -> Result<(Proposal, Job)> {
        let take_back = |proposal: &Proposal, job: &Job| withdraw(proposal, job, (caller.person, self.now()));
        self.change_proposal(caller, id, None, take_back).await
    }

    /// The private channel of the caller and whoever applied for their job; made if there is none.
    ///
    /// # Errors
    /// A refusal where the caller couldn't send them an offer either, or a failure of the database.
    pub async fn write_to_applicant(&self, caller: &Caller, id: ProposalId) -> Result<OpenedRoom> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            self.upsert_caller(&mut tx, caller).await?;
            let (proposal, job) = load_proposal(&mut tx.queries(), caller, id).await?;
            check_client(&job, caller.person)?;
            let to = proposal.from;
            check_not_own(&to, caller)?;
            let found = self.look_before_sending(&mut tx, caller, &to, 0).await?;
            self.check_may_begin(&found, &to)?;
            let has_left = found.other.presence.is_some_and(|known| known.left.is_some());
            if to.agency().is_none() && has_left {
                return Err(OfferRefusal::NotMember.into());
            }
            for side in [caller.person].into_iter().chain(to.people()) {
                self.readmit(&mut tx, caller.guild, side).await?;
            }
            let (room, channel) = tx.room_of(caller.guild, caller.person, &to, RoomId(self.new_id())).await?;
            if channel.is_none() {
                self.enqueue_once(&mut tx, &RoomEffect::OpenRoom { room }.into(), caller.guild, room).await?;
            }
            tx.commit().await?;
            Ok(OpenedRoom { to, channel })
        })
        .await
    }

    /// A job is closed: proposals that wait are answered by that, each once.
    pub(in crate::app) async fn answer_proposals(&self, tx: &mut Tx, job: &Job) -> Result<()> {
        for proposal in tx.queries().open_proposals_for(job.id).await? {
            let closed = close(&proposal, self.now());
            tx.update_proposal(&closed).await?;
            self.tell_senders(tx, &closed, ProposalNews::JobClosed).await?;
        }
        Ok(())
    }

    /// A job says something else: whose proposals wait are told, each once.
    pub(in crate::app) async fn tell_applicants(&self, tx: &mut Tx, job: &Job) -> Result<()> {
        for proposal in tx.queries().open_proposals_for(job.id).await? {
            self.tell_senders(tx, &proposal, ProposalNews::JobEdited).await?;
        }
        Ok(())
    }

    /// Withdraws all proposals of somebody that wait, and forgets what they say, also in the name of an agency that is closed: what another
    /// one says is its own. And what they wrote to those whose they declined.
    pub(in crate::app) async fn forget_proposals(
        &self,
        tx: &mut Tx,
        caller: &Caller,
        title: &str,
    ) -> Result<()> {
        let mut skip = 0;
        loop {
            let found = tx.queries().proposals_by(caller.guild, caller.person, (skip, BATCH)).await?;
            if found.is_empty() {
                break;
            }
            for line in found {
                tx.hold_job(line.proposal.job).await?;
                let Some(proposal) = tx.queries().proposal(line.proposal.id).await? else { continue };
                if let Some(team) = proposal.from.agency()
                    && tx.queries().agency(team.id).await?.is_some_and(|agency| !agency.closed)
                {
                    continue;
                }
                let forgotten = forgotten(&proposal, title);
                let state = match proposal.state {
                    ProposalState::Open => ProposalState::Withdrawn { at: self.now() },
                    ref other => other.clone(),
                };
                if forgotten != proposal.terms || state != proposal.state {
                    let revision = proposal.revision + 1;
                    tx.update_proposal(&Proposal { terms: forgotten, state, revision, ..proposal }).await?;
                }
            }
            skip += BATCH;
        }
        Ok(tx.forget_declines(caller.guild, caller.person).await?)
    }
}

/// What is left of a proposal's words.
fn forgotten(proposal: &Proposal, title: &str) -> ProposalTerms {
    let price = match &proposal.terms.price {
        Price::Fixed { total, .. } => Price::Fixed { total: *total, milestones: Vec::new() },
        hourly @ Price::Hourly { .. } => hourly.clone(),
    };
    ProposalTerms { letter: title.to_owned(), price, start: None, due: None, files: Vec::new() }
}
