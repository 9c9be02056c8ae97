//! Milestones that are understood: exact name, amount and day.

use super::{currency, form, money, parse};
use crate::domain::form::OfferForm;
use crate::domain::offers::terms::{Milestone, Price};
use crate::domain::time::date;
use chrono::NaiveDate;

const DEC_10: Option<NaiveDate> = Some(date(2026, 12, 10));

/// Typed, name, minor units, currency, due. The price is left empty, so the one line is the price.
const LINES: &[(&str, &str, i64, &str, Option<NaiveDate>)] = &[
    ("Design: 500, due 2026-12-10", "Design", 50_000, "USD", DEC_10),
    ("Build - $1,000 - in 3 weeks", "Build", 100_000, "USD", Some(date(2026, 12, 14))),
    ("Launch 500", "Launch", 50_000, "USD", None),
    ("Launch 500 EUR", "Launch", 50_000, "EUR", None),
    ("Launch USD 500", "Launch", 50_000, "USD", None),
    ("Launch $ 500", "Launch", 50_000, "USD", None),
    ("Launch €1.500,50", "Launch", 150_050, "EUR", None),
    ("Launch 1.5k", "Launch", 150_000, "USD", None),
    ("Launch 500 due 2026-12-10", "Launch", 50_000, "USD", DEC_10),
    ("Launch 500 by 10 Dec", "Launch", 50_000, "USD", DEC_10),
    ("Launch 500 in 3 weeks", "Launch", 50_000, "USD", Some(date(2026, 12, 14))),
    ("Launch 500 2026-12-10", "Launch", 50_000, "USD", DEC_10),
    ("Launch: 500 due by 2026-12-10", "Launch", 50_000, "USD", DEC_10),
    ("Launch, 500, Dec 10, 2026", "Launch", 50_000, "USD", DEC_10),
    ("Launch | 500 | 2026-12-10", "Launch", 50_000, "USD", DEC_10),
    ("Launch – 500 – tomorrow", "Launch", 50_000, "USD", Some(date(2026, 11, 24))),
    ("Design: 500 (due 2026-12-10)", "Design", 50_000, "USD", DEC_10),
    ("Design: 500 (by 10 Dec)", "Design", 50_000, "USD", DEC_10),
    ("Design: 500 (10 Dec)", "Design", 50_000, "USD", DEC_10),
    ("Design: 500 on 2026-12-10", "Design", 50_000, "USD", DEC_10),
    ("Design: 500,due 2026-12-10", "Design", 50_000, "USD", DEC_10),
    ("Design (2 rounds): 500", "Design (2 rounds)", 50_000, "USD", None),
    ("* **Design**: 500", "**Design**", 50_000, "USD", None),
    ("50% on delivery: 500", "50% on delivery", 50_000, "USD", None),
    ("- Design: 500", "Design", 50_000, "USD", None),
    ("• Design: 500", "Design", 50_000, "USD", None),
    ("1. Design: 500", "Design", 50_000, "USD", None),
    ("2) Design: 500", "Design", 50_000, "USD", None),
    ("Phase 1: 500", "Phase 1", 50_000, "USD", None),
    ("Phase 2: API: 500", "Phase 2: API", 50_000, "USD", None),
    ("3 pages - 500 USD", "3 pages", 50_000, "USD", None),
    ("Logo by hand: 500", "Logo by hand", 50_000, "USD", None),
    ("Logo by hand 500", "Logo by hand", 50_000, "USD", None),
    ("Sketches in Figma: 500, due 2026-12-10", "Sketches in Figma", 50_000, "USD", DEC_10),
    ("Follow-up work: 5", "Follow-up work", 500, "USD", None),
    ("Дизайн: 500 ₴", "Дизайн", 50_000, "UAH", None),
    ("設計：５００円", "設計", 500, "JPY", None),
];

#[test]
fn lines_are_exact() {
    for (typed, name, minor, code, due) in LINES {
        let form = OfferForm { price: String::new(), milestones: (*typed).to_owned(), ..form() };
        let terms = parse(&form).unwrap_or_else(|problems| panic!("{typed}: {problems:?}"));
        let amount = money(*minor, code);
        let milestones = vec![Milestone { name: (*name).to_owned(), amount, due: *due }];
        assert_eq!(terms.price, Price::Fixed { total: amount, milestones }, "{typed}");
    }
}

#[test]
fn amounts_without_a_currency_take_the_prices() {
    let milestones = "Design: 500, due 2026-12-10\n\nBuild: $1,000\nLaunch 500".to_owned();
    let form = OfferForm { price: "$2,000 CAD".to_owned(), milestones, ..form() };
    let Price::Fixed { total, milestones } = parse(&form).unwrap().price else { panic!("fixed") };
    assert_eq!(total, money(200_000, "CAD"));
    assert!(milestones.iter().all(|milestone| milestone.amount.currency == currency("CAD")));
}

#[test]
fn a_currency_that_all_lines_name_counts_when_no_price_is_typed() {
    let milestones = "Design: 500 EUR\nBuild: 1000 EUR\nLaunch 500 EUR".to_owned();
    let form = OfferForm { price: String::new(), milestones, ..form() };
    let Price::Fixed { total, .. } = parse(&form).unwrap().price else { panic!("fixed") };
    assert_eq!(total, money(200_000, "EUR"));
}
