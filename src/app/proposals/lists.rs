//! Reading proposals: one with all that its reader may know, those for a job, and one's own.

use super::change::load_proposal;
use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::feedback::WorkerRecord;
use crate::app::page::{LIST_REACH, PAGE_LINES, ReachedPage};
use crate::app::transaction::App;
use crate::domain::ids::{JobId, OfferNumber, ProposalId};
use crate::domain::jobs::job::Job;
use crate::domain::jobs::refusal::JobRefusal;
use crate::domain::offers::offer::Recipient;
use crate::domain::proposals::proposal::{Proposal, Shelf};
use crate::domain::safety::{Facts, Findings, Note};
use crate::store::{Person, ProposalLine};

/// Everything about one proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalRecord {
    /// As it is now.
    pub proposal: Proposal,
    /// Its job.
    pub job: Job,
    /// Who sent it; nobody for an agency.
    pub freelancer: Option<Person>,
    /// What the client reads of them; none for themselves.
    pub worker: Option<WorkerRecord>,
    /// What the client is told to look at twice.
    pub notes: Vec<Note>,
    /// What the offer is called that was sent for it.
    pub offer: Option<OfferNumber>,
}

/// One page of the proposals for a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalPage {
    /// Which job.
    pub job: Job,
    /// Which of them.
    pub shelf: Shelf,
    /// Newest first, at most [`PAGE_LINES`], with the names of who sent them.
    pub lines: Vec<(Proposal, Option<String>)>,
    /// This page, from 1.
    pub page: u32,
    /// How many there are; at least 1.
    pub pages: u32,
    /// Proposals on all pages, at most [`LIST_REACH`].
    pub total: u32,
}

/// One page of somebody's own proposals, and of their agencies'.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnProposals {
    /// Newest first, at most [`PAGE_LINES`].
    pub lines: Vec<ProposalLine>,
    /// This page, from 1.
    pub page: u32,
    /// How many there are; at least 1.
    pub pages: u32,
    /// Proposals on all pages, at most [`LIST_REACH`].
    pub total: u32,
}

impl App {
    /// Everything about a proposal, for one of its sides.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn view_proposal(&self, caller: &Caller, id: ProposalId) -> Result<ProposalRecord> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let (proposal, job) = load_proposal(&mut queries, caller, id).await?;
        let is_client = job.client == caller.person;
        let worker = match is_client {
            true => Some(self.worker_record(&mut queries, caller, &proposal.from).await?),
            false => None,
        };
        let offer = match proposal.offer() {
            Some(offer) => queries.offer(offer).await?.map(|offer| offer.number),
            None => None,
        };
        let freelancer = match &proposal.from {
            Recipient::Freelancer(person) => queries.person(proposal.guild, *person).await?,
            Recipient::Agency(_) => None,
        };
        Ok(ProposalRecord {
            freelancer,
            notes: if is_client { self.notes_on_letter(&proposal) } else { Vec::new() },
            worker,
            offer,
            proposal,
            job,
        })
    }

    /// What a client is told to look at twice in a letter.
    fn notes_on_letter(&self, proposal: &Proposal) -> Vec<Note> {
        let letter = proposal.terms.for_job("", &proposal.terms.letter);
        let facts = Facts {
            client: proposal.sender,
            is_first_contact: false,
            is_first_offer: false,
            usual: Vec::new(),
        };
        let mut notes = Findings::of(self.safety.get(), &letter, None, &facts).notes(self.now());
        // The others are about whoever sends an offer.
        notes.retain(|note| matches!(note, Note::Text(_)));
        notes
    }

    /// A page of the proposals for a job of the caller's; a page past the end is the last one.
    ///
    /// # Errors
    /// A refusal, or a failure of the database.
    pub async fn list_proposals_for(
        &self,
        caller: &Caller,
        id: JobId,
        (shelf, page): (Shelf, u32),
    ) -> Result<ProposalPage> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let job = self.load_job(&mut queries, caller, id).await?.job;
        if job.client != caller.person {
            return Err(JobRefusal::NotClient { number: job.number, client: job.client }.into());
        }
        let counted = queries.count_proposals_for(id, shelf, LIST_REACH).await?;
        let ReachedPage { total, page, pages, skip, .. } = ReachedPage::of(counted, page);
        let lines = queries.proposals_for(id, shelf, (skip, PAGE_LINES)).await?;
        Ok(ProposalPage { job, shelf, lines, page, pages, total })
    }

    /// A page of the caller's own proposals, and of those of agencies that they answer for; a page past the end is the last one.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn list_own_proposals(&self, caller: &Caller, page: u32) -> Result<OwnProposals> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        let counted = queries.count_proposals_of(caller.guild, caller.person, LIST_REACH).await?;
        let ReachedPage { total, page, pages, skip, .. } = ReachedPage::of(counted, page);
        let lines = queries.proposals_of(caller.guild, caller.person, (skip, PAGE_LINES)).await?;
        Ok(OwnProposals { lines, page, pages, total })
    }
}
