//! One day as people type it: `2026-12-01`, `1 Feb`, `next friday`, `in 3 weeks`. Owns the forms of a day and the span an
//! offer may reach; roles and ranges are `schedule`'s.
//!
//! Rules: a day of the month without a year is the next such day, today included. `friday`, `this friday` and `next
//! friday` are all the first Friday after today. Spans count from today. Digits with the year last (`03/04/2027`) are
//! refused: countries read them differently.

use super::problem::Problem;
use super::problem::date::DateProblem;
use super::text::{fold, quote};
use crate::domain::time::noon_of;
use chrono::{Datelike, Months, NaiveDate};
use interim::{Dialect, parse_date_string};

/// Months ahead that an offer may reach: three years.
const MONTHS_AHEAD: Months = Months::new(36);
/// The last year that a count of years may lead to, four digits like any typed one.
const LAST_YEAR: i32 = 9999;

/// The days that a form accepts.
#[derive(Debug, Clone)]
pub(super) struct Calendar {
    /// Today, in UTC.
    pub(super) today: NaiveDate,
    /// Days already agreed on, which stay allowed when they have passed.
    pub(super) kept: Vec<NaiveDate>,
}

impl Calendar {
    /// Reads one day and checks that an offer may name it.
    pub(super) fn read(&self, text: &str) -> Result<NaiveDate, Problem> {
        let day = self.recognise(text)?;
        if self.kept.contains(&day) {
            Ok(day)
        } else if day < self.today {
            Err(DateProblem::DateInPast { day, today: self.today }.into())
        } else if day > self.latest() {
            Err(self.too_far())
        } else {
            Ok(day)
        }
    }

    fn latest(&self) -> NaiveDate {
        self.today.checked_add_months(MONTHS_AHEAD).unwrap_or(NaiveDate::MAX)
    }

    fn too_far(&self) -> Problem {
        Problem::Date(DateProblem::TooFarAhead { latest: self.latest() })
    }

    fn recognise(&self, text: &str) -> Result<NaiveDate, Problem> {
        let words = split_words(text);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        if words.iter().any(|word| is_time_of_day(word)) {
            return Err(DateProblem::TimeOfDay { text: quote(text) }.into());
        }
        match words.as_slice() {
            [weekday, rest @ ..] if is_weekday(weekday) && !rest.is_empty() => {
                let day = self.recognise_plain(rest, text)?;
                let named = self.count("", weekday)?.weekday();
                if day.weekday() == named {
                    Ok(day)
                } else {
                    Err(DateProblem::ImpossibleDate { text: quote(text) }.into())
                }
            }
            words => self.recognise_plain(words, text),
        }
    }

    fn recognise_plain(&self, words: &[&str], text: &str) -> Result<NaiveDate, Problem> {
        let not_a_date = || Problem::Date(DateProblem::NotADate { text: quote(text) });
        match *words {
            ["today" | "now"] => Ok(self.today),
            ["tomorrow" | "tmrw"] => self.count("", "tomorrow"),
            ["yesterday"] => self.count("", "yesterday"),
            ["day", "after", "tomorrow"] => self.count("2", "days"),
            [day] | ["this" | "next" | "coming", day] if is_weekday(day) => self.count("", day),
            ["last", day] if is_weekday(day) => self.count("last", day),
            ["next", unit @ ("week" | "month" | "year")] => self.count("1", unit),
            ["in" | "within", number, unit]
            | ["in", number, unit, "time"]
            | [number, unit]
            | [number, unit, "from", "now" | "today"]
                if is_unit(unit) =>
            {
                let number = read_count(number).ok_or_else(not_a_date)?;
                self.count(&number, unit)
            }
            [number, unit, "ago"] if is_unit(unit) => {
                let number = read_count(number).ok_or_else(not_a_date)?;
                self.count(&number, &format!("{unit} ago"))
            }
            [digits] => recognise_digits(digits, text),
            [first, second] => self.recognise_month_day(first, second, None, text),
            [year, month, day] if read_year(year).is_some() => {
                self.recognise_month_day(month, day, read_year(year), text)
            }
            [first, second, year] => {
                let year = read_year(year).ok_or_else(not_a_date)?;
                self.recognise_month_day(first, second, Some(year), text)
            }
            _ => Err(not_a_date()),
        }
    }

    /// Weekdays and spans, counted from today. Only words checked before get here, because the parser behind it takes
    /// many more words for dates than people mean as such.
    fn count(&self, lead: &str, word: &str) -> Result<NaiveDate, Problem> {
        let noon = noon_of(self.today).utc();
        let counted = parse_date_string(format!("{lead} {word}").trim(), noon, Dialect::Us);
        let day = counted.ok().map(|moment| moment.date_naive()).filter(|day| day.year() <= LAST_YEAR);
        day.ok_or_else(|| self.too_far())
    }

    /// `1 feb` or `feb 1`, of the year given, or of the next year that has it
    /// (29 February: up to eight years on).
    fn recognise_month_day(
        &self,
        first: &str,
        second: &str,
        year: Option<i32>,
        text: &str,
    ) -> Result<NaiveDate, Problem> {
        let (month, day) = match (read_month(first), read_month(second)) {
            (Some(month), None) => (month, read_day_of_month(second)),
            (None, Some(month)) => (month, read_day_of_month(first)),
            _ => return Err(DateProblem::NotADate { text: quote(text) }.into()),
        };
        let day = day.ok_or_else(|| Problem::Date(DateProblem::NotADate { text: quote(text) }))?;
        let impossible = || Problem::Date(DateProblem::ImpossibleDate { text: quote(text) });
        if let Some(year) = year {
            return NaiveDate::from_ymd_opt(year, month, day).ok_or_else(impossible);
        }
        let this_year = self.today.year();
        let years = this_year..=this_year.saturating_add(8);
        let next = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
        next.filter(|date| *date >= self.today).min().ok_or_else(impossible)
    }
}

/// Words in small letters, without `on the`, `of`, commas and the dot of an abbreviation.
fn split_words(text: &str) -> Vec<String> {
    let folded = fold(text).to_lowercase();
    let cut = |c: char| c.is_whitespace() || c == ',';
    let words = folded.split(cut).map(|word| word.trim_end_matches(['.', '\'']).to_owned());
    words.filter(|word| !word.is_empty() && !matches!(word.as_str(), "on" | "the" | "of")).collect()
}

/// `2026-12-01`, also with dots or slashes; refused when the year is not first.
fn recognise_digits(digits: &str, text: &str) -> Result<NaiveDate, Problem> {
    let parts: Vec<&str> = digits.split(['-', '/', '.']).collect();
    let fits = |part: &str| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|b| b.is_ascii_digit());
    if parts.len() < 2 || !parts.iter().all(|part| fits(part)) {
        return Err(DateProblem::NotADate { text: quote(text) }.into());
    }
    let [year, month, day] = parts.as_slice() else {
        return Err(DateProblem::AmbiguousDate { text: quote(text) }.into());
    };
    let Some(year) = read_year(year) else {
        return Err(DateProblem::AmbiguousDate { text: quote(text) }.into());
    };
    let month_day = month.parse().ok().zip(day.parse().ok());
    let date = month_day.and_then(|(month, day)| NaiveDate::from_ymd_opt(year, month, day));
    date.ok_or_else(|| Problem::Date(DateProblem::ImpossibleDate { text: quote(text) }))
}

fn is_weekday(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "mon"
            | "tue"
            | "tues"
            | "wed"
            | "thu"
            | "thur"
            | "thurs"
            | "fri"
            | "sat"
            | "sun"
    )
}

fn is_unit(word: &str) -> bool {
    matches!(word, "d" | "day" | "days" | "w" | "week" | "weeks" | "month" | "months" | "year" | "years")
}

/// `18:00`, `5pm`, `noon`.
fn is_time_of_day(word: &str) -> bool {
    let hour = word.strip_suffix("am").or_else(|| word.strip_suffix("pm"));
    let ends_in_digit = |text: &str| text.bytes().next_back().is_some_and(|b| b.is_ascii_digit());
    let clock = word.split_once(':').is_some_and(|(hour, _)| ends_in_digit(hour));
    clock
        || matches!(word, "noon" | "midnight" | "am" | "pm")
        || hour.is_some_and(|hour| hour.parse::<u8>().is_ok())
}

/// At most four digits, or a number in words.
fn read_count(word: &str) -> Option<String> {
    let in_words = ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    if let Some(count) = in_words.iter().position(|name| *name == word) {
        return Some(count.max(1).to_string());
    }
    let digits = word.bytes().all(|b| b.is_ascii_digit()) && (1..=4).contains(&word.len());
    digits.then(|| word.to_owned())
}

fn read_year(word: &str) -> Option<i32> {
    if word.len() == 4 { word.parse().ok() } else { None }
}

fn read_month(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if word == "sept" {
        return Some(9);
    }
    let at = MONTHS.iter().position(|name| word == *name || (word.len() == 3 && name.starts_with(word)))?;
    u32::try_from(at + 1).ok()
}

/// `1`, `1st`, `22nd`; 0, which no month has, for a number below zero.
fn read_day_of_month(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    if digits.len() <= 2 && matches!(suffix, "" | "st" | "nd" | "rd" | "th") {
        digits.parse::<i32>().ok().map(|day| u32::try_from(day).unwrap_or_default())
    } else {
        None
    }
}
