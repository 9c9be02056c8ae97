//! What a contract weighs, exactly: in quarters. Owns the arithmetic of weights, and how amounts and length become one.

use super::record::{ContractRecord, PaidAmount};
use super::rules::{ScoreRules, months_after};
use crate::domain::money::{Currency, Money};
use chrono::NaiveDate;
use std::fmt;
use std::iter::Sum;
use std::ops::Add;

/// A weight, or a sum of weights.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weight {
    quarters: i64,
}

impl Weight {
    /// What a small contract weighs, and one whose currency has no rate.
    pub const LIGHT: Self = Self::whole(1);
    /// What a medium contract weighs.
    pub const MEDIUM: Self = Self { quarters: 5 };
    /// What a large contract weighs.
    pub const HEAVY: Self = Self { quarters: 6 };

    /// A whole number.
    #[must_use]
    pub const fn whole(number: u32) -> Self {
        Self { quarters: number as i64 * 4 }
    }

    /// The exact number of quarters.
    #[must_use]
    pub const fn quarters(self) -> i64 {
        self.quarters
    }
}

impl Add for Weight {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { quarters: self.quarters.saturating_add(other.quarters) }
    }
}

impl Sum for Weight {
    fn sum<I: Iterator<Item = Self>>(weights: I) -> Self {
        weights.fold(Self::default(), Self::add)
    }
}

impl fmt::Display for Weight {
    /// `1`, `1.25`, `8.5`: as short as it's exact.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rest = ["", ".25", ".5", ".75"][usize::try_from(self.quarters.rem_euclid(4)).unwrap_or(0)];
        write!(f, "{}{rest}", self.quarters.div_euclid(4))
    }
}

/// What a contract weighs, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// By what was paid for it.
    pub by_amount: Weight,
    /// How many times it went on for three months with a payment in them; each adds 1.
    pub quarters_of_a_year: u32,
    /// In all, at most the cap.
    pub total: Weight,
    /// The currency that has no rate, and so lets it count as a small contract.
    pub without_rate: Option<Currency>,
}

/// How far a contract counts as paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paid {
    /// Nothing was paid, or all of it was given back.
    Nothing,
    /// Something was, but less than 1.00, or without a confirmation.
    Doubtful,
    /// At least 1.00 that both sides agree on.
    Confirmed,
}

/// What an amount is worth: ten-thousandths of a millionth of a whole unit, so that rates and minor units need no rounding.
const PARTS_PER_UNIT: i128 = 10_000_000_000;

/// `units` whole units of the server's currency.
pub(super) fn parts_of(units: u32) -> i128 {
    i128::from(units) * PARTS_PER_UNIT
}

/// What `amount` is worth in the server's currency; `None` where its currency has no rate.
fn worth(amount: Money, rules: &ScoreRules) -> Option<i128> {
    let rate = i128::from(rules.rate_of(amount.currency)?);
    // No currency has more than four digits after the point, so this divides evenly.
    let per_minor = 10_000 / i128::from(amount.currency.minor_per_major());
    Some(i128::from(amount.minor).saturating_mul(rate).saturating_mul(per_minor))
}

/// Sums of money by currency; nearly always one.
struct Sums(Vec<Money>);

impl Sums {
    fn of(amounts: impl Iterator<Item = Money>) -> Self {
        let mut sums: Vec<Money> = Vec::new();
        for amount in amounts {
            match sums.iter_mut().find(|sum| sum.currency == amount.currency) {
                Some(sum) => sum.minor = sum.minor.saturating_add(amount.minor),
                None => sums.push(amount),
            }
        }
        Self(sums)
    }

    /// What those with a rate are worth.
    fn worth(&self, rules: &ScoreRules) -> i128 {
        self.0.iter().filter_map(|sum| worth(*sum, rules)).fold(0, i128::saturating_add)
    }

    fn without_rate(&self, rules: &ScoreRules) -> Option<Currency> {
        let found = self.0.iter().find(|sum| sum.minor != 0 && rules.rate_of(sum.currency).is_none());
        found.map(|sum| sum.currency)
    }

    fn is_enough(&self, rules: &ScoreRules) -> bool {
        let is_whole = |sum: &Money| rules.rate_of(sum.currency).is_none() && is_a_unit(*sum);
        self.worth(rules) >= parts_of(1) || self.0.iter().any(is_whole)
    }

    fn is_positive(&self) -> bool {
        self.0.iter().any(|sum| sum.minor > 0)
    }
}

/// Whether it's 1.00 or more of its own currency: all that can be said of one without a rate.
fn is_a_unit(amount: Money) -> bool {
    amount.minor >= amount.currency.minor_per_major()
}

impl ContractRecord {
    /// What both sides agree that was paid, less all that was given back: a refund needs no confirmation to count.
    fn confirmed(&self) -> Sums {
        let agreed = self.payments.iter().filter(|paid| paid.is_confirmed || paid.amount.minor < 0);
        Sums::of(agreed.map(|paid| paid.amount))
    }

    /// How far it counts as paid. What 1.00 is, is said in the server's currency; in another one without a rate, in its own.
    #[must_use]
    pub fn paid(&self, rules: &ScoreRules) -> Paid {
        if self.confirmed().is_enough(rules) {
            Paid::Confirmed
        } else if Sums::of(self.payments.iter().map(|paid| paid.amount)).is_positive() {
            Paid::Doubtful
        } else {
            Paid::Nothing
        }
    }

    /// The days of the payments that count as one: confirmed, and not tiny. In order; one from before the contract was made counts as
    /// of its first day.
    pub(super) fn days_paid(&self, rules: &ScoreRules) -> Vec<NaiveDate> {
        let counts =
            |amount: Money| worth(amount, rules).map_or(is_a_unit(amount), |worth| worth >= parts_of(1));
        let counted = self.payments.iter().filter(|paid| paid.is_confirmed && counts(paid.amount));
        let mut days: Vec<_> = counted.map(|paid| paid.day.max(self.started.day())).collect();
        days.sort_unstable();
        days
    }

    /// What it weighs, over its whole life and so the same in each window: by what was confirmed as paid, and 1 more for each
    /// three months of it that are over and have a payment. They're counted from the day on which it started to the day on which it
    /// was closed, or `today`: a contract of two months weighs what its amount says.
    #[must_use]
    pub fn weigh(&self, rules: &ScoreRules, today: NaiveDate) -> Weighed {
        let sums = self.confirmed();
        let (worth, without_rate) = (sums.worth(rules), sums.without_rate(rules));
        let by_amount = match &rules.weights {
            _ if without_rate.is_some() => Weight::LIGHT,
            weights if worth <= parts_of(weights.light_up_to) => Weight::LIGHT,
            weights if worth <= parts_of(weights.medium_up_to) => Weight::MEDIUM,
            _ => Weight::HEAVY,
        };
        let quarters_of_a_year = self.quarters_with_payment(rules, today);
        let total = (by_amount + Weight::whole(quarters_of_a_year)).min(rules.weights.cap);
        Weighed { by_amount, quarters_of_a_year, total, without_rate }
    }

    fn quarters_with_payment(&self, rules: &ScoreRules, today: NaiveDate) -> u32 {
        let (first, last) = (self.started.day(), self.state.closed().map_or(today, |closed| closed.day()));
        let days = self.days_paid(rules);
        let ends = (1..).map(|quarter| months_after(first, 3 * quarter)).take_while(|ends| *ends <= last);
        let (mut at, mut found) = (0, 0);
        for ends in ends {
            let until = at + days[at..].partition_point(|day| *day < ends);
            found += u32::from(until > at);
            at = until;
            if at == days.len() {
                break;
            }
        }
        found
    }

    /// What was confirmed as paid since `since`, less what was given back since then; only what has a rate.
    pub(super) fn earned_since(&self, since: NaiveDate, rules: &ScoreRules) -> i128 {
        let counts = |paid: &&PaidAmount| paid.day >= since && (paid.is_confirmed || paid.amount.minor < 0);
        Sums::of(self.payments.iter().filter(counts).map(|paid| paid.amount)).worth(rules)
    }
}
