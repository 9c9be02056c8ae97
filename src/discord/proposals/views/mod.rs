//! What people read of proposals. Owns the words for how one stands; the texts are in `proposals.ftl`.

pub mod answers;
pub mod form;
pub mod list;
pub mod record;
pub mod refusals;
#[cfg(test)]
pub(in crate::discord) mod tests;
pub mod told;

use crate::discord::ui::colours::Colour;
use crate::discord::ui::text::escaped_line;
use crate::domain::jobs::job::Job;
use crate::domain::offers::offer::Recipient;
use crate::domain::proposals::proposal::{Proposal, ProposalDecline, ProposalState};
use crate::say;
use crate::words::Language;

/// Most of a job's title.
const TITLE_UNITS: usize = 180;

/// How a proposal stands.
#[must_use]
pub fn state_word(language: Language, proposal: &Proposal) -> String {
    say!(language, "proposal-state", state = proposal.state.code())
}

/// Why a client declined one.
#[must_use]
pub fn reason_word(language: Language, reason: ProposalDecline) -> String {
    say!(language, "proposal-reason", reason = reason.code())
}

/// What it's called: by its job.
#[must_use]
pub fn heading(language: Language, job: &Job) -> String {
    let title = escaped_line(&job.terms.title, TITLE_UNITS);
    say!(language, "proposal-title", number = job.number.to_string(), title = title)
}

/// What whoever it's from is.
fn from_label(language: Language, from: &Recipient) -> String {
    match from {
        Recipient::Freelancer(_) => say!(language, "proposal-from"),
        Recipient::Agency(_) => say!(language, "proposal-from.agency"),
    }
}

const fn colour(proposal: &Proposal) -> Colour {
    match proposal.state {
        ProposalState::Open | ProposalState::Offered { .. } => Colour::Pending,
        ProposalState::Hired { .. } => Colour::Accepted,
        ProposalState::Declined { .. } | ProposalState::Withdrawn { .. } | ProposalState::Closed { .. } => {
            Colour::Quiet
        }
    }
}
