//! The texts of all buttons, lists and forms, as they stand in messages that were posted long ago: none of them may ever
//! change, and each must mean the same for ever.

mod contracts;
mod help;

use super::*;
use crate::app::FreelancerFilter;
use crate::discord::notifications::buttons::OnOff;
use crate::discord::offers::buttons::OfferVersionRef;
use crate::discord::server::setup_buttons::Step;
use crate::discord::statistics::buttons::StatisticsButton;
use crate::domain::draft::PreviewHash;
use crate::domain::feedback::which::{FeedbackRef, InterimRef};
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
use crate::domain::offers::offer::{DeclineReason, Side, StateName};
use crate::domain::server::RoomStyle;
use crate::domain::statistics::period::Period;
use crate::domain::time::UnixMs;
use crate::words::Language;
use contracts::{
    of_contract_lists, of_contracts, of_disputes, of_feedback, of_invitations, of_jobs, of_proposals,
};
use help::of_help;

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
        ("server:jobs", AnyControl::Server(ServerButton::Jobs)),
        ("server:job_board", AnyControl::Server(ServerButton::JobBoard)),
        ("server:rooms:channels", AnyControl::Server(ServerButton::RoomStyle(RoomStyle::Channels))),
        ("server:rooms:threads", AnyControl::Server(ServerButton::RoomStyle(RoomStyle::Threads))),
        ("server:hub", AnyControl::Server(ServerButton::HubChannel)),
        ("server:language:en", AnyControl::Server(ServerButton::Language(Language::English))),
        ("server:score", AnyControl::Server(ServerButton::Score)),
        ("server:score_form", AnyControl::Server(ServerButton::ScoreForm)),
        ("server:rates", AnyControl::Server(ServerButton::Rates)),
        ("server:rates_form", AnyControl::Server(ServerButton::RatesForm)),
        ("server:top_rated", AnyControl::Server(ServerButton::TopRatedRole)),
        ("server:rising", AnyControl::Server(ServerButton::RisingRole)),
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
    let published = FeedbackRef::Published(CONTRACT);
    let during = FeedbackRef::During(InterimRef { contract: CONTRACT, side: Side::Client, nth: 2 });
    let list = |filter, page| AnyControl::Moderation(ModerationButton::List { filter, page });
    let audit = |filter, page| AnyControl::Moderation(ModerationButton::Audit { filter, page });
    vec![
        ("safety:advice:7", AnyControl::Safety(SafetyButton::Advice(OFFER))),
        ("reports:begin:7", AnyControl::Reports(ReportsButton::Begin(OFFER))),
        ("reports:reason:7", AnyControl::Reports(ReportsButton::Reason(OFFER))),
        ("reports:form:7:spam", AnyControl::Reports(ReportsButton::Form(OFFER, ReportReason::Spam))),
        ("reports:feedback:15", AnyControl::Reports(ReportsButton::BeginFeedback(published))),
        ("reports:feedback:15:client:2", AnyControl::Reports(ReportsButton::BeginFeedback(during))),
        ("reports:feedback_reason:15", AnyControl::Reports(ReportsButton::FeedbackReason(published))),
        ("reports:feedback_reason:15:client:2", AnyControl::Reports(ReportsButton::FeedbackReason(during))),
        (
            "reports:feedback_form:15:spam",
            AnyControl::Reports(ReportsButton::FeedbackForm(published, ReportReason::Spam)),
        ),
        (
            "reports:feedback_form:15:client:2:spam",
            AnyControl::Reports(ReportsButton::FeedbackForm(during, ReportReason::Spam)),
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
        ("stats:30", AnyControl::Statistics(StatisticsButton::Show(Period::Month))),
        ("mod:audit:all:all:1", audit(AuditFilter { act: None, by: None }, 1)),
        (
            "mod:audit:setting:14:2",
            audit(AuditFilter { act: Some(AuditedAct::Setting), by: Some(PERSON) }, 2),
        ),
        ("mod:acts:all", AnyControl::Moderation(ModerationButton::AuditActs { by: None })),
        ("mod:acts:14", AnyControl::Moderation(ModerationButton::AuditActs { by: Some(PERSON) })),
    ]
}

fn all() -> Vec<(&'static str, AnyControl)> {
    [
        of_feedback(),
        of_jobs(),
        of_proposals(),
        of_invitations(),
        of_offers(),
        of_contracts(),
        of_contract_lists(),
        of_lists(),
        of_people(),
        of_servers(),
        of_moderators(),
        of_disputes(),
        of_help(),
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
