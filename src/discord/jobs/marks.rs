//! The footer by which a job's post is found again whose receipt was lost. The same in every language; knows no wording.

use crate::domain::ids::JobNumber;

/// How the footer of a job's post starts.
#[must_use]
pub fn job_mark(number: JobNumber) -> String {
    format!("Job #{number} · ")
}
