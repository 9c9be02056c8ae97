//! What the hours of a contract come to. Owns how hours become money: the hours of a week are added up for each rate, times that rate,
//! and rounded once, half up. What was said in which order changes nothing.

use super::contract::Contract;
use super::entry::{ContractEntry, ContractHappening, Hours};
use super::weeks::week_of;
use super::work::Work;
use crate::domain::money::Money;
use crate::domain::offers::terms::{Price, Terms};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The hours of a week that count at one rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateSum {
    /// What an hour costs.
    pub rate: Money,
    /// How long, in minutes.
    pub minutes: u32,
    /// What that comes to.
    pub amount: Money,
}

/// The hours of a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekSum {
    /// Its Monday.
    pub week: NaiveDate,
    /// The days on which somebody worked, and how long in minutes.
    pub days: BTreeMap<NaiveDate, u32>,
    /// For each rate, in the order of the days on which it counts first.
    pub rates: Vec<RateSum>,
}

impl WeekSum {
    /// What `hours` of the week of `week` come to, at the rate of each day.
    #[must_use]
    pub fn of(
        week: NaiveDate,
        hours: impl IntoIterator<Item = Hours>,
        rate_on: impl Fn(NaiveDate) -> Money,
    ) -> Self {
        let mut days = BTreeMap::new();
        for Hours { minutes, day } in hours {
            let sum: &mut u32 = days.entry(day).or_default();
            *sum = sum.saturating_add(minutes);
        }
        let mut rates: Vec<(Money, u32)> = Vec::new();
        for (&day, &minutes) in &days {
            let rate = rate_on(day);
            match rates.iter_mut().find(|(other, _)| *other == rate) {
                Some((_, sum)) => *sum = sum.saturating_add(minutes),
                None => rates.push((rate, minutes)),
            }
        }
        let sum = |(rate, minutes)| RateSum { rate, minutes, amount: amount_of(minutes, rate) };
        Self { week, days, rates: rates.into_iter().map(sum).collect() }
    }

    /// How long, in minutes.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.days.values().fold(0, |sum, minutes| sum.saturating_add(*minutes))
    }

    /// What it comes to, in the minor unit of the rates' currency.
    #[must_use]
    pub fn minor(&self) -> i64 {
        self.rates.iter().fold(0, |sum, rate| sum.saturating_add(rate.amount.minor))
    }
}

/// So many minutes at a rate of an hour, rounded half up to the minor unit.
fn amount_of(minutes: u32, rate: Money) -> Money {
    let halves = i128::from(minutes) * i128::from(rate.minor) * 2 + 60;
    let minor = i64::try_from(halves.div_euclid(120)).unwrap_or(i64::MAX);
    Money { minor, ..rate }
}

/// What changed about a week after its own statement: hours were logged later, or taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Correction {
    /// The Monday of the week.
    pub week: NaiveDate,
    /// How much longer it is than was stated, in minutes.
    pub minutes: i64,
    /// How much more that comes to, in the minor unit.
    pub minor: i64,
}

/// What is stated at the end of a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The week.
    pub week: WeekSum,
    /// Weeks before it that changed since they were stated.
    pub corrections: Vec<Correction>,
    /// What it adds to what is owed; less than nothing where hours of before were taken out.
    pub total: Money,
}

/// What an hour costs, by day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rates {
    /// From the beginning.
    first: Money,
    /// What was agreed since, in its order: from which day on, and how much.
    later: Vec<(NaiveDate, Money)>,
}

impl Rates {
    /// On a day: what was agreed last that counts then.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Money {
        let counts = self.later.iter().rfind(|(from, _)| *from <= day);
        counts.map_or(self.first, |(_, rate)| *rate)
    }
}

/// What an hour costs by terms; `None` where their price is fixed.
const fn rate_in(terms: &Terms) -> Option<Money> {
    match terms.price {
        Price::Fixed { .. } => None,
        Price::Hourly { rate, .. } => Some(rate),
    }
}

impl Work {
    /// What an hour costs on each day; `None` where the price is fixed.
    #[must_use]
    pub fn rates(&self, contract: &Contract) -> Option<Rates> {
        self.rates_before(contract, i64::MAX)
    }

    /// The same as it stood before line `seq`.
    fn rates_before(&self, contract: &Contract, seq: i64) -> Option<Rates> {
        let first = self.agreed_terms().next().map_or(&contract.terms, |agreed| &agreed.terms.was);
        let agreed = self.agreed_terms().filter(|agreed| agreed.approved.seq < seq);
        let later =
            agreed.filter_map(|agreed| Some((agreed.approved.counts_from?, rate_in(&agreed.terms.is)?)));
        Some(Rates { first: rate_in(first)?, later: later.collect() })
    }

    /// What the hours of each week come to that counts, by Monday.
    #[must_use]
    pub fn weeks(&self, contract: &Contract) -> BTreeMap<NaiveDate, WeekSum> {
        self.weeks_before(contract, i64::MAX, NaiveDate::MAX)
    }

    /// What all hours that count come to so far; `None` where the price is fixed.
    #[must_use]
    pub fn earned(&self, contract: &Contract) -> Option<Money> {
        let rate = rate_in(&contract.terms)?;
        let minor = self.weeks(contract).values().fold(0_i64, |sum, week| sum.saturating_add(week.minor()));
        Some(Money { minor, ..rate })
    }

    /// What line `closing` states, which closes a week.
    #[must_use]
    pub fn statement(&self, contract: &Contract, closing: &ContractEntry) -> Option<Statement> {
        let (rates, week) = (self.rates_before(contract, closing.seq)?, closing.week?);
        let before = self.0.iter().rfind(|entry| entry.seq < closing.seq && entry.week.is_some());
        let stated = before.and_then(|before| Some((before.seq, before.week?)));
        let stated = stated.map(|(seq, week)| self.weeks_before(contract, seq, week)).unwrap_or_default();
        let mut now = self.weeks_before(contract, closing.seq, week);
        let this = now.remove(&week).unwrap_or_else(|| WeekSum::of(week, [], |day| rates.on(day)));
        let weeks: BTreeSet<NaiveDate> = now.keys().chain(stated.keys()).copied().collect();
        let corrections: Vec<_> = weeks
            .into_iter()
            .filter(|other| *other != week)
            .map(|week| {
                let [(was, was_minor), (is, minor)] = [&stated, &now].map(|sums| {
                    sums.get(&week).map_or((0, 0), |sum| (i64::from(sum.minutes()), sum.minor()))
                });
                Correction { week, minutes: is - was, minor: minor.saturating_sub(was_minor) }
            })
            .filter(|correction| (correction.minutes, correction.minor) != (0, 0))
            .collect();
        // A week is closed once; were it stated before, this would be the rest of it.
        let already = stated.get(&week).map_or(0, WeekSum::minor);
        let minor = corrections.iter().fold(this.minor().saturating_sub(already), |sum, correction| {
            sum.saturating_add(correction.minor)
        });
        Some(Statement { week: this, corrections, total: Money { minor, ..rates.first } })
    }

    /// The weeks up to the one of `last`, as they stood before line `seq`.
    fn weeks_before(&self, contract: &Contract, seq: i64, last: NaiveDate) -> BTreeMap<NaiveDate, WeekSum> {
        let Some(rates) = self.rates_before(contract, seq) else { return BTreeMap::new() };
        let said = || self.0.iter().filter(|entry| entry.seq < seq);
        let removed: BTreeSet<i64> = said()
            .filter(|entry| entry.what == ContractHappening::HoursRemoved)
            .filter_map(|entry| entry.answers)
            .collect();
        let mut weeks: BTreeMap<NaiveDate, Vec<Hours>> = BTreeMap::new();
        for hours in said().filter(|entry| !removed.contains(&entry.seq)).filter_map(|entry| entry.hours) {
            weeks.entry(week_of(hours.day)).or_default().push(hours);
        }
        weeks
            .into_iter()
            .filter(|(week, _)| *week <= last)
            .map(|(week, hours)| (week, WeekSum::of(week, hours, |day| rates.on(day))))
            .collect()
    }
}

#[cfg(test)]
mod tests;
