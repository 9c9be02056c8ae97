//! Points in time and days as Discord timestamps, so that each reader sees their own time zone and language.

use crate::domain::time::{UnixMs, noon_of};
use chrono::NaiveDate;

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

/// A calendar day, e.g. "1 December 2026".
#[must_use]
pub fn day(day: NaiveDate) -> String {
    format!("<t:{}:D>", noon_of(day).seconds())
}
