//! Schedules that are refused, each with the one problem it has.

use super::{TODAY, check_problems, form, text};
use crate::domain::form::OfferForm;
use crate::domain::form::problem::date::{DateProblem, DateRole};
use crate::domain::form::problem::{Field, Problem};
use crate::domain::time::date;

fn days() -> Vec<(&'static str, Problem)> {
    let no = |typed: &str| Problem::Date(DateProblem::NotADate { text: text(typed) });
    let impossible = |typed: &str| Problem::Date(DateProblem::ImpossibleDate { text: text(typed) });
    let ambiguous = |typed: &str| Problem::Date(DateProblem::AmbiguousDate { text: text(typed) });
    let time = |typed: &str| Problem::Date(DateProblem::TimeOfDay { text: text(typed) });
    vec![
        ("2027", no("2027")),
        ("next spring", no("next spring")),
        ("due week", no("week")),
        ("in 99999 days", no("in 99999 days")),
        ("in some weeks", no("in some weeks")),
        ("2026-12-0x", no("2026-12-0x")),
        ("12 monkeys", no("12 monkeys")),
        ("2026-02-30", impossible("2026-02-30")),
        ("2026-13-01", impossible("2026-13-01")),
        ("31 November", impossible("31 november")),
        ("30 Feb 2027", impossible("30 feb 2027")),
        ("03/04/2027", ambiguous("03/04/2027")),
        ("1.2.2027", ambiguous("1.2.2027")),
        ("03-04-27", ambiguous("03-04-27")),
        ("5/6", ambiguous("5/6")),
        ("friday 5pm", time("friday 5pm")),
        ("2026-12-01 18:00", time("2026-12-01 18:00")),
        ("2026-12-01T18:00", time("2026-12-01 18:00")),
        ("in 3-4 weeks", ambiguous("3-4 weeks")),
        ("december", DateProblem::NoDayOfMonth { text: text("december") }.into()),
        ("in 48 hours", time("48 hours")),
        ("tomorrow noon", time("tomorrow noon")),
    ]
}

fn spans() -> Vec<(&'static str, Problem)> {
    let past = |year, month, day| {
        Problem::Date(DateProblem::DateInPast { day: date(year, month, day), today: TODAY })
    };
    let far = || Problem::Date(DateProblem::TooFarAhead { latest: date(2029, 11, 23) });
    let after = |word: &str| Problem::Date(DateProblem::NoDateAfter { word: text(word) });
    vec![
        ("yesterday", past(2026, 11, 22)),
        ("2026-11-22", past(2026, 11, 22)),
        ("due 1 Jan 2020", past(2020, 1, 1)),
        ("start 3 days ago", past(2026, 11, 20)),
        ("last friday", past(2026, 11, 20)),
        ("due 2029-11-24", far()),
        ("in 4 years", far()),
        ("in 9999 years", far()),
        ("monday 9999 years", far()),
        ("2126-12-01", far()),
        ("due", after("due")),
        ("start, due 2026-12-20", after("start")),
        ("start due 2026-12-20", after("start")),
        ("2026-12-01 to", after("to")),
        ("start tomorrow, start 2026-12-01", DateProblem::DateTwice { role: DateRole::Start }.into()),
        ("due tomorrow, due 2026-12-01", DateProblem::DateTwice { role: DateRole::Due }.into()),
        ("tomorrow, 2026-12-01, 2026-12-20", DateProblem::TooManyDates { is: 3 }.into()),
        (
            "start 2026-12-20, due 2026-12-01",
            DateProblem::DueBeforeStart { start: date(2026, 12, 20), due: date(2026, 12, 1) }.into(),
        ),
        (
            "2026-12-20 - in 1 week",
            DateProblem::DueBeforeStart { start: date(2026, 12, 20), due: date(2026, 11, 30) }.into(),
        ),
    ]
}

#[test]
fn bad_schedules_name_their_problem() {
    check_problems(days().into_iter().chain(spans()), Field::Schedule, |typed| OfferForm {
        schedule: typed,
        ..form()
    });
}
