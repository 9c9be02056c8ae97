//! The Job Success Score of a freelancer or an agency, with its explanation as data: computed from plain records whenever it's asked for,
//! and never stored. Knows no table and no words. An agency's score is the same over the contracts of the agency.
//!
//! In a window, the score is (successful − negative) ÷ all, each outcome with its weight. Where the rule leaves room, this is the reading,
//! as people know it from elsewhere:
//!
//! - A window begins on the same day of the month, in UTC, so many months ago ([`rules::months_before`]); a contract that was closed on
//!   that day still counts.
//! - Each window has its exact ratio, and the best is shown; of equal ones, the longest window. One window alone needs no minimum: the
//!   [`Minimum`] is counted over everything that counts in any of them.
//! - What is shown is rounded to the nearest whole percent, half up, and nobody reads less than 0. The band is that of the percent that is
//!   shown, so 89.5 is 90 and excellent.
//! - What weighs a contract is in [`record::ContractRecord::weigh`], what comes of it in [`mod@line`], which three of a pair count there as well.

mod badge;
pub mod line;
pub mod record;
pub mod rules;
pub mod same;
pub mod weight;

pub use badge::{
    Badge, EvaluatedWeek, History, MONDAY_MS, RISING_MOST, TOP_RATED_MONTHS, TOP_RATED_WEEKS, WEEKS,
    WEEKS_KEPT, WeeklyScore, badge, excellent_weeks, first_of_weeks, is_rising, is_top_rated, next_monday,
};

use self::line::{Line, Outcome, lines_of};
use self::record::ContractRecord;
use self::rules::{Minimum, ScoreRules, WINDOWS};
use self::weight::Weight;
use crate::domain::ids::PersonId;
use crate::domain::time::UnixMs;
use chrono::NaiveDate;
use std::cmp::Ordering;
use std::collections::HashSet;

/// A score, and everything that went into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// What is shown.
    pub current: JobSuccess,
    /// A line for each contract: those that run first, then the one that was closed last.
    pub lines: Vec<Line>,
    /// What the lines come to in each window, the shortest first.
    pub windows: [WindowSum; WINDOWS],
    /// What one more contract would do.
    pub next: Next,
}

/// What is shown as the Job Success Score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobSuccess {
    /// A score.
    Scored {
        /// From 0 to 100.
        percent: u8,
        /// How good that is.
        band: Band,
        /// The window that gives it: which of [`Score::windows`].
        window: usize,
        /// How long that is.
        months: u32,
    },
    /// Not enough outcomes yet.
    NotEnough {
        /// So many contracts count.
        contracts: u32,
        /// They are of so many different clients.
        clients: u32,
        /// So many of both are needed.
        needed: Minimum,
    },
}

impl JobSuccess {
    /// The percent, where there is a score.
    #[must_use]
    pub const fn percent(self) -> Option<u8> {
        match self {
            Self::Scored { percent, .. } => Some(percent),
            Self::NotEnough { .. } => None,
        }
    }
}

/// How good a score is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Band {
    /// From [`ScoreRules::excellent`] on.
    Excellent,
    /// From [`ScoreRules::good`] on.
    Good,
    /// Below.
    Struggling,
}

/// What one more contract of weight 1 would do, closed today with a client that is none of those before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// If it's successful.
    pub successful: JobSuccess,
    /// If it's negative.
    pub negative: JobSuccess,
}

/// What the lines come to in one window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WindowSum {
    /// Its length.
    pub months: u32,
    /// Its first day.
    pub since: NaiveDate,
    /// How many lines count in it.
    pub contracts: u32,
    /// The weight of the successful ones.
    pub successful: Weight,
    /// Of the neutral ones.
    pub neutral: Weight,
    /// Of the negative ones.
    pub negative: Weight,
}

impl WindowSum {
    const fn empty((months, since): (u32, NaiveDate)) -> Self {
        let none = Weight::whole(0);
        Self { months, since, contracts: 0, successful: none, neutral: none, negative: none }
    }

    fn add(&mut self, outcome: Outcome, weight: Weight) {
        let sum = match outcome {
            Outcome::Successful => &mut self.successful,
            Outcome::Neutral => &mut self.neutral,
            Outcome::Negative => &mut self.negative,
        };
        *sum = *sum + weight;
        self.contracts = self.contracts.saturating_add(1);
    }

    /// The weight of all.
    #[must_use]
    pub fn total(&self) -> Weight {
        self.successful + self.neutral + self.negative
    }

    /// (successful − negative) ÷ all, exactly; `None` where nothing counts.
    #[must_use]
    pub fn ratio(&self) -> Option<Ratio> {
        let all = self.total().quarters();
        let above = self.successful.quarters().saturating_sub(self.negative.quarters());
        (all > 0).then_some(Ratio { above, all })
    }
}

/// An exact ratio, from −1 to 1.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    above: i64,
    all: i64,
}

impl Ratio {
    /// The nearest whole percent, half up, and never less than 0.
    #[must_use]
    pub fn percent(self) -> u8 {
        let (above, all) = (i128::from(self.above.max(0)), i128::from(self.all));
        u8::try_from((above * 200 + all) / (all * 2)).unwrap_or(100)
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let crossed = |above: i64, all: i64| i128::from(above) * i128::from(all);
        crossed(self.above, other.all).cmp(&crossed(other.above, self.all))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

/// The score that these contracts come to at `now`, in whatever order they are.
#[must_use]
pub fn score(records: &[ContractRecord], rules: &ScoreRules, now: UnixMs) -> Score {
    let today = now.day();
    let lines = lines_of(records, rules, today);
    let first_days = rules.first_days(today);
    let mut windows: [WindowSum; WINDOWS] =
        std::array::from_fn(|at| WindowSum::empty((rules.windows[at], first_days[at])));
    for (at, window) in windows.iter_mut().enumerate() {
        for line in lines.iter().filter(|line| line.counts_in(at)) {
            if let Some(outcome) = line.outcome {
                window.add(outcome, line.weight.total);
            }
        }
    }
    let counted = Counted::of(&lines);
    let one_more = |outcome| {
        let mut windows = windows;
        windows.iter_mut().for_each(|window| window.add(outcome, Weight::LIGHT));
        shown(&windows, counted.with_one_more(), rules)
    };
    let next = Next { successful: one_more(Outcome::Successful), negative: one_more(Outcome::Negative) };
    Score { current: shown(&windows, counted, rules), lines, windows, next }
}

/// What is compared with the minimum.
#[derive(Debug, Clone, Copy)]
struct Counted {
    contracts: u32,
    clients: u32,
}

impl Counted {
    fn of(lines: &[Line]) -> Self {
        let counted = lines.iter().filter(|line| line.counts());
        let clients: HashSet<PersonId> = counted.clone().map(|line| line.client).collect();
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self { contracts: count(counted.count()), clients: count(clients.len()) }
    }

    const fn with_one_more(self) -> Self {
        Self { contracts: self.contracts.saturating_add(1), clients: self.clients.saturating_add(1) }
    }
}

fn shown(windows: &[WindowSum; WINDOWS], counted: Counted, rules: &ScoreRules) -> JobSuccess {
    let needed = rules.minimum;
    let is_enough = counted.contracts >= needed.contracts && counted.clients >= needed.clients;
    let ratios = windows.iter().enumerate().filter_map(|(at, window)| Some((window.ratio()?, at)));
    // Of equal ones the last is the largest: the longest window.
    match ratios.max_by_key(|(ratio, _)| *ratio) {
        Some((ratio, window)) if is_enough => {
            let percent = ratio.percent();
            JobSuccess::Scored {
                percent,
                band: band_of(percent, rules),
                window,
                months: windows[window].months,
            }
        }
        _ => JobSuccess::NotEnough { contracts: counted.contracts, clients: counted.clients, needed },
    }
}

fn band_of(percent: u8, rules: &ScoreRules) -> Band {
    match percent {
        percent if percent >= rules.excellent => Band::Excellent,
        percent if percent >= rules.good => Band::Good,
        _ => Band::Struggling,
    }
}

#[cfg(test)]
pub(crate) mod tests;
