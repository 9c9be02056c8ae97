//! What can be pressed, chosen or submitted about proposals, as typed values.

use crate::discord::ui::custom_id::{carry_codes, controls};
use crate::domain::draft::PreviewHash;
use crate::domain::ids::{DraftId, EffectId, JobId, ProposalId};
use crate::domain::proposals::proposal::{ProposalDecline, Shelf};

carry_codes!(ProposalDecline, Shelf);

/// The choice to apply in one's own name.
pub const OWN_NAME: &str = "own";

/// Everything about proposals that a person can press, choose from or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProposalButton {
    /// Job: opens the form of a proposal for it.
    Apply(JobId),
    /// Where somebody may apply in several names: a select whose values are [`OWN_NAME`] and the ids of agencies.
    ApplyAs(JobId),
    /// Modal: what a proposal says; submitting it shows the preview.
    Form(DraftId),
    /// Preview: sends the proposal, or has it say something else.
    Send {
        /// Which draft.
        draft: DraftId,
        /// What the preview shows: nothing else may be sent by it.
        seen: PreviewHash,
    },
    /// Job: its proposals, for its client.
    List(JobId),
    /// Those: another page, or others of them.
    Page {
        /// Of which job.
        job: JobId,
        /// Which of them.
        shelf: Shelf,
        /// From 1.
        page: u32,
    },
    /// Those: a select whose values are the ids of proposals.
    Choose(JobId),
    /// Opens a proposal.
    View {
        /// Which.
        proposal: ProposalId,
        /// On a message that the outbox posted: the effect that it delivers.
        tag: Option<EffectId>,
    },
    /// A proposal: turns to all that it says, or back.
    Read {
        /// Which.
        proposal: ProposalId,
        /// 0 is what it's about; from 1 all that it says.
        page: u32,
    },
    /// A proposal, for its client: puts it somewhere.
    Shelve {
        /// Which.
        proposal: ProposalId,
        /// Where.
        shelf: Shelf,
    },
    /// A proposal, for its client: opens the list of reasons.
    Decline(ProposalId),
    /// The list of reasons, a select whose values are [`ProposalDecline::code`]s.
    DeclineReason(ProposalId),
    /// Modal: the optional message to a chosen reason; submitting it declines.
    DeclineForm(ProposalId, ProposalDecline),
    /// A proposal, for its client: opens the private channel of the two.
    Write(ProposalId),
    /// A proposal, for its client: opens the form of an offer with its terms.
    Hire(ProposalId),
    /// One's own proposal: opens its form.
    Edit(ProposalId),
    /// One's own proposal: asks whether to withdraw it.
    AskWithdraw(ProposalId),
    /// That question: withdraws it.
    Withdraw(ProposalId),
    /// One's own proposals: another page, from 1.
    OwnPage(u32),
    /// Those: a select whose values are the ids of proposals.
    ChooseOwn,
}

controls! { ProposalButton:
    "apply" => [Apply(job)] Modal;
    "apply_as" => [ApplyAs(job)] Modal;
    "proposal_form" => [Form(draft)] Reply about Draft(draft);
    "proposal_send" => [Send { draft, seen }] Update about Draft(draft);
    "proposals" => [List(job)] Reply about Job(job);
    "proposals_page" => [Page { job, shelf, page }] Update about Job(job);
    "proposals_one" => [Choose(job)] Reply about Job(job);
    "proposal" => [View { proposal, tag }] Reply about Proposal(proposal);
    "proposal_read" => [Read { proposal, page }] Update about Proposal(proposal);
    "proposal_shelf" => [Shelve { proposal, shelf }] Update about Proposal(proposal);
    "proposal_decline" => [Decline(proposal)] Reply about Proposal(proposal);
    "proposal_reason" => [DeclineReason(proposal)] Modal about Proposal(proposal);
    "proposal_no" => [DeclineForm(proposal, reason)] Update about Proposal(proposal);
    "proposal_write" => [Write(proposal)] Reply about Proposal(proposal);
    "proposal_hire" => [Hire(proposal)] Modal about Proposal(proposal);
    "proposal_edit" => [Edit(proposal)] Modal about Proposal(proposal);
    "proposal_gone" => [AskWithdraw(proposal)] Reply about Proposal(proposal);
    "proposal_withdraw" => [Withdraw(proposal)] Update about Proposal(proposal);
    "own_proposals" => [OwnPage(page)] Update;
    "own_proposal" => [ChooseOwn] Reply;
}
