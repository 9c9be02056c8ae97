//! Who is Top Rated, who is Rising, to the day and the cent.

use super::notation::{DEFAULT_DAY, at_noon, contracts, day, rules};
use super::*;
use chrono::Days;

/// Weekly evaluations, the newest first; `None` stands for too few outcomes. The last Monday before [`DEFAULT_DAY`] is that day itself.
fn weeks(percents: &[Option<u8>]) -> Vec<WeeklyScore> {
    let weeks = percents.iter().zip(0..);
    weeks
        .map(|(percent, back)| WeeklyScore {
            week: day(DEFAULT_DAY) - Days::new(7 * back),
            percent: *percent,
        })
        .collect()
}

fn top_rated(typed: &str, weeks: &[WeeklyScore], first_seen: &str) -> bool {
    let history = History { weeks, first_seen: at_noon(day(first_seen)) };
    is_top_rated(&contracts(typed), history, &rules(), at_noon(day(DEFAULT_DAY)))
}

const PAID: &str = "Ana 5* 1000 →26-11-01";

#[test]
fn thirteen_of_the_last_sixteen_weeks_are_excellent() {
    let (good, bad) = (Some(90), Some(89));
    let rows: [(Vec<Option<u8>>, bool); 7] = [
        (vec![good; 16], true),
        (vec![good; 13], true),
        (vec![good; 12], false),
        ([vec![bad; 3], vec![good; 13]].concat(), true),
        ([vec![bad; 4], vec![good; 13]].concat(), false),
        ([vec![None; 3], vec![good; 13]].concat(), true),
        ([vec![good; 12], vec![None; 4], vec![good; 40]].concat(), false),
    ];
    for (percents, is_top) in rows {
        assert_eq!(top_rated(PAID, &weeks(&percents), "25-01-01"), is_top, "{percents:?}");
    }
    // The same week twice is one week.
    let twice: Vec<_> = weeks(&[good; 12]).into_iter().chain(weeks(&[good])).collect();
    assert!(!top_rated(PAID, &twice, "25-01-01"));
}

#[test]
fn twelve_months_here_and_a_thousand_earned() {
    let weeks = weeks(&[Some(95); 16]);
    assert!(top_rated(PAID, &weeks, "25-11-30"), "12 months to the day");
    assert!(!top_rated(PAID, &weeks, "25-12-01"), "a day less");
    let rows = [
        ("Ana 5* 999.99 →26-11-01", false),
        ("Ana 500 →26-11-01; Eve 500 →26-11-02", true),
        ("Ana 5* 1000 →25-11-30", true),
        ("Ana 5* 1000 →25-11-29", false),
        ("Ana 5* 1000@25-11-29 25-11-01→26-11-01", false),
        ("Ana 5* 1000? →26-11-01", false),
        ("Ana 5* 1000 -0.01 →26-11-01", false),
        ("Ana 5* 1000@26-10-01 -0.01?@26-10-02 →26-11-01", false),
        ("Ana 5* 925.93EUR →26-11-01", true),
        ("Ana 5* 925.92EUR →26-11-01", false),
        ("Ana 5* 5000CHF →26-11-01", false),
        ("Ana 5* 1000 →26-11-01 same", false),
        ("Ana 1000@26-11-01 26-10-20→", true),
    ];
    for (typed, is_top) in rows {
        assert_eq!(top_rated(typed, &weeks, "25-01-01"), is_top, "{typed}");
    }
}

#[test]
fn rising_are_those_whose_first_outcomes_have_no_negative() {
    let rows = [
        ("", false),
        ("Ana 5* 9 →26-11-01", true),
        ("Ana 9@26-11-01 26-10-20→", true),
        ("Ana 3* 9 →26-11-01", false),
        ("Ana 5* 9 →26-11-01; Eve 3* 9 →26-11-02", true),
        ("Ana 5* 9 →26-11-01; Eve 2* →26-11-02", false),
        ("Ana 5* 9 →26-11-01; Eve 1* 9 →20-01-01", false),
        ("Ana 5* 9 →26-11-01; Eve 1*h 9 →26-01-01", true),
        ("Ana 5* →26-11-01", false),
        ("Ana 5* 9 →26-11-01 same", false),
        ("10 5* 9 →26-11-01", true),
        ("11 5* 9 →26-11-01", false),
        ("1 5* 9 →26-11-01; 10 5* 9 →20-11-01", false),
    ];
    for (typed, is) in rows {
        assert_eq!(is_rising(&score(&contracts(typed), &rules(), at_noon(day(DEFAULT_DAY)))), is, "{typed}");
    }
}

#[test]
fn nobody_has_two_badges() {
    let (records, now) = (contracts("Ana 5* 1000 →26-11-01; Eve 5* 9 →26-11-01"), at_noon(day(DEFAULT_DAY)));
    let score = score(&records, &rules(), now);
    let with = |percent| {
        let weeks = weeks(&[Some(percent); 16]);
        badge(
            &score,
            &records,
            History { weeks: &weeks, first_seen: at_noon(day("25-01-01")) },
            &rules(),
            now,
        )
    };
    assert_eq!((with(90), with(89)), (Some(Badge::TopRated), Some(Badge::Rising)));
    let history = History { weeks: &[], first_seen: now };
    let none = super::score(&[], &rules(), now);
    assert_eq!(badge(&none, &[], history, &rules(), now), None);
}

#[test]
fn a_score_is_looked_at_on_mondays() {
    let at = |text: &str| {
        UnixMs(text.parse::<chrono::DateTime<chrono::Utc>>().expect("a moment").timestamp_millis())
    };
    for (now, next) in [
        ("2026-11-29T23:59:59.999Z", "2026-11-30T00:00:00Z"),
        ("2026-11-30T00:00:00Z", "2026-12-07T00:00:00Z"),
        ("2028-02-29T12:00:00Z", "2028-03-06T00:00:00Z"),
        ("1969-12-31T00:00:00Z", "1970-01-05T00:00:00Z"),
    ] {
        assert_eq!(next_monday(at(now)), at(next), "{now}");
    }
}
