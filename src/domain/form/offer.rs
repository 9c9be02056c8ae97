//! The form of an offer: from what people type to [`Terms`]. Owns how its fields fit together; each field is read in its own file.

use super::calendar::Calendar;
use super::milestones::TypedMilestones;
use super::number::most_of;
use super::price::TypedPrice;
use super::problem::date::DateProblem;
use super::problem::milestone::MilestoneProblem;
use super::problem::price::PriceProblem;
use super::problem::reading::Reading;
use super::problem::text::TextProblem;
use super::problem::{Field, FieldProblem, Problem};
use super::refused::Refused;
use super::remark::Remark;
use super::schedule::Schedule;
use crate::domain::money::{Currency, Money};
use crate::domain::offers::terms::{DESCRIPTION_CHARS, Milestone, Price, TITLE_CHARS, Terms};
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
    /// The terms that were typed, and what should be said about how they were read.
    ///
    /// `calendar` says which day it is for the author; `default` is the server's currency, for amounts that name none.
    ///
    /// # Errors
    /// Every problem of every field, in the order of the form.
    pub fn read(
        &self,
        calendar: &Calendar,
        default: Currency,
    ) -> Result<(Terms, Vec<Remark>), Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let title =
            super::text::check_length(super::text::clean_line(&self.title), Field::Title, true, TITLE_CHARS);
        let title = title.map_err(|problem| problems.push(problem));
        let description = super::text::clean_block(&self.description);
        let description = super::text::check_length(description, Field::Description, true, DESCRIPTION_CHARS);
        let description = description.map_err(|problem| problems.push(problem));
        let deal = Deal { price: &self.price, schedule: &self.schedule, milestones: &self.milestones };
        let deal = deal.read(default, calendar).map_err(|more| problems.extend(more));
        match (title, description, deal) {
            (Ok(title), Ok(description), Ok((price, dates, remarks))) => {
                Ok((Terms { title, description, price, start: dates.start, due: dates.due }, remarks))
            }
            _ => Err(problems),
        }
    }

    /// The same for a form prefilled with `present` terms: dates already agreed on stay allowed when they have passed, and an
    /// amount that names no currency is in the present one.
    ///
    /// # Errors
    /// As [`OfferForm::read`].
    pub fn read_over(
        &self,
        present: &Terms,
        calendar: &Calendar,
    ) -> Result<(Terms, Vec<Remark>), Vec<FieldProblem>> {
        self.read(&calendar.keeping(super::prefill::dates_of(present)), super::prefill::currency_of(present))
    }

    /// Texts that read back to the same terms.
    #[must_use]
    pub fn from_terms(terms: &Terms) -> Self {
        Self {
            title: terms.title.clone(),
            description: terms.description.clone(),
            price: super::prefill::write_price(&terms.price),
            schedule: super::prefill::write_schedule(terms),
            milestones: super::prefill::write_milestones(&terms.price),
        }
    }

    /// Puts what was meant in the place of what was typed. Readings for fields of other forms are left alone.
    pub fn apply(&mut self, reading: &Reading) {
        if let Some(typed) = self.field_mut(reading.field) {
            reading.put_into(typed);
        }
    }

    /// The text of a field; `None` for one that other forms have.
    const fn field_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Title => Some(&mut self.title),
            Field::Description => Some(&mut self.description),
            Field::Price => Some(&mut self.price),
            Field::Schedule => Some(&mut self.schedule),
            Field::Milestones => Some(&mut self.milestones),
            Field::Message
            | Field::Headline
            | Field::Bio
            | Field::Skills
            | Field::Rate
            | Field::Links
            | Field::Amount
            | Field::Note
            | Field::Time
            | Field::Done
            | Field::Comment
            | Field::ModeratorsNote
            | Field::Budget
            | Field::Letter => None,
        }
    }
}

/// The fields that offers, change requests and proposals share.
pub(super) struct Deal<'a> {
    pub(super) price: &'a str,
    pub(super) schedule: &'a str,
    pub(super) milestones: &'a str,
}

impl Deal<'_> {
    pub(super) fn read(
        &self,
        default: Currency,
        calendar: &Calendar,
    ) -> Result<(Price, Schedule, Vec<Remark>), Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let has_milestones = !super::text::clean_block(self.milestones).is_empty();
        let typed = if super::text::clean_line(self.price).is_empty() {
            if has_milestones { Ok(None) } else { Err(TextProblem::Empty.into()) }
        } else {
            super::price::read_price(self.price, default).map(Some)
        };
        let typed = typed.map_err(|refused: Refused<TypedPrice>| {
            problems.push(refused.on(Field::Price, |price| price_reading(&price.as_price())));
        });
        let schedule = super::schedule::read_schedule(self.schedule, calendar);
        let schedule = schedule.map_err(|more| problems.extend(more));
        let priced_in = typed.as_ref().ok().and_then(|typed| typed.map(|typed| typed.amount.currency));
        let milestones = super::milestones::read_milestones(self.milestones, priced_in, default, calendar);
        let milestones = milestones.map_err(|more| problems.extend(more));
        if let (Ok((dates, _)), Ok(milestones)) = (&schedule, &milestones) {
            problems.extend(check_milestone_dates(&milestones.lines, *dates));
        }
        let price = match (typed, &milestones) {
            (Ok(typed), Ok(milestones)) => {
                join_price(typed, milestones).map_err(|problem| problems.push(problem))
            }
            _ => Err(()),
        };
        match (price, schedule, milestones) {
            (Ok(price), Ok((dates, mut remarks)), Ok(milestones)) if problems.is_empty() => {
                remarks.extend(milestones.remarks);
                Ok((price, dates, remarks))
            }
            _ => Err(problems),
        }
    }
}

fn price_reading(price: &Price) -> Reading {
    Reading::whole(Field::Price, super::prefill::write_price(price))
}

/// One price from the price field and the milestones.
fn join_price(typed: Option<TypedPrice>, milestones: &TypedMilestones) -> Result<Price, FieldProblem> {
    let parts = || milestones.lines.iter().map(|(_, milestone)| milestone.clone()).collect();
    let to_sum = |total| [price_reading(&Price::Fixed { total, milestones: Vec::new() })];
    let refuse = |problem: MilestoneProblem, readings: &[Reading]| {
        Err(FieldProblem { readings: readings.to_vec(), ..Problem::Milestone(problem).on(Field::Milestones) })
    };
    match (typed, milestones.sum()) {
        (None, None) => Err(Problem::Text(TextProblem::Empty).on(Field::Price)),
        (None, Some(total)) if total.minor > most_of(total.currency).minor => {
            Err(Problem::Price(PriceProblem::TooLarge { most: most_of(total.currency) })
                .on(Field::Milestones))
        }
        (None, Some(total)) => Ok(Price::Fixed { total, milestones: parts() }),
        (Some(price @ TypedPrice { hourly: Some(_), .. }), None) => Ok(price.as_price()),
        (Some(TypedPrice { hourly: Some(_), .. }), Some(sum)) => {
            refuse(MilestoneProblem::MilestonesWithHourly, &to_sum(sum))
        }
        (Some(TypedPrice { amount: total, .. }), Some(sum)) if sum != total => {
            let missing = total.minor - sum.minor;
            let is_cents =
                i64::try_from(milestones.lines.len()).is_ok_and(|lines| (1..=lines).contains(&missing));
            match milestones.lines.last().filter(|_| is_cents) {
                Some((line, last)) => {
                    let to = Money { minor: last.amount.minor + missing, ..last.amount };
                    let missing = Money { minor: missing, ..total };
                    let name = last.name.clone();
                    let raised = super::milestones::write_line(&Milestone { amount: to, ..last.clone() });
                    let readings = [Reading::of_line(*line, raised)];
                    refuse(MilestoneProblem::CentsMissing { missing, total, name, to }, &readings)
                }
                None => refuse(MilestoneProblem::DoNotAddUp { sum, total }, &to_sum(sum)),
            }
        }
        (Some(TypedPrice { amount: total, .. }), _) => Ok(Price::Fixed { total, milestones: parts() }),
    }
}

/// No part is due before the work starts or after all of it is due.
fn check_milestone_dates(milestones: &[(usize, Milestone)], dates: Schedule) -> Vec<FieldProblem> {
    let of_line = |(line, milestone): &(usize, Milestone)| {
        let day = milestone.due?;
        let (problem, bound) = match (dates.start, dates.due) {
            (Some(start), _) if day < start => {
                (Problem::Date(DateProblem::DueBeforeStart { start, due: day }), start)
            }
            (_, Some(due)) if due < day => (Problem::Milestone(MilestoneProblem::AfterDue { day, due }), due),
            _ => return None,
        };
        let meant = Milestone { due: Some(bound), ..milestone.clone() };
        Some(super::milestones::on_line(*line, Refused::meaning(problem, [meant])))
    };
    milestones.iter().filter_map(of_line).collect()
}
