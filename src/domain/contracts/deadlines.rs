//! What time does to a contract, whatever it is about. Owns that the longest due comes first.

use super::approval::{remind_or_approve, work_due};
use super::contract::Contract;
use super::entry::ContractEntry;
use super::pause::{goes_quiet, pause_quiet, quiet_due};
use super::payments::{give_up_waiting, payments_due};
use super::reminders::{first_reminder, remind_of_piece, reminders_due};
use super::weeks::{close_week, next_statement};
use super::work::ContractAtWork;
use crate::domain::decision::Decision;
use crate::domain::time::UnixMs;
use chrono::NaiveDate;

/// What time does.
#[derive(Debug, Clone, Copy)]
enum Due<'a> {
    /// Remind of submitted work, or approve it.
    Work(&'a ContractEntry),
    /// Remind of the piece at this place, which is due.
    Piece(u32),
    /// Stop waiting for the answer to a payment.
    Payment(&'a ContractEntry),
    /// Close the week of this Monday.
    Week(NaiveDate),
    /// Pause a contract of which nothing is said.
    Quiet,
}

fn due(on: &ContractAtWork) -> Vec<(UnixMs, Due<'_>)> {
    let work = work_due(on).into_iter().map(|(at, submitted)| (at, Due::Work(submitted)));
    let payments = payments_due(on).into_iter().map(|(at, recorded)| (at, Due::Payment(recorded)));
    let week = next_statement(on).map(|(at, week)| (at, Due::Week(week)));
    let pieces = reminders_due(&on.contract, &on.work, on.zone).into_iter();
    let pieces = pieces.map(|(at, place)| (at, Due::Piece(place)));
    let quiet = quiet_due(on).map(|at| (at, Due::Quiet));
    work.chain(pieces).chain(payments).chain(week).chain(quiet).collect()
}

/// When time does something to the contract next.
#[must_use]
pub fn next_due(on: &ContractAtWork) -> Option<UnixMs> {
    due(on).into_iter().map(|(at, _)| at).min()
}

/// When a new contract is looked at first: not later than anything is due, wherever its server is.
#[must_use]
pub fn first_look(contract: &Contract) -> Option<UnixMs> {
    first_reminder(contract).into_iter().chain(goes_quiet(contract, contract.started)).min()
}

/// What is due by `now`, the longest due first; `None` where nothing is.
#[must_use]
pub fn meet(on: &ContractAtWork, now: UnixMs) -> Option<Decision<ContractAtWork, ContractEntry>> {
    let due = due(on).into_iter().filter(|(at, _)| *at <= now).min_by_key(|(at, _)| *at);
    Some(match due?.1 {
        Due::Work(submitted) => remind_or_approve(on, submitted, now),
        Due::Piece(place) => remind_of_piece(on, place, now),
        Due::Payment(recorded) => give_up_waiting(on, recorded, now),
        Due::Week(week) => close_week(on, week, now),
        Due::Quiet => pause_quiet(on, now),
    })
}
