//! What is wrong with a date or a schedule, in words.

use super::typed;
use crate::domain::form::problem::date::{DateProblem, DateRole};
use crate::say;
use crate::words::Language;
use chrono::NaiveDate;

/// The sentence for a problem of a date or a schedule.
pub(super) fn date_sentence(language: Language, problem: &DateProblem) -> String {
    match problem {
        DateProblem::NotADate { text } => say!(language, "form-not-a-date", text = typed(text)),
        DateProblem::ImpossibleDate { text } => say!(language, "form-impossible-date", text = typed(text)),
        DateProblem::AmbiguousDate { text } => ambiguous_date(language, text),
        DateProblem::TimeOfDay { text } => {
            say!(language, "form-time-of-day", text = typed(text))
        }
        DateProblem::DateInPast { day, today } => {
            say!(language, "form-date-in-past", day = day.to_string(), today = today.to_string())
        }
        DateProblem::TooFarAhead { latest } => {
            say!(language, "form-too-far-ahead", latest = latest.to_string())
        }
        DateProblem::NoDateAfter { word } => say!(language, "form-no-date-after", text = typed(word)),
        DateProblem::DateTwice { role: DateRole::Start } => say!(language, "form-two-starts"),
        DateProblem::DateTwice { role: DateRole::Due } => say!(language, "form-two-dues"),
        DateProblem::TooManyDates { is } => say!(language, "form-too-many-dates", is = *is),
        DateProblem::DueBeforeStart { start, due } => {
            say!(language, "form-due-before-start", due = due.to_string(), start = start.to_string())
        }
    }
}

/// An example that answers this very problem, where the field's own would not.
pub(super) fn example_against(language: Language, problem: &DateProblem) -> Option<String> {
    match problem {
        DateProblem::NotADate { .. } | DateProblem::TimeOfDay { .. } | DateProblem::TooFarAhead { .. } => {
            Some(say!(language, "form-field-schedule.example-due"))
        }
        DateProblem::ImpossibleDate { .. }
        | DateProblem::AmbiguousDate { .. }
        | DateProblem::DateInPast { .. }
        | DateProblem::NoDateAfter { .. }
        | DateProblem::DateTwice { .. }
        | DateProblem::TooManyDates { .. }
        | DateProblem::DueBeforeStart { .. } => None,
    }
}

/// The one or two days that `03/04/2027` may mean, year first.
fn ambiguous_date(language: Language, text: &str) -> String {
    let typed = typed(text);
    let parts: Vec<u32> = text.split(['/', '.', '-']).filter_map(|part| part.parse().ok()).collect();
    let [first, second, year @ 1000..=9999] = parts[..] else {
        return say!(language, "form-ambiguous-date", text = typed);
    };
    let day = |month, day| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    match (day(second, first), day(first, second)) {
        (Some(one), Some(other)) if one != other => {
            let (one, other) = (one.to_string(), other.to_string());
            say!(language, "form-ambiguous-date-two", text = typed, one = one, other = other)
        }
        (Some(only), _) | (None, Some(only)) => {
            say!(language, "form-ambiguous-date-one", text = typed, one = only.to_string())
        }
        (None, None) => say!(language, "form-ambiguous-date", text = typed),
    }
}
