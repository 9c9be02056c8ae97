//! The form at the end of a contract: a word to the other side, and what was paid in all.

use super::payment::read_amount;
use super::problem::reading::Reading;
use super::problem::{Field, FieldProblem};
use super::text::{check_length, clean_block};
use crate::domain::contracts::work::WORK_MESSAGE_CHARS;
use crate::domain::money::{Currency, Money};

/// The end of a contract as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClosingForm<'a> {
    /// A word to the other side.
    pub message: &'a str,
    /// Whether there must be one.
    pub needs_message: bool,
    /// What was paid in all; may be empty.
    pub paid: &'a str,
}

impl ClosingForm<'_> {
    /// The message, and what was paid under a contract in `currency`.
    ///
    /// # Errors
    /// Every problem of both fields.
    pub fn read(&self, currency: Currency) -> Result<(Option<String>, Option<Money>), Vec<FieldProblem>> {
        let message = clean_block(self.message);
        let message = check_length(message, Field::Message, self.needs_message, WORK_MESSAGE_CHARS);
        let reading = |amount: Money| Reading::whole(Field::Amount, amount.to_string());
        let paid = match self.paid.trim().is_empty() {
            true => Ok(None),
            false => read_amount(self.paid, currency)
                .map(Some)
                .map_err(|refused| refused.on(Field::Amount, reading)),
        };
        match (message, paid) {
            (Ok(message), Ok(paid)) => Ok(((!message.is_empty()).then_some(message), paid)),
            (message, paid) => Err(message.err().into_iter().chain(paid.err()).collect()),
        }
    }
}
