//! Words that pictures, tables and messages share: days, lengths of time, spans.

use crate::domain::statistics::period::SpanLength;
use crate::domain::statistics::{Share, WITHIN_MS};
use crate::domain::time::{DAY_MS, HOUR_MS, MINUTE_MS};
use crate::say;
use crate::words::Language;
use chrono::{Datelike, NaiveDate};

/// A day without its year, short enough for a picture.
pub(super) fn day(language: Language, day: NaiveDate) -> String {
    let month = match day.month() {
        1 => say!(language, "statistics-month-1"),
        2 => say!(language, "statistics-month-2"),
        3 => say!(language, "statistics-month-3"),
        4 => say!(language, "statistics-month-4"),
        5 => say!(language, "statistics-month-5"),
        6 => say!(language, "statistics-month-6"),
        7 => say!(language, "statistics-month-7"),
        8 => say!(language, "statistics-month-8"),
        9 => say!(language, "statistics-month-9"),
        10 => say!(language, "statistics-month-10"),
        11 => say!(language, "statistics-month-11"),
        _ => say!(language, "statistics-month-12"),
    };
    say!(language, "statistics-day", day = day.day().to_string(), month = month)
}

/// In what spans something is counted.
pub(super) fn span_word(language: Language, span: SpanLength) -> String {
    match span {
        SpanLength::Day => say!(language, "statistics-span-day"),
        SpanLength::Week => say!(language, "statistics-span-week"),
        SpanLength::FourWeeks => say!(language, "statistics-span-four-weeks"),
    }
}

/// After how long answers came that are counted at this place of `FirstAnswers::within`.
pub(super) fn answer_words(language: Language, at: usize) -> String {
    match at {
        0 => say!(language, "statistics-within-0"),
        1 => say!(language, "statistics-within-1"),
        2 => say!(language, "statistics-within-2"),
        3 => say!(language, "statistics-within-3"),
        4 => say!(language, "statistics-within-4"),
        _ => say!(language, "statistics-within-more"),
    }
}

/// A length of time in its two largest units, rounded down.
pub(super) fn length(language: Language, ms: i64) -> String {
    let (days, hours, minutes) = (ms / DAY_MS, ms % DAY_MS / HOUR_MS, ms % HOUR_MS / MINUTE_MS);
    match (days, hours, minutes) {
        (0, 0, 0) => say!(language, "statistics-length-short"),
        (0, 0, minutes) => say!(language, "statistics-length-minutes", minutes = minutes),
        (0, hours, 0) => say!(language, "statistics-length-hours", hours = hours),
        (0, hours, minutes) => {
            say!(language, "statistics-length-hours-minutes", hours = hours, minutes = minutes)
        }
        (days, 0, _) => say!(language, "statistics-length-days", days = days),
        (days, hours, _) => say!(language, "statistics-length-days-hours", days = days, hours = hours),
    }
}

/// A number, with a comma between thousands as in amounts.
pub(super) fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A share with its percent, or that there is none yet.
pub(super) fn share(language: Language, share: Share) -> String {
    match share.percent() {
        None => say!(language, "statistics-share-none"),
        Some(percent) => say!(
            language,
            "statistics-share",
            percent = percent.to_string(),
            part = grouped(share.part),
            of = grouped(share.of)
        ),
    }
}

const _: () = assert!(WITHIN_MS.len() == 5, "each has its words");
