//! A change request as it is typed: new price, dates and milestones over the present ones, and a message.

use super::day::Calendar;
use super::problem::{Field, FieldProblem, Problem};
use super::{Deal, message, prefill};
use crate::domain::terms::Terms;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What was typed into a change request, exactly; kept in drafts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ChangeForm {
    /// As in [`OfferForm`](super::OfferForm).
    pub price: String,
    /// As in [`OfferForm`](super::OfferForm).
    pub schedule: String,
    /// As in [`OfferForm`](super::OfferForm). Milestones are never scaled to a new price: if they no longer add up,
    /// that is a problem, because nobody but the people knows which part should change.
    pub milestones: String,
    /// Why; at most 500 characters, may be empty when something changes.
    pub message: String,
}

impl ChangeForm {
    /// The present terms, for a form that is opened.
    #[must_use]
    pub fn from_terms(present: &Terms) -> Self {
        Self {
            price: prefill::write_price(&present.price),
            schedule: prefill::write_schedule(present),
            milestones: prefill::write_milestones(&present.price),
            message: String::new(),
        }
    }

    /// The terms that are asked for (title and description stay) and the message.
    ///
    /// An amount that names no currency is in the present one. Dates already agreed on stay allowed when they have
    /// passed.
    ///
    /// # Errors
    /// Every problem of every field; [`Problem::NothingChanged`] if the terms are the same and no message says more.
    pub fn parse(&self, present: &Terms, today: Date) -> Result<(Terms, String), Vec<FieldProblem>> {
        let calendar = Calendar { today, kept: prefill::dates_of(present) };
        let deal = Deal { price: &self.price, schedule: &self.schedule, milestones: &self.milestones };
        let deal = deal.parse(prefill::currency_of(present), &calendar);
        let (price, dates, message) = match (deal, message::read_message(&self.message)) {
            (Ok((price, dates)), Ok(message)) => (price, dates, message),
            (deal, message) => {
                return Err(deal.err().into_iter().flatten().chain(message.err()).collect());
            }
        };
        let asked = Terms {
            title: present.title.clone(),
            description: present.description.clone(),
            price,
            start: dates.start,
            due: dates.due,
        };
        if asked == *present && message.is_empty() {
            return Err(vec![Problem::NothingChanged.on(Field::Message)]);
        }
        Ok((asked, message))
    }
}
