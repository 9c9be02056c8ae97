//! Prices that are understood, with the exact amount.

use super::{Calendar, TODAY, currency, form, money, parse};
use crate::domain::form::OfferForm;
use crate::domain::offers::terms::Price;

/// Typed, minor units, currency; the server's default is USD.
const FIXED: &[(&str, i64, &str)] = &[
    ("1500 USD", 150_000, "USD"),
    ("$1,500", 150_000, "USD"),
    ("1.500,50 €", 150_050, "EUR"),
    ("1,500.50", 150_050, "USD"),
    ("1 500 EUR", 150_000, "EUR"),
    ("1\u{a0}500 EUR", 150_000, "EUR"),
    ("1\u{202f}500,50 EUR", 150_050, "EUR"),
    ("1'500.50 CHF", 150_050, "CHF"),
    ("1\u{2019}500 CHF", 150_000, "CHF"),
    ("1.5k usd", 150_000, "USD"),
    ("1,5k €", 150_000, "EUR"),
    ("2K", 200_000, "USD"),
    ("2 k usd", 200_000, "USD"),
    ("1.2345k", 123_450, "USD"),
    ("£2000", 200_000, "GBP"),
    ("¥12000", 12_000, "JPY"),
    ("￥１２，０００", 12_000, "JPY"),
    ("１５００ USD", 150_000, "USD"),
    ("1500", 150_000, "USD"),
    ("USD 1500", 150_000, "USD"),
    ("usd1500", 150_000, "USD"),
    ("1500usd", 150_000, "USD"),
    ("US$1500", 150_000, "USD"),
    ("C$1,500", 150_000, "CAD"),
    ("$500 CAD", 50_000, "CAD"),
    ("CAD $500", 50_000, "CAD"),
    ("$500 USD", 50_000, "USD"),
    ("500 kr SEK", 50_000, "SEK"),
    ("1500 dollars", 150_000, "USD"),
    ("200 bucks", 20_000, "USD"),
    ("50 quid", 5_000, "GBP"),
    ("50 pounds sterling", 5_000, "GBP"),
    ("1.5", 150, "USD"),
    (".50", 50, "USD"),
    ("0.01", 1, "USD"),
    ("1500.00", 150_000, "USD"),
    ("1500.500", 150_050, "USD"),
    ("1500.00 JPY", 1_500, "JPY"),
    ("1,500,000", 150_000_000, "USD"),
    ("1.500.000 EUR", 150_000_000, "EUR"),
    ("1 500 000,25 EUR", 150_000_025, "EUR"),
    ("₹1,50,000", 15_000_000, "INR"),
    ("1.500 KWD", 1_500, "KWD"),
    ("1,500 KWD", 1_500_000, "KWD"),
    ("12.345 KWD", 12_345, "KWD"),
    ("500,- €", 50_000, "EUR"),
    ("fixed price: 500 eur", 50_000, "EUR"),
    ("500 USD in total", 50_000, "USD"),
    ("1000000000 JPY", 1_000_000_000, "JPY"),
    ("٥٠٠ USD", 50_000, "USD"),
    ("5000 try", 500_000, "TRY"),
    ("ALL 5000", 500_000, "ALL"),
    ("199 zł", 19_900, "PLN"),
    ("1500 US dollars", 150_000, "USD"),
    ("1500 Canadian dollars", 150_000, "CAD"),
    ("Rp 5.000.000", 500_000_000, "IDR"),
];

/// Typed, minor units per hour, currency, weekly limit.
const HOURLY: &[(&str, i64, &str, Option<u32>)] = &[
    ("€40/h", 4_000, "EUR", None),
    ("45 USD per hour, max 20h/week", 4_500, "USD", Some(20)),
    ("$40/hr no limit", 4_000, "USD", None),
    ("40 EUR/h, max 20 h/week", 4_000, "EUR", Some(20)),
    ("40 EUR / hour", 4_000, "EUR", None),
    ("$37.50 an hour up to 15 hours per week", 3_750, "USD", Some(15)),
    ("hourly $40", 4_000, "USD", None),
    ("40 hourly, 10 hours a week", 4_000, "USD", Some(10)),
    ("40/h max 20", 4_000, "USD", Some(20)),
    ("40/h (max. 20 hrs/wk)", 4_000, "USD", Some(20)),
    ("20h/week at 40 USD/h", 4_000, "USD", Some(20)),
    ("max 20h/week, $40/h", 4_000, "USD", Some(20)),
    ("40/h, 20h weekly", 4_000, "USD", Some(20)),
    ("40/h, weekly limit: 20h", 4_000, "USD", Some(20)),
    ("40/h without weekly limit", 4_000, "USD", None),
    ("40 USD p/h unlimited", 4_000, "USD", None),
    ("$40 h", 4_000, "USD", None),
    ("40 USD h, 20h/week", 4_000, "USD", Some(20)),
    ("$ 20h/week at 40/h", 4_000, "USD", Some(20)),
    ("¥4000 per hour, limit 168", 4_000, "JPY", Some(168)),
];

fn priced(text: &str) -> OfferForm {
    OfferForm { price: text.to_owned(), ..form() }
}

#[test]
fn fixed_prices_are_exact() {
    for (typed, minor, code) in FIXED {
        let terms = parse(&priced(typed)).unwrap_or_else(|problems| panic!("{typed}: {problems:?}"));
        let expected = Price::Fixed { total: money(*minor, code), milestones: Vec::new() };
        assert_eq!(terms.price, expected, "{typed}");
    }
}

#[test]
fn hourly_prices_are_exact() {
    for (typed, minor, code, limit) in HOURLY {
        let terms = parse(&priced(typed)).unwrap_or_else(|problems| panic!("{typed}: {problems:?}"));
        let expected = Price::Hourly { rate: money(*minor, code), weekly_limit_hours: *limit };
        assert_eq!(terms.price, expected, "{typed}");
    }
}

#[test]
fn a_shared_sign_is_the_servers_own_currency_where_that_is_one_of_them() {
    let cases = [
        ("$20", "CAD", "CAD"),
        ("20 dollars", "AUD", "AUD"),
        ("$20", "EUR", "USD"),
        ("20 dollars", "MXN", "USD"),
        ("$20", "MXN", "MXN"),
        ("¥20", "CNY", "CNY"),
        ("¥20", "USD", "JPY"),
        ("20 kr", "SEK", "SEK"),
        ("20 kr", "NOK", "NOK"),
        ("£20", "EGP", "EGP"),
        ("£20", "EUR", "GBP"),
        ("Rs 20", "INR", "INR"),
        ("20", "KWD", "KWD"),
    ];
    for (typed, default, expected) in cases {
        let terms = priced(typed).read(&Calendar::on(TODAY), currency(default)).unwrap().0;
        let Price::Fixed { total, .. } = terms.price else { panic!("{typed}") };
        assert_eq!(total.currency, currency(expected), "{typed} on a server with {default}");
    }
}
