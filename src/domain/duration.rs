//! Lengths of time as people write them: `90s`, `15m`, `36h`, `7d`, `2 weeks`. Owns both directions.

use super::time::{DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS};

/// What each unit is called, and its milliseconds; the largest first. Months and years have no length.
const UNITS: [(&[&str], i64); 6] = [
    (&["w", "wk", "wks", "week", "weeks"], 7 * DAY_MS),
    (&["d", "day", "days"], DAY_MS),
    (&["h", "hr", "hrs", "hour", "hours"], HOUR_MS),
    (&["m", "min", "mins", "minute", "minutes"], MINUTE_MS),
    (&["s", "sec", "secs", "second", "seconds"], SECOND_MS),
    (&["ms", "msec", "msecs", "milli", "millis", "millisecond", "milliseconds"], 1),
];

/// The milliseconds that `text` says; `None` for a text that is no length of time, and for nothing at all. A day has 24
/// hours. Several units stand from the largest to the smallest, each once; hours and what is smaller may have decimals
/// where they end the text: `1d 12h`, `1.5 hours`.
#[must_use]
pub fn read_duration(text: &str) -> Option<i64> {
    let text = text.trim();
    let (mut total, mut larger, mut rest) = (0_i64, i64::MAX, text.strip_prefix('+').unwrap_or(text));
    while !rest.is_empty() {
        let (count, after) =
            rest.split_at(rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))?);
        let after = after.trim_start();
        let (name, after) =
            after.split_at(after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len()));
        let &(_, unit) = UNITS.iter().find(|(names, _)| names.contains(&name))?;
        let has_decimals = count.contains(['.', ',']);
        if unit >= larger || (has_decimals && (unit > HOUR_MS || !after.is_empty())) {
            return None;
        }
        total = total.checked_add(multiply(count, unit)?)?;
        larger = unit;
        rest = after.strip_prefix(", ").unwrap_or(after).trim_start();
    }
    (total > 0).then_some(total)
}

/// `count`, a number that may have decimals, times `unit`; rounded down.
fn multiply(count: &str, unit: i64) -> Option<i64> {
    let Some((whole, decimals)) = count.split_once(['.', ',']) else {
        return count.parse::<i64>().ok()?.checked_mul(unit);
    };
    if whole.is_empty() || decimals.is_empty() || decimals.len() > 9 {
        return None;
    }
    let scale = 10_i64.checked_pow(u32::try_from(decimals.len()).ok()?)?;
    let part = decimals.parse::<i64>().ok()?.checked_mul(unit)? / scale;
    whole.parse::<i64>().ok()?.checked_mul(unit)?.checked_add(part)
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
            ("1w, 2d", 9 * DAY_MS),
            ("1h30m", 90 * MINUTE_MS),
            ("1.5 hours", 90 * MINUTE_MS),
            ("+1,5h", 90 * MINUTE_MS),
        ] {
            assert_eq!(read_duration(text), Some(ms), "{text}");
        }
        for text in [
            "",
            "soon",
            "7",
            "0s",
            "-3d",
            "1 month",
            "d7",
            "7 d@ys",
            "99999999999999999999d",
            "12h 1d",
            "1d 1d",
            "1.5d",
            "1.h",
            "1.2.3h",
            "1.5h 3m",
            "7é",
        ] {
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
