//! Badges: Top Rated and Rising, looked at on each Monday, 00:00 UTC. Owns their exact rules and when that is; which roles go with them is
//! another matter.

use super::Score;
use super::line::Outcome;
use super::record::ContractRecord;
use super::rules::{ScoreRules, months_before};
use super::weight::parts_of;
use crate::domain::time::{DAY_MS, UnixMs};
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// Over how many weekly evaluations Top Rated looks back.
pub const WEEKS: u64 = 16;

/// In how many of them the score must be excellent.
pub const TOP_RATED_WEEKS: usize = 13;

/// Months that somebody is here for it, and that their earnings are added up over.
pub const TOP_RATED_MONTHS: u32 = 12;

/// Up to how many outcomes somebody is Rising: afterwards, their contracts are no longer the first.
pub const RISING_MOST: usize = 10;

/// How many weekly evaluations are kept.
pub const WEEKS_KEPT: u64 = 104;

/// From one Monday, 00:00 UTC, to the next, in milliseconds.
pub const MONDAY_MS: i64 = 7 * DAY_MS;

/// The first Monday, 00:00 UTC, after `at`: when a score is looked at next.
#[must_use]
pub const fn next_monday(at: UnixMs) -> UnixMs {
    /// January 5, 1970.
    const FIRST: i64 = 4 * DAY_MS;
    UnixMs(((at.0 - FIRST).div_euclid(MONDAY_MS) + 1) * MONDAY_MS + FIRST)
}

/// The first day that is looked back on from `today`.
#[must_use]
pub fn first_of_weeks(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(Days::new(7 * WEEKS - 1)).unwrap_or(NaiveDate::MIN)
}

/// A badge. Nobody has two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Badge {
    /// See [`is_top_rated`].
    TopRated,
    /// See [`is_rising`].
    Rising,
}

impl Badge {
    /// All of them, the highest first.
    pub const ALL: [Self; 2] = [Self::TopRated, Self::Rising];

    /// Its stored name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TopRated => "top_rated",
            Self::Rising => "rising",
        }
    }

    /// The badge with this stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|badge| badge.code() == code)
    }
}

/// What the score was on one Monday, for the week that begins with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeeklyScore {
    /// The Monday on which it was looked at.
    pub week: NaiveDate,
    /// `None` where there were not enough outcomes.
    pub percent: Option<u8>,
}

/// What was found on one Monday, as it's kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvaluatedWeek {
    /// The score.
    pub score: WeeklyScore,
    /// The badge that goes with it and those before.
    pub badge: Option<Badge>,
}

/// In how many of the last [`WEEKS`] weeks, seen from `today`, the score was excellent, that of `today` included.
#[must_use]
pub fn excellent_weeks(weeks: &[WeeklyScore], rules: &ScoreRules, today: NaiveDate) -> usize {
    let first = first_of_weeks(today);
    let excellent = weeks.iter().filter(|of| {
        of.week >= first && of.week <= today && of.percent.is_some_and(|it| it >= rules.excellent)
    });
    excellent.map(|of| of.week).collect::<BTreeSet<NaiveDate>>().len()
}

/// What badges look back on, beside the contracts.
#[derive(Debug, Clone, Copy)]
pub struct History<'a> {
    /// The weekly evaluations, in whatever order.
    pub weeks: &'a [WeeklyScore],
    /// Since when they are here: since their first contract in this server. When they joined it is Discord's to know, and no part of a score.
    pub first_seen: UnixMs,
}

/// The badge that goes with this score and these contracts at `now`.
#[must_use]
pub fn badge(
    score: &Score,
    records: &[ContractRecord],
    history: History<'_>,
    rules: &ScoreRules,
    now: UnixMs,
) -> Option<Badge> {
    if is_top_rated(records, history, rules, now) {
        Some(Badge::TopRated)
    } else {
        is_rising(score).then_some(Badge::Rising)
    }
}

/// Top Rated: the score was excellent in at least [`TOP_RATED_WEEKS`] of the last [`WEEKS`] weeks, this one included; they are here for 12
/// months, to the day; and in the last 12 months they earned what the server asks for: confirmed payments less what was given back, in
/// currencies with a rate, without contracts between accounts that belong together. A week without an evaluation isn't an excellent one.
#[must_use]
pub fn is_top_rated(
    records: &[ContractRecord],
    history: History<'_>,
    rules: &ScoreRules,
    now: UnixMs,
) -> bool {
    let (today, year_ago) = (now.day(), months_before(now.day(), TOP_RATED_MONTHS));
    let earned = records.iter().filter(|record| !record.is_same_person);
    let earned = earned.map(|record| record.earned_since(year_ago, rules)).fold(0, i128::saturating_add);
    excellent_weeks(history.weeks, rules, today) >= TOP_RATED_WEEKS
        && history.first_seen.day() <= year_ago
        && earned >= parts_of(rules.top_rated_earned)
}

/// Rising, for those who aren't Top Rated: at least one outcome is successful, none is negative, and there are no more than
/// [`RISING_MOST`]. Outcomes that are too old for the windows are among them, so nobody is new twice; what is left out for another
/// reason isn't. It needs no score: one good contract is a start.
#[must_use]
pub fn is_rising(score: &Score) -> bool {
    let outcomes: Vec<_> = score.lines.iter().filter_map(|line| line.lasting_outcome()).collect();
    outcomes.len() <= RISING_MOST
        && outcomes.contains(&Outcome::Successful)
        && !outcomes.contains(&Outcome::Negative)
}
