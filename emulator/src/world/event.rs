//! Owns gateway events and their audience. Must not know sockets or sessions.

use super::Id;
use serde_json::Value;

/// A gateway event, caused by a change of the world.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Who receives it.
    pub audience: Audience,
    /// The dispatch name, such as `MESSAGE_CREATE`.
    pub name: &'static str,
    /// The dispatch data (`d`).
    pub data: Value,
    /// The number of the REST call that caused it, if any.
    pub origin: Option<u64>,
}

/// Who receives an event. Evaluated when it is published, on the world after the change.
#[derive(Clone, Debug, PartialEq)]
pub enum Audience {
    /// Accounts that can view the channel: in a DM its recipients, in a private thread its members and
    /// `MANAGE_THREADS`.
    Channel(Id),
    /// All members of the server.
    Guild(Id),
    /// Exactly these accounts, people or bots.
    Users(Vec<Id>),
    /// One gateway session of one account.
    Session {
        /// The account.
        user: Id,
        /// The session id from its READY.
        session_id: String,
    },
}

impl Event {
    /// An event without a call; `http` fills in `origin`.
    pub fn new(audience: Audience, name: &'static str, data: Value) -> Self {
        Self { audience, name, data, origin: None }
    }
}
