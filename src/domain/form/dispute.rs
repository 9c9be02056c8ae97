//! The forms of a dispute: what one side says happened, and what moderators decide.

use super::payment::read_amount;
use super::problem::reading::Reading;
use super::problem::{Field, FieldProblem};
use super::text::{check_length, clean_block};
use crate::domain::contracts::disputes::{DISPUTE_CHARS, VERDICT_CHARS};
use crate::domain::money::{Currency, Money};

/// A dispute as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DisputeForm<'a> {
    /// What happened.
    pub text: &'a str,
}

impl DisputeForm<'_> {
    /// What happened.
    ///
    /// # Errors
    /// A text that is empty or too long.
    pub fn read(&self) -> Result<String, Vec<FieldProblem>> {
        check_length(clean_block(self.text), Field::Message, true, DISPUTE_CHARS)
            .map_err(|problem| vec![problem])
    }
}

/// A decision as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerdictForm<'a> {
    /// Why.
    pub why: &'a str,
    /// What the client is to have paid in all; `None` where no amount is asked for.
    pub amount: Option<&'a str>,
}

impl VerdictForm<'_> {
    /// Why, and the amount under a contract in `currency`.
    ///
    /// # Errors
    /// Every problem of both fields.
    pub fn read(&self, currency: Currency) -> Result<(String, Option<Money>), Vec<FieldProblem>> {
        let why = check_length(clean_block(self.why), Field::Message, true, VERDICT_CHARS);
        let reading = |amount: Money| Reading::whole(Field::Amount, amount.to_string());
        let amount = self.amount.map(|typed| read_amount(typed, currency)).transpose();
        let amount = amount.map_err(|refused| refused.on(Field::Amount, reading));
        match (why, amount) {
            (Ok(why), Ok(amount)) => Ok((why, amount)),
            (why, amount) => Err(why.err().into_iter().chain(amount.err()).collect()),
        }
    }
}
