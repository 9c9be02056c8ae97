//! What can be wrong with a price: its amount, its currency, its hours.

use crate::domain::money::{Currency, Money};

/// What is wrong with a price. Every `text`, `unit` and `code` is the person's own, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PriceProblem {
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
    /// A rate where what was paid is wanted.
    RatePaid,
    /// Another currency than the contract's.
    OtherCurrency {
        /// The contract's.
        wants: Currency,
    },
    /// A weekly limit on a price that is not by the hour.
    LimitWithoutRate,
    /// A limit of hours by something else than the week.
    LimitUnit {
        /// How many hours, if they are a whole number.
        hours: Option<u32>,
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
    /// Hours without a word about how many weeks they are for.
    LooseHours {
        /// How many.
        hours: u32,
    },
    /// A ceiling (`up to $1,500`) where the amount is wanted.
    Ceiling {
        /// The word that makes it one.
        word: String,
    },
    /// A multiplication, e.g. `2x250`.
    Product {
        /// Its factors.
        text: String,
    },
    /// Two weekly limits, or a limit and "no limit".
    TwoLimits,
}
