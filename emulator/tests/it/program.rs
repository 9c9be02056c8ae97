//! Tests the program: one line when it is ready, a clean stop, and helpful errors.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use discord_emulator::person::Person;
use serde_json::Value;

const SCENARIO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/workshop.toml");

fn program(scenario: &Path, folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_discord-emulator"));
    command.arg("--scenario").arg(scenario).args(["--http", "127.0.0.1:0", "--tls", "127.0.0.1:0"]);
    command.arg("--certificates").arg(folder);
    command
}

fn failure(output: &Output) -> String {
    assert!(!output.status.success());
    assert!(output.stdout.is_empty(), "standard output is for the ready line only");
    let text = String::from_utf8_lossy(&output.stderr);
    text.lines().last().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn it_prints_its_addresses_and_stops_on_a_signal() {
    let folder = tempfile::tempdir().expect("a folder");
    let snapshot = folder.path().join("world.json");
    let mut command = program(Path::new(SCENARIO), folder.path());
    let mut child = command.arg("--snapshot").arg(&snapshot).stdout(Stdio::piped()).spawn().expect("starts");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let ready: Value = serde_json::from_str(&lines.next().expect("a line").expect("text")).expect("JSON");
    for key in ["http", "gateway", "tls", "ca", "servers", "people", "bots"] {
        assert!(!ready[key].is_null(), "{key} is missing in {ready}");
    }
    let certificate = std::fs::read_to_string(ready["ca"].as_str().expect("a path")).expect("a file");
    assert!(certificate.starts_with("-----BEGIN CERTIFICATE-----"));
    let token = ready["people"]["Ana"]["token"].as_str().expect("a token");
    let ana = Person::connect(ready["http"].as_str().expect("an address"), token).await.expect("logs in");
    ana.guild("Workshop").expect("a member");
    let killed = Command::new("kill").arg("-TERM").arg(child.id().to_string()).status().expect("kill runs");
    assert!(killed.success());
    assert!(child.wait().expect("ends").success());
    assert!(lines.next().is_none(), "one line and no more");
    assert!(snapshot.exists(), "the world is kept");
}

#[test]
fn a_taken_port_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("binds");
    let address = taken.local_addr().expect("an address").to_string();
    let mut command = Command::new(env!("CARGO_BIN_EXE_discord-emulator"));
    command.args(["--scenario", SCENARIO, "--http", &address, "--certificates"]).arg(folder.path());
    let error = failure(&command.output().expect("runs"));
    assert!(error.starts_with("discord-emulator: ") && error.contains(&address), "{error}");
}

#[test]
fn a_bad_scenario_is_named_with_its_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("bad.toml");
    std::fs::write(&path, "# nothing wrong yet\n\nnonsense = true\n").expect("writes");
    let error = failure(&program(&path, folder.path()).output().expect("runs"));
    assert!(error.contains("bad.toml") && error.contains("line 3") && error.contains("nonsense"), "{error}");
    let error = failure(&program(Path::new("/nowhere.toml"), folder.path()).output().expect("runs"));
    assert!(error.contains("/nowhere.toml"), "{error}");
}
