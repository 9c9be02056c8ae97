//! Names that stand in a column of their own, each by table and column.

use super::{known_names, rewrite};
use parley::domain::agencies::agency::Role;
use parley::domain::contracts::contract::ContractState;
use parley::domain::contracts::entry::{ContractHappening, DisputeOutcome, DisputeReason};
use parley::domain::effect::Carrier;
use parley::domain::feedback::score::Badge;
use parley::domain::help::topic::HelpTopic;
use parley::domain::invitations::invitation::InvitationDecline;
use parley::domain::jobs::alert::Pace;
use parley::domain::jobs::job::{CloseReason, Visibility};
use parley::domain::moderation::audit::AuditedAct;
use parley::domain::moderation::report::{Outcome, ReportReason, StageName};
use parley::domain::moderation::sanction::SanctionKind;
use parley::domain::notifications::settings::{NotificationChannel, Topic};
use parley::domain::offers::offer::{DeclineReason, Side, StateName};
use parley::domain::offers::timeline::Happening;
use parley::domain::proposals::proposal::{ProposalDecline, Shelf};
use parley::domain::server::RoomStyle;
use parley::words::Language;
use serde::Serialize;
use serde::de::DeserializeOwned;

const NAMES: &str = include_str!("../../golden/names.txt");

/// What a name means, written again; `None` where nobody knows it.
type Rename = fn(&str) -> Option<String>;

/// A name that is the JSON of a value without its quotation marks.
fn plain<T: DeserializeOwned + Serialize>(name: &str) -> Option<String> {
    let written = rewrite::<T>(&format!("\"{name}\"")).ok()?;
    Some(written.trim_matches('"').to_owned())
}

/// The names of an enum whose values are plain names.
fn plain_names<T: DeserializeOwned + Serialize>() -> Vec<String> {
    known_names(rewrite::<T>, "\"?\"")
}

fn listed<T>(all: impl IntoIterator<Item = T>, code: fn(T) -> &'static str) -> Vec<String> {
    all.into_iter().map(|value| code(value).to_owned()).collect()
}

/// Table and column, how a name is read and written there, and the names that there are now.
type Column = (&'static str, Rename, Vec<String>);

/// Those of jobs, proposals and invitations.
fn of_jobs() -> [Column; 6] {
    [
        (
            "proposals.shelf",
            |code| Shelf::from_code(code).map(|found| found.code().to_owned()),
            listed(Shelf::ALL, Shelf::code),
        ),
        (
            "proposals.reason",
            |code| ProposalDecline::from_code(code).map(|found| found.code().to_owned()),
            listed(ProposalDecline::ALL, ProposalDecline::code),
        ),
        (
            "job_alerts.pace",
            |code| Pace::from_code(code).map(|found| found.code().to_owned()),
            listed(Pace::ALL, Pace::code),
        ),
        (
            "job_invitations.reason",
            |code| InvitationDecline::from_code(code).map(|found| found.code().to_owned()),
            listed(InvitationDecline::ALL, InvitationDecline::code),
        ),
        (
            "jobs.visibility",
            |code| Visibility::from_code(code).map(|found| found.code().to_owned()),
            listed(Visibility::ALL, Visibility::code),
        ),
        (
            "jobs.close_reason",
            |code| CloseReason::from_code(code).map(|found| found.code().to_owned()),
            listed(CloseReason::ALL, CloseReason::code),
        ),
    ]
}

fn columns() -> Vec<Column> {
    let carrier: Rename = |name| {
        let found = Carrier::ALL.into_iter().find(|carrier| carrier.name() == name)?;
        Some(found.name().to_owned())
    };
    let language: Rename = |tag| {
        let found = Language::ALL.into_iter().find(|language| language.tag() == tag)?;
        Some(found.tag().to_owned())
    };
    let mut columns: Vec<Column> = vec![
        ("agency_staff.role", plain::<Role>, plain_names::<Role>()),
        (
            "audit.what",
            |code| AuditedAct::from_code(code).map(|act| act.code().to_owned()),
            listed(AuditedAct::ALL, AuditedAct::code),
        ),
        (
            "score_weeks.badge",
            |code| Badge::from_code(code).map(|badge| badge.code().to_owned()),
            listed(Badge::ALL, Badge::code),
        ),
        ("effects.carrier", carrier, listed(Carrier::ALL, Carrier::name)),
        ("mail_addresses.language", language, listed(Language::ALL, Language::tag)),
        (
            "notice_choices.topic",
            |code| Topic::from_code(code).map(|topic| topic.code().to_owned()),
            listed(Topic::ALL, Topic::code),
        ),
        (
            "notice_choices.way",
            |code| NotificationChannel::from_code(code).map(|way| way.code().to_owned()),
            listed(NotificationChannel::ALL, NotificationChannel::code),
        ),
        (
            "offers.decline_reason",
            |code| DeclineReason::from_code(code).map(|reason| reason.code().to_owned()),
            listed(DeclineReason::ALL, DeclineReason::code),
        ),
        ("offers.state", plain::<StateName>, plain_names::<StateName>()),
        (
            "reports.outcome",
            |code| Outcome::from_code(code).map(|outcome| outcome.code().to_owned()),
            listed(Outcome::ALL, Outcome::code),
        ),
        (
            "reports.reason",
            |code| ReportReason::from_code(code).map(|reason| reason.code().to_owned()),
            listed(ReportReason::ALL, ReportReason::code),
        ),
        (
            "reports.stage",
            |code| StageName::from_code(code).map(|world| world.code().to_owned()),
            listed(StageName::ALL, StageName::code),
        ),
        ("rooms.style", plain::<RoomStyle>, plain_names::<RoomStyle>()),
        (
            "sanctions.kind",
            |code| SanctionKind::from_code(code).map(|kind| kind.code().to_owned()),
            Vec::new(),
        ),
        ("contracts.state", plain::<ContractState>, plain_names::<ContractState>()),
        ("contract_entries.what", plain::<ContractHappening>, plain_names::<ContractHappening>()),
        (
            "feedback.side",
            |code| Side::from_code(code).map(|side| side.code().to_owned()),
            listed(Side::ALL, Side::code),
        ),
        ("timeline.what", plain::<Happening>, plain_names::<Happening>()),
    ];
    columns.extend(columns_of_disputes().into_iter().chain(of_jobs()).chain([topics_of_help()]));
    columns
}

/// What people answered a question about, below a topic of help.
fn topics_of_help() -> Column {
    (
        "help_answers.topic",
        |code| HelpTopic::from_code(code).map(|topic| topic.code().to_owned()),
        listed(HelpTopic::ALL.iter().copied(), HelpTopic::code),
    )
}

/// Those of the table of disputes.
fn columns_of_disputes() -> [Column; 3] {
    [
        (
            "disputes.outcome",
            |code| DisputeOutcome::from_code(code).map(|outcome| outcome.code().to_owned()),
            listed(DisputeOutcome::ALL, DisputeOutcome::code),
        ),
        (
            "disputes.reason",
            |code| DisputeReason::from_code(code).map(|reason| reason.code().to_owned()),
            listed(DisputeReason::ALL, DisputeReason::code),
        ),
        (
            "disputes.stage",
            |code| StageName::from_code(code).map(|stage| stage.code().to_owned()),
            listed(StageName::ALL, StageName::code),
        ),
    ]
}

#[test]
fn every_stored_name_is_read_and_written_as_the_same_text() {
    let columns = columns();
    for line in NAMES.lines() {
        let (column, name) = line.split_once(' ').expect("a column and a name");
        let (_, rename, _) = columns.iter().find(|known| known.0 == column).expect("a column that is known");
        assert_eq!(rename(name).as_deref(), Some(name), "{column}");
    }
}

#[test]
fn every_name_is_among_them() {
    for (column, _, names) in columns() {
        assert!(NAMES.contains(&format!("{column} ")), "{column} has no lines");
        for name in names {
            let is_there = NAMES.lines().any(|line| line == format!("{column} {name}"));
            assert!(is_there, "add a line for {name:?}, as {column} holds it from now on");
        }
    }
}
