//! What a scenario may say about the gateway. Must not know sessions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How the gateway behaves; Discord's own figures unless a scenario says otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// How often a client must send a heartbeat, in milliseconds.
    pub heartbeat_interval_ms: u64,
    /// How long a session whose connection broke can be resumed, in milliseconds.
    pub resume_window_ms: u64,
    /// How many events a session keeps for a resume.
    pub resume_events: usize,
    /// How many messages a client may send in any 60 seconds.
    pub sends_per_minute: usize,
    /// More servers than this on one shard are refused with 4011.
    pub guilds_per_shard: usize,
    /// Whether an IDENTIFY beyond the day's allowance is refused. Stress tests that restart a bot all day turn it off.
    pub limit_identifies: bool,
    /// Privileged intents that were granted, by the bot's name: `GUILD_MEMBERS`, `GUILD_PRESENCES`, `MESSAGE_CONTENT`.
    pub privileged_intents: BTreeMap<String, Vec<String>>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            heartbeat_interval_ms: 41_250,
            resume_window_ms: 180_000,
            resume_events: 10_000,
            sends_per_minute: 120,
            guilds_per_shard: 2_500,
            limit_identifies: true,
            privileged_intents: BTreeMap::new(),
        }
    }
}
