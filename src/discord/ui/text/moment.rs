//! Points in time and days as Discord timestamps, so that each reader sees their own time zone and language.

use crate::domain::time::{UnixMs, moment_on};
use crate::say;
use crate::words::Language;
use chrono::{Datelike, NaiveDate, Weekday};

/// Date and time of day, e.g. "1 December 2026 14:00".
#[must_use]
pub fn moment(at: UnixMs) -> String {
    format!("<t:{}:f>", at.seconds())
}

/// Relative to the reader's now, e.g. "in 3 days" or "2 hours ago".
#[must_use]
pub fn ago(at: UnixMs) -> String {
    format!("<t:{}:R>", at.seconds())
}

/// A calendar day with its weekday, e.g. "Tue, 1 December 2026". The weekday is in `language`.
#[must_use]
pub fn weekday_and_day(language: Language, date: NaiveDate) -> String {
    say!(language, "weekday-and-day", weekday = weekday(language, date), day = day(date))
}

/// The same where Discord shows no dates of its own, as in a menu, e.g. "Tue, 2026-12-01".
#[must_use]
pub fn plain_weekday_and_day(language: Language, date: NaiveDate) -> String {
    say!(language, "weekday-and-day", weekday = weekday(language, date), day = date.to_string())
}

fn weekday(language: Language, date: NaiveDate) -> String {
    match date.weekday() {
        Weekday::Mon => say!(language, "weekday-mon"),
        Weekday::Tue => say!(language, "weekday-tue"),
        Weekday::Wed => say!(language, "weekday-wed"),
        Weekday::Thu => say!(language, "weekday-thu"),
        Weekday::Fri => say!(language, "weekday-fri"),
        Weekday::Sat => say!(language, "weekday-sat"),
        Weekday::Sun => say!(language, "weekday-sun"),
    }
}

/// A calendar day, e.g. "1 December 2026".
#[must_use]
pub fn day(day: NaiveDate) -> String {
    format!("<t:{}:D>", moment_on(day).seconds())
}
