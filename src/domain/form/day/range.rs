//! Two days that share a month: `Dec 10-15`, `12-14 December 2026`, `10 to 15 December`.

use super::tokens::{COMMA, DASH};
use super::words::{read_day_of_month, read_month, read_short_year};
use super::{Read, read_month_day};
use crate::domain::form::calendar::Calendar;

/// The first and the last day of a range that begins at the first word, and how many words it takes.
pub(in crate::domain::form) fn read_range_at(
    words: &[&str],
    calendar: &Calendar,
) -> Option<(Read, Read, usize)> {
    (2..=words.len().min(6)).rev().find_map(|n| {
        // `Dec 10 to 15 January`: the second number is of the next month.
        if words.get(n).is_some_and(|next| read_month(next).is_some()) {
            return None;
        }
        let (first, last) = read_range(&words[..n], calendar)?;
        Some((first, last, n))
    })
}

fn read_range(words: &[&str], calendar: &Calendar) -> Option<(Read, Read)> {
    let (words, year) = match words {
        [rest @ .., COMMA, year] | [rest @ .., year] if rest.len() >= 2 && year.len() == 4 => {
            (rest, Some(read_short_year(year)?))
        }
        words => (words, None),
    };
    let (month, days) = match words {
        [month, days @ ..] if read_month(month).is_some() => (read_month(month)?, days),
        [days @ .., month] if read_month(month).is_some() => (read_month(month)?, days),
        _ => return None,
    };
    let (first, last) = match *days {
        [both] => both.split_once('-')?,
        [
            first,
            DASH | "to" | "until" | "till" | "through" | "thru" | "bis" | "au" | "al" | "a" | "-",
            last,
        ] => (first, last),
        _ => return None,
    };
    let bare = |day: &str| read_day_of_month(day.trim_end_matches('.'));
    let (first, last) = (bare(first)?, bare(last)?);
    let read = |day: u32| read_month_day(month, day, year, &words.join(" "), calendar);
    (first < last).then(|| (read(first), read(last)))
}
