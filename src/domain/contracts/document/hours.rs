//! The hours of a contract, as a document says it: week by week, with every entry that counts. Owns what each part holds, and what of it
//! has an amount.

use super::written::{WrittenDay, WrittenId, WrittenMoney};
use crate::domain::contracts::statement::{RateSum, WeekSum};
use crate::domain::contracts::weeks::{HoursStage, LoggedHours, week_of};
use crate::domain::contracts::work::ContractAtWork;
use serde::Serialize;

/// A week with hours that count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentWeek {
    /// Its Monday.
    pub week: WrittenDay,
    /// How long, in minutes.
    pub minutes: u32,
    /// What that comes to at each rate; empty for who reads no amounts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rates: Vec<DocumentRate>,
    /// The entries, in the order in which they were logged.
    pub hours: Vec<DocumentHours>,
}

/// The hours of a week at one rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DocumentRate {
    /// Per hour.
    pub rate: WrittenMoney,
    /// How long, in minutes.
    pub minutes: u32,
    /// What that comes to, rounded once.
    pub amount: WrittenMoney,
}

/// Hours that were logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentHours {
    /// The entry that logs them.
    pub entry: i64,
    /// Who did.
    pub by: WrittenId,
    /// On which day they were worked.
    pub day: WrittenDay,
    /// How long, in minutes.
    pub minutes: u32,
    /// How they stand.
    pub state: HoursStage,
    /// What was done, in the words of who logged them.
    pub done: Option<String>,
}

impl DocumentWeek {
    pub(super) fn all(on: &ContractAtWork, has_amounts: bool) -> Vec<Self> {
        let hours = on.work.counted_hours();
        let weeks = on.work.weeks(&on.contract);
        weeks.into_values().map(|sum| Self::of(&sum, &hours, has_amounts)).collect()
    }

    fn of(sum: &WeekSum, hours: &[LoggedHours<'_>], has_amounts: bool) -> Self {
        let rates = sum.rates.iter().filter(|_| has_amounts);
        let of_week = hours.iter().filter(|one| week_of(one.hours.day) == sum.week);
        Self {
            week: sum.week,
            minutes: sum.minutes(),
            rates: rates.map(DocumentRate::of).collect(),
            hours: of_week.map(DocumentHours::of).collect(),
        }
    }
}

impl DocumentRate {
    fn of(sum: &RateSum) -> Self {
        let RateSum { rate, minutes, amount } = *sum;
        Self { rate: rate.into(), minutes, amount: amount.into() }
    }
}

impl DocumentHours {
    fn of(one: &LoggedHours<'_>) -> Self {
        Self {
            entry: one.logged.seq,
            by: one.logged.by.into(),
            day: one.hours.day,
            minutes: one.hours.minutes,
            state: one.stage(),
            done: one.logged.message.clone(),
        }
    }
}
