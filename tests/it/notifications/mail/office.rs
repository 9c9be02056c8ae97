//! A real mail server for a test: `server.py` beside this file, run by a Python that has aiosmtpd. Owns its process and what
//! it tells of the mail that came.

use crate::harness::database::required;
use serde_json::Value;
use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Once, OnceLock};
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

static NOTE: Once = Once::new();
static HAS_SERVER: OnceLock<bool> = OnceLock::new();

/// A server that says nothing for so long says nothing any more.
const PATIENCE: Duration = Duration::from_secs(90);

/// The Python that runs the mail server.
fn python() -> String {
    std::env::var("PARLEY_TEST_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

/// Whether there is a mail server to test against. Says once, visibly, when there is not; where it is required, that fails.
fn has_server() -> bool {
    let has = *HAS_SERVER.get_or_init(|| {
        let asked = Command::new(python()).args(["-c", "import aiosmtpd"]).stderr(Stdio::null()).status();
        asked.is_ok_and(|status| status.success())
    });
    assert!(has || !required("smtp"), "{} has no aiosmtpd, and a mail server is required", python());
    if !has {
        NOTE.call_once(|| {
            eprintln!("note: {} has no aiosmtpd, so no mail is sent (set PARLEY_TEST_PYTHON)", python());
        });
    }
    has
}

/// A running mail server.
pub(crate) struct Office {
    child: Child,
    events: UnboundedReceiver<Value>,
    /// On 127.0.0.1.
    pub(crate) port: u16,
}

/// One email, as a mail program reads it.
#[derive(Debug, Clone)]
pub(crate) struct Mail(pub(crate) Value);

impl Office {
    /// Opens one with these arguments of `server.py`; `None` where there is none to open.
    pub(crate) async fn open(arguments: &[&str]) -> Option<Self> {
        if !has_server() {
            return None;
        }
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/notifications/mail/server.py");
        let mut child = Command::new(python())
            .arg(script)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the mail server starts");
        let output = child.stdout.take().expect("its output");
        let (told, events) = unbounded_channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                let event = serde_json::from_str(&line).expect("a line of JSON");
                if told.send(event).is_err() {
                    break;
                }
            }
        });
        let mut office = Self { child, events, port: 0 };
        let listening = office.event().await;
        office.port = listening["port"].as_u64().and_then(|port| port.try_into().ok()).expect("a port");
        Some(office)
    }

    /// The next thing that happened.
    pub(crate) async fn event(&mut self) -> Value {
        let event = tokio::time::timeout(PATIENCE, self.events.recv()).await;
        event.expect("something happens in time").expect("the mail server lives")
    }

    /// The next mail, which must be the next thing that happened.
    pub(crate) async fn mail(&mut self) -> Mail {
        let event = self.event().await;
        assert_eq!(event["event"], "mail", "{event}");
        Mail(event)
    }

    /// Everything that has happened and was not looked at, once the server has said that there is no more of it.
    pub(crate) async fn rest(&mut self) -> Vec<Value> {
        let input = self.child.stdin.as_mut().expect("its input");
        input.write_all(b"?\n").and_then(|()| input.flush()).expect("the mail server lives");
        let mut rest = Vec::new();
        loop {
            let event = self.event().await;
            if event["event"] == "asked" {
                return rest;
            }
            rest.push(event);
        }
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        // Nothing of it is left to be kept; a process that is gone already is what is wanted.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

impl Mail {
    pub(crate) fn text(&self) -> &str {
        self.0["text"].as_str().expect("a text part")
    }

    pub(crate) fn html(&self) -> &str {
        self.0["html"].as_str().expect("an HTML part")
    }

    /// The values of all headers with this name.
    pub(crate) fn headers(&self, name: &str) -> Vec<&str> {
        let all = self.0["headers"].as_array().expect("headers");
        let same = all
            .iter()
            .filter(|header| header[0].as_str().is_some_and(|have| have.eq_ignore_ascii_case(name)));
        same.filter_map(|header| header[1].as_str()).collect()
    }

    /// The one header with this name.
    pub(crate) fn header(&self, name: &str) -> &str {
        let [value] = self.headers(name)[..] else { panic!("one {name}: {:?}", self.headers(name)) };
        value
    }

    pub(crate) fn subject(&self) -> &str {
        self.header("Subject")
    }

    /// The code in it.
    pub(crate) fn code(&self) -> String {
        let line = self
            .text()
            .lines()
            .map(str::trim)
            .find(|line| line.len() == 6 && line.bytes().all(|b| b.is_ascii_digit()));
        line.expect("a code").to_owned()
    }

    /// What holds for every mail of Parley's, whatever stands in it.
    pub(crate) fn check(&self, to: &str) {
        assert_eq!(self.0["sender"], "parley@example.org");
        assert_eq!(self.0["to"], serde_json::json!([to]));
        assert_eq!(self.header("From"), "Parley <parley@example.org>");
        assert_eq!(self.header("To"), to);
        assert_eq!(self.header("Auto-Submitted"), "auto-generated");
        for name in ["Cc", "Bcc", "Reply-To", "Sender"] {
            assert_eq!(self.headers(name), [""; 0], "{name}");
        }
        let id = self.header("Message-ID");
        assert!(id.starts_with("<effect-") && id.ends_with("@example.org>"), "{id}");
        assert_eq!(self.0["parts"], serde_json::json!(["multipart/alternative", "text/plain", "text/html"]));
        assert_eq!(self.0["defects"], serde_json::json!([]));
        assert_eq!(self.0["ascii"], true);
        assert!(self.0["longest"].as_u64().is_some_and(|longest| longest <= 998));
    }
}
