//! Published feedback as it was when it was reported. Owns who then decides nothing about it.

use super::dispute::parties_of;
use super::report::{Snapshot, SnapshotFeedback};
use crate::domain::contracts::contract::Contract;
use crate::domain::feedback::Feedback;
use crate::domain::feedback::interim::InterimFeedback;

impl From<Feedback> for SnapshotFeedback {
    fn from(feedback: Feedback) -> Self {
        let Feedback { side, stars, tags, comment, .. } = feedback;
        Self { side, stars, tags, comment, during: None }
    }
}

impl From<InterimFeedback> for SnapshotFeedback {
    fn from(feedback: InterimFeedback) -> Self {
        let InterimFeedback { which, stars, tags, comment, .. } = feedback;
        Self { side: which.side, stars, tags, comment, during: Some(which.nth) }
    }
}

/// What is kept of feedback on the contract that an offer became. Everybody on a side of that is a side of the report.
#[must_use]
pub fn snapshot_of(offer: Snapshot, contract: &Contract, feedback: SnapshotFeedback) -> Snapshot {
    let mut others = parties_of(contract);
    others.retain(|person| ![offer.client, offer.recipient].contains(person));
    Snapshot { others, feedback: Some(feedback), ..offer }
}
