//! The audit log of a server: what was done, by whom, to what, and why. Must not know what the actions mean.

use super::records::LogEntry;
use super::request::check_limit;
use super::{ApiResult, Audience, Caller, Event, Id, Outcome, World};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use twilight_model::guild::Permissions;

/// Most entries that are kept, over all servers.
const KEPT: usize = 5_000;

/// Actions by Discord's number.
pub(crate) mod action {
    pub(crate) const GUILD_UPDATE: u64 = 1;
    pub(crate) const RULE_CREATE: u64 = 140;
    pub(crate) const RULE_UPDATE: u64 = 141;
    pub(crate) const RULE_DELETE: u64 = 142;
    pub(crate) const CHANNEL_CREATE: u64 = 10;
    pub(crate) const CHANNEL_UPDATE: u64 = 11;
    pub(crate) const CHANNEL_DELETE: u64 = 12;
    pub(crate) const OVERWRITE_CREATE: u64 = 13;
    pub(crate) const OVERWRITE_DELETE: u64 = 15;
    pub(crate) const MEMBER_KICK: u64 = 20;
    pub(crate) const MEMBER_BAN_ADD: u64 = 22;
    pub(crate) const MEMBER_BAN_REMOVE: u64 = 23;
    pub(crate) const MEMBER_UPDATE: u64 = 24;
    pub(crate) const MEMBER_ROLE_UPDATE: u64 = 25;
    pub(crate) const ROLE_CREATE: u64 = 30;
    pub(crate) const ROLE_UPDATE: u64 = 31;
    pub(crate) const ROLE_DELETE: u64 = 32;
    pub(crate) const INVITE_CREATE: u64 = 40;
    pub(crate) const INVITE_DELETE: u64 = 42;
    pub(crate) const WEBHOOK_CREATE: u64 = 50;
    pub(crate) const WEBHOOK_UPDATE: u64 = 51;
    pub(crate) const WEBHOOK_DELETE: u64 = 52;
    pub(crate) const EMOJI_CREATE: u64 = 60;
    pub(crate) const EMOJI_UPDATE: u64 = 61;
    pub(crate) const EMOJI_DELETE: u64 = 62;
    pub(crate) const MESSAGE_DELETE: u64 = 72;
    pub(crate) const MESSAGE_BULK_DELETE: u64 = 73;
    pub(crate) const MESSAGE_PIN: u64 = 74;
    pub(crate) const MESSAGE_UNPIN: u64 = 75;
    pub(crate) const STAGE_CREATE: u64 = 83;
    pub(crate) const STAGE_UPDATE: u64 = 84;
    pub(crate) const STAGE_DELETE: u64 = 85;
    pub(crate) const STICKER_CREATE: u64 = 90;
    pub(crate) const STICKER_UPDATE: u64 = 91;
    pub(crate) const STICKER_DELETE: u64 = 92;
    pub(crate) const SCHEDULED_EVENT_CREATE: u64 = 100;
    pub(crate) const SCHEDULED_EVENT_UPDATE: u64 = 101;
    pub(crate) const SCHEDULED_EVENT_DELETE: u64 = 102;
    pub(crate) const THREAD_CREATE: u64 = 110;
    pub(crate) const THREAD_UPDATE: u64 = 111;
    pub(crate) const THREAD_DELETE: u64 = 112;
    pub(crate) const ONBOARDING_UPDATE: u64 = 167;
}

/// Which entries are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct LogQuery {
    /// Only what this account did.
    pub user: Option<Id>,
    /// Only what was done to this.
    pub target: Option<Id>,
    /// Only this action.
    pub action: Option<u64>,
    /// Only entries before this id.
    pub before: Option<Id>,
    /// Only entries after this id, oldest first.
    pub after: Option<Id>,
    /// Most entries.
    pub limit: u64,
}

impl World {
    /// Logs what was done, with the reason of the call. Bots that can view the log get it.
    pub(crate) fn log_action(
        &mut self,
        (guild, who): (Id, Id),
        (action, target): (u64, Option<Id>),
        (before, after): (&Value, &Value),
        options: Option<Value>,
    ) -> Event {
        let (id, reason) = (self.next_id(), self.reason.clone());
        let changes = changes(before, after);
        let entry = LogEntry { id, guild, action, who, target, changes, options, reason };
        let mut data = entry_json(&entry);
        data["guild_id"] = json!(guild);
        self.log.push(entry);
        if self.log.len() > KEPT {
            self.log.drain(..KEPT / 10);
        }
        let sees = |bot: &&Id| self.guild_permissions(guild, **bot).contains(Permissions::VIEW_AUDIT_LOG);
        let readers = self.applications.keys().filter(sees).copied().collect();
        Event::new(Audience::Users(readers), "GUILD_AUDIT_LOG_ENTRY_CREATE", data)
    }

    /// What was done with a reason, in all servers, oldest first.
    pub fn reasons(&self) -> Value {
        let with_reason = self.log.iter().filter(|entry| entry.reason.is_some());
        let shown = with_reason.map(|entry| {
            let mut body = entry_json(entry);
            body["guild_id"] = json!(entry.guild);
            body
        });
        shown.collect()
    }

    /// `GET /guilds/{id}/audit-logs`, newest first.
    ///
    /// # Errors
    /// 10004; 50013 without `VIEW_AUDIT_LOG`; 50035 for a limit outside 1–100.
    pub fn read_log(&self, who: &Caller, guild: Id, query: LogQuery) -> ApiResult<Outcome> {
        check_limit(query.limit, 100)?;
        self.permitted_in_guild(guild, who.id(), Permissions::VIEW_AUDIT_LOG)?;
        let fits = |entry: &&LogEntry| {
            entry.guild == guild
                && query.user.is_none_or(|user| entry.who == user)
                && query.target.is_none_or(|target| entry.target == Some(target))
                && query.action.is_none_or(|action| entry.action == action)
                && query.before.is_none_or(|before| entry.id < before)
                && query.after.is_none_or(|after| entry.id > after)
        };
        let mut found: Vec<&LogEntry> = self.log.iter().filter(fits).collect();
        if query.after.is_none() {
            found.reverse();
        }
        found.truncate(usize::try_from(query.limit).unwrap_or(100));
        let named: BTreeSet<Id> =
            found.iter().flat_map(|entry| [Some(entry.who), entry.target]).flatten().collect();
        let users = named.iter().filter(|id| self.users.contains_key(id)).map(|id| self.user_json(*id));
        let threads = named.iter().filter_map(|id| self.channels.get(id));
        let threads = threads.filter(|channel| channel.thread.is_some());
        let webhooks = named.iter().filter_map(|id| self.webhooks.get(id));
        let rules = named.iter().filter_map(|id| self.rules.get(id)).cloned();
        let scheduled = named.iter().filter_map(|id| self.scheduled.get(id));
        let commands = named.iter().filter_map(|id| self.commands.get(id));
        Ok(Outcome::ok(json!({
            "audit_log_entries": found.iter().map(|entry| entry_json(entry)).collect::<Value>(),
            "users": users.collect::<Value>(), "integrations": [], "auto_moderation_rules": rules.collect::<Value>(),
            "webhooks": webhooks.map(|webhook| self.webhook_json(webhook, false)).collect::<Value>(),
            "threads": threads.map(|thread| self.channel_json(thread, who.id())).collect::<Value>(),
            "guild_scheduled_events": scheduled.map(|event| event.body.clone()).collect::<Value>(),
            "application_commands": commands.map(|command| command.body.clone()).collect::<Value>(),
        })))
    }
}

/// What differs between two objects, as the log has it. Null stands for what did not exist.
fn changes(before: &Value, after: &Value) -> Vec<Value> {
    let empty = Map::new();
    let (before, after) = (before.as_object().unwrap_or(&empty), after.as_object().unwrap_or(&empty));
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let absent = |value: Option<&&Value>| value.is_none_or(|value| value.is_null());
    let change = |key: &String| {
        let (old, new) = (before.get(key), after.get(key));
        if old == new || (absent(old.as_ref()) && absent(new.as_ref())) {
            return None;
        }
        let mut change = json!({ "key": key });
        for (name, value) in [("old_value", old), ("new_value", new)] {
            if let Some(value) = value.filter(|value| !value.is_null()) {
                change[name] = value.clone();
            }
        }
        Some(change)
    };
    keys.into_iter().filter(|key| *key != "id" && *key != "guild_id").filter_map(change).collect()
}

fn entry_json(entry: &LogEntry) -> Value {
    let mut body = json!({
        "id": entry.id, "user_id": entry.who, "target_id": entry.target, "action_type": entry.action,
    });
    if !entry.changes.is_empty() {
        body["changes"] = json!(entry.changes);
    }
    if let Some(options) = &entry.options {
        body["options"] = options.clone();
    }
    if let Some(reason) = &entry.reason {
        body["reason"] = json!(reason);
    }
    body
}
