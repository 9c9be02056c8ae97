//! Money: an amount in the minor unit of an ISO 4217 currency, never a float. Owns arithmetic and currency facts; how a
//! person types it is `form::price`, how it is shown is a view.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// An ISO 4217 currency, e.g. USD.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// US dollar, the default of a new server.
    pub const USD: Self = Self(iso_currency::Currency::USD);

    /// The currency of a three-letter code in any case; `None` for an unknown code or one without a minor unit
    /// (precious metals, test codes).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let currency = iso_currency::Currency::from_code(&code.to_ascii_uppercase())?;
        currency.exponent().map(|_| Self(currency))
    }

    /// Three capital letters.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// Digits after the decimal point: 2 for USD, 0 for JPY, 3 for KWD (ISO 4217's exponent).
    #[must_use]
    pub fn minor_digits(self) -> u32 {
        self.0.exponent().map_or(0, u32::from)
    }

    /// Minor units in one major unit: 100 for USD, 1 for JPY.
    #[must_use]
    pub fn minor_per_major(self) -> i64 {
        10_i64.pow(self.minor_digits())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| serde::de::Error::custom(format!("unknown currency {code:?}")))
    }
}

/// An amount of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// In the currency's minor unit (cents for USD).
    pub minor: i64,
    /// Which currency.
    pub currency: Currency,
}

impl Money {
    /// `1500.00`, `12000`: the exact number, with as many digits after the point as the currency has, for programs.
    #[must_use]
    pub fn decimal(self) -> String {
        let digits = self.currency.minor_digits() as usize;
        let sign = if self.minor < 0 { "-" } else { "" };
        // At least one digit before the point.
        let minor = format!("{:0width$}", self.minor.unsigned_abs(), width = digits + 1);
        let (major, rest) = minor.split_at(minor.len() - digits);
        if rest.is_empty() { format!("{sign}{major}") } else { format!("{sign}{major}.{rest}") }
    }
}

/// Largest amount of one offer, in major units; far above any real one, far below overflow.
pub const MOST_MAJOR: i64 = 1_000_000_000;

impl fmt::Display for Money {
    /// `1,500 USD`, `1,500.50 USD`, `12,000 JPY`: thousands separators, no empty cents.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let per_major = self.currency.minor_per_major();
        let (major, rest) = (self.minor / per_major, (self.minor % per_major).abs());
        let digits = major.abs().to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let sign = if self.minor < 0 { "-" } else { "" };
        if rest == 0 {
            write!(f, "{sign}{grouped} {}", self.currency)
        } else {
            let width = self.currency.minor_digits() as usize;
            write!(f, "{sign}{grouped}.{rest:0width$} {}", self.currency)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_is_exact_and_has_the_digits_of_its_currency() {
        let decimal =
            |minor, code| Money { minor, currency: Currency::from_code(code).expect("a currency") }.decimal();
        let amounts =
            [(150_000, "USD"), (5, "USD"), (0, "EUR"), (-199, "USD"), (12_000, "JPY"), (1_500, "KWD")];
        let written = ["1500.00", "0.05", "0.00", "-1.99", "12000", "1.500"];
        assert_eq!(amounts.map(|(minor, code)| decimal(minor, code)), written);
        assert_eq!(decimal(i64::MIN, "USD"), "-92233720368547758.08");
    }
}
