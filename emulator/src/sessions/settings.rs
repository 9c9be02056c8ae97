//! The gateway settings of a scenario. Must not know sessions.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How the gateway behaves. The defaults are Discord's values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The heartbeat interval, in milliseconds.
    pub heartbeat_interval_ms: u64,
    /// How long a session without a connection can be resumed, in milliseconds.
    pub resume_window_ms: u64,
    /// How many events a session buffers for RESUME.
    pub resume_events: usize,
    /// How many payloads a client can send in 60 seconds.
    pub sends_per_minute: usize,
    /// Most servers on one shard; more are refused with 4011.
    pub guilds_per_shard: usize,
    /// Whether an IDENTIFY over the daily limit, or too soon after another one, is refused. Turn it off for stress tests that restart a bot many times.
    pub limit_identifies: bool,
    /// How many buckets of shards can IDENTIFY at the same time: shard `n` is in bucket `n % max_concurrency`.
    pub max_concurrency: u32,
    /// One bucket can IDENTIFY once in so many milliseconds, times the scenario's `limits.factor`.
    pub identify_window_ms: u64,
    /// How long the gateway waits before it answers an IDENTIFY that comes too soon with INVALID SESSION, in milliseconds.
    pub invalid_session_after_ms: u64,
    /// Enabled privileged intents by bot name, or for all bots under `*`: `GUILD_MEMBERS`, `GUILD_PRESENCES`,
    /// `MESSAGE_CONTENT`.
    pub privileged_intents: BTreeMap<String, Vec<String>>,
}

impl Settings {
    /// The privileged intents that a bot has: those by its name, and those of all bots.
    pub(crate) fn granted<'a>(&'a self, bot: &'a str) -> impl Iterator<Item = &'a str> {
        let names = self.privileged_intents.iter();
        let names = names.filter(move |(name, _)| *name == "*" || name.eq_ignore_ascii_case(bot));
        let mut granted: Vec<&str> = names.flat_map(|(_, intents)| intents).map(String::as_str).collect();
        granted.sort_unstable();
        granted.dedup();
        granted.into_iter()
    }
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
            max_concurrency: 1,
            identify_window_ms: 5_000,
            invalid_session_after_ms: 2_000,
            privileged_intents: BTreeMap::new(),
        }
    }
}
