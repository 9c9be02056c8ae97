//! From what people type to [`Terms`], and back. Owns the forms and what is wrong with them; pure, and ignorant of
//! modals, drafts and wording. The rules of reading stand where they are applied: numbers in `number`, currencies in
//! `currency`, days in `day`, ranges in `schedule`, lines in `milestones`.

mod change;
mod currency;
mod day;
mod links;
mod message;
mod milestone_line;
mod milestones;
mod number;
mod prefill;
mod price;
mod price_words;
pub mod problem;
mod profile;
mod schedule;
mod skills;
#[cfg(test)]
mod tests;
mod text;

pub use change::ChangeForm;
pub use message::read_message;
pub use problem::date::DateRole;
pub use problem::{Field, FieldProblem, Problem};
pub use profile::{ProfileForm, read_rate};
pub use skills::skill_key;
pub use text::is_invisible;

use super::money::{Currency, MOST_MAJOR, Money};
use crate::domain::offers::terms::{DESCRIPTION_CHARS, Milestone, Price, TITLE_CHARS, Terms};
use chrono::NaiveDate;
use day::Calendar;
use price::TypedPrice;
use problem::date::DateProblem;
use problem::milestone::MilestoneProblem;
use problem::price::PriceProblem;
use problem::text::TextProblem;
use serde::{Deserialize, Serialize};

/// What was typed for an offer, exactly, field by field; kept in drafts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OfferForm {
    /// One line.
    pub title: String,
    /// Several lines.
    pub description: String,
    /// `1500 USD`, `€40/h, max 20h/week`; may be empty when the milestones have amounts.
    pub price: String,
    /// `start 2026-12-01, due in 3 weeks`; may be empty.
    pub schedule: String,
    /// One a line, `Design: 500, due 2026-12-10`; may be empty.
    pub milestones: String,
}

impl OfferForm {
    /// The terms that were typed.
    ///
    /// `today` is the day in UTC; `default_currency` the server's, for amounts that name none.
    ///
    /// # Errors
    /// Every problem of every field, in the order of the form.
    pub fn parse(&self, today: NaiveDate, default_currency: Currency) -> Result<Terms, Vec<FieldProblem>> {
        self.parse_with(default_currency, &Calendar { today, kept: Vec::new() })
    }

    /// The terms that were typed into a form prefilled with `present` ones: dates already agreed on stay allowed when
    /// they have passed, and an amount that names no currency is in the present one.
    ///
    /// # Errors
    /// As [`OfferForm::parse`].
    pub fn parse_over(&self, present: &Terms, today: NaiveDate) -> Result<Terms, Vec<FieldProblem>> {
        let calendar = Calendar { today, kept: prefill::dates_of(present) };
        self.parse_with(prefill::currency_of(present), &calendar)
    }

    /// Texts that parse back to the same terms.
    #[must_use]
    pub fn from_terms(terms: &Terms) -> Self {
        Self {
            title: terms.title.clone(),
            description: terms.description.clone(),
            price: prefill::write_price(&terms.price),
            schedule: prefill::write_schedule(terms),
            milestones: prefill::write_milestones(&terms.price),
        }
    }

    fn parse_with(&self, default: Currency, calendar: &Calendar) -> Result<Terms, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let title = text::check_length(text::clean_line(&self.title), Field::Title, true, TITLE_CHARS);
        let title = title.map_err(|problem| problems.push(problem));
        let description = text::clean_block(&self.description);
        let description = text::check_length(description, Field::Description, true, DESCRIPTION_CHARS);
        let description = description.map_err(|problem| problems.push(problem));
        let deal = Deal { price: &self.price, schedule: &self.schedule, milestones: &self.milestones };
        let deal = deal.parse(default, calendar).map_err(|more| problems.extend(more));
        match (title, description, deal) {
            (Ok(title), Ok(description), Ok((price, dates))) => {
                Ok(Terms { title, description, price, start: dates.start, due: dates.due })
            }
            _ => Err(problems),
        }
    }
}

/// The fields that offers and change requests share.
struct Deal<'a> {
    price: &'a str,
    schedule: &'a str,
    milestones: &'a str,
}

impl Deal<'_> {
    fn parse(
        &self,
        default: Currency,
        calendar: &Calendar,
    ) -> Result<(Price, schedule::Schedule), Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let has_milestones = !text::clean_block(self.milestones).is_empty();
        let typed = if text::clean_line(self.price).is_empty() {
            if has_milestones { Ok(None) } else { Err(TextProblem::Empty.into()) }
        } else {
            price::read_price(self.price, default).map(Some)
        };
        let typed = typed.map_err(|problem| problems.push(problem.on(Field::Price)));
        let dates = schedule::read_schedule(self.schedule, calendar);
        let dates = dates.map_err(|problem| problems.push(problem.on(Field::Schedule)));
        let priced_in = typed.ok().flatten().map(|typed| typed.amount.currency);
        let milestones = milestones::read_milestones(self.milestones, priced_in, default, calendar);
        let milestones = milestones.map_err(|more| problems.extend(more));
        let (Ok(typed), Ok(dates), Ok(milestones)) = (typed, dates, milestones) else {
            return Err(problems);
        };
        check_milestone_dates(&milestones, dates)?;
        let milestones = milestones.into_iter().map(|(_, milestone)| milestone).collect();
        Ok((join_price(typed, milestones)?, dates))
    }
}

/// One price from the price field and the milestones.
fn join_price(typed: Option<TypedPrice>, milestones: Vec<Milestone>) -> Result<Price, Vec<FieldProblem>> {
    let sum = milestones::add_up(&milestones);
    let refuse = |problem: Problem, field| Err(vec![problem.on(field)]);
    match (typed, sum) {
        (None, None) => refuse(Problem::Text(TextProblem::Empty), Field::Price),
        (None, Some(total)) if total.minor > most_of(total.currency).minor => refuse(
            Problem::Price(PriceProblem::TooLarge { most: most_of(total.currency) }),
            Field::Milestones,
        ),
        (None, Some(total)) => Ok(Price::Fixed { total, milestones }),
        (Some(TypedPrice { amount, hourly: Some(weekly_limit_hours), .. }), None) => {
            Ok(Price::Hourly { rate: amount, weekly_limit_hours })
        }
        (Some(TypedPrice { hourly: Some(_), .. }), Some(_)) => {
            refuse(Problem::Milestone(MilestoneProblem::MilestonesWithHourly), Field::Milestones)
        }
        (Some(TypedPrice { amount: total, .. }), Some(sum)) if sum != total => {
            refuse(Problem::Milestone(MilestoneProblem::DoNotAddUp { sum, total }), Field::Milestones)
        }
        (Some(TypedPrice { amount: total, .. }), _) => Ok(Price::Fixed { total, milestones }),
    }
}

/// The most that one offer may cost.
fn most_of(currency: Currency) -> Money {
    Money { minor: MOST_MAJOR * currency.minor_per_major(), currency }
}

/// No part is due before the work starts or after all of it is due.
fn check_milestone_dates(
    milestones: &[(usize, Milestone)],
    dates: schedule::Schedule,
) -> Result<(), Vec<FieldProblem>> {
    let mut problems = Vec::new();
    for (line, milestone) in milestones {
        let Some(day) = milestone.due else { continue };
        let problem = match (dates.start, dates.due) {
            (Some(start), _) if day < start => Problem::Date(DateProblem::DueBeforeStart { start, due: day }),
            (_, Some(due)) if due < day => Problem::Milestone(MilestoneProblem::AfterDue { day, due }),
            _ => continue,
        };
        problems.push(problem.at_line(*line));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}
