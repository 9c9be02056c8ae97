//! The end of a contract: one side closes it, and both can agree to reopen it for a while. Owns who may, until when, and what is
//! said of it before.

use super::contract::ContractState;
use super::entry::{CloseReason, Closing, Concern, ContractEntry, ContractHappening};
use super::refusal::ContractRefusal;
use super::work::{ContractAtWork, Stage, WORK_MESSAGE_CHARS, Work, decided};
use crate::domain::decision::Decision;
use crate::domain::ids::PersonId;
use crate::domain::money::Money;
use crate::domain::offers::offer::Side;
use crate::domain::refusal::Refusal;
use crate::domain::time::{DAY_MS, UnixMs};

/// How long after it was closed both sides can reopen a contract.
pub const REOPEN_MS: i64 = 14 * DAY_MS;

impl Work {
    /// The line by which the contract is closed now, if it is.
    #[must_use]
    pub fn closed_by(&self) -> Option<&ContractEntry> {
        let is_either = |entry: &&ContractEntry| entry.closes() || entry.what == ContractHappening::Reopened;
        let last = self.0.iter().rev().find(is_either);
        last.filter(|entry| entry.closes())
    }

    /// The request to reopen it that waits for an answer.
    #[must_use]
    pub fn reopen_request(&self) -> Option<&ContractEntry> {
        self.latest_of_state().filter(|entry| entry.what == ContractHappening::ReopenRequested)
    }

    /// What was said last about whether the contract runs.
    #[must_use]
    pub fn latest_of_state(&self) -> Option<&ContractEntry> {
        self.0.iter().rev().find(|entry| entry.what.concern() == Concern::State || entry.closes())
    }
}

/// What a contract leaves without an answer if it is closed as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unanswered {
    /// The places of the pieces that the client has not answered.
    pub submitted: Vec<u32>,
    /// How many payments wait to be confirmed; they still can be when it is closed.
    pub payments: usize,
    /// The minutes of hours that no statement has; it comes all the same.
    pub minutes: u32,
    /// Whether other terms are proposed; on a closed contract nobody agrees to them.
    pub proposal: bool,
}

impl Unanswered {
    /// In a contract as it is.
    #[must_use]
    pub fn of(on: &ContractAtWork) -> Self {
        let pieces = on.work.pieces(&on.contract).into_iter();
        let submitted = pieces.filter(|piece| piece.stage() == Stage::Submitted).map(|piece| piece.place);
        let payments = on.work.payments();
        let waiting = payments.iter().filter(|payment| payment.stage().is_open()).count();
        Self {
            submitted: submitted.collect(),
            payments: waiting,
            minutes: on.work.unstated_minutes(),
            proposal: on.work.open_proposal().is_some(),
        }
    }
}

/// The side for which `by` may close the contract.
///
/// # Errors
/// Nobody who decides for a side, or it is closed, or a dispute is open.
pub fn check_close(on: &ContractAtWork, by: PersonId) -> Result<Side, ContractRefusal> {
    let side = on.contract.deciding_side(by)?;
    on.contract.check_open()?;
    Ok(side)
}

/// One side closes the contract. What it says was paid counts only where no payment was recorded.
///
/// # Errors
/// As [`check_close`], or a message that is missing or too long.
pub fn close(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    (reason, paid): (CloseReason, Option<Money>),
    message: Option<&str>,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    let side = check_close(on, by)?;
    let message = message.map(str::trim).filter(|message| !message.is_empty());
    match message.map(|message| message.chars().count()) {
        None if reason.needs_message() => return Err(ContractRefusal::MessageMissing.into()),
        Some(is) if is > WORK_MESSAGE_CHARS => return Err(ContractRefusal::MessageLong { is }.into()),
        _ => {}
    }
    let closing = Closing { reason, paid: declared(on, paid) };
    let entry = ContractEntry {
        closing: Some(closing),
        ..ContractEntry::new(on, (by, now), 0, ContractHappening::Closed, message.map(str::to_owned))
    };
    Ok(decided(on, entry, on.contract.across(side)))
}

/// What counts of what one side says was paid in all: nothing where payments were recorded.
#[must_use]
pub fn declared(on: &ContractAtWork, paid: Option<Money>) -> Option<Money> {
    paid.filter(|_| on.work.payments().is_empty())
}

/// What a side that would reopen the contract finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reopening {
    /// It can ask the other side.
    CanAsk,
    /// The other side asked, by this line.
    Asked(i64),
}

/// What `by` can do to reopen the contract.
///
/// # Errors
/// Nobody who decides for a side; it runs; it was closed too long ago; their side asked already, or was answered.
pub fn check_reopen(on: &ContractAtWork, by: PersonId, now: UnixMs) -> Result<Reopening, ContractRefusal> {
    let side = on.contract.deciding_side(by)?;
    let closed = closed_lately(on, now)?;
    match on.work.reopen_request() {
        Some(asked) if asked.side(&on.contract) == side => return Err(ContractRefusal::ReopenWaits),
        Some(asked) => return Ok(Reopening::Asked(asked.seq)),
        None => {}
    }
    let since = on.work.0.iter().filter(|entry| entry.seq > closed.seq);
    let was_declined = since
        .filter(|entry| entry.what == ContractHappening::ReopenDeclined)
        .any(|entry| entry.side(&on.contract) != side);
    if was_declined { Err(ContractRefusal::ReopenDeclined) } else { Ok(Reopening::CanAsk) }
}

/// One side asks to reopen the contract; where the other one asked for the same, both agree.
///
/// # Errors
/// As [`check_reopen`].
pub fn request_reopen(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    match check_reopen(on, by, now)? {
        Reopening::Asked(seq) => answer_reopen(on, (by, now), seq, true),
        Reopening::CanAsk => {
            let side = on.contract.deciding_side(by)?;
            let entry = ContractEntry::new(on, (by, now), 0, ContractHappening::ReopenRequested, None);
            Ok(decided(on, entry, on.contract.across(side)))
        }
    }
}

/// The other side answers the request to reopen of line `seq`.
///
/// # Errors
/// Nobody who decides for the side that was asked, or a request that waits for no answer any more.
pub fn answer_reopen(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    seq: i64,
    agrees: bool,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    let side = on.contract.deciding_side(by)?;
    closed_lately(on, now)?;
    let asked = on.work.reopen_request().filter(|asked| asked.seq == seq);
    let asked = asked.ok_or(ContractRefusal::NoReopenRequest)?;
    if asked.side(&on.contract) == side {
        return Err(ContractRefusal::ReopenWaits.into());
    }
    let what = match agrees {
        true => ContractHappening::Reopened,
        false => ContractHappening::ReopenDeclined,
    };
    let to = on.contract.across(side);
    let entry = ContractEntry { answers: Some(seq), ..ContractEntry::new(on, (by, now), 0, what, None) };
    Ok(decided(on, entry, to))
}

/// The line by which it was closed, while it can be reopened.
fn closed_lately(on: &ContractAtWork, now: UnixMs) -> Result<&ContractEntry, ContractRefusal> {
    let closed = match on.contract.state {
        ContractState::Active | ContractState::Paused => None,
        ContractState::Closed => on.work.closed_by(),
        ContractState::Disputed => return Err(ContractRefusal::Disputed),
    };
    let closed = closed.ok_or(ContractRefusal::NotClosed)?;
    if now < on.work.reopens_until(closed) { Ok(closed) } else { Err(ContractRefusal::ReopenOver) }
}

#[cfg(test)]
mod tests;
