//! The order of everything that can be pressed about a contract.

use super::invitations::after_invitation;
use super::proposals::after_proposal;
use crate::matrix::fixtures::Ids;
use parley::discord::contracts::buttons::{
    ContractButton, DisputeButton, EntryRef, HoursButton, PaymentButton, StateButton, SubmittedPiece,
    TermsButton,
};
use parley::discord::contracts::list_buttons::ContractListButton;
use parley::discord::feedback::buttons::FeedbackButton;
use parley::discord::inbound::control::AnyControl;
use parley::discord::invitations::buttons::InvitationButton;
use parley::discord::jobs::buttons::{JobButton, WantedText};
use parley::discord::moderation::disputes::buttons::CaseButton;
use parley::discord::proposals::buttons::ProposalButton;
use parley::domain::contracts::filter::{ContractFilter, ContractSideFilter, ContractStateFilter};
use parley::domain::feedback::received::Receiver;
use parley::domain::feedback::stars::Stars;
use parley::domain::jobs::alert::{Pace, WantedJobs};
use parley::domain::moderation::report::ReportReason;
use parley::domain::moderation::report::filter::{ReportAge, ReportFilter};

/// What comes after `last`, which is about a contract; `None` after the end of these.
pub(super) fn after(last: AnyControl, ids: &Ids) -> Option<AnyControl> {
    match last {
        AnyControl::Contract(last) => Some(match after_contract(last, ids) {
            Some(next) => AnyControl::Contract(next),
            None => AnyControl::Hours(HoursButton::AskLog(ids.contract)),
        }),
        AnyControl::Hours(last) => Some(match after_hours(last, ids) {
            Some(next) => AnyControl::Hours(next),
            None => AnyControl::Terms(TermsButton::AskTerms(ids.contract)),
        }),
        AnyControl::Terms(last) => Some(match after_terms(last, ids) {
            Some(next) => AnyControl::Terms(next),
            None => AnyControl::Payment(PaymentButton::AskPayment(ids.contract)),
        }),
        AnyControl::Payment(last) => Some(match after_payment(last, ids) {
            Some(next) => AnyControl::Payment(next),
            None => AnyControl::State(StateButton::AskPause(ids.contract)),
        }),
        AnyControl::State(last) => Some(match after_state(last, ids) {
            Some(next) => AnyControl::State(next),
            None => AnyControl::Dispute(DisputeButton::AskDispute(ids.contract)),
        }),
        AnyControl::Dispute(last) => Some(match after_dispute(last, ids) {
            Some(next) => AnyControl::Dispute(next),
            None => AnyControl::Case(CaseButton::Claim { dispute: ids.dispute, seen: 1 }),
        }),
        AnyControl::Case(last) => Some(match after_case(last, ids) {
            Some(next) => AnyControl::Case(next),
            None => AnyControl::Feedback(FeedbackButton::AskFeedback(ids.contract)),
        }),
        AnyControl::Feedback(last) => Some(match after_feedback(last, ids) {
            Some(next) => AnyControl::Feedback(next),
            None => AnyControl::Job(JobButton::Form(ids.job_draft.0)),
        }),
        AnyControl::Job(last) => Some(match after_job(last, ids) {
            Some(next) => AnyControl::Job(next),
            None => AnyControl::Proposal(ProposalButton::Apply(ids.job)),
        }),
        AnyControl::Proposal(last) => Some(match after_proposal(last, ids) {
            Some(next) => AnyControl::Proposal(next),
            None => AnyControl::Invitation(InvitationButton::AskWhom(ids.job)),
        }),
        AnyControl::Invitation(last) => Some(match after_invitation(last, ids) {
            Some(next) => AnyControl::Invitation(next),
            None => AnyControl::ContractList(ContractListButton::Page {
                filter: ContractFilter::default(),
                page: 1,
            }),
        }),
        AnyControl::ContractList(last) => after_contract_list(last, ids).map(AnyControl::ContractList),
        _ => None,
    }
}

fn after_job(last: JobButton, ids: &Ids) -> Option<JobButton> {
    let (draft, seen) = ids.job_draft;
    Some(match last {
        JobButton::Form(_) => JobButton::Post { draft, seen },
        JobButton::Post { .. } => JobButton::Edit(ids.job),
        JobButton::Edit(_) => JobButton::Keep(ids.job),
        JobButton::Keep(_) => JobButton::Report(ids.job),
        JobButton::Report(_) => JobButton::ReportReason(ids.job),
        JobButton::ReportReason(_) => JobButton::ReportForm(ids.job, ReportReason::Spam),
        JobButton::ReportForm(..) => JobButton::Page(1),
        JobButton::Page(_) => JobButton::Open,
        JobButton::Open => JobButton::Save(ids.job),
        JobButton::Save(_) => JobButton::Unsave(ids.job),
        JobButton::Unsave(_) => JobButton::Saved(1),
        JobButton::Saved(_) => JobButton::OpenSaved,
        JobButton::OpenSaved => JobButton::Alert(WantedText::of(&WantedJobs::default()).expect("room")),
        JobButton::Alert(_) => JobButton::Alerts,
        JobButton::Alerts => JobButton::OpenAlert,
        JobButton::OpenAlert => JobButton::AlertPace { alert: ids.alert, pace: Pace::Now },
        JobButton::AlertPace { .. } => JobButton::RemoveAlert(ids.alert),
        JobButton::RemoveAlert(_) => JobButton::Close(ids.job),
        JobButton::Close(_) => JobButton::CloseReason(ids.job),
        JobButton::CloseReason(_) => return None,
    })
}

const fn after_contract(last: ContractButton, ids: &Ids) -> Option<ContractButton> {
    let contract = ids.contract;
    let piece = SubmittedPiece { contract, place: 0, seq: 1 };
    let (draft, seen) = ids.work;
    Some(match last {
        ContractButton::AskSubmit(_) => ContractButton::SubmitPiece(contract),
        ContractButton::SubmitPiece(_) => ContractButton::SubmitForm { contract, place: 0 },
        ContractButton::SubmitForm { .. } => ContractButton::Review(contract),
        ContractButton::Review(_) => ContractButton::ReviewPiece(contract),
        ContractButton::ReviewPiece(_) => ContractButton::AskRevision(piece),
        ContractButton::AskRevision(_) => ContractButton::RevisionForm(piece),
        ContractButton::RevisionForm(_) => ContractButton::DraftPiece(draft),
        ContractButton::DraftPiece(_) => ContractButton::DraftForm(draft),
        ContractButton::DraftForm(_) => ContractButton::SubmitDraft { draft, seen },
        ContractButton::SubmitDraft { .. } => ContractButton::Approve(piece),
        ContractButton::Approve(_) => return None,
    })
}

const fn after_hours(last: HoursButton, ids: &Ids) -> Option<HoursButton> {
    let contract = ids.contract;
    let (hours, objected) = (EntryRef { contract, seq: 1 }, EntryRef { contract, seq: 2 });
    let (draft, seen) = ids.hours;
    Some(match last {
        HoursButton::AskLog(_) => HoursButton::LogDay(draft),
        HoursButton::LogDay(_) => HoursButton::Log { draft, seen },
        HoursButton::Log { .. } => HoursButton::LogForm(draft),
        HoursButton::LogForm(_) => HoursButton::ReviewHours(contract),
        HoursButton::ReviewHours(_) => HoursButton::ChooseHours(contract),
        HoursButton::ChooseHours(_) => HoursButton::ReviewLogged(hours),
        HoursButton::ReviewLogged(_) => HoursButton::AskObject(hours),
        HoursButton::AskObject(_) => HoursButton::ObjectForm(hours),
        HoursButton::ObjectForm(_) => HoursButton::WithdrawObjection(objected),
        HoursButton::WithdrawObjection(_) => HoursButton::RemoveHours(hours),
        HoursButton::RemoveHours(_) => return None,
    })
}

const fn after_terms(last: TermsButton, ids: &Ids) -> Option<TermsButton> {
    let contract = ids.contract;
    let proposal = EntryRef { contract, seq: 1 };
    let (draft, seen) = ids.terms;
    Some(match last {
        TermsButton::AskTerms(_) => TermsButton::RateDay(draft),
        TermsButton::RateDay(_) => TermsButton::Propose { draft, seen },
        TermsButton::Propose { .. } => TermsButton::TermsForm(draft),
        TermsButton::TermsForm(_) => TermsButton::ReviewTerms(contract),
        TermsButton::ReviewTerms(_) => TermsButton::ReviewProposal(proposal),
        TermsButton::ReviewProposal(_) => TermsButton::Counter(proposal),
        TermsButton::Counter(_) => TermsButton::AskReject(proposal),
        TermsButton::AskReject(_) => TermsButton::RejectForm(proposal),
        TermsButton::RejectForm(_) => TermsButton::WithdrawTerms(proposal),
        TermsButton::WithdrawTerms(_) => TermsButton::ApproveTerms(proposal),
        TermsButton::ApproveTerms(_) => return None,
    })
}

const fn after_payment(last: PaymentButton, ids: &Ids) -> Option<PaymentButton> {
    let contract = ids.contract;
    let payment = EntryRef { contract, seq: 3 };
    Some(match last {
        PaymentButton::AskPayment(_) => PaymentButton::PaymentPiece(contract),
        PaymentButton::PaymentPiece(_) => PaymentButton::PayPiece { contract, place: 0 },
        PaymentButton::PayPiece { .. } => PaymentButton::AskRefund(contract),
        PaymentButton::AskRefund(_) => PaymentButton::PaymentDay(ids.payment.0),
        PaymentButton::PaymentDay(_) => {
            PaymentButton::RecordPayment { draft: ids.payment.0, seen: ids.payment.1 }
        }
        PaymentButton::RecordPayment { .. } => PaymentButton::PaymentForm(ids.payment.0),
        PaymentButton::PaymentForm(_) => PaymentButton::ReviewPayments(contract),
        PaymentButton::ReviewPayments(_) => PaymentButton::ReviewPayment(payment),
        PaymentButton::ReviewPayment(_) => PaymentButton::DenyPayment(payment),
        PaymentButton::DenyPayment(_) => PaymentButton::ConfirmPayment(payment),
        PaymentButton::ConfirmPayment(_) => return None,
    })
}

const fn after_state(last: StateButton, ids: &Ids) -> Option<StateButton> {
    let contract = ids.contract;
    let request = EntryRef { contract, seq: 2 };
    let (draft, seen) = ids.closing;
    Some(match last {
        StateButton::AskPause(_) => StateButton::PauseForm(contract),
        StateButton::PauseForm(_) => StateButton::Resume(contract),
        StateButton::Resume(_) => StateButton::AskClose(contract),
        StateButton::AskClose(_) => StateButton::ChooseReason(contract),
        StateButton::ChooseReason(_) => StateButton::CloseForm(draft),
        StateButton::CloseForm(_) => StateButton::Close { draft, seen },
        StateButton::Close { .. } => StateButton::AskReopen(contract),
        StateButton::AskReopen(_) => StateButton::RequestReopen(contract),
        StateButton::RequestReopen(_) => StateButton::Reopen(request),
        StateButton::Reopen(_) => StateButton::KeepClosed(request),
        StateButton::KeepClosed(_) => return None,
    })
}

const fn after_dispute(last: DisputeButton, ids: &Ids) -> Option<DisputeButton> {
    let contract = ids.contract;
    let (opened, question) = (EntryRef { contract, seq: 2 }, EntryRef { contract, seq: 3 });
    let (draft, seen) = ids.disputing;
    Some(match last {
        DisputeButton::AskDispute(_) => DisputeButton::ChooseReason(contract),
        DisputeButton::ChooseReason(_) => DisputeButton::OpenDispute { draft, seen },
        DisputeButton::OpenDispute { .. } => DisputeButton::DisputeForm(draft),
        DisputeButton::DisputeForm(_) => DisputeButton::AskAnswer(question),
        DisputeButton::AskAnswer(_) => DisputeButton::AnswerForm(question),
        DisputeButton::AnswerForm(_) => DisputeButton::AskWithdraw(contract),
        DisputeButton::AskWithdraw(_) => DisputeButton::Withdraw(opened),
        DisputeButton::Withdraw(_) => return None,
    })
}

fn after_case(last: CaseButton, ids: &Ids) -> Option<CaseButton> {
    let dispute = ids.dispute;
    let (draft, seen) = ids.verdict;
    Some(match last {
        CaseButton::Claim { .. } => CaseButton::Read { dispute, page: 0 },
        CaseButton::Read { .. } => CaseButton::Snapshot(dispute),
        CaseButton::Snapshot(_) => CaseButton::Ask(dispute),
        CaseButton::Ask(_) => CaseButton::AskForm(dispute),
        CaseButton::AskForm(_) => CaseButton::AskDecide(dispute),
        CaseButton::AskDecide(_) => CaseButton::Outcome(dispute),
        CaseButton::Outcome(_) => CaseButton::Decide { draft, seen, closes: 0 },
        CaseButton::Decide { closes: 0, .. } => CaseButton::Decide { draft, seen, closes: 1 },
        CaseButton::Decide { .. } => CaseButton::DecideForm(draft),
        CaseButton::DecideForm(_) => CaseButton::List { filter: ReportFilter::default(), page: 1 },
        CaseButton::List { .. } => CaseButton::ByStage(ReportAge::Any),
        CaseButton::ByStage(_) => CaseButton::ByAge(None),
        CaseButton::ByAge(_) => CaseButton::Open,
        CaseButton::Open => return None,
    })
}

const fn after_feedback(last: FeedbackButton, ids: &Ids) -> Option<FeedbackButton> {
    let (draft, seen) = ids.feedback;
    let of = Receiver::Person(ids.recipient);
    let [.., stars] = Stars::ALL;
    Some(match last {
        FeedbackButton::AskFeedback(_) => FeedbackButton::SendFeedback { draft, seen },
        FeedbackButton::SendFeedback { .. } => FeedbackButton::ChooseStars { draft, stars },
        FeedbackButton::ChooseStars { .. } => FeedbackButton::ChooseTags(draft),
        FeedbackButton::ChooseTags(_) => FeedbackButton::FeedbackForm(draft),
        FeedbackButton::FeedbackForm(_) => FeedbackButton::AskReply(ids.contract),
        FeedbackButton::AskReply(_) => FeedbackButton::ReplyForm(ids.contract),
        FeedbackButton::ReplyForm(_) => FeedbackButton::AllowEdit(ids.contract),
        FeedbackButton::AllowEdit(_) => FeedbackButton::Notes(1),
        FeedbackButton::Notes(_) => FeedbackButton::Same(1),
        FeedbackButton::Same(_) => FeedbackButton::Received(of),
        FeedbackButton::Received(_) => FeedbackButton::ReceivedPage { of, page: 1 },
        FeedbackButton::ReceivedPage { .. } => return None,
    })
}

const fn after_contract_list(last: ContractListButton, ids: &Ids) -> Option<ContractListButton> {
    let contract = ids.contract;
    Some(match last {
        ContractListButton::Page { .. } => ContractListButton::ByState(ContractSideFilter::All),
        ContractListButton::ByState(_) => ContractListButton::BySide(ContractStateFilter::Any),
        ContractListButton::BySide(_) => ContractListButton::Open,
        ContractListButton::Open => ContractListButton::Read { contract, page: 1 },
        ContractListButton::Read { .. } => ContractListButton::Part(contract),
        ContractListButton::Part(_) => ContractListButton::Export(contract),
        ContractListButton::Export(_) => return None,
    })
}
