//! What safety notes found lately, so that an offer that is read again isn't searched again. Owns a memory that may be lost at any
//! time: looking once more gives the same.

use crate::domain::ids::OfferId;
use crate::domain::offers::offer::Offer;
use crate::domain::safety::Findings;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Offers of which it's remembered what was found.
const REMEMBERED: usize = 1_024;

/// What was found in offers, each as it was at a revision.
#[derive(Debug, Default)]
pub(in crate::app) struct RecentFindings(Mutex<HashMap<(OfferId, i64), Arc<Findings>>>);

impl RecentFindings {
    pub(super) fn get(&self, offer: &Offer) -> Option<Arc<Findings>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&(offer.id, offer.revision)).cloned()
    }

    pub(super) fn keep(&self, offer: &Offer, findings: &Arc<Findings>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Rather found again than a memory without end.
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert((offer.id, offer.revision), Arc::clone(findings));
    }
}
