//! What people read of invitations to jobs. Owns the words for how one stands; the texts are in `invitations.ftl`.

pub mod answers;
pub mod fits;
pub mod invite;
pub mod invited;
pub mod list;
pub mod record;
pub mod refusals;
#[cfg(test)]
mod tests;
pub mod told;

use crate::discord::invitations::buttons::InvitationButton;
use crate::discord::ui::buttons::{green, grey, red};
use crate::discord::ui::text::escaped_line;
use crate::domain::invitations::invitation::{InvitationDecline, InvitationState, JobInvitation};
use crate::domain::jobs::job::Job;
use crate::say;
use crate::words::Language;
use serenity::builder::CreateButton;

/// Most of a job's title.
const TITLE_UNITS: usize = 180;

/// How an invitation stands.
#[must_use]
pub fn state_word(language: Language, invitation: &JobInvitation) -> String {
    say!(language, "invitation-state", state = invitation.state.code())
}

/// The same for its client: whoever set it aside hasn't answered, and that's theirs to know.
#[must_use]
pub fn state_word_for_client(language: Language, invitation: &JobInvitation) -> String {
    match invitation.state {
        InvitationState::Ignored { .. } => say!(language, "invitation-state", state = "open"),
        _ => state_word(language, invitation),
    }
}

/// Why somebody declined one.
#[must_use]
pub fn reason_word(language: Language, reason: InvitationDecline) -> String {
    say!(language, "invitation-reason", reason = reason.code())
}

/// What it's called: by its job.
#[must_use]
pub fn heading(language: Language, job: &Job) -> String {
    let title = escaped_line(&job.terms.title, TITLE_UNITS);
    say!(language, "invitation-title", number = job.number.to_string(), title = title)
}

/// What whoever is invited can do while the job is open. A no isn't final.
fn answer_buttons(language: Language, invitation: &JobInvitation, job: &Job) -> Vec<CreateButton> {
    let id = invitation.id;
    let propose = || green(InvitationButton::Propose(id), say!(language, "invitation-button-propose"));
    let decline = || red(InvitationButton::Decline(id), say!(language, "invitation-button-decline"));
    let ignore = || grey(InvitationButton::Ignore(id), say!(language, "invitation-button-ignore"));
    match invitation.state {
        _ if !job.is_open() => Vec::new(),
        InvitationState::Open => vec![propose(), decline(), ignore()],
        InvitationState::Ignored { .. } => vec![propose(), decline()],
        InvitationState::Declined { .. } => vec![propose()],
        InvitationState::Proposed { .. }
        | InvitationState::Withdrawn { .. }
        | InvitationState::Closed { .. } => Vec::new(),
    }
}
