//! What a report is about: an offer, feedback, or a job. Owns whose it is, and what's kept of a job.

use super::{Snapshot, SnapshotFeedback};
use crate::domain::ids::{JobId, JobNumber, OfferId, PersonId};
use crate::domain::jobs::job::JobTerms;
use crate::domain::time::UnixMs;
use serde::{Deserialize, Serialize};

/// What a report is about, as it was when it was reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportSubject {
    /// An offer, or feedback on the contract that it became.
    Offer {
        /// Which.
        id: OfferId,
        /// As it was.
        snapshot: Snapshot,
    },
    /// A job.
    Job {
        /// Which.
        id: JobId,
        /// As it was.
        snapshot: JobSnapshot,
    },
}

/// A job as it was when it was reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobSnapshot {
    /// What people call it.
    pub number: JobNumber,
    /// Who posted it.
    pub client: PersonId,
    /// What it said, each time that it was edited, the first first.
    pub versions: Vec<JobSnapshotVersion>,
}

/// What a job said in a [`JobSnapshot`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobSnapshotVersion {
    /// Since when.
    pub at: UnixMs,
    /// What it said.
    pub terms: JobTerms,
}

impl ReportSubject {
    /// What people call it.
    #[must_use]
    pub const fn number(&self) -> i64 {
        match self {
            Self::Offer { snapshot, .. } => snapshot.number.0,
            Self::Job { snapshot, .. } => snapshot.number.0,
        }
    }

    /// The title that counted then.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Self::Offer { snapshot, .. } => snapshot.title(),
            Self::Job { snapshot, .. } => snapshot.versions.last().map_or("", |version| &version.terms.title),
        }
    }

    /// Everybody who is on a side of it.
    #[must_use]
    pub fn sides(&self) -> Vec<PersonId> {
        match self {
            Self::Offer { snapshot, .. } => {
                [snapshot.client, snapshot.recipient].into_iter().chain(snapshot.others.clone()).collect()
            }
            Self::Job { snapshot, .. } => vec![snapshot.client],
        }
    }

    /// The offer that it is about.
    #[must_use]
    pub const fn offer(&self) -> Option<OfferId> {
        match self {
            Self::Offer { id, .. } => Some(*id),
            Self::Job { .. } => None,
        }
    }

    /// The job that it is about.
    #[must_use]
    pub const fn job(&self) -> Option<JobId> {
        match self {
            Self::Job { id, .. } => Some(*id),
            Self::Offer { .. } => None,
        }
    }

    /// The feedback that it is about, where it's that and not the offer.
    #[must_use]
    pub const fn feedback(&self) -> Option<&SnapshotFeedback> {
        match self {
            Self::Offer { snapshot, .. } => snapshot.feedback.as_ref(),
            Self::Job { .. } => None,
        }
    }
}
