//! What was understood in a way that people should hear about: nothing is wrong with it, and it is not what stands there.

use crate::domain::money::Money;

/// A word about how a form was read, for its preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// A text that names no day yet, e.g. `ASAP`: the offer goes without that date.
    NoDateYet {
        /// What was typed.
        text: String,
    },
    /// A line with the sum of the milestones, which is no milestone.
    TotalLeftOut {
        /// The sum.
        total: Money,
    },
}
