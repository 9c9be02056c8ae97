//! A typed price cut into numbers, words and signs. Owns where a number ends; knows nothing of what a word means.

use super::currency::is_currency_sign;
use super::number::TypedNumber;
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
    pieces
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
    let k_at = if chars.get(end) == Some(&' ') { end + 1 } else { end };
    let is_k = matches!(chars.get(k_at), Some('k' | 'K'));
    let thousands = is_k && !chars.get(k_at + 1).is_some_and(|c| c.is_alphabetic());
    (TypedNumber { raw, thousands }, if thousands { k_at + 1 } else { end })
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
