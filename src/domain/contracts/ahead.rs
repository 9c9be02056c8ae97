//! The dates of a contract that are still ahead: what falls due, what time does without an answer, until when something can be done.
//! Owns which those are, and for which seat. Knows no calendar file.

use super::contract::ContractState;
use super::entry::ContractEntry;
use super::payments::payments_due;
use super::seat::Seat;
use super::work::{ContractAtWork, Stage};
use crate::domain::time::UnixMs;
use chrono::NaiveDate;

/// A date that is ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ahead {
    /// What happens then.
    pub what: AheadKind,
    /// When.
    pub when: AheadWhen,
}

/// What a date of a contract is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AheadKind {
    /// The work begins.
    Start,
    /// The milestone at this place is due, from 1.
    MilestoneDue(u32),
    /// The whole is due.
    Due,
    /// The piece at this place counts as approved without an answer; 0 is the whole.
    Approval(u32),
    /// The payment that this line records counts as unconfirmed without an answer.
    PaymentAnswer(i64),
    /// It can no longer be reopened.
    ReopenEnds,
}

/// A day, or a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AheadWhen {
    /// A day of the calendar, wherever its reader is.
    Day(NaiveDate),
    /// The same moment everywhere.
    Moment(UnixMs),
}

impl AheadWhen {
    fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Moment(at) => at.day(),
        }
    }
}

/// What is ahead at `now`, which is on the day `today` of the reader's, the earliest first. A pause moves what waits for an answer by
/// nobody knows how much, so it names no date for that.
#[must_use]
pub fn ahead(on: &ContractAtWork, seat: Seat, (now, today): (UnixMs, NaiveDate)) -> Vec<Ahead> {
    let mut dates = match on.contract.state {
        ContractState::Active => days(on).into_iter().chain(approvals(on)).collect(),
        ContractState::Paused => days(on),
        ContractState::Closed => reopening(on, seat).into_iter().collect(),
        // So does a dispute, and one of a closed contract leaves nothing to do by a day.
        ContractState::Disputed => match on.work.state_beside_dispute(&on.contract) {
            ContractState::Active | ContractState::Paused => days(on),
            ContractState::Closed | ContractState::Disputed => Vec::new(),
        },
    };
    dates.extend(payments(on, seat));
    let is_ahead = |date: &Ahead| match date.when {
        AheadWhen::Day(day) => day >= today,
        AheadWhen::Moment(at) => at > now,
    };
    dates.retain(is_ahead);
    dates.sort_by_key(|date| (date.when.day(), date.what));
    dates
}

/// What was agreed for a day and isn't done.
fn days(on: &ContractAtWork) -> Vec<Ahead> {
    let ContractAtWork { contract, work, .. } = on;
    let at = |what, day| Ahead { what, when: AheadWhen::Day(day) };
    let pieces = work.pieces(contract).into_iter().filter(|piece| piece.stage() != Stage::Approved);
    let milestones =
        pieces.filter_map(|piece| Some(at(AheadKind::MilestoneDue(piece.place), piece.milestone?.due?)));
    let start = contract.terms.start.map(|day| at(AheadKind::Start, day));
    let due = contract.terms.due.filter(|_| !work.is_done(contract)).map(|day| at(AheadKind::Due, day));
    milestones.chain(start).chain(due).collect()
}

/// When submitted work is approved without an answer.
fn approvals(on: &ContractAtWork) -> Vec<Ahead> {
    let pieces = on.work.pieces(&on.contract).into_iter();
    let submitted = pieces.filter(|piece| piece.stage() == Stage::Submitted);
    let approval = |place, at| Ahead { what: AheadKind::Approval(place), when: AheadWhen::Moment(at) };
    submitted.filter_map(|piece| Some(approval(piece.place, on.work.approves(piece.latest?)?))).collect()
}

/// When payments count as unconfirmed, for those who read of them.
fn payments(on: &ContractAtWork, seat: Seat) -> Vec<Ahead> {
    if !seat.reads_amounts() {
        return Vec::new();
    }
    let answer = |(at, recorded): (UnixMs, &ContractEntry)| Ahead {
        what: AheadKind::PaymentAnswer(recorded.seq),
        when: AheadWhen::Moment(at),
    };
    payments_due(on).into_iter().map(answer).collect()
}

/// Until when a closed contract can be reopened, for those who decide about that.
fn reopening(on: &ContractAtWork, seat: Seat) -> Option<Ahead> {
    let decides = match seat {
        Seat::Client | Seat::Freelancer | Seat::Agency => true,
        Seat::Member => false,
    };
    let closed = on.work.closed_by().filter(|_| decides)?;
    let when = AheadWhen::Moment(on.work.reopens_until(closed));
    Some(Ahead { what: AheadKind::ReopenEnds, when })
}

#[cfg(test)]
mod tests;
