//! Numbers as people write them, to whole minor units. Owns the rule of decimal and thousands signs; knows no currency
//! names. Never a float.
//!
//! The rule, in order:
//! 1. Spaces, apostrophes and underscores only ever group thousands.
//! 2. With both `.` and `,` in a number, the one that comes last is the decimal sign: `1.500,50` and `1,500.50`.
//! 3. A sign that comes twice groups thousands: `1,500,000`, `1.500.000`. Also by lakh: `1,50,000`.
//! 4. A single comma before exactly three digits groups thousands, as in English: `1,500`.
//! 5. A single dot before exactly three digits is the decimal sign of a currency with three decimals (`1.500 KWD`);
//!    in a currency that is written so and has no decimals in daily life (`Rp 31.500`) it groups; for every other one it
//!    is asked about, because half the world reads 1500 and the other half 1.5.
//! 6. Every other single sign is the decimal sign: `1,5`, `1.50`. Decimals beyond the currency's are refused unless
//!    they are zeros.

use super::problem::Problem;
use super::problem::price::PriceProblem;
use super::text::quote;
use crate::domain::money::{Currency, MOST_MAJOR, Money};

/// A number as typed: digits and separators only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TypedNumber {
    /// Digits with `.`, `,`, `'`, `_` or spaces between them.
    pub(super) raw: String,
    /// Zeros that a word behind it adds: 3 for `k`, 5 for `lakh`, 6 for `million`.
    pub(super) zeros: usize,
}

/// Currencies that are written with a decimal dot.
const DOTTED: [&str; 19] = [
    "USD", "GBP", "AUD", "CAD", "NZD", "HKD", "SGD", "JPY", "CNY", "INR", "MXN", "MYR", "PHP", "THB", "ILS",
    "KRW", "TWD", "PKR", "NGN",
];
/// Currencies that are written with dots between thousands, and whose decimals nobody uses.
const GROUPED_BY_DOT: [&str; 6] = ["IDR", "VND", "CLP", "COP", "PYG", "ISK"];

impl TypedNumber {
    /// As an amount of `currency`, above zero and at most what one offer may cost.
    pub(super) fn as_money(&self, currency: Currency) -> Result<Money, Problem> {
        let digits = currency.minor_digits();
        let (whole, fraction) = self.split(currency)?;
        let fraction = fraction.trim_end_matches('0');
        let shift = digits as usize + self.zeros;
        if fraction.len() > shift {
            return Err(PriceProblem::TooPrecise { currency, digits }.into());
        }
        let minor_text = format!("{whole}{fraction:0<shift$}");
        let most = most_of(currency);
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
        if self.zeros > 0 { None } else { self.raw.parse().ok() }
    }

    /// As typed, for a problem that quotes it.
    pub(super) fn shown(&self) -> String {
        let zeros = match self.zeros {
            0 => "",
            3 => "k",
            5 => " lakh",
            6 => " million",
            _ => " crore",
        };
        quote(&format!("{}{zeros}", self.raw))
    }

    /// The two amounts that a space may stand between: `500 600`.
    pub(super) fn two_in_one(&self) -> Option<(String, String)> {
        let (first, second) = self.raw.split_once(' ')?;
        let three = |digits: &str| digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit());
        (three(first) && three(second) && second != "000").then(|| (first.to_owned(), second.to_owned()))
    }

    /// Whether a comma that would be the decimal sign may have lost a digit behind it: `$1,50`.
    pub(super) fn looks_cut_off(&self, currency: Currency, default: Currency) -> bool {
        let dotted = |currency: Currency| DOTTED.contains(&currency.code());
        let Some((whole, rest)) = self.raw.split_once(',') else { return false };
        let digits = |text: &str, most: usize| {
            (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
        };
        self.zeros == 0 && dotted(currency) && dotted(default) && digits(whole, 3) && digits(rest, 2)
    }

    /// The number cut off behind so many decimals; `None` without a decimal sign.
    pub(super) fn cut_to(&self, digits: u32) -> Option<Self> {
        let at = self.raw.rfind(['.', ','])?;
        let whole: String = self.raw[..at].chars().filter(char::is_ascii_digit).collect();
        let decimals: String = self.raw[at + 1..].chars().take(digits as usize).collect();
        let raw = if decimals.is_empty() { whole } else { format!("{whole}.{decimals}") };
        Some(Self { raw, zeros: self.zeros })
    }

    /// How a number that was refused, as [`TypedNumber::shown`], may be meant: with a decimal sign, or with all digits in
    /// one.
    pub(super) fn respelled(shown: &str) -> Vec<Self> {
        let (raw, zeros) = shown.strip_suffix('k').map_or((shown, 0), |raw| (raw, 3));
        let all: String = raw.chars().filter(char::is_ascii_digit).collect();
        let whole = Self { raw: all.trim_start_matches('0').to_owned(), zeros };
        let Some(at) = raw.rfind(['.', ',', '\'']) else { return vec![whole] };
        let before: String = raw[..at].chars().filter(char::is_ascii_digit).collect();
        let with_point = Self { raw: format!("{before}.{}", raw[at + 1..].trim_end_matches('0')), zeros };
        let with_point = Self { raw: with_point.raw.trim_end_matches('.').to_owned(), zeros };
        if raw.len() - at - 1 == 3 { vec![whole, with_point] } else { vec![with_point, whole] }
    }

    /// Digits before and after the decimal sign.
    fn split(&self, currency: Currency) -> Result<(String, &str), Problem> {
        let (whole, fraction) = match self.find_decimal_sign(currency)? {
            Some(at) => (&self.raw[..at], &self.raw[at + 1..]),
            None => (self.raw.as_str(), ""),
        };
        if !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return Err(self.not_a_number());
        }
        Ok((self.ungroup(whole)?, fraction))
    }

    fn find_decimal_sign(&self, currency: Currency) -> Result<Option<usize>, Problem> {
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
            (Some(at), None) => self.read_single_sign('.', at, currency),
            (None, Some(at)) => self.read_single_sign(',', at, currency),
        }
    }

    /// Rules 4 to 6.
    fn read_single_sign(&self, sign: char, at: usize, currency: Currency) -> Result<Option<usize>, Problem> {
        let (before, after) = (&self.raw[..at], self.raw.len() - at - 1);
        let could_group = after == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
        let ambiguous = || Err(PriceProblem::AmbiguousNumber { text: self.shown() }.into());
        match sign {
            ',' if could_group => Ok(None),
            ',' if before == "0" && after == 3 => ambiguous(),
            ',' if after > 3 => Err(self.not_a_number()),
            '.' if could_group && GROUPED_BY_DOT.contains(&currency.code()) => Ok(None),
            '.' if could_group && (currency.minor_digits() != 3 || self.zeros > 0) => ambiguous(),
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

/// The most that one offer may cost.
pub(super) fn most_of(currency: Currency) -> Money {
    Money { minor: MOST_MAJOR * currency.minor_per_major(), currency }
}
