//! Days counted from today or from another day: `tomorrow`, `in 3 weeks`, `10d`, `2 weeks from Monday`, `next friday`.

use super::Read;
use super::words::{Unit, read_count, read_unit, read_weekday};
use crate::domain::form::calendar::Calendar;
use crate::domain::form::problem::date::DateProblem;
use crate::domain::form::refused::Refused;
use crate::domain::form::text::quote;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// What the words count to.
pub(super) fn read(words: &[&str], calendar: &Calendar) -> Option<Read> {
    let today = calendar.today;
    let day = |days| {
        Some(plus_days(today, days).map_or_else(|| Err(calendar.too_far()), |day| calendar.check(day)))
    };
    match *words {
        ["today" | "now" | "tonight" | "heute" | "aujourd'hui" | "hoy" | "hoje"] => day(0),
        ["tomorrow" | "tmrw" | "tmr" | "morgen" | "demain" | "mañana" | "amanhã"] => day(1),
        ["day", "after", "tomorrow"] | ["übermorgen"] => day(2),
        ["yesterday"] => day(-1),
        [word] | ["this" | "next" | "coming", word] if read_weekday(word).is_some() => {
            day(days_until(today, read_weekday(word)?))
        }
        ["last" | "past", word] if read_weekday(word).is_some() => {
            day(days_until(today, read_weekday(word)?) - 7)
        }
        ["next", "week", word] | [word, "next", "week"] if read_weekday(word).is_some() => {
            let monday = 7 - i64::from(today.weekday().num_days_from_monday());
            day(monday + i64::from(read_weekday(word)?.num_days_from_monday()))
        }
        ["next", unit] if matches!(unit, "week" | "month" | "year") => {
            count(1, read_unit(unit)?, today, calendar)
        }
        _ => read_span(words, calendar),
    }
}

/// A number and a unit, from today, ago, or from a day that is named.
fn read_span(words: &[&str], calendar: &Calendar) -> Option<Read> {
    let today = calendar.today;
    let far_at = words.iter().rposition(|word| matches!(*word, "from" | "after"));
    if let Some(at) = far_at.filter(|at| (1..words.len() - 1).contains(at)) {
        return read_span_from(&words[..at], super::read_words(&words[at + 1..], calendar)?, calendar);
    }
    let (span, from) = match words {
        ["in" | "within", span @ .., "time"] | ["in" | "within" | "after", span @ ..] => (span, today),
        [number, unit, "ago"] => {
            let days = days_in(read_count(number)?, read_unit(unit)?);
            return Some(calendar.check(plus_days(today, -days).unwrap_or(today)));
        }
        span => (span, today),
    };
    read_count_of(span, from, calendar)
}

/// `2 weeks from Monday`.
fn read_span_from(span: &[&str], from: Read, calendar: &Calendar) -> Option<Read> {
    match from {
        Ok(day) => read_count_of(span, day, calendar),
        Err(refused) => {
            let meant = refused.meant.iter().filter_map(|day| read_count_of(span, *day, calendar)?.ok());
            Some(Err(Refused::meaning(refused.problem.clone(), meant.collect::<Vec<_>>())))
        }
    }
}

fn read_count_of(span: &[&str], from: NaiveDate, calendar: &Calendar) -> Option<Read> {
    match *span {
        ["a", "couple" | "couple-of", unit] => count(2, read_unit(unit)?, from, calendar),
        ["fortnight"] => count(1, Unit::Fortnights, from, calendar),
        [number, "business" | "working" | "work", "day" | "days"] => {
            let number = read_count(number)?;
            let meant = [plus_workdays(from, number), plus_days(from, i64::from(number))];
            Some(Err(ambiguous(span, meant.into_iter().flatten(), calendar)))
        }
        [number, unit] => match number.split_once('-') {
            Some((least, most)) => {
                let unit = read_unit(unit)?;
                let days =
                    [read_count(least)?, read_count(most)?].map(|n| count(n, unit, from, calendar)?.ok());
                Some(Err(ambiguous(span, days.into_iter().flatten(), calendar)))
            }
            None => count(read_count(number)?, read_unit(unit)?, from, calendar),
        },
        _ => None,
    }
}

fn ambiguous(
    words: &[&str],
    meant: impl IntoIterator<Item = NaiveDate>,
    calendar: &Calendar,
) -> Refused<NaiveDate> {
    let meant = meant.into_iter().filter(|day| calendar.check(*day).is_ok());
    Refused::meaning(DateProblem::AmbiguousDate { text: quote(&words.join(" ")) }, meant.collect::<Vec<_>>())
}

/// So many units after a day. Hours are no way to name a day: the day that they lead to is what may be meant.
fn count(number: u32, unit: Unit, from: NaiveDate, calendar: &Calendar) -> Option<Read> {
    let day = match unit {
        Unit::Months => from.checked_add_months(Months::new(number)),
        Unit::Years => from.checked_add_months(Months::new(number.saturating_mul(12))),
        Unit::Hours | Unit::Days | Unit::Weeks | Unit::Fortnights => plus_days(from, days_in(number, unit)),
    };
    let read = day.map_or_else(|| Err(calendar.too_far()), |day| calendar.check(day));
    Some(match (unit, read) {
        (Unit::Hours, Ok(day)) => {
            Err(Refused::meaning(DateProblem::TimeOfDay { text: format!("{number} hours") }, [day]))
        }
        (_, read) => read,
    })
}

/// Days in so many units; months count as 30.
const fn days_in(number: u32, unit: Unit) -> i64 {
    let number = number as i64;
    match unit {
        Unit::Hours => (number + 23) / 24,
        Unit::Days => number,
        Unit::Weeks => number * 7,
        Unit::Fortnights => number * 14,
        Unit::Months => number * 30,
        Unit::Years => number * 365,
    }
}

/// Days until the first such weekday after a day: 1 to 7.
fn days_until(day: NaiveDate, weekday: Weekday) -> i64 {
    let ahead = (7 + weekday.num_days_from_monday() - day.weekday().num_days_from_monday()) % 7;
    if ahead == 0 { 7 } else { i64::from(ahead) }
}

/// A day, so many days later, or earlier when negative.
pub(super) fn plus_days(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let count = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) }
}

/// So many days later that are no Saturdays or Sundays.
fn plus_workdays(from: NaiveDate, number: u32) -> Option<NaiveDate> {
    let is_workday = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let days = from.iter_days().skip(1).filter(is_workday);
    let nth = usize::try_from(number.checked_sub(1)?).ok()?;
    days.take(1_000).nth(nth)
}

/// The last day of a month.
pub(super) fn last_of_month(year: i32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}
