//! What can be pressed, chosen or submitted about a contract and its work, as typed values.

use crate::discord::ui::custom_id::{Carried, Parts, controls};
use crate::domain::draft::PreviewHash;
use crate::domain::ids::{ContractId, DraftId};
use std::fmt;

/// A piece of the work as it was submitted: an answer is to this and to nothing that came later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SubmittedPiece {
    /// Of which contract.
    pub contract: ContractId,
    /// The place of the milestone from 1, or 0 for the whole.
    pub place: u32,
    /// The line by which it was submitted.
    pub seq: i64,
}

impl Carried for SubmittedPiece {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.contract.write(f)?;
        self.place.write(f)?;
        self.seq.write(f)
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        Some(Self {
            contract: Carried::read(parts)?,
            place: Carried::read(parts)?,
            seq: Carried::read(parts).filter(|&seq: &i64| seq > 0)?,
        })
    }
}

/// A line of a contract: the one that records a payment, logs hours, proposes other terms, asks to reopen the contract, opens a
/// dispute, or asks something in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryRef {
    /// Of which contract.
    pub contract: ContractId,
    /// The line.
    pub seq: i64,
}

impl Carried for EntryRef {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.contract.write(f)?;
        self.seq.write(f)
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        Some(Self {
            contract: Carried::read(parts)?,
            seq: Carried::read(parts).filter(|&seq: &i64| seq > 0)?,
        })
    }
}

/// Everything about a contract's work that a person can press, choose from or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContractButton {
    /// Contract: opens the form for the one piece that can be submitted, or the list of those.
    AskSubmit(ContractId),
    /// The list of pieces to submit, a select whose values are places.
    SubmitPiece(ContractId),
    /// Modal: the message with a piece; submitting it submits the piece.
    SubmitForm {
        /// Of which contract.
        contract: ContractId,
        /// Which piece.
        place: u32,
    },
    /// Contract: shows what was submitted, one piece or the list of them.
    Review(ContractId),
    /// The list of what was submitted, a select whose values are places.
    ReviewPiece(ContractId),
    /// What was submitted: the piece is done.
    Approve(SubmittedPiece),
    /// What was submitted: opens the form for what is to be different.
    AskRevision(SubmittedPiece),
    /// Modal: what is to be different; submitting it asks for the revision.
    RevisionForm(SubmittedPiece),
    /// The list of pieces to submit with files, a select whose values are places.
    DraftPiece(DraftId),
    /// Modal: the message with a piece and its files; submitting it shows the preview.
    DraftForm(DraftId),
    /// Preview of work: it is submitted.
    SubmitDraft {
        /// Which draft.
        draft: DraftId,
        /// What the preview shows: nothing else may be submitted by it.
        seen: PreviewHash,
    },
}

controls! { ContractButton:
    "work_submit" => [AskSubmit(contract)] Modal about Contract(contract);
    "work_piece" => [SubmitPiece(contract)] Modal about Contract(contract);
    "work_form" => [SubmitForm { contract, place }] Reply about Contract(contract);
    "work_review" => [Review(contract)] Reply about Contract(contract);
    "work_choose" => [ReviewPiece(contract)] Update about Contract(contract);
    "work_approve" => [Approve(piece)] Update about Contract(piece.contract);
    "work_revise" => [AskRevision(piece)] Modal about Contract(piece.contract);
    "work_revision" => [RevisionForm(piece)] Reply about Contract(piece.contract);
    "work_draft_piece" => [DraftPiece(draft)] Modal about Draft(draft);
    "work_draft_form" => [DraftForm(draft)] Reply about Draft(draft);
    "work_draft_submit" => [SubmitDraft { draft, seen }] Update about Draft(draft);
}

/// Everything about a contract's payment that a person can press, choose from or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaymentButton {
    /// Contract: opens the form of a payment, or the list of what it can be for.
    AskPayment(ContractId),
    /// The list of what a payment can be for, a select whose values are places.
    PaymentPiece(ContractId),
    /// An approved piece: opens the form of a payment for it.
    PayPiece {
        /// Of which contract.
        contract: ContractId,
        /// Which piece.
        place: u32,
    },
    /// Contract: opens the form for what was given back.
    AskRefund(ContractId),
    /// Modal: a payment; submitting it shows the preview.
    PaymentForm(DraftId),
    /// Preview of a payment: the day, a select whose values are days.
    PaymentDay(DraftId),
    /// Preview of a payment: it is recorded.
    RecordPayment {
        /// Which draft.
        draft: DraftId,
        /// What the preview shows: nothing else may be recorded by it.
        seen: PreviewHash,
    },
    /// Contract: shows the payment of the other side's that its reader answers next.
    ReviewPayments(ContractId),
    /// What tells of a payment: shows it to the other side.
    ReviewPayment(EntryRef),
    /// A payment: it is as the other side recorded it.
    ConfirmPayment(EntryRef),
    /// A payment: it isn't.
    DenyPayment(EntryRef),
}

controls! { PaymentButton:
    "pay" => [AskPayment(contract)] Modal about Contract(contract);
    "pay_choose" => [PaymentPiece(contract)] Modal about Contract(contract);
    "pay_piece" => [PayPiece { contract, place }] Modal about Contract(contract);
    "refund" => [AskRefund(contract)] Modal about Contract(contract);
    "pay_form" => [PaymentForm(draft)] Reply about Draft(draft);
    "pay_day" => [PaymentDay(draft)] Update about Draft(draft);
    "pay_record" => [RecordPayment { draft, seen }] Update about Draft(draft);
    "pay_waiting" => [ReviewPayments(contract)] Reply about Contract(contract);
    "pay_review" => [ReviewPayment(payment)] Reply about Contract(payment.contract);
    "pay_confirm" => [ConfirmPayment(payment)] Update about Contract(payment.contract);
    "pay_deny" => [DenyPayment(payment)] Update about Contract(payment.contract);
}

/// Everything by which a contract is paused, closed or goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateButton {
    /// Contract: opens the form for why it is paused.
    AskPause(ContractId),
    /// Modal: why; submitting it pauses the contract.
    PauseForm(ContractId),
    /// Paused contract: it goes on.
    Resume(ContractId),
    /// Contract: shows the reasons for which it can be closed.
    AskClose(ContractId),
    /// The reasons, a select whose values are their codes: opens the form.
    ChooseReason(ContractId),
    /// Modal: a word to the other side; submitting it shows the preview.
    CloseForm(DraftId),
    /// Preview: the contract is closed.
    Close {
        /// Which draft.
        draft: DraftId,
        /// What the preview shows: nothing else may be said by it.
        seen: PreviewHash,
    },
    /// Closed contract: shows how it can be reopened.
    AskReopen(ContractId),
    /// How it can be reopened: asks the other side.
    RequestReopen(ContractId),
    /// A request to reopen: the contract runs again.
    Reopen(EntryRef),
    /// A request to reopen: it stays closed.
    KeepClosed(EntryRef),
}

controls! { StateButton:
    "pause" => [AskPause(contract)] Modal about Contract(contract);
    "pause_form" => [PauseForm(contract)] Reply about Contract(contract);
    "resume" => [Resume(contract)] Reply about Contract(contract);
    "close" => [AskClose(contract)] Reply about Contract(contract);
    "close_reason" => [ChooseReason(contract)] Modal about Contract(contract);
    "close_form" => [CloseForm(draft)] Reply about Draft(draft);
    "close_contract" => [Close { draft, seen }] Update about Draft(draft);
    "reopen" => [AskReopen(contract)] Reply about Contract(contract);
    "reopen_request" => [RequestReopen(contract)] Update about Contract(contract);
    "reopen_contract" => [Reopen(request)] Reply about Contract(request.contract);
    "reopen_decline" => [KeepClosed(request)] Reply about Contract(request.contract);
}

/// Everything about a contract's hours that a person can press, choose from or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoursButton {
    /// Contract: opens the form of hours.
    AskLog(ContractId),
    /// Modal: hours; submitting it shows the preview.
    LogForm(DraftId),
    /// Preview of hours: the day, a select whose values are days.
    LogDay(DraftId),
    /// Preview of hours: they are logged.
    Log {
        /// Which draft.
        draft: DraftId,
        /// What the preview shows: nothing else may be logged by it.
        seen: PreviewHash,
    },
    /// Contract: shows the hours that count.
    ReviewHours(ContractId),
    /// The list of hours, a select whose values are lines.
    ChooseHours(ContractId),
    /// What tells of hours: shows them.
    ReviewLogged(EntryRef),
    /// Hours: opens the form for why the client objects to them.
    AskObject(EntryRef),
    /// Modal: why; submitting it objects.
    ObjectForm(EntryRef),
    /// Hours in question: the objection is taken back.
    WithdrawObjection(EntryRef),
    /// Hours: they are taken out.
    RemoveHours(EntryRef),
}

controls! { HoursButton:
    "hours" => [AskLog(contract)] Modal about Contract(contract);
    "hours_form" => [LogForm(draft)] Reply about Draft(draft);
    "hours_day" => [LogDay(draft)] Update about Draft(draft);
    "hours_log" => [Log { draft, seen }] Update about Draft(draft);
    "hours_all" => [ReviewHours(contract)] Reply about Contract(contract);
    "hours_choose" => [ChooseHours(contract)] Update about Contract(contract);
    "hours_one" => [ReviewLogged(hours)] Reply about Contract(hours.contract);
    "hours_object" => [AskObject(hours)] Modal about Contract(hours.contract);
    "hours_objection" => [ObjectForm(hours)] Reply about Contract(hours.contract);
    "hours_withdraw" => [WithdrawObjection(hours)] Update about Contract(hours.contract);
    "hours_remove" => [RemoveHours(hours)] Update about Contract(hours.contract);
}

/// Everything about a contract's terms that a person can press, choose from or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermsButton {
    /// Contract: opens the form of other terms.
    AskTerms(ContractId),
    /// Modal: other terms; submitting it shows the preview.
    TermsForm(DraftId),
    /// Preview of another rate: from when it counts, a select whose values are days.
    RateDay(DraftId),
    /// Preview of other terms: they are proposed.
    Propose {
        /// Which draft.
        draft: DraftId,
        /// What the preview shows: nothing else may be proposed by it.
        seen: PreviewHash,
    },
    /// Contract: shows the terms that wait for an answer.
    ReviewTerms(ContractId),
    /// What tells of a proposal: shows it.
    ReviewProposal(EntryRef),
    /// A proposal: its terms count.
    ApproveTerms(EntryRef),
    /// A proposal: opens the form for a word with the answer.
    AskReject(EntryRef),
    /// Modal: a word; submitting it keeps the terms.
    RejectForm(EntryRef),
    /// A proposal: opens the form of other terms with those filled in.
    Counter(EntryRef),
    /// One's own proposal: it is taken back.
    WithdrawTerms(EntryRef),
}

controls! { TermsButton:
    "terms" => [AskTerms(contract)] Modal about Contract(contract);
    "terms_form" => [TermsForm(draft)] Reply about Draft(draft);
    "terms_day" => [RateDay(draft)] Update about Draft(draft);
    "terms_propose" => [Propose { draft, seen }] Update about Draft(draft);
    "terms_review" => [ReviewTerms(contract)] Reply about Contract(contract);
    "terms_one" => [ReviewProposal(proposal)] Reply about Contract(proposal.contract);
    "terms_approve" => [ApproveTerms(proposal)] Update about Contract(proposal.contract);
    "terms_reject" => [AskReject(proposal)] Modal about Contract(proposal.contract);
    "terms_rejection" => [RejectForm(proposal)] Reply about Contract(proposal.contract);
    "terms_counter" => [Counter(proposal)] Modal about Contract(proposal.contract);
    "terms_withdraw" => [WithdrawTerms(proposal)] Update about Contract(proposal.contract);
}

/// Everything about a dispute that a side of the contract can press, choose from or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisputeButton {
    /// Contract: shows what a dispute can be about.
    AskDispute(ContractId),
    /// The reasons, a select whose values are their codes: opens the form.
    ChooseReason(ContractId),
    /// Modal: what happened; submitting it shows the preview.
    DisputeForm(DraftId),
    /// Preview: the dispute is opened.
    OpenDispute {
        /// Which draft.
        draft: DraftId,
        /// What the preview shows: nothing else may be said by it.
        seen: PreviewHash,
    },
    /// Disputed contract: shows what withdrawing the dispute means.
    AskWithdraw(ContractId),
    /// What it means: the dispute that this line opens is withdrawn.
    Withdraw(EntryRef),
    /// A question of the moderators': opens the form of the answer.
    AskAnswer(EntryRef),
    /// Modal: the answer.
    AnswerForm(EntryRef),
}

controls! { DisputeButton:
    "dispute" => [AskDispute(contract)] Reply about Contract(contract);
    "dispute_reason" => [ChooseReason(contract)] Modal about Contract(contract);
    "dispute_form" => [DisputeForm(draft)] Reply about Draft(draft);
    "dispute_open" => [OpenDispute { draft, seen }] Update about Draft(draft);
    "dispute_end" => [AskWithdraw(contract)] Reply about Contract(contract);
    "dispute_withdraw" => [Withdraw(opened)] Update about Contract(opened.contract);
    "dispute_answer" => [AskAnswer(question)] Modal about Contract(question.contract);
    "dispute_answered" => [AnswerForm(question)] Reply about Contract(question.contract);
}
