//! Published feedback as it was when it was reported. Owns who then decides nothing about it.

use super::dispute::parties_of;
use super::report::{Snapshot, SnapshotFeedback};
use crate::domain::contracts::contract::Contract;
use crate::domain::feedback::Feedback;

/// What is kept of published feedback on the contract that an offer became. Everybody on a side of that is a side of the report.
#[must_use]
pub fn snapshot_of(offer: Snapshot, contract: &Contract, feedback: &Feedback) -> Snapshot {
    let mut others = parties_of(contract);
    others.retain(|person| ![offer.client, offer.recipient].contains(person));
    let Feedback { side, stars, tags, comment, .. } = feedback.clone();
    Snapshot { others, feedback: Some(SnapshotFeedback { side, stars, tags, comment }), ..offer }
}
