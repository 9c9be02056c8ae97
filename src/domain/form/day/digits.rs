//! Days in digits: `2026-12-01`, `20261201`, `18.12.2026`, `12/18/2026`, `12/25`, and Discord's own `<t:1796083200:D>`. Owns
//! which order of the parts is meant: where countries differ and both are possible, it asks.

use super::Read;
use super::words::read_ordinal;
use crate::domain::form::calendar::Calendar;
use crate::domain::form::problem::date::DateProblem;
use crate::domain::form::refused::Refused;
use crate::domain::form::text::quote;
use chrono::{Datelike, NaiveDate};

/// A day of one word.
pub(super) fn read(words: &[&str], calendar: &Calendar) -> Option<Read> {
    let [word] = *words else { return None };
    if let Some(stamp) = word.strip_prefix("<t:") {
        let seconds = stamp.trim_end_matches('>').split(':').next()?.parse().ok()?;
        return Some(calendar.check(calendar.day_of_moment(seconds)?));
    }
    if let Some(day) = read_ordinal(word) {
        return next_day_of_month(day, calendar);
    }
    if word.len() == 8 && word.bytes().all(|b| b.is_ascii_digit()) {
        return Some(whole(&word[..4], &word[4..6], &word[6..], word, calendar));
    }
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    let fits = |part: &&str| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|b| b.is_ascii_digit());
    if !parts.iter().all(fits) {
        return None;
    }
    match *parts {
        [year, month, day] if year.len() == 4 => Some(whole(year, month, day, word, calendar)),
        [first, second, year] if year.len() != 1 && first.len() <= 2 && second.len() <= 2 => {
            let year: i32 = year.parse().ok()?;
            let year = if year < 100 { year + 2000 } else { year };
            Some(either_order(first, second, Some(year), word, calendar))
        }
        [year, month] if year.len() == 4 => month_alone(year, month, word, calendar),
        [first, second] if first.len() <= 2 && second.len() <= 2 && !word.contains('-') => {
            Some(either_order(first, second, None, word, calendar))
        }
        _ => None,
    }
}

/// The next day with this number, this month or later.
fn next_day_of_month(day: u32, calendar: &Calendar) -> Option<Read> {
    let (year, month) = (calendar.today.year(), calendar.today.month0());
    let months =
        (0..12).map(|more| (year + i32::try_from((month + more) / 12).unwrap_or(0), (month + more) % 12 + 1));
    let days = months.filter_map(|(year, month)| NaiveDate::from_ymd_opt(year, month, day));
    days.into_iter().find(|date| *date >= calendar.today).map(|day| calendar.check(day))
}

/// The year first: there is one order.
fn whole(year: &str, month: &str, day: &str, text: &str, calendar: &Calendar) -> Read {
    let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else {
        return Err(DateProblem::NotADate { text: quote(text) }.into());
    };
    if NaiveDate::from_ymd_opt(year, month, 1).is_none() {
        return Err(DateProblem::ImpossibleDate { text: quote(text) }.into());
    }
    super::read_month_day(month, day, Some(year), text, calendar)
}

/// `2026-12`: a month, of which the last day may be meant.
fn month_alone(year: &str, month: &str, text: &str, calendar: &Calendar) -> Option<Read> {
    let last = super::spans::last_of_month(year.parse().ok()?, month.parse().ok()?)?;
    let meant = Some(last).filter(|day| calendar.check(*day).is_ok());
    Some(Err(Refused::meaning(DateProblem::NoDayOfMonth { text: quote(text) }, meant)))
}

/// Day and month in either order: read if only one of them is a day, asked about if both are.
fn either_order(first: &str, second: &str, year: Option<i32>, text: &str, calendar: &Calendar) -> Read {
    let (Ok(first), Ok(second)) = (first.parse::<u32>(), second.parse::<u32>()) else {
        return Err(DateProblem::NotADate { text: quote(text) }.into());
    };
    let exists = |month, day| NaiveDate::from_ymd_opt(year.unwrap_or(2024), month, day).is_some();
    let read = |month, day| super::read_month_day(month, day, year, text, calendar);
    match (exists(second, first), exists(first, second)) {
        (true, true) if first != second => {
            let meant = [read(second, first), read(first, second)];
            let days = meant.into_iter().flat_map(|read| match read {
                Ok(day) => vec![day],
                Err(refused) => refused.meant.into_iter().take(1).collect(),
            });
            Err(Refused::meaning(DateProblem::AmbiguousDate { text: quote(text) }, days))
        }
        (true, _) => read(second, first),
        (false, true) => read(first, second),
        (false, false) => Err(DateProblem::ImpossibleDate { text: quote(text) }.into()),
    }
}
