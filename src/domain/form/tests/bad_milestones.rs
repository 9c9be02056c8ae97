//! Milestones that are refused, each with its line and problem.

use super::{TODAY, currency, form, money, only_problem, parse, text};
use crate::domain::form::OfferForm;
use crate::domain::form::problem::date::DateProblem;
use crate::domain::form::problem::milestone::MilestoneProblem;
use crate::domain::form::problem::price::PriceProblem;
use crate::domain::form::problem::text::TextProblem;
use crate::domain::form::problem::{Field, Problem};
use crate::domain::money::Currency;
use crate::domain::time::date;

/// One line, and what is wrong with it; the price is 1500 USD.
fn lines() -> Vec<(&'static str, Problem)> {
    let no_amount = |typed: &str| Problem::Price(PriceProblem::NoAmount { text: text(typed) });
    let no_date = |typed: &str| Problem::Date(DateProblem::NotADate { text: text(typed) });
    let not_understood = |typed: &str| Problem::Price(PriceProblem::NotUnderstood { text: text(typed) });
    vec![
        ("Design", no_amount("Design")),
        ("Design: free", no_amount("Design: free")),
        ("Design, due 2026-12-10", no_amount("Design")),
        ("1500", MilestoneProblem::NoName.into()),
        (": 1500", MilestoneProblem::NoName.into()),
        ("1500 - Design", MilestoneProblem::NoName.into()),
        ("$1500 for design", MilestoneProblem::NoName.into()),
        ("- $1500, due 2026-12-10", MilestoneProblem::NoName.into()),
        ("Design: 4.99", MilestoneProblem::TooSmall { least: money(500, "USD") }.into()),
        ("Design: 1", MilestoneProblem::TooSmall { least: money(500, "USD") }.into()),
        ("Design: 0", PriceProblem::NotPositive.into()),
        ("Design: -1500", PriceProblem::NotPositive.into()),
        (
            "Design: 1500 EUR",
            MilestoneProblem::OtherCurrency { is: currency("EUR"), expected: Currency::USD }.into(),
        ),
        (
            "Design £1500",
            MilestoneProblem::OtherCurrency { is: currency("GBP"), expected: Currency::USD }.into(),
        ),
        (
            "Design: $1500 EUR",
            PriceProblem::TwoCurrencies { first: Currency::USD, second: currency("EUR") }.into(),
        ),
        ("Design: 1500 XYZ", PriceProblem::UnknownCurrency { code: text("XYZ") }.into()),
        ("Design: 1.500", PriceProblem::AmbiguousNumber { text: text("1.500") }.into()),
        ("Design: 1,50,0", PriceProblem::NotANumber { text: text("1,50,0") }.into()),
        ("Design: 14.999,999", PriceProblem::TooPrecise { currency: Currency::USD, digits: 2 }.into()),
        ("Design: 500-1000", PriceProblem::TwoAmounts { first: text("500"), second: text("1000") }.into()),
        ("Design: 40/h", MilestoneProblem::HourlyMilestone.into()),
        ("Design: 1500/week", PriceProblem::RateUnit { unit: text("week") }.into()),
        ("Design 1500 quickly", not_understood("quickly")),
        ("Phase 1 500", MilestoneProblem::UnclearAmount { text: text("1 500") }.into()),
        (
            "Design: 500, 12.10",
            PriceProblem::TwoAmounts { first: text("500 USD"), second: text("12.10 USD") }.into(),
        ),
        ("Design: 1500, due someday", no_date("someday")),
        ("Design: 1500, sometime", no_date("sometime")),
        ("Design: 1500, due 03/04/2027", DateProblem::AmbiguousDate { text: text("03/04/2027") }.into()),
        ("Design: 1500, 03.04.2027", DateProblem::AmbiguousDate { text: text("03.04.2027") }.into()),
        ("Design: 1500, due 2026-11-31", DateProblem::ImpossibleDate { text: text("2026-11-31") }.into()),
        ("Design: 1500, friday 5pm", DateProblem::TimeOfDay { text: text("friday 5pm") }.into()),
        (
            "Design: 1500, due 2020-01-01",
            DateProblem::DateInPast { day: date(2020, 1, 1), today: TODAY }.into(),
        ),
        (
            "Design: 1500 by yesterday",
            DateProblem::DateInPast { day: date(2026, 11, 22), today: TODAY }.into(),
        ),
        ("Design: 1500, in 4 years", DateProblem::TooFarAhead { latest: date(2029, 11, 23) }.into()),
    ]
}

#[test]
fn bad_lines_name_their_problem() {
    for (typed, problem) in lines() {
        let found = only_problem(&OfferForm { milestones: typed.to_owned(), ..form() });
        let problem = Problem::OnLine { line: 1, problem: Box::new(problem) };
        assert_eq!(found, problem.on(Field::Milestones), "{typed}");
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
        Problem::Milestone(MilestoneProblem::CentsMissing {
            missing: money(1, "USD"),
            total: money(150_000, "USD"),
            name: text("Build"),
            to: money(100_000, "USD"),
        })
    );
    assert_eq!(whole("Design: 500", "40/h"), MilestoneProblem::MilestonesWithHourly.into());
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
