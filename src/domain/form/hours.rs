//! The form of hours that were worked: how long, and what was done. Owns how people write a time of work: `3h 30m`, `3.5`, `1:30`, `90m`.

use super::problem::hours::HoursProblem;
use super::problem::{Field, FieldProblem, Problem};
use super::text::{check_length, clean_block, clean_line};
use crate::domain::contracts::hours::DAY_MINUTES;
use crate::domain::contracts::work::WORK_MESSAGE_CHARS;
use crate::domain::duration::read_duration;
use crate::domain::form::problem::text::TextProblem;
use crate::domain::time::MINUTE_MS;

/// A number alone that is larger than this is hardly meant as hours.
const MOST_HOURS: u32 = 24;

/// Hours as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HoursForm<'a> {
    /// How long.
    pub time: &'a str,
    /// What was done.
    pub done: &'a str,
}

impl HoursForm<'_> {
    /// How many minutes, and what was done in them.
    ///
    /// # Errors
    /// Every problem of both fields.
    pub fn read(&self) -> Result<(u32, String), Vec<FieldProblem>> {
        let time = read_time(self.time).map_err(|problem| problem.on(Field::Time));
        let done = check_length(clean_block(self.done), Field::Done, true, WORK_MESSAGE_CHARS);
        match (time, done) {
            (Ok(time), Ok(done)) => Ok((time, done)),
            (time, done) => Err(time.err().into_iter().chain(done.err()).collect()),
        }
    }
}

/// The minutes that a text says: at least 1, and at most a day. Parts of a minute are rounded.
fn read_time(typed: &str) -> Result<u32, Problem> {
    let text = clean_line(typed).to_lowercase();
    if text.is_empty() {
        return Err(TextProblem::Empty.into());
    }
    let unknown = || HoursProblem::NotUnderstood { text: clean_line(typed) };
    if text.contains('-') {
        return Err(unknown().into());
    }
    // A day of work is no 24 hours.
    if text.split(|c: char| !c.is_alphabetic()).any(|word| matches!(word.chars().next(), Some('d' | 'w'))) {
        return Err(HoursProblem::Days { text: clean_line(typed) }.into());
    }
    if let Ok(number) = text.parse::<u32>()
        && number > MOST_HOURS
    {
        return Err(HoursProblem::HoursOrMinutes { number }.into());
    }
    let minutes = with_units(&text).and_then(|text| read_duration(&text)).ok_or_else(unknown)?;
    let minutes = u32::try_from(minutes.saturating_add(MINUTE_MS / 2) / MINUTE_MS).unwrap_or(u32::MAX);
    match minutes {
        0 => Err(unknown().into()),
        1..=DAY_MINUTES => Ok(minutes),
        _ => Err(HoursProblem::AboveADay.into()),
    }
}

/// The same as a length of time with its units: `1:30` and `1h30` have minutes last, and a number alone is hours.
fn with_units(text: &str) -> Option<String> {
    if let Some((hours, minutes)) = text.split_once(':') {
        let is_minutes = minutes.len() == 2 && minutes.parse::<u32>().is_ok_and(|minutes| minutes < 60);
        return is_minutes.then(|| match hours.trim_start_matches('0') {
            "" => format!("{minutes}m"),
            hours => format!("{hours}h {minutes}m"),
        });
    }
    let ends_in_number = text.ends_with(|c: char| c.is_ascii_digit());
    Some(match (ends_in_number, text.contains('h')) {
        (true, true) => format!("{text}m"),
        (true, false) => format!("{text}h"),
        (false, _) => text.to_owned(),
    })
}
