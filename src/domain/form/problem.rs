//! What can be wrong with a typed field. Owns the list of problems and their data; the sentences that people read are
//! the wording's, so no text for people stands here.

use crate::domain::money::{Currency, Money};
use chrono::NaiveDate;

/// A field of one of Parley's forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The offer's title.
    Title,
    /// The offer's description.
    Description,
    /// The price, fixed or hourly.
    Price,
    /// Start and due date.
    Schedule,
    /// The parts of a fixed price, one a line.
    Milestones,
    /// A message to the other side.
    Message,
    /// A profile's first line.
    Headline,
    /// What a profile tells.
    Bio,
    /// A profile's skills.
    Skills,
    /// A profile's price of an hour.
    Rate,
    /// A profile's links.
    Links,
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field it was typed into.
    pub field: Field,
    /// What is wrong with it.
    pub problem: Problem,
}

/// Which of the two dates of a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateRole {
    /// The first day of work.
    Start,
    /// The day by which it is done.
    Due,
}

/// What is wrong with a field. Every `text`, `unit`, `code` and `word` is the person's own, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing to read in a field that is required.
    Empty,
    /// More characters than the field holds.
    TooLong {
        /// Most characters allowed.
        most: usize,
        /// Characters typed, after white space was tidied.
        is: usize,
    },

    /// No digit in a price.
    NoAmount {
        /// What was typed.
        text: String,
    },
    /// Digits and separators that are no number in any notation, e.g. `1,50,0`.
    NotANumber {
        /// The digits in question.
        text: String,
    },
    /// A number with two readings, e.g. `1.500`.
    AmbiguousNumber {
        /// The digits in question.
        text: String,
    },
    /// Two amounts where one is wanted, e.g. a range.
    TwoAmounts {
        /// The first.
        first: String,
        /// The second.
        second: String,
    },
    /// A part of the text that means nothing here.
    NotUnderstood {
        /// That part.
        text: String,
    },
    /// A code that is no currency of ISO 4217.
    UnknownCurrency {
        /// The code, in capital letters.
        code: String,
    },
    /// A sign or name that several currencies share, none of them the server's own (`kr`, `Rs`, `francs`).
    SharedCurrencyName {
        /// The sign or name.
        text: String,
    },
    /// Two different currencies in one price.
    TwoCurrencies {
        /// The first.
        first: Currency,
        /// The second.
        second: Currency,
    },
    /// More decimals than the currency has.
    TooPrecise {
        /// The currency.
        currency: Currency,
        /// The decimals it has (ISO 4217).
        digits: u32,
    },
    /// Zero or less.
    NotPositive,
    /// More than one offer may cost.
    TooLarge {
        /// The most, in the currency typed.
        most: Money,
    },
    /// A price by something else than the hour, e.g. `500/week`.
    RateUnit {
        /// The unit, as typed.
        unit: String,
    },
    /// Said to be fixed and hourly at once.
    FixedAndHourly,
    /// A weekly limit on a price that is not by the hour.
    LimitWithoutRate,
    /// A limit of hours by something else than the week.
    LimitUnit {
        /// The unit, as typed.
        unit: String,
    },
    /// A weekly limit that is not a whole number of hours from 1 to `most`.
    LimitOutOfRange {
        /// The number typed.
        text: String,
        /// Most hours in a week.
        most: u32,
    },
    /// Two weekly limits, or a limit and "no limit".
    TwoLimits,

    /// Not a day in any form that is understood.
    NotADate {
        /// What was typed.
        text: String,
    },
    /// A day that no calendar has, or not on the weekday named.
    ImpossibleDate {
        /// What was typed.
        text: String,
    },
    /// Digits that read as different days in different countries, e.g. `03/04/2027`.
    AmbiguousDate {
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
        /// Today, in UTC.
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

    /// A problem of one line of the milestones.
    OnLine {
        /// 1 for the first line, empty lines counted.
        line: usize,
        /// What is wrong with it.
        problem: Box<Self>,
    },
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

    /// A weekly limit beside the rate of a profile.
    LimitOfRate,
    /// A skill with a longer name than skills have.
    SkillTooLong {
        /// Its name.
        text: String,
        /// Most characters.
        most: usize,
    },
    /// More skills than a profile holds.
    TooManySkills {
        /// The most.
        most: usize,
        /// How many were typed.
        is: usize,
    },
    /// Not the address of a page, or one that looks like another's.
    NotALink {
        /// What was typed.
        text: String,
    },
    /// An address that does not begin with `https`.
    NotHttps {
        /// What was typed.
        text: String,
    },
    /// A longer address than a profile holds.
    LinkTooLong {
        /// What was typed.
        text: String,
        /// Most characters.
        most: usize,
    },
    /// More links than a profile holds.
    TooManyLinks {
        /// The most.
        most: usize,
        /// How many were typed.
        is: usize,
    },
}

impl Problem {
    /// This problem, on one field.
    #[must_use]
    pub const fn on(self, field: Field) -> FieldProblem {
        FieldProblem { field, problem: self }
    }

    /// This problem, on one line of the milestones.
    #[must_use]
    pub(super) fn at_line(self, line: usize) -> FieldProblem {
        Self::OnLine { line, problem: Box::new(self) }.on(Field::Milestones)
    }
}
