//! Columns: every layer has the same folders by feature, and on each layer their order is written down. A column imports only
//! those before it; what reaches back has its reason here.

use crate::circles::Crate;
use crate::{File, Finding};

/// The order of the columns on each layer: a column may import those before it. Agencies cut across offers by nature, and the
/// views of offers show something of most features, so the order differs from layer to layer.
pub(crate) const ORDER: [(&str, [&str; 10]); 4] = [
    (
        "domain",
        [
            "people",
            "agencies",
            "rooms",
            "notifications",
            "contracts",
            "offers",
            "server",
            "moderation",
            "safety",
            "privacy",
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
            "server",
            "safety",
            "moderation",
            "notifications",
            "privacy",
        ],
    ),
    (
        "app",
        [
            "rooms",
            "server",
            "moderation",
            "people",
            "agencies",
            "offers",
            "contracts",
            "safety",
            "notifications",
            "privacy",
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
            "agencies",
            "moderation",
            "notifications",
            "privacy",
            "server",
        ],
    ),
];

/// Imports against the order: layer, the column that imports, the one that it imports, and why.
const AGAINST: [(&str, &str, &str, &str); 10] = [
    ("domain", "contracts", "offers", "a contract copies the terms of the accepted offer"),
    ("domain", "notifications", "contracts", "what people are told is one list with a line for each feature"),
    ("domain", "notifications", "offers", "what people are told is one list with a line for each feature"),
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
