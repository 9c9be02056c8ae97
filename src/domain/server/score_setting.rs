//! What a server may set about the Job Success Score, each as one setting. Owns the ranges, and how what an admin types is read.

use crate::domain::feedback::score::rules::{Minimum, Rate, ScoreRules, WINDOWS};
use crate::domain::money::Currency;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// How many contracts, and how many clients, a score may need at least.
pub const MINIMUM: RangeInclusive<u32> = 1..=50;

/// How long a window may be, in months.
pub const WINDOW_MONTHS: RangeInclusive<u32> = 1..=60;

/// From which percent on a score may be good or excellent.
pub const PERCENT: RangeInclusive<u8> = 1..=100;

/// Most currencies with a rate.
pub const MOST_RATES: usize = 20;

/// What a unit of another currency may be worth, in millionths.
const RATE_MILLIONTHS: RangeInclusive<u64> = 1..=1_000_000_000_000;

/// From which percent on a score is what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bands {
    /// See [`ScoreRules::excellent`].
    pub excellent: u8,
    /// See [`ScoreRules::good`].
    pub good: u8,
}

/// Rates into one currency. They count while that is the server's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rates {
    /// Into which.
    pub currency: Currency,
    /// By the code of the currency.
    pub rates: Vec<Rate>,
}

/// One of these settings, with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScoreSetting {
    /// See [`ScoreRules::minimum`].
    Minimum(Minimum),
    /// See [`ScoreRules::windows`].
    Windows([u32; WINDOWS]),
    /// See [`Bands`].
    Bands(Bands),
    /// See [`ScoreRules::rates`].
    Rates(Rates),
}

/// What one server's admins have set about its scores; what is not there is as for a new server.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScoreSettings {
    /// See [`ScoreRules::minimum`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Minimum>,
    /// See [`ScoreRules::windows`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub windows: Option<[u32; WINDOWS]>,
    /// See [`Bands`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bands: Option<Bands>,
    /// See [`Rates`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rates: Option<Rates>,
}

impl ScoreSettings {
    /// Whether nothing was set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The rules of the score in a server with this currency.
    #[must_use]
    pub fn rules(&self, currency: Currency) -> ScoreRules {
        let usual = ScoreRules::of(currency);
        let bands = self.bands.unwrap_or(Bands { excellent: usual.excellent, good: usual.good });
        let rates = self.rates.as_ref().filter(|rates| rates.currency == currency);
        ScoreRules {
            minimum: self.minimum.unwrap_or(usual.minimum),
            windows: self.windows.unwrap_or(usual.windows),
            excellent: bands.excellent,
            good: bands.good,
            rates: rates.map(|rates| rates.rates.clone()).unwrap_or_default(),
            ..usual
        }
    }

    /// Takes the value of one setting.
    pub fn set(&mut self, setting: &ScoreSetting) {
        match setting {
            ScoreSetting::Minimum(minimum) => self.minimum = Some(*minimum),
            ScoreSetting::Windows(windows) => self.windows = Some(*windows),
            ScoreSetting::Bands(bands) => self.bands = Some(*bands),
            ScoreSetting::Rates(rates) => self.rates = Some(rates.clone()),
        }
    }
}

/// Values that a setting does not take, exactly as they were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScoreProblem {
    /// No numbers, or out of [`MINIMUM`], or more clients than contracts.
    Minimum {
        /// How many contracts.
        contracts: String,
        /// How many clients.
        clients: String,
    },
    /// Not three different lengths of [`WINDOW_MONTHS`].
    Windows(String),
    /// No numbers, or out of [`PERCENT`], or good from where it's excellent.
    Bands {
        /// From where it's excellent.
        excellent: String,
        /// From where it's good.
        good: String,
    },
    /// Lines that are no rate.
    Rates {
        /// All that was typed.
        typed: String,
        /// The lines that weren't understood; none where there are too many.
        lines: Vec<String>,
    },
}

impl ScoreSetting {
    /// The minimum that was typed.
    ///
    /// # Errors
    /// Texts that are no numbers, or out of range.
    pub fn read_minimum(contracts: &str, clients: &str) -> Result<Self, ScoreProblem> {
        let number = |typed: &str| typed.trim().parse().ok().filter(|number| MINIMUM.contains(number));
        let read = number(contracts).zip(number(clients)).filter(|(contracts, clients)| clients <= contracts);
        let minimum = read.map(|(contracts, clients)| Self::Minimum(Minimum { contracts, clients }));
        minimum.ok_or_else(|| ScoreProblem::Minimum {
            contracts: contracts.to_owned(),
            clients: clients.to_owned(),
        })
    }

    /// The windows that were typed, in whatever order: `6, 12, 24`.
    ///
    /// # Errors
    /// A text that is no three different numbers of months.
    pub fn read_windows(typed: &str) -> Result<Self, ScoreProblem> {
        let problem = || ScoreProblem::Windows(typed.to_owned());
        let words = typed.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/'));
        let is_number =
            |word: &&str| !matches!(word.to_lowercase().as_str(), "" | "and" | "month" | "months");
        let read: Result<Vec<u32>, _> = words.filter(is_number).map(str::parse).collect();
        let mut months = read.map_err(|_| problem())?;
        months.sort_unstable();
        months.dedup();
        let windows: [u32; WINDOWS] = months.try_into().map_err(|_| problem())?;
        let is_known = windows.iter().all(|window| WINDOW_MONTHS.contains(window));
        is_known.then_some(Self::Windows(windows)).ok_or_else(problem)
    }

    /// The bands that were typed.
    ///
    /// # Errors
    /// Texts that are no percents, or where good begins no lower than excellent.
    pub fn read_bands(excellent: &str, good: &str) -> Result<Self, ScoreProblem> {
        let percent = |typed: &str| {
            let number = typed.trim().trim_end_matches('%').trim_end();
            number.parse().ok().filter(|percent| PERCENT.contains(percent))
        };
        let read = percent(excellent).zip(percent(good)).filter(|(excellent, good)| good < excellent);
        let bands = read.map(|(excellent, good)| Self::Bands(Bands { excellent, good }));
        bands.ok_or_else(|| ScoreProblem::Bands { excellent: excellent.to_owned(), good: good.to_owned() })
    }

    /// The rates into `currency` that were typed, one a line: `EUR 1.08`. None takes all of them back.
    ///
    /// # Errors
    /// All lines that are no rate, or more than [`MOST_RATES`].
    pub fn read_rates(typed: &str, currency: Currency) -> Result<Self, ScoreProblem> {
        let (mut rates, mut wrong): (Vec<Rate>, Vec<String>) = (Vec::new(), Vec::new());
        for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
            match read_rate(line, currency) {
                Some(rate) if rates.iter().all(|other| other.currency != rate.currency) => rates.push(rate),
                _ => wrong.push(line.to_owned()),
            }
        }
        if !wrong.is_empty() || rates.len() > MOST_RATES {
            return Err(ScoreProblem::Rates { typed: typed.to_owned(), lines: wrong });
        }
        rates.sort_by_key(|rate| rate.currency.code());
        Ok(Self::Rates(Rates { currency, rates }))
    }

    /// The same setting with the value that it has now.
    #[must_use]
    pub fn present(&self, rules: &ScoreRules) -> Self {
        match self {
            Self::Minimum(_) => Self::Minimum(rules.minimum),
            Self::Windows(_) => Self::Windows(rules.windows),
            Self::Bands(_) => Self::Bands(Bands { excellent: rules.excellent, good: rules.good }),
            Self::Rates(_) => Self::Rates(Rates { currency: rules.currency, rates: rules.rates.clone() }),
        }
    }

    /// The setting's stored name, for the audit.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Minimum(_) => "score_minimum",
            Self::Windows(_) => "score_windows",
            Self::Bands(_) => "score_bands",
            Self::Rates(_) => "score_rates",
        }
    }

    /// The value as the audit keeps it.
    #[must_use]
    pub fn value(&self) -> String {
        match self {
            Self::Minimum(Minimum { contracts, clients }) => format!("{contracts}/{clients}"),
            Self::Windows(windows) => windows.map(|months| months.to_string()).join(", "),
            Self::Bands(Bands { excellent, good }) => format!("{excellent}%, {good}%"),
            Self::Rates(Rates { rates, .. }) if rates.is_empty() => "none".to_owned(),
            Self::Rates(Rates { rates, .. }) => {
                let rates: Vec<_> = rates.iter().map(|rate| format!("{} {rate}", rate.currency)).collect();
                rates.join(", ")
            }
        }
    }
}

/// `EUR 1.08`, `EUR = 1.08` or `1 EUR = 1.08 USD`, where the last currency is the server's.
fn read_rate(line: &str, own: Currency) -> Option<Rate> {
    let spaced = line.replace(['=', ':'], " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let words = if words.first() == Some(&"1") { &words[1..] } else { &words[..] };
    let (code, amount) = match words {
        [code, amount] => (code, amount),
        [code, amount, into] if Currency::from_code(into) == Some(own) => (code, amount),
        _ => return None,
    };
    let currency = Currency::from_code(code).filter(|currency| *currency != own)?;
    Some(Rate { currency, millionths: read_millionths(amount)? })
}

/// A number with up to six digits after the point.
fn read_millionths(typed: &str) -> Option<u64> {
    let (whole, rest) = typed.split_once('.').unwrap_or((typed, "0"));
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(rest) || rest.len() > 6 {
        return None;
    }
    let (whole, rest): (u64, u64) = (whole.parse().ok()?, format!("{rest:0<6}").parse().ok()?);
    let millionths = whole.checked_mul(1_000_000)?.checked_add(rest)?;
    RATE_MILLIONTHS.contains(&millionths).then_some(millionths)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::from_code(code).expect("a currency")
    }

    fn rates(typed: &str) -> String {
        match ScoreSetting::read_rates(typed, Currency::USD) {
            Ok(setting) => setting.value(),
            Err(ScoreProblem::Rates { lines, .. }) => format!("wrong: {}", lines.join(" | ")),
            Err(other) => format!("{other:?}"),
        }
    }

    #[test]
    fn rates_are_read_line_by_line_and_all_or_none_count() {
        assert_eq!(rates(""), "none");
        assert_eq!(rates("gbp 1.27\n\n 1 EUR = 1.080 USD \nJPY: 0.0072"), "EUR 1.08, GBP 1.27, JPY 0.0072");
        assert_eq!(rates("KWD 1000000"), "KWD 1000000");
        let wrong = [
            "USD 1",
            "EUR",
            "EUR 1,08",
            "EUR 1.2345678",
            "EUR 0",
            "EUR -1",
            "EUR .5",
            "EUR 1 GBP",
            "XXX 1",
            "EUR 1000001",
            "1 1 1",
            "EUR 1.",
        ];
        for line in wrong {
            assert_eq!(rates(&format!("CHF 1.1\n{line}")), format!("wrong: {line}"));
        }
        assert_eq!(rates("EUR 1\nEUR 2"), "wrong: EUR 2", "which of them is meant isn't clear");
        let codes = [
            "AED", "ARS", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HUF", "IDR", "ILS",
            "INR", "JPY", "KRW", "MXN", "NOK", "PLN", "SEK",
        ];
        let many = |count: usize| codes[..count].iter().map(|code| format!("{code} 1\n")).collect::<String>();
        assert!(rates(&many(MOST_RATES)).starts_with("AED 1, "));
        assert_eq!(rates(&many(MOST_RATES + 1)), "wrong: ", "too many");
    }

    #[test]
    fn rates_count_while_their_currency_is_the_servers() {
        let mut settings = ScoreSettings::default();
        settings.set(&ScoreSetting::read_rates("EUR 1.08", Currency::USD).expect("a rate"));
        assert_eq!(settings.rules(Currency::USD).rate_of(currency("EUR")), Some(1_080_000));
        assert_eq!(settings.rules(currency("GBP")).rate_of(currency("EUR")), None);
        assert_eq!(
            settings.rules(Currency::USD).rate_of(currency("EUR")),
            Some(1_080_000),
            "and again after it"
        );
    }

    #[test]
    fn ranges_are_kept_to_and_what_was_typed_is_given_back() {
        let minimum =
            |contracts, clients| ScoreSetting::read_minimum(contracts, clients).map(|it| it.value());
        assert_eq!(minimum(" 3", "2"), Ok("3/2".to_owned()));
        for (contracts, clients) in [("0", "0"), ("51", "1"), ("2", "3"), ("two", "1"), ("2", "")] {
            let typed =
                ScoreProblem::Minimum { contracts: contracts.to_owned(), clients: clients.to_owned() };
            assert_eq!(minimum(contracts, clients), Err(typed));
        }
        let windows = |typed: &str| ScoreSetting::read_windows(typed).map(|it| it.value());
        for typed in ["6, 12, 24", "24 12 6", "6/12/24 months", "6, 12 and 24"] {
            assert_eq!(windows(typed), Ok("6, 12, 24".to_owned()), "{typed}");
        }
        for typed in
            ["", "6, 12", "6, 6, 12", "0, 6, 12", "6, 12, 61", "6, 12, 24, 36", "half a year", "6.5, 7, 8"]
        {
            assert_eq!(windows(typed), Err(ScoreProblem::Windows(typed.to_owned())), "{typed}");
        }
        let bands = |excellent, good| ScoreSetting::read_bands(excellent, good).map(|it| it.value());
        assert_eq!(bands("95 %", "85"), Ok("95%, 85%".to_owned()));
        for (excellent, good) in [("90", "90"), ("80", "90"), ("101", "80"), ("90", "0"), ("high", "low")] {
            let typed = ScoreProblem::Bands { excellent: excellent.to_owned(), good: good.to_owned() };
            assert_eq!(bands(excellent, good), Err(typed));
        }
    }
}
