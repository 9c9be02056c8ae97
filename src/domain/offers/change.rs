//! A change request: other terms, asked for by the addressed side. Owns its fate; the rules are in `decide`.

use super::terms::Terms;
use crate::domain::ids::{ChangeId, OfferId, PersonId};
use crate::domain::time::UnixMs;
use serde::{Deserialize, Serialize};

/// A request to change the terms of one version of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Never shown.
    pub id: ChangeId,
    /// Of which offer.
    pub offer: OfferId,
    /// The version that it wants to change.
    pub version: u32,
    /// Who asks.
    pub by: PersonId,
    /// When.
    pub at: UnixMs,
    /// The terms as they would be.
    pub terms: Terms,
    /// Why, in the asking side's words; may be empty.
    pub message: String,
    /// What became of it.
    pub fate: Fate,
}

impl Change {
    /// How long it waited for the client, who answered it at `at`, in milliseconds. `None` while it waits, and where the offer ended before.
    #[must_use]
    pub fn answered_after(&self, at: UnixMs) -> Option<i64> {
        match self.fate {
            Fate::Approved { .. } | Fate::Rejected { .. } | Fate::Modified { .. } => {
                Some(at.since(self.at).max(0))
            }
            Fate::Open | Fate::Closed => None,
        }
    }
}

/// What became of a change request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fate", rename_all = "snake_case")]
pub enum Fate {
    /// Waiting for the client.
    Open,
    /// Its terms became this version.
    Approved {
        /// The new version.
        version: u32,
    },
    /// The client said no.
    Rejected {
        /// In the client's words; may be empty.
        message: String,
    },
    /// The client sent other terms instead: they became this version.
    Modified {
        /// The new version.
        version: u32,
    },
    /// The offer ended before the client answered.
    Closed,
}
