//! Lengths of time as people write them: `90s`, `15m`, `36h`, `7d`, `2 weeks`. Owns both directions.

use super::time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS};

/// The milliseconds that `text` says; `None` for a text that is no length of time, and for nothing at all. A day has 24
/// hours; months and years have no length.
#[must_use]
pub fn read_duration(text: &str) -> Option<i64> {
    let span: jiff::Span = text.trim().parse().ok()?;
    let days = jiff::SpanRelativeTo::days_are_24_hours();
    let ms = span.total((jiff::Unit::Millisecond, days)).ok()?;
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, and far below 2^53")]
    let ms = ms as i64;
    (ms > 0).then_some(ms)
}

/// The shortest text that [`read_duration`] reads back, in the largest unit that divides it: `7d`, `36h`.
#[must_use]
pub fn write_duration(ms: i64) -> String {
    let units = [(DAY_MS, "d"), (HOUR_MS, "h"), (MINUTE_MS, "m"), (SECOND_MS, "s")];
    let found = units.into_iter().find(|(unit, _)| ms % unit == 0);
    found.map_or_else(|| format!("{ms}ms"), |(unit, name)| format!("{}{name}", ms / unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn people_write_durations_in_many_ways() {
        for (text, ms) in [
            ("90s", 90_000),
            ("15m", 900_000),
            (" 36h ", 36 * HOUR_MS),
            ("7d", 7 * DAY_MS),
            ("2 weeks", 14 * DAY_MS),
            ("1 day 12 hours", 36 * HOUR_MS),
        ] {
            assert_eq!(read_duration(text), Some(ms), "{text}");
        }
        for text in ["", "soon", "7", "0s", "-3d", "1 month", "d7", "7 d@ys", "99999999999999999999d"] {
            assert_eq!(read_duration(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(ms in 1..=100 * DAY_MS) {
            prop_assert_eq!(read_duration(&write_duration(ms)), Some(ms));
        }
    }
}
