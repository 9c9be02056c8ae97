//! From one button, list or form to the next, so that the compiler names whoever adds one and leaves it out here. Owns with what
//! each is aimed; must not know what it does.

use super::contracts;
use crate::matrix::OBSTACLE;
use crate::matrix::fixtures::Ids;
use parley::app::FreelancerFilter;
use parley::discord::agencies::buttons::AgencyButton;
use parley::discord::contracts::buttons::ContractButton;
use parley::discord::help::buttons::{HelpButton, Step as HelpStep};
use parley::discord::inbound::control::AnyControl;
use parley::discord::moderation::buttons::ModerationButton;
use parley::discord::moderation::reports::buttons::ReportsButton;
use parley::discord::notifications::buttons::{NoticesButton, OnOff};
use parley::discord::notifications::email::buttons::EmailButton;
use parley::discord::offers::buttons::{ListButton, OfferButton, OfferVersionRef};
use parley::discord::people::buttons::PeopleButton;
use parley::discord::privacy::buttons::PrivacyButton;
use parley::discord::rooms::buttons::RoomsButton;
use parley::discord::safety::buttons::SafetyButton;
use parley::discord::server::buttons::ServerButton;
use parley::discord::server::setup_buttons::{SetupButton, Step};
use parley::discord::statistics::buttons::StatisticsButton;
use parley::domain::feedback::which::FeedbackRef;
use parley::domain::help::topic::{Audience, HelpTopic};
use parley::domain::ids::{AgencyId, SkillId};
use parley::domain::moderation::audit::AuditFilter;
use parley::domain::moderation::report::filter::{ReportAge, ReportFilter};
use parley::domain::moderation::report::{Outcome, ReportReason};
use parley::domain::notifications::settings::{NotificationChannel, Topic};
use parley::domain::offers::filter::{Direction, OfferFilter};
use parley::domain::offers::offer::DeclineReason;
use parley::domain::server::RoomStyle;
use parley::domain::statistics::period::Period;
use parley::words::Language;

/// An agency that nobody has founded.
const NO_AGENCY: AgencyId = AgencyId(1);

/// The button after `last`; the first one after none.
pub(super) fn after(last: Option<AnyControl>, ids: &Ids) -> Option<AnyControl> {
    let terms = OfferVersionRef { offer: ids.offer, version: 1 };
    let Some(last) = last else { return Some(AnyControl::Offer(OfferButton::AskAccept(terms))) };
    Some(match last {
        AnyControl::Offer(last) => match after_offer(last, ids) {
            Some(next) => AnyControl::Offer(next),
            None => AnyControl::Contract(ContractButton::AskSubmit(ids.contract)),
        },
        AnyControl::Contract(_)
        | AnyControl::Hours(_)
        | AnyControl::Terms(_)
        | AnyControl::Payment(_)
        | AnyControl::State(_)
        | AnyControl::Dispute(_)
        | AnyControl::Case(_)
        | AnyControl::Feedback(_)
        | AnyControl::Job(_)
        | AnyControl::Proposal(_)
        | AnyControl::Invitation(_)
        | AnyControl::ContractList(_) => contracts::after(last, ids)
            .unwrap_or(AnyControl::List(ListButton::Page { filter: OfferFilter::default(), page: 1 })),
        AnyControl::List(last) => match after_list(last) {
            Some(next) => AnyControl::List(next),
            None => AnyControl::People(PeopleButton::Edit),
        },
        AnyControl::People(last) => match after_people(last, ids) {
            Some(next) => AnyControl::People(next),
            None => AnyControl::Server(ServerButton::Offers),
        },
        // The guide stands in the middle of the settings.
        AnyControl::Server(ServerButton::Language(_)) => AnyControl::Setup(SetupButton::Go(Step::Moderators)),
        AnyControl::Setup(last) => match after_setup(last) {
            Some(next) => AnyControl::Setup(next),
            None => AnyControl::Server(ServerButton::Score),
        },
        AnyControl::Server(last) => match after_server(last) {
            Some(next) => AnyControl::Server(next),
            None => AnyControl::Rooms(RoomsButton::TryAgain(OBSTACLE)),
        },
        AnyControl::Rooms(RoomsButton::TryAgain(_)) => AnyControl::Email(EmailButton::SetAddress),
        AnyControl::Email(last) => match after_email(last) {
            Some(next) => AnyControl::Email(next),
            None => AnyControl::Notices(choose(false)),
        },
        AnyControl::Notices(last) if last == choose(false) => AnyControl::Notices(choose(true)),
        AnyControl::Notices(_) => AnyControl::Safety(SafetyButton::Advice(ids.offer)),
        AnyControl::Safety(SafetyButton::Advice(_)) => AnyControl::Privacy(PrivacyButton::Delete),
        AnyControl::Privacy(PrivacyButton::Delete) => AnyControl::Privacy(PrivacyButton::DeleteForm),
        AnyControl::Privacy(PrivacyButton::DeleteForm) => {
            AnyControl::Reports(ReportsButton::Begin(ids.offer))
        }
        AnyControl::Reports(last) => match after_reports(last, ids) {
            Some(next) => AnyControl::Reports(next),
            None => AnyControl::Moderation(ModerationButton::Claim { report: ids.report, seen: 1 }),
        },
        AnyControl::Moderation(last) => match after_moderation(last, ids) {
            Some(next) => AnyControl::Moderation(next),
            None => AnyControl::Agency(AgencyButton::Accept { invitation: ids.invitation, tag: None }),
        },
        AnyControl::Agency(last) => match after_agency(last, ids) {
            Some(next) => AnyControl::Agency(next),
            None => AnyControl::Help(HelpButton::All),
        },
        AnyControl::Help(last) => match after_help(last) {
            Some(next) => AnyControl::Help(next),
            None => AnyControl::Statistics(StatisticsButton::Show(Period::Month)),
        },
        AnyControl::Statistics(_) => return None,
    })
}

const fn after_agency(last: AgencyButton, ids: &Ids) -> Option<AgencyButton> {
    Some(match last {
        AgencyButton::Accept { invitation, .. } => AgencyButton::Decline(invitation),
        AgencyButton::Decline(_) => AgencyButton::Delegate(ids.offer),
        AgencyButton::Delegate(offer) => AgencyButton::DelegateTo { offer, part: 0 },
        AgencyButton::DelegateTo { offer, .. } => AgencyButton::TakeBack(offer),
        AgencyButton::TakeBack(_) => AgencyButton::Score(NO_AGENCY),
        AgencyButton::Score(agency) => AgencyButton::ScorePage { agency, page: 1 },
        // Leaving would change who is in the agency for whoever comes after; `agencies::membership` presses it.
        AgencyButton::ScorePage { .. } | AgencyButton::Leave(_) => return None,
    })
}

const fn after_help(last: HelpButton) -> Option<HelpButton> {
    Some(match last {
        HelpButton::All => HelpButton::Choose(Audience::Clients),
        HelpButton::Choose(_) => HelpButton::Topic(HelpTopic::Score),
        HelpButton::Topic(_) => HelpButton::Helpful { topic: HelpTopic::Score, is_helpful: true },
        HelpButton::Helpful { .. } => HelpButton::Answers,
        HelpButton::Answers => HelpButton::Open(HelpStep::Offers),
        HelpButton::Open(step) => HelpButton::Open(match step {
            HelpStep::Offers => HelpStep::Contracts,
            HelpStep::Contracts => HelpStep::Profile,
            HelpStep::Profile => HelpStep::Notifications,
            HelpStep::Notifications => HelpStep::Blocked,
            HelpStep::Blocked => HelpStep::Agencies,
            HelpStep::Agencies => HelpStep::Safety,
            HelpStep::Safety => HelpStep::Export,
            HelpStep::Export => HelpStep::Delete,
            HelpStep::Delete => HelpStep::Reports,
            HelpStep::Reports => HelpStep::Disputes,
            HelpStep::Disputes => HelpStep::Suspensions,
            HelpStep::Suspensions => HelpStep::Audit,
            HelpStep::Audit => HelpStep::Notes,
            HelpStep::Notes => HelpStep::Settings,
            HelpStep::Settings => HelpStep::ScoreSettings,
            HelpStep::ScoreSettings => HelpStep::Setup,
            HelpStep::Setup => HelpStep::Check,
            HelpStep::Check => return None,
        }),
    })
}

fn after_offer(last: OfferButton, ids: &Ids) -> Option<OfferButton> {
    let terms = OfferVersionRef { offer: ids.offer, version: 1 };
    Some(match last {
        OfferButton::AskAccept(_) => OfferButton::Accept(terms),
        OfferButton::Accept(_) => OfferButton::RequestChanges(terms),
        OfferButton::RequestChanges(_) => OfferButton::Decline(terms),
        OfferButton::Decline(_) => OfferButton::DeclineReason(terms),
        OfferButton::DeclineReason(_) => OfferButton::DeclineForm(terms, DeclineReason::TooBusy),
        OfferButton::DeclineForm(..) => OfferButton::Withdraw(terms),
        OfferButton::Withdraw(_) => OfferButton::WithdrawForm(terms),
        OfferButton::WithdrawForm(_) => OfferButton::View { offer: ids.offer, tag: None },
        OfferButton::View { .. } => OfferButton::Read { offer: ids.offer, page: 1 },
        OfferButton::Read { .. } => OfferButton::ApproveChange(ids.change),
        OfferButton::ApproveChange(_) => OfferButton::RejectChange(ids.change),
        OfferButton::RejectChange(_) => OfferButton::RejectForm(ids.change),
        OfferButton::RejectForm(_) => OfferButton::SendDraft { draft: ids.draft, seen: ids.seen[0] },
        OfferButton::SendDraft { .. } => {
            OfferButton::UseReading { draft: ids.draft, saved: ids.saved, problem: 0, reading: 0 }
        }
        OfferButton::UseReading { .. } => OfferButton::EditDraft(ids.draft),
        OfferButton::EditDraft(_) => OfferButton::DiscardDraft(ids.draft),
        OfferButton::DiscardDraft(_) => OfferButton::OfferForm(ids.draft),
        OfferButton::OfferForm(_) => OfferButton::Modify(terms),
        OfferButton::Modify(_) => OfferButton::Counter(ids.change),
        OfferButton::Counter(_) => OfferButton::Message(ids.wish),
        OfferButton::Message(_) => OfferButton::MessageForm(ids.wish),
        OfferButton::MessageForm(_) => return None,
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
        PeopleButton::Form(_) => PeopleButton::Resume,
        PeopleButton::Resume => PeopleButton::Pause,
        PeopleButton::Pause => PeopleButton::Offer(ids.recipient),
        PeopleButton::Offer(_) => PeopleButton::Open,
        PeopleButton::Open => PeopleButton::Found { filter, page: 1 },
        PeopleButton::Found { .. } => PeopleButton::Blocked { page: 1 },
        PeopleButton::Blocked { .. } => PeopleButton::Unblock,
        PeopleButton::Unblock => PeopleButton::Score(ids.recipient),
        PeopleButton::Score(person) => PeopleButton::ScorePage { person, page: 1 },
        PeopleButton::ScorePage { .. } => return None,
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
        ServerButton::ModeratorsChannel => ServerButton::Jobs,
        ServerButton::Jobs => ServerButton::JobBoard,
        ServerButton::JobBoard => ServerButton::RoomStyle(RoomStyle::Threads),
        ServerButton::RoomStyle(_) => ServerButton::HubChannel,
        ServerButton::HubChannel => ServerButton::Language(Language::English),
        ServerButton::Language(_) => ServerButton::Score,
        ServerButton::Score => ServerButton::ScoreForm,
        ServerButton::ScoreForm => ServerButton::Rates,
        ServerButton::Rates => ServerButton::RatesForm,
        ServerButton::RatesForm => ServerButton::TopRatedRole,
        ServerButton::TopRatedRole => ServerButton::RisingRole,
        ServerButton::RisingRole => ServerButton::CheckAgain,
        ServerButton::CheckAgain => return None,
    })
}

const fn after_setup(last: SetupButton) -> Option<SetupButton> {
    Some(match last {
        SetupButton::Go(Step::Moderators) => SetupButton::ModeratorRole,
        SetupButton::ModeratorRole => SetupButton::ModeratorsChannel,
        SetupButton::ModeratorsChannel => SetupButton::RoomStyle(RoomStyle::Threads),
        SetupButton::RoomStyle(_) => SetupButton::HubChannel,
        SetupButton::HubChannel => SetupButton::Defaults,
        SetupButton::Defaults => SetupButton::DefaultsForm,
        SetupButton::DefaultsForm => SetupButton::Go(Step::Check),
        SetupButton::Go(_) => return None,
    })
}

const fn choose(wanted: bool) -> NoticesButton {
    NoticesButton::Choose { topic: Topic::Offers, way: NotificationChannel::Direct, wanted: OnOff(wanted) }
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
        ReportsButton::Form(..) => ReportsButton::BeginFeedback(FeedbackRef::Published(ids.contract)),
        ReportsButton::BeginFeedback(_) => {
            ReportsButton::FeedbackReason(FeedbackRef::Published(ids.contract))
        }
        ReportsButton::FeedbackReason(what) => ReportsButton::FeedbackForm(what, ReportReason::Spam),
        ReportsButton::FeedbackForm(..) => ReportsButton::TurnAway(ids.offer),
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
        ModerationButton::EndEarlyForm(_) => ModerationButton::AskShow(report),
        ModerationButton::AskShow(_) => ModerationButton::ShowForm(report),
        ModerationButton::ShowForm(_) => ModerationButton::Audit { filter: AuditFilter::default(), page: 1 },
        ModerationButton::Audit { .. } => ModerationButton::AuditActs { by: None },
        ModerationButton::AuditActs { .. } => return None,
    })
}
