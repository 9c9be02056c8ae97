//! What time does to a contract, whatever it is about. Owns that the longest due comes first.

use super::approval::{remind_or_approve, work_due};
use super::entry::{Concern, ContractEntry};
use super::payments::{give_up_waiting, payments_due};
use super::work::ContractAtWork;
use crate::domain::decision::Decision;
use crate::domain::time::UnixMs;

/// When something is due, with the line that waits for an answer.
fn due(on: &ContractAtWork) -> impl Iterator<Item = (UnixMs, &ContractEntry)> {
    work_due(on).into_iter().chain(payments_due(on))
}

/// When time does something to the contract next.
#[must_use]
pub fn next_due(on: &ContractAtWork) -> Option<UnixMs> {
    due(on).map(|(due, _)| due).min()
}

/// What is due by `now`, the longest due first; `None` where nothing is.
#[must_use]
pub fn meet(on: &ContractAtWork, now: UnixMs) -> Option<Decision<ContractAtWork, ContractEntry>> {
    let (_, waits) = due(on).filter(|(due, _)| *due <= now).min_by_key(|(due, _)| *due)?;
    Some(match waits.what.concern() {
        Concern::Payment => give_up_waiting(on, waits, now),
        Concern::Work | Concern::Reminder | Concern::State => remind_or_approve(on, waits, now),
    })
}
