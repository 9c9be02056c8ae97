//! One line of milestones cut into name, amount and date. Owns the search for the cuts; limits and sums are
//! `milestones`'.

use super::currency::Named;
use super::day::Calendar;
use super::price::{TypedPrice, read_price};
use super::problem::Problem;
use super::problem::date::DateProblem;
use super::problem::milestone::MilestoneProblem;
use super::problem::price::PriceProblem;
use super::problem::text::TextProblem;
use super::text::{fold, quote};
use crate::domain::money::Currency;
use chrono::NaiveDate;

/// A line that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) name: String,
    pub(super) price: TypedPrice,
    pub(super) due: Option<NaiveDate>,
}

/// Most characters of a line: the longest name, an amount and a date fit.
const LINE_CHARS: usize = 200;
/// Most cuts that are tried from the end of a line. No amount and no date has as many signs in it, and a line of nothing
/// but signs must not keep the reader busy.
const CUTS: usize = 8;

/// Cuts one line, already cleaned. Amounts without a currency are in `currency`.
pub(super) fn cut_line(line: &str, currency: Currency, calendar: &Calendar) -> Result<Line, Problem> {
    let is = line.chars().count();
    if is > LINE_CHARS {
        return Err(TextProblem::TooLong { most: LINE_CHARS, is }.into());
    }
    let line = trim_name(line);
    let signs = find_signs(line);
    let dated = find_date(line, &signs, calendar, is_surely_date);
    let amount = split_amount(line, &signs, currency);
    match (dated, amount) {
        (Some(cut), _) => close_dated(line, cut, currency),
        (None, Some((name, price))) => close_line(name, price?, None, currency),
        (None, None) => match find_date(line, &signs, calendar, is_meant_as_date) {
            Some(cut) => close_dated(line, cut, currency),
            None => cut_undated(line, &signs, currency, calendar),
        },
    }
}

/// The last cut with a date behind it, by the test `fits`: end of the head, and the date.
fn find_date(
    line: &str,
    signs: &[(usize, usize)],
    calendar: &Calendar,
    fits: fn(&Result<NaiveDate, Problem>) -> bool,
) -> Option<(usize, Result<NaiveDate, Problem>)> {
    let cuts = find_date_cuts(line, signs).into_iter().rev().take(CUTS);
    cuts.map(|(end, start)| (end, read_tail(&line[start..], calendar))).find(|(_, day)| fits(day))
}

/// A date with the words that announce it, in brackets or not.
fn read_tail(tail: &str, calendar: &Calendar) -> Result<NaiveDate, Problem> {
    let mut date = tail.trim_matches(['(', ')', ' ']);
    while let Some((word, rest)) = date.split_once(' ')
        && announces_date(word)
    {
        date = rest;
    }
    calendar.read(date)
}

fn close_dated(
    line: &str,
    (end, day): (usize, Result<NaiveDate, Problem>),
    currency: Currency,
) -> Result<Line, Problem> {
    let mut head = trim_signs(&line[..end]);
    // `Design: 500,due 2026-12-10`: the announcing word hangs on the amount.
    while let Some(shorter) = strip_announcement(head) {
        head = trim_signs(shorter);
    }
    let (name, price) = read_head(head, currency)?;
    close_line(name, price, Some(day?), currency)
}

/// No part of the line is a date: either none was meant, or what was meant as one is wrong.
fn cut_undated(
    line: &str,
    signs: &[(usize, usize)],
    currency: Currency,
    calendar: &Calendar,
) -> Result<Line, Problem> {
    for (end, start) in find_date_cuts(line, signs).into_iter().rev().take(CUTS) {
        let head = trim_signs(&line[..end]);
        let amount_before = split_amount(head, &find_signs(head), currency)
            .is_some_and(|(_, price)| price.is_ok())
            || (!line[start..].bytes().any(|b| b.is_ascii_digit())
                && read_amount_at_end(head, currency).is_ok_and(|(name, _)| !name.is_empty()));
        if amount_before {
            read_tail(&line[start..], calendar)?;
        }
    }
    let (name, price) = read_head(line, currency)?;
    close_line(name, price, None, currency)
}

/// Refuses a name that ends in an amount of its own, `Design: 500` before `12.10`: which one is meant is unclear.
fn close_line(
    name: String,
    price: TypedPrice,
    due: Option<NaiveDate>,
    currency: Currency,
) -> Result<Line, Problem> {
    match split_amount(&name, &find_signs(&name), currency) {
        Some((_, Ok(first))) => Err(PriceProblem::TwoAmounts {
            first: first.amount.to_string(),
            second: price.amount.to_string(),
        }
        .into()),
        _ => Ok(Line { name, price, due }),
    }
}

/// Name and amount of a line without its date.
fn read_head(head: &str, currency: Currency) -> Result<(String, TypedPrice), Problem> {
    let head = trim_signs(head);
    let (name, price) = match split_amount(head, &find_signs(head), currency) {
        Some((name, price)) => (name, price?),
        None => read_amount_at_end(head, currency)?,
    };
    Ok((trim_name(&name).to_owned(), price))
}

/// The name before and the amount behind the last sign that has an amount behind it, whether that is right or wrong.
fn split_amount(
    line: &str,
    signs: &[(usize, usize)],
    currency: Currency,
) -> Option<(String, Result<TypedPrice, Problem>)> {
    signs.iter().rev().take(CUTS).find_map(|&(end, start)| {
        let price = read_price(&line[start..], currency);
        let is_amount = !matches!(
            price,
            Err(Problem::Price(
                PriceProblem::NoAmount { .. }
                    | PriceProblem::NotANumber { .. }
                    | PriceProblem::NotUnderstood { .. }
                    | PriceProblem::UnknownCurrency { .. }
                    | PriceProblem::TwoAmounts { .. }
                    | PriceProblem::RateUnit { .. }
                    | PriceProblem::LimitUnit { .. }
            ))
        );
        is_amount.then(|| (trim_name(&line[..end]).to_owned(), price))
    })
}

/// A day, right or wrong, that no amount could be read as.
fn is_surely_date(day: &Result<NaiveDate, Problem>) -> bool {
    matches!(
        day,
        Ok(_)
            | Err(Problem::Date(
                DateProblem::DateInPast { .. }
                    | DateProblem::TooFarAhead { .. }
                    | DateProblem::ImpossibleDate { .. }
            ))
    )
}

/// Also what is wrong in a way that only a day can be, though it may have been an amount: `12.10`.
fn is_meant_as_date(day: &Result<NaiveDate, Problem>) -> bool {
    is_surely_date(day)
        || matches!(
            day,
            Err(Problem::Date(DateProblem::AmbiguousDate { .. } | DateProblem::TimeOfDay { .. }))
        )
}

/// Signs that may stand between name, amount and date: byte ranges, left to right. A comma, dot or dash inside a number
/// or a word is none.
fn find_signs(line: &str) -> Vec<(usize, usize)> {
    let chars: Vec<(usize, char)> = line.char_indices().collect();
    let folded: Vec<char> = fold(line).chars().collect();
    let is_space = |at: Option<usize>| at.and_then(|at| folded.get(at)).is_none_or(|c| *c == ' ');
    let mut signs = Vec::new();
    for (at, &(start, c)) in chars.iter().enumerate() {
        let is_sign = match folded[at] {
            ':' | ';' | '|' | '=' | '\u{2014}' | '→' => true,
            ',' => !folded.get(at + 1).is_some_and(char::is_ascii_digit),
            '-' => is_space(at.checked_sub(1)) && is_space(Some(at + 1)),
            _ => false,
        };
        if is_sign {
            signs.push((start, start + c.len_utf8()));
        }
    }
    signs
}

/// Where a date may begin: behind a sign or a word like `due`, or at `in`, `on`, `next`. Ranges of what stands between
/// the head and the date, left to right.
fn find_date_cuts(line: &str, signs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut cuts: Vec<(usize, usize)> = signs.to_vec();
    cuts.extend(line.match_indices(" (").map(|(at, bracket)| (at, at + bracket.len())));
    let mut at = 0;
    let (mut announced_at, mut begun) = (None, false);
    for word in line.split(' ') {
        let end = at + word.len();
        if announces_date(word) {
            announced_at = announced_at.or(Some(at));
            cuts.push((announced_at.unwrap_or(at), end));
        } else {
            let begins = begins_date(word);
            if begins && !begun && announced_at.is_none() {
                cuts.push((at, at));
            }
            begun = begins;
            announced_at = None;
        }
        at = end + 1;
    }
    cuts.retain(|&(_, start)| start < line.len());
    cuts.sort_unstable_by_key(|&(_, start)| start);
    cuts
}

/// Words after which a date follows.
const ANNOUNCEMENTS: [&str; 4] = ["due", "by", "until", "deadline"];

/// `due`, `by`: the date is what follows.
fn announces_date(word: &str) -> bool {
    let bare = word.trim_start_matches('(').trim_end_matches(':');
    ANNOUNCEMENTS.iter().any(|known| bare.eq_ignore_ascii_case(known))
}

/// `head` without an announcing word at its end.
fn strip_announcement(head: &str) -> Option<&str> {
    ANNOUNCEMENTS.iter().find_map(|known| {
        let (before, word) = head.split_at_checked(head.len().checked_sub(known.len())?)?;
        let whole = !before.ends_with(char::is_alphanumeric);
        (whole && word.eq_ignore_ascii_case(known)).then_some(before)
    })
}

/// `in`, `next`, `2026-12-01`: the word is part of the date.
fn begins_date(word: &str) -> bool {
    let word = word.trim_matches(['(', ')']);
    let is_iso = word.len() == 10 && word.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    is_iso || ["in", "on", "next", "tomorrow"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

fn trim_signs(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c == ' ' || matches!(c, ':' | ',' | ';' | '|' | '=' | '-' | '–' | '—' | '→' | '：' | '，' | '；')
    })
}

/// Without bullets (`-`, `*`, `•`, `1.`, `2)`) and separators at its ends.
fn trim_name(name: &str) -> &str {
    let mut name = name;
    loop {
        let mut next = trim_signs(name).trim_start_matches(['•', '·']);
        next = next.strip_prefix("* ").unwrap_or(next);
        let digits = next.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=2).contains(&digits) {
            let rest = &next[digits..];
            if rest.starts_with(". ") || rest.starts_with(") ") {
                next = &rest[2..];
            }
        }
        if next == name {
            return name;
        }
        name = next;
    }
}

/// Reads an amount that stands without a separator behind a name: `Launch 500`, `Launch USD 500`.
fn read_amount_at_end(head: &str, currency: Currency) -> Result<(String, TypedPrice), Problem> {
    let words: Vec<&str> = head.split(' ').collect();
    let has_digit = |word: &&str| fold(word).bytes().any(|b| b.is_ascii_digit());
    let Some(last_number) = words.iter().rposition(has_digit) else {
        return Err(PriceProblem::NoAmount { text: quote(head) }.into());
    };
    let before = last_number.checked_sub(1).map(|at| words[at]);
    let names_currency = before.is_some_and(|word| Named::find(word, currency).is_some());
    let from = last_number - usize::from(names_currency);
    if let Some(earlier) = from.checked_sub(1).map(|at| words[at]) {
        let folded = fold(earlier);
        if !names_currency && !folded.is_empty() && folded.bytes().all(|b| b.is_ascii_digit()) {
            return Err(MilestoneProblem::UnclearAmount { text: quote(&words[from - 1..].join(" ")) }.into());
        }
    }
    let price = read_price(&words[from..].join(" "), currency);
    // `500 for design`: what could be a name stands behind the amount.
    let name_behind = from == 0 && words.len() > 1;
    match price {
        Err(Problem::Price(PriceProblem::NotUnderstood { .. } | PriceProblem::UnknownCurrency { .. }))
            if name_behind =>
        {
            Err(MilestoneProblem::NoName.into())
        }
        price => Ok((words[..from].join(" "), price?)),
    }
}
