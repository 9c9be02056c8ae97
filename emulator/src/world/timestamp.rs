//! Owns how moments look in JSON. Reads no clock.

use chrono::{DateTime, Utc};

/// A moment as Discord writes it, from Unix milliseconds.
pub fn timestamp(unix_ms: u64) -> String {
    let ms = i64::try_from(unix_ms).unwrap_or(i64::MAX);
    let moment = DateTime::from_timestamp_millis(ms).unwrap_or(DateTime::<Utc>::MAX_UTC);
    moment.format("%Y-%m-%dT%H:%M:%S%.6f+00:00").to_string()
}
