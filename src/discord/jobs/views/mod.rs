//! What people read of jobs. Owns the words for what a job holds; the texts are in `jobs.ftl`.

pub mod alerts;
pub mod card;
pub mod close;
pub mod forum;
pub mod found;
pub mod list;
pub mod news;
pub mod own_news;
pub mod refusals;
pub mod report;
pub mod saved;
#[cfg(test)]
pub(crate) mod tests;

use crate::domain::jobs::budget::{Budget, BudgetAmount};
use crate::domain::jobs::inactivity::QUIET_DAYS;
use crate::domain::jobs::job::{CloseReason, JobLength, Visibility};
use crate::say;
use crate::words::Language;

/// The inputs of the form, by the name that a submit carries.
pub mod input {
    /// One line.
    pub const TITLE: &str = "title";
    /// Several lines.
    pub const DESCRIPTION: &str = "description";
    /// Separated by commas.
    pub const SKILLS: &str = "skills";
    /// What the client would pay.
    pub const BUDGET: &str = "budget";
}

/// How long a job would take.
#[must_use]
pub fn length_word(language: Language, length: JobLength) -> String {
    say!(language, "job-length", length = length.code())
}

/// Who sees a job.
#[must_use]
pub fn visibility_word(language: Language, visibility: Visibility) -> String {
    say!(language, "job-visible", to = visibility.code())
}

/// Why a job was closed.
#[must_use]
pub fn reason_word(language: Language, reason: CloseReason) -> String {
    say!(language, "job-reason", reason = reason.code(), days = QUIET_DAYS)
}

/// What a client would pay.
#[must_use]
pub fn budget_line(language: Language, budget: &Budget) -> String {
    let rate = |amount: crate::domain::money::Money| match budget.hourly {
        true => say!(language, "job-budget-hourly", amount = amount.to_string()),
        false => amount.to_string(),
    };
    match budget.amount {
        BudgetAmount::Exactly(amount) => rate(amount),
        BudgetAmount::UpTo(most) => say!(language, "job-budget-up-to", most = rate(most)),
        BudgetAmount::Between(least, most) => {
            say!(language, "job-budget-between", least = least.to_string(), most = rate(most))
        }
    }
}
