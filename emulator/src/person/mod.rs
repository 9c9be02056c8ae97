//! A human user: a client of Discord's user API over HTTP and WebSocket, for tests and demos.
//!
//! Owns what Discord's own client does: sending, clicking, choosing, filling in modals, and waiting until something is
//! visible. It knows the emulator only through HTTP and WebSocket, and no type of the world except [`Id`].

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
pub use modal::{FormFile, Input, InputOption, Modal};

use crate::json::display_name;
use crate::world::Id;
use log::Log;
use rest::Rest;

/// How long a wait lasts at most, unless changed by [`Person::with_timeout`].
const WAIT_TIMEOUT: Duration = Duration::from_secs(10);

/// A logged-in user: a REST client, and a gateway session that keeps all its events.
///
/// Dropping it disconnects.
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
    /// Logs in. `http_base` is the emulator's plain HTTP URL such as `http://127.0.0.1:4000`, `token` is a user token.
    ///
    /// # Errors
    /// When the emulator cannot be reached or refuses the token.
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

    /// Sets how long each wait lasts at most.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Person {
        self.timeout = timeout;
        self
    }

    /// Their user id.
    pub fn id(&self) -> Id {
        self.id
    }

    /// Their display name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// All events of their gateway sessions, oldest first.
    pub fn events(&self) -> Vec<GatewayEvent> {
        self.log.all()
    }

    /// Any REST call as this person. `path` starts after `/api/v10`.
    ///
    /// # Errors
    /// When Discord refuses it.
    pub async fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Result<Value, PersonError> {
        self.rest.call(method, path, body).await
    }

    /// An unused nonce.
    fn nonce(&self) -> String {
        self.last_nonce.fetch_add(1, Ordering::Relaxed).to_string()
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        self.gateway.abort();
    }
}
