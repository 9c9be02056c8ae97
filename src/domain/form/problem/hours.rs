//! What can be wrong with a time of work.

/// What is wrong with a time of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HoursProblem {
    /// No time at all.
    NotUnderstood {
        /// The text as typed.
        text: String,
    },
    /// A large number alone: of hours, of minutes, or both in one.
    HoursOrMinutes {
        /// The number.
        number: u32,
    },
    /// In days or weeks.
    Days {
        /// The text as typed.
        text: String,
    },
    /// More than a day has.
    AboveADay,
}
