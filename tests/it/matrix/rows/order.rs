//! From one button, list or form to the next, so that the compiler names whoever adds one and leaves it out here. Owns with what
//! each is aimed; must not know what it does.

use crate::matrix::OBSTACLE;
use crate::matrix::furniture::Ids;
use parley::app::FreelancerFilter;
use parley::discord::agencies::buttons::AgencyButton;
use parley::discord::email::buttons::EmailButton;
use parley::discord::inbound::control::{Button, Drawn};
use parley::discord::moderation::buttons::ModerationButton;
use parley::discord::notices::buttons::NoticesButton;
use parley::discord::offers::buttons::TermsButton;
use parley::discord::offers::list::ListButton;
use parley::discord::people::buttons::PeopleButton;
use parley::discord::privacy::buttons::PrivacyButton;
use parley::discord::reports::buttons::ReportsButton;
use parley::discord::rooms::buttons::RoomsButton;
use parley::discord::safety::buttons::SafetyButton;
use parley::discord::server::buttons::ServerButton;
use parley::discord::server::setup_buttons::{SetupButton, Step};
use parley::domain::audit::AuditFilter;
use parley::domain::filter::{Direction, OfferFilter};
use parley::domain::ids::SkillId;
use parley::domain::notice::{Topic, Way};
use parley::domain::offer::DeclineReason;
use parley::domain::report::{Outcome, ReportAge, ReportFilter, ReportReason};
use parley::domain::server::RoomStyle;
use parley::words::Language;

/// The button after `last`; the first one after none.
pub(super) fn after(last: Option<Button>, ids: &Ids) -> Option<Button> {
    let drawn = Drawn { offer: ids.offer, version: 1 };
    let Some(last) = last else { return Some(Button::Accept(drawn)) };
    Some(match last {
        Button::Accept(_) => Button::Confirm(drawn),
        Button::Confirm(_) => Button::RequestChanges(drawn),
        Button::RequestChanges(_) => Button::Decline(drawn),
        Button::Decline(_) => Button::DeclineReason(drawn),
        Button::DeclineReason(_) => Button::DeclineForm(drawn, DeclineReason::TooBusy),
        Button::DeclineForm(..) => Button::Withdraw(drawn),
        Button::Withdraw(_) => Button::WithdrawForm(drawn),
        Button::WithdrawForm(_) => Button::View { offer: ids.offer, tag: None },
        Button::View { .. } => Button::Read { offer: ids.offer, page: 1 },
        Button::Read { .. } => Button::ApproveChange(ids.change),
        Button::ApproveChange(_) => Button::RejectChange(ids.change),
        Button::RejectChange(_) => Button::RejectForm(ids.change),
        Button::RejectForm(_) => Button::SendDraft { draft: ids.draft, saved: ids.saved },
        Button::SendDraft { .. } => Button::EditDraft(ids.draft),
        Button::EditDraft(_) => Button::DiscardDraft(ids.draft),
        Button::DiscardDraft(_) => Button::OfferForm(ids.draft),
        Button::OfferForm(_) => Button::Terms(TermsButton::Modify(drawn)),
        Button::Terms(TermsButton::Modify(_)) => Button::Terms(TermsButton::Counter(ids.change)),
        Button::Terms(TermsButton::Counter(_)) => Button::Terms(TermsButton::Message(ids.wish)),
        Button::Terms(TermsButton::Message(_)) => Button::Terms(TermsButton::MessageForm(ids.wish)),
        Button::Terms(TermsButton::MessageForm(_)) => {
            Button::List(ListButton::Page { filter: OfferFilter::default(), page: 1 })
        }
        Button::List(last) => match after_list(last) {
            Some(next) => Button::List(next),
            None => Button::People(PeopleButton::Edit),
        },
        Button::People(last) => match after_people(last, ids) {
            Some(next) => Button::People(next),
            None => Button::Server(ServerButton::Offers),
        },
        Button::Server(last) => match after_server(last) {
            Some(next) => Button::Server(next),
            None => Button::Rooms(RoomsButton::TryAgain(OBSTACLE)),
        },
        Button::Rooms(RoomsButton::TryAgain(_)) => Button::Email(EmailButton::SetAddress),
        Button::Email(last) => match after_email(last) {
            Some(next) => Button::Email(next),
            None => Button::Notices(choose(false)),
        },
        Button::Notices(last) if last == choose(false) => Button::Notices(choose(true)),
        Button::Notices(_) => Button::Safety(SafetyButton::Advice(ids.offer)),
        Button::Safety(SafetyButton::Advice(_)) => Button::Privacy(PrivacyButton::Delete),
        Button::Privacy(PrivacyButton::Delete) => Button::Privacy(PrivacyButton::DeleteForm),
        Button::Privacy(PrivacyButton::DeleteForm) => Button::Reports(ReportsButton::Begin(ids.offer)),
        Button::Reports(last) => match after_reports(last, ids) {
            Some(next) => Button::Reports(next),
            None => Button::Moderation(ModerationButton::Claim { report: ids.report, seen: 1 }),
        },
        Button::Moderation(last) => match after_moderation(last, ids) {
            Some(next) => Button::Moderation(next),
            None => Button::Agency(AgencyButton::Accept { invitation: ids.invitation, tag: None }),
        },
        Button::Agency(AgencyButton::Accept { invitation, .. }) => {
            Button::Agency(AgencyButton::Decline(invitation))
        }
        Button::Agency(AgencyButton::Decline(_)) => Button::Agency(AgencyButton::Delegate(ids.offer)),
        Button::Agency(AgencyButton::Delegate(offer)) => {
            Button::Agency(AgencyButton::DelegateTo { offer, part: 0 })
        }
        Button::Agency(AgencyButton::DelegateTo { offer, .. }) => {
            Button::Agency(AgencyButton::TakeBack(offer))
        }
        Button::Agency(AgencyButton::TakeBack(_)) => return None,
    })
}

const fn after_list(last: ListButton) -> Option<ListButton> {
    Some(match last {
        ListButton::Page { .. } => ListButton::ByState(Direction::All),
        ListButton::ByState(_) => ListButton::ByDirection(None),
        ListButton::ByDirection(_) => ListButton::Open,
        ListButton::Open => return None,
    })
}

fn after_people(last: PeopleButton, ids: &Ids) -> Option<PeopleButton> {
    let filter = FreelancerFilter { skill: SkillId(1), open_only: false, most: None };
    Some(match last {
        PeopleButton::Edit => PeopleButton::Form(ids.profile),
        PeopleButton::Form(_) => PeopleButton::Accepting(true),
        PeopleButton::Accepting(true) => PeopleButton::Accepting(false),
        PeopleButton::Accepting(false) => PeopleButton::Offer(ids.party),
        PeopleButton::Offer(_) => PeopleButton::Open,
        PeopleButton::Open => PeopleButton::Found { filter, page: 1 },
        PeopleButton::Found { .. } => PeopleButton::Blocked { page: 1 },
        PeopleButton::Blocked { .. } => PeopleButton::Unblock,
        PeopleButton::Unblock => return None,
    })
}

const fn after_server(last: ServerButton) -> Option<ServerButton> {
    Some(match last {
        ServerButton::Offers => ServerButton::OffersForm,
        ServerButton::OffersForm => ServerButton::Limits,
        ServerButton::Limits => ServerButton::LimitsForm,
        ServerButton::LimitsForm => ServerButton::ConfirmAccept(false),
        ServerButton::ConfirmAccept(_) => ServerButton::ModeratorRole,
        ServerButton::ModeratorRole => ServerButton::ModeratorsSeeRooms(true),
        ServerButton::ModeratorsSeeRooms(_) => ServerButton::ModeratorsChannel,
        ServerButton::ModeratorsChannel => ServerButton::RoomStyle(RoomStyle::Threads),
        ServerButton::RoomStyle(_) => ServerButton::HubChannel,
        ServerButton::HubChannel => ServerButton::Language(Language::English),
        ServerButton::Language(_) => ServerButton::Setup(SetupButton::ALL[0]),
        ServerButton::Setup(SetupButton::Go(Step::Moderators)) => {
            ServerButton::Setup(SetupButton::ModeratorRole)
        }
        ServerButton::Setup(SetupButton::ModeratorRole) => {
            ServerButton::Setup(SetupButton::ModeratorsChannel)
        }
        ServerButton::Setup(SetupButton::ModeratorsChannel) => {
            ServerButton::Setup(SetupButton::RoomStyle(RoomStyle::Threads))
        }
        ServerButton::Setup(SetupButton::RoomStyle(_)) => ServerButton::Setup(SetupButton::HubChannel),
        ServerButton::Setup(SetupButton::HubChannel) => ServerButton::Setup(SetupButton::Defaults),
        ServerButton::Setup(SetupButton::Defaults) => ServerButton::Setup(SetupButton::DefaultsForm),
        ServerButton::Setup(SetupButton::DefaultsForm) => ServerButton::Setup(SetupButton::Go(Step::Check)),
        ServerButton::Setup(SetupButton::Go(_)) => ServerButton::CheckAgain,
        ServerButton::CheckAgain => return None,
    })
}

const fn choose(wanted: bool) -> NoticesButton {
    NoticesButton::Choose { topic: Topic::Offers, way: Way::Direct, wanted }
}

const fn after_email(last: EmailButton) -> Option<EmailButton> {
    Some(match last {
        EmailButton::SetAddress => EmailButton::AddressForm,
        EmailButton::AddressForm => EmailButton::EnterCode,
        EmailButton::EnterCode => EmailButton::CodeForm,
        EmailButton::CodeForm => EmailButton::Remove,
        EmailButton::Remove => return None,
    })
}

const fn after_reports(last: ReportsButton, ids: &Ids) -> Option<ReportsButton> {
    Some(match last {
        ReportsButton::Begin(_) => ReportsButton::Reason(ids.offer),
        ReportsButton::Reason(_) => ReportsButton::Form(ids.offer, ReportReason::Spam),
        ReportsButton::Form(..) => ReportsButton::TurnAway(ids.offer),
        ReportsButton::TurnAway(_) => ReportsButton::Appeal(ids.suspension),
        ReportsButton::Appeal(_) => ReportsButton::AppealForm(ids.suspension),
        ReportsButton::AppealForm(_) => return None,
    })
}

fn after_moderation(last: ModerationButton, ids: &Ids) -> Option<ModerationButton> {
    let report = ids.report;
    let next = |outcome| Outcome::ALL.into_iter().skip_while(|known| *known != outcome).nth(1);
    Some(match last {
        ModerationButton::Claim { .. } => ModerationButton::Decide { report, outcome: Outcome::Dismissed },
        ModerationButton::Decide { .. } => {
            ModerationButton::DecideForm { report, outcome: Outcome::Dismissed }
        }
        ModerationButton::DecideForm { outcome, .. } => match next(outcome) {
            Some(outcome) => ModerationButton::DecideForm { report, outcome },
            None => ModerationButton::Read { report, page: 0 },
        },
        ModerationButton::Read { .. } => ModerationButton::List { filter: ReportFilter::default(), page: 1 },
        ModerationButton::List { .. } => ModerationButton::ByStage(ReportAge::Any),
        ModerationButton::ByStage(_) => ModerationButton::ByAge(None),
        ModerationButton::ByAge(_) => ModerationButton::Open,
        ModerationButton::Open => ModerationButton::Suspensions { page: 1 },
        ModerationButton::Suspensions { .. } => ModerationButton::Suspension,
        ModerationButton::Suspension => ModerationButton::EndEarly(ids.suspension),
        ModerationButton::EndEarly(_) => ModerationButton::EndEarlyForm(ids.suspension),
        ModerationButton::EndEarlyForm(_) => {
            ModerationButton::Audit { filter: AuditFilter::default(), page: 1 }
        }
        ModerationButton::Audit { .. } => ModerationButton::AuditActs { by: None },
        ModerationButton::AuditActs { .. } => return None,
    })
}
