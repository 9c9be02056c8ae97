//! A contract that stands still for a while: paused by one side with a reason, and resumed by either. Owns the rules.

use super::contract::ContractState;
use super::entry::{ContractEntry, ContractHappening};
use super::refusal::ContractRefusal;
use super::work::{ContractAtWork, Work, checked, decided};
use crate::domain::decision::Decision;
use crate::domain::ids::PersonId;
use crate::domain::offers::offer::Side;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;

impl Work {
    /// The line by which the contract is paused now, if it is.
    #[must_use]
    pub fn paused_by(&self) -> Option<&ContractEntry> {
        self.latest_of_state().filter(|entry| entry.what == ContractHappening::Paused)
    }

    /// For how long it was paused after `since`, in milliseconds; a pause that goes on isn't among it.
    #[must_use]
    pub fn paused_for(&self, since: UnixMs) -> i64 {
        let (mut paused, mut all) = (None, 0);
        for entry in &self.0 {
            match entry.what {
                ContractHappening::Paused => paused = Some(entry.at.max(since)),
                ContractHappening::Closed => paused = None,
                ContractHappening::Resumed => {
                    all += paused.take().map_or(0, |from: UnixMs| entry.at.since(from).max(0));
                }
                _ => {}
            }
        }
        all
    }
}

/// The side for which `by` may pause the contract.
///
/// # Errors
/// Nobody who decides for a side, or it doesn't run.
pub fn check_pause(on: &ContractAtWork, by: PersonId) -> Result<Side, ContractRefusal> {
    let side = on.contract.deciding_side(by)?;
    match on.contract.state {
        ContractState::Active => Ok(side),
        ContractState::Paused => Err(ContractRefusal::Paused),
        ContractState::Closed => Err(ContractRefusal::Closed),
    }
}

/// One side pauses the contract, and says why.
///
/// # Errors
/// As [`check_pause`], or a message that is empty or too long.
pub fn pause(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    message: &str,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    let side = check_pause(on, by)?;
    let message = checked(message)?;
    let entry = ContractEntry::new(on, (by, now), 0, ContractHappening::Paused, Some(message));
    Ok(decided(on, entry, on.contract.across(side)))
}

/// Either side lets it go on.
///
/// # Errors
/// Nobody who decides for a side, or it isn't paused.
pub fn resume(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    let side = on.contract.deciding_side(by)?;
    match on.contract.state {
        ContractState::Paused => {}
        ContractState::Active => return Err(ContractRefusal::NotPaused.into()),
        ContractState::Closed => return Err(ContractRefusal::Closed.into()),
    }
    let entry = ContractEntry::new(on, (by, now), 0, ContractHappening::Resumed, None);
    Ok(decided(on, entry, on.contract.across(side)))
}

#[cfg(test)]
mod tests;
