//! Hours of a contract whose price is by the hour: logged by those who do the work, objected to by the client, taken out again. Owns what
//! may be said of them and when; the weeks in which they count are `weeks`', what they come to is `statement`'s.

use super::contract::{Contract, ContractState};
use super::effects::ContractEffect;
use super::entry::{ContractEntry, ContractHappening, Hours};
use super::refusal::{ContractRefusal, HoursObstacle};
use super::weeks::{HoursStage, LoggedHours, day_in, week_of};
use super::work::{ContractAtWork, check_side, checked, decided, side_at_work};
use crate::domain::decision::Decision;
use crate::domain::ids::PersonId;
use crate::domain::offers::offer::Side;
use crate::domain::offers::terms::Price;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;
use chrono::NaiveDate;

/// On how many days hours can have been worked when they are logged: today and the 14 days before.
pub const LOG_DAYS: usize = 15;
/// The minutes of a day.
pub const DAY_MINUTES: u32 = 24 * 60;

/// The days for which hours can be logged on `today`, the latest first: none before the contract began.
pub fn log_days(on: &ContractAtWork, today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let first = day_in(on.zone, on.contract.started).min(today);
    std::iter::successors(Some(today), |day| day.pred_opt())
        .take(LOG_DAYS)
        .take_while(move |day| *day >= first)
}

/// Whether `by` can log hours.
///
/// # Errors
/// The wrong side, a fixed price, or a contract that is paused or closed.
pub fn check_log(on: &ContractAtWork, by: PersonId) -> Result<(), ContractRefusal> {
    check_side(on, by, Side::Recipient)?;
    match (&on.contract.terms.price, on.work.state_beside_dispute(&on.contract)) {
        (Price::Fixed { .. }, _) => Err(ContractRefusal::NotHourly),
        (Price::Hourly { .. }, ContractState::Paused) => Err(ContractRefusal::PausedHours),
        (Price::Hourly { .. }, ContractState::Active | ContractState::Closed | ContractState::Disputed) => {
            Ok(())
        }
    }
}

/// Why `hours` are too many beside those that were logged, if they are.
#[must_use]
pub fn obstacle(on: &ContractAtWork, hours: Hours) -> Option<HoursObstacle> {
    let Hours { minutes, day } = hours;
    let left = DAY_MINUTES.saturating_sub(on.work.minutes(|other| other == day));
    if minutes > left {
        return Some(HoursObstacle::WholeDay { left });
    }
    let Price::Hourly { weekly_limit_hours: Some(most), .. } = on.contract.terms.price else { return None };
    let left = most.saturating_mul(60).saturating_sub(on.work.minutes_of_week(week_of(day)));
    (minutes > left).then_some(HoursObstacle::WeeklyLimit { most, left })
}

/// Whoever does the work logs hours, with what they did in them. Where a statement had their week already, the client is told at once.
///
/// # Errors
/// As [`check_log`], a day that isn't among [`log_days`], more than the day or the weekly limit has room for, or a text that is empty or too
/// long.
pub fn log(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    hours: Hours,
    done: &str,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    check_log(on, by)?;
    let today = day_in(on.zone, now);
    if !log_days(on, today).any(|day| day == hours.day) {
        return Err(ContractRefusal::HoursDay.into());
    }
    if let Some(obstacle) = obstacle(on, hours) {
        return Err(ContractRefusal::TooManyHours(obstacle).into());
    }
    let done = checked(done)?;
    let entry = ContractEntry {
        hours: Some(hours),
        ..ContractEntry::new(on, (by, now), 0, ContractHappening::HoursLogged, Some(done))
    };
    let week = week_of(hours.day);
    let is_stated = on.work.0.iter().any(|entry| entry.week.is_some_and(|stated| stated >= week));
    let is_late = is_stated || week < week_of(today);
    let decision = decided(on, entry, on.contract.client);
    Ok(if is_late { decision } else { unannounced(decision) })
}

/// Hours that `by` could take out, or object to: those that count, the newest day first.
///
/// # Errors
/// Nobody of either side, or no such hours.
pub fn open_hours(on: &ContractAtWork, by: PersonId) -> Result<Vec<LoggedHours<'_>>, ContractRefusal> {
    side_at_work(&on.contract, by).ok_or(ContractRefusal::NoSuchContract)?;
    let mut open = on.work.counted_hours();
    open.sort_by_key(|one| std::cmp::Reverse((one.hours.day, one.logged.seq)));
    if open.is_empty() { Err(ContractRefusal::NoHours) } else { Ok(open) }
}

/// Whether `by` can take out the hours that line `seq` logged: whoever logged them, and those who answer for the agency.
///
/// # Errors
/// The client, somebody else's hours, or hours that were taken out.
pub fn check_remove(on: &ContractAtWork, by: PersonId, seq: i64) -> Result<LoggedHours<'_>, ContractRefusal> {
    match side_at_work(&on.contract, by) {
        Some(Side::Recipient) => {}
        Some(Side::Client) => return Err(ContractRefusal::OtherSide { needs: Side::Recipient }),
        None => return Err(ContractRefusal::NoSuchContract),
    }
    let logged = on.work.logged(seq)?;
    if logged.logged.by != by && !on.contract.contractor.is_answered_by(by) {
        return Err(ContractRefusal::OthersHours);
    }
    match logged.stage() {
        HoursStage::Counted | HoursStage::InQuestion => Ok(logged),
        HoursStage::Removed => Err(ContractRefusal::HoursRemoved),
    }
}

/// Takes out the hours that line `seq` logged. The client is told where a statement had them, or they objected.
///
/// # Errors
/// As [`check_remove`].
pub fn remove(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    seq: i64,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    let logged = check_remove(on, by, seq)?;
    let was_seen = logged.stage() == HoursStage::InQuestion || on.work.stated(&logged).is_some();
    let entry = ContractEntry {
        answers: Some(seq),
        ..ContractEntry::new(on, (by, now), 0, ContractHappening::HoursRemoved, None)
    };
    let decision = decided(on, entry, on.contract.client);
    Ok(if was_seen { decision } else { unannounced(decision) })
}

/// Whether `by` can object at `now` to the hours that line `seq` logged.
///
/// # Errors
/// Not the client, hours that were taken out or are in question, or a statement that is too old.
pub fn check_object(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    seq: i64,
) -> Result<LoggedHours<'_>, ContractRefusal> {
    check_client(&on.contract, by)?;
    let logged = on.work.logged(seq)?;
    match logged.stage() {
        HoursStage::Removed => Err(ContractRefusal::HoursRemoved),
        HoursStage::InQuestion => Err(ContractRefusal::AlreadyObjected),
        HoursStage::Counted if on.work.objection_ends(&logged).is_some_and(|end| end <= now) => {
            Err(ContractRefusal::ObjectionOver)
        }
        HoursStage::Counted => Ok(logged),
    }
}

/// The client objects to the hours that line `seq` logged: they are marked, and both settle it.
///
/// # Errors
/// As [`check_object`], or a message that is empty or too long.
pub fn object(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    seq: i64,
    message: &str,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    check_object(on, (by, now), seq)?;
    let message = checked(message)?;
    let entry = ContractEntry {
        answers: Some(seq),
        ..ContractEntry::new(on, (by, now), 0, ContractHappening::HoursObjected, Some(message))
    };
    Ok(decided(on, entry, on.contract.contractor.spokesperson()))
}

/// The client takes their objection back.
///
/// # Errors
/// Not the client, or hours to which there is no objection.
pub fn withdraw_objection(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    seq: i64,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    check_client(&on.contract, by)?;
    match on.work.logged(seq)?.stage() {
        HoursStage::InQuestion => {}
        HoursStage::Counted => return Err(ContractRefusal::NotObjected.into()),
        HoursStage::Removed => return Err(ContractRefusal::HoursRemoved.into()),
    }
    let entry = ContractEntry {
        answers: Some(seq),
        ..ContractEntry::new(on, (by, now), 0, ContractHappening::ObjectionWithdrawn, None)
    };
    Ok(decided(on, entry, on.contract.contractor.spokesperson()))
}

fn check_client(contract: &Contract, by: PersonId) -> Result<(), ContractRefusal> {
    match side_at_work(contract, by) {
        Some(Side::Client) => Ok(()),
        Some(Side::Recipient) => Err(ContractRefusal::OtherSide { needs: Side::Client }),
        None => Err(ContractRefusal::NoSuchContract),
    }
}

/// The same, of which the contract shows enough: nobody is told.
fn unannounced(
    mut decision: Decision<ContractAtWork, ContractEntry>,
) -> Decision<ContractAtWork, ContractEntry> {
    let refresh = ContractEffect::RefreshContract { contract: decision.next.contract.id };
    decision.effects = vec![refresh.into()];
    decision.told.clear();
    decision
}

#[cfg(test)]
pub(super) mod tests;
