//! The texts of all buttons, lists and forms, as they stand in messages that were posted long ago: none of them may ever
//! change, and each must mean the same for ever.

use super::*;
use crate::app::FreelancerFilter;
use crate::discord::contracts::buttons::{
    ContractButton, DisputeButton, EntryRef, HoursButton, PaymentButton, StateButton, SubmittedPiece,
    TermsButton,
};
use crate::discord::contracts::list_buttons::ContractListButton;
use crate::discord::feedback::buttons::FeedbackButton;
use crate::discord::moderation::disputes::buttons::CaseButton;
use crate::discord::notifications::buttons::OnOff;
use crate::discord::offers::buttons::OfferVersionRef;
use crate::discord::server::setup_buttons::Step;
use crate::domain::contracts::filter::{ContractFilter, ContractSideFilter, ContractStateFilter};
use crate::domain::draft::PreviewHash;
use crate::domain::feedback::received::Receiver;
use crate::domain::feedback::stars::Stars;
use crate::domain::ids::ContractId;
use crate::domain::ids::{
    AgencyId, ChangeId, DisputeId, DraftId, EffectId, InvitationId, ObstacleId, OfferId, PersonId, ReportId,
    SanctionId, SkillId,
};
use crate::domain::moderation::audit::{AuditFilter, AuditedAct};
use crate::domain::moderation::report::filter::{ReportAge, ReportFilter};
use crate::domain::moderation::report::{Outcome, ReportReason, StageName};
use crate::domain::money::{Currency, Money};
use crate::domain::notifications::settings::{NotificationChannel, Topic};
use crate::domain::offers::filter::{Direction, OfferFilter};
use crate::domain::offers::offer::{DeclineReason, StateName};
use crate::domain::server::RoomStyle;
use crate::domain::time::UnixMs;
use crate::words::Language;

const OFFER: OfferId = OfferId(7);
const DRAFT: DraftId = DraftId(8);
const CHANGE: ChangeId = ChangeId(9);
const EFFECT: EffectId = EffectId(10);
const REPORT: ReportId = ReportId(11);
const SANCTION: SanctionId = SanctionId(12);
const INVITATION: InvitationId = InvitationId(13);
const PERSON: PersonId = PersonId(14);
const CONTRACT: ContractId = ContractId(15);
const DISPUTE: DisputeId = DisputeId(16);
const SAVED: UnixMs = UnixMs(1_700_000_000_000);
const SEEN: PreviewHash = PreviewHash(1_700_000_000_000);

fn of_offers() -> Vec<(&'static str, AnyControl)> {
    let offer = AnyControl::Offer;
    let terms = OfferVersionRef { offer: OFFER, version: 3 };
    vec![
        ("accept:7:3", offer(OfferButton::AskAccept(terms))),
        ("confirm:7:3", offer(OfferButton::Accept(terms))),
        ("changes:7:3", offer(OfferButton::RequestChanges(terms))),
        ("decline:7:3", offer(OfferButton::Decline(terms))),
        ("reason:7:3", offer(OfferButton::DeclineReason(terms))),
        ("decline_form:7:3:too_busy", offer(OfferButton::DeclineForm(terms, DeclineReason::TooBusy))),
        ("withdraw:7:3", offer(OfferButton::Withdraw(terms))),
        ("withdraw_form:7:3", offer(OfferButton::WithdrawForm(terms))),
        ("view:7", offer(OfferButton::View { offer: OFFER, tag: None })),
        ("view:7:10", offer(OfferButton::View { offer: OFFER, tag: Some(EFFECT) })),
        ("read:7:2", offer(OfferButton::Read { offer: OFFER, page: 2 })),
        ("approve:9", offer(OfferButton::ApproveChange(CHANGE))),
        ("reject:9", offer(OfferButton::RejectChange(CHANGE))),
        ("reject_form:9", offer(OfferButton::RejectForm(CHANGE))),
        ("send:8:1700000000000", offer(OfferButton::SendDraft { draft: DRAFT, seen: SEEN })),
        (
            "reading:8:1700000000000:1:2",
            offer(OfferButton::UseReading { draft: DRAFT, saved: SAVED, problem: 1, reading: 2 }),
        ),
        ("edit:8", offer(OfferButton::EditDraft(DRAFT))),
        ("discard:8", offer(OfferButton::DiscardDraft(DRAFT))),
        ("offer_form:8", offer(OfferButton::OfferForm(DRAFT))),
        ("modify:7:3", offer(OfferButton::Modify(terms))),
        ("counter:9", offer(OfferButton::Counter(CHANGE))),
        ("message:8", offer(OfferButton::Message(DRAFT))),
        ("message_form:8", offer(OfferButton::MessageForm(DRAFT))),
    ]
}

fn of_lists() -> Vec<(&'static str, AnyControl)> {
    let pending = OfferFilter { state: Some(StateName::Pending), direction: Direction::Received };
    vec![
        ("list:any:all:1", AnyControl::List(ListButton::Page { filter: OfferFilter::default(), page: 1 })),
        ("list:pending:received:2", AnyControl::List(ListButton::Page { filter: pending, page: 2 })),
        ("list_states:sent", AnyControl::List(ListButton::ByState(Direction::Sent))),
        ("list_directions:any", AnyControl::List(ListButton::ByDirection(None))),
        ("list_directions:declined", AnyControl::List(ListButton::ByDirection(Some(StateName::Declined)))),
        ("open", AnyControl::List(ListButton::Open)),
    ]
}

fn of_people() -> Vec<(&'static str, AnyControl)> {
    let any = FreelancerFilter { skill: SkillId(4), open_only: true, most: None };
    let most = Currency::from_code("USD").map(|currency| Money { minor: 5_000, currency });
    let cheap = FreelancerFilter { skill: SkillId(4), open_only: false, most };
    vec![
        ("people:edit", AnyControl::People(PeopleButton::Edit)),
        ("people:form:8", AnyControl::People(PeopleButton::Form(DRAFT))),
        ("people:open", AnyControl::People(PeopleButton::Resume)),
        ("people:pause", AnyControl::People(PeopleButton::Pause)),
        ("people:offer:14", AnyControl::People(PeopleButton::Offer(PERSON))),
        ("people:show", AnyControl::People(PeopleButton::Open)),
        ("people:found:4:open:any:0:1", AnyControl::People(PeopleButton::Found { filter: any, page: 1 })),
        ("people:found:4:all:USD:5000:2", AnyControl::People(PeopleButton::Found { filter: cheap, page: 2 })),
        ("people:blocked:3", AnyControl::People(PeopleButton::Blocked { page: 3 })),
        ("people:unblock", AnyControl::People(PeopleButton::Unblock)),
        ("people:score:14", AnyControl::People(PeopleButton::Score(PERSON))),
        ("people:score_page:14:2", AnyControl::People(PeopleButton::ScorePage { person: PERSON, page: 2 })),
        ("agency:accept:13", AnyControl::Agency(AgencyButton::Accept { invitation: INVITATION, tag: None })),
        (
            "agency:accept:13:10",
            AnyControl::Agency(AgencyButton::Accept { invitation: INVITATION, tag: Some(EFFECT) }),
        ),
        ("agency:decline:13", AnyControl::Agency(AgencyButton::Decline(INVITATION))),
        ("agency:delegate:7", AnyControl::Agency(AgencyButton::Delegate(OFFER))),
        ("agency:to:7:1", AnyControl::Agency(AgencyButton::DelegateTo { offer: OFFER, part: 1 })),
        ("agency:back:7", AnyControl::Agency(AgencyButton::TakeBack(OFFER))),
        ("agency:leave:16", AnyControl::Agency(AgencyButton::Leave(AgencyId(16)))),
        ("agency:score:16", AnyControl::Agency(AgencyButton::Score(AgencyId(16)))),
        (
            "agency:score_page:16:2",
            AnyControl::Agency(AgencyButton::ScorePage { agency: AgencyId(16), page: 2 }),
        ),
        ("email:set", AnyControl::Email(EmailButton::SetAddress)),
        ("email:enter", AnyControl::Email(EmailButton::EnterCode)),
        ("email:remove", AnyControl::Email(EmailButton::Remove)),
        ("email:address_form", AnyControl::Email(EmailButton::AddressForm)),
        ("email:code_form", AnyControl::Email(EmailButton::CodeForm)),
        ("privacy:delete", AnyControl::Privacy(PrivacyButton::Delete)),
        ("privacy:delete_form", AnyControl::Privacy(PrivacyButton::DeleteForm)),
    ]
}

fn of_servers() -> Vec<(&'static str, AnyControl)> {
    let setup = AnyControl::Setup;
    vec![
        ("server:offers", AnyControl::Server(ServerButton::Offers)),
        ("server:offers_form", AnyControl::Server(ServerButton::OffersForm)),
        ("server:limits", AnyControl::Server(ServerButton::Limits)),
        ("server:limits_form", AnyControl::Server(ServerButton::LimitsForm)),
        ("server:confirm:true", AnyControl::Server(ServerButton::ConfirmAccept(true))),
        ("server:confirm:false", AnyControl::Server(ServerButton::ConfirmAccept(false))),
        ("server:moderators", AnyControl::Server(ServerButton::ModeratorRole)),
        ("server:moderators_see:true", AnyControl::Server(ServerButton::ModeratorsSeeRooms(true))),
        ("server:moderators_see:false", AnyControl::Server(ServerButton::ModeratorsSeeRooms(false))),
        ("server:moderators_channel", AnyControl::Server(ServerButton::ModeratorsChannel)),
        ("server:rooms:channels", AnyControl::Server(ServerButton::RoomStyle(RoomStyle::Channels))),
        ("server:rooms:threads", AnyControl::Server(ServerButton::RoomStyle(RoomStyle::Threads))),
        ("server:hub", AnyControl::Server(ServerButton::HubChannel)),
        ("server:language:en", AnyControl::Server(ServerButton::Language(Language::English))),
        ("server:score", AnyControl::Server(ServerButton::Score)),
        ("server:score_form", AnyControl::Server(ServerButton::ScoreForm)),
        ("server:rates", AnyControl::Server(ServerButton::Rates)),
        ("server:rates_form", AnyControl::Server(ServerButton::RatesForm)),
        ("server:check_again", AnyControl::Server(ServerButton::CheckAgain)),
        ("server:setup:go:moderators", setup(SetupButton::Go(Step::Moderators))),
        ("server:setup:go:rooms", setup(SetupButton::Go(Step::Rooms))),
        ("server:setup:go:defaults", setup(SetupButton::Go(Step::Defaults))),
        ("server:setup:go:check", setup(SetupButton::Go(Step::Check))),
        ("server:setup:role", setup(SetupButton::ModeratorRole)),
        ("server:setup:channel", setup(SetupButton::ModeratorsChannel)),
        ("server:setup:style:channels", setup(SetupButton::RoomStyle(RoomStyle::Channels))),
        ("server:setup:style:threads", setup(SetupButton::RoomStyle(RoomStyle::Threads))),
        ("server:setup:hub", setup(SetupButton::HubChannel)),
        ("server:setup:offers", setup(SetupButton::Defaults)),
        ("server:setup:offers_form", setup(SetupButton::DefaultsForm)),
        ("rooms:try:5", AnyControl::Rooms(RoomsButton::TryAgain(ObstacleId(5)))),
        ("notices:offers:direct:on", notices(Topic::Offers, NotificationChannel::Direct, true)),
        ("notices:offers:direct:off", notices(Topic::Offers, NotificationChannel::Direct, false)),
    ]
}

fn notices(topic: Topic, way: NotificationChannel, wanted: bool) -> AnyControl {
    AnyControl::Notices(NoticesButton::Choose { topic, way, wanted: OnOff(wanted) })
}

fn of_moderators() -> Vec<(&'static str, AnyControl)> {
    let stage = Some(StageName::Claimed);
    let (report, outcome) = (REPORT, Outcome::Dismissed);
    let list = |filter, page| AnyControl::Moderation(ModerationButton::List { filter, page });
    let audit = |filter, page| AnyControl::Moderation(ModerationButton::Audit { filter, page });
    vec![
        ("safety:advice:7", AnyControl::Safety(SafetyButton::Advice(OFFER))),
        ("reports:begin:7", AnyControl::Reports(ReportsButton::Begin(OFFER))),
        ("reports:reason:7", AnyControl::Reports(ReportsButton::Reason(OFFER))),
        ("reports:form:7:spam", AnyControl::Reports(ReportsButton::Form(OFFER, ReportReason::Spam))),
        ("reports:feedback:15", AnyControl::Reports(ReportsButton::BeginFeedback(CONTRACT))),
        ("reports:feedback_reason:15", AnyControl::Reports(ReportsButton::FeedbackReason(CONTRACT))),
        (
            "reports:feedback_form:15:spam",
            AnyControl::Reports(ReportsButton::FeedbackForm(CONTRACT, ReportReason::Spam)),
        ),
        ("reports:turn_away:7", AnyControl::Reports(ReportsButton::TurnAway(OFFER))),
        ("reports:appeal:12", AnyControl::Reports(ReportsButton::Appeal(SANCTION))),
        ("reports:appeal_form:12", AnyControl::Reports(ReportsButton::AppealForm(SANCTION))),
        ("mod:claim:11:2", AnyControl::Moderation(ModerationButton::Claim { report, seen: 2 })),
        ("mod:decide:11:dismissed", AnyControl::Moderation(ModerationButton::Decide { report, outcome })),
        (
            "mod:decide_form:11:dismissed",
            AnyControl::Moderation(ModerationButton::DecideForm { report, outcome }),
        ),
        ("mod:read:11:0", AnyControl::Moderation(ModerationButton::Read { report, page: 0 })),
        ("mod:list:all:any:1", list(ReportFilter { stage: None, age: ReportAge::Any }, 1)),
        ("mod:list:claimed:week:2", list(ReportFilter { stage, age: ReportAge::Week }, 2)),
        ("mod:stages:week", AnyControl::Moderation(ModerationButton::ByStage(ReportAge::Week))),
        ("mod:ages:all", AnyControl::Moderation(ModerationButton::ByAge(None))),
        ("mod:ages:claimed", AnyControl::Moderation(ModerationButton::ByAge(stage))),
        ("mod:open", AnyControl::Moderation(ModerationButton::Open)),
        ("mod:suspensions:2", AnyControl::Moderation(ModerationButton::Suspensions { page: 2 })),
        ("mod:suspension", AnyControl::Moderation(ModerationButton::Suspension)),
        ("mod:end:12", AnyControl::Moderation(ModerationButton::EndEarly(SANCTION))),
        ("mod:show:11", AnyControl::Moderation(ModerationButton::AskShow(ReportId(11)))),
        ("mod:show_form:11", AnyControl::Moderation(ModerationButton::ShowForm(ReportId(11)))),
        ("mod:end_form:12", AnyControl::Moderation(ModerationButton::EndEarlyForm(SANCTION))),
        ("mod:audit:all:all:1", audit(AuditFilter { act: None, by: None }, 1)),
        (
            "mod:audit:setting:14:2",
            audit(AuditFilter { act: Some(AuditedAct::Setting), by: Some(PERSON) }, 2),
        ),
        ("mod:acts:all", AnyControl::Moderation(ModerationButton::AuditActs { by: None })),
        ("mod:acts:14", AnyControl::Moderation(ModerationButton::AuditActs { by: Some(PERSON) })),
    ]
}

fn of_contracts() -> Vec<(&'static str, AnyControl)> {
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

fn of_contract_lists() -> Vec<(&'static str, AnyControl)> {
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

fn of_disputes() -> Vec<(&'static str, AnyControl)> {
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

fn of_feedback() -> Vec<(&'static str, AnyControl)> {
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
        ("feedback_of:person:14", feedback(FeedbackButton::Received(Receiver::Person(PERSON)))),
        ("feedback_of:agency:16", feedback(FeedbackButton::Received(Receiver::Agency(AgencyId(16))))),
        (
            "feedback_page:person:14:2",
            feedback(FeedbackButton::ReceivedPage { of: Receiver::Person(PERSON), page: 2 }),
        ),
    ]
}

fn all() -> Vec<(&'static str, AnyControl)> {
    [
        of_feedback(),
        of_offers(),
        of_contracts(),
        of_contract_lists(),
        of_lists(),
        of_people(),
        of_servers(),
        of_moderators(),
        of_disputes(),
    ]
    .concat()
}

#[test]
fn what_stands_in_old_messages_means_what_it_meant() {
    for (text, control) in all() {
        assert_eq!(control.to_string(), text);
        assert_eq!(AnyControl::parse(text), Some(control), "{text}");
    }
}

#[test]
fn every_control_stands_here() {
    for name in AnyControl::names() {
        let begins_so =
            |text: &str| text.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'));
        assert!(all().iter().any(|(text, _)| begins_so(text)), "no text of {name}");
    }
}
