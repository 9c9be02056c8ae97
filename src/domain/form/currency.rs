//! Currencies as people name them: codes, signs, words. Owns which names are shared by several currencies and how that
//! is settled; knows nothing of amounts.
//!
//! A shared name means the server's default currency if that is one of those sharing it; otherwise its best-known
//! holder (`$` USD, `£` GBP, `¥` JPY), and where there is none (`kr`, `Rs`, `francs`, `pesos`) it is refused. An exact
//! code beside it settles the matter: `$500 CAD`.

use super::problem::Problem;
use super::problem::price::PriceProblem;
use super::text::quote;
use crate::domain::money::Currency;

const DOLLARS: &[&str] = &[
    "USD", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "FJD", "GYD", "HKD", "JMD", "KYD", "LRD", "NAD",
    "NZD", "SBD", "SGD", "SRD", "TTD", "TWD", "XCD",
];
const DOLLAR_SIGN: &[&str] = &[
    "USD", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "FJD", "GYD", "HKD", "JMD", "KYD", "LRD", "NAD",
    "NZD", "SBD", "SGD", "SRD", "TTD", "TWD", "XCD", "ARS", "CLP", "COP", "CUP", "DOP", "MXN", "UYU",
];
const POUNDS: &[&str] = &["GBP", "EGP", "FKP", "GIP", "LBP", "SDG", "SHP", "SSP", "SYP"];
const YEN_SIGN: &[&str] = &["JPY", "CNY"];
const KRONER: &[&str] = &["DKK", "ISK", "NOK", "SEK"];
const RUPEES: &[&str] = &["INR", "LKR", "MUR", "NPR", "PKR", "SCR"];
const PESOS: &[&str] = &["ARS", "CLP", "COP", "CUP", "DOP", "MXN", "PHP", "UYU"];
const FRANCS: &[&str] = &["BIF", "CDF", "CHF", "DJF", "GNF", "KMF", "RWF", "XAF", "XOF", "XPF"];

/// A currency as it was named, which may still be open.
#[derive(Debug, Clone)]
pub(super) struct Named {
    text: String,
    settled: Option<Currency>,
    /// Those that share the name; empty for an exact one.
    shared_by: &'static [&'static str],
}

impl Named {
    /// The currency that `word` names, `None` if it names none. Codes count in any case, except for the English words
    /// `all` and `top`, which must be capitals to be money.
    pub(super) fn find(word: &str, default: Currency) -> Option<Self> {
        let lower = word.to_lowercase();
        if let Some((shared_by, best_known)) = find_shared(&lower) {
            let own = shared_by.contains(&default.code()).then_some(default);
            let settled = own.or_else(|| best_known.and_then(Currency::from_code));
            return Some(Self { text: quote(word), settled, shared_by });
        }
        let code = match find_exact(&lower) {
            Some(code) => code,
            None if word == lower && matches!(word, "all" | "top") => return None,
            None => lower.trim_end_matches('$'),
        };
        let settled = Currency::from_code(code)?;
        Some(Self { text: quote(word), settled: Some(settled), shared_by: &[] })
    }

    /// Both names together mean one currency, or they contradict each other.
    pub(super) fn and(self, other: Self) -> Result<Self, Problem> {
        match (self.settled, other.settled) {
            (Some(first), Some(second)) if first == second => {
                Ok(if self.shared_by.is_empty() { self } else { other })
            }
            (_, Some(second)) if self.shared_by.contains(&second.code()) && other.shared_by.is_empty() => {
                Ok(other)
            }
            (Some(first), _) if other.shared_by.contains(&first.code()) && self.shared_by.is_empty() => {
                Ok(self)
            }
            (Some(first), Some(second)) => Err(PriceProblem::TwoCurrencies { first, second }.into()),
            (None, _) => Err(PriceProblem::SharedCurrencyName { text: self.text }.into()),
            (_, None) => Err(PriceProblem::SharedCurrencyName { text: other.text }.into()),
        }
    }

    /// The one currency meant.
    pub(super) fn settle(self) -> Result<Currency, Problem> {
        self.settled.ok_or(Problem::Price(PriceProblem::SharedCurrencyName { text: self.text }))
    }
}

/// The currencies that share a name, and the one it means when none of them is the server's own.
fn find_shared(lower: &str) -> Option<(&'static [&'static str], Option<&'static str>)> {
    Some(match lower {
        "$" => (DOLLAR_SIGN, Some("USD")),
        "dollar" | "dollars" | "buck" | "bucks" => (DOLLARS, Some("USD")),
        "£" | "pound" | "pounds" | "quid" => (POUNDS, Some("GBP")),
        "¥" => (YEN_SIGN, Some("JPY")),
        "kr" | "krona" | "kronor" | "krone" | "kroner" | "króna" | "krónur" => (KRONER, None),
        "₨" | "rs" | "rupee" | "rupees" => (RUPEES, None),
        "peso" | "pesos" => (PESOS, None),
        "fr" | "franc" | "francs" => (FRANCS, None),
        _ => return None,
    })
}

/// The codes of the currencies that share a name, the best known first.
pub(super) fn sharing(name: &str) -> &'static [&'static str] {
    find_shared(&name.to_lowercase()).map_or(&[], |(codes, _)| codes)
}

/// Signs and words that belong to one currency.
fn find_exact(lower: &str) -> Option<&'static str> {
    Some(match lower {
        "us$" | "us" | "american" => "USD",
        "€" | "euro" | "euros" => "EUR",
        "c$" | "ca$" | "canadian" => "CAD",
        "a$" | "au$" | "australian" => "AUD",
        "nz$" => "NZD",
        "hk$" => "HKD",
        "s$" | "sg$" => "SGD",
        "nt$" => "TWD",
        "mx$" => "MXN",
        "r$" | "reais" => "BRL",
        "sterling" => "GBP",
        "yen" | "円" => "JPY",
        "yuan" | "rmb" | "元" => "CNY",
        "₹" => "INR",
        "₩" | "won" => "KRW",
        "rp" | "rupiah" => "IDR",
        "₽" | "ruble" | "rubles" => "RUB",
        "₺" => "TRY",
        "₴" | "hryvnia" => "UAH",
        "₪" | "shekel" | "shekels" => "ILS",
        "₫" => "VND",
        "₱" => "PHP",
        "₦" | "naira" => "NGN",
        "฿" | "baht" => "THB",
        "₡" => "CRC",
        "₲" => "PYG",
        "₸" => "KZT",
        "₾" => "GEL",
        "₵" | "cedi" | "cedis" => "GHS",
        "zł" | "zl" | "zloty" | "zlotys" | "złoty" => "PLN",
        "kč" => "CZK",
        "ft" | "forint" => "HUF",
        "rand" => "ZAR",
        "rm" | "ringgit" => "MYR",
        _ => return None,
    })
}

/// Whether `c` is a sign that names a currency by itself.
pub(super) fn is_currency_sign(c: char) -> bool {
    matches!(
        c,
        '$' | '£'
            | '¥'
            | '€'
            | '₨'
            | '₹'
            | '₩'
            | '₽'
            | '₺'
            | '₴'
            | '₪'
            | '₫'
            | '₱'
            | '₦'
            | '฿'
            | '₡'
            | '₲'
            | '₸'
            | '₾'
            | '₵'
    )
}
