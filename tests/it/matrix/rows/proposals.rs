//! The order of everything that can be pressed about a proposal, and how each is.

use super::{Act, BUTTON, TEXTS};
use crate::matrix::fixtures::Ids;
use parley::discord::proposals::buttons::{OWN_NAME, ProposalButton};
use parley::domain::proposals::proposal::{ProposalDecline, Shelf};

/// What comes after `last`; `None` after the end.
pub(super) const fn after_proposal(last: ProposalButton, ids: &Ids) -> Option<ProposalButton> {
    let (job, proposal, (draft, seen)) = (ids.job, ids.proposal, ids.proposal_draft);
    Some(match last {
        ProposalButton::Apply(_) => ProposalButton::ApplyAs(job),
        ProposalButton::ApplyAs(_) => ProposalButton::Form(draft),
        ProposalButton::Form(_) => ProposalButton::Send { draft, seen },
        ProposalButton::Send { .. } => ProposalButton::List(job),
        ProposalButton::List(_) => ProposalButton::Page { job, shelf: Shelf::Archived, page: 1 },
        ProposalButton::Page { .. } => ProposalButton::Choose(job),
        ProposalButton::Choose(_) => ProposalButton::View { proposal, tag: None },
        ProposalButton::View { .. } => ProposalButton::Read { proposal, page: 1 },
        ProposalButton::Read { .. } => ProposalButton::Shelve { proposal, shelf: Shelf::Shortlisted },
        ProposalButton::Shelve { .. } => ProposalButton::Decline(proposal),
        ProposalButton::Decline(_) => ProposalButton::DeclineReason(proposal),
        ProposalButton::DeclineReason(_) => ProposalButton::DeclineForm(proposal, ProposalDecline::TooLate),
        ProposalButton::DeclineForm(..) => ProposalButton::Write(proposal),
        ProposalButton::Write(_) => ProposalButton::Hire(proposal),
        ProposalButton::Hire(_) => ProposalButton::Edit(proposal),
        ProposalButton::Edit(_) => ProposalButton::AskWithdraw(proposal),
        ProposalButton::AskWithdraw(_) => ProposalButton::Withdraw(proposal),
        ProposalButton::Withdraw(_) => ProposalButton::OwnPage(1),
        ProposalButton::OwnPage(_) => ProposalButton::ChooseOwn,
        ProposalButton::ChooseOwn => return None,
    })
}

/// How it's pressed, chosen from or submitted.
pub(super) fn act_of_proposal(custom_id: String, button: ProposalButton, ids: &Ids) -> Act {
    match button {
        ProposalButton::Form(_) | ProposalButton::DeclineForm(..) => Act::Submit(custom_id),
        ProposalButton::Choose(_) | ProposalButton::ChooseOwn => {
            Act::Press(custom_id, TEXTS, vec![ids.proposal.to_string()])
        }
        ProposalButton::ApplyAs(_) => Act::Press(custom_id, TEXTS, vec![OWN_NAME.to_owned()]),
        ProposalButton::DeclineReason(_) => Act::Press(custom_id, TEXTS, vec!["spam".to_owned()]),
        _ => Act::Press(custom_id, BUTTON, Vec::new()),
    }
}
