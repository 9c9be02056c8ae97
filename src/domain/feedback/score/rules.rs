//! What a server may set about the Job Success Score: the minimum, the windows, the weights, the bands and the currency rates.

use super::weight::Weight;
use crate::domain::money::Currency;
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How many windows there are; the best of them is shown.
pub const WINDOWS: usize = 3;

/// Most contracts of one pair that count in a window.
pub const MOST_OF_PAIR: usize = 3;

/// Most days that a running contract may go without a payment and still count as a success.
pub const GAP_DAYS: i64 = 90;

/// The rules of one server. [`ScoreRules::of`] has what a new server starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreRules {
    /// Below this, there is no score yet.
    pub minimum: Minimum,
    /// The windows in months, the shortest first. Where two give the same score, the longest is shown: it rests on most.
    pub windows: [u32; WINDOWS],
    /// What a contract weighs by what was paid for it.
    pub weights: WeightRules,
    /// Percent from which on a score is excellent, and Top Rated is in reach.
    pub excellent: u8,
    /// Percent from which on a score is good.
    pub good: u8,
    /// What a Top Rated freelancer earned in the last 12 months at least, in whole units of `currency`.
    pub top_rated_earned: u32,
    /// The server's currency, in which contracts are weighed.
    pub currency: Currency,
    /// What other currencies are worth in it. The server's own needs none.
    pub rates: Vec<Rate>,
}

/// What a score needs at least, counted over everything that counts in one of the windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Minimum {
    /// Contracts.
    pub contracts: u32,
    /// Different clients.
    pub clients: u32,
}

/// What a contract weighs by what was paid: the first weight up to the first amount, and so on. The amounts are whole units of the
/// server's currency, and belong to the weight below them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeightRules {
    /// Up to this, a contract weighs [`Weight::LIGHT`].
    pub light_up_to: u32,
    /// Up to this, [`Weight::MEDIUM`]; above, [`Weight::HEAVY`].
    pub medium_up_to: u32,
    /// The most that a contract weighs, with what its length adds.
    pub cap: Weight,
}

/// A fixed rate: what one whole unit of a currency is worth in the server's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// Of this currency.
    pub currency: Currency,
    /// In millionths of a whole unit of the server's currency: 1,080,000 for a euro that is worth 1.08 dollars.
    pub millionths: u64,
}

impl fmt::Display for Rate {
    /// `1.08`, `0.0072`: as short as it's exact.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.millionths / 1_000_000)?;
        match self.millionths % 1_000_000 {
            0 => Ok(()),
            rest => write!(f, ".{}", format!("{rest:06}").trim_end_matches('0')),
        }
    }
}

impl ScoreRules {
    /// What a new server with this currency starts with.
    #[must_use]
    pub const fn of(currency: Currency) -> Self {
        Self {
            minimum: Minimum { contracts: 2, clients: 2 },
            windows: [6, 12, 24],
            weights: WeightRules { light_up_to: 250, medium_up_to: 1_000, cap: Weight::whole(8) },
            excellent: 90,
            good: 80,
            top_rated_earned: 1_000,
            currency,
            rates: Vec::new(),
        }
    }

    /// What one whole unit of `currency` is worth, in millionths of the server's; `None` for a currency without a rate.
    #[must_use]
    pub fn rate_of(&self, currency: Currency) -> Option<u64> {
        if currency == self.currency {
            return Some(1_000_000);
        }
        self.rates.iter().find(|rate| rate.currency == currency).map(|rate| rate.millionths)
    }

    /// The first day of each window, seen from `today`.
    #[must_use]
    pub fn first_days(&self, today: NaiveDate) -> [NaiveDate; WINDOWS] {
        self.windows.map(|months| months_before(today, months))
    }
}

/// The same day of the month so many months earlier, or that month's last day where it has no such day: 6 months before August 31
/// is February 28, or 29 in a leap year. It is the first day of the window: a contract that was closed on it counts, one that was
/// closed the day before is six months and one day old, and doesn't.
#[must_use]
pub fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
}

/// The same, later.
pub(super) fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}
