//! The form of a job: from what people type to what a job says. Owns how its fields fit together and how a budget is read.

use super::price::{TypedPrice, read_price};
use super::problem::profile::ProfileProblem;
use super::problem::reading::Reading;
use super::problem::text::TextProblem;
use super::problem::{Field, FieldProblem, Problem};
use super::refused::Refused;
use super::text::{check_length, clean_block, clean_line};
use crate::domain::jobs::budget::{Budget, BudgetAmount};
use crate::domain::jobs::job::JobTerms;
use crate::domain::money::{Currency, Money};
use crate::domain::offers::terms::{DESCRIPTION_CHARS, TITLE_CHARS};
use serde::{Deserialize, Serialize};

/// Ways to say that an amount is the most, at the beginning of a budget.
const CEILINGS: [&str; 7] = ["up to ", "at most ", "no more than ", "maximum ", "max. ", "max ", "under "];
/// What may stand before a range.
const BEFORE_RANGE: [&str; 2] = ["between ", "from "];
/// What stands between the ends of a range.
const BETWEEN: [&str; 5] = ["–", "—", "-", " to ", " and "];

/// What was typed for a job, exactly, field by field; kept in drafts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct JobForm {
    /// One line.
    pub title: String,
    /// Several lines.
    pub description: String,
    /// `Rust, web design`; may be empty.
    pub skills: String,
    /// `1500 USD`, `up to €900`, `30-50 USD/h`.
    pub budget: String,
}

impl JobForm {
    /// Texts that read back to the same.
    #[must_use]
    pub fn from_terms(terms: &JobTerms) -> Self {
        let labels: Vec<&str> = terms.skills.iter().map(|skill| skill.label.as_str()).collect();
        Self {
            title: terms.title.clone(),
            description: terms.description.clone(),
            skills: labels.join(", "),
            budget: write_budget(&terms.budget),
        }
    }

    /// What the job would say, for one person and of no known length; `default` is the server's currency, for amounts that name none.
    ///
    /// # Errors
    /// Every problem of every field, in the order of the form.
    pub fn read(&self, default: Currency) -> Result<JobTerms, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let title = check_length(clean_line(&self.title), Field::Title, true, TITLE_CHARS);
        let title = title.map_err(|problem| problems.push(problem));
        let description =
            check_length(clean_block(&self.description), Field::Description, true, DESCRIPTION_CHARS);
        let description = description.map_err(|problem| problems.push(problem));
        let skills = super::skills::read_skills(&self.skills);
        let skills = skills.map_err(|problem| problems.push(problem.on(Field::Skills)));
        let budget = read_budget(&self.budget, default);
        let budget = budget.map_err(|refused| problems.push(refused.on(Field::Budget, reading)));
        match (title, description, skills, budget) {
            (Ok(title), Ok(description), Ok(skills), Ok(budget)) => {
                Ok(JobTerms { title, description, skills, budget, length: None, places: 1 })
            }
            _ => Err(problems),
        }
    }
}

fn reading(budget: Budget) -> Reading {
    Reading::whole(Field::Budget, write_budget(&budget))
}

/// A text that reads back to the same budget.
fn write_budget(budget: &Budget) -> String {
    let amount = match budget.amount {
        BudgetAmount::Exactly(amount) => amount.to_string(),
        BudgetAmount::UpTo(most) => format!("up to {most}"),
        BudgetAmount::Between(least, most) => format!("{least} - {most}"),
    };
    if budget.hourly { format!("{amount}/h") } else { amount }
}

/// What somebody looks for who types it as a budget; `None` for what can't be read as one.
#[must_use]
pub fn read_wanted_budget(typed: &str, default: Currency) -> Option<Budget> {
    read_budget(typed, default).ok()
}

fn read_budget(typed: &str, default: Currency) -> Result<Budget, Refused<Budget>> {
    let typed = clean_line(typed);
    if typed.is_empty() {
        return Err(Problem::from(TextProblem::Empty).into());
    }
    if let Some(rest) = after_any(&typed, &CEILINGS) {
        return Ok(of_price(read_one(rest, default)?, BudgetAmount::UpTo));
    }
    if let Some((least, most)) = ends(after_any(&typed, &BEFORE_RANGE).unwrap_or(&typed)) {
        return read_range((least, most), default);
    }
    Ok(of_price(read_one(&typed, default)?, BudgetAmount::Exactly))
}

/// What follows one of `starts`, in any case.
fn after_any<'a>(typed: &'a str, starts: &[&str]) -> Option<&'a str> {
    starts.iter().find_map(|start| {
        let head = typed.get(..start.len())?;
        head.eq_ignore_ascii_case(start).then(|| typed[start.len()..].trim_start())
    })
}

/// Both ends of what is typed as a range: each has a number.
fn ends(typed: &str) -> Option<(&str, &str)> {
    let has_number = |part: &str| part.chars().any(char::is_numeric);
    BETWEEN.iter().find_map(|between| {
        let (least, most) = typed.split_once(between)?;
        (has_number(least) && has_number(most)).then_some((least.trim(), most.trim()))
    })
}

fn of_price(price: TypedPrice, amount: impl Fn(Money) -> BudgetAmount) -> Budget {
    Budget { hourly: price.hourly.is_some(), amount: amount(price.amount) }
}

/// One amount; hours of a week belong in an offer.
fn read_one(typed: &str, default: Currency) -> Result<TypedPrice, Refused<Budget>> {
    let exactly = |price: TypedPrice| Some(of_price(price, BudgetAmount::Exactly));
    let price = read_price(typed, default).map_err(|refused| refused.and_then(exactly))?;
    match price.hourly {
        Some(Some(_)) => Err(Refused::meaning(ProfileProblem::LimitOfRate, exactly(price))),
        _ => Ok(price),
    }
}

/// A range: what one end leaves out is as the other end says.
fn read_range((least, most): (&str, &str), default: Currency) -> Result<Budget, Refused<Budget>> {
    let mut to = read_one(most, default)?;
    let currency = if to.names_currency { to.amount.currency } else { default };
    let mut from = read_one(least, currency)?;
    if from.names_currency && !to.names_currency {
        to = read_one(most, from.amount.currency)?;
    }
    if from.amount.currency != to.amount.currency {
        // Each is clear alone, and both together are not.
        let each = [from, to].map(|price| of_price(price, BudgetAmount::Exactly));
        let text = super::text::quote(&format!("{least} - {most}"));
        return Err(Refused::meaning(super::problem::price::PriceProblem::NotUnderstood { text }, each));
    }
    // `1-2k`: both are thousands.
    let is_in_thousands = |part: &str| part.to_lowercase().contains('k');
    if is_in_thousands(most)
        && !is_in_thousands(least)
        && let Ok(larger) = read_one(&format!("{least}k"), from.amount.currency)
        && larger.amount.minor <= to.amount.minor
    {
        from = larger;
    }
    let hourly = from.hourly.is_some() || to.hourly.is_some();
    let (least, most) = (from.amount.minor.min(to.amount.minor), from.amount.minor.max(to.amount.minor));
    let money = |minor| Money { minor, ..to.amount };
    let amount = match least == most {
        true => BudgetAmount::Exactly(money(most)),
        false => BudgetAmount::Between(money(least), money(most)),
    };
    Ok(Budget { hourly, amount })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<Budget, Problem> {
        read_budget(typed, Currency::USD).map_err(|refused| refused.problem)
    }

    #[test]
    fn budgets_are_read_as_people_type_them_and_read_back() {
        for (typed, meant) in [
            ("1500 USD", "1,500 USD"),
            ("$1,500", "1,500 USD"),
            ("up to 900 EUR", "up to 900 EUR"),
            ("Max €900", "up to 900 EUR"),
            ("500-1000", "500 USD - 1,000 USD"),
            ("between 500 and 1,000 EUR", "500 EUR - 1,000 EUR"),
            ("€30–50/h", "30 EUR - 50 EUR/h"),
            ("30 to 50 USD per hour", "30 USD - 50 USD/h"),
            ("50-30 USD/h", "30 USD - 50 USD/h"),
            ("1-2k", "1,000 USD - 2,000 USD"),
            ("500-1k", "500 USD - 1,000 USD"),
            ("40 USD/h", "40 USD/h"),
            ("40-40 USD/h", "40 USD/h"),
            ("up to 40 USD/h", "up to 40 USD/h"),
        ] {
            let budget = read(typed).unwrap_or_else(|problem| panic!("{typed}: {problem:?}"));
            assert_eq!(write_budget(&budget), meant, "{typed}");
            assert_eq!(read(meant), Ok(budget), "{meant}");
        }
    }

    #[test]
    fn what_is_no_budget_is_refused_with_what_may_be_meant() {
        for typed in ["", " ", "negotiable", "1500 or so", "500 EUR - 900 USD", "40 USD/h, max 20h/week"] {
            assert!(read(typed).is_err(), "{typed}");
            assert_eq!(read_wanted_budget(typed, Currency::USD), None, "{typed}");
        }
        let refused = read_budget("40 USD/h, max 20h/week", Currency::USD).expect_err("no budget");
        assert_eq!(refused.meant.iter().map(write_budget).collect::<Vec<_>>(), ["40 USD/h"]);
    }

    #[test]
    fn all_problems_of_a_form_are_named_in_its_order() {
        let form = JobForm { skills: "Rust, design".to_owned(), ..JobForm::default() };
        let problems = form.read(Currency::USD).expect_err("most is missing");
        let fields: Vec<Field> = problems.into_iter().map(|problem| problem.field).collect();
        assert_eq!(fields, [Field::Title, Field::Description, Field::Budget]);
        let form = JobForm {
            title: " Logo ".to_owned(),
            description: "A logo.\n\n".to_owned(),
            budget: "100".to_owned(),
            ..form
        };
        let terms = form.read(Currency::USD).expect("nothing is missing");
        assert_eq!((terms.title.as_str(), terms.description.as_str()), ("Logo", "A logo."));
        assert_eq!(terms.skills.len(), 2);
        assert_eq!(JobForm::from_terms(&terms).read(Currency::USD), Ok(terms));
    }
}
