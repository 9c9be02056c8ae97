//! Numbers as people write them, to whole minor units. Owns the rule of decimal and thousands signs; knows no currency
//! names. Never a float.
//!
//! The rule, in order:
//! 1. Spaces, apostrophes and underscores only ever group thousands.
//! 2. With both `.` and `,` in a number, the one that comes last is the decimal sign: `1.500,50` and `1,500.50`.
//! 3. A sign that comes twice groups thousands: `1,500,000`, `1.500.000`. Also by lakh: `1,50,000`.
//! 4. A single comma before exactly three digits groups thousands, as in English: `1,500`.
//! 5. A single dot before exactly three digits is the decimal sign of a currency with three decimals (`1.500 KWD`);
//!    for every other currency it is refused, because half the world reads 1500 and the other half 1.5.
//! 6. Every other single sign is the decimal sign: `1,5`, `1.50`. Decimals beyond the currency's are refused unless
//!    they are zeros.

use super::problem::Problem;
use super::problem::price::PriceProblem;
use super::text::quote;
use crate::domain::money::{Currency, Money};

/// A number as typed: digits and separators only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TypedNumber {
    /// Digits with `.`, `,`, `'`, `_` or spaces between them.
    pub(super) raw: String,
    /// Followed by `k`: a thousand times as much.
    pub(super) thousands: bool,
}

impl TypedNumber {
    /// As an amount of `currency`, above zero and at most what one offer may cost.
    pub(super) fn as_money(&self, currency: Currency) -> Result<Money, Problem> {
        let digits = currency.minor_digits();
        let (whole, fraction) = self.split(digits)?;
        let fraction = fraction.trim_end_matches('0');
        let shift = digits as usize + if self.thousands { 3 } else { 0 };
        if fraction.len() > shift {
            return Err(PriceProblem::TooPrecise { currency, digits }.into());
        }
        let minor_text = format!("{whole}{fraction:0<shift$}");
        let most = super::most_of(currency);
        match minor_text.trim_start_matches('0') {
            "" => Err(PriceProblem::NotPositive.into()),
            text => match text.parse::<i64>() {
                Ok(minor) if minor <= most.minor => Ok(Money { minor, currency }),
                _ => Err(PriceProblem::TooLarge { most }.into()),
            },
        }
    }

    /// As a whole number of hours; `None` for anything else.
    pub(super) fn as_hours(&self) -> Option<u32> {
        if self.thousands { None } else { self.raw.parse().ok() }
    }

    /// As typed, for a problem that quotes it.
    pub(super) fn shown(&self) -> String {
        quote(&format!("{}{}", self.raw, if self.thousands { "k" } else { "" }))
    }

    /// Digits before and after the decimal sign.
    fn split(&self, minor_digits: u32) -> Result<(String, &str), Problem> {
        let (whole, fraction) = match self.find_decimal_sign(minor_digits)? {
            Some(at) => (&self.raw[..at], &self.raw[at + 1..]),
            None => (self.raw.as_str(), ""),
        };
        if !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return Err(self.not_a_number());
        }
        Ok((self.ungroup(whole)?, fraction))
    }

    fn find_decimal_sign(&self, minor_digits: u32) -> Result<Option<usize>, Problem> {
        let (dot, comma) = (self.raw.rfind('.'), self.raw.rfind(','));
        let count = |sign: char| self.raw.matches(sign).count();
        match (dot, comma) {
            (None, None) => Ok(None),
            (Some(dot), Some(comma)) => {
                let sign = if dot > comma { '.' } else { ',' };
                if count(sign) == 1 { Ok(Some(dot.max(comma))) } else { Err(self.not_a_number()) }
            }
            (Some(_), None) if count('.') > 1 => Ok(None),
            (None, Some(_)) if count(',') > 1 => Ok(None),
            (Some(at), None) => self.read_single_sign('.', at, minor_digits),
            (None, Some(at)) => self.read_single_sign(',', at, minor_digits),
        }
    }

    /// Rules 4 to 6.
    fn read_single_sign(&self, sign: char, at: usize, minor_digits: u32) -> Result<Option<usize>, Problem> {
        let (before, after) = (&self.raw[..at], self.raw.len() - at - 1);
        let could_group = after == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
        let ambiguous = || Err(PriceProblem::AmbiguousNumber { text: self.shown() }.into());
        match sign {
            ',' if could_group => Ok(None),
            ',' if before == "0" && after == 3 => ambiguous(),
            ',' if after > 3 => Err(self.not_a_number()),
            '.' if could_group && (minor_digits != 3 || self.thousands) => ambiguous(),
            _ => Ok(Some(at)),
        }
    }

    /// The digits of the whole part, if its groups are groups of thousands (or of lakhs, by comma).
    fn ungroup(&self, whole: &str) -> Result<String, Problem> {
        let signs: Vec<char> = whole.chars().filter(|c| !c.is_ascii_digit()).collect();
        let Some(&sign) = signs.first() else {
            return Ok(whole.to_owned());
        };
        let groups: Vec<&str> = whole.split(sign).collect();
        let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
        let (first, last) = (lengths[0], lengths[lengths.len() - 1]);
        let middle = &lengths[1..lengths.len() - 1];
        let western = (1..=3).contains(&first) && middle.iter().all(|&n| n == 3) && last == 3;
        let lakh = sign == ',' && (1..=2).contains(&first) && middle.iter().all(|&n| n == 2) && last == 3;
        let one_kind = signs.iter().all(|&other| other == sign);
        if one_kind && (western || lakh) && !whole.starts_with('0') {
            Ok(groups.concat())
        } else {
            Err(self.not_a_number())
        }
    }

    fn not_a_number(&self) -> Problem {
        Problem::Price(PriceProblem::NotANumber { text: self.shown() })
    }
}
