//! What is wrong with a date or a schedule, in words.

use super::milestones::milestone_sentence;
use super::typed;
use crate::domain::form::problem::{DateRole, Problem};
use crate::say;
use crate::words::Language;
use chrono::NaiveDate;

/// The sentence for a problem of a date or a schedule; for any other, the one for milestones.
pub(super) fn date_sentence(language: Language, problem: &Problem) -> String {
    match problem {
        Problem::NotADate { text } => say!(language, "form-not-a-date", text = typed(text)),
        Problem::ImpossibleDate { text } => say!(language, "form-impossible-date", text = typed(text)),
        Problem::AmbiguousDate { text } => ambiguous_date(language, text),
        Problem::TimeOfDay { text } => {
            say!(language, "form-time-of-day", text = typed(text))
        }
        Problem::DateInPast { day, today } => {
            say!(language, "form-date-in-past", day = day.to_string(), today = today.to_string())
        }
        Problem::TooFarAhead { latest } => {
            say!(language, "form-too-far-ahead", latest = latest.to_string())
        }
        Problem::NoDateAfter { word } => say!(language, "form-no-date-after", text = typed(word)),
        Problem::DateTwice { role: DateRole::Start } => say!(language, "form-two-starts"),
        Problem::DateTwice { role: DateRole::Due } => say!(language, "form-two-dues"),
        Problem::TooManyDates { is } => say!(language, "form-too-many-dates", is = *is),
        Problem::DueBeforeStart { start, due } => {
            say!(language, "form-due-before-start", due = due.to_string(), start = start.to_string())
        }
        other => milestone_sentence(language, other),
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
