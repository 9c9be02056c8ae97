//! The built program `parley`, run as an operator runs it. Owns its environment and a limit to how long it may take.

use discord_emulator::Ready;
use std::io::{BufRead, BufReader, Read as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;
use tokio::sync::oneshot;

/// A program that has not ended by then never will.
const PATIENCE: Duration = Duration::from_secs(180);

/// `parley` with these arguments, in this folder, with nothing of ours in its environment.
pub(crate) fn parley(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parley"));
    command.args(arguments).current_dir(folder);
    for ours in ["PARLEY_TOKEN", "PARLEY_DATABASE", "PARLEY_MAIL_PASSWORD", "NO_COLOR"] {
        command.env_remove(ours);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The part of a configuration that names the local Discord.
pub(crate) fn local_discord(ready: &Ready) -> String {
    let certificate = ready.ca.display().to_string();
    format!("[discord]\napi_address = {:?}\napi_certificate = {certificate:?}\n", ready.tls)
}

/// The names of what is in a folder, in order.
pub(crate) fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("text")).collect();
    names.sort();
    names
}

/// Runs it to its end.
pub(crate) async fn finish(mut command: Command) -> Output {
    let child = command.spawn().expect("parley starts");
    let id = child.id();
    let ended = tokio::task::spawn_blocking(move || child.wait_with_output());
    match tokio::time::timeout(PATIENCE, ended).await {
        Ok(output) => output.expect("the thread ends").expect("parley ends"),
        Err(_) => {
            signal(id, "KILL");
            panic!("parley did not end by itself: {command:?}");
        }
    }
}

/// Runs it to a failure, and returns what it said, which must be one line.
pub(crate) async fn fail(command: Command) -> String {
    let output = finish(command).await;
    let said = String::from_utf8(output.stderr).expect("text");
    assert!(!output.status.success(), "{said}");
    assert_eq!(said.lines().count(), 1, "one sentence, not this:\n{said}");
    assert!(said.starts_with("parley: ") && said.ends_with(".\n"), "{said}");
    said
}

/// Runs it to its good end, and returns what it printed.
pub(crate) async fn succeed(command: Command) -> String {
    let output = finish(command).await;
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    assert_eq!(errors, "", "nothing to complain about");
    String::from_utf8(output.stdout).expect("text")
}

/// A process that does not outlive its test, whichever way that ends.
pub(crate) struct Running(pub(crate) Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may be gone already.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Running {
    /// Asks it to stop as Ctrl-C does, and waits for its good end.
    pub(crate) async fn stop(&mut self) {
        self.stop_by("INT").await;
    }

    /// The same by the signal with this name.
    pub(crate) async fn stop_by(&mut self, name: &str) {
        signal(self.0.id(), name);
        let ended = async {
            loop {
                if let Some(status) = self.0.try_wait().expect("it can be waited for") {
                    break status;
                }
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        let status = tokio::time::timeout(PATIENCE, ended).await.expect("it stops when it's asked to");
        assert!(status.success(), "{status}");
    }
}

/// Starts it; what it prints is read, and told up to a line that begins with `last`.
pub(crate) fn begin(mut command: Command, last: &'static str) -> (Running, oneshot::Receiver<String>) {
    let mut child = command.spawn().expect("parley starts");
    let out = child.stdout.take().expect("a pipe");
    let (sender, text) = oneshot::channel();
    tokio::task::spawn_blocking(move || {
        let mut sender = Some(sender);
        let mut text = String::new();
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            text += &format!("{line}\n");
            if line.starts_with(last) {
                sender.take().map(|sender| sender.send(text.clone()));
            }
        }
    });
    (Running(child), text)
}

/// Starts it, and returns what it printed up to a line that begins with `last`; what follows is read and dropped.
pub(crate) async fn start(command: Command, last: &'static str) -> (Running, String) {
    let (mut running, text) = begin(command, last);
    match tokio::time::timeout(PATIENCE, text).await {
        Ok(Ok(text)) => (running, text),
        _ => {
            // It may be gone by itself.
            drop(running.0.kill());
            let mut errors = String::new();
            running.0.stderr.take().map(|mut said| said.read_to_string(&mut errors));
            panic!("parley never said {last:?}: {errors}");
        }
    }
}

/// Waits until a program listens there.
pub(crate) async fn listens(address: SocketAddr) {
    let listening = async {
        while TcpStream::connect(address).is_err() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, listening).await.expect("it listens");
}

/// Sends it a signal, by name.
pub(crate) fn signal(id: u32, name: &str) {
    let sent = Command::new("kill").arg(format!("-{name}")).arg(id.to_string()).status();
    assert!(sent.expect("kill runs").success(), "the signal {name} reaches {id}");
}
