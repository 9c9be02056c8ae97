//! How the client of a contract treats the other side, as its lines say: how long what waits for them waits, and whether they pay in time.
//! Owns what counts. It's written beside the contract with each line, so that a client's record only adds it up.

use super::score::record::payments_in;
use crate::domain::contracts::contract::ContractState;
use crate::domain::contracts::entry::{ContractEntry, ContractHappening};
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::offers::offer::Side;
use crate::domain::offers::terms::Price;
use crate::domain::time::{DAY_MS, UnixMs};
use std::collections::BTreeMap;

/// How long after work is approved, or a week is stated, its payment is in time.
pub const PAY_MS: i64 = 7 * DAY_MS;

/// What one contract says of its client.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Conduct {
    /// How many times something waited for them and no longer does.
    pub answers: u32,
    /// How long in all, in milliseconds.
    pub answer_ms: i64,
    /// Whether something that was owed was paid in time.
    pub paid_in_time: bool,
    /// When something that is owed and not paid is late, or has been since.
    pub pay_by: Option<UnixMs>,
}

/// What a contract says of its client, by all that was said of it:
///
/// - **Answers** are those to submitted work (approved or sent back) and to other terms that the other side proposed (approved or rejected).
///   Each counts from what was submitted last to its answer, in calendar time without pauses and disputes. Work that was approved because
///   nobody answered counts with the whole time. What was withdrawn, or waits, doesn't count. Changes that were requested of an offer count
///   in the same way, from the request to its answer, and are added to the client's record with their offer: see `Change::answered_after`.
/// - **Owed** is the price of approved milestones (or of the whole), and the hours of weeks that were stated, each [`PAY_MS`] later, to the
///   end of that day in UTC; pauses and disputes are added. It's **paid in time** if the payments dated until then, which nobody denied,
///   come to all that was owed by it. What was given back later makes nothing late. While the contract is paused or disputed nothing is
///   late.
#[must_use]
pub fn conduct(on: &ContractAtWork) -> Conduct {
    let waited = answered(on);
    let mut conduct = Conduct {
        answers: u32::try_from(waited.len()).unwrap_or(u32::MAX),
        answer_ms: waited.into_iter().fold(0, i64::saturating_add),
        ..Conduct::default()
    };
    let paid: Vec<_> = payments_in(&on.work).into_iter().filter(|paid| paid.amount.minor > 0).collect();
    let stands_still = matches!(on.contract.state, ContractState::Paused | ContractState::Disputed);
    for (due, owed) in owed(on) {
        let in_time = paid.iter().filter(|paid| paid.day <= due.day()).map(|paid| paid.amount.minor);
        if in_time.fold(0, i64::saturating_add) >= owed {
            conduct.paid_in_time = true;
        } else if !stands_still {
            conduct.pay_by = Some(conduct.pay_by.map_or(due, |by| by.min(due)));
        }
    }
    conduct
}

/// How long each thing waited that the client answered.
fn answered(on: &ContractAtWork) -> Vec<i64> {
    let mut submitted: BTreeMap<u32, UnixMs> = BTreeMap::new();
    let mut waited = Vec::new();
    let since = |asked: UnixMs, answer: &ContractEntry| {
        let stopped = on.work.stopped_for(asked).saturating_sub(on.work.stopped_for(answer.at));
        answer.at.since(asked).saturating_sub(stopped).max(0)
    };
    for entry in &on.work.0 {
        match entry.what {
            ContractHappening::Submitted => {
                submitted.insert(entry.piece, entry.at);
            }
            ContractHappening::Approved
            | ContractHappening::AutoApproved
            | ContractHappening::RevisionRequested => {
                waited.extend(submitted.remove(&entry.piece).map(|asked| since(asked, entry)));
            }
            ContractHappening::TermsApproved | ContractHappening::TermsRejected => {
                let proposed = on.work.0.iter().find(|line| Some(line.seq) == entry.answers);
                let theirs = proposed.filter(|line| line.side(&on.contract) == Side::Recipient);
                waited.extend(theirs.map(|line| since(line.at, entry)));
            }
            _ => {}
        }
    }
    waited
}

/// Until when how much must be paid in all, in the minor unit; only where it's more than nothing.
fn owed(on: &ContractAtWork) -> Vec<(UnixMs, i64)> {
    let mut all = 0_i64;
    let mut owed = Vec::new();
    for entry in &on.work.0 {
        let more = match (entry.what, &on.contract.terms.price) {
            (ContractHappening::Approved | ContractHappening::AutoApproved, Price::Fixed { total, .. }) => {
                match on.contract.milestone(entry.piece) {
                    Some(milestone) => milestone.amount.minor,
                    None => total.minor.saturating_sub(all),
                }
            }
            (ContractHappening::WeekClosed, Price::Hourly { .. }) => {
                on.work.statement(&on.contract, entry).map_or(0, |stated| stated.total.minor)
            }
            _ => continue,
        };
        all = all.saturating_add(more);
        if all > 0 {
            owed.push((entry.at.plus(PAY_MS + on.work.stopped_for(entry.at)), all));
        }
    }
    owed
}

#[cfg(test)]
mod tests;
