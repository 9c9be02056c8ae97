//! Of which days statistics are, and in which spans they are counted. Days begin and end in the server's time zone, so a span may be an
//! hour longer or shorter where clocks change.

use crate::domain::time::UnixMs;
use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Tz;
use serde::Serialize;

/// How far statistics reach back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Period {
    /// 7 days.
    Week,
    /// 30 days.
    #[default]
    Month,
    /// 90 days.
    Quarter,
    /// 365 days.
    Year,
}

/// How long a span is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SpanLength {
    /// A day of the calendar.
    Day,
    /// Seven of them, counted back from today. The earliest span has what is left of 90: 6 days.
    Week,
    /// 28 of them, counted in the same way; 29 in the earliest span of 365.
    FourWeeks,
}

/// Consecutive days that are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: NaiveDate,
    /// The last day, which belongs to it.
    pub to: NaiveDate,
    /// When the first day begins.
    pub begins: UnixMs,
}

const WEEK: u64 = 7;

impl Period {
    /// All of them, the shortest first.
    pub const ALL: [Self; 4] = [Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// How many days of the calendar, with today.
    #[must_use]
    pub const fn days(self) -> u16 {
        match self {
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 90,
            Self::Year => 365,
        }
    }

    /// The period of so many days.
    #[must_use]
    pub fn of_days(days: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|period| period.days() == days)
    }

    /// The stored name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Week => "7",
            Self::Month => "30",
            Self::Quarter => "90",
            Self::Year => "365",
        }
    }

    /// The period with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|period| period.code() == code)
    }

    /// In which spans it is counted.
    #[must_use]
    pub const fn length(self) -> SpanLength {
        match self {
            Self::Week | Self::Month => SpanLength::Day,
            Self::Quarter => SpanLength::Week,
            Self::Year => SpanLength::FourWeeks,
        }
    }

    /// The spans of the period that ends with the day of `now` in `zone`, the earliest first.
    #[must_use]
    pub fn spans(self, now: UnixMs, zone: Tz) -> Vec<Span> {
        let today = zone.from_utc_datetime(&now.utc().naive_utc()).date_naive();
        let before = |days: u64| today.checked_sub_days(Days::new(days)).unwrap_or(today);
        let days = u64::from(self.days());
        let length = match self.length() {
            SpanLength::Day => 1,
            SpanLength::Week => WEEK,
            SpanLength::FourWeeks => 4 * WEEK,
        };
        // What is left over is a span where it's most of one.
        let count = (days + length / 2) / length;
        let span = |at: u64| {
            let from = if at + 1 == count { before(days - 1) } else { before((at + 1) * length - 1) };
            Span { from, to: before(at * length), begins: midnight(from, zone) }
        };
        (0..count).rev().map(span).collect()
    }
}

impl Span {
    /// How many days.
    #[must_use]
    pub fn days(&self) -> i32 {
        self.to.num_days_from_ce() - self.from.num_days_from_ce() + 1
    }
}

/// When a day begins. Where clocks skip midnight, it begins when they have.
fn midnight(day: NaiveDate, zone: Tz) -> UnixMs {
    let begin = day.and_time(NaiveTime::MIN);
    // No clocks are changed by more than that.
    let tries = (0..=24).map(|quarter| begin + chrono::TimeDelta::minutes(15 * quarter));
    let found = tries.into_iter().find_map(|at| zone.from_local_datetime(&at).earliest());
    found.map_or(UnixMs(begin.and_utc().timestamp_millis()), |at| UnixMs(at.timestamp_millis()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::{DAY_MS, HOUR_MS, date};
    use proptest::prelude::*;

    fn at(text: &str) -> UnixMs {
        UnixMs(text.parse::<chrono::DateTime<chrono::Utc>>().map_or(0, |at| at.timestamp_millis()))
    }

    #[test]
    fn a_period_has_whole_days_and_today_is_the_last() {
        let shape = |period: Period| {
            let spans = period.spans(at("2026-11-30T12:00:00Z"), Tz::UTC);
            (spans.len(), spans[0].from, spans[0].days(), spans[1].days())
        };
        assert_eq!(shape(Period::Week), (7, date(2026, 11, 24), 1, 1));
        assert_eq!(shape(Period::Month), (30, date(2026, 11, 1), 1, 1));
        assert_eq!(shape(Period::Quarter), (13, date(2026, 9, 2), 6, 7));
        assert_eq!(shape(Period::Year), (13, date(2025, 12, 1), 29, 28));
    }

    #[test]
    fn days_are_those_of_the_server() {
        // In Berlin it's the next day already, in Los Angeles not yet.
        let now = at("2026-11-30T23:30:00Z");
        let last = |zone: Tz| Period::Week.spans(now, zone)[6];
        assert_eq!(last(Tz::Europe__Berlin).to, date(2026, 12, 1));
        assert_eq!(last(Tz::Europe__Berlin).begins, at("2026-11-30T23:00:00Z"));
        assert_eq!(last(Tz::America__Los_Angeles).to, date(2026, 11, 30));
        assert_eq!(last(Tz::America__Los_Angeles).begins, at("2026-11-30T08:00:00Z"));
    }

    #[test]
    fn the_day_on_which_clocks_change_is_an_hour_longer_or_shorter() {
        let lengths = |now: &str, zone: Tz| -> Vec<i64> {
            let spans = Period::Week.spans(at(now), zone);
            spans.windows(2).map(|two| two[1].begins.since(two[0].begins) / HOUR_MS).collect()
        };
        assert_eq!(lengths("2026-10-28T12:00:00Z", Tz::Europe__Berlin), [24, 24, 24, 25, 24, 24]);
        assert_eq!(lengths("2026-03-31T12:00:00Z", Tz::Europe__Berlin), [24, 24, 24, 24, 23, 24]);
        // Clocks in Santiago skip midnight itself: 6 September 2026 begins at 01:00.
        assert_eq!(lengths("2026-09-08T12:00:00Z", Tz::America__Santiago), [24, 24, 24, 24, 23, 24]);
    }

    proptest! {
        #[test]
        fn spans_follow_each_other_without_a_gap(
            now in 1_600_000_000_000_i64..2_000_000_000_000,
            zone in prop::sample::select(chrono_tz::TZ_VARIANTS.to_vec()),
            period in prop::sample::select(Period::ALL.to_vec()),
        ) {
            let spans = period.spans(UnixMs(now), zone);
            for two in spans.windows(2) {
                prop_assert_eq!(two[0].to.succ_opt(), Some(two[1].from));
                let hours = two[1].begins.since(two[0].begins) / HOUR_MS;
                let whole = i64::from(two[0].days()) * 24;
                prop_assert!((hours - whole).abs() <= 24, "{} of {}", hours, whole);
            }
            let last = spans[spans.len() - 1];
            prop_assert!(last.begins.0 <= now && now - last.begins.0 < 28 * DAY_MS + HOUR_MS * 2);
            let days: i32 = spans.iter().map(Span::days).sum();
            prop_assert_eq!(days, i32::from(period.days()));
        }
    }
}
