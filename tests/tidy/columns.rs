//! Columns: every layer has the same folders by feature, and on each layer their order is written down. A column imports only
//! those before it; what reaches back has its reason here.

use crate::circles::Crate;
use crate::{File, Finding};

/// The order of the columns on each layer: a column may import those before it. Agencies cut across offers by nature, and the
/// views of offers show something of most features, so the order differs from layer to layer.
pub(crate) const ORDER: [(&str, [&str; 17]); 4] = [
    (
        "domain",
        [
            "people",
            "agencies",
            "rooms",
            "notifications",
            "contracts",
            "offers",
            "feedback",
            "jobs",
            "proposals",
            "invitations",
            "server",
            "moderation",
            "statistics",
            "safety",
            "privacy",
            "help",
            "webhooks",
        ],
    ),
    (
        "store",
        [
            "rooms",
            "people",
            "agencies",
            "offers",
            "contracts",
            "feedback",
            "jobs",
            "proposals",
            "invitations",
            "server",
            "safety",
            "moderation",
            "statistics",
            "notifications",
            "privacy",
            "help",
            "webhooks",
        ],
    ),
    (
        "app",
        [
            "rooms",
            "server",
            "moderation",
            "statistics",
            "people",
            "agencies",
            "offers",
            "contracts",
            "feedback",
            "jobs",
            "proposals",
            "invitations",
            "safety",
            "notifications",
            "privacy",
            "help",
            "webhooks",
        ],
    ),
    (
        "discord",
        [
            "safety",
            "people",
            "offers",
            "rooms",
            "contracts",
            "feedback",
            "jobs",
            "proposals",
            "invitations",
            "agencies",
            "moderation",
            "statistics",
            "notifications",
            "privacy",
            "server",
            "help",
            "webhooks",
        ],
    ),
];

/// Imports against the order: layer, the column that imports, the one that it imports, and why.
const AGAINST: [(&str, &str, &str, &str); 32] = [
    ("domain", "contracts", "offers", "a contract copies the terms of the accepted offer"),
    ("domain", "notifications", "contracts", "what people are told is one list with a line for each feature"),
    ("domain", "notifications", "offers", "what people are told is one list with a line for each feature"),
    ("domain", "notifications", "feedback", "what people are told is one list with a line for each feature"),
    (
        "domain",
        "notifications",
        "invitations",
        "what is sent by email is one list with a line for each feature",
    ),
    (
        "domain",
        "notifications",
        "proposals",
        "what is sent by email is one list with a line for each feature",
    ),
    (
        "app",
        "people",
        "feedback",
        "a profile shows the Job Success Score and the feedback that somebody received",
    ),
    (
        "app",
        "agencies",
        "feedback",
        "an agency shows its Job Success Score and the feedback that it received",
    ),
    (
        "app",
        "offers",
        "feedback",
        "before an offer is sent, its client reads the record of those whom it's for",
    ),
    ("discord", "contracts", "feedback", "a contract has the button that gives feedback"),
    (
        "discord",
        "offers",
        "feedback",
        "a preview shows what others said, and a draft of feedback is opened by the same button",
    ),
    ("discord", "offers", "agencies", "an offer's card says who of an agency answers, and who does the work"),
    (
        "discord",
        "offers",
        "moderation",
        "the card has the Report button, and declining as spam offers to report",
    ),
    ("discord", "offers", "notifications", "a draft of an email address is opened again by the same button"),
    (
        "discord",
        "people",
        "offers",
        "a member's menu begins an offer, and a draft of a profile is opened by the same button",
    ),
    (
        "discord",
        "offers",
        "contracts",
        "View offer leads on to the work of the contract that the offer became",
    ),
    (
        "discord",
        "contracts",
        "agencies",
        "the contract says who of an agency does the work, and hands it over",
    ),
    (
        "discord",
        "people",
        "feedback",
        "a profile shows the Job Success Score, and leads to what went into it",
    ),
    (
        "discord",
        "feedback",
        "agencies",
        "what went into an agency's score is turned by the agency's own buttons",
    ),
    ("discord", "feedback", "moderation", "feedback has the Report button"),
    ("discord", "offers", "jobs", "a draft of a job is opened by the same button"),
    ("discord", "jobs", "moderation", "the reasons to report a job are those of an offer"),
    ("discord", "jobs", "notifications", "a job's direct message looks like every other one"),
    ("discord", "offers", "proposals", "a draft of a proposal is opened by the same button"),
    ("discord", "jobs", "proposals", "a job's post has the button that applies for it"),
    ("discord", "jobs", "invitations", "a job has the button and the command that invite to it"),
    ("discord", "people", "invitations", "a profile has the button that invites to a job"),
    ("discord", "invitations", "notifications", "an invitation's direct message looks like every other one"),
    ("discord", "proposals", "notifications", "a proposal's direct message looks like every other one"),
    ("discord", "people", "rooms", "a search leaves out who has left the server"),
    ("discord", "agencies", "notifications", "an agency's direct message looks like every other one"),
    ("discord", "moderation", "notifications", "a moderator's direct message looks like every other one"),
];

/// Imports against the order, and reasons that nothing needs.
pub(crate) fn check(files: &[File]) -> Vec<Finding> {
    let sources = Crate::read(files, "src/");
    let mut findings = Vec::new();
    let mut used = Vec::new();
    for (from, to) in sources.edges().iter().flat_map(|(from, to)| to.iter().map(move |to| (from, to))) {
        let Some((layer, order)) = ORDER.iter().find(|(layer, _)| from[0] == *layer && to[0] == *layer)
        else {
            continue;
        };
        let place =
            |path: &[String]| order.iter().position(|column| path.get(1).is_some_and(|name| name == column));
        let (Some(of), Some(imports)) = (place(from), place(to)) else { continue };
        if imports <= of {
            continue;
        }
        let is_known = |known: &&(&str, &str, &str, &str)| {
            (known.0, known.1, known.2) == (*layer, order[of], order[imports])
        };
        if let Some(known) = AGAINST.iter().find(is_known) {
            used.push(known);
        } else {
            let what = format!(
                "in `{layer}/`, `{}` comes before `{}` and must not import it; move what both need to `{}`, or say in \
                 tests/tidy/columns.rs why not",
                order[of], order[imports], order[of]
            );
            findings.push(Finding::new(sources.file(from), 1, what));
        }
    }
    let stale = AGAINST.iter().filter(|known| !used.contains(known));
    let told = stale.map(|(layer, of, imports, _)| {
        let what = format!("in `{layer}/`, `{of}` no longer imports `{imports}`: take the exception out");
        Finding::new("tests/tidy/columns.rs", 1, what)
    });
    findings.extend(told);
    findings
}

/// Columns that a document does not explain.
pub(crate) fn check_document(document: &str, text: &str) -> Vec<Finding> {
    let (_, columns) = ORDER[0];
    let missing = columns.iter().filter(|column| !text.contains(&format!("| `{column}/` |")));
    missing.map(|column| Finding::new(document, 1, format!("say what the column `{column}/` owns"))).collect()
}

#[test]
fn an_import_against_the_order_is_found() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let wrong = [
        file("src/store/rooms.rs", "use super::offers::O;"),
        file("src/store/offers/mod.rs", "pub struct O;"),
    ];
    let is_ours = |finding: &&Finding| finding.path == "src/store/rooms.rs";
    assert_eq!(check(&wrong).iter().filter(is_ours).count(), 1);
    let right = [
        file("src/store/rooms.rs", "pub struct R;"),
        file("src/store/offers/mod.rs", "use super::rooms::R;"),
    ];
    assert!(check(&right).iter().all(|finding| finding.path == "tests/tidy/columns.rs"));
}

#[test]
fn every_layer_has_the_same_columns() {
    for (layer, order) in ORDER {
        let (mut same, mut first) = (order, ORDER[0].1);
        same.sort_unstable();
        first.sort_unstable();
        assert_eq!(same, first, "{layer}");
    }
}
