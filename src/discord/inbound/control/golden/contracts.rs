//! The texts of what stands on contracts: their buttons and lists, disputes, and feedback; and of jobs.

use super::super::AnyControl;
use super::{CONTRACT, DISPUTE, DRAFT, PERSON, SEEN};
use crate::discord::contracts::buttons::{
    ContractButton, DisputeButton, EntryRef, HoursButton, PaymentButton, StateButton, SubmittedPiece,
    TermsButton,
};
use crate::discord::contracts::list_buttons::ContractListButton;
use crate::discord::feedback::buttons::FeedbackButton;
use crate::discord::invitations::buttons::InvitationButton;
use crate::discord::jobs::buttons::{JobButton, WantedText};
use crate::discord::moderation::disputes::buttons::CaseButton;
use crate::discord::proposals::buttons::ProposalButton;
use crate::domain::contracts::filter::{ContractFilter, ContractSideFilter, ContractStateFilter};
use crate::domain::feedback::received::Receiver;
use crate::domain::feedback::stars::Stars;
use crate::domain::ids::{AgencyId, EffectId, JobAlertId, JobId, JobInvitationId, ProposalId};
use crate::domain::invitations::invitation::InvitationDecline;
use crate::domain::jobs::alert::{Pace, WantedJobs};
use crate::domain::moderation::report::filter::{ReportAge, ReportFilter};
use crate::domain::moderation::report::{ReportReason, StageName};
use crate::domain::proposals::proposal::{ProposalDecline, Shelf};

pub(super) fn of_contracts() -> Vec<(&'static str, AnyControl)> {
    let contract = AnyControl::Contract;
    let piece = SubmittedPiece { contract: CONTRACT, place: 2, seq: 3 };
    let hours = AnyControl::Hours;
    let terms = AnyControl::Terms;
    let payment = AnyControl::Payment;
    let state = AnyControl::State;
    let line = EntryRef { contract: CONTRACT, seq: 4 };
    vec![
        ("work_submit:15", contract(ContractButton::AskSubmit(CONTRACT))),
        ("work_piece:15", contract(ContractButton::SubmitPiece(CONTRACT))),
        ("work_form:15:2", contract(ContractButton::SubmitForm { contract: CONTRACT, place: 2 })),
        ("work_review:15", contract(ContractButton::Review(CONTRACT))),
        ("work_choose:15", contract(ContractButton::ReviewPiece(CONTRACT))),
        ("work_approve:15:2:3", contract(ContractButton::Approve(piece))),
        ("work_revise:15:2:3", contract(ContractButton::AskRevision(piece))),
        ("work_revision:15:2:3", contract(ContractButton::RevisionForm(piece))),
        ("work_draft_piece:8", contract(ContractButton::DraftPiece(DRAFT))),
        ("work_draft_form:8", contract(ContractButton::DraftForm(DRAFT))),
        (
            "work_draft_submit:8:1700000000000",
            contract(ContractButton::SubmitDraft { draft: DRAFT, seen: SEEN }),
        ),
        ("hours:15", hours(HoursButton::AskLog(CONTRACT))),
        ("hours_form:8", hours(HoursButton::LogForm(DRAFT))),
        ("hours_day:8", hours(HoursButton::LogDay(DRAFT))),
        ("hours_log:8:1700000000000", hours(HoursButton::Log { draft: DRAFT, seen: SEEN })),
        ("hours_all:15", hours(HoursButton::ReviewHours(CONTRACT))),
        ("hours_choose:15", hours(HoursButton::ChooseHours(CONTRACT))),
        ("hours_one:15:4", hours(HoursButton::ReviewLogged(line))),
        ("hours_object:15:4", hours(HoursButton::AskObject(line))),
        ("hours_objection:15:4", hours(HoursButton::ObjectForm(line))),
        ("hours_withdraw:15:4", hours(HoursButton::WithdrawObjection(line))),
        ("hours_remove:15:4", hours(HoursButton::RemoveHours(line))),
        ("terms:15", terms(TermsButton::AskTerms(CONTRACT))),
        ("terms_form:8", terms(TermsButton::TermsForm(DRAFT))),
        ("terms_day:8", terms(TermsButton::RateDay(DRAFT))),
        ("terms_propose:8:1700000000000", terms(TermsButton::Propose { draft: DRAFT, seen: SEEN })),
        ("terms_review:15", terms(TermsButton::ReviewTerms(CONTRACT))),
        ("terms_one:15:4", terms(TermsButton::ReviewProposal(line))),
        ("terms_approve:15:4", terms(TermsButton::ApproveTerms(line))),
        ("terms_reject:15:4", terms(TermsButton::AskReject(line))),
        ("terms_rejection:15:4", terms(TermsButton::RejectForm(line))),
        ("terms_counter:15:4", terms(TermsButton::Counter(line))),
        ("terms_withdraw:15:4", terms(TermsButton::WithdrawTerms(line))),
        ("pay:15", payment(PaymentButton::AskPayment(CONTRACT))),
        ("pay_choose:15", payment(PaymentButton::PaymentPiece(CONTRACT))),
        ("pay_piece:15:2", payment(PaymentButton::PayPiece { contract: CONTRACT, place: 2 })),
        ("refund:15", payment(PaymentButton::AskRefund(CONTRACT))),
        ("pay_form:8", payment(PaymentButton::PaymentForm(DRAFT))),
        ("pay_day:8", payment(PaymentButton::PaymentDay(DRAFT))),
        ("pay_record:8:1700000000000", payment(PaymentButton::RecordPayment { draft: DRAFT, seen: SEEN })),
        ("pay_waiting:15", payment(PaymentButton::ReviewPayments(CONTRACT))),
        ("pay_review:15:4", payment(PaymentButton::ReviewPayment(line))),
        ("pay_confirm:15:4", payment(PaymentButton::ConfirmPayment(line))),
        ("pay_deny:15:4", payment(PaymentButton::DenyPayment(line))),
        ("pause:15", state(StateButton::AskPause(CONTRACT))),
        ("pause_form:15", state(StateButton::PauseForm(CONTRACT))),
        ("resume:15", state(StateButton::Resume(CONTRACT))),
        ("close:15", state(StateButton::AskClose(CONTRACT))),
        ("close_reason:15", state(StateButton::ChooseReason(CONTRACT))),
        ("close_form:8", state(StateButton::CloseForm(DRAFT))),
        ("close_contract:8:1700000000000", state(StateButton::Close { draft: DRAFT, seen: SEEN })),
        ("reopen:15", state(StateButton::AskReopen(CONTRACT))),
        ("reopen_request:15", state(StateButton::RequestReopen(CONTRACT))),
        ("reopen_contract:15:4", state(StateButton::Reopen(line))),
        ("reopen_decline:15:4", state(StateButton::KeepClosed(line))),
    ]
}

pub(super) fn of_contract_lists() -> Vec<(&'static str, AnyControl)> {
    let list = AnyControl::ContractList;
    let all = ContractFilter::default();
    let waiting = ContractFilter { state: ContractStateFilter::Waiting, side: ContractSideFilter::Agency };
    vec![
        ("contracts:any:all:1", list(ContractListButton::Page { filter: all, page: 1 })),
        ("contracts:waiting:agency:2", list(ContractListButton::Page { filter: waiting, page: 2 })),
        ("contracts_states:client", list(ContractListButton::ByState(ContractSideFilter::Client))),
        ("contracts_states:freelancer", list(ContractListButton::ByState(ContractSideFilter::Freelancer))),
        ("contracts_sides:active", list(ContractListButton::BySide(ContractStateFilter::Active))),
        ("contracts_sides:closed", list(ContractListButton::BySide(ContractStateFilter::Closed))),
        ("contracts_open", list(ContractListButton::Open)),
        ("contract_read:15:2", list(ContractListButton::Read { contract: CONTRACT, page: 2 })),
        ("contract_part:15", list(ContractListButton::Part(CONTRACT))),
        ("contract_export:15", list(ContractListButton::Export(CONTRACT))),
    ]
}

pub(super) fn of_disputes() -> Vec<(&'static str, AnyControl)> {
    let (dispute, case) = (AnyControl::Dispute, AnyControl::Case);
    let line = EntryRef { contract: CONTRACT, seq: 4 };
    let claimed = Some(StageName::Claimed);
    let filter = ReportFilter { stage: claimed, age: ReportAge::Week };
    vec![
        ("dispute:15", dispute(DisputeButton::AskDispute(CONTRACT))),
        ("dispute_reason:15", dispute(DisputeButton::ChooseReason(CONTRACT))),
        ("dispute_form:8", dispute(DisputeButton::DisputeForm(DRAFT))),
        ("dispute_open:8:1700000000000", dispute(DisputeButton::OpenDispute { draft: DRAFT, seen: SEEN })),
        ("dispute_end:15", dispute(DisputeButton::AskWithdraw(CONTRACT))),
        ("dispute_withdraw:15:4", dispute(DisputeButton::Withdraw(line))),
        ("dispute_answer:15:4", dispute(DisputeButton::AskAnswer(line))),
        ("dispute_answered:15:4", dispute(DisputeButton::AnswerForm(line))),
        ("case:claim:16:2", case(CaseButton::Claim { dispute: DISPUTE, seen: 2 })),
        ("case:read:16:1", case(CaseButton::Read { dispute: DISPUTE, page: 1 })),
        ("case:snapshot:16", case(CaseButton::Snapshot(DISPUTE))),
        ("case:ask:16", case(CaseButton::Ask(DISPUTE))),
        ("case:ask_form:16", case(CaseButton::AskForm(DISPUTE))),
        ("case:decide:16", case(CaseButton::AskDecide(DISPUTE))),
        ("case:outcome:16", case(CaseButton::Outcome(DISPUTE))),
        ("case:form:8", case(CaseButton::DecideForm(DRAFT))),
        ("case:decision:8:1700000000000:1", case(CaseButton::Decide { draft: DRAFT, seen: SEEN, closes: 1 })),
        ("case:list:claimed:week:2", case(CaseButton::List { filter, page: 2 })),
        ("case:stages:week", case(CaseButton::ByStage(ReportAge::Week))),
        ("case:ages:claimed", case(CaseButton::ByAge(claimed))),
        ("case:open", case(CaseButton::Open)),
    ]
}

pub(super) fn of_jobs() -> Vec<(&'static str, AnyControl)> {
    let (job, other) = (AnyControl::Job, JobId(17));
    let alert = |text: &'static str| {
        let wanted = WantedJobs::from_code(text.split_once(':')?.1)?;
        Some((text, job(JobButton::Alert(WantedText::of(&wanted)?))))
    };
    let alerts = ["job_alert:~", "job_alert:fb.USD.100.200~web design"].into_iter().filter_map(alert);
    let rest = vec![
        ("job_form:8", job(JobButton::Form(DRAFT))),
        ("job_post:8:1700000000000", job(JobButton::Post { draft: DRAFT, seen: SEEN })),
        ("job_edit:17", job(JobButton::Edit(other))),
        ("job_keep:17", job(JobButton::Keep(other))),
        ("job_report:17", job(JobButton::Report(other))),
        ("job_report_reason:17", job(JobButton::ReportReason(other))),
        ("job_report_form:17:spam", job(JobButton::ReportForm(other, ReportReason::Spam))),
        ("job_page:2", job(JobButton::Page(2))),
        ("job_open", job(JobButton::Open)),
        ("job_close:17", job(JobButton::Close(other))),
        ("job_save:17", job(JobButton::Save(other))),
        ("job_unsave:17", job(JobButton::Unsave(other))),
        ("job_saved:2", job(JobButton::Saved(2))),
        ("job_saved_open", job(JobButton::OpenSaved)),
        ("job_alerts", job(JobButton::Alerts)),
        ("job_alert_open", job(JobButton::OpenAlert)),
        ("job_alert_pace:19:now", job(JobButton::AlertPace { alert: JobAlertId(19), pace: Pace::Now })),
        ("job_alert_pace:19:daily", job(JobButton::AlertPace { alert: JobAlertId(19), pace: Pace::Daily })),
        ("job_alert_remove:19", job(JobButton::RemoveAlert(JobAlertId(19)))),
        ("job_reason:17", job(JobButton::CloseReason(other))),
    ];
    rest.into_iter().chain(alerts).collect()
}

pub(super) fn of_proposals() -> Vec<(&'static str, AnyControl)> {
    let (of, job, proposal) = (AnyControl::Proposal, JobId(17), ProposalId(18));
    let no = |reason| of(ProposalButton::DeclineForm(proposal, reason));
    let page = |shelf| of(ProposalButton::Page { job, shelf, page: 2 });
    let shelve = |shelf| of(ProposalButton::Shelve { proposal, shelf });
    vec![
        ("apply:17", of(ProposalButton::Apply(job))),
        ("apply_as:17", of(ProposalButton::ApplyAs(job))),
        ("proposal_form:8", of(ProposalButton::Form(DRAFT))),
        ("proposal_send:8:1700000000000", of(ProposalButton::Send { draft: DRAFT, seen: SEEN })),
        ("proposals:17", of(ProposalButton::List(job))),
        ("proposals_page:17:new:2", page(Shelf::New)),
        ("proposals_page:17:shortlisted:2", page(Shelf::Shortlisted)),
        ("proposals_page:17:archived:2", page(Shelf::Archived)),
        ("proposals_one:17", of(ProposalButton::Choose(job))),
        ("proposal:18", of(ProposalButton::View { proposal, tag: None })),
        ("proposal:18:77", of(ProposalButton::View { proposal, tag: Some(EffectId(77)) })),
        ("proposal_read:18:1", of(ProposalButton::Read { proposal, page: 1 })),
        ("proposal_shelf:18:new", shelve(Shelf::New)),
        ("proposal_shelf:18:shortlisted", shelve(Shelf::Shortlisted)),
        ("proposal_shelf:18:archived", shelve(Shelf::Archived)),
        ("proposal_decline:18", of(ProposalButton::Decline(proposal))),
        ("proposal_reason:18", of(ProposalButton::DeclineReason(proposal))),
        ("proposal_no:18:other_skills", no(ProposalDecline::OtherSkills)),
        ("proposal_no:18:little_experience", no(ProposalDecline::LittleExperience)),
        ("proposal_no:18:too_expensive", no(ProposalDecline::TooExpensive)),
        ("proposal_no:18:too_late", no(ProposalDecline::TooLate)),
        ("proposal_no:18:off_topic", no(ProposalDecline::OffTopic)),
        ("proposal_no:18:chose_other", no(ProposalDecline::ChoseOther)),
        ("proposal_no:18:plans_changed", no(ProposalDecline::PlansChanged)),
        ("proposal_no:18:spam", no(ProposalDecline::Spam)),
        ("proposal_no:18:other", no(ProposalDecline::Other)),
        ("proposal_write:18", of(ProposalButton::Write(proposal))),
        ("proposal_hire:18", of(ProposalButton::Hire(proposal))),
        ("proposal_edit:18", of(ProposalButton::Edit(proposal))),
        ("proposal_gone:18", of(ProposalButton::AskWithdraw(proposal))),
        ("proposal_withdraw:18", of(ProposalButton::Withdraw(proposal))),
        ("own_proposals:2", of(ProposalButton::OwnPage(2))),
        ("own_proposal", of(ProposalButton::ChooseOwn)),
    ]
}

pub(super) fn of_invitations() -> Vec<(&'static str, AnyControl)> {
    let (of, job, invitation) = (AnyControl::Invitation, JobId(17), JobInvitationId(19));
    let no = |reason| of(InvitationButton::DeclineForm(invitation, reason));
    vec![
        ("invite:17", of(InvitationButton::AskWhom(job))),
        ("invite_whom:17", of(InvitationButton::Whom(job))),
        ("job_fits:17", of(InvitationButton::AskFits(job))),
        ("job_fit:17", of(InvitationButton::Fit(job))),
        ("invite_to:14", of(InvitationButton::AskJob(PERSON))),
        ("invite_job:14", of(InvitationButton::ToJob(PERSON))),
        ("invitation:19", of(InvitationButton::View { invitation, tag: None })),
        ("invitation:19:77", of(InvitationButton::View { invitation, tag: Some(EffectId(77)) })),
        ("invitation_propose:19", of(InvitationButton::Propose(invitation))),
        ("invitation_decline:19", of(InvitationButton::Decline(invitation))),
        ("invitation_reason:19", of(InvitationButton::DeclineReason(invitation))),
        ("invitation_no:19:not_available", no(InvitationDecline::NotAvailable)),
        ("invitation_no:19:other_skills", no(InvitationDecline::OtherSkills)),
        ("invitation_no:19:budget_too_low", no(InvitationDecline::BudgetTooLow)),
        ("invitation_no:19:schedule", no(InvitationDecline::ScheduleDoesNotFit)),
        ("invitation_no:19:not_enough_details", no(InvitationDecline::NotEnoughDetails)),
        ("invitation_no:19:not_interested", no(InvitationDecline::NotInterested)),
        ("invitation_no:19:spam", no(InvitationDecline::Spam)),
        ("invitation_no:19:other", no(InvitationDecline::Other)),
        ("invitation_ignore:19", of(InvitationButton::Ignore(invitation))),
        ("invitation_gone:19", of(InvitationButton::AskWithdraw(invitation))),
        ("invitation_withdraw:19", of(InvitationButton::Withdraw(invitation))),
        ("invited:17", of(InvitationButton::Invited(job))),
        ("invited_page:17:2", of(InvitationButton::InvitedPage { job, page: 2 })),
        ("invitations:false:2", of(InvitationButton::Page { is_archive: false, page: 2 })),
        ("invitations:true:2", of(InvitationButton::Page { is_archive: true, page: 2 })),
        ("invitations_one", of(InvitationButton::Choose)),
    ]
}

pub(super) fn of_feedback() -> Vec<(&'static str, AnyControl)> {
    let feedback = AnyControl::Feedback;
    let [.., four, _] = Stars::ALL;
    vec![
        ("feedback:15", feedback(FeedbackButton::AskFeedback(CONTRACT))),
        ("feedback_stars:8:4", feedback(FeedbackButton::ChooseStars { draft: DRAFT, stars: four })),
        ("feedback_tags:8", feedback(FeedbackButton::ChooseTags(DRAFT))),
        ("feedback_form:8", feedback(FeedbackButton::FeedbackForm(DRAFT))),
        (
            "feedback_send:8:1700000000000",
            feedback(FeedbackButton::SendFeedback { draft: DRAFT, seen: SEEN }),
        ),
        ("feedback_reply:15", feedback(FeedbackButton::AskReply(CONTRACT))),
        ("feedback_replied:15", feedback(FeedbackButton::ReplyForm(CONTRACT))),
        ("feedback_allow:15", feedback(FeedbackButton::AllowEdit(CONTRACT))),
        ("feedback_notes:2", feedback(FeedbackButton::Notes(2))),
        ("feedback_same:2", feedback(FeedbackButton::Same(2))),
        ("feedback_of:person:14", feedback(FeedbackButton::Received(Receiver::Person(PERSON)))),
        ("feedback_of:agency:16", feedback(FeedbackButton::Received(Receiver::Agency(AgencyId(16))))),
        (
            "feedback_page:person:14:2",
            feedback(FeedbackButton::ReceivedPage { of: Receiver::Person(PERSON), page: 2 }),
        ),
    ]
}
