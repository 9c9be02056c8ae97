//! Owns the format of timestamps in JSON. Must not read the clock.

use chrono::{DateTime, Utc};

/// Unix milliseconds in Discord's timestamp format.
pub fn timestamp(unix_ms: u64) -> String {
    let ms = i64::try_from(unix_ms).unwrap_or(i64::MAX);
    let moment = DateTime::from_timestamp_millis(ms).unwrap_or(DateTime::<Utc>::MAX_UTC);
    moment.format("%Y-%m-%dT%H:%M:%S%.6f+00:00").to_string()
}

/// Unix milliseconds as a `Date` header has them.
pub(crate) fn http_date(unix_ms: u64) -> String {
    let ms = i64::try_from(unix_ms).unwrap_or(i64::MAX);
    let moment = DateTime::from_timestamp_millis(ms).unwrap_or(DateTime::<Utc>::MAX_UTC);
    moment.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

/// Unix milliseconds of an ISO 8601 timestamp that includes its offset, such as `2028-02-29T12:00:00Z`.
pub fn parse_timestamp(text: &str) -> Option<u64> {
    u64::try_from(crate::json::read_timestamp(text)?.timestamp_millis()).ok()
}
