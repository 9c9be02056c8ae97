//! Owns the records of the world, as plain data that a snapshot can store. Must not know the rules or the JSON of the
//! API.

use super::Id;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// An account: a person or a bot's user.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct User {
    /// The account's id.
    pub id: Id,
    /// The unique lower-case name.
    pub username: String,
    /// The display name.
    pub global_name: Option<String>,
    /// Whether it is a bot.
    pub bot: bool,
    /// The token without any prefix.
    pub token: String,
    /// Whether it accepts direct messages.
    pub dms_open: bool,
    /// The hash of its picture, which itself is not kept.
    #[serde(default)]
    pub avatar: Option<String>,
    /// Whether a person signs in with two factors.
    #[serde(default = "crate::scenario::yes")]
    pub two_factor: bool,
}

/// A bot's application. Its id is also its bot user's id.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Application {
    /// The application's (and bot user's) id.
    pub id: Id,
    /// The display name.
    pub name: String,
    /// Who owns it.
    pub owner: Id,
    /// The times of the IDENTIFYs in the last day, Unix milliseconds.
    pub identifies_ms: Vec<u64>,
    /// Whether it has the privileged intent GUILD_MEMBERS.
    pub sees_members: bool,
    /// What it says of itself.
    #[serde(default)]
    pub description: String,
    /// Where its interactions are sent, instead of the gateway.
    #[serde(default)]
    pub endpoint: Option<String>,
    /// The people who installed it for themselves.
    #[serde(default)]
    pub installed_by: BTreeSet<Id>,
}

/// A server.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Guild {
    /// The server's id, which is also the id of its `@everyone` role.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Who owns it.
    pub owner: Id,
    /// Roles, with `@everyone`.
    pub roles: BTreeMap<Id, Role>,
    /// Members.
    pub members: BTreeMap<Id, Member>,
    /// Words that no channel's name may contain, as in servers that are listed in Server Discovery.
    #[serde(default)]
    pub refused_words: Vec<String>,
    /// Settings that were changed, as the API has them: description, verification level and so on.
    #[serde(default)]
    pub settings: Map<String, Value>,
    /// Who is banned, and why.
    #[serde(default)]
    pub bans: BTreeMap<Id, Option<String>>,
    /// What those who join are asked, as the API has it.
    #[serde(default)]
    pub onboarding: Option<Value>,
}

/// A role of a server.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Role {
    /// The role's id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Permission bits.
    pub permissions: u64,
    /// Its position; `@everyone` is 0.
    pub position: i64,
    /// Whether everyone can mention it.
    pub mentionable: bool,
    /// The bot that it belongs to, for a bot's managed role.
    pub bot: Option<Id>,
    /// Its color as an RGB number; 0 for none.
    #[serde(default)]
    pub color: u64,
    /// Whether its members are listed apart from others.
    #[serde(default)]
    pub hoist: bool,
}

/// A member of a server.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// The account.
    pub user: Id,
    /// Their roles without `@everyone`.
    pub roles: BTreeSet<Id>,
    /// When they joined, Unix milliseconds.
    pub joined_ms: u64,
    /// Their nickname in this server.
    pub nick: Option<String>,
    /// Whether they have not passed the server's screening yet.
    #[serde(default)]
    pub pending: bool,
    /// Until when they are in time-out, Unix milliseconds.
    #[serde(default)]
    pub timed_out_until_ms: Option<u64>,
    /// Whether moderators muted them in voice channels.
    #[serde(default)]
    pub mute: bool,
    /// Whether moderators deafened them in voice channels.
    #[serde(default)]
    pub deaf: bool,
    /// Flag bits: 2 completed the onboarding, 8 started it.
    #[serde(default)]
    pub flags: u64,
}

/// The kind of a channel, by Discord's number.
pub mod channel_kind {
    /// A text channel of a server.
    pub const TEXT: u8 = 0;
    /// A direct message channel.
    pub const DM: u8 = 1;
    /// A voice channel.
    pub const VOICE: u8 = 2;
    /// A category.
    pub const CATEGORY: u8 = 4;
    /// A text channel whose messages can be published to the channels that follow it.
    pub const ANNOUNCEMENT: u8 = 5;
    /// A thread of an announcement channel.
    pub const ANNOUNCEMENT_THREAD: u8 = 10;
    /// A thread that everyone who can see the parent can see.
    pub const PUBLIC_THREAD: u8 = 11;
    /// A thread for its members.
    pub const PRIVATE_THREAD: u8 = 12;
    /// A voice channel with an audience.
    pub const STAGE: u8 = 13;
    /// A channel that has threads only.
    pub const FORUM: u8 = 15;
    /// A forum for pictures.
    pub const MEDIA: u8 = 16;
}

/// A channel of any kind.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Channel {
    /// The channel's id.
    pub id: Id,
    /// Its kind: see [`channel_kind`].
    pub kind: u8,
    /// Its server; none for a DM.
    pub guild: Option<Id>,
    /// Its name; empty for a DM.
    pub name: String,
    /// Its topic.
    pub topic: Option<String>,
    /// Its category, or a thread's channel.
    pub parent: Option<Id>,
    /// Its position in the list.
    pub position: i64,
    /// Whether it is age-restricted.
    pub nsfw: bool,
    /// Slowmode: seconds between two messages of a person.
    pub slowmode_s: u64,
    /// Permission overwrites.
    pub overwrites: Vec<Overwrite>,
    /// The last message, even if it was deleted.
    pub last_message: Option<Id>,
    /// When a message was last pinned, Unix milliseconds.
    pub last_pin_ms: Option<u64>,
    /// The recipients of a DM.
    pub recipients: Vec<Id>,
    /// The fields that only threads have.
    pub thread: Option<Thread>,
    /// What only some kinds have, as the API has it: a forum's tags, a voice channel's bitrate, a post's tags.
    #[serde(default)]
    pub more: Map<String, Value>,
}

/// The fields that only threads have.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Thread {
    /// Who opened it.
    pub owner: Id,
    /// Whether it is archived.
    pub archived: bool,
    /// Whether only moderators can unarchive it.
    pub locked: bool,
    /// Whether members can add members.
    pub invitable: bool,
    /// Minutes of inactivity until it is archived. It is stored, but threads are never archived automatically.
    pub auto_archive_min: u64,
    /// When `archived` last changed, Unix milliseconds.
    pub archive_changed_ms: u64,
    /// Its members and when they joined, Unix milliseconds.
    pub members: BTreeMap<Id, u64>,
    /// Messages ever sent.
    pub sent: u64,
}

/// A permission overwrite.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Overwrite {
    /// The role or member.
    pub id: Id,
    /// 0 role, 1 member.
    pub kind: u8,
    /// Bits allowed.
    pub allow: u64,
    /// Bits denied.
    pub deny: u64,
}

/// A message.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Message {
    /// The message's id.
    pub id: Id,
    /// Its channel.
    pub channel: Id,
    /// Who wrote it.
    pub author: Id,
    /// 0 default, 6 pin notice, 12 follows a channel, 18 thread, 19 reply, 20 command response, 21 thread starter, 23 context menu
    /// command response.
    pub kind: u8,
    /// The text.
    pub content: String,
    /// Embeds, as returned by the API.
    pub embeds: Vec<Value>,
    /// Components, as returned by the API.
    pub components: Vec<Value>,
    /// Attachments.
    pub attachments: Vec<AttachmentRef>,
    /// People who are pinged.
    pub mentions: Vec<Id>,
    /// Roles that are pinged.
    pub mention_roles: Vec<Id>,
    /// Whether everyone is pinged.
    pub mention_everyone: bool,
    /// Flag bits: 1 published, 4 no embeds, 32 has a thread, 64 ephemeral, 128 loading, 4096 silent.
    pub flags: u64,
    /// When it was last edited, Unix milliseconds.
    pub edited_ms: Option<u64>,
    /// When it was pinned, Unix milliseconds.
    pub pinned_ms: Option<u64>,
    /// The sender's nonce as sent.
    pub nonce: Option<Value>,
    /// The message that it replies to.
    pub reply_to: Option<Id>,
    /// The interaction that it responds to, as returned by the API.
    pub interaction: Option<Value>,
    /// The application whose webhook wrote it.
    pub application: Option<Id>,
    /// The only reader, for an ephemeral message.
    pub reader: Option<Id>,
    /// Reactions in the order of the first one of each emoji.
    #[serde(default)]
    pub reactions: Vec<Reaction>,
    /// What a channel's webhook signed it with.
    #[serde(default)]
    pub signed: Option<Signature>,
    /// The message that it forwards or publishes again, as the API has it.
    #[serde(default)]
    pub reference: Option<Value>,
    /// What it forwards, as the API has it.
    #[serde(default)]
    pub snapshots: Vec<Value>,
    /// Its poll.
    #[serde(default)]
    pub poll: Option<Poll>,
    /// Stickers of the server in it.
    #[serde(default)]
    pub stickers: Vec<Id>,
    /// Whether it is read aloud.
    #[serde(default)]
    pub tts: bool,
}

/// All reactions with one emoji.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reaction {
    /// The emoji.
    pub emoji: ReactionEmoji,
    /// Who reacted, in order.
    pub users: Vec<Id>,
}

/// The emoji of a reaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReactionEmoji {
    /// The id of a server's or an application's emoji.
    pub id: Option<Id>,
    /// Its name; for others the character.
    pub name: String,
}

/// The name that a channel's webhook used for one message.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Signature {
    /// The webhook.
    pub webhook: Id,
    /// The name shown as the author.
    pub name: String,
}

/// A poll.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Poll {
    /// The question, answers and settings, as the API has them.
    pub body: Value,
    /// When it ends, Unix milliseconds.
    pub ends_ms: u64,
    /// Who voted, by the answer's number.
    pub votes: BTreeMap<u64, Vec<Id>>,
    /// Whether its results are final.
    pub finalized: bool,
}

/// An attachment of a message.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AttachmentRef {
    /// The attachment's id.
    pub id: Id,
    /// The file's name.
    pub filename: String,
    /// Bytes.
    pub size: u64,
    /// Its media type.
    pub content_type: Option<String>,
    /// The description given.
    pub description: Option<String>,
    /// The channel in its URL.
    pub channel: Id,
}
