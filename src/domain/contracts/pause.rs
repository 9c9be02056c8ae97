//! A contract that stands still for a while: paused by one side with a reason, or because nobody says anything of it, and resumed by
//! either. Owns the rules.

use super::contract::{Contract, ContractState};
use super::entry::{ContractEntry, ContractHappening};
use super::refusal::ContractRefusal;
use super::work::{ContractAtWork, Work, checked, decided, told_both};
use crate::domain::decision::{Act, Decision};
use crate::domain::ids::PersonId;
use crate::domain::offers::offer::Side;
use crate::domain::offers::terms::Price;
use crate::domain::refusal::Refusal;
use crate::domain::time::{DAY_MS, UnixMs, moment_on};

/// How long nothing is said of a contract by the hour until it is paused, in milliseconds.
pub const QUIET_MS: i64 = 30 * DAY_MS;

impl Work {
    /// The line by which the contract is paused now, if it is.
    #[must_use]
    pub fn paused_by(&self) -> Option<&ContractEntry> {
        self.latest_of_state().filter(|entry| entry.what.pauses())
    }

    /// For how long it was paused after `since`, in milliseconds; a pause that goes on isn't among it.
    #[must_use]
    pub fn paused_for(&self, since: UnixMs) -> i64 {
        let (mut paused, mut all) = (None, 0);
        for entry in &self.0 {
            match entry.what {
                what if what.pauses() => paused = Some(entry.at.max(since)),
                _ if entry.closes() => paused = None,
                ContractHappening::Resumed => {
                    all += paused.take().map_or(0, |from: UnixMs| entry.at.since(from).max(0));
                }
                _ => {}
            }
        }
        all
    }

    /// For how long it was paused or in a dispute after `since`, in milliseconds: while both were so, that counts once.
    #[must_use]
    pub fn stopped_for(&self, since: UnixMs) -> i64 {
        let (mut is_paused, mut is_disputed) = (false, false);
        let (mut stopped, mut all) = (None, 0);
        for entry in &self.0 {
            match entry.what {
                what if what.pauses() => is_paused = true,
                what if what.opens_dispute() => is_disputed = true,
                // What was submitted before waits anew once the contract is reopened.
                _ if entry.closes() => (is_paused, is_disputed, stopped) = (false, false, None),
                what if what.ends_dispute() => is_disputed = false,
                ContractHappening::Resumed => is_paused = false,
                _ => continue,
            }
            if is_paused || is_disputed {
                stopped.get_or_insert(entry.at.max(since));
            } else if let Some(from) = stopped.take() {
                let from: UnixMs = from;
                all += entry.at.since(from).max(0);
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
        ContractState::Disputed => Err(ContractRefusal::Disputed),
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
        ContractState::Disputed => return Err(ContractRefusal::Disputed.into()),
    }
    let entry = ContractEntry::new(on, (by, now), 0, ContractHappening::Resumed, None);
    Ok(decided(on, entry, on.contract.across(side)))
}

/// When a contract is paused of which nothing is said after `last`, or after the day on which the work begins; `None` where its price is fixed, or it doesn't run.
#[must_use]
pub fn goes_quiet(contract: &Contract, last: UnixMs) -> Option<UnixMs> {
    let is_hourly = matches!(contract.terms.price, Price::Hourly { .. });
    let from = contract.terms.start.map_or(last, |start| last.max(moment_on(start)));
    (is_hourly && contract.state == ContractState::Active).then(|| from.plus(QUIET_MS))
}

/// The same of one with its lines.
pub(super) fn quiet_due(on: &ContractAtWork) -> Option<UnixMs> {
    // What time does is no sign of life; what moderators do is, because the sides waited for it.
    let last = on.work.0.iter().rfind(|entry| entry.actor().is_some() || entry.what.is_of_moderators());
    let last = last.map_or(on.contract.started, |entry| entry.at);
    goes_quiet(&on.contract, last)
}

/// Nothing was said of the contract for long: it is paused, and both sides are told.
pub(super) fn pause_quiet(on: &ContractAtWork, now: UnixMs) -> Decision<ContractAtWork, ContractEntry> {
    let client = on.contract.client;
    told_both(on, ContractEntry::new(on, (client, now), 0, ContractHappening::AutoPaused, None))
}

#[cfg(test)]
mod tests;
