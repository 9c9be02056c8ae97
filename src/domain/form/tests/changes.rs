//! Change requests over present terms.

use super::{ChangeForm, Field, Problem, TODAY, form, money, parse, text};
use crate::domain::form::OfferForm;
use crate::domain::terms::{Price, Terms};
use jiff::ToSpan;
use jiff::civil::date;

fn present() -> Terms {
    let milestones = text("Design: 500, due 2026-12-10\nBuild: 1000");
    let schedule = text("start 2026-12-01, due 2026-12-20");
    parse(&OfferForm { price: text("1500 EUR"), schedule, milestones, ..form() }).unwrap()
}

fn change() -> ChangeForm {
    ChangeForm::from_terms(&present())
}

fn problem_of(form: &ChangeForm) -> (Field, Problem) {
    let mut problems = form.parse(&present(), TODAY).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    let found = problems.remove(0);
    (found.field, found.problem)
}

#[test]
fn nothing_changed_needs_a_message() {
    assert_eq!(problem_of(&change()), (Field::Message, Problem::NothingChanged));
    let asked = ChangeForm { message: text(" Two rounds of changes? "), ..change() };
    assert_eq!(asked.parse(&present(), TODAY), Ok((present(), text("Two rounds of changes?"))));
}

#[test]
fn a_bare_amount_stays_in_the_offers_currency() {
    let asked = ChangeForm { price: text("2000"), milestones: String::new(), ..change() };
    let (terms, _) = asked.parse(&present(), TODAY).unwrap();
    assert_eq!(terms.price, Price::Fixed { total: money(200_000, "EUR"), milestones: Vec::new() });
    assert_eq!(terms.title, present().title);
}

#[test]
fn milestones_are_never_scaled_by_guess() {
    let asked = ChangeForm { price: text("2000"), ..change() };
    let (sum, total) = (money(150_000, "EUR"), money(200_000, "EUR"));
    assert_eq!(problem_of(&asked), (Field::Milestones, Problem::DoNotAddUp { sum, total }));
    let asked = ChangeForm { price: text("40/h"), ..change() };
    assert_eq!(problem_of(&asked), (Field::Milestones, Problem::MilestonesWithHourly));
    let asked = ChangeForm { price: String::new(), milestones: text("All: 1800"), ..change() };
    let (terms, _) = asked.parse(&present(), TODAY).unwrap();
    assert!(matches!(terms.price, Price::Fixed { total, .. } if total == money(180_000, "EUR")));
}

#[test]
fn agreed_dates_stay_allowed_when_they_have_passed() {
    let later = date(2026, 12, 15);
    let asked = ChangeForm { schedule: text("start 2026-12-01, due 2026-12-30"), ..change() };
    let (terms, _) = asked.parse(&present(), later).unwrap();
    assert_eq!((terms.start, terms.due), (Some(date(2026, 12, 1)), Some(date(2026, 12, 30))));
    let asked = ChangeForm { schedule: text("start 2026-12-02, due 2026-12-30"), ..change() };
    let day = date(2026, 12, 2);
    let problems = asked.parse(&present(), later).unwrap_err();
    assert_eq!(problems, [Problem::DateInPast { day, today: later }.on(Field::Schedule)]);
    let modified = OfferForm::from_terms(&present()).parse_over(&present(), later.saturating_add(1.year()));
    assert_eq!(modified, Ok(present()));
}

#[test]
fn all_problems_of_a_change_are_told() {
    let asked = ChangeForm {
        price: text("abc"),
        schedule: text("soon"),
        milestones: String::new(),
        message: "x".repeat(501),
    };
    let problems = asked.parse(&present(), TODAY).unwrap_err();
    let fields: Vec<Field> = problems.iter().map(|found| found.field).collect();
    assert_eq!(fields, [Field::Price, Field::Schedule, Field::Message]);
}
