//! One line of milestones cut into name, amount and date. Owns the search for the cuts; limits and sums are
//! `milestones`'.

use super::calendar::Calendar;
use super::currency::Named;
use super::day::{Read, read_day};
use super::milestone_cuts::{
    announces_date, find_date_cuts, find_signs, strip_announcement, trim_name, trim_signs,
};
use super::price::{TypedPrice, read_price};
use super::problem::Problem;
use super::problem::date::DateProblem;
use super::problem::milestone::MilestoneProblem;
use super::problem::price::PriceProblem;
use super::problem::text::TextProblem;
use super::refused::Refused;
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

/// A line, or why it is none and what may be meant by it.
type ReadLine = Result<Line, Refused<Line>>;
/// Name and amount of a line without its date.
type Head = (String, TypedPrice);

/// Most characters of a line: the longest name, an amount and a date fit.
const LINE_CHARS: usize = 200;
/// Most cuts that are tried from the end of a line. No amount and no date has as many signs in it, and a line of nothing
/// but signs must not keep the reader busy.
const CUTS: usize = 8;

/// Cuts one line, already cleaned. Amounts without a currency are in `currency`.
pub(super) fn cut_line(line: &str, currency: Currency, calendar: &Calendar) -> ReadLine {
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
        (None, Some((name, price))) => close_line((name, price?), None, currency),
        (None, None) => match find_date(line, &signs, calendar, is_meant_as_date) {
            Some(cut) => close_dated(line, cut, currency),
            None => cut_undated(line, &signs, currency, calendar),
        },
    }
}

impl From<Refused<TypedPrice>> for Refused<Line> {
    fn from(refused: Refused<TypedPrice>) -> Self {
        refused.problem.into()
    }
}

/// The longest tail that is a date, by the test `fits`: end of the head, and the date.
fn find_date(
    line: &str,
    signs: &[(usize, usize)],
    calendar: &Calendar,
    fits: fn(&Read) -> bool,
) -> Option<(usize, Read)> {
    let mut cuts: Vec<(usize, usize)> = find_date_cuts(line, signs).into_iter().rev().take(CUTS).collect();
    cuts.reverse();
    cuts.into_iter().map(|(end, start)| (end, read_tail(&line[start..], calendar))).find(|(_, day)| fits(day))
}

/// A date with the words that announce it, in brackets or not.
fn read_tail(tail: &str, calendar: &Calendar) -> Read {
    let mut date = tail.trim_matches(['(', ')', ' ']);
    while let Some((word, rest)) = date.split_once(' ')
        && announces_date(word)
    {
        date = rest;
    }
    read_day(date, calendar)
}

fn close_dated(line: &str, (end, day): (usize, Read), currency: Currency) -> ReadLine {
    let mut head = trim_signs(&line[..end]);
    // `Design: 500,due 2026-12-10`: the announcing word hangs on the amount.
    while let Some(shorter) = strip_announcement(head) {
        head = trim_signs(shorter);
    }
    let head = read_head(head, currency)?;
    match day {
        Ok(day) => close_line(head, Some(day), currency),
        Err(refused) => Err(refused.and_then(|day| close_line(head.clone(), Some(day), currency).ok())),
    }
}

/// No part of the line is a date: either none was meant, or what was meant as one is wrong.
fn cut_undated(line: &str, signs: &[(usize, usize)], currency: Currency, calendar: &Calendar) -> ReadLine {
    for (end, start) in find_date_cuts(line, signs).into_iter().rev().take(CUTS) {
        let head = trim_signs(&line[..end]);
        let amount_before = split_amount(head, &find_signs(head), currency)
            .is_some_and(|(_, price)| price.is_ok())
            || (!line[start..].bytes().any(|b| b.is_ascii_digit())
                && read_amount_at_end(head, currency).is_ok_and(|(name, _)| !name.is_empty()));
        if amount_before && let Err(refused) = read_tail(&line[start..], calendar) {
            let head = read_head(head, currency).ok();
            let undated = head.and_then(|head| close_line(head, None, currency).ok());
            return Err(Refused { problem: refused.problem, meant: undated.into_iter().collect() });
        }
    }
    close_line(read_head(line, currency)?, None, currency)
}

/// Refuses a name that ends in an amount of its own, `Design: 500` before `12.10`: which one is meant is unclear.
fn close_line((name, price): Head, due: Option<NaiveDate>, currency: Currency) -> ReadLine {
    match split_amount(&name, &find_signs(&name), currency) {
        Some((shorter, Ok(first))) => {
            let problem = PriceProblem::TwoAmounts {
                first: first.amount.to_string(),
                second: price.amount.to_string(),
            };
            let meant = [first, price].map(|price| Line { name: shorter.clone(), price, due });
            Err(Refused::meaning(problem, meant))
        }
        _ => Ok(Line { name, price, due }),
    }
}

/// Name and amount of a line without its date.
fn read_head(head: &str, currency: Currency) -> Result<Head, Refused<Line>> {
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
) -> Option<(String, Result<TypedPrice, Refused<Line>>)> {
    signs.iter().rev().take(CUTS).find_map(|&(end, start)| {
        let price = read_price(&line[start..], currency);
        let is_amount = price.as_ref().err().is_none_or(|refused| {
            !matches!(
                refused.problem,
                Problem::Price(
                    PriceProblem::NoAmount { .. }
                        | PriceProblem::NotANumber { .. }
                        | PriceProblem::NotUnderstood { .. }
                        | PriceProblem::UnknownCurrency { .. }
                        | PriceProblem::TwoAmounts { .. }
                        | PriceProblem::RateUnit { .. }
                        | PriceProblem::LimitUnit { .. }
                )
            )
        });
        let name = trim_name(&line[..end]).to_owned();
        let named = |price| Some(Line { name: name.clone(), price, due: None });
        is_amount.then(|| (name.clone(), price.map_err(|refused| refused.and_then(named))))
    })
}

/// A day, right or wrong, that no amount could be read as.
fn is_surely_date(day: &Read) -> bool {
    match day {
        Ok(_) => true,
        Err(refused) => {
            matches!(
                refused.problem,
                Problem::Date(
                    DateProblem::DateInPast { .. }
                        | DateProblem::TooFarAhead { .. }
                        | DateProblem::ImpossibleDate { .. }
                        | DateProblem::OtherWeekday { .. }
                        | DateProblem::NotThisYear { .. }
                )
            ) && !is_bare_pair(refused)
        }
    }
}

/// `12.10`, which may as well be an amount.
fn is_bare_pair(refused: &Refused<NaiveDate>) -> bool {
    matches!(&refused.problem, Problem::Date(DateProblem::ImpossibleDate { text })
        if text.split('.').count() == 2 && text.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
}

/// Also what is wrong in a way that only a day can be, though it may have been an amount: `12.10`.
fn is_meant_as_date(day: &Read) -> bool {
    is_surely_date(day)
        || day.as_ref().err().is_some_and(|refused| {
            matches!(
                refused.problem,
                Problem::Date(
                    DateProblem::AmbiguousDate { .. }
                        | DateProblem::TimeOfDay { .. }
                        | DateProblem::NoDayOfMonth { .. }
                )
            )
        })
}

/// Reads an amount that stands without a separator behind a name: `Launch 500`, `Launch USD 500`.
fn read_amount_at_end(head: &str, currency: Currency) -> Result<Head, Refused<Line>> {
    let words: Vec<&str> = head.split(' ').collect();
    let has_digit = |word: &&str| fold(word).bytes().any(|b| b.is_ascii_digit());
    let Some(last_number) = words.iter().rposition(has_digit) else {
        return Err(PriceProblem::NoAmount { text: quote(head) }.into());
    };
    let line = |from: usize, price: TypedPrice| Line {
        name: trim_name(&words[..from].join(" ")).to_owned(),
        price,
        due: None,
    };
    let price_from = |from: usize| read_price(&words[from..].join(" "), currency);
    let before = last_number.checked_sub(1).map(|at| words[at]);
    let from = match before.map(|word| currency_before(word, currency)) {
        Some(Before::Currency) => last_number - 1,
        // `Backend PHP 500`: a currency, or what it is about.
        Some(Before::Either(code)) if last_number > 1 => {
            let meant = [last_number - 1, last_number].map(|from| Some(line(from, price_from(from).ok()?)));
            return Err(Refused::meaning(MilestoneProblem::CodeOrName { code }, meant.into_iter().flatten()));
        }
        Some(Before::Either(_)) => last_number - 1,
        Some(Before::Name) | None => last_number,
    };
    if let Some(earlier) = from.checked_sub(1).map(|at| words[at])
        && from == last_number
    {
        let folded = fold(earlier);
        if !folded.is_empty() && folded.bytes().all(|b| b.is_ascii_digit()) {
            let problem = MilestoneProblem::UnclearAmount { text: quote(&words[from - 1..].join(" ")) };
            let meant = [from, from - 1].map(|from| Some(line(from, price_from(from).ok()?)));
            return Err(Refused::meaning(
                problem,
                meant.into_iter().flatten().filter(|line| !line.name.is_empty()),
            ));
        }
    }
    // `500 for design`: what could be a name stands behind the amount.
    if from == 0 && words.len() > 1 {
        return read_amount_at_start(&words, currency);
    }
    let price = price_from(from).map_err(|refused| refused.and_then(|price| Some(line(from, price))))?;
    Ok((words[..from].join(" "), price))
}

/// What a word before a number is.
enum Before {
    Name,
    /// A sign, or the code that counts anyway.
    Currency,
    /// Another currency's code in capitals, or a part of the name.
    Either(Currency),
}

/// A sign is a currency; a code counts in capitals only, and no word does.
fn currency_before(word: &str, currency: Currency) -> Before {
    let letters = word.chars().all(char::is_alphabetic);
    match Currency::from_code(word) {
        Some(code) if word.bytes().all(|b| b.is_ascii_uppercase()) => {
            if code == currency {
                Before::Currency
            } else {
                Before::Either(code)
            }
        }
        _ if !letters && Named::find(word, currency).is_some() => Before::Currency,
        _ => Before::Name,
    }
}

/// `$1500 for design`: refused, because the name comes first; with the line turned round.
fn read_amount_at_start(words: &[&str], currency: Currency) -> Result<Head, Refused<Line>> {
    let whole = read_price(&words.join(" "), currency);
    if let Ok(price) = whole {
        return Ok((String::new(), price));
    }
    let turned = (1..words.len()).rev().find_map(|n| {
        let price = read_price(&words[..n].join(" "), currency).ok()?;
        let name = words[n..].join(" ");
        let name = trim_name(name.strip_prefix("for ").unwrap_or(&name)).to_owned();
        (!name.is_empty()).then_some(Line { name, price, due: None })
    });
    match whole {
        Err(refused)
            if !matches!(
                refused.problem,
                Problem::Price(PriceProblem::NotUnderstood { .. } | PriceProblem::UnknownCurrency { .. })
            ) =>
        {
            Err(refused.problem.into())
        }
        _ => Err(Refused::meaning(MilestoneProblem::NoName, turned)),
    }
}
