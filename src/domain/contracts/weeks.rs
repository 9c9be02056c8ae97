//! Hours as they were logged, and the weeks in which they count: a week ends at Monday 00:00 where the server is, and then both sides get
//! its statement. Owns when that is, and which statement has which hours.

use super::entry::{ContractEntry, ContractHappening, Hours};
use super::refusal::ContractRefusal;
use super::work::{ContractAtWork, Work, told_both};
use crate::domain::decision::Decision;
use crate::domain::time::{DAY_MS, HOUR_MS, UnixMs};
use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone};
use chrono_tz::Tz;
use serde::Serialize;
use std::collections::BTreeMap;

/// How long after the statement with them the client can object to hours, in milliseconds.
pub const OBJECTION_MS: i64 = 5 * DAY_MS;
/// The days of a week.
const WEEK: Days = Days::new(7);

/// Hours that were logged, with what was said of them last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LoggedHours<'a> {
    /// The line that logs them.
    pub logged: &'a ContractEntry,
    /// How long, and on which day.
    pub hours: Hours,
    /// The newest line about them.
    pub answer: Option<&'a ContractEntry>,
}

/// How logged hours stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HoursStage {
    /// They count.
    Counted,
    /// They count, and the client objected to them.
    InQuestion,
    /// They were taken out.
    Removed,
}

impl LoggedHours<'_> {
    /// How they stand.
    #[must_use]
    pub fn stage(&self) -> HoursStage {
        match self.answer.map(|answer| answer.what) {
            Some(ContractHappening::HoursObjected) => HoursStage::InQuestion,
            Some(ContractHappening::HoursRemoved) => HoursStage::Removed,
            _ => HoursStage::Counted,
        }
    }
}

/// The Monday of the week of a day.
#[must_use]
pub fn week_of(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

/// Which day it is in a time zone at a moment.
#[must_use]
pub fn day_in(zone: Tz, at: UnixMs) -> NaiveDate {
    at.utc().with_timezone(&zone).date_naive()
}

/// When a day begins in a time zone. Where clocks go forward at midnight, it begins as they have.
pub(super) fn begins(day: NaiveDate, zone: Tz) -> UnixMs {
    let midnight = day.and_time(NaiveTime::MIN);
    let found = zone.from_local_datetime(&midnight).earliest();
    let found = found.map(|at| at.timestamp_millis()).or_else(|| {
        let hour_before = midnight - TimeDelta::milliseconds(HOUR_MS);
        let before = zone.from_local_datetime(&hour_before).latest()?;
        Some(before.timestamp_millis() + HOUR_MS)
    });
    UnixMs(found.unwrap_or_else(|| midnight.and_utc().timestamp_millis()))
}

impl Work {
    /// All hours that were logged, in the order in which they were.
    #[must_use]
    pub fn hours(&self) -> Vec<LoggedHours<'_>> {
        let answers: BTreeMap<i64, &ContractEntry> =
            self.0.iter().filter_map(|entry| Some((entry.answers?, entry))).collect();
        let logged = self.0.iter().filter_map(|logged| {
            let hours = logged.hours?;
            Some(LoggedHours { logged, hours, answer: answers.get(&logged.seq).copied() })
        });
        logged.collect()
    }

    /// Those that count, in question or not.
    #[must_use]
    pub fn counted_hours(&self) -> Vec<LoggedHours<'_>> {
        let mut hours = self.hours();
        hours.retain(|one| one.stage() != HoursStage::Removed);
        hours
    }

    /// The hours that line `seq` logs.
    ///
    /// # Errors
    /// It logs none.
    pub fn logged(&self, seq: i64) -> Result<LoggedHours<'_>, ContractRefusal> {
        let found = self.entry(seq).and_then(|logged| Some((logged, logged.hours?)));
        let (logged, hours) = found.ok_or(ContractRefusal::NoSuchHours)?;
        let answer = self.0.iter().rfind(|entry| entry.answers == Some(seq));
        Ok(LoggedHours { logged, hours, answer })
    }

    /// The line of the statement that has hours which line `seq` logged.
    #[must_use]
    pub fn stated(&self, logged: &LoggedHours<'_>) -> Option<&ContractEntry> {
        let week = week_of(logged.hours.day);
        let has = |entry: &&ContractEntry| {
            entry.seq > logged.logged.seq && entry.week.is_some_and(|stated| stated >= week)
        };
        self.0.iter().find(has)
    }

    /// Until when the client can object to hours; `None` while no statement has them.
    #[must_use]
    pub fn objection_ends(&self, logged: &LoggedHours<'_>) -> Option<UnixMs> {
        self.stated(logged).map(|stated| stated.at.plus(OBJECTION_MS))
    }

    /// How many minutes of a week count.
    #[must_use]
    pub fn minutes_of_week(&self, week: NaiveDate) -> u32 {
        self.minutes(|day| week_of(day) == week)
    }

    pub(super) fn minutes(&self, counts: impl Fn(NaiveDate) -> bool) -> u32 {
        sum_of(self.counted_hours().into_iter().filter(|one| counts(one.hours.day)))
    }

    /// How many minutes count that no statement has.
    #[must_use]
    pub fn unstated_minutes(&self) -> u32 {
        sum_of(self.unstated_hours())
    }

    /// The Monday of the latest week with hours that count and that no statement has.
    #[must_use]
    pub fn open_week(&self) -> Option<NaiveDate> {
        self.unstated_hours().map(|one| week_of(one.hours.day)).max()
    }

    fn unstated_hours(&self) -> impl Iterator<Item = LoggedHours<'_>> {
        self.counted_hours().into_iter().filter(|one| self.stated(one).is_none())
    }

    /// The first line about hours that no statement has yet: hours that count, or were taken out after a statement had them.
    fn first_unstated(&self) -> Option<(&ContractEntry, NaiveDate)> {
        let last = self.0.iter().rfind(|entry| entry.week.is_some());
        let is_after = |entry: &ContractEntry| last.is_none_or(|last| entry.seq > last.seq);
        let hours = self.hours().into_iter();
        let unstated = hours.filter_map(|one| {
            let said = match (self.stated(&one).is_some(), one.stage()) {
                (false, HoursStage::Counted | HoursStage::InQuestion) => one.logged,
                (true, HoursStage::Removed) => one.answer.filter(|removed| is_after(removed))?,
                _ => return None,
            };
            Some((said, one.hours.day))
        });
        unstated.min_by_key(|(said, _)| said.seq)
    }
}

/// The week whose statement comes next, by its Monday, and when; `None` where nothing is to be stated.
#[must_use]
pub fn next_statement(on: &ContractAtWork) -> Option<(UnixMs, NaiveDate)> {
    let (said, day) = on.work.first_unstated()?;
    // Nobody logs ahead; in a time zone that was set since, the day may not have begun all the same.
    let week = week_of(day_in(on.zone, said.at)).max(week_of(day));
    Some((begins(week.checked_add_days(WEEK)?, on.zone), week))
}

/// The week of `week` is over: both sides get its statement.
pub(super) fn close_week(
    on: &ContractAtWork,
    week: NaiveDate,
    now: UnixMs,
) -> Decision<ContractAtWork, ContractEntry> {
    let client = on.contract.client;
    let entry = ContractEntry {
        week: Some(week),
        ..ContractEntry::new(on, (client, now), 0, ContractHappening::WeekClosed, None)
    };
    told_both(on, entry)
}

/// How many minutes they are.
fn sum_of<'a>(hours: impl Iterator<Item = LoggedHours<'a>>) -> u32 {
    hours.fold(0, |sum, one| sum.saturating_add(one.hours.minutes))
}
