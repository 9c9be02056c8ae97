//! Owns how moments look in JSON and how they are read. Reads no clock.

/// A moment as Discord writes it, from Unix milliseconds.
pub fn timestamp(unix_ms: u64) -> String {
    let ms = i64::try_from(unix_ms).unwrap_or(i64::MAX);
    let moment = jiff::Timestamp::from_millisecond(ms).unwrap_or(jiff::Timestamp::MAX);
    moment.strftime("%Y-%m-%dT%H:%M:%S%.6f+00:00").to_string()
}

/// The Unix milliseconds of a moment in any form of ISO 8601 that names its offset, such as `2028-02-29T12:00:00Z`.
pub fn moment(text: &str) -> Option<u64> {
    let moment: jiff::Timestamp = text.parse().ok()?;
    u64::try_from(moment.as_millisecond()).ok()
}
