//! Checks all tests against Discord's official OpenAPI file: the calls and responses of an emulator are checked when
//! its test ends. Must not know the tests.

use discord_emulator::Shared;
use discord_emulator::conformance::{ENVIRONMENT_VARIABLE, OpenApi, Side, Violation};
use std::io::Write;
use std::sync::Arc;

/// Checks the calls of one emulator when it is dropped at the end of a successful test.
pub(crate) struct Conformance(pub(crate) Arc<Shared>);

impl Drop for Conformance {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let file =
            OpenApi::from_environment().unwrap_or_else(|error| panic!("{ENVIRONMENT_VARIABLE}: {error}"));
        let Some(file) = file else { return };
        // Tests send invalid requests on purpose, which are refused. All accepted requests must be valid.
        let on_purpose = |violation: &Violation| violation.side == Side::Request && violation.was_refused();
        let found = file.violations(&self.0.calls.after(0));
        let found: Vec<String> =
            found.iter().filter(|violation| !on_purpose(violation)).map(ToString::to_string).collect();
        assert!(found.is_empty(), "against Discord's OpenAPI file:\n{}", found.join("\n"));
    }
}

/// Reports, past the capture of the test harness, that nothing was checked.
#[test]
fn a_missing_openapi_file_is_reported() {
    let file = OpenApi::from_environment().unwrap_or_else(|error| panic!("{ENVIRONMENT_VARIABLE}: {error}"));
    if file.is_none() {
        let note =
            format!("\nNOT CHECKED against Discord's OpenAPI file: {ENVIRONMENT_VARIABLE} names none\n");
        std::io::stderr().write_all(note.as_bytes()).expect("writes to standard error");
    }
}
