//! The form of a payment: how much, and a note. Owns what must not stand in the note.

use super::price::{TypedPrice, read_price};
use super::problem::price::PriceProblem;
use super::problem::reading::Reading;
use super::problem::text::TextProblem;
use super::problem::{Field, FieldProblem};
use super::refused::Refused;
use super::text::{check_length, clean_line};
use crate::domain::money::{Currency, Money};

/// Longest note with a payment, in characters.
pub const PAYMENT_NOTE_CHARS: usize = 200;

/// A payment as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaymentForm<'a> {
    /// How much was paid.
    pub amount: &'a str,
    /// How, or for what; may be empty.
    pub note: &'a str,
}

impl PaymentForm<'_> {
    /// What was paid under a contract in `currency`, and the note.
    ///
    /// # Errors
    /// Every problem of both fields.
    pub fn read(&self, currency: Currency) -> Result<(Money, Option<String>), Vec<FieldProblem>> {
        let reading = |amount: Money| Reading::whole(Field::Amount, amount.to_string());
        let amount = read_amount(self.amount, currency).map_err(|refused| refused.on(Field::Amount, reading));
        match (amount, read_note(self.note)) {
            (Ok(amount), Ok(note)) => Ok((amount, note)),
            (amount, note) => Err(amount.err().into_iter().chain(note.err()).collect()),
        }
    }
}

pub(super) fn read_amount(typed: &str, currency: Currency) -> Result<Money, Refused<Money>> {
    let typed = clean_line(typed);
    if typed.is_empty() {
        return Err(TextProblem::Empty.into());
    }
    let amount = |price: TypedPrice| Some(price.amount);
    match read_price(&typed, currency).map_err(|refused| refused.and_then(amount))? {
        TypedPrice { amount, hourly: Some(_), .. } => Err(Refused::meaning(PriceProblem::RatePaid, [amount])),
        TypedPrice { amount, .. } if amount.currency != currency => {
            Err(PriceProblem::OtherCurrency { wants: currency }.into())
        }
        TypedPrice { amount, .. } => Ok(amount),
    }
}

fn read_note(typed: &str) -> Result<Option<String>, FieldProblem> {
    let note = check_length(clean_line(typed), Field::Note, false, PAYMENT_NOTE_CHARS)?;
    if holds_account(&note) {
        return Err(FieldProblem {
            field: Field::Note,
            problem: TextProblem::Account.into(),
            readings: Vec::new(),
        });
    }
    Ok((!note.is_empty()).then_some(note))
}

/// Whether a text holds what looks like the number of a card (13 to 19 digits with the check digit of ISO/IEC 7812) or of a bank
/// account (an IBAN with the check digits of ISO 7064, in one piece or in groups of four).
fn holds_account(text: &str) -> bool {
    // Groups of digits that only blanks and hyphens part are one number.
    let digits = text
        .split(|c: char| !(c.is_ascii_digit() || matches!(c, ' ' | '-')))
        .map(|part| part.chars().filter(char::is_ascii_digit).collect::<String>());
    digits.into_iter().any(|digits| is_card(&digits)) || holds_iban(text)
}

fn is_card(digits: &str) -> bool {
    if !(13..=19).contains(&digits.len()) {
        return false;
    }
    let sum: u32 = digits
        .chars()
        .rev()
        .filter_map(|digit| digit.to_digit(10))
        .zip(0..)
        .map(|(digit, at)| match at % 2 {
            0 => digit,
            _ if digit > 4 => 2 * digit - 9,
            _ => 2 * digit,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Whether an IBAN stands somewhere in it. Words are not joined: after a first group of four there are only groups of four, but
/// for the last one, which is shorter.
fn holds_iban(text: &str) -> bool {
    const GROUP: usize = 4;
    let words: Vec<String> = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_uppercase)
        .collect();
    (0..words.len()).any(|from| {
        let mut joined = String::new();
        for word in &words[from..] {
            joined.push_str(word);
            if is_iban(&joined) {
                return true;
            }
            if word.len() != GROUP {
                break;
            }
        }
        false
    })
}

fn is_iban(text: &str) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 15..=34;
    let bytes = text.as_bytes();
    let starts = LENGTHS.contains(&bytes.len())
        && bytes[..2].iter().all(u8::is_ascii_uppercase)
        && bytes[2..4].iter().all(u8::is_ascii_digit);
    if !starts {
        return false;
    }
    let moved = text[4..].chars().chain(text[..4].chars()).filter_map(|c| c.to_digit(36));
    let rest = moved.fold(0, |rest, value| {
        let shifted = if value > 9 { rest * 100 } else { rest * 10 };
        (shifted + value) % 97
    });
    rest == 1
}
