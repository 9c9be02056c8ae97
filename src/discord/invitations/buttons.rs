//! What can be pressed, chosen or submitted about invitations to jobs, as typed values.

use crate::discord::ui::custom_id::{carry_codes, controls};
use crate::domain::ids::{EffectId, JobId, JobInvitationId, PersonId};
use crate::domain::invitations::invitation::InvitationDecline;

carry_codes!(InvitationDecline);

/// Everything about invitations to jobs that a person can press, choose from or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationButton {
    /// Job, for its client: asks whom to invite.
    AskWhom(JobId),
    /// That question: a select of people.
    Whom(JobId),
    /// Job, for its client: shows who fits.
    AskFits(JobId),
    /// Those: a select whose values are the ids of people.
    Fit(JobId),
    /// Profile: asks to which job to invite this person.
    AskJob(PersonId),
    /// That question: a select whose values are the ids of jobs.
    ToJob(PersonId),
    /// Opens an invitation.
    View {
        /// Which.
        invitation: JobInvitationId,
        /// On a message that the outbox posted: the effect that it delivers.
        tag: Option<EffectId>,
    },
    /// An invitation: opens the form of the proposal that answers it.
    Propose(JobInvitationId),
    /// An invitation: opens the list of reasons.
    Decline(JobInvitationId),
    /// The list of reasons, a select whose values are [`InvitationDecline::code`]s.
    DeclineReason(JobInvitationId),
    /// Modal: the optional message to a chosen reason; submitting it declines.
    DeclineForm(JobInvitationId, InvitationDecline),
    /// An invitation: sets it aside.
    Ignore(JobInvitationId),
    /// An invitation, for its client: asks whether to take it back.
    AskWithdraw(JobInvitationId),
    /// That question: takes it back.
    Withdraw(JobInvitationId),
    /// Job, for its client: lists whom they invited.
    Invited(JobId),
    /// Those: another page.
    InvitedPage {
        /// To which job.
        job: JobId,
        /// From 1.
        page: u32,
    },
    /// One's own invitations: another page, or the others.
    Page {
        /// Whether it holds those that don't wait.
        is_archive: bool,
        /// From 1.
        page: u32,
    },
    /// Those: a select whose values are the ids of invitations.
    Choose,
}

controls! { InvitationButton:
    "invite" => [AskWhom(job)] Reply about Job(job);
    "invite_whom" => [Whom(job)] Update about Job(job);
    "job_fits" => [AskFits(job)] Reply about Job(job);
    "job_fit" => [Fit(job)] Update about Job(job);
    "invite_to" => [AskJob(person)] Reply;
    "invite_job" => [ToJob(person)] Update;
    "invitation" => [View { invitation, tag }] Reply about JobInvitation(invitation);
    "invitation_propose" => [Propose(invitation)] Modal about JobInvitation(invitation);
    "invitation_decline" => [Decline(invitation)] Reply about JobInvitation(invitation);
    "invitation_reason" => [DeclineReason(invitation)] Modal about JobInvitation(invitation);
    "invitation_no" => [DeclineForm(invitation, reason)] Update about JobInvitation(invitation);
    "invitation_ignore" => [Ignore(invitation)] Reply about JobInvitation(invitation);
    "invitation_gone" => [AskWithdraw(invitation)] Reply about JobInvitation(invitation);
    "invitation_withdraw" => [Withdraw(invitation)] Update about JobInvitation(invitation);
    "invited" => [Invited(job)] Reply about Job(job);
    "invited_page" => [InvitedPage { job, page }] Update about Job(job);
    "invitations" => [Page { is_archive, page }] Update;
    "invitations_one" => [Choose] Reply;
}
