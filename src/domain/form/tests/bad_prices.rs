//! Prices that are refused, each with the one problem it has.

use super::{check_problems, currency, form, money, text};
use crate::domain::form::OfferForm;
use crate::domain::form::problem::price::PriceProblem;
use crate::domain::form::problem::text::TextProblem;
use crate::domain::form::problem::{Field, Problem};
use crate::domain::money::Currency;

fn not_understood(part: &str) -> Problem {
    Problem::Price(PriceProblem::NotUnderstood { text: text(part) })
}

fn two(first: &str, second: &str) -> Problem {
    Problem::Price(PriceProblem::TwoAmounts { first: text(first), second: text(second) })
}

fn shared(name: &str) -> Problem {
    Problem::Price(PriceProblem::SharedCurrencyName { text: text(name) })
}

fn amounts() -> Vec<(&'static str, Problem)> {
    let ambiguous = |typed: &str| Problem::Price(PriceProblem::AmbiguousNumber { text: text(typed) });
    let no_number = |typed: &str| Problem::Price(PriceProblem::NotANumber { text: text(typed) });
    let no_amount = |typed: &str| Problem::Price(PriceProblem::NoAmount { text: text(typed) });
    vec![
        ("", TextProblem::Empty.into()),
        ("  \u{200b} ", TextProblem::Empty.into()),
        ("abc", no_amount("abc")),
        ("USD", no_amount("USD")),
        ("$", no_amount("$")),
        ("to be agreed", no_amount("to be agreed")),
        ("max 20h/week", no_amount("max 20h/week")),
        ("1.500 USD", ambiguous("1.500")),
        ("€1.500", ambiguous("1.500")),
        ("12.000 JPY", ambiguous("12.000")),
        ("1.500k", ambiguous("1.500k")),
        ("0,500", ambiguous("0,500")),
        ("1,50,0", no_number("1,50,0")),
        ("1,5000", no_number("1,5000")),
        ("1.50.000", no_number("1.50.000")),
        ("1,500.000,00", no_number("1,500.000,00")),
        ("1'50 CHF", no_number("1'50")),
        ("0,500,000", no_number("0,500,000")),
        ("500-1000 USD", two("500", "1000")),
        ("500 to 1000", two("500", "1000")),
        ("500 or 600", two("500", "600")),
        ("100 50", two("100", "50")),
        ("0", PriceProblem::NotPositive.into()),
        ("0.00 EUR", PriceProblem::NotPositive.into()),
        ("-500", PriceProblem::NotPositive.into()),
        ("−500 USD", PriceProblem::NotPositive.into()),
        ("-$500", PriceProblem::NotPositive.into()),
        ("1.999,999 €", PriceProblem::TooPrecise { currency: currency("EUR"), digits: 2 }.into()),
        ("10.001", ambiguous("10.001")),
        ("0.005", PriceProblem::TooPrecise { currency: Currency::USD, digits: 2 }.into()),
        ("100.5 JPY", PriceProblem::TooPrecise { currency: currency("JPY"), digits: 0 }.into()),
        ("1.2345 KWD", PriceProblem::TooPrecise { currency: currency("KWD"), digits: 3 }.into()),
        ("1.234567k", PriceProblem::TooPrecise { currency: Currency::USD, digits: 2 }.into()),
        ("1000000001", PriceProblem::TooLarge { most: money(100_000_000_000, "USD") }.into()),
        ("99999999999999999999999 JPY", PriceProblem::TooLarge { most: money(1_000_000_000, "JPY") }.into()),
    ]
}

fn words() -> Vec<(&'static str, Problem)> {
    let unknown = |code: &str| Problem::Price(PriceProblem::UnknownCurrency { code: text(code) });
    let unit = |unit: &str| Problem::Price(PriceProblem::RateUnit { unit: text(unit) });
    let limit_unit = |hours: u32, unit: &str| {
        Problem::Price(PriceProblem::LimitUnit { hours: Some(hours), unit: text(unit) })
    };
    let out = |typed: &str| Problem::Price(PriceProblem::LimitOutOfRange { text: text(typed), most: 168 });
    vec![
        ("500 XYZ", unknown("XYZ")),
        ("500 usx", unknown("USX")),
        ("500 USDT", unknown("USDT")),
        ("1 BTC", unknown("BTC")),
        ("1 XAU", unknown("XAU")),
        ("500 all in", not_understood("all in")),
        ("500 bananas", not_understood("bananas")),
        ("500+", not_understood("+")),
        ("~500", not_understood("~")),
        ("50%", not_understood("%")),
        ("500?", not_understood("?")),
        ("1e3", not_understood("e")),
        ("500 USD/", not_understood("/")),
        ("1.5m usd", not_understood("m")),
        ("500 USD or best offer", not_understood("or best offer")),
        ("500 kr", shared("kr")),
        ("Rs 5000", shared("Rs")),
        ("500 pesos", shared("pesos")),
        ("500 francs", shared("francs")),
        ("500 USD EUR", PriceProblem::TwoCurrencies { first: Currency::USD, second: currency("EUR") }.into()),
        ("$500 EUR", PriceProblem::TwoCurrencies { first: Currency::USD, second: currency("EUR") }.into()),
        ("€500 $", PriceProblem::TwoCurrencies { first: currency("EUR"), second: Currency::USD }.into()),
        ("500/week", unit("week")),
        ("500 USD per month", unit("month")),
        ("$300 a day", unit("day")),
        ("0.10 per word", unit("word")),
        ("$500 weekly", unit("weekly")),
        ("fixed $40/h", PriceProblem::FixedAndHourly.into()),
        ("$500, max 20h/week", PriceProblem::LimitWithoutRate.into()),
        ("$500 no limit", PriceProblem::LimitWithoutRate.into()),
        ("$40/h, 8h/day", limit_unit(8, "day")),
        ("$40/h max 100 hours per month", limit_unit(100, "month")),
        ("$40/h max 0h/week", out("0")),
        ("$40/h max 169h/week", out("169")),
        ("$40/h max 20.5h/week", out("20.5")),
        ("$40/h max 20h/week no limit", PriceProblem::TwoLimits.into()),
        ("$40/h, 20h/week, 30h/week", PriceProblem::TwoLimits.into()),
        ("$40/h no idea", not_understood("no")),
    ]
}

#[test]
fn bad_prices_name_their_problem() {
    check_problems(amounts().into_iter().chain(words()), Field::Price, |typed| OfferForm {
        price: typed,
        ..form()
    });
}
