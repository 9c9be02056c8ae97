//! A change request as it is typed: the terms as they would be, over the present ones, and a message.

use super::problem::FieldProblem;
use super::{Calendar, OfferForm, Remark, message};
use crate::domain::offers::terms::Terms;
use serde::{Deserialize, Serialize};

/// What was typed into a change request, exactly; kept in drafts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ChangeForm {
    /// The terms. Milestones are never scaled to a new price: if they no longer add up, that is a problem, because nobody
    /// but the people knows which part should change.
    #[serde(flatten)]
    pub terms: OfferForm,
    /// Why; at most 500 characters, may be empty when something changes.
    #[serde(default)]
    pub message: String,
}

impl ChangeForm {
    /// The present terms, for a form that is opened.
    #[must_use]
    pub fn from_terms(present: &Terms) -> Self {
        Self { terms: OfferForm::from_terms(present), message: String::new() }
    }

    /// The terms that are asked for, the message, and what should be said about how they were read.
    ///
    /// An amount that names no currency is in the present one. Dates already agreed on stay allowed when they have
    /// passed.
    ///
    /// # Errors
    /// Every problem of every field.
    pub fn read(
        &self,
        present: &Terms,
        calendar: &Calendar,
    ) -> Result<(Terms, String, Vec<Remark>), Vec<FieldProblem>> {
        match (self.terms.read_over(present, calendar), message::read_message(&self.message)) {
            (Ok((terms, remarks)), Ok(message)) => Ok((terms, message, remarks)),
            (terms, message) => Err(terms.err().into_iter().flatten().chain(message.err()).collect()),
        }
    }
}
