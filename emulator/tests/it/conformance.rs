//! Holds every story against Discord's official OpenAPI file: what a local Discord was asked and what it answered is judged
//! when the story ends. Must not know the stories.

use discord_emulator::Shared;
use discord_emulator::conformance::{ENVIRONMENT_VARIABLE, OpenApi, Side, Violation};
use std::{io::Write, sync::Arc};

/// Judges the calls of one local Discord when it is dropped at the end of a story that went well.
pub(crate) struct Conformance(pub(crate) Arc<Shared>);

impl Drop for Conformance {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let file =
            OpenApi::from_environment().unwrap_or_else(|error| panic!("{ENVIRONMENT_VARIABLE}: {error}"));
        let Some(file) = file else { return };
        // Stories ask for wrong things on purpose and are refused; what they were let do must be right.
        let on_purpose = |violation: &Violation| violation.side == Side::Request && violation.was_refused();
        let found = file.violations(&self.0.calls.after(0));
        let found: Vec<String> =
            found.iter().filter(|violation| !on_purpose(violation)).map(ToString::to_string).collect();
        assert!(found.is_empty(), "against Discord's OpenAPI file:\n{}", found.join("\n"));
    }
}

/// Says past the test harness's capture that nothing was judged, so that nobody takes silence for a pass.
#[test]
fn the_official_file_is_there_or_its_absence_is_told() {
    let file = OpenApi::from_environment().unwrap_or_else(|error| panic!("{ENVIRONMENT_VARIABLE}: {error}"));
    if file.is_none() {
        let note =
            format!("\nNOT CHECKED against Discord's OpenAPI file: {ENVIRONMENT_VARIABLE} names none\n");
        std::io::stderr().write_all(note.as_bytes()).expect("a place to say it");
    }
}
