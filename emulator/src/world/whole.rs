//! The whole state, and the accounts that call it.

use super::id::Id;
use super::records::{
    Command, CommandAccess, Expression, Interaction, Invite, KnownNonce, LogEntry, ScheduledEvent,
    StoredFile, VoiceState, Webhook,
};
use super::state::{Application, Channel, Guild, Message, User};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The whole state.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct World {
    pub(crate) now_ms: u64,
    pub(crate) last_id: u64,
    pub(crate) users: BTreeMap<Id, User>,
    pub(crate) applications: BTreeMap<Id, Application>,
    pub(crate) guilds: BTreeMap<Id, Guild>,
    pub(crate) channels: BTreeMap<Id, Channel>,
    pub(crate) messages: BTreeMap<Id, BTreeMap<Id, Message>>,
    pub(crate) files: BTreeMap<Id, StoredFile>,
    pub(crate) nonces: Vec<KnownNonce>,
    pub(crate) commands: BTreeMap<Id, Command>,
    #[serde(default)]
    pub(crate) command_access: Vec<CommandAccess>,
    pub(crate) interactions: BTreeMap<Id, Interaction>,
    #[serde(default)]
    pub(crate) webhooks: BTreeMap<Id, Webhook>,
    #[serde(default)]
    pub(crate) invites: BTreeMap<String, Invite>,
    #[serde(default)]
    pub(crate) log: Vec<LogEntry>,
    #[serde(default)]
    pub(crate) emojis: BTreeMap<Id, Expression>,
    #[serde(default)]
    pub(crate) stickers: BTreeMap<Id, Expression>,
    #[serde(default)]
    pub(crate) scheduled: BTreeMap<Id, ScheduledEvent>,
    /// Rules of AutoMod, as the API has them.
    #[serde(default)]
    pub(crate) rules: BTreeMap<Id, Value>,
    /// Open stages by their channel, as the API has them.
    #[serde(default)]
    pub(crate) stages: BTreeMap<Id, Value>,
    pub(crate) tokens: BTreeMap<String, Id>,
    pub(crate) base_url: String,
    /// Status and activities of who is online: they end with the process.
    #[serde(skip)]
    pub(crate) presences: BTreeMap<Id, Value>,
    /// Who is in a voice channel: that ends with the process as well.
    #[serde(skip)]
    pub(crate) voices: Vec<VoiceState>,
    /// When people last wrote or opened a thread in a channel with slowmode.
    #[serde(skip)]
    pub(crate) paces: BTreeMap<(Id, Id, bool), u64>,
    /// Servers that have an outage.
    #[serde(skip)]
    pub(crate) outages: BTreeSet<Id>,
    /// How many buckets of shards can IDENTIFY at the same time, from the scenario.
    #[serde(skip)]
    pub(crate) max_concurrency: u32,
    /// Why the present call changes something, from its `X-Audit-Log-Reason`.
    #[serde(skip)]
    pub(crate) reason: Option<String>,
}

/// The account that makes a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// A bot.
    Bot {
        /// Its user.
        id: Id,
        /// Its application.
        application_id: Id,
    },
    /// A person.
    Person {
        /// Their user.
        id: Id,
    },
}

impl Caller {
    /// The account's user id.
    pub fn id(&self) -> Id {
        match self {
            Self::Bot { id, .. } | Self::Person { id } => *id,
        }
    }

    /// Whether it is a bot.
    pub fn is_bot(&self) -> bool {
        matches!(self, Self::Bot { .. })
    }
}

impl World {
    /// The account of an `Authorization` header: `Bot <token>`, or for a person the token alone.
    pub fn authenticate(&self, authorization: &str) -> Option<Caller> {
        let (bot, token) = match authorization.strip_prefix("Bot ") {
            Some(token) => (true, token),
            None => (false, authorization),
        };
        let user = self.users.values().find(|user| user.bot == bot && user.token == token)?;
        Some(match bot {
            true => Caller::Bot { id: user.id, application_id: user.id },
            false => Caller::Person { id: user.id },
        })
    }

    /// Unix milliseconds on the emulator's clock.
    pub fn now_ms(&self) -> u64 {
        self.now_ms
    }

    /// Sets the clock. It never runs backwards.
    pub fn set_now(&mut self, now_ms: u64) {
        self.now_ms = self.now_ms.max(now_ms);
    }

    /// A new id, larger than all before.
    pub(crate) fn next_id(&mut self) -> Id {
        self.last_id = (self.last_id + 1).max(Id::at_ms(self.now_ms).0);
        Id(self.last_id)
    }
}

impl World {
    /// Sets the base URL of attachments, such as `http://127.0.0.1:4000`.
    pub fn set_base_url(&mut self, base_url: &str) {
        base_url.clone_into(&mut self.base_url);
    }

    /// The gateway's address, for `GET /gateway`.
    pub fn gateway_url(&self) -> String {
        self.base_url.replacen("http", "ws", 1)
    }

    /// Sets why the next changes are made.
    pub(crate) fn set_reason(&mut self, reason: Option<String>) {
        self.reason = reason;
    }
}
