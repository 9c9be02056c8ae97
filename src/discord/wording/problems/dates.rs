//! What is wrong with a date or a schedule, in words.

use super::typed;
use crate::domain::form::problem::date::{DateProblem, DateRole};
use crate::say;
use crate::words::Language;
use chrono::{Datelike, Weekday};

/// The sentence for a problem of a date or a schedule.
pub(super) fn date_sentence(language: Language, problem: &DateProblem) -> String {
    match problem {
        DateProblem::NotADate { text } => say!(language, "form-not-a-date", text = typed(text)),
        DateProblem::ImpossibleDate { text } => say!(language, "form-impossible-date", text = typed(text)),
        DateProblem::AmbiguousDate { text } => say!(language, "form-ambiguous-date", text = typed(text)),
        DateProblem::OtherWeekday { day, named } => say!(
            language,
            "form-other-weekday",
            day = day.to_string(),
            is = weekday(language, day.weekday()),
            named = weekday(language, *named)
        ),
        DateProblem::NotThisYear { next } => say!(language, "form-not-this-year", next = next.to_string()),
        DateProblem::NoDayOfMonth { text } => say!(language, "form-no-day-of-month", text = typed(text)),
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
        DateProblem::NotADate { .. }
        | DateProblem::TimeOfDay { .. }
        | DateProblem::NoDayOfMonth { .. }
        | DateProblem::TooFarAhead { .. } => Some(say!(language, "form-field-schedule.example-due")),
        DateProblem::ImpossibleDate { .. }
        | DateProblem::AmbiguousDate { .. }
        | DateProblem::OtherWeekday { .. }
        | DateProblem::NotThisYear { .. }
        | DateProblem::DateInPast { .. }
        | DateProblem::NoDateAfter { .. }
        | DateProblem::DateTwice { .. }
        | DateProblem::TooManyDates { .. }
        | DateProblem::DueBeforeStart { .. } => None,
    }
}

fn weekday(language: Language, weekday: Weekday) -> String {
    match weekday {
        Weekday::Mon => say!(language, "weekday-monday"),
        Weekday::Tue => say!(language, "weekday-tuesday"),
        Weekday::Wed => say!(language, "weekday-wednesday"),
        Weekday::Thu => say!(language, "weekday-thursday"),
        Weekday::Fri => say!(language, "weekday-friday"),
        Weekday::Sat => say!(language, "weekday-saturday"),
        Weekday::Sun => say!(language, "weekday-sunday"),
    }
}
