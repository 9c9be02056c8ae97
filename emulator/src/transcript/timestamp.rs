//! Timestamps in Discord's wording: dates in UTC, and relative times such as "in 7 days". Must not know markup or the
//! clock.

use chrono::DateTime;

use super::Style;

const MINUTE_S: i64 = 60;
const HOUR_S: i64 = 60 * MINUTE_S;
const DAY_S: i64 = 24 * HOUR_S;
const MONTH_S: i64 = 2_629_800;
const YEAR_S: i64 = 12 * MONTH_S;

/// From how many seconds on a relative time uses which unit, the largest first.
const UNITS: [(i64, i64, &str); 6] = [
    (320 * DAY_S, YEAR_S, "year"),
    (26 * DAY_S, MONTH_S, "month"),
    (22 * HOUR_S, DAY_S, "day"),
    (45 * MINUTE_S, HOUR_S, "hour"),
    (45, MINUTE_S, "minute"),
    (1, 1, "second"),
];

/// The text of a timestamp, from the part between `<t:` and `>`; `None` when it is not valid.
pub(super) fn shown(moment: &str, style: &Style) -> Option<String> {
    let (seconds, letter) = moment.split_once(':').unwrap_or((moment, "f"));
    let time = DateTime::from_timestamp(seconds.parse().ok()?, 0)?;
    if style.stable {
        return Some("‹date›".to_owned());
    }
    let format = match (letter, style.now_ms) {
        ("R", Some(now_ms)) => return Some(distance(time.timestamp_millis() - i64::try_from(now_ms).ok()?)),
        ("t", _) => "%H:%M",
        ("T", _) => "%H:%M:%S",
        ("d", _) => "%d/%m/%Y",
        ("D", _) => "%-d %B %Y",
        ("F", _) => "%A, %-d %B %Y %H:%M",
        _ => "%-d %B %Y %H:%M",
    };
    Some(time.format(format).to_string())
}

/// A relative time: in `ms` milliseconds, or ago if negative.
fn distance(ms: i64) -> String {
    let seconds = rounded(ms.abs(), 1_000);
    let Some((_, unit_s, name)) = UNITS.iter().find(|(from, ..)| seconds >= *from) else {
        return "now".to_owned();
    };
    let amount = match (rounded(seconds, *unit_s).max(1), *name) {
        (1, "hour") => "an hour".to_owned(),
        (1, name) => format!("a {name}"),
        (count, name) => format!("{count} {name}s"),
    };
    if ms > 0 { format!("in {amount}") } else { format!("{amount} ago") }
}

const fn rounded(value: i64, unit: i64) -> i64 {
    (value + unit / 2) / unit
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn distances_are_worded_as_people_say_them() {
        let day_ms = 86_400_000;
        let cases = [
            (0, "now"),
            (-400, "now"),
            (-20_000, "20 seconds ago"),
            (60_000, "in a minute"),
            (-3_600_000, "an hour ago"),
            (5 * 3_600_000, "in 5 hours"),
            (7 * day_ms - 5_000, "in 7 days"),
            (-day_ms, "a day ago"),
            (30 * day_ms, "in a month"),
            (-730 * day_ms, "2 years ago"),
        ];
        for (ms, expected) in cases {
            assert_eq!(distance(ms), expected, "{ms}");
        }
    }
}
