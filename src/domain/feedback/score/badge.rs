//! Badges: Top Rated and Rising. Owns their exact rules; which roles go with them is another matter.

use super::Score;
use super::line::Outcome;
use super::record::ContractRecord;
use super::rules::{ScoreRules, months_before};
use super::weight::parts_of;
use crate::domain::time::UnixMs;
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// Over how many weekly evaluations Top Rated looks back.
pub const WEEKS: u64 = 16;

/// In how many of them the score must be excellent.
pub const TOP_RATED_WEEKS: usize = 13;

/// Up to how many outcomes somebody is Rising: afterwards, their contracts are no longer the first.
pub const RISING_MOST: usize = 10;

/// A badge. Nobody has two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Badge {
    /// See [`is_top_rated`].
    TopRated,
    /// See [`is_rising`].
    Rising,
}

/// What the score was in one week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeeklyScore {
    /// The Monday of that week.
    pub week: NaiveDate,
    /// `None` where there were not enough outcomes.
    pub percent: Option<u8>,
}

/// What badges look back on, beside the contracts.
#[derive(Debug, Clone, Copy)]
pub struct History<'a> {
    /// The weekly evaluations, in whatever order.
    pub weeks: &'a [WeeklyScore],
    /// Since when they are here: when Parley first saw them in this server.
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
    let (today, year_ago) = (now.day(), months_before(now.day(), 12));
    let first_week = today.checked_sub_days(Days::new(7 * WEEKS)).unwrap_or(NaiveDate::MIN);
    let excellent = history.weeks.iter().filter(|of| {
        of.week > first_week && of.week <= today && of.percent.is_some_and(|it| it >= rules.excellent)
    });
    let excellent: BTreeSet<NaiveDate> = excellent.map(|of| of.week).collect();
    let earned = records.iter().filter(|record| !record.is_same_person);
    let earned = earned.map(|record| record.earned_since(year_ago, rules)).fold(0, i128::saturating_add);
    excellent.len() >= TOP_RATED_WEEKS
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
