//! A person at the keyboard: a client of the user side, over the wire, for tests and demos.
//!
//! Owns what Discord's own client does: sending, pressing, choosing, filling in forms, and waiting until something can be
//! seen. It knows the local Discord only through HTTP and WebSocket, never through the world's types beyond [`Id`].

mod answer;
mod channel;
mod channels;
mod command;
mod error;
mod interact;
mod log;
mod message;
mod modal;
mod rest;
mod session;
mod waits;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde_json::Value;
use tokio::task::JoinHandle;

pub use answer::Answer;
pub use channel::Channel;
pub use command::{Choice, CommandOption, OptionValue, opt};
pub use error::PersonError;
pub use log::GatewayEvent;
pub use message::{Button, Message, MessageSelect, SelectOption};
pub use modal::{Input, Modal};

use crate::json::display_name;
use crate::world::Id;
use log::Log;
use rest::Rest;

/// How long a wait lasts at most, unless [`Person::with_timeout`] says otherwise.
const WAIT_TIMEOUT: Duration = Duration::from_secs(10);

/// A person who is logged in: a REST client and a gateway session that keeps every event that it was sent.
///
/// Leaves when dropped.
#[derive(Debug)]
pub struct Person {
    id: Id,
    name: String,
    rest: Rest,
    log: Arc<Log>,
    timeout: Duration,
    last_nonce: AtomicU64,
    gateway: JoinHandle<()>,
}

impl Person {
    /// Logs in: `http_base` is the local Discord's plain address such as `http://127.0.0.1:4000`, `token` a person's token.
    ///
    /// # Errors
    /// When nobody answers there, or the token is refused.
    pub async fn connect(http_base: &str, token: &str) -> Result<Person, PersonError> {
        let rest = Rest::new(http_base, token)?;
        let gateway = rest.get("/gateway").await?;
        let url = gateway["url"].as_str().unwrap_or_default().to_owned();
        let me = rest.get("/users/@me").await?;
        let log = Arc::new(Log::default());
        let task = tokio::spawn(session::run(url, token.to_owned(), Arc::clone(&log)));
        let person = Person {
            id: message::id_of(&me["id"]),
            name: display_name(&me),
            rest,
            log,
            timeout: WAIT_TIMEOUT,
            last_nonce: AtomicU64::new(session::random() >> 8),
            gateway: task,
        };
        person.wait_event("READY", |_| true).await?;
        Ok(person)
    }

    /// The same person, waiting at most this long from now on.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Person {
        self.timeout = timeout;
        self
    }

    /// Their user id.
    pub fn id(&self) -> Id {
        self.id
    }

    /// The name that they show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Every event that their gateway sessions were sent, oldest first.
    pub fn events(&self) -> Vec<GatewayEvent> {
        self.log.all()
    }

    /// Any REST call as this person, for what has no function here: `path` begins after `/api/v10`.
    ///
    /// # Errors
    /// When Discord refuses it.
    pub async fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, PersonError> {
        self.rest.call(method, path, body).await
    }

    /// A nonce that this person has not used.
    fn nonce(&self) -> String {
        self.last_nonce.fetch_add(1, Ordering::Relaxed).to_string()
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        self.gateway.abort();
    }
}
