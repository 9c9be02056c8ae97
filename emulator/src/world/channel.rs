//! Owns the JSON of channels and threads, and the calls that read them. Must not know how they are changed.

use super::kinds;
use super::state::{Channel, Overwrite, Thread, channel_kind};
use super::timestamp::timestamp;
use super::{ApiError, ApiResult, Caller, Id, Outcome, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

impl Channel {
    /// An empty channel.
    pub fn new(id: Id, kind: u8) -> Self {
        Self {
            id,
            kind,
            guild: None,
            name: String::new(),
            topic: None,
            parent: None,
            position: 0,
            nsfw: false,
            slowmode_s: 0,
            overwrites: Vec::new(),
            last_message: None,
            last_pin_ms: None,
            recipients: Vec::new(),
            thread: None,
            more: serde_json::Map::new(),
        }
    }
}

/// The flag of a channel that the receiver can't view.
const OBFUSCATED: u32 = 1 << 17;

impl World {
    /// A channel's JSON in an event for one account. For a bot that can't view the channel it is a stub: since November 2026
    /// Discord hides name, topic and overwrites from it.
    pub fn channel_event_json(&self, channel: &Channel, viewer: Id) -> Value {
        match channel.guild.filter(|_| channel.thread.is_none()) {
            Some(guild) if self.applications.contains_key(&viewer) && !self.can_view(channel.id, viewer) => {
                stub_json(channel, guild)
            }
            _ => self.channel_json(channel, viewer),
        }
    }

    /// A channel's JSON as one account sees it.
    pub fn channel_json(&self, channel: &Channel, viewer: Id) -> Value {
        match (&channel.thread, channel.guild) {
            (Some(thread), Some(guild)) => self.thread_json(channel, thread, guild, viewer),
            (None, Some(guild)) => guild_channel_json(channel, guild),
            (_, None) => self.dm_json(channel, viewer),
        }
    }

    fn dm_json(&self, channel: &Channel, viewer: Id) -> Value {
        let others = channel.recipients.iter().filter(|user| **user != viewer);
        json!({
            "id": channel.id, "type": channel.kind, "last_message_id": channel.last_message, "flags": 0,
            "recipients": others.map(|user| self.user_json(*user)).collect::<Value>(),
        })
    }

    fn thread_json(&self, channel: &Channel, thread: &Thread, guild: Id, viewer: Id) -> Value {
        let mut metadata = json!({
            "archived": thread.archived, "archive_timestamp": timestamp(thread.archive_changed_ms),
            "auto_archive_duration": thread.auto_archive_min, "locked": thread.locked,
            "create_timestamp": timestamp(channel.id.created_ms()),
        });
        if channel.kind == channel_kind::PRIVATE_THREAD {
            metadata["invitable"] = json!(thread.invitable);
        }
        let mut body = json!({
            "id": channel.id, "type": channel.kind, "guild_id": guild, "parent_id": channel.parent, "flags": 0,
            "name": channel.name, "owner_id": thread.owner, "last_message_id": channel.last_message,
            "rate_limit_per_user": channel.slowmode_s, "thread_metadata": metadata,
            "message_count": self.messages.get(&channel.id).map_or(0, std::collections::BTreeMap::len),
            "member_count": thread.members.len().min(50), "total_message_sent": thread.sent,
        });
        if let Some(pinned_ms) = channel.last_pin_ms {
            body["last_pin_timestamp"] = json!(timestamp(pinned_ms));
        }
        kinds::show_more(channel, &mut body);
        if let Some(joined_ms) = thread.members.get(&viewer) {
            body["member"] = thread_member_json(channel.id, viewer, *joined_ms);
        }
        body
    }

    /// `GET /channels/{id}`.
    ///
    /// # Errors
    /// 10003, 50001.
    pub fn read_channel(&self, who: &Caller, channel: Id) -> ApiResult<Outcome> {
        let channel = self.permitted(channel, who.id(), Permissions::empty())?;
        Ok(Outcome::ok(self.channel_json(channel, who.id())))
    }

    /// `GET /guilds/{id}/channels`, without threads. A bot gets those that it can view, a person also the categories around
    /// theirs.
    ///
    /// # Errors
    /// 10004.
    pub fn list_channels(&self, who: &Caller, guild: Id) -> ApiResult<Outcome> {
        self.guild_of(who, guild)?;
        let listed = self.channels_of(guild).filter(|channel| channel.thread.is_none());
        let listed = listed.filter(|channel| self.is_listed(channel, who));
        Ok(Outcome::ok(listed.map(|channel| self.channel_json(channel, who.id())).collect()))
    }

    fn is_listed(&self, channel: &Channel, who: &Caller) -> bool {
        if who.is_bot() { self.can_view(channel.id, who.id()) } else { self.shows_in_list(channel, who.id()) }
    }

    /// A server's channels and threads.
    pub fn channels_of(&self, guild: Id) -> impl Iterator<Item = &Channel> {
        self.channels.values().filter(move |channel| channel.guild == Some(guild))
    }

    /// A server's channel.
    ///
    /// # Errors
    /// 10003 when unknown, 50003 for a DM.
    pub(crate) fn guild_channel(&self, channel: Id) -> ApiResult<(&Channel, Id)> {
        let channel = self.channels.get(&channel).ok_or_else(|| ApiError::of(10003))?;
        channel.guild.map(|guild| (channel, guild)).ok_or_else(|| ApiError::of(50003))
    }
}

fn guild_channel_json(channel: &Channel, guild: Id) -> Value {
    let mut body = json!({
        "id": channel.id, "type": channel.kind, "guild_id": guild, "name": channel.name, "flags": 0,
        "position": channel.position, "parent_id": channel.parent,
        "permission_overwrites": channel.overwrites.iter().map(overwrite_json).collect::<Value>(),
    });
    if kinds::has_text(channel.kind) {
        body["topic"] = json!(channel.topic);
        body["nsfw"] = json!(channel.nsfw);
        body["rate_limit_per_user"] = json!(channel.slowmode_s);
        body["last_message_id"] = json!(channel.last_message);
        if let Some(pinned_ms) = channel.last_pin_ms {
            body["last_pin_timestamp"] = json!(timestamp(pinned_ms));
        }
    }
    kinds::show_more(channel, &mut body);
    body
}

/// A channel that a bot can't view: only its id, kind and place are true.
fn stub_json(channel: &Channel, guild: Id) -> Value {
    let hidden = Overwrite { id: guild, kind: 0, allow: 0, deny: Permissions::VIEW_CHANNEL.bits() };
    let mut stub = Channel { overwrites: vec![hidden], ..Channel::new(channel.id, channel.kind) };
    stub.name = "___hidden___".to_owned();
    (stub.position, stub.parent) = (channel.position, channel.parent);
    let mut body = guild_channel_json(&stub, guild);
    body["flags"] = json!(OBFUSCATED);
    body
}

pub(crate) fn overwrite_json(overwrite: &Overwrite) -> Value {
    json!({
        "id": overwrite.id, "type": overwrite.kind,
        "allow": overwrite.allow.to_string(), "deny": overwrite.deny.to_string(),
    })
}

pub(crate) fn thread_member_json(thread: Id, user: Id, joined_ms: u64) -> Value {
    json!({ "id": thread, "user_id": user, "join_timestamp": timestamp(joined_ms), "flags": 0 })
}

impl World {
    /// Whether a channel is a thread.
    ///
    /// # Errors
    /// 10003 for an unknown one.
    pub fn is_thread(&self, channel: Id) -> ApiResult<bool> {
        self.channels.get(&channel).map(|known| known.thread.is_some()).ok_or_else(|| ApiError::of(10003))
    }

    /// The server of a channel.
    pub fn guild_of_channel(&self, channel: Id) -> Option<Id> {
        self.channels.get(&channel)?.guild
    }

    /// A channel.
    pub fn channel(&self, channel: Id) -> Option<&Channel> {
        self.channels.get(&channel)
    }
}
