//! What people type, in the words and forms of several countries, each with its one right outcome: a table to read and to add
//! to. Owns the table's notation; the rows stand in `typed.txt`.
//!
//! A row is `field | typed => outcome`; `⏎` is a line end and `⇥` a tab. Today is Saturday, 28 November 2026, and the server's
//! currency USD. Outcomes: what was read, as the form would be filled with it; `ask A / B` for a refusal that offers these
//! readings and no others; `refuse` for one that offers none. `(no date: ASAP)` and `(total: 1,500 USD)` are remarks.

use super::{currency, form};
use crate::domain::form::{Calendar, FieldProblem, OfferForm, Remark};
use crate::domain::offers::terms::Terms;
use crate::domain::time::date;
use chrono::NaiveDate;

const TYPED: &str = include_str!("typed.txt");
const TODAY: NaiveDate = date(2026, 11, 28);

/// A row of the table.
struct Row<'a> {
    field: &'a str,
    typed: String,
    outcome: &'a str,
}

fn rows() -> Vec<Row<'static>> {
    let lines = TYPED.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (input, outcome) = line.split_once(" => ").unwrap_or_else(|| panic!("no outcome: {line}"));
            let (field, typed) = input.split_once(" | ").unwrap_or_else(|| panic!("no field: {line}"));
            let typed = typed.replace('⏎', "\n").replace('⇥', "\t");
            Row { field: field.trim(), typed, outcome: outcome.trim() }
        })
        .collect()
}

fn form_of(row: &Row<'_>) -> OfferForm {
    let typed = row.typed.clone();
    match row.field {
        "price" | "euro" => OfferForm { price: typed, ..form() },
        "dates" => OfferForm { schedule: typed, ..form() },
        "parts" => OfferForm { price: String::new(), milestones: typed, ..form() },
        "of 1000" => OfferForm { price: "1000".to_owned(), milestones: typed, ..form() },
        field => panic!("no field {field}"),
    }
}

fn read(row: &Row<'_>, form: &OfferForm) -> Result<(Terms, Vec<Remark>), Vec<FieldProblem>> {
    let default = currency(if row.field == "euro" { "EUR" } else { "USD" });
    form.read(&Calendar::on(TODAY), default)
}

/// The field of the row, as the terms would fill it.
fn filled(row: &Row<'_>, terms: &Terms) -> String {
    let form = OfferForm::from_terms(terms);
    let text = match row.field {
        "price" | "euro" => form.price,
        "dates" => form.schedule,
        _ => form.milestones,
    };
    if text.is_empty() { "nothing".to_owned() } else { text.replace('\n', "⏎") }
}

fn remark_text(remark: &Remark) -> String {
    match remark {
        Remark::NoDateYet { text } => format!(" (no date: {text})"),
        Remark::TotalLeftOut { total } => format!(" (total: {total})"),
    }
}

fn outcome(row: &Row<'_>) -> String {
    match read(row, &form_of(row)) {
        Ok((terms, remarks)) => filled(row, &terms) + &remarks.iter().map(remark_text).collect::<String>(),
        Err(problems) => {
            let asked = problems.iter().map(|found| {
                let readings = found.readings.iter().map(|reading| reading.text.replace('\n', "⏎"));
                match readings.collect::<Vec<_>>().join(" / ") {
                    none if none.is_empty() => "refuse".to_owned(),
                    readings => format!("ask {readings}"),
                }
            });
            asked.collect::<Vec<_>>().join(" and ")
        }
    }
}

#[test]
fn what_people_type_has_its_right_outcome() {
    let rows = rows();
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let is = outcome(row);
            (is != row.outcome).then(|| {
                format!(
                    "{} | {}\n    is:     {is}\n    should: {}",
                    row.field,
                    row.typed.escape_debug(),
                    row.outcome
                )
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} rows are wrong:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
    assert!(rows.len() >= 250, "{} rows", rows.len());
}

#[test]
fn every_reading_is_read() {
    for row in rows() {
        let form = form_of(&row);
        for found in read(&row, &form).err().into_iter().flatten() {
            for reading in &found.readings {
                let mut mended = form.clone();
                mended.apply(reading);
                let again = read(&row, &mended).err().unwrap_or_default();
                let same =
                    again.iter().any(|later| later.field == found.field && later.problem == found.problem);
                assert!(!same, "{} | {:?}: {reading:?} still is {:?}", row.field, row.typed, found.problem);
            }
        }
    }
}
