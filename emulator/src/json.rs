//! Reading values out of Discord's JSON. Must not know where the JSON comes from.

use chrono::{DateTime, FixedOffset, Utc};
use serde_json::Value;

/// The items of a JSON array; none for any other value.
pub(crate) fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The display name in a user object.
pub(crate) fn display_name(user: &Value) -> String {
    let names = [&user["global_name"], &user["username"]];
    names.iter().find_map(|name| name.as_str()).unwrap_or("someone").to_owned()
}

/// The time in an ISO 8601 timestamp; `None` without an offset.
pub(crate) fn read_timestamp(text: &str) -> Option<DateTime<Utc>> {
    text.parse::<DateTime<FixedOffset>>().ok().map(|moment| moment.to_utc())
}

#[cfg(test)]
mod tests {
    use super::read_timestamp;

    #[test]
    fn timestamps_are_read_with_any_offset() {
        let same = [
            "2026-08-01T12:00:00Z",
            "2026-08-01T12:00:00.000Z",
            "2026-08-01T12:00:00.000000+00:00",
            "2026-08-01T14:00:00+02:00",
            "2026-08-01T14:00:00+0200",
            "2026-08-01 12:00:00Z",
        ];
        for text in same {
            assert_eq!(read_timestamp(text).map(|moment| moment.timestamp()), Some(1_785_585_600), "{text}");
        }
        for text in ["2026-08-01T12:00:00", "2026-08-01", "tomorrow", ""] {
            assert_eq!(read_timestamp(text), None, "{text}");
        }
    }
}
