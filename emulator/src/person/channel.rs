//! A channel as a person sees it, read from Discord's JSON. Must not know how it was fetched.

use serde_json::Value;

use super::message::id_of;
use crate::world::Id;

/// A channel as a person sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Channel {
    /// Its id.
    pub id: Id,
    /// Its name; empty for direct messages.
    pub name: String,
    /// 0 text, 1 direct messages, 4 category, 12 private thread.
    pub kind: u64,
    /// Its category, or a thread's channel.
    pub parent: Option<Id>,
    /// Its topic.
    pub topic: Option<String>,
    /// The raw channel object.
    pub raw: Value,
}

impl Channel {
    pub(super) fn read(raw: Value) -> Channel {
        Channel {
            id: id_of(&raw["id"]),
            name: raw["name"].as_str().unwrap_or_default().to_owned(),
            kind: raw["type"].as_u64().unwrap_or(0),
            parent: raw["parent_id"].as_str().and_then(|id| id.parse().ok()),
            topic: raw["topic"].as_str().map(str::to_owned),
            raw,
        }
    }
}
