//! What can be wrong with a date, or with the two of a schedule.

use chrono::{NaiveDate, Weekday};

/// Which of the two dates of a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateRole {
    /// The first day of work.
    Start,
    /// The day by which it is done.
    Due,
}

/// What is wrong with a date or a schedule. Every `text` and `word` is the person's own, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateProblem {
    /// Not a day in any form that is understood.
    NotADate {
        /// What was typed.
        text: String,
    },
    /// A day that no calendar has.
    ImpossibleDate {
        /// What was typed.
        text: String,
    },
    /// Words or digits that mean several days, e.g. `03/04/2027` or `end of the week`.
    AmbiguousDate {
        /// What was typed.
        text: String,
    },
    /// A day that is not on the weekday named beside it.
    OtherWeekday {
        /// The day.
        day: NaiveDate,
        /// The weekday that was typed.
        named: Weekday,
    },
    /// 29 February without a year, which this year and the next do not have.
    NotThisYear {
        /// The next one.
        next: NaiveDate,
    },
    /// A month, a quarter or a season, of which the day is open.
    NoDayOfMonth {
        /// What was typed.
        text: String,
    },
    /// A time of day: offers are agreed by the day.
    TimeOfDay {
        /// What was typed.
        text: String,
    },
    /// A day before today.
    DateInPast {
        /// The day.
        day: NaiveDate,
        /// Today.
        today: NaiveDate,
    },
    /// A day further ahead than an offer reaches.
    TooFarAhead {
        /// The last day allowed.
        latest: NaiveDate,
    },
    /// `start` or `due` with no date behind it.
    NoDateAfter {
        /// The word.
        word: String,
    },
    /// Two start dates, or two due dates.
    DateTwice {
        /// Which.
        role: DateRole,
    },
    /// More than a start and a due date.
    TooManyDates {
        /// How many.
        is: usize,
    },
    /// Due before the work starts.
    DueBeforeStart {
        /// First day of work.
        start: NaiveDate,
        /// Day it would be due.
        due: NaiveDate,
    },
}
