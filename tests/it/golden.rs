//! Golden rows: what databases and messages hold since before today, text by text. Owns the checks that each one is still read
//! and written as the same text; the texts are data, in `tests/golden/`. A line there is never changed: rows that hold it are
//! out in the world. A new kind gets a new line, and what is read but not written any more moves to `older.txt`.

mod names;
mod rows;

use crate::matrix::{Ids, custom_ids};
use parley::discord::inbound::control::AnyControl;
use parley::domain::agencies::agency::Ask;
use parley::domain::contracts::contract::Places;
use parley::domain::contracts::entry::{Closing, DisputeLine, Hours, Payment, ProposedTerms};
use parley::domain::draft::DraftContent;
use parley::domain::effect::Effect;
use parley::domain::feedback::tags::Tag;
use parley::domain::jobs::job::JobTerms;
use parley::domain::moderation::report::{JobSnapshot, Snapshot};
use parley::domain::offers::attachment::Attachment;
use parley::domain::offers::change::Fate;
use parley::domain::offers::terms::Terms;
use parley::domain::proposals::proposal::ProposalTerms;
use parley::domain::server::ServerSettings;
use parley::domain::server::obstacle::Obstacle;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;

/// Documents that are stored as JSON, by table and column, with texts whose refusal names the kinds that there are.
const DOCUMENTS: [(&str, &str, Rewrite, &[&str]); 21] = [
    (
        "effects.effect",
        EFFECTS,
        rewrite_effect,
        &[
            r#"{"kind":"tell_sanction","sanction":1,"news":"?","to":1}"#,
            r#"{"kind":"post_reply","contract":1,"to":"?"}"#,
        ],
    ),
    ("drafts.content", DRAFTS, rewrite::<DraftContent>, &[]),
    (
        "obstacles.obstacle",
        include_str!("../golden/obstacles.obstacle.jsonl"),
        rewrite::<Obstacle>,
        &[
            r#"{"kind":"?"}"#,
            r#"{"kind":"no_rooms","missing":["?"]}"#,
            r#"{"kind":"badge_role","role":1,"lack":"?"}"#,
        ],
    ),
    ("changes.fate", include_str!("../golden/changes.fate.jsonl"), rewrite::<Fate>, &[r#"{"fate":"?"}"#]),
    (
        "versions.terms",
        include_str!("../golden/versions.terms.jsonl"),
        rewrite::<Terms>,
        &[r#"{"price":{"kind":"?"}}"#],
    ),
    (
        "reports.snapshot",
        include_str!("../golden/reports.snapshot.jsonl"),
        rewrite::<Snapshot>,
        &[r#"{"state":"?"}"#],
    ),
    (
        "reports.snapshot of a job",
        include_str!("../golden/reports.job_snapshot.jsonl"),
        rewrite::<JobSnapshot>,
        &[],
    ),
    (
        "server_settings.settings",
        include_str!("../golden/server_settings.settings.jsonl"),
        rewrite::<ServerSettings>,
        &[r#"{"room_style":"?"}"#],
    ),
    (
        "contract_entries.payment",
        include_str!("../golden/contract_entries.payment.jsonl"),
        rewrite::<Payment>,
        &[],
    ),
    ("contract_entries.hours", include_str!("../golden/contract_entries.hours.jsonl"), rewrite::<Hours>, &[]),
    (
        "contract_entries.terms",
        include_str!("../golden/contract_entries.terms.jsonl"),
        rewrite::<ProposedTerms>,
        &[],
    ),
    ("contracts.places", include_str!("../golden/contracts.places.jsonl"), rewrite::<Places>, &[]),
    (
        "contract_entries.closing",
        include_str!("../golden/contract_entries.closing.jsonl"),
        rewrite::<Closing>,
        &[r#"{"reason":"?"}"#],
    ),
    (
        "contract_entries.files",
        include_str!("../golden/contract_entries.files.jsonl"),
        rewrite::<Vec<Attachment>>,
        &[],
    ),
    (
        "contract_entries.dispute",
        include_str!("../golden/contract_entries.dispute.jsonl"),
        rewrite::<DisputeLine>,
        &[r#"{"kind":"?"}"#, r#"{"kind":"opened","reason":"?"}"#, r#"{"kind":"decided","outcome":"?"}"#],
    ),
    ("feedback.tags", include_str!("../golden/feedback.tags.jsonl"), rewrite::<Vec<Tag>>, &[r#"["?"]"#]),
    (
        "proposals.terms",
        include_str!("../golden/proposals.terms.jsonl"),
        rewrite::<ProposalTerms>,
        &[r#"{"letter":"","price":{"kind":"?"},"start":null,"due":null}"#],
    ),
    (
        "jobs.terms",
        include_str!("../golden/jobs.terms.jsonl"),
        rewrite::<JobTerms>,
        &[r#"{"title":"","description":"","skills":[],"budget":{"hourly":false,"amount":{"?":1}}}"#],
    ),
    ("offers.files", include_str!("../golden/offers.files.jsonl"), rewrite::<Vec<Attachment>>, &[]),
    ("profiles.links", include_str!("../golden/profiles.links.jsonl"), rewrite::<Vec<String>>, &[]),
    (
        "agency_invitations.ask",
        include_str!("../golden/agency_invitations.ask.jsonl"),
        rewrite::<Ask>,
        &[r#"{"kind":"?"}"#, r#"{"kind":"join","role":"?"}"#],
    ),
];

const EFFECTS: &str = include_str!("../golden/effects.effect.jsonl");
const DRAFTS: &str = include_str!("../golden/drafts.content.jsonl");

/// Reads a stored text and writes what it means; or why it cannot be read.
type Rewrite = fn(&str) -> Result<String, String>;

fn rewrite<T: DeserializeOwned + Serialize>(stored: &str) -> Result<String, String> {
    let read: T = serde_json::from_str(stored).map_err(|error| error.to_string())?;
    Ok(serde_json::to_string(&read).expect("it can be written"))
}

fn rewrite_effect(stored: &str) -> Result<String, String> {
    let effect = effect(stored).map_err(|error| error.to_string())?;
    Ok(serde_json::to_string(&effect).expect("it can be written"))
}

/// The effect that is stored as `stored`.
fn effect(stored: &str) -> serde_json::Result<Effect> {
    let kind: serde_json::Value = serde_json::from_str(stored)?;
    let kind = kind["kind"].as_str().expect("a kind");
    Effect::of_kind(kind, &mut serde_json::Deserializer::from_str(stored))
}

/// The names that a refusal offers instead of the one that nobody knows.
fn known_names(rewrite: Rewrite, probe: &str) -> Vec<String> {
    let refusal = rewrite(probe).expect_err("nobody knows this name");
    let (_, offered) = refusal.split_once(", expected ").unwrap_or_else(|| panic!("no names in {refusal:?}"));
    offered.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn every_stored_document_is_read_and_written_as_the_same_text() {
    for (column, lines, rewrite, _) in DOCUMENTS {
        for line in lines.lines() {
            assert_eq!(rewrite(line).as_deref(), Ok(line), "{column}");
        }
    }
}

#[test]
fn every_kind_of_document_is_among_them() {
    for (column, lines, rewrite, probes) in DOCUMENTS {
        for probe in probes {
            for name in known_names(rewrite, probe) {
                let is_there = lines.contains(&format!("\"{name}\""));
                assert!(is_there, "{column}: add a line with {name:?}, as it is stored from now on");
            }
        }
    }
}

#[test]
fn every_effect_says_the_kind_that_is_stored() {
    let mut kinds = BTreeSet::new();
    for line in EFFECTS.lines() {
        let effect = effect(line).expect("it is read");
        let start = format!("{{\"kind\":\"{}\",", effect.kind());
        assert!(line.starts_with(&start), "{} in {line}", effect.kind());
        kinds.insert(effect.kind());
    }
    let known: BTreeSet<&str> = Effect::KINDS.iter().copied().flatten().copied().collect();
    assert_eq!(kinds, known, "add a line for each kind, as it is stored from now on");
    assert!(kinds.len() >= 27, "a kind is lost: {kinds:?}");
}

/// What was written by older versions, with a text that says the same and is written now.
#[test]
fn what_older_versions_wrote_is_read() {
    let lines: Vec<&str> = include_str!("../golden/older.txt").lines().collect();
    assert!(lines.len() >= 27 && lines.len().is_multiple_of(3), "a table, `was` and `now`");
    for row in lines.chunks(3) {
        let (was, now) = (row[1].strip_prefix("  was "), row[2].strip_prefix("  now "));
        let (was, now) = (was.expect("an old text"), now.expect("a new text"));
        let (.., rewrite, _) = DOCUMENTS.into_iter().find(|document| document.0 == row[0]).expect("a column");
        assert_eq!(rewrite(was).as_deref(), Ok(now), "{was}");
        assert_eq!(rewrite(now).as_deref(), Ok(now), "{}", row[0]);
    }
}

const CUSTOM_IDS: &str = include_str!("../golden/custom_ids.txt");

#[test]
fn every_custom_id_on_a_message_means_something_and_is_written_as_the_same_text() {
    for custom_id in CUSTOM_IDS.lines() {
        let written = AnyControl::parse(custom_id).map(|button| button.to_string());
        assert_eq!(written.as_deref(), Some(custom_id));
    }
}

#[test]
fn every_kind_of_button_is_among_them() {
    let shape = |custom_id: &str| {
        let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let part = |part: &str| if is_number(part) { "#".to_owned() } else { part.to_owned() };
        custom_id.split(':').map(part).collect::<Vec<_>>().join(":")
    };
    let golden: BTreeSet<String> = CUSTOM_IDS.lines().map(shape).collect();
    for custom_id in custom_ids(&Ids::ANY) {
        assert!(golden.contains(&shape(&custom_id)), "add a line like {custom_id:?}");
    }
}
