//! Change requests over present terms.

use super::{Calendar, ChangeForm, Field, Problem, TODAY, form, money, parse, text};
use crate::domain::form::OfferForm;
use crate::domain::form::problem::date::DateProblem;
use crate::domain::form::problem::milestone::MilestoneProblem;
use crate::domain::offers::terms::{Price, Terms};
use crate::domain::time::date;
use chrono::Months;

fn present() -> Terms {
    let milestones = text("Design: 500, due 2026-12-10\nBuild: 1000");
    let schedule = text("start 2026-12-01, due 2026-12-20");
    parse(&OfferForm { price: text("1500 EUR"), schedule, milestones, ..form() }).unwrap()
}

fn change() -> ChangeForm {
    ChangeForm::from_terms(&present())
}

fn problem_of(form: &ChangeForm) -> (Field, Problem) {
    let mut problems = form.read(&present(), &Calendar::on(TODAY)).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    let found = problems.remove(0);
    (found.field, found.problem)
}

/// The request with other terms.
fn with(change_terms: impl FnOnce(&mut OfferForm)) -> ChangeForm {
    let mut asked = change();
    change_terms(&mut asked.terms);
    asked
}

#[test]
fn every_term_can_be_asked_for() {
    let asked = ChangeForm { message: text(" Two rounds of changes? "), ..change() };
    assert_eq!(
        asked.read(&present(), &Calendar::on(TODAY)),
        Ok((present(), text("Two rounds of changes?"), Vec::new()))
    );
    let asked = with(|terms| {
        terms.title = text(" Sign ");
        terms.description = text("A sign.");
    });
    let wanted = Terms { title: text("Sign"), description: text("A sign."), ..present() };
    assert_eq!(asked.read(&present(), &Calendar::on(TODAY)), Ok((wanted, String::new(), Vec::new())));
}

#[test]
fn what_a_draft_of_an_older_parley_lacks_is_empty() {
    let kept = r#"{"price":"5 EUR","schedule":"","milestones":"","message":"Hello"}"#;
    let read: ChangeForm = serde_json::from_str(kept).expect("it is understood");
    let terms = OfferForm { price: text("5 EUR"), ..OfferForm::default() };
    assert_eq!(read, ChangeForm { terms, message: text("Hello") });
}

#[test]
fn a_bare_amount_stays_in_the_offers_currency() {
    let asked = with(|terms| {
        terms.price = text("2000");
        terms.milestones.clear();
    });
    let (terms, _, _) = asked.read(&present(), &Calendar::on(TODAY)).unwrap();
    assert_eq!(terms.price, Price::Fixed { total: money(200_000, "EUR"), milestones: Vec::new() });
    assert_eq!(terms.title, present().title);
}

#[test]
fn milestones_are_never_scaled_by_guess() {
    let asked = with(|terms| terms.price = text("2000"));
    let (sum, total) = (money(150_000, "EUR"), money(200_000, "EUR"));
    assert_eq!(
        problem_of(&asked),
        (Field::Milestones, Problem::Milestone(MilestoneProblem::DoNotAddUp { sum, total }))
    );
    let asked = with(|terms| terms.price = text("40/h"));
    assert_eq!(
        problem_of(&asked),
        (Field::Milestones, Problem::Milestone(MilestoneProblem::MilestonesWithHourly))
    );
    let asked = with(|terms| {
        terms.price.clear();
        terms.milestones = text("All: 1800");
    });
    let (terms, _, _) = asked.read(&present(), &Calendar::on(TODAY)).unwrap();
    assert!(matches!(terms.price, Price::Fixed { total, .. } if total == money(180_000, "EUR")));
}

#[test]
fn agreed_dates_stay_allowed_when_they_have_passed() {
    let later = date(2026, 12, 15);
    let asked = with(|terms| terms.schedule = text("start 2026-12-01, due 2026-12-30"));
    let (terms, _, _) = asked.read(&present(), &Calendar::on(later)).unwrap();
    assert_eq!((terms.start, terms.due), (Some(date(2026, 12, 1)), Some(date(2026, 12, 30))));
    let asked = with(|terms| terms.schedule = text("start 2026-12-02, due 2026-12-30"));
    let day = date(2026, 12, 2);
    let problems = asked.read(&present(), &Calendar::on(later)).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].problem, Problem::Date(DateProblem::DateInPast { day, today: later }));
    let modified =
        OfferForm::from_terms(&present()).read_over(&present(), &Calendar::on(later + Months::new(12)));
    assert_eq!(modified, Ok((present(), Vec::new())));
}

#[test]
fn all_problems_of_a_change_are_told() {
    let terms = OfferForm { price: text("abc"), schedule: text("next spring"), ..OfferForm::default() };
    let asked = ChangeForm { terms, message: "x".repeat(501) };
    let problems = asked.read(&present(), &Calendar::on(TODAY)).unwrap_err();
    let fields: Vec<Field> = problems.iter().map(|found| found.field).collect();
    assert_eq!(fields, [Field::Title, Field::Description, Field::Price, Field::Schedule, Field::Message]);
}
