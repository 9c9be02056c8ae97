//! What the world keeps beside servers, channels and people: commands, interactions, files and nonces. Owns the shapes; the rules are in
//! the files that change them.

use super::id::Id;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A command.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Command {
    /// Its id.
    pub id: Id,
    /// Its application.
    pub application: Id,
    /// Its server; none for a global one.
    pub guild: Option<Id>,
    /// 1 slash, 2 user, 3 message.
    pub kind: u64,
    /// Its name.
    pub name: String,
    /// The command object as returned by the API.
    pub body: Value,
}

/// Who can use a command in a server, by its admins' choice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CommandAccess {
    /// The command's application.
    pub application: Id,
    /// The server.
    pub guild: Id,
    /// The command; the application's id for all of its commands.
    pub command: Id,
    /// The choices, as the API has them.
    pub permissions: Vec<Value>,
}

/// How far an interaction has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Progress {
    /// No response yet.
    Waiting,
    /// The bot did not respond in time.
    Failed,
    /// The bot responded.
    Answered,
}

/// An interaction.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Interaction {
    /// Its id.
    pub id: Id,
    /// Its token.
    pub token: String,
    /// The bot that it is for.
    pub application: Id,
    /// Its type, by Discord's number: see `interaction_kind`.
    pub kind: u64,
    /// The person who started it.
    pub user: Id,
    /// Its channel.
    pub channel: Id,
    /// Its server.
    pub guild: Option<Id>,
    /// The gateway session that started it and gets its events.
    pub session_id: String,
    /// The client's nonce.
    pub nonce: Value,
    /// When it started, Unix milliseconds.
    pub created_ms: u64,
    /// How far it has come.
    pub progress: Progress,
    /// Who lets it be used here, as `authorizing_integration_owners`.
    #[serde(default)]
    pub owners: Value,
    /// Whether all answers are for its person only.
    #[serde(default)]
    pub quiet: bool,
    /// The message whose component was used, also for a modal that the component opened.
    pub source: Option<Id>,
    /// The `interaction_metadata` of its response messages.
    pub metadata: Value,
    /// The type of its response messages.
    pub answer_kind: u8,
    /// The `@original` message.
    pub original: Option<Id>,
    /// Response and follow-up messages that its token can change.
    pub messages: Vec<Id>,
    /// The modal that it opened.
    pub modal: Option<Value>,
}

/// The file of an attachment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StoredFile {
    /// The channel in its URL.
    pub channel: Id,
    /// Its name.
    pub filename: String,
    /// Its media type.
    pub content_type: Option<String>,
    /// Its bytes.
    #[serde(with = "base64_text")]
    pub bytes: Vec<u8>,
}

/// A webhook of a channel.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Webhook {
    /// Its id.
    pub id: Id,
    /// Its server.
    pub guild: Id,
    /// Where it posts.
    pub channel: Id,
    /// Its name.
    pub name: String,
    /// Its secret; none for one that follows an announcement channel.
    pub token: Option<String>,
    /// Who created it.
    pub creator: Id,
    /// The announcement channel that it follows.
    pub source: Option<Id>,
}

/// An invite to a channel.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Invite {
    /// Its code.
    pub code: String,
    /// Its server.
    pub guild: Id,
    /// Its channel.
    pub channel: Id,
    /// Who created it.
    pub inviter: Id,
    /// When, Unix milliseconds.
    pub created_ms: u64,
    /// Seconds until it ends; 0 for never.
    pub max_age_s: u64,
    /// How often it can be used; 0 for always.
    pub max_uses: u64,
    /// How often it was used.
    pub uses: u64,
    /// Whether it gives a temporary membership.
    pub temporary: bool,
}

/// A line of a server's audit log.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LogEntry {
    /// Its id.
    pub id: Id,
    /// Its server.
    pub guild: Id,
    /// What was done, by Discord's number.
    pub action: u64,
    /// Who did it.
    pub who: Id,
    /// What it was done to.
    pub target: Option<Id>,
    /// What changed, as the API has it.
    pub changes: Vec<Value>,
    /// More about some actions, as the API has it.
    pub options: Option<Value>,
    /// Why.
    pub reason: Option<String>,
}

/// An emoji or a sticker of a server, or an emoji of an application.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Expression {
    /// Its id.
    pub id: Id,
    /// The server or application that it belongs to.
    pub owner: Id,
    /// Who uploaded it.
    pub creator: Id,
    /// Its fields, as the API has them.
    pub body: Value,
}

/// An event that a server announces.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ScheduledEvent {
    /// Its id.
    pub id: Id,
    /// Its server.
    pub guild: Id,
    /// Its fields, as the API has them.
    pub body: Value,
    /// Who is interested.
    pub users: Vec<Id>,
}

/// Who is in a voice channel, from which session.
#[derive(Clone, Debug)]
pub struct VoiceState {
    /// The server.
    pub guild: Id,
    /// The channel.
    pub channel: Id,
    /// The member.
    pub user: Id,
    /// Their gateway session.
    pub session_id: String,
    /// Whether they muted themselves.
    pub self_mute: bool,
    /// Whether they deafened themselves.
    pub self_deaf: bool,
}

/// A nonce that was enforced.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KnownNonce {
    pub(super) author: Id,
    pub(super) channel: Id,
    pub(super) nonce: String,
    pub(super) at_ms: u64,
    pub(super) message: Id,
    pub(super) answer: Value,
}

mod base64_text {
    //! Bytes as base64 in a snapshot.
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        STANDARD.decode(String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
