//! Tests of reading forms, by concept: tables of good and bad inputs, and properties. Owns the cases' common day and
//! shorthands.

mod bad_milestones;
mod bad_prices;
mod bad_schedules;
mod bad_texts;
mod changes;
mod days;
mod good_milestones;
mod good_prices;
mod good_schedules;
mod hours;
mod payments;
mod profiles;
mod properties;
mod typed;

use super::problem::{Field, FieldProblem, Problem};
use super::{Calendar, ChangeForm, OfferForm};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::terms::Terms;
use crate::domain::time::date;
use chrono::NaiveDate;

/// A Monday.
const TODAY: NaiveDate = date(2026, 11, 23);

fn currency(code: &str) -> Currency {
    Currency::from_code(code).unwrap()
}

fn money(minor: i64, code: &str) -> Money {
    Money { minor, currency: currency(code) }
}

/// A form that parses, to change one field of.
fn form() -> OfferForm {
    OfferForm {
        title: "Logo".to_owned(),
        description: "A logo in three sizes.".to_owned(),
        price: "1500 USD".to_owned(),
        ..OfferForm::default()
    }
}

fn parse(form: &OfferForm) -> Result<Terms, Vec<FieldProblem>> {
    form.read(&Calendar::on(TODAY), Currency::USD).map(|(terms, _)| terms)
}

/// The one problem of a form, without its readings; panics if there are none or more.
fn only_problem(form: &OfferForm) -> FieldProblem {
    let mut problems = parse(form).expect_err(&format!("{form:?} should be refused"));
    assert_eq!(problems.len(), 1, "{problems:?}");
    FieldProblem { readings: Vec::new(), ..problems.remove(0) }
}

/// Each row's typed text, put into its form, has this one problem on this field.
fn check_problems(
    rows: impl Iterator<Item = (&'static str, Problem)>,
    field: Field,
    fill: impl Fn(String) -> OfferForm,
) {
    let wrong = rows.filter_map(|(typed, problem)| {
        let found = only_problem(&fill(typed.to_owned()));
        (found != problem.on(field)).then(|| format!("{typed}: {found:?}"))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn text(text: &str) -> String {
    text.to_owned()
}
