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
    /// A code before the amount may be its currency or the end of the name, e.g. `Backend PHP 500`.
    CodeOrName {
        /// The currency that it would be.
        code: Currency,
    },
    /// Some lines name a currency and others do not: all may be in the one named, or in the default.
    SomeNameCurrency {
        /// The one named.
        named: Currency,
        /// The server's, or the present terms'.
        default: Currency,
    },
    /// A line with a total that is not the sum of the lines before it.
    OtherTotal {
        /// The sum.
        sum: Money,
        /// The total that was typed.
        total: Money,
    },
    /// Equal parts that leave out a few of the currency's smallest units.
    CentsMissing {
        /// The price less the sum.
        missing: Money,
        /// The price.
        total: Money,
        /// The name of the line to raise.
        name: String,
        /// What to raise it to.
        to: Money,
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
