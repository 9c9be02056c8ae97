//! The reference of what the local Discord does, written from its own tables, so that it can't say what isn't so. Must not know
//! what the routes do.

use crate::http::{Access, Route, routes};
use crate::sessions::events::EVENTS;
use crate::sessions::intents::names_of;
use std::fmt::Write as _;

/// All routes as a table in Markdown, in the order of their paths: who calls them, and which fields of the body have an effect.
pub fn route_table() -> String {
    let mut all: Vec<&Route> = routes().collect();
    all.sort_by_key(|route| (route.template, ORDER.iter().position(|method| *method == route.method)));
    let mut table = "| Call | Who | Fields of the body that have an effect |\n|---|---|---|\n".to_owned();
    for route in all {
        let who = match route.access {
            Access::Open => "anyone",
            Access::Account => "bots and people",
            Access::Bot => "bots",
            Access::Person => "people",
        };
        let fields = route.fields().unwrap_or_default();
        let fields = fields.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(", ");
        let _ = writeln!(table, "| `{}` | {who} | {fields} |", route.label());
    }
    table
}

/// All events as a table in Markdown, by name: which intents include them in servers and in direct messages, and who gets them.
pub fn event_table() -> String {
    let mut table = "| Event | Intent | In direct messages | Who |\n|---|---|---|---|\n".to_owned();
    for kind in EVENTS {
        let intents =
            |bits: u64| names_of(bits).iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" ");
        let direct = if kind.direct == kind.guild { String::new() } else { intents(kind.direct) };
        let who = if kind.for_bots { "bots and people" } else { "people" };
        let _ = writeln!(table, "| `{}` | {} | {direct} | {who} |", kind.name, intents(kind.guild));
    }
    table
}

/// In which order methods of one path are listed.
const ORDER: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// How the routes and Discord's official OpenAPI file differ: the operations of the file that aren't there, and the routes for bots
/// that the file doesn't have, each as `METHOD /template`.
#[cfg(feature = "conformance")]
pub fn differences(file: &crate::conformance::OpenApi) -> (Vec<String>, Vec<String>) {
    let documented = file.operations();
    let shape = |label: &str| -> String {
        let parts = label.split('/').map(|part| if part.starts_with('{') { "{}" } else { part });
        parts.collect::<Vec<_>>().join("/")
    };
    let known: Vec<String> = routes().map(|route| shape(&route.label())).collect();
    let in_file: Vec<String> = documented.iter().map(|label| shape(label)).collect();
    let missing = documented.into_iter().filter(|label| !known.contains(&shape(label)));
    let for_bots = routes().filter(|route| route.access != Access::Person).map(Route::label);
    (missing.collect(), for_bots.filter(|label| !in_file.contains(&shape(label))).collect())
}
