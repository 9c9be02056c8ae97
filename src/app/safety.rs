//! Safety notes on an offer. Owns who reads them, the addressed side alone, what they are held against, and a memory of what
//! was found, which may be lost at any time: looking once more gives the same.

use super::caller::Caller;
use super::error::Result;
use super::transaction::App;
use crate::domain::ids::{OfferId, PersonId};
use crate::domain::offers::offer::{Offer, Side, State};
use crate::domain::safety::{Facts, Findings, Note};
use crate::store::Queries;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// How many offers of the server before this one its price is compared with.
const COMPARED: u32 = 100;
/// Offers of which it's remembered what was found.
const REMEMBERED: usize = 1_024;

/// What was found in offers, each as it was at a revision.
#[derive(Debug, Default)]
pub(super) struct RecentFindings(Mutex<HashMap<(OfferId, i64), Arc<Findings>>>);

impl RecentFindings {
    fn get(&self, offer: &Offer) -> Option<Arc<Findings>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&(offer.id, offer.revision)).cloned()
    }

    fn keep(&self, offer: &Offer, findings: &Arc<Findings>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Rather found again than a memory without end.
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert((offer.id, offer.revision), Arc::clone(findings));
    }
}

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
        Ok(self.findings(queries, offer).await?.notes(self.now()))
    }

    async fn findings(&self, queries: &mut Queries<'_>, offer: &Offer) -> Result<Arc<Findings>> {
        if let Some(known) = self.findings.get(offer) {
            return Ok(known);
        }
        let before = queries.before(offer, COMPARED).await?;
        let facts =
            Facts { client: offer.client, is_first_contact: before.is_first_contact, usual: before.prices };
        let findings = Findings::of(self.safety.get(), &offer.terms, offer.note.as_deref(), &facts);
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
}
