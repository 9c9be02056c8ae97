//! Safety notes on an offer, a proposal or a job. Owns who reads them, the side alone that answers, and what they are held against.

pub(super) mod recent_findings;

use super::caller::Caller;
use super::error::Result;
use super::transaction::App;
use crate::domain::ids::PersonId;
use crate::domain::jobs::job::Job;
use crate::domain::offers::offer::{Offer, Side, State};
use crate::domain::safety::{Facts, Findings, Note};
use crate::store::Queries;
use std::sync::Arc;

/// How many offers of the server before this one its price is compared with.
const COMPARED: u32 = 100;

impl App {
    /// What `reader` is told to look at twice: nothing for anybody but the addressed side, and nothing about an offer that
    /// came to nothing.
    pub(super) async fn notes_for(
        &self,
        queries: &mut Queries<'_>,
        offer: &Offer,
        reader: PersonId,
    ) -> Result<Vec<Note>> {
        let counts = match offer.state {
            State::Pending { .. } | State::Accepted { .. } => true,
            State::Declined { .. }
            | State::Withdrawn { .. }
            | State::Expired { .. }
            | State::Removed { .. } => false,
        };
        if !counts || offer.side_of(reader) != Some(Side::Recipient) {
            return Ok(Vec::new());
        }
        let mut notes = self.findings(queries, offer).await?.notes(self.now());
        if !matches!(offer.state, State::Pending { .. }) || offer.proposal.is_some() {
            // What an offer is says nothing about one that was accepted, and whoever applied knows why it came.
            notes.retain(|note| *note != Note::FirstOffer);
        }
        Ok(notes)
    }

    async fn findings(&self, queries: &mut Queries<'_>, offer: &Offer) -> Result<Arc<Findings>> {
        if let Some(known) = self.findings.get(offer) {
            return Ok(known);
        }
        let before = queries.before(offer, COMPARED).await?;
        let facts = Facts {
            client: offer.client,
            is_first_contact: before.is_first_contact,
            is_first_offer: before.is_first_offer,
            usual: before.prices,
        };
        let findings = Findings::of(&self.safety, &offer.terms, offer.note.as_deref(), &facts);
        let findings = Arc::new(findings);
        self.findings.keep(offer, &findings);
        Ok(findings)
    }

    /// What the caller is told to look at twice about an offer that they are about to answer.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn safety_notes(&self, caller: &Caller, offer: &Offer) -> Result<Vec<Note>> {
        let mut reader = self.store.reader().await?;
        self.notes_for(&mut reader.queries(), offer, caller.person).await
    }

    /// What whoever reads it is told to look at twice in texts that somebody else typed, where no offer is answered.
    pub(super) fn notes_on_texts(&self, texts: &[&str]) -> Vec<Note> {
        self.safety.find(texts).into_iter().map(Note::Text).collect()
    }

    /// What the caller is told to look at twice in a job that they may apply for: nothing for its client.
    #[must_use]
    pub fn notes_on_job(&self, caller: &Caller, job: &Job) -> Vec<Note> {
        match job.client == caller.person || !job.is_open() {
            true => Vec::new(),
            false => self.notes_on_texts(&[&job.terms.title, &job.terms.description]),
        }
    }
}
