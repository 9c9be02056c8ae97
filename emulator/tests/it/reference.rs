//! `ROUTES.md` is what the code does: every route and event, and what of Discord's OpenAPI file is missing.

use discord_emulator::conformance::{ENVIRONMENT_VARIABLE, OpenApi};
use discord_emulator::reference::{differences, event_table, route_table};
use std::fmt::Write as _;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/ROUTES.md");

/// Routes for bots that Discord documents on its pages, but not in its OpenAPI file.
const ON_PAGES_ONLY: &[&str] = &["GET /applications/{application_id}/skus"];

#[test]
fn the_table_of_routes_is_what_the_code_does() {
    let file = OpenApi::from_environment().unwrap_or_else(|error| panic!("{ENVIRONMENT_VARIABLE}: {error}"));
    let Some(file) = file else { return };
    let (missing, beyond) = differences(file);
    assert_eq!(beyond, ON_PAGES_ONLY, "routes for bots that Discord doesn't document");
    let now = page(&missing);
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(FILE, &now).expect("it is written");
    }
    let kept = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(kept == now, "ROUTES.md is not what the code does; write it anew with INSTA_UPDATE=always");
}

fn page(missing: &[String]) -> String {
    let mut page = "# Routes and events\n\nWritten from the code by `INSTA_UPDATE=always DISCORD_OPENAPI=path/to/openapi.json \
        cargo test -p discord-emulator reference`.\n\n"
        .to_owned();
    page += "## Routes\n\nA field that isn't listed has no effect, and the log says so when a bot sends it. Routes for people are \
        those of Discord's own client; bots can't call them.\n\n";
    page += &route_table();
    page +=
        "\n## Events\n\nA bot gets an event if it can see what it is about, and asked for the intent.\n\n";
    page += &event_table();
    let count = missing.len();
    let _ = writeln!(page, "\n## Not here\n");
    let _ = writeln!(
        page,
        "These {count} calls of Discord's OpenAPI file are answered with a 404 or 405 that names them.\n"
    );
    for label in missing {
        let _ = writeln!(page, "- `{label}`");
    }
    page
}
