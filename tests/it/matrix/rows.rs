//! Everything that can be done: every button, list and form that `order` leads to, and every command that is registered.

mod commands;
mod contracts;
mod invitations;
mod order;
mod proposals;

pub(crate) use commands::{commands, commands_of_agencies};

use crate::matrix::agency_fixtures::MEMBER;
use crate::matrix::fixtures::Ids;
use order::after;
use parley::discord::agencies::buttons::AgencyButton;
use parley::discord::contracts::buttons::{
    ContractButton, DisputeButton, HoursButton, PaymentButton, StateButton, TermsButton,
};
use parley::discord::contracts::list_buttons::ContractListButton;
use parley::discord::feedback::buttons::FeedbackButton;
use parley::discord::help::buttons::HelpButton;
use parley::discord::inbound::control::AnyControl;
use parley::discord::jobs::buttons::JobButton;
use parley::discord::moderation::buttons::ModerationButton;
use parley::discord::moderation::disputes::buttons::CaseButton;
use parley::discord::moderation::reports::buttons::ReportsButton;
use parley::discord::notifications::buttons::{NoticesButton, OnOff};
use parley::discord::notifications::email::buttons::EmailButton;
use parley::discord::offers::buttons::{ListButton, OfferButton};
use parley::discord::people::buttons::PeopleButton;
use parley::discord::privacy::buttons::PrivacyButton;
use parley::discord::proposals::buttons::ProposalButton;
use parley::discord::server::buttons::ServerButton;
use parley::discord::server::setup_buttons::SetupButton;
use parley::domain::contracts::entry::{CloseReason, DisputeOutcome, DisputeReason};
use parley::domain::help::topic::HelpTopic;
use parley::domain::moderation::report::ReportReason;
use parley::domain::offers::offer::DeclineReason;
use serde_json::Value;

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
    let drafts = [("a change request", ids.wish, ids.seen[1]), ("other terms", ids.other, ids.seen[2])];
    for (what, draft, seen) in drafts {
        for button in [OfferButton::SendDraft { draft, seen }, OfferButton::OfferForm(draft)] {
            let row = row(AnyControl::Offer(button), ids);
            rows.push(Row { name: format!("{} of {what}", row.name), ..row });
        }
    }
    rows
}

/// The `custom_id` of each of them.
pub(crate) fn custom_ids(ids: &Ids) -> Vec<String> {
    let of_row = |row: Row| match row.act {
        Act::Press(custom_id, ..) | Act::Submit(custom_id) => Some(custom_id),
        Act::Command(..) => None,
    };
    buttons(ids).into_iter().filter_map(of_row).collect()
}

/// Those that are about an offer, or a draft of one.
pub(crate) fn buttons_about_offers(ids: &Ids) -> Vec<Row> {
    let others = |button: &AnyControl| {
        matches!(
            button,
            AnyControl::People(_)
                | AnyControl::Server(_)
                | AnyControl::Setup(_)
                | AnyControl::Rooms(_)
                | AnyControl::Email(_)
                | AnyControl::Notices(_)
                | AnyControl::Agency(_)
                | AnyControl::Help(_)
                | AnyControl::Statistics(_)
                | AnyControl::Job(_)
                | AnyControl::Proposal(_)
                | AnyControl::Invitation(_)
        )
    };
    without(buttons(ids), others)
}

/// Those that mean something else where an offer goes to an agency.
pub(crate) fn buttons_of_agencies(ids: &Ids) -> Vec<Row> {
    let others = |button: &AnyControl| {
        matches!(
            button,
            AnyControl::Moderation(_) | AnyControl::Case(_) | AnyControl::Privacy(_) | AnyControl::List(_)
        ) || matches!(button, AnyControl::Agency(AgencyButton::Accept { .. } | AgencyButton::Decline(_)))
    };
    let about_agencies = |row: &Row| row.name.starts_with("Agency");
    let all = buttons(ids).into_iter().filter(about_agencies).chain(buttons_about_offers(ids)).collect();
    without(all, others)
}

/// What can be done about a proposal and an invitation to a job that are an agency's.
pub(crate) fn rows_of_agency_jobs(ids: &Ids) -> Vec<Row> {
    let mut rows = buttons(ids);
    rows.retain(|row| ["Proposal", "Invitation"].iter().any(|about| row.name.starts_with(about)));
    let press = ProposalButton::ApplyAs(ids.job).to_string();
    let act = Act::Press(press, TEXTS, vec![ids.agency.to_string()]);
    rows.push(Row { name: "Proposal · ApplyAs the agency".to_owned(), act });
    rows.extend(commands::commands_in_its_name());
    rows
}

fn without(mut rows: Vec<Row>, left_out: impl Fn(&AnyControl) -> bool) -> Vec<Row> {
    rows.retain(|row| {
        let (Act::Press(custom_id, ..) | Act::Submit(custom_id)) = &row.act else { return false };
        !AnyControl::parse(custom_id).is_some_and(|button| left_out(&button))
    });
    rows
}

fn row(button: AnyControl, ids: &Ids) -> Row {
    Row { name: name_of(button), act: act_of(button, ids) }
}

fn name_of(button: AnyControl) -> String {
    let first_word = |text: String| text.split([' ', '(']).next().unwrap_or_default().to_owned();
    match button {
        AnyControl::People(inner) => format!("People · {}", first_word(format!("{inner:?}"))),
        AnyControl::Setup(inner) => format!("Setup · {}", first_word(format!("{inner:?}"))),
        AnyControl::Server(inner) => format!("Server · {}", first_word(format!("{inner:?}"))),
        AnyControl::Email(inner) => format!("Email · {}", first_word(format!("{inner:?}"))),
        AnyControl::Notices(NoticesButton::Choose { wanted: OnOff(wanted), .. }) => {
            format!("Notices · Choose({wanted})")
        }
        AnyControl::Reports(inner) => format!("Reports · {}", first_word(format!("{inner:?}"))),
        AnyControl::Moderation(ModerationButton::DecideForm { outcome, .. }) => {
            format!("Moderation · DecideForm {}", outcome.code())
        }
        AnyControl::Moderation(inner) => format!("Moderation · {}", first_word(format!("{inner:?}"))),
        AnyControl::Agency(inner) => format!("Agency · {}", first_word(format!("{inner:?}"))),
        AnyControl::Rooms(inner) => format!("Rooms · {}", first_word(format!("{inner:?}"))),
        AnyControl::Privacy(inner) => format!("Privacy · {}", first_word(format!("{inner:?}"))),
        AnyControl::Safety(inner) => format!("Safety · {}", first_word(format!("{inner:?}"))),
        AnyControl::Contract(inner) => format!("Contract · {}", first_word(format!("{inner:?}"))),
        AnyControl::Hours(inner) => format!("Hours · {}", first_word(format!("{inner:?}"))),
        AnyControl::Terms(inner) => format!("Terms · {}", first_word(format!("{inner:?}"))),
        AnyControl::Payment(inner) => format!("Payment · {}", first_word(format!("{inner:?}"))),
        AnyControl::State(inner) => format!("State · {}", first_word(format!("{inner:?}"))),
        AnyControl::Dispute(inner) => format!("Dispute · {}", first_word(format!("{inner:?}"))),
        AnyControl::Case(CaseButton::Decide { closes: 1, .. }) => "Case · Decide and close".to_owned(),
        AnyControl::Case(inner) => format!("Case · {}", first_word(format!("{inner:?}"))),
        AnyControl::Feedback(inner) => format!("Feedback · {}", first_word(format!("{inner:?}"))),
        AnyControl::Job(inner) => format!("Job · {}", first_word(format!("{inner:?}"))),
        AnyControl::Proposal(inner) => format!("Proposal · {}", first_word(format!("{inner:?}"))),
        AnyControl::Invitation(inner) => format!("Invitation · {}", first_word(format!("{inner:?}"))),
        AnyControl::ContractList(inner) => format!("Contracts · {}", first_word(format!("{inner:?}"))),
        AnyControl::Help(HelpButton::Open(step)) => format!("Help · Open {}", step.code()),
        AnyControl::Help(inner) => format!("Help · {}", first_word(format!("{inner:?}"))),
        AnyControl::Statistics(inner) => format!("Statistics · {}", first_word(format!("{inner:?}"))),
        AnyControl::List(inner) => format!("List · {}", first_word(format!("{inner:?}"))),
        AnyControl::Offer(inner) => first_word(format!("{inner:?}")),
    }
}

fn act_of(button: AnyControl, ids: &Ids) -> Act {
    let custom_id = button.to_string();
    match button {
        AnyControl::Offer(
            OfferButton::DeclineForm(..)
            | OfferButton::WithdrawForm(_)
            | OfferButton::RejectForm(_)
            | OfferButton::OfferForm(_)
            | OfferButton::MessageForm(_),
        )
        | AnyControl::State(StateButton::PauseForm(_) | StateButton::CloseForm(_))
        | AnyControl::Server(
            ServerButton::OffersForm
            | ServerButton::LimitsForm
            | ServerButton::ScoreForm
            | ServerButton::RatesForm,
        )
        | AnyControl::Setup(SetupButton::DefaultsForm)
        | AnyControl::Privacy(PrivacyButton::DeleteForm)
        | AnyControl::Email(EmailButton::AddressForm | EmailButton::CodeForm)
        | AnyControl::Reports(
            ReportsButton::Form(..) | ReportsButton::FeedbackForm(..) | ReportsButton::AppealForm(_),
        )
        | AnyControl::People(PeopleButton::Form(_)) => Act::Submit(custom_id),
        AnyControl::Reports(ReportsButton::Reason(_) | ReportsButton::FeedbackReason(_)) => {
            Act::Press(custom_id, TEXTS, vec![ReportReason::Spam.code().to_owned()])
        }
        AnyControl::Moderation(button) => act_of_moderation(custom_id, button, ids),
        AnyControl::Offer(OfferButton::DeclineReason(_)) => {
            Act::Press(custom_id, TEXTS, vec![DeclineReason::TooBusy.code().to_owned()])
        }
        AnyControl::Agency(AgencyButton::DelegateTo { .. }) => {
            Act::Press(custom_id, TEXTS, vec![MEMBER.to_string()])
        }
        AnyControl::Contract(button) => act_of_work(custom_id, button),
        AnyControl::State(StateButton::ChooseReason(_)) => {
            Act::Press(custom_id, TEXTS, vec![CloseReason::Completed.code().to_owned()])
        }
        AnyControl::Hours(button) => act_of_hours(custom_id, button, ids),
        AnyControl::Dispute(button) => act_of_dispute(custom_id, button),
        AnyControl::Case(button) => act_of_case(custom_id, button, ids),
        AnyControl::Feedback(button) => act_of_feedback(custom_id, button),
        AnyControl::Job(button) => act_of_job(custom_id, button, ids),
        AnyControl::Proposal(button) => proposals::act_of_proposal(custom_id, button, ids),
        AnyControl::Invitation(button) => invitations::act_of_invitation(custom_id, button, ids),
        AnyControl::Terms(button) => act_of_terms(custom_id, button, ids),
        AnyControl::Payment(button) => act_of_payment(custom_id, button, ids),
        AnyControl::ContractList(button) => act_of_contract_list(custom_id, button, ids),
        AnyControl::List(ListButton::Open) => Act::Press(custom_id, TEXTS, vec![ids.offer.to_string()]),
        AnyControl::List(ListButton::ByState(_)) => Act::Press(custom_id, TEXTS, vec!["pending".to_owned()]),
        AnyControl::List(ListButton::ByDirection(_)) => Act::Press(custom_id, TEXTS, vec!["sent".to_owned()]),
        AnyControl::People(PeopleButton::Open | PeopleButton::Unblock) => {
            Act::Press(custom_id, TEXTS, vec![ids.recipient.to_string()])
        }
        AnyControl::Help(HelpButton::Choose(_)) => {
            Act::Press(custom_id, TEXTS, vec![HelpTopic::Send.code().to_owned()])
        }
        AnyControl::Server(ServerButton::ModeratorRole) | AnyControl::Setup(SetupButton::ModeratorRole) => {
            Act::Press(custom_id, ROLES, vec!["901".to_owned()])
        }
        AnyControl::Server(ServerButton::TopRatedRole | ServerButton::RisingRole) => {
            Act::Press(custom_id, ROLES, vec!["903".to_owned()])
        }
        AnyControl::Server(
            ServerButton::ModeratorsChannel | ServerButton::HubChannel | ServerButton::JobBoard,
        )
        | AnyControl::Setup(SetupButton::ModeratorsChannel | SetupButton::HubChannel) => {
            Act::Press(custom_id, CHANNELS, vec!["902".to_owned()])
        }
        _ => Act::Press(custom_id, BUTTON, Vec::new()),
    }
}

fn act_of_work(custom_id: String, button: ContractButton) -> Act {
    match button {
        ContractButton::SubmitForm { .. }
        | ContractButton::RevisionForm(_)
        | ContractButton::DraftForm(_) => Act::Submit(custom_id),
        ContractButton::SubmitPiece(_) | ContractButton::ReviewPiece(_) | ContractButton::DraftPiece(_) => {
            Act::Press(custom_id, TEXTS, vec!["0".to_owned()])
        }
        _ => Act::Press(custom_id, BUTTON, Vec::new()),
    }
}

fn act_of_hours(custom_id: String, button: HoursButton, ids: &Ids) -> Act {
    match button {
        HoursButton::LogForm(_) | HoursButton::ObjectForm(_) => Act::Submit(custom_id),
        HoursButton::ChooseHours(_) => Act::Press(custom_id, TEXTS, vec!["1".to_owned()]),
        HoursButton::LogDay(_) => Act::Press(custom_id, TEXTS, vec![ids.saved.day().to_string()]),
        _ => Act::Press(custom_id, BUTTON, Vec::new()),
    }
}

fn act_of_terms(custom_id: String, button: TermsButton, ids: &Ids) -> Act {
    match button {
        TermsButton::TermsForm(_) | TermsButton::RejectForm(_) => Act::Submit(custom_id),
        TermsButton::RateDay(_) => Act::Press(custom_id, TEXTS, vec![ids.saved.day().to_string()]),
        _ => Act::Press(custom_id, BUTTON, Vec::new()),
    }
}

fn act_of_payment(custom_id: String, button: PaymentButton, ids: &Ids) -> Act {
    match button {
        PaymentButton::PaymentForm(_) => Act::Submit(custom_id),
        PaymentButton::PaymentPiece(_) => Act::Press(custom_id, TEXTS, vec!["0".to_owned()]),
        PaymentButton::PaymentDay(_) => Act::Press(custom_id, TEXTS, vec![ids.saved.day().to_string()]),
        _ => Act::Press(custom_id, BUTTON, Vec::new()),
    }
}

fn act_of_moderation(custom_id: String, button: ModerationButton, ids: &Ids) -> Act {
    let value = match button {
        ModerationButton::DecideForm { .. }
        | ModerationButton::EndEarlyForm(_)
        | ModerationButton::ShowForm(_) => {
            return Act::Submit(custom_id);
        }
        ModerationButton::Open => ids.report.to_string(),
        ModerationButton::Suspension => ids.suspension.to_string(),
        ModerationButton::AuditActs { .. } => "setting".to_owned(),
        ModerationButton::ByStage(_) => "claimed".to_owned(),
        ModerationButton::ByAge(_) => "week".to_owned(),
        _ => return Act::Press(custom_id, BUTTON, Vec::new()),
    };
    Act::Press(custom_id, TEXTS, vec![value])
}

fn act_of_dispute(custom_id: String, button: DisputeButton) -> Act {
    match button {
        DisputeButton::DisputeForm(_) | DisputeButton::AnswerForm(_) => Act::Submit(custom_id),
        DisputeButton::ChooseReason(_) => {
            Act::Press(custom_id, TEXTS, vec![DisputeReason::Work.code().to_owned()])
        }
        _ => Act::Press(custom_id, BUTTON, Vec::new()),
    }
}

fn act_of_case(custom_id: String, button: CaseButton, ids: &Ids) -> Act {
    let value = match button {
        CaseButton::AskForm(_) | CaseButton::DecideForm(_) => return Act::Submit(custom_id),
        CaseButton::Outcome(_) => DisputeOutcome::Split.code().to_owned(),
        CaseButton::Open => ids.dispute.to_string(),
        CaseButton::ByStage(_) => "claimed".to_owned(),
        CaseButton::ByAge(_) => "week".to_owned(),
        _ => return Act::Press(custom_id, BUTTON, Vec::new()),
    };
    Act::Press(custom_id, TEXTS, vec![value])
}

fn act_of_feedback(custom_id: String, button: FeedbackButton) -> Act {
    match button {
        FeedbackButton::FeedbackForm(_) | FeedbackButton::ReplyForm(_) => Act::Submit(custom_id),
        FeedbackButton::ChooseTags(_) => Act::Press(custom_id, TEXTS, vec!["on_time".to_owned()]),
        _ => Act::Press(custom_id, BUTTON, Vec::new()),
    }
}

fn act_of_job(custom_id: String, button: JobButton, ids: &Ids) -> Act {
    match button {
        JobButton::Form(_) | JobButton::ReportForm(..) => Act::Submit(custom_id),
        JobButton::ReportReason(_) => {
            Act::Press(custom_id, TEXTS, vec![ReportReason::Spam.code().to_owned()])
        }
        JobButton::CloseReason(_) => Act::Press(custom_id, TEXTS, vec!["hired".to_owned()]),
        JobButton::Open | JobButton::OpenSaved => Act::Press(custom_id, TEXTS, vec![ids.job.to_string()]),
        JobButton::OpenAlert => Act::Press(custom_id, TEXTS, vec![ids.alert.to_string()]),
        _ => Act::Press(custom_id, BUTTON, Vec::new()),
    }
}

fn act_of_contract_list(custom_id: String, button: ContractListButton, ids: &Ids) -> Act {
    let value = match button {
        ContractListButton::Open => ids.contract.to_string(),
        ContractListButton::ByState(_) => "active".to_owned(),
        ContractListButton::BySide(_) => "client".to_owned(),
        ContractListButton::Part(_) => "0".to_owned(),
        ContractListButton::Page { .. } | ContractListButton::Read { .. } | ContractListButton::Export(_) => {
            return Act::Press(custom_id, BUTTON, Vec::new());
        }
    };
    Act::Press(custom_id, TEXTS, vec![value])
}
