//! Milestones that are refused, each with its line and problem.

use super::{TODAY, currency, form, money, only_problem, parse, text};
use crate::domain::form::OfferForm;
use crate::domain::form::problem::date::DateProblem;
use crate::domain::form::problem::milestone::MilestoneProblem;
use crate::domain::form::problem::price::PriceProblem;
use crate::domain::form::problem::text::TextProblem;
use crate::domain::form::problem::{Field, FieldProblem, Problem};
use crate::domain::money::Currency;
use jiff::civil::date;

/// One line, and what is wrong with it; the price is 1500 USD.
fn lines() -> Vec<(&'static str, Problem)> {
    let no_amount = |typed: &str| Problem::Price(PriceProblem::NoAmount { text: text(typed) });
    let no_date = |typed: &str| Problem::Date(DateProblem::NotADate { text: text(typed) });
    let not_understood = |typed: &str| Problem::Price(PriceProblem::NotUnderstood { text: text(typed) });
    vec![
        ("Design", no_amount("Design")),
        ("Design: free", no_amount("Design: free")),
        ("Design, due 2026-12-10", no_amount("Design")),
        ("1500", Problem::Milestone(MilestoneProblem::NoName)),
        (": 1500", Problem::Milestone(MilestoneProblem::NoName)),
        ("1500 - Design", Problem::Milestone(MilestoneProblem::NoName)),
        ("$1500 for design", Problem::Milestone(MilestoneProblem::NoName)),
        ("- $1500, due 2026-12-10", Problem::Milestone(MilestoneProblem::NoName)),
        ("Design: 4.99", Problem::Milestone(MilestoneProblem::TooSmall { least: money(500, "USD") })),
        ("Design: 1", Problem::Milestone(MilestoneProblem::TooSmall { least: money(500, "USD") })),
        ("Design: 0", Problem::Price(PriceProblem::NotPositive)),
        ("Design: -1500", Problem::Price(PriceProblem::NotPositive)),
        (
            "Design: 1500 EUR",
            Problem::Milestone(MilestoneProblem::OtherCurrency {
                is: currency("EUR"),
                expected: Currency::USD,
            }),
        ),
        (
            "Design £1500",
            Problem::Milestone(MilestoneProblem::OtherCurrency {
                is: currency("GBP"),
                expected: Currency::USD,
            }),
        ),
        (
            "Design: $1500 EUR",
            Problem::Price(PriceProblem::TwoCurrencies { first: Currency::USD, second: currency("EUR") }),
        ),
        ("Design: 1500 XYZ", Problem::Price(PriceProblem::UnknownCurrency { code: text("XYZ") })),
        ("Design: 1.500", Problem::Price(PriceProblem::AmbiguousNumber { text: text("1.500") })),
        ("Design: 1,50,0", Problem::Price(PriceProblem::NotANumber { text: text("1,50,0") })),
        (
            "Design: 14.999,999",
            Problem::Price(PriceProblem::TooPrecise { currency: Currency::USD, digits: 2 }),
        ),
        (
            "Design: 500-1000",
            Problem::Price(PriceProblem::TwoAmounts { first: text("500"), second: text("1000") }),
        ),
        ("Design: 40/h", Problem::Milestone(MilestoneProblem::HourlyMilestone)),
        ("Design: 1500/week", Problem::Price(PriceProblem::RateUnit { unit: text("week") })),
        ("Design 1500 quickly", not_understood("quickly")),
        ("Phase 1 500", Problem::Milestone(MilestoneProblem::UnclearAmount { text: text("1 500") })),
        (
            "Design: 500, 12.10",
            Problem::Price(PriceProblem::TwoAmounts { first: text("500 USD"), second: text("12.10 USD") }),
        ),
        ("Design: 1500, due someday", no_date("someday")),
        ("Design: 1500, sometime", no_date("sometime")),
        (
            "Design: 1500, due 03/04/2027",
            Problem::Date(DateProblem::AmbiguousDate { text: text("03/04/2027") }),
        ),
        ("Design: 1500, 03.04.2027", Problem::Date(DateProblem::AmbiguousDate { text: text("03.04.2027") })),
        (
            "Design: 1500, due 2026-11-31",
            Problem::Date(DateProblem::ImpossibleDate { text: text("2026-11-31") }),
        ),
        ("Design: 1500, friday 5pm", Problem::Date(DateProblem::TimeOfDay { text: text("friday 5pm") })),
        (
            "Design: 1500, due 2020-01-01",
            Problem::Date(DateProblem::DateInPast { day: date(2020, 1, 1), today: TODAY }),
        ),
        (
            "Design: 1500 by yesterday",
            Problem::Date(DateProblem::DateInPast { day: date(2026, 11, 22), today: TODAY }),
        ),
        ("Design: 1500, in 4 years", Problem::Date(DateProblem::TooFarAhead { latest: date(2029, 11, 23) })),
    ]
}

#[test]
fn bad_lines_name_their_problem() {
    for (typed, problem) in lines() {
        let found = only_problem(&OfferForm { milestones: typed.to_owned(), ..form() });
        let problem = Problem::OnLine { line: 1, problem: Box::new(problem) };
        assert_eq!(found, FieldProblem { field: Field::Milestones, problem }, "{typed}");
    }
}

#[test]
fn every_bad_line_is_told_by_its_number() {
    let milestones = "Design: 500\n\nBuild\nLaunch: 1 EUR".to_owned();
    let problems = parse(&OfferForm { milestones, ..form() }).unwrap_err();
    let lines: Vec<usize> = problems
        .iter()
        .map(|found| if let Problem::OnLine { line, .. } = found.problem { line } else { 0 })
        .collect();
    assert_eq!(lines, [3, 4]);
}

#[test]
fn milestones_must_fit_the_price() {
    let whole = |milestones: &str, price: &str| {
        only_problem(&OfferForm { price: text(price), milestones: text(milestones), ..form() }).problem
    };
    let sum = money(120_000, "USD");
    assert_eq!(
        whole("Design: 500\nBuild: 700", "1500"),
        Problem::Milestone(MilestoneProblem::DoNotAddUp { sum, total: money(150_000, "USD") })
    );
    assert_eq!(
        whole("Design: 500\nBuild: 999.99", "1500"),
        Problem::Milestone(MilestoneProblem::DoNotAddUp {
            sum: money(149_999, "USD"),
            total: money(150_000, "USD")
        })
    );
    assert_eq!(whole("Design: 500", "40/h"), Problem::Milestone(MilestoneProblem::MilestonesWithHourly));
    let many = "Part: 75\n".repeat(21);
    assert_eq!(
        whole(&many, "1575"),
        Problem::Milestone(MilestoneProblem::TooManyMilestones { most: 20, is: 21 })
    );
    let endless = Problem::Text(TextProblem::TooLong { most: 200, is: 3_999 });
    let line = ": ".repeat(2_000);
    assert_eq!(whole(&line, "1500"), Problem::OnLine { line: 1, problem: Box::new(endless) });
    let long = format!("{}: 1500", "x".repeat(81));
    let too_long = Problem::Text(TextProblem::TooLong { most: 80, is: 81 });
    assert_eq!(whole(&long, "1500"), Problem::OnLine { line: 1, problem: Box::new(too_long) });
}

#[test]
fn milestones_must_fit_the_schedule() {
    let on = |schedule: &str| {
        let milestones = text("\nDesign: 1500, due 2026-12-10");
        only_problem(&OfferForm { milestones, schedule: text(schedule), ..form() }).problem
    };
    let (start, day, due) = (date(2026, 12, 11), date(2026, 12, 10), date(2026, 12, 9));
    let on_line = |problem| Problem::OnLine { line: 2, problem: Box::new(problem) };
    assert_eq!(
        on("start 2026-12-11"),
        on_line(Problem::Date(DateProblem::DueBeforeStart { start, due: day }))
    );
    assert_eq!(on("due 2026-12-09"), on_line(Problem::Milestone(MilestoneProblem::AfterDue { day, due })));
}
