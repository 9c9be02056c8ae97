//! The order of everything that can be pressed about an invitation to a job, and how each is.

use super::{Act, BUTTON, TEXTS};
use crate::matrix::fixtures::{Ids, STRANGER};
use parley::discord::invitations::buttons::InvitationButton;
use parley::domain::invitations::invitation::InvitationDecline;

/// Discord's number of a list of people.
const PEOPLE: u8 = 5;

/// What comes after `last`; `None` after the end.
pub(super) const fn after_invitation(last: InvitationButton, ids: &Ids) -> Option<InvitationButton> {
    let (job, invitation) = (ids.job, ids.job_invitation);
    Some(match last {
        InvitationButton::AskWhom(_) => InvitationButton::Whom(job),
        InvitationButton::Whom(_) => InvitationButton::AskFits(job),
        InvitationButton::AskFits(_) => InvitationButton::Fit(job),
        InvitationButton::Fit(_) => InvitationButton::AskJob(STRANGER),
        InvitationButton::AskJob(_) => InvitationButton::ToJob(STRANGER),
        InvitationButton::ToJob(_) => InvitationButton::View { invitation, tag: None },
        InvitationButton::View { .. } => InvitationButton::Propose(invitation),
        InvitationButton::Propose(_) => InvitationButton::Decline(invitation),
        InvitationButton::Decline(_) => InvitationButton::DeclineReason(invitation),
        InvitationButton::DeclineReason(_) => {
            InvitationButton::DeclineForm(invitation, InvitationDecline::NotAvailable)
        }
        InvitationButton::DeclineForm(..) => InvitationButton::Ignore(invitation),
        InvitationButton::Ignore(_) => InvitationButton::AskWithdraw(invitation),
        InvitationButton::AskWithdraw(_) => InvitationButton::Withdraw(invitation),
        InvitationButton::Withdraw(_) => InvitationButton::Invited(job),
        InvitationButton::Invited(_) => InvitationButton::InvitedPage { job, page: 1 },
        InvitationButton::InvitedPage { .. } => InvitationButton::Page { is_archive: true, page: 1 },
        InvitationButton::Page { .. } => InvitationButton::Choose,
        InvitationButton::Choose => return None,
    })
}

/// How it's pressed, chosen from or submitted.
pub(super) fn act_of_invitation(custom_id: String, button: InvitationButton, ids: &Ids) -> Act {
    match button {
        InvitationButton::DeclineForm(..) => Act::Submit(custom_id),
        InvitationButton::Whom(_) => Act::Press(custom_id, PEOPLE, vec![STRANGER.to_string()]),
        InvitationButton::Fit(_) => Act::Press(custom_id, TEXTS, vec![STRANGER.to_string()]),
        InvitationButton::ToJob(_) => Act::Press(custom_id, TEXTS, vec![ids.job.to_string()]),
        InvitationButton::Choose => Act::Press(custom_id, TEXTS, vec![ids.job_invitation.to_string()]),
        InvitationButton::DeclineReason(_) => Act::Press(custom_id, TEXTS, vec!["spam".to_owned()]),
        _ => Act::Press(custom_id, BUTTON, Vec::new()),
    }
}
