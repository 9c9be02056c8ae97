//! What can be wrong with milestones, beside the amounts and dates in their lines.

use crate::domain::money::{Currency, Money};
use chrono::NaiveDate;

/// What is wrong with milestones. Every `text` is the person's own, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MilestoneProblem {
    /// A milestone without a name.
    NoName,
    /// A number before the amount may belong to the name or to the amount, e.g. `Phase 1 500`.
    UnclearAmount {
        /// The numbers in question.
        text: String,
    },
    /// A milestone below the least amount.
    TooSmall {
        /// The least.
        least: Money,
    },
    /// A milestone in another currency than the price.
    OtherCurrency {
        /// The milestone's.
        is: Currency,
        /// The price's.
        expected: Currency,
    },
    /// A milestone by the hour.
    HourlyMilestone,
    /// A milestone that is due after the whole work.
    AfterDue {
        /// The milestone's day.
        day: NaiveDate,
        /// The day by which all is done.
        due: NaiveDate,
    },
    /// More milestones than one price holds.
    TooManyMilestones {
        /// The most.
        most: usize,
        /// How many were typed.
        is: usize,
    },
    /// Milestones whose sum is not the price.
    DoNotAddUp {
        /// Sum of the milestones.
        sum: Money,
        /// The price.
        total: Money,
    },
    /// Milestones beside an hourly price.
    MilestonesWithHourly,
}
