//! A typed price cut into numbers, words and signs. Owns where a number ends; knows nothing of what a word means.

use super::currency::is_currency_sign;
use super::number::TypedNumber;
use super::number_words::read_number_words;
use super::text::{clean_line, fold};

/// One piece of a typed price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Digits with their separators.
    Number(TypedNumber),
    /// Letters, as typed, with a `$` at the end if one stood there (`US$`).
    Word(String),
    /// Anything else but white space.
    Sign(char),
}

impl Piece {
    /// The word in small letters, if this is one.
    pub(super) fn word(&self) -> Option<String> {
        if let Self::Word(word) = self { Some(word.to_lowercase()) } else { None }
    }

    fn as_typed(&self) -> Option<String> {
        match self {
            Self::Word(word) => Some(word.clone()),
            Self::Sign('-') => Some("and".to_owned()),
            Self::Number(_) | Self::Sign(_) => None,
        }
    }
}

/// All pieces, in order.
pub(super) fn cut(text: &str) -> Vec<Piece> {
    let chars: Vec<char> = fold(&clean_line(text)).chars().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        if c.is_whitespace() {
            at += 1;
        } else if starts_number(&chars, at) {
            let (number, end) = cut_number(&chars, at);
            pieces.push(Piece::Number(number));
            at = end;
        } else if c.is_alphabetic() && !is_currency_sign(c) {
            let end = end_of_word(&chars, at);
            pieces.push(Piece::Word(chars[at..end].iter().collect()));
            at = end;
        } else {
            pieces.push(Piece::Sign(c));
            at += 1;
        }
    }
    join_cents(spell_out(pieces))
}

/// Numbers in words as numbers, where there are no digits.
fn spell_out(pieces: Vec<Piece>) -> Vec<Piece> {
    if pieces.iter().any(|piece| matches!(piece, Piece::Number(_))) {
        return pieces;
    }
    for at in 0..pieces.len() {
        let words: Vec<String> = pieces[at..].iter().map_while(Piece::as_typed).collect();
        if let Some((number, used)) = read_number_words(&words) {
            let number = Piece::Number(TypedNumber { raw: number.to_string(), zeros: 0 });
            let (before, behind) = (&pieces[..at], &pieces[at + used..]);
            return before.iter().cloned().chain([number]).chain(behind.iter().cloned()).collect();
        }
    }
    pieces
}

/// `20 dollars 43 cents` as 20.43 dollars, `10¢` as 0.10.
fn join_cents(pieces: Vec<Piece>) -> Vec<Piece> {
    let is_cents = |piece: &Piece| {
        piece == &Piece::Sign('¢')
            || piece.word().is_some_and(|word| matches!(word.as_str(), "cent" | "cents"))
    };
    let Some(at) = (1..pieces.len()).find(|&at| is_cents(&pieces[at])) else { return pieces };
    let Piece::Number(cents) = &pieces[at - 1] else { return pieces };
    let Some(count @ 0..=99) = cents.as_hours() else { return pieces };
    let whole_at = pieces[..at - 1].iter().rposition(|piece| matches!(piece, Piece::Number(_)));
    let is_between = |piece: &Piece| {
        matches!(piece, Piece::Word(_)) || matches!(piece, Piece::Sign(sign) if is_currency_sign(*sign))
    };
    let mut joined = pieces.clone();
    joined.remove(at);
    match whole_at {
        None => joined[at - 1] = Piece::Number(TypedNumber { raw: format!("0.{count:02}"), zeros: 0 }),
        Some(whole) => {
            let Piece::Number(number) = &pieces[whole] else { return pieces };
            if number.as_hours().is_none() || !pieces[whole + 1..at - 1].iter().all(is_between) {
                return pieces;
            }
            joined[whole] =
                Piece::Number(TypedNumber { raw: format!("{}.{count:02}", number.raw), zeros: 0 });
            joined.remove(at - 1);
        }
    }
    joined
}

fn is_digit(chars: &[char], at: usize) -> bool {
    chars.get(at).is_some_and(char::is_ascii_digit)
}

/// A digit, or a decimal sign with its digit but nothing before it: `.50`.
fn starts_number(chars: &[char], at: usize) -> bool {
    let bare_sign = matches!(chars[at], '.' | ',') && is_digit(chars, at + 1);
    let after_gap = at == 0 || chars[at - 1].is_whitespace() || is_currency_sign(chars[at - 1]);
    is_digit(chars, at) || (bare_sign && after_gap)
}

fn cut_number(chars: &[char], start: usize) -> (TypedNumber, usize) {
    let mut end = start + 1;
    while end < chars.len() && (is_digit(chars, end) || continues_number(chars, start, end)) {
        end += 1;
    }
    let raw = chars[start..end].iter().collect();
    let word_at = if chars.get(end) == Some(&' ') { end + 1 } else { end };
    let word_end = end_of_word(chars, word_at);
    let word: String = chars.get(word_at..word_end).unwrap_or_default().iter().collect();
    let zeros = match word.to_lowercase().as_str() {
        "k" | "thousand" => 3,
        "lakh" | "lac" | "lakhs" => 5,
        "million" | "millions" | "mio" => 6,
        "crore" | "crores" => 7,
        _ => return (TypedNumber { raw, zeros: 0 }, end),
    };
    (TypedNumber { raw, zeros }, word_end)
}

/// Whether the character at `at` is a separator inside the number that began at `start`.
fn continues_number(chars: &[char], start: usize, at: usize) -> bool {
    match chars[at] {
        '.' | ',' | '\'' | '_' => is_digit(chars, at + 1),
        ' ' => {
            let three_follow = (1..=3).all(|n| is_digit(chars, at + n)) && !is_digit(chars, at + 4);
            let group = chars[start..at].iter().rev().take_while(|c| c.is_ascii_digit()).count();
            let grouped_by_space = chars[start..at].iter().all(|c| c.is_ascii_digit() || *c == ' ');
            three_follow && group <= 3 && grouped_by_space
        }
        _ => false,
    }
}

fn end_of_word(chars: &[char], start: usize) -> usize {
    let mut end = start;
    while chars.get(end).is_some_and(|c| c.is_alphabetic() && !is_currency_sign(*c)) {
        end += 1;
    }
    if chars.get(end) == Some(&'$') && end - start <= 3 { end + 1 } else { end }
}
