//! Which server a press belongs to that was made outside any: a direct message has none, but what its button names does.

use super::error::Result;
use super::transaction::App;
use crate::domain::agencies::agency::AgencyRefusal;
use crate::domain::contracts::refusal::ContractRefusal;
use crate::domain::draft::refusal::DraftRefusal;
use crate::domain::ids::{
    ChangeId, ContractId, DraftId, GuildId, InvitationId, JobId, JobInvitationId, OfferId, PersonId,
    ProposalId, SanctionId,
};
use crate::domain::invitations::invitation::JobInvitation;
use crate::domain::invitations::refusal::InvitationRefusal;
use crate::domain::jobs::refusal::JobRefusal;
use crate::domain::moderation::refusal::ModerationRefusal;
use crate::domain::offers::offer::Offer;
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::proposals::refusal::ProposalRefusal;
use crate::store::{Person, Queries, Shown};

/// What a button names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetRef {
    /// An offer.
    Offer(OfferId),
    /// A change request.
    Change(ChangeId),
    /// The contract that an offer became.
    Contract(ContractId),
    /// A draft.
    Draft(DraftId),
    /// A warning or a suspension.
    Sanction(SanctionId),
    /// A question whether to join or take over an agency.
    Invitation(InvitationId),
    /// A job.
    Job(JobId),
    /// A proposal for one.
    Proposal(ProposalId),
    /// An invitation to a job.
    JobInvitation(JobInvitationId),
}

/// Where something belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetGuild {
    /// Its server.
    pub guild: GuildId,
    /// The person as that server knew them last.
    pub known_as: Option<Person>,
}

impl App {
    /// The server of something that is `person`'s. Somebody else's does not exist for them.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn guild_of_target(&self, target: TargetRef, person: PersonId) -> Result<TargetGuild> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let guild = guild_of(&mut queries, target, person).await?;
        Ok(TargetGuild { guild, known_as: queries.person(guild, person).await? })
    }
}

async fn guild_of(queries: &mut Queries<'_>, target: TargetRef, person: PersonId) -> Result<GuildId> {
    let theirs = |offer: &Offer| offer.side_of(person).is_some() || offer.recipient.is_handed_to(person);
    let offer = match target {
        TargetRef::Draft(id) => {
            let found = queries.draft(id).await?.filter(|draft| draft.author == person);
            return Ok(found.ok_or(DraftRefusal::NoSuchDraft)?.guild);
        }
        TargetRef::Sanction(id) => {
            let found = queries.sanction(id).await?.filter(|sanction| sanction.person == person);
            return Ok(found.ok_or(ModerationRefusal::NotSuspended)?.guild);
        }
        TargetRef::Invitation(id) => {
            let found = queries.invitation(id).await?.filter(|asked| asked.to == person);
            return Ok(found.ok_or(AgencyRefusal::NoSuchInvitation)?.guild);
        }
        TargetRef::Job(id) => {
            let found = queries.job(id).await?.filter(|found| found.job.client == person);
            return Ok(found.ok_or(JobRefusal::NoSuchJob)?.job.guild);
        }
        TargetRef::JobInvitation(id) => {
            let is_theirs = |found: &JobInvitation| found.client == person || found.is_for(person);
            let found = queries.job_invitation(id).await?.filter(is_theirs);
            return Ok(found.ok_or(InvitationRefusal::NoSuchInvitation)?.guild);
        }
        TargetRef::Contract(id) => {
            let found = queries.contract_row(id, Shown::Nothing).await?.filter(|found| theirs(&found.offer));
            return Ok(found.ok_or(ContractRefusal::NoSuchContract)?.offer.guild);
        }
        TargetRef::Proposal(id) => return guild_of_proposal(queries, id, person).await,
        TargetRef::Offer(id) => id,
        TargetRef::Change(id) => queries.change(id).await?.ok_or(OfferRefusal::NoSuchChange)?.offer,
    };
    let found = queries.offer(offer).await?.filter(theirs);
    Ok(found.ok_or(OfferRefusal::NoSuchOffer)?.guild)
}

async fn guild_of_proposal(queries: &mut Queries<'_>, id: ProposalId, person: PersonId) -> Result<GuildId> {
    let found = queries.proposal(id).await?.ok_or(ProposalRefusal::NoSuchProposal)?;
    let is_clients = match queries.job(found.job).await? {
        Some(on) => on.job.client == person,
        None => false,
    };
    match is_clients || found.is_of(person) {
        true => Ok(found.guild),
        false => Err(ProposalRefusal::NoSuchProposal.into()),
    }
}
