//! Points in time, as data. Owns the unit (milliseconds of Unix time); never reads a clock.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnixMs(pub i64);

/// One second in milliseconds.
pub const SECOND_MS: i64 = 1_000;
/// One minute in milliseconds.
pub const MINUTE_MS: i64 = 60 * SECOND_MS;
/// One hour in milliseconds.
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
/// One day of 24 hours in milliseconds.
pub const DAY_MS: i64 = 24 * HOUR_MS;

impl UnixMs {
    /// This moment, `ms` later (earlier when negative). Saturates at the ends of the range.
    #[must_use]
    pub const fn plus(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to this moment; negative when this moment is the earlier one.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// Whole seconds of Unix time, as Discord's `<t:…>` wants them.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(SECOND_MS)
    }

    /// Date and time of day in UTC; 1970 for a moment that no calendar reaches.
    #[must_use]
    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or(DateTime::UNIX_EPOCH)
    }

    /// The calendar day in UTC.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        self.utc().date_naive()
    }
}

/// 10:00 UTC of a calendar day: the moment that is this day for nearly everybody, from Hawaii to New Zealand in summer.
#[must_use]
pub fn moment_on(day: NaiveDate) -> UnixMs {
    UnixMs(day.and_time(NaiveTime::MIN).and_utc().timestamp_millis()).plus(10 * HOUR_MS)
}

/// A day that is known to exist, for tests.
#[cfg(test)]
pub const fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}
