//! The texts of all buttons, lists and forms, as they stand in messages that were posted long ago: none of them may ever
//! change, and each must mean the same for ever.

use super::*;
use crate::app::FreelancerFilter;
use crate::discord::server::setup_buttons::{SetupButton, Step};
use crate::domain::audit::{AuditFilter, AuditedAct};
use crate::domain::filter::{Direction, OfferFilter};
use crate::domain::ids::{InvitationId, PersonId, ReportId, SanctionId, SkillId};
use crate::domain::money::{Currency, Money};
use crate::domain::notice::{Topic, Way};
use crate::domain::offer::StateName;
use crate::domain::report::{Outcome, ReportAge, ReportFilter, ReportReason, StageName};
use crate::domain::server::RoomStyle;
use crate::words::Language;

const OFFER: OfferId = OfferId(7);
const DRAFT: DraftId = DraftId(8);
const CHANGE: ChangeId = ChangeId(9);
const EFFECT: EffectId = EffectId(10);
const REPORT: ReportId = ReportId(11);
const SANCTION: SanctionId = SanctionId(12);
const INVITATION: InvitationId = InvitationId(13);
const PERSON: PersonId = PersonId(14);
const SAVED: UnixMs = UnixMs(1_700_000_000_000);

fn of_offers() -> Vec<(&'static str, Button)> {
    let drawn = Drawn { offer: OFFER, version: 3 };
    vec![
        ("accept:7:3", Button::Accept(drawn)),
        ("confirm:7:3", Button::Confirm(drawn)),
        ("changes:7:3", Button::RequestChanges(drawn)),
        ("decline:7:3", Button::Decline(drawn)),
        ("reason:7:3", Button::DeclineReason(drawn)),
        ("decline_form:7:3:too_busy", Button::DeclineForm(drawn, DeclineReason::TooBusy)),
        ("withdraw:7:3", Button::Withdraw(drawn)),
        ("withdraw_form:7:3", Button::WithdrawForm(drawn)),
        ("view:7", Button::View { offer: OFFER, tag: None }),
        ("view:7:10", Button::View { offer: OFFER, tag: Some(EFFECT) }),
        ("read:7:2", Button::Read { offer: OFFER, page: 2 }),
        ("approve:9", Button::ApproveChange(CHANGE)),
        ("reject:9", Button::RejectChange(CHANGE)),
        ("reject_form:9", Button::RejectForm(CHANGE)),
        ("send:8:1700000000000", Button::SendDraft { draft: DRAFT, saved: SAVED }),
        ("edit:8", Button::EditDraft(DRAFT)),
        ("discard:8", Button::DiscardDraft(DRAFT)),
        ("offer_form:8", Button::OfferForm(DRAFT)),
        ("modify:7:3", Button::Terms(TermsButton::Modify(drawn))),
        ("counter:9", Button::Terms(TermsButton::Counter(CHANGE))),
        ("message:8", Button::Terms(TermsButton::Message(DRAFT))),
        ("message_form:8", Button::Terms(TermsButton::MessageForm(DRAFT))),
    ]
}

fn of_lists() -> Vec<(&'static str, Button)> {
    let pending = OfferFilter { state: Some(StateName::Pending), direction: Direction::Received };
    vec![
        ("list:any:all:1", Button::List(ListButton::Page { filter: OfferFilter::default(), page: 1 })),
        ("list:pending:received:2", Button::List(ListButton::Page { filter: pending, page: 2 })),
        ("list_states:sent", Button::List(ListButton::ByState(Direction::Sent))),
        ("list_directions:any", Button::List(ListButton::ByDirection(None))),
        ("list_directions:declined", Button::List(ListButton::ByDirection(Some(StateName::Declined)))),
        ("open", Button::List(ListButton::Open)),
    ]
}

fn of_people() -> Vec<(&'static str, Button)> {
    let any = FreelancerFilter { skill: SkillId(4), open_only: true, most: None };
    let most = Currency::from_code("USD").map(|currency| Money { minor: 5_000, currency });
    let cheap = FreelancerFilter { skill: SkillId(4), open_only: false, most };
    vec![
        ("people:edit", Button::People(PeopleButton::Edit)),
        ("people:form:8", Button::People(PeopleButton::Form(DRAFT))),
        ("people:open", Button::People(PeopleButton::Accepting(true))),
        ("people:pause", Button::People(PeopleButton::Accepting(false))),
        ("people:offer:14", Button::People(PeopleButton::Offer(PERSON))),
        ("people:show", Button::People(PeopleButton::Open)),
        ("people:found:4:open:any:0:1", Button::People(PeopleButton::Found { filter: any, page: 1 })),
        ("people:found:4:all:USD:5000:2", Button::People(PeopleButton::Found { filter: cheap, page: 2 })),
        ("people:blocked:3", Button::People(PeopleButton::Blocked { page: 3 })),
        ("people:unblock", Button::People(PeopleButton::Unblock)),
        ("agency:accept:13", Button::Agency(AgencyButton::Accept { invitation: INVITATION, tag: None })),
        (
            "agency:accept:13:10",
            Button::Agency(AgencyButton::Accept { invitation: INVITATION, tag: Some(EFFECT) }),
        ),
        ("agency:decline:13", Button::Agency(AgencyButton::Decline(INVITATION))),
        ("agency:delegate:7", Button::Agency(AgencyButton::Delegate(OFFER))),
        ("agency:to:7:1", Button::Agency(AgencyButton::DelegateTo { offer: OFFER, part: 1 })),
        ("agency:back:7", Button::Agency(AgencyButton::TakeBack(OFFER))),
        ("email:set", Button::Email(EmailButton::SetAddress)),
        ("email:enter", Button::Email(EmailButton::EnterCode)),
        ("email:remove", Button::Email(EmailButton::Remove)),
        ("email:address_form", Button::Email(EmailButton::AddressForm)),
        ("email:code_form", Button::Email(EmailButton::CodeForm)),
        ("privacy:delete", Button::Privacy(PrivacyButton::Delete)),
        ("privacy:delete_form", Button::Privacy(PrivacyButton::DeleteForm)),
    ]
}

fn of_servers() -> Vec<(&'static str, Button)> {
    let setup = |button| Button::Server(ServerButton::Setup(button));
    vec![
        ("server:offers", Button::Server(ServerButton::Offers)),
        ("server:offers_form", Button::Server(ServerButton::OffersForm)),
        ("server:limits", Button::Server(ServerButton::Limits)),
        ("server:limits_form", Button::Server(ServerButton::LimitsForm)),
        ("server:confirm:true", Button::Server(ServerButton::ConfirmAccept(true))),
        ("server:confirm:false", Button::Server(ServerButton::ConfirmAccept(false))),
        ("server:moderators", Button::Server(ServerButton::ModeratorRole)),
        ("server:moderators_see:true", Button::Server(ServerButton::ModeratorsSeeRooms(true))),
        ("server:moderators_see:false", Button::Server(ServerButton::ModeratorsSeeRooms(false))),
        ("server:moderators_channel", Button::Server(ServerButton::ModeratorsChannel)),
        ("server:rooms:channels", Button::Server(ServerButton::RoomStyle(RoomStyle::Channels))),
        ("server:rooms:threads", Button::Server(ServerButton::RoomStyle(RoomStyle::Threads))),
        ("server:hub", Button::Server(ServerButton::HubChannel)),
        ("server:language:en", Button::Server(ServerButton::Language(Language::English))),
        ("server:check_again", Button::Server(ServerButton::CheckAgain)),
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
        ("rooms:try:5", Button::Rooms(RoomsButton::TryAgain(ObstacleId(5)))),
        ("notices:offers:direct:on", notices(Topic::Offers, Way::Direct, true)),
        ("notices:offers:direct:off", notices(Topic::Offers, Way::Direct, false)),
    ]
}

fn notices(topic: Topic, way: Way, wanted: bool) -> Button {
    Button::Notices(NoticesButton::Choose { topic, way, wanted })
}

fn of_moderators() -> Vec<(&'static str, Button)> {
    let stage = Some(StageName::Claimed);
    let (report, outcome) = (REPORT, Outcome::Dismissed);
    let list = |filter, page| Button::Moderation(ModerationButton::List { filter, page });
    let audit = |filter, page| Button::Moderation(ModerationButton::Audit { filter, page });
    vec![
        ("safety:advice:7", Button::Safety(SafetyButton::Advice(OFFER))),
        ("reports:begin:7", Button::Reports(ReportsButton::Begin(OFFER))),
        ("reports:reason:7", Button::Reports(ReportsButton::Reason(OFFER))),
        ("reports:form:7:spam", Button::Reports(ReportsButton::Form(OFFER, ReportReason::Spam))),
        ("reports:turn_away:7", Button::Reports(ReportsButton::TurnAway(OFFER))),
        ("reports:appeal:12", Button::Reports(ReportsButton::Appeal(SANCTION))),
        ("reports:appeal_form:12", Button::Reports(ReportsButton::AppealForm(SANCTION))),
        ("mod:claim:11:2", Button::Moderation(ModerationButton::Claim { report, seen: 2 })),
        ("mod:decide:11:dismissed", Button::Moderation(ModerationButton::Decide { report, outcome })),
        (
            "mod:decide_form:11:dismissed",
            Button::Moderation(ModerationButton::DecideForm { report, outcome }),
        ),
        ("mod:read:11:0", Button::Moderation(ModerationButton::Read { report, page: 0 })),
        ("mod:list:all:any:1", list(ReportFilter { stage: None, age: ReportAge::Any }, 1)),
        ("mod:list:claimed:week:2", list(ReportFilter { stage, age: ReportAge::Week }, 2)),
        ("mod:stages:week", Button::Moderation(ModerationButton::ByStage(ReportAge::Week))),
        ("mod:ages:all", Button::Moderation(ModerationButton::ByAge(None))),
        ("mod:ages:claimed", Button::Moderation(ModerationButton::ByAge(stage))),
        ("mod:open", Button::Moderation(ModerationButton::Open)),
        ("mod:suspensions:2", Button::Moderation(ModerationButton::Suspensions { page: 2 })),
        ("mod:suspension", Button::Moderation(ModerationButton::Suspension)),
        ("mod:end:12", Button::Moderation(ModerationButton::EndEarly(SANCTION))),
        ("mod:end_form:12", Button::Moderation(ModerationButton::EndEarlyForm(SANCTION))),
        ("mod:audit:all:all:1", audit(AuditFilter { act: None, by: None }, 1)),
        (
            "mod:audit:setting:14:2",
            audit(AuditFilter { act: Some(AuditedAct::Setting), by: Some(PERSON) }, 2),
        ),
        ("mod:acts:all", Button::Moderation(ModerationButton::AuditActs { by: None })),
        ("mod:acts:14", Button::Moderation(ModerationButton::AuditActs { by: Some(PERSON) })),
    ]
}

#[test]
fn what_stands_in_old_messages_means_what_it_meant() {
    let all = [of_offers(), of_lists(), of_people(), of_servers(), of_moderators()].concat();
    for (text, button) in all {
        assert_eq!(button.to_string(), text);
        assert_eq!(Button::parse(text), Some(button), "{text}");
    }
}
