//! What is wrong with a date or a schedule, in words.

use super::milestones::milestone_sentence;
use super::quoted;
use crate::domain::form::problem::{DateRole, Problem};
use jiff::civil::Date;

/// The sentence for a problem of a date or a schedule; for any other, the one for milestones.
pub(super) fn date_sentence(problem: &Problem) -> String {
    match problem {
        Problem::NotADate { text } => format!("{} is no day that I can find in a calendar.", quoted(text)),
        Problem::ImpossibleDate { text } => format!("there is no such day as {}.", quoted(text)),
        Problem::AmbiguousDate { text } => ambiguous_date(text),
        Problem::TimeOfDay { text } => {
            format!("{} names a time of day; offers are agreed by the day.", quoted(text))
        }
        Problem::DateInPast { day, today } => format!("{day} is in the past; today is {today} (UTC)."),
        Problem::TooFarAhead { latest } => {
            format!("that is too far ahead; the last day possible is {latest}.")
        }
        Problem::NoDateAfter { word } => format!("there is no date after {}.", quoted(word)),
        Problem::DateTwice { role: DateRole::Start } => {
            "there are two days to start on. Keep one.".to_owned()
        }
        Problem::DateTwice { role: DateRole::Due } => "there are two due dates. Keep one.".to_owned(),
        Problem::TooManyDates { is } => format!("{is} dates are too many: one to start, one when it is due."),
        Problem::DueBeforeStart { start, due } => format!("{due} is due before the work starts on {start}."),
        other => milestone_sentence(other),
    }
}

/// The one or two days that `03/04/2027` may mean, year first.
fn ambiguous_date(text: &str) -> String {
    let start = format!("{} is read differently from country to country. Write", quoted(text));
    let parts: Vec<i16> = text.split(['/', '.', '-']).filter_map(|part| part.parse().ok()).collect();
    let [first, second, year @ 1000..=9999] = parts[..] else {
        return format!("{start} the year first, then month and day.");
    };
    let day = |month: i16, day: i16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    match (day(second, first), day(first, second)) {
        (Some(one), Some(other)) if one != other => format!("{start} `{one}` or `{other}`."),
        (Some(only), _) | (None, Some(only)) => format!("{start} `{only}`."),
        (None, None) => format!("{start} the year first, then month and day."),
    }
}
