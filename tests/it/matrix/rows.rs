//! Everything that can be done: every button, list and form, from one to the next, so that the compiler names whoever adds
//! one and leaves it out here; and every command that is registered.

use super::OBSTACLE;
use super::furniture::Ids;
use parley::app::FreelancerFilter;
use parley::discord::button::{Button, Drawn};
use parley::discord::email::buttons::EmailButton;
use parley::discord::moderation::buttons::ModerationButton;
use parley::discord::notices::buttons::NoticesButton;
use parley::discord::offers::buttons::TermsButton;
use parley::discord::offers::list::ListButton;
use parley::discord::people::buttons::PeopleButton;
use parley::discord::privacy::buttons::PrivacyButton;
use parley::discord::register;
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
use serde_json::{Value, json};

/// Discord's numbers of what can be pressed or chosen from.
const BUTTON: u8 = 2;
const TEXTS: u8 = 3;
const ROLES: u8 = 6;
const CHANNELS: u8 = 8;

/// How something is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Act {
    /// Its `custom_id`, Discord's number of the kind of component, and what is chosen.
    Press(String, u8, Vec<String>),
    Submit(String),
    /// Name, kind and options.
    Command(String, Value, Value),
}

/// Something that can be done, and its name in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) act: Act,
}

/// All buttons, lists and forms, aimed at what `ids` name.
pub(crate) fn buttons(ids: &Ids) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut last = None;
    while let Some(button) = after(last, ids) {
        rows.push(row(button, ids));
        last = Some(button);
    }
    for (what, draft) in [("a change request", ids.wish), ("other terms", ids.other)] {
        for button in [Button::SendDraft { draft, saved: ids.saved }, Button::OfferForm(draft)] {
            let row = row(button, ids);
            rows.push(Row { name: format!("{} of {what}", row.name), ..row });
        }
    }
    rows
}

/// Those that are about an offer, or a draft of one.
pub(crate) fn buttons_about_offers(ids: &Ids) -> Vec<Row> {
    let is_about_offers = |row: &Row| {
        let (Act::Press(custom_id, ..) | Act::Submit(custom_id)) = &row.act else { return false };
        !matches!(
            Button::parse(custom_id),
            Some(
                Button::People(_)
                    | Button::Server(_)
                    | Button::Rooms(_)
                    | Button::Email(_)
                    | Button::Notices(_)
            )
        )
    };
    buttons(ids).into_iter().filter(is_about_offers).collect()
}

fn row(button: Button, ids: &Ids) -> Row {
    let first_word = |text: String| text.split([' ', '(']).next().unwrap_or_default().to_owned();
    let name = match button {
        Button::People(inner) => format!("People · {}", first_word(format!("{inner:?}"))),
        Button::Server(ServerButton::Setup(inner)) => format!("Setup · {}", first_word(format!("{inner:?}"))),
        Button::Server(inner) => format!("Server · {}", first_word(format!("{inner:?}"))),
        Button::Email(inner) => format!("Email · {}", first_word(format!("{inner:?}"))),
        Button::Notices(NoticesButton::Choose { wanted, .. }) => format!("Notices · Choose({wanted})"),
        Button::Reports(inner) => format!("Reports · {}", first_word(format!("{inner:?}"))),
        Button::Moderation(ModerationButton::DecideForm { outcome, .. }) => {
            format!("Moderation · DecideForm {}", outcome.code())
        }
        Button::Moderation(inner) => format!("Moderation · {}", first_word(format!("{inner:?}"))),
        Button::Rooms(inner) => format!("Rooms · {}", first_word(format!("{inner:?}"))),
        Button::Privacy(inner) => format!("Privacy · {}", first_word(format!("{inner:?}"))),
        Button::Safety(inner) => format!("Safety · {}", first_word(format!("{inner:?}"))),
        Button::List(inner) => format!("List · {}", first_word(format!("{inner:?}"))),
        Button::Terms(inner) => format!("Terms · {}", first_word(format!("{inner:?}"))),
        _ => first_word(format!("{button:?}")),
    };
    let custom_id = button.to_string();
    let act = match button {
        Button::DeclineForm(..)
        | Button::WithdrawForm(_)
        | Button::RejectForm(_)
        | Button::OfferForm(_)
        | Button::Terms(TermsButton::MessageForm(_))
        | Button::Server(
            ServerButton::OffersForm
            | ServerButton::LimitsForm
            | ServerButton::Setup(SetupButton::DefaultsForm),
        )
        | Button::Privacy(PrivacyButton::DeleteForm)
        | Button::Email(EmailButton::AddressForm | EmailButton::CodeForm)
        | Button::Reports(ReportsButton::Form(..) | ReportsButton::AppealForm(_))
        | Button::Moderation(ModerationButton::DecideForm { .. } | ModerationButton::EndEarlyForm(_))
        | Button::People(PeopleButton::Form(_)) => Act::Submit(custom_id),
        Button::Reports(ReportsButton::Reason(_)) => {
            Act::Press(custom_id, TEXTS, vec![ReportReason::Spam.code().to_owned()])
        }
        Button::Moderation(ModerationButton::Open) => {
            Act::Press(custom_id, TEXTS, vec![ids.report.to_string()])
        }
        Button::Moderation(ModerationButton::Suspension) => {
            Act::Press(custom_id, TEXTS, vec![ids.suspension.to_string()])
        }
        Button::Moderation(ModerationButton::AuditActs { .. }) => {
            Act::Press(custom_id, TEXTS, vec!["setting".to_owned()])
        }
        Button::Moderation(ModerationButton::ByStage(_)) => {
            Act::Press(custom_id, TEXTS, vec!["claimed".to_owned()])
        }
        Button::Moderation(ModerationButton::ByAge(_)) => {
            Act::Press(custom_id, TEXTS, vec!["week".to_owned()])
        }
        Button::DeclineReason(_) => {
            Act::Press(custom_id, TEXTS, vec![DeclineReason::TooBusy.code().to_owned()])
        }
        Button::List(ListButton::Open) => Act::Press(custom_id, TEXTS, vec![ids.offer.to_string()]),
        Button::List(ListButton::ByState(_)) => Act::Press(custom_id, TEXTS, vec!["pending".to_owned()]),
        Button::List(ListButton::ByDirection(_)) => Act::Press(custom_id, TEXTS, vec!["sent".to_owned()]),
        Button::People(PeopleButton::Open | PeopleButton::Unblock) => {
            Act::Press(custom_id, TEXTS, vec![ids.party.to_string()])
        }
        Button::Server(ServerButton::ModeratorRole | ServerButton::Setup(SetupButton::ModeratorRole)) => {
            Act::Press(custom_id, ROLES, vec!["901".to_owned()])
        }
        Button::Server(
            ServerButton::ModeratorsChannel
            | ServerButton::HubChannel
            | ServerButton::Setup(SetupButton::ModeratorsChannel | SetupButton::HubChannel),
        ) => Act::Press(custom_id, CHANNELS, vec!["902".to_owned()]),
        _ => Act::Press(custom_id, BUTTON, Vec::new()),
    };
    Row { name, act }
}

/// The button after `last`; the first one after none.
fn after(last: Option<Button>, ids: &Ids) -> Option<Button> {
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
        Button::Moderation(last) => Button::Moderation(after_moderation(last, ids)?),
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

/// All commands, as they are registered, with what they require, aimed at what `ids` name.
pub(crate) fn commands(ids: &Ids) -> Vec<Row> {
    let mut rows = Vec::new();
    for definition in register::definitions(Language::English) {
        let definition = serde_json::to_value(definition).expect("builders serialize");
        let name = definition["name"].as_str().unwrap_or_default().to_owned();
        let kind = definition.get("type").filter(|kind| kind.is_u64()).cloned().unwrap_or_else(|| json!(1));
        let options = definition["options"].as_array().cloned().unwrap_or_default();
        for (path, options) in leaves(&options, ids) {
            let name = name.clone();
            let shown = if kind == json!(1) { format!("/{name}{path}") } else { name.clone() };
            rows.push(Row { name: shown, act: Act::Command(name, kind.clone(), options) });
        }
    }
    rows
}

/// What can be typed after a command: its subcommands, with all options that are required of each and those that name an
/// offer.
fn leaves(options: &[Value], ids: &Ids) -> Vec<(String, Value)> {
    let is_sub = |option: &&Value| matches!(option["type"].as_u64(), Some(1 | 2));
    if !options.iter().any(|option| is_sub(&option)) {
        let given: Vec<Value> =
            options.iter().filter(|option| is_given(option)).map(|option| argument(option, ids)).collect();
        return vec![(String::new(), json!(given))];
    }
    let mut leaves_below = Vec::new();
    for sub in options {
        let name = sub["name"].as_str().unwrap_or_default();
        let below = sub["options"].as_array().cloned().unwrap_or_default();
        for (path, options) in leaves(&below, ids) {
            let this = json!([{ "name": name, "type": sub["type"], "options": options }]);
            leaves_below.push((format!(" {name}{path}"), this));
        }
    }
    leaves_below
}

fn is_given(option: &Value) -> bool {
    option["required"] == json!(true) || option["name"] == json!("offer")
}

/// An argument of the kind that the option wants.
fn argument(option: &Value, ids: &Ids) -> Value {
    let first = option["choices"].as_array().and_then(|choices| choices.first());
    let value = match (option["type"].as_u64(), first) {
        (_, Some(choice)) => choice["value"].clone(),
        (Some(6), _) => json!(ids.party.to_string()),
        (Some(4), _) => option.get("min_value").cloned().unwrap_or_else(|| json!(1)),
        (Some(5), _) => json!(true),
        (Some(3), _) if option["name"] == json!("offer") => json!(ids.number.to_string()),
        _ => json!("drawing"),
    };
    json!({ "name": option["name"], "type": option["type"], "value": value })
}
