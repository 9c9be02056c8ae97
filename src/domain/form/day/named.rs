//! Days with a name: the end of a month, of the year, of the week; a month alone, a quarter, Christmas. The end of a month
//! is one day; what is less clear is asked about.

use super::Read;
use super::spans::{last_of_month, plus_days};
use super::words::{read_month, read_year};
use crate::domain::form::calendar::Calendar;
use crate::domain::form::problem::date::DateProblem;
use crate::domain::form::refused::Refused;
use crate::domain::form::text::quote;
use chrono::{Datelike, Months, NaiveDate, Weekday};

/// The day that the words name.
pub(super) fn read(words: &[&str], calendar: &Calendar) -> Option<Read> {
    let today = calendar.today;
    let (year, month) = (today.year(), today.month());
    let on = |day: Option<NaiveDate>| Some(calendar.check(day?));
    match *words {
        ["eom" | "month-end"]
        | ["end-of", "month"]
        | ["end-of", "this", "month"]
        | ["month", "end"]
        | ["end-of", "current", "month"] => on(last_of_month(year, month)),
        ["end-of", "next", "month"] => {
            let next = today.checked_add_months(Months::new(1))?;
            on(last_of_month(next.year(), next.month()))
        }
        ["eoy" | "year-end"] | ["end-of", "year"] | ["end-of", "this", "year"] | ["year", "end"] => {
            on(last_of_month(year, 12))
        }
        ["end-of", "next", "year"] => on(last_of_month(year + 1, 12)),
        ["end-of" | "ende" | "fin", year] if read_year(year).is_some() => {
            on(last_of_month(read_year(year)?, 12))
        }
        ["end-of" | "ende" | "fin", name] if read_month(name).is_some() => {
            on(last_of_next(read_month(name)?, today))
        }
        ["eow"] | ["end-of", "week"] | ["end-of", "this", "week"] => {
            Some(Err(end_of_week(words, today, calendar)))
        }
        ["end-of", "next", "week"] => Some(Err(end_of_week(words, plus_days(today, 7)?, calendar))),
        ["end-of" | "ende" | "fin", name, year] => on(last_of_month(read_year(year)?, read_month(name)?)),
        _ => read_vague(words, calendar),
    }
}

/// The month's last day, of the next such month that is not over.
fn last_of_next(month: u32, today: NaiveDate) -> Option<NaiveDate> {
    let this_year = last_of_month(today.year(), month)?;
    if this_year >= today { Some(this_year) } else { last_of_month(today.year() + 1, month) }
}

/// Friday or Sunday, of the week that the day is in.
fn end_of_week(words: &[&str], day: NaiveDate, calendar: &Calendar) -> Refused<NaiveDate> {
    let week = day.week(Weekday::Mon);
    let friday = plus_days(week.first_day(), 4).filter(|friday| *friday >= calendar.today);
    let days = [friday, Some(week.last_day())].into_iter().flatten();
    Refused::meaning(DateProblem::AmbiguousDate { text: said(words) }, days)
}

/// Names that leave the day open.
fn read_vague(words: &[&str], calendar: &Calendar) -> Option<Read> {
    let today = calendar.today;
    let of = |name: &str, day: u32| {
        let (month, this_year) = (read_month(name)?, today.year());
        [this_year, this_year + 1]
            .into_iter()
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .find(|day| *day >= today)
    };
    let meant: Vec<Option<NaiveDate>> = match *words {
        [name] if read_month(name).is_some() => vec![last_of_next(read_month(name)?, today)],
        [name, year] if read_month(name).is_some() && read_year(year).is_some() => {
            vec![last_of_month(read_year(year)?, read_month(name)?)]
        }
        ["mid" | "mid-of" | "middle-of" | "mitte", name] => vec![Some(of(name, 15)?)],
        ["early" | "beginning-of" | "start-of" | "begin-of" | "anfang", name] => vec![Some(of(name, 1)?)],
        ["late", name] => vec![last_of_next(read_month(name)?, today)],
        [quarter @ ("q1" | "q2" | "q3" | "q4")] | ["end-of", quarter @ ("q1" | "q2" | "q3" | "q4")] => {
            vec![last_of_next(3 * quarter[1..].parse::<u32>().ok()?, today)]
        }
        [quarter @ ("q1" | "q2" | "q3" | "q4"), year] => {
            vec![last_of_month(read_year(year)?, 3 * quarter[1..].parse::<u32>().ok()?)]
        }
        ["christmas" | "xmas"] => vec![of("dec", 24), of("dec", 25)],
        ["new", "year" | "years" | "year's"] => vec![of("dec", 31), of("jan", 1)],
        _ => return None,
    };
    let days = meant.into_iter().flatten().filter(|day| calendar.check(*day).is_ok());
    Some(Err(Refused::meaning(DateProblem::NoDayOfMonth { text: said(words) }, days.collect::<Vec<_>>())))
}

fn said(words: &[&str]) -> String {
    quote(&words.join(" ").replace("-of", " of"))
}
