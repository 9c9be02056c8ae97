//! Somebody whom the server has in time-out: Discord keeps them from writing there, and so does Parley. Owns what of all that
//! can be done counts as writing to others.

use super::control::AnyControl;
use crate::app::{App, Error};
use crate::discord::agencies;
use crate::discord::contracts::buttons::{
    ContractButton, DisputeButton, HoursButton, PaymentButton, StateButton, TermsButton,
};
use crate::discord::feedback;
use crate::discord::feedback::buttons::FeedbackButton;
use crate::discord::invitations::buttons::InvitationButton;
use crate::discord::jobs::buttons::JobButton;
use crate::discord::moderation::buttons::ModerationButton;
use crate::discord::moderation::disputes::buttons::CaseButton;
use crate::discord::offers::buttons::OfferButton;
use crate::discord::offers::commands::is_on_a_member;
use crate::discord::people::buttons::PeopleButton;
use crate::discord::proposals::buttons::ProposalButton;
use crate::domain::refusal::Refusal;
use crate::domain::server::refusal::ServerRefusal;
use crate::domain::time::UnixMs;
use serenity::model::application::{ActionRowComponent, CommandData, Interaction};

/// Refuses to carry what somebody writes to others while the server has them in time-out: offers and other terms, messages,
/// profiles, the names of agencies, and a moderator's decisions with their reasons. Reading, and answers without a message,
/// go on. Someone in time-out may still report and appeal: that reaches the moderators alone, who decided about the time-out.
///
/// # Errors
/// The refusal.
pub(super) fn check_time_out(
    app: &App,
    interaction: &Interaction,
    button: Option<AnyControl>,
    until: Option<UnixMs>,
) -> Result<(), Error> {
    match until.filter(|until| app.now() < *until && writes(interaction, button)) {
        Some(until) => Err(Refusal::Server(ServerRefusal::TimedOut { until }).into()),
        None => Ok(()),
    }
}

/// Whether it brings what somebody writes to others, or begins to. An answer without a message does not.
fn writes(interaction: &Interaction, button: Option<AnyControl>) -> bool {
    match (interaction, button) {
        (Interaction::Command(command), _) => command_writes(&command.data),
        (_, Some(AnyControl::Offer(button))) => match button {
            OfferButton::RequestChanges(_)
            | OfferButton::EditDraft(_)
            | OfferButton::UseReading { .. }
            | OfferButton::OfferForm(_)
            | OfferButton::Modify(_)
            | OfferButton::Counter(_)
            | OfferButton::Message(_)
            | OfferButton::MessageForm(_)
            | OfferButton::SendDraft { .. } => true,
            OfferButton::DeclineForm(..) | OfferButton::WithdrawForm(_) | OfferButton::RejectForm(_) => {
                has_text(interaction)
            }
            OfferButton::AskAccept(_)
            | OfferButton::Accept(_)
            | OfferButton::Decline(_)
            | OfferButton::DeclineReason(_)
            | OfferButton::Withdraw(_)
            | OfferButton::View { .. }
            | OfferButton::Read { .. }
            | OfferButton::ApproveChange(_)
            | OfferButton::RejectChange(_)
            | OfferButton::DiscardDraft(_) => false,
        },
        (_, Some(AnyControl::Contract(button))) => work_writes(button),
        (_, Some(AnyControl::Hours(button))) => hours_write(button),
        (_, Some(AnyControl::Terms(button))) => terms_write(button),
        (_, Some(AnyControl::Payment(button))) => payment_writes(button),
        (_, Some(AnyControl::State(button))) => state_writes(button),
        (_, Some(AnyControl::Dispute(button))) => dispute_writes(button),
        (_, Some(AnyControl::Case(button))) => case_writes(button),
        (_, Some(AnyControl::Feedback(button))) => feedback_writes(button),
        (_, Some(AnyControl::Proposal(button))) => proposals_write(button),
        (_, Some(AnyControl::Invitation(button))) => matches!(
            button,
            InvitationButton::Propose(_)
                | InvitationButton::DeclineReason(_)
                | InvitationButton::DeclineForm(..)
        ),
        (_, Some(AnyControl::Job(button))) => {
            matches!(button, JobButton::Form(_) | JobButton::Edit(_) | JobButton::Post { .. })
        }
        (_, Some(AnyControl::People(button))) => {
            matches!(button, PeopleButton::Edit | PeopleButton::Form(_) | PeopleButton::Offer(_))
        }
        // The reason goes to the person whom it is about.
        (_, Some(AnyControl::Moderation(button))) => matches!(
            button,
            ModerationButton::Decide { .. }
                | ModerationButton::DecideForm { .. }
                | ModerationButton::EndEarly(_)
                | ModerationButton::EndEarlyForm(_)
                | ModerationButton::AskShow(_)
                | ModerationButton::ShowForm(_)
        ),
        _ => false,
    }
}

/// The same for proposals.
const fn proposals_write(button: ProposalButton) -> bool {
    match button {
        ProposalButton::Apply(_)
        | ProposalButton::ApplyAs(_)
        | ProposalButton::Form(_)
        | ProposalButton::Send { .. }
        | ProposalButton::DeclineReason(_)
        | ProposalButton::DeclineForm(..)
        | ProposalButton::Hire(_)
        | ProposalButton::Edit(_) => true,
        ProposalButton::List(_)
        | ProposalButton::Page { .. }
        | ProposalButton::Choose(_)
        | ProposalButton::View { .. }
        | ProposalButton::Read { .. }
        | ProposalButton::Shelve { .. }
        | ProposalButton::Decline(_)
        | ProposalButton::Write(_)
        | ProposalButton::AskWithdraw(_)
        | ProposalButton::Withdraw(_)
        | ProposalButton::OwnPage(_)
        | ProposalButton::ChooseOwn => false,
    }
}

/// The same for the work of a contract.
const fn work_writes(button: ContractButton) -> bool {
    match button {
        ContractButton::AskSubmit(_)
        | ContractButton::SubmitPiece(_)
        | ContractButton::SubmitForm { .. }
        | ContractButton::AskRevision(_)
        | ContractButton::RevisionForm(_)
        | ContractButton::DraftPiece(_)
        | ContractButton::DraftForm(_)
        | ContractButton::SubmitDraft { .. } => true,
        ContractButton::Review(_) | ContractButton::ReviewPiece(_) | ContractButton::Approve(_) => false,
    }
}

/// The same for its hours.
const fn hours_write(button: HoursButton) -> bool {
    match button {
        HoursButton::AskLog(_)
        | HoursButton::LogForm(_)
        | HoursButton::LogDay(_)
        | HoursButton::Log { .. }
        | HoursButton::AskObject(_)
        | HoursButton::ObjectForm(_) => true,
        HoursButton::ReviewHours(_)
        | HoursButton::ChooseHours(_)
        | HoursButton::ReviewLogged(_)
        | HoursButton::WithdrawObjection(_)
        | HoursButton::RemoveHours(_) => false,
    }
}

/// The same for its terms.
const fn terms_write(button: TermsButton) -> bool {
    match button {
        TermsButton::AskTerms(_)
        | TermsButton::TermsForm(_)
        | TermsButton::RateDay(_)
        | TermsButton::Propose { .. }
        | TermsButton::AskReject(_)
        | TermsButton::RejectForm(_)
        | TermsButton::Counter(_) => true,
        TermsButton::ReviewTerms(_)
        | TermsButton::ReviewProposal(_)
        | TermsButton::ApproveTerms(_)
        | TermsButton::WithdrawTerms(_) => false,
    }
}

/// The same for its payment.
const fn payment_writes(button: PaymentButton) -> bool {
    match button {
        PaymentButton::AskPayment(_)
        | PaymentButton::PaymentPiece(_)
        | PaymentButton::PayPiece { .. }
        | PaymentButton::AskRefund(_)
        | PaymentButton::PaymentForm(_)
        | PaymentButton::PaymentDay(_)
        | PaymentButton::RecordPayment { .. } => true,
        PaymentButton::ReviewPayments(_)
        | PaymentButton::ReviewPayment(_)
        | PaymentButton::ConfirmPayment(_)
        | PaymentButton::DenyPayment(_) => false,
    }
}

/// The same for whether it runs.
const fn state_writes(button: StateButton) -> bool {
    match button {
        StateButton::AskPause(_)
        | StateButton::PauseForm(_)
        | StateButton::AskClose(_)
        | StateButton::ChooseReason(_)
        | StateButton::CloseForm(_)
        | StateButton::Close { .. } => true,
        StateButton::Resume(_)
        | StateButton::AskReopen(_)
        | StateButton::RequestReopen(_)
        | StateButton::Reopen(_)
        | StateButton::KeepClosed(_) => false,
    }
}

/// The same for its dispute: both sides read it.
const fn dispute_writes(button: DisputeButton) -> bool {
    match button {
        DisputeButton::AskDispute(_)
        | DisputeButton::ChooseReason(_)
        | DisputeButton::DisputeForm(_)
        | DisputeButton::OpenDispute { .. }
        | DisputeButton::AskAnswer(_)
        | DisputeButton::AnswerForm(_) => true,
        DisputeButton::AskWithdraw(_) | DisputeButton::Withdraw(_) => false,
    }
}

/// The same for what moderators do with it.
const fn case_writes(button: CaseButton) -> bool {
    match button {
        CaseButton::Ask(_)
        | CaseButton::AskForm(_)
        | CaseButton::Outcome(_)
        | CaseButton::DecideForm(_)
        | CaseButton::Decide { .. } => true,
        CaseButton::Claim { .. }
        | CaseButton::Read { .. }
        | CaseButton::Snapshot(_)
        | CaseButton::AskDecide(_)
        | CaseButton::List { .. }
        | CaseButton::ByStage(_)
        | CaseButton::ByAge(_)
        | CaseButton::Open => false,
    }
}

/// The same for feedback: the other side reads it.
const fn feedback_writes(button: FeedbackButton) -> bool {
    match button {
        FeedbackButton::AskFeedback(_)
        | FeedbackButton::ChooseStars { .. }
        | FeedbackButton::ChooseTags(_)
        | FeedbackButton::FeedbackForm(_)
        | FeedbackButton::SendFeedback { .. }
        | FeedbackButton::AllowEdit(_)
        | FeedbackButton::AskReply(_)
        | FeedbackButton::ReplyForm(_) => true,
        FeedbackButton::Notes(_)
        | FeedbackButton::Same(_)
        | FeedbackButton::Received(_)
        | FeedbackButton::ReceivedPage { .. } => false,
    }
}

/// The same for a command.
fn command_writes(data: &CommandData) -> bool {
    let below = data.options.first().map(|option| option.name.as_str());
    match (data.name.as_str(), below) {
        ("offer", Some("send" | "edit")) | ("profile", Some("edit")) => true,
        (agencies::commands::NAME, Some("create")) => true,
        (feedback::commands::NAME, Some("give")) => true,
        ("contract", Some("submit")) => true,
        (name, _) => is_on_a_member(name),
    }
}

/// Whether anything is written in a form.
fn has_text(interaction: &Interaction) -> bool {
    let Interaction::Modal(form) = interaction else { return false };
    let components = form.data.components.iter().flat_map(|row| &row.components);
    let mut written = components.filter_map(|component| match component {
        ActionRowComponent::InputText(input) => input.value.as_deref(),
        _ => None,
    });
    written.any(|text| !text.trim().is_empty())
}
