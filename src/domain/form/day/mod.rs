//! One day as people type it: `2026-12-01`, `Fri, Dec 18`, `next friday`, `in 3 weeks`, `end of month`. Owns which words
//! together are one day; words are `words`', the forms stand in their own files.
//!
//! Rules: what has one reading is read, what has several is asked about. A day of the month without a year is the next such
//! day. `friday`, `this friday` and `next friday` are all the first Friday after today. Spans count from today.

mod digits;
mod named;
mod range;
mod spans;
pub(super) mod tokens;
mod words;

use super::calendar::Calendar;
use super::problem::date::DateProblem;
use super::refused::Refused;
use super::text::quote;
use chrono::{Datelike, NaiveDate, Weekday};
use words::{is_time_of_day, read_day_of_month, read_month, read_short_year, read_weekday, read_year};

pub(super) use range::read_range_at;

/// A day, or why it is none that an offer may name.
pub(super) type Read = Result<NaiveDate, Refused<NaiveDate>>;

/// Most words that one day is written with.
const WORDS: usize = 9;

/// Reads a text that should be one day and nothing else.
pub(super) fn read_day(text: &str, calendar: &Calendar) -> Read {
    let words = tokens::words_of(text);
    read_words(&slices(&words), calendar)
        .unwrap_or_else(|| Err(DateProblem::NotADate { text: quote(text) }.into()))
}

/// The day that begins at the first word, as long as possible, and how many words it takes.
pub(super) fn read_day_at(words: &[&str], calendar: &Calendar) -> Option<(Read, usize)> {
    (1..=words.len().min(WORDS)).rev().find_map(|n| Some((read_words(&words[..n], calendar)?, n)))
}

/// Whether a word in small letters is a weekday or a month, or Discord's way to write a moment.
pub(super) fn begins_named_day(word: &str) -> bool {
    read_weekday(word).is_some() || (read_month(word).is_some() && word.len() > 2) || word.starts_with("<t:")
}

/// Borrowed words, as the readers match them.
pub(super) fn slices(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

/// What all the words together mean; `None` if they are no day.
fn read_words(words: &[&str], calendar: &Calendar) -> Option<Read> {
    match words {
        [] | [tokens::COMMA | tokens::DASH, ..] | [.., tokens::COMMA | tokens::DASH] => None,
        ["eod" | "cob" | "eob", rest @ ..] | [rest @ .., "eod" | "cob" | "eob"] if !rest.is_empty() => {
            read_words(rest, calendar)
        }
        ["end-of" | "close-of", "day" | "business", rest @ ..] => read_words(rest, calendar),
        _ if words.iter().any(|word| is_time_of_day(word)) => read_with_time(words, calendar),
        _ => read_with_weekday(words, calendar).or_else(|| read_plain(words, calendar)),
    }
}

fn read_plain(words: &[&str], calendar: &Calendar) -> Option<Read> {
    digits::read(words, calendar)
        .or_else(|| read_absolute(words, calendar))
        .or_else(|| spans::read(words, calendar))
        .or_else(|| named::read(words, calendar))
}

/// A day with a time of day, which offers do not have: the day alone is what may be meant.
fn read_with_time(words: &[&str], calendar: &Calendar) -> Option<Read> {
    let is_meant = |word: &&&str| !is_time_of_day(word) && !matches!(**word, "at" | "um" | "by" | "before");
    let rest: Vec<&str> = words.iter().filter(is_meant).copied().collect();
    let day = if rest.is_empty() { Ok(calendar.today) } else { read_words(&rest, calendar)? };
    let problem = DateProblem::TimeOfDay { text: quote(&words.join(" ")) };
    Some(Err(match day {
        Ok(day) => Refused::meaning(problem, [day]),
        Err(refused) => Refused::meaning(problem, refused.meant),
    }))
}

/// A weekday before or behind a day of the calendar, which must be on it.
fn read_with_weekday(words: &[&str], calendar: &Calendar) -> Option<Read> {
    let (weekday, rest) = match words {
        [weekday, tokens::COMMA, rest @ ..] | [weekday, rest @ ..] if read_weekday(weekday).is_some() => {
            (read_weekday(weekday)?, rest)
        }
        [rest @ .., tokens::COMMA, weekday] | [rest @ .., weekday] if read_weekday(weekday).is_some() => {
            (read_weekday(weekday)?, rest)
        }
        _ => return None,
    };
    let read = digits::read(rest, calendar).or_else(|| read_absolute(rest, calendar))?;
    Some(match read {
        Ok(day) if day.weekday() != weekday => Err(other_weekday(day, weekday, calendar)),
        Err(Refused { problem, meant }) => {
            // Of several readings, the weekday may leave one.
            let mut fit = meant.iter().filter(|day| day.weekday() == weekday);
            match (fit.next(), fit.next()) {
                (Some(only), None) if meant.len() > 1 && is_ambiguous(&problem) => Ok(*only),
                _ => Err(Refused { problem, meant }),
            }
        }
        read => read,
    })
}

fn is_ambiguous(problem: &super::problem::Problem) -> bool {
    matches!(problem, super::problem::Problem::Date(DateProblem::AmbiguousDate { .. }))
}

/// The date itself, or the nearest day with the weekday named.
fn other_weekday(day: NaiveDate, named: Weekday, calendar: &Calendar) -> Refused<NaiveDate> {
    let ahead = (7 + named.num_days_from_monday() - day.weekday().num_days_from_monday()) % 7;
    let distance = if ahead <= 3 { i64::from(ahead) } else { i64::from(ahead) - 7 };
    let near = spans::plus_days(day, distance).filter(|near| calendar.check(*near).is_ok());
    Refused::meaning(DateProblem::OtherWeekday { day, named }, [Some(day), near].into_iter().flatten())
}

/// `18 dec`, `dec 18 2026`, `18th december, 26`, `2026 dec 18`.
fn read_absolute(words: &[&str], calendar: &Calendar) -> Option<Read> {
    let (month, day, year) = match *words {
        [first, second] => (first, second, None),
        [year, first, second] if read_year(year).is_some() => (first, second, read_year(year)),
        [first, second, year] | [first, second, tokens::COMMA, year] => {
            (first, second, Some(read_short_year(year)?))
        }
        _ => return None,
    };
    let (month, day) = match (read_month(month), read_month(day)) {
        (Some(found), None) => (found, read_day_of_month(day)?),
        (None, Some(found)) => (found, read_day_of_month(month)?),
        _ => return None,
    };
    Some(read_month_day(month, day, year, &words.join(" "), calendar))
}

/// A day of a month, of the year given or of the next that has it.
fn read_month_day(month: u32, day: u32, year: Option<i32>, text: &str, calendar: &Calendar) -> Read {
    let impossible = || {
        let year = year.unwrap_or(calendar.today.year());
        let last = spans::last_of_month(year, month);
        let next = last.and_then(|last| last.succ_opt());
        let meant = [last, next].into_iter().flatten().filter(|day| calendar.check(*day).is_ok());
        Err(Refused::meaning(DateProblem::ImpossibleDate { text: quote(text) }, meant))
    };
    match year {
        Some(year) => match NaiveDate::from_ymd_opt(year, month, day) {
            Some(day) => calendar.check(day),
            None => impossible(),
        },
        None => match calendar.next_yearly(month, day) {
            Some(read) => read.and_then(|day| calendar.check(day)),
            None => impossible(),
        },
    }
}
