//! In whose name somebody applies for a job: their own, or that of an agency that they answer for. Owns who is told of what becomes of it.

use crate::app::agencies::named::named;
use crate::app::caller::Caller;
use crate::app::error::{Error, Result};
use crate::app::transaction::App;
use crate::domain::agencies::agency::{Agency, AgencyRefusal, Role};
use crate::domain::ids::{AgencyId, JobId};
use crate::domain::jobs::job::Job;
use crate::domain::offers::offer::Recipient;
use crate::domain::proposals::effects::ProposalNews;
use crate::domain::proposals::proposal::{Proposal, ProposalState};
use crate::domain::proposals::refusal::ProposalRefusal;
use crate::domain::refusal::Refusal;
use crate::store::{Queries, Tx};

/// A job, and in whose names the caller may apply for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applicants {
    /// As it is now.
    pub job: Job,
    /// At least one; the caller first, if they may themselves.
    pub may: Vec<Recipient>,
}

/// The caller, or an agency that they answer for.
pub(super) async fn applicant(
    queries: &mut Queries<'_>,
    caller: &Caller,
    agency: Option<AgencyId>,
) -> Result<Recipient> {
    let Some(id) = agency else { return Ok(Recipient::Freelancer(caller.person)) };
    let found = queries.agency(id).await?.filter(|agency| agency.guild == caller.guild && !agency.closed);
    let agency = found.ok_or(AgencyRefusal::NoSuchAgency)?;
    check_answers(&agency, caller)?;
    Ok(Recipient::Agency(agency.team().ok_or(AgencyRefusal::NoSuchAgency)?))
}

fn check_answers(agency: &Agency, caller: &Caller) -> Result<()> {
    match agency.role_of(caller.person).map(Role::answers) {
        Some(true) => Ok(()),
        Some(false) => Err(AgencyRefusal::ManagersOnly.into()),
        None => Err(AgencyRefusal::NoSuchAgency.into()),
    }
}

/// Refuses an offer to an agency that the caller, whose job it was for, has joined since, and a private channel with it.
pub(super) fn check_not_own(to: &Recipient, caller: &Caller) -> Result<()> {
    match to.agency().filter(|team| team.has(caller.person)) {
        Some(_) => Err(AgencyRefusal::OwnAgency.into()),
        None => Ok(()),
    }
}

/// Whether somebody can't apply themselves because they work through an agency alone.
const fn is_bound(refused: &Error) -> bool {
    matches!(refused, Error::Refused(Refusal::Proposal(ProposalRefusal::Bound { .. })))
}

impl App {
    /// In whose names the caller may apply for a job now.
    ///
    /// # Errors
    /// A refusal where they may in nobody's, or a failure of the database.
    pub async fn may_apply_as(&self, caller: &Caller, job: JobId) -> Result<Applicants> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let job = self.load_job(&mut queries, caller, job).await?.job;
        let agencies = queries.agencies_of(caller.guild, caller.person).await?;
        let answered = agencies.iter().filter(|agency| check_answers(agency, caller).is_ok());
        let teams = answered.filter_map(Agency::team).map(Recipient::Agency);
        let all: Vec<_> = [Recipient::Freelancer(caller.person)].into_iter().chain(teams).collect();
        let (mut may, mut refused) = (Vec::new(), None);
        for from in all {
            match self.check_may_apply(&mut queries, caller, &job, &from).await {
                Ok(()) => may.push(from),
                Err(error @ Error::Refused(_)) => {
                    // What their agency is refused says more than that they don't apply themselves.
                    refused = Some(refused.filter(|first| !is_bound(first)).unwrap_or(error));
                }
                Err(error) => return Err(error),
            }
        }
        match refused.filter(|_| may.is_empty()) {
            Some(refused) => Err(refused),
            None => Ok(Applicants { job, may }),
        }
    }

    /// The agency with this name in which the caller answers offers.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn agency_to_apply(&self, caller: &Caller, name: &str) -> Result<AgencyId> {
        let mut reader = self.store.reader().await?;
        let agency = named(&mut reader.queries(), caller.guild, name).await?;
        check_answers(&agency, caller)?;
        Ok(agency.id)
    }

    /// Has the side that sent a proposal told: a freelancer, or the owner of an agency and who sent it. Where the owner can't be reached, the
    /// managers are.
    pub(super) async fn tell_senders(
        &self,
        tx: &mut Tx,
        proposal: &Proposal,
        news: ProposalNews,
    ) -> Result<()> {
        for to in self.whoever_reads(tx, proposal.guild, &proposal.from, proposal.told()).await? {
            self.tell_of_proposal(tx, proposal, news, to).await?;
        }
        Ok(())
    }

    /// An agency is closed: its proposals that wait are taken back.
    pub(in crate::app) async fn withdraw_proposals_of(&self, tx: &mut Tx, agency: AgencyId) -> Result<()> {
        for seen in tx.queries().open_proposals_of_agency(agency).await? {
            tx.hold_job(seen.job).await?;
            let Some(proposal) = tx.queries().proposal(seen.id).await? else { continue };
            if matches!(proposal.state, ProposalState::Open) {
                let state = ProposalState::Withdrawn { at: self.now() };
                let revision = proposal.revision + 1;
                tx.update_proposal(&Proposal { state, revision, ..proposal }).await?;
            }
        }
        Ok(())
    }
}
