//! What may be meant by a price that is refused: the same pieces with one of them changed or left out, as far as that is a
//! price. Nothing is offered that would not be read.

use super::currency::{Named, sharing};
use super::number::TypedNumber;
use super::price::{TypedPrice, is_hour, is_limit, is_other_unit, read_pieces};
use super::price_words::{Piece, cut};
use super::problem::Problem;
use super::problem::price::PriceProblem;
use crate::domain::money::{Currency, Money};
use crate::domain::offers::terms::WEEKLY_HOURS;

/// Most readings that are offered for one price.
const MOST: usize = 4;
/// Most pieces for which readings are looked for.
const MOST_PIECES: usize = 40;

/// What may be meant, the likeliest first, each once.
pub(super) fn of(pieces: &[Piece], problem: &Problem, default: Currency) -> Vec<TypedPrice> {
    look(pieces, problem, default, 2)
}

/// The same, where so many things may be wrong at once.
fn look(pieces: &[Piece], problem: &Problem, default: Currency, slips: usize) -> Vec<TypedPrice> {
    let Problem::Price(problem) = problem else { return Vec::new() };
    if pieces.len() > MOST_PIECES {
        return Vec::new();
    }
    let prices = match problem {
        PriceProblem::LooseHours { hours } => with_hours(pieces, *hours, default),
        PriceProblem::TooPrecise { currency, .. } => rounded(pieces, *currency, default),
        problem => {
            let texts = candidates(pieces, problem, default);
            let read = |pieces: &Vec<Piece>| match read_pieces(pieces, "", default) {
                Ok(price) => vec![price],
                Err(other) if slips > 1 => look(pieces, &other, default, slips - 1),
                Err(_) => Vec::new(),
            };
            texts.iter().flat_map(read).collect()
        }
    };
    let mut meant: Vec<TypedPrice> = Vec::new();
    for price in prices {
        if !meant.iter().any(|known| (known.amount, known.hourly) == (price.amount, price.hourly)) {
            meant.push(price);
        }
    }
    meant.truncate(MOST);
    meant
}

/// Other pieces that may be a price, where these are none.
fn candidates(pieces: &[Piece], problem: &PriceProblem, default: Currency) -> Vec<Vec<Piece>> {
    match problem {
        PriceProblem::AmbiguousNumber { text } | PriceProblem::NotANumber { text } => {
            TypedNumber::respelled(text)
                .into_iter()
                .map(|number| with_number(pieces, text, &number))
                .collect()
        }
        PriceProblem::TwoAmounts { .. } => one_amount(pieces, default),
        PriceProblem::Product { .. } => product(pieces).into_iter().collect(),
        // A part of something is no amount.
        PriceProblem::NotUnderstood { text } if text == "%" => Vec::new(),
        PriceProblem::NotUnderstood { .. } | PriceProblem::NotPositive => vec![known_only(pieces, default)],
        PriceProblem::UnknownCurrency { code } => {
            vec![without(
                pieces,
                |piece| matches!(piece, Piece::Word(word) if word.eq_ignore_ascii_case(code)),
            )]
        }
        PriceProblem::SharedCurrencyName { text } => {
            sharing(text).iter().map(|code| with_currency(pieces, default, code)).collect()
        }
        PriceProblem::TwoCurrencies { first, second } => {
            [first, second].map(|currency| with_currency(pieces, default, currency.code())).to_vec()
        }
        PriceProblem::Ceiling { .. } => vec![without(pieces, |piece| {
            piece == &Piece::Sign('≤') || piece.word().is_some_and(|word| is_limit(&word) || word == "at")
        })],
        PriceProblem::RateUnit { .. } => vec![without(pieces, is_of_unit)],
        PriceProblem::FixedAndHourly => vec![
            without(pieces, |piece| {
                piece.word().is_some_and(|word| matches!(word.as_str(), "fixed" | "flat" | "total"))
            }),
            without(pieces, is_of_hour),
        ],
        PriceProblem::LimitWithoutRate => per_hour(pieces),
        PriceProblem::LimitUnit { hours: Some(hours), unit } => {
            let by_day = unit.starts_with('d');
            let weekly = if by_day { hours * 5 } else { hours / 4 };
            before_limit(pieces).map(|rate| limited(rate, weekly)).into_iter().collect()
        }
        PriceProblem::LimitOutOfRange { .. } | PriceProblem::TwoLimits => {
            before_limit(pieces).map(<[Piece]>::to_vec).into_iter().collect()
        }
        PriceProblem::NoAmount { .. }
        | PriceProblem::LooseHours { .. }
        | PriceProblem::TooPrecise { .. }
        | PriceProblem::TooLarge { .. }
        | PriceProblem::RatePaid
        | PriceProblem::OtherCurrency { .. }
        | PriceProblem::LimitUnit { hours: None, .. } => Vec::new(),
    }
}

fn without(pieces: &[Piece], drop: impl Fn(&Piece) -> bool) -> Vec<Piece> {
    pieces.iter().filter(|piece| !drop(piece)).cloned().collect()
}

/// One number replaced by others' spelling of it.
fn with_number(pieces: &[Piece], shown: &str, number: &TypedNumber) -> Vec<Piece> {
    let replace = |piece: &Piece| match piece {
        Piece::Number(typed) if typed.shown() == shown => Piece::Number(number.clone()),
        piece => piece.clone(),
    };
    pieces.iter().map(replace).collect()
}

/// Each of the amounts alone; or both as one number that a space or a sign stands in: `$119. 95`, `500 600`.
fn one_amount(pieces: &[Piece], default: Currency) -> Vec<Vec<Piece>> {
    let numbers: Vec<usize> =
        (0..pieces.len()).filter(|&at| matches!(pieces[at], Piece::Number(_))).collect();
    if let [Piece::Number(whole), Piece::Sign(sign @ ('.' | ',')), Piece::Number(rest)] = pieces
        .iter()
        .filter(|piece| !is_currency_piece(piece, default))
        .cloned()
        .collect::<Vec<_>>()
        .as_slice()
        && rest.raw.len() == 2
    {
        let joined = TypedNumber { raw: format!("{}{sign}{}", whole.raw, rest.raw), zeros: 0 };
        return vec![alone(pieces, numbers[0], &joined, &numbers)];
    }
    let mut all: Vec<Vec<Piece>> = Vec::new();
    for &at in &numbers {
        let Piece::Number(number) = &pieces[at] else { continue };
        let parts = match number.two_in_one() {
            Some((first, second)) => {
                let whole = format!("{first},{second}");
                [first, second, whole].map(|raw| TypedNumber { raw, zeros: number.zeros }).to_vec()
            }
            None => vec![number.clone()],
        };
        all.extend(parts.iter().map(|number| alone(pieces, at, number, &numbers)));
    }
    all
}

/// The pieces with one number in place of all.
fn alone(pieces: &[Piece], at: usize, number: &TypedNumber, numbers: &[usize]) -> Vec<Piece> {
    let kept = pieces.iter().enumerate().filter_map(|(n, piece)| match piece {
        _ if n == at => Some(Piece::Number(number.clone())),
        Piece::Number(_) if numbers.contains(&n) => None,
        Piece::Sign('-' | '\u{2014}' | '.' | ',' | '/' | '&' | '+') => None,
        Piece::Word(word) if matches!(word.to_lowercase().as_str(), "or" | "to" | "and" | "between") => None,
        piece => Some(piece.clone()),
    });
    kept.collect()
}

fn is_currency_piece(piece: &Piece, default: Currency) -> bool {
    match piece {
        Piece::Sign(sign) => super::currency::is_currency_sign(*sign),
        Piece::Word(word) => Named::find(word, default).is_some(),
        Piece::Number(_) => false,
    }
}

/// Only what means something: numbers, currencies, hours.
fn known_only(pieces: &[Piece], default: Currency) -> Vec<Piece> {
    let mut kept: Vec<Piece> = Vec::new();
    for piece in pieces {
        if piece.word().is_some_and(|word| matches!(word.as_str(), "m" | "mn" | "mil"))
            && let Some(Piece::Number(number)) = kept.last_mut()
        {
            number.zeros = 6;
            continue;
        }
        let keep = match piece {
            Piece::Number(_) | Piece::Sign('/') => true,
            Piece::Sign(_) => is_currency_piece(piece, default),
            Piece::Word(word) => {
                let lower = word.to_lowercase();
                is_hour(&lower)
                    || is_currency_piece(piece, default)
                    || matches!(
                        lower.as_str(),
                        "per" | "hourly" | "max" | "week" | "weekly" | "limit" | "fixed"
                    )
            }
        };
        if keep {
            kept.push(piece.clone());
        }
    }
    // `500 USD/`: a stroke with nothing behind it means nothing either.
    while kept.last() == Some(&Piece::Sign('/')) {
        kept.pop();
    }
    kept
}

fn with_currency(pieces: &[Piece], default: Currency, code: &str) -> Vec<Piece> {
    let mut kept = without(pieces, |piece| is_currency_piece(piece, default));
    kept.push(Piece::Word(code.to_owned()));
    kept
}

fn is_of_unit(piece: &Piece) -> bool {
    let Some(word) = piece.word() else { return piece == &Piece::Sign('/') };
    is_other_unit(&word)
        || matches!(
            word.as_str(),
            "per" | "each" | "apiece" | "a" | "an" | "every" | "daily" | "weekly" | "monthly" | "yearly"
        )
}

fn is_of_hour(piece: &Piece) -> bool {
    let Some(word) = piece.word() else { return piece == &Piece::Sign('/') };
    is_hour(&word) || matches!(word.as_str(), "per" | "hourly" | "ph" | "a" | "an")
}

/// `$500, max 20h/week`: the amount alone, or as a rate with the limit.
fn per_hour(pieces: &[Piece]) -> Vec<Vec<Piece>> {
    let mut rate = pieces.to_vec();
    rate.push(Piece::Word("hourly".to_owned()));
    before_limit(pieces).map(<[Piece]>::to_vec).into_iter().chain([rate]).collect()
}

/// What stands before the hours of a limit, with its sign or word.
fn before_limit(pieces: &[Piece]) -> Option<&[Piece]> {
    let is_hours = |at: usize| {
        matches!(pieces[at], Piece::Number(_))
            && pieces.get(at + 1).and_then(Piece::word).is_some_and(|word| is_hour(&word))
    };
    let word_at =
        pieces.iter().position(|piece| piece.word().is_some_and(|word| is_limit(&word) || word == "no"));
    let hours_at = (1..pieces.len()).find(|&at| is_hours(at));
    let end = [word_at, hours_at].into_iter().flatten().min()?;
    (end > 0).then(|| &pieces[..end])
}

fn limited(rate: &[Piece], weekly: u32) -> Vec<Piece> {
    rate.iter().cloned().chain(cut(&format!(", max {} h/week", weekly.clamp(1, WEEKLY_HOURS)))).collect()
}

/// Hours of nothing said: of each week, or in all, which is a fixed price.
fn with_hours(pieces: &[Piece], hours: u32, default: Currency) -> Vec<TypedPrice> {
    let at = pieces
        .iter()
        .position(|piece| matches!(piece, Piece::Number(number) if number.as_hours() == Some(hours)))
        .and_then(|first| {
            (first..pieces.len()).find(|&at| {
                matches!(&pieces[at], Piece::Number(number) if number.as_hours() == Some(hours))
                    && pieces.get(at + 1).and_then(Piece::word).is_some_and(|word| is_hour(&word))
            })
        });
    let Some(at) = at else { return Vec::new() };
    let rest: Vec<Piece> = pieces
        .iter()
        .enumerate()
        .filter(|(n, _)| *n != at && *n != at + 1)
        .map(|(_, piece)| piece.clone())
        .collect();
    let rest = without(&rest, |piece| {
        piece
            .word()
            .is_some_and(|word| matches!(word.as_str(), "total" | "altogether" | "overall" | "for" | "x"))
    });
    let Ok(price) = read_pieces(&rest, "", default) else { return Vec::new() };
    if price.hourly.is_none() {
        return vec![price];
    }
    let weekly =
        (1..=WEEKLY_HOURS).contains(&hours).then_some(TypedPrice { hourly: Some(Some(hours)), ..price });
    let minor = price.amount.minor.checked_mul(i64::from(hours));
    let most = super::number::most_of(price.amount.currency).minor;
    let whole = minor.filter(|minor| (1..=most).contains(minor)).map(|minor| TypedPrice {
        amount: Money { minor, ..price.amount },
        hourly: None,
        ..price
    });
    weekly.into_iter().chain(whole).collect()
}

/// An amount with more decimals than its currency has: the next below and above.
fn rounded(pieces: &[Piece], currency: Currency, default: Currency) -> Vec<TypedPrice> {
    let Some(number) = pieces.iter().find_map(|piece| match piece {
        Piece::Number(number) => Some(number),
        Piece::Word(_) | Piece::Sign(_) => None,
    }) else {
        return Vec::new();
    };
    let cut_off = number.cut_to(currency.minor_digits());
    let below = cut_off
        .and_then(|cut_off| read_pieces(&with_number(pieces, &number.shown(), &cut_off), "", default).ok());
    let above = match below {
        Some(price) => {
            Some(TypedPrice { amount: Money { minor: price.amount.minor + 1, ..price.amount }, ..price })
        }
        // Less than the smallest unit: that is the least there is.
        None => {
            let digits = currency.minor_digits() as usize;
            let least = TypedNumber { raw: format!("0.{:0>digits$}", 1), zeros: 0 };
            read_pieces(&with_number(pieces, &number.shown(), &least), "", default).ok()
        }
    };
    below.into_iter().chain(above).collect()
}

/// `2x250`, `2 × $250`: the words of a product, if the pieces have one.
pub(super) fn product_in(pieces: &[Piece]) -> Option<String> {
    let at = times_at(pieces)?;
    let (Piece::Number(first), Some(Piece::Number(second))) = (&pieces[at - 1], second_factor(pieces, at))
    else {
        return None;
    };
    Some(super::text::quote(&format!("{} × {}", first.raw, second.raw)))
}

fn times_at(pieces: &[Piece]) -> Option<usize> {
    let is_times = |piece: &Piece| {
        matches!(piece, Piece::Sign('×' | '*'))
            || piece.word().is_some_and(|word| word == "x" || word == "times")
    };
    (1..pieces.len()).find(|&at| {
        is_times(&pieces[at])
            && matches!(pieces[at - 1], Piece::Number(_))
            && second_factor(pieces, at).is_some()
    })
}

fn second_factor(pieces: &[Piece], at: usize) -> Option<&Piece> {
    let skip = usize::from(pieces.get(at + 1).is_some_and(|piece| is_currency_piece(piece, Currency::USD)));
    pieces.get(at + 1 + skip).filter(|piece| matches!(piece, Piece::Number(_)))
}

/// The pieces with the product in place of its factors.
fn product(pieces: &[Piece]) -> Option<Vec<Piece>> {
    let at = times_at(pieces)?;
    let (Piece::Number(first), Piece::Number(second)) = (&pieces[at - 1], second_factor(pieces, at)?) else {
        return None;
    };
    let raw = first.as_hours()?.checked_mul(second.as_hours()?)?.to_string();
    let mut kept: Vec<Piece> = pieces[..at - 1].to_vec();
    kept.extend(pieces[at + 1..].iter().map(|piece| match piece {
        Piece::Number(number) if number == second => {
            Piece::Number(TypedNumber { raw: raw.clone(), zeros: 0 })
        }
        piece => piece.clone(),
    }));
    Some(kept)
}
