//! Owns what the world announces: gateway events and who may hear them. Knows nothing of sockets or sessions.

use super::Id;
use serde_json::Value;

/// One gateway event, made by a change of the world.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Who hears it.
    pub audience: Audience,
    /// The dispatch name, such as `MESSAGE_CREATE`.
    pub name: &'static str,
    /// The dispatch data (`d`).
    pub data: Value,
    /// The number of the REST call that caused it, if one did.
    pub origin: Option<u64>,
}

/// Who hears an event. Decided when it is published, on the world after the change.
#[derive(Clone, Debug, PartialEq)]
pub enum Audience {
    /// Whoever can view that channel; in a DM its recipients; in a private thread its members and `MANAGE_THREADS`.
    Channel(Id),
    /// Every member of that server.
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
    /// An event whose call is not known yet; the HTTP side fills in `origin`.
    pub fn new(audience: Audience, name: &'static str, data: Value) -> Self {
        Self { audience, name, data, origin: None }
    }
}
