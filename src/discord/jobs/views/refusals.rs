//! Refusals about jobs in words.

use crate::discord::ui::names::name_of;
use crate::discord::ui::notices::refused;
use crate::discord::ui::post::Post;
use crate::domain::jobs::refusal::JobRefusal;
use crate::words::Language;

/// Why something about a job is not done.
#[must_use]
pub fn job_refusal(language: Language, refusal: JobRefusal) -> Post {
    match refusal {
        JobRefusal::NoSuchJob => refused!(language, "refusal-job-none"),
        JobRefusal::NoNumber => refused!(language, "refusal-job-number"),
        JobRefusal::NoBudget => refused!(language, "refusal-job-budget"),
        JobRefusal::NoBoard => refused!(language, "refusal-job-board"),
        JobRefusal::NotClient { number, client } => {
            refused!(language, "refusal-job-client", number = number.to_string(), client = name_of(client))
        }
        JobRefusal::Closed { number } => {
            refused!(language, "refusal-job-closed", number = number.to_string())
        }
        JobRefusal::Own { number } => refused!(language, "refusal-job-own", number = number.to_string()),
        JobRefusal::Reported { number } => {
            refused!(language, "refusal-job-reported", number = number.to_string())
        }
        JobRefusal::Changed { number } => {
            refused!(language, "refusal-job-changed", number = number.to_string())
        }
        JobRefusal::Same { number } => refused!(language, "refusal-job-same", number = number.to_string()),
        JobRefusal::ManyOpen { most } => refused!(language, "refusal-job-open", most = most),
        JobRefusal::ManySaved { most } => refused!(language, "refusal-job-saved-many", most = most),
        JobRefusal::NoSuchAlert => refused!(language, "refusal-job-alert-none"),
        JobRefusal::SameAlert => refused!(language, "refusal-job-alert-same"),
        JobRefusal::ManyAlerts { most } => refused!(language, "refusal-job-alert-many", most = most),
        JobRefusal::ManyNew { most } => refused!(language, "refusal-job-new", most = most),
    }
}
