//! Owns the JSON of messages and attachments, the stored files, and the events about messages. Must not know who can
//! send or read.

use super::guild::partial_member_json;
use super::media::{media_type, picture_size};
use super::reaction::reactions_json;
use super::records::StoredFile;
use super::state::{AttachmentRef, Message};
use super::timestamp::timestamp;
use super::{ApiError, ApiResult, Audience, Event, Id, Upload, World};
use serde_json::{Value, json};

/// The flag of a message that only one person can see.
pub(crate) const EPHEMERAL: u64 = 64;
/// The flag of a deferred response.
pub(crate) const LOADING: u64 = 128;

/// How long a link to a file works.
const LINK_LIFE_MS: u64 = 24 * 60 * 60 * 1_000;

/// The signature of an attachment link, so that changing the expiry makes the link invalid.
fn link_signature(file: Id, until_s: u64) -> u64 {
    let mixed = file.0 ^ until_s.rotate_left(32) ^ 0x9E37_79B9_7F4A_7C15;
    let mixed = (mixed ^ (mixed >> 31)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed ^ (mixed >> 29)
}

impl World {
    /// A message's JSON.
    pub fn message_json(&self, message: &Message) -> Value {
        let mut body = json!({
            "id": message.id, "channel_id": message.channel, "type": message.kind, "content": message.content,
            "author": self.author_json(message), "timestamp": timestamp(message.id.created_ms()),
            "edited_timestamp": message.edited_ms.map(timestamp), "tts": message.tts, "pinned": message.pinned_ms.is_some(),
            "mention_everyone": message.mention_everyone, "mention_roles": message.mention_roles,
            "mentions": message.mentions.iter().map(|user| self.user_json(*user)).collect::<Value>(),
            "attachments": message.attachments.iter().map(|file| self.attachment_json(file)).collect::<Value>(),
            "embeds": message.embeds, "components": message.components, "flags": message.flags,
        });
        if let Some(nonce) = &message.nonce {
            body["nonce"] = nonce.clone();
        }
        if let Some(application) = message.application {
            body["application_id"] = json!(application);
            body["webhook_id"] = json!(application);
        }
        if let Some(interaction) = &message.interaction {
            body["interaction_metadata"] = interaction.clone();
            if let (Some(name), Some(2)) = (interaction.get("name"), interaction["type"].as_u64()) {
                let user = &interaction["user"];
                body["interaction"] =
                    json!({ "id": interaction["id"], "type": 2, "name": name, "user": user });
            }
        }
        if let Some(reply_to) = message.reply_to {
            body["message_reference"] = self.reference_json(0, message.channel, reply_to);
            let first = self.message(message.channel, reply_to);
            let first = first.map(|first| self.message_json(&Message { reply_to: None, ..first.clone() }));
            if message.kind == 19 {
                body["referenced_message"] = first.unwrap_or(Value::Null);
            }
        }
        self.add_extras(message, &mut body);
        body
    }

    /// What only some messages have: reactions, a webhook's name, what it forwards, a poll, stickers, its thread.
    fn add_extras(&self, message: &Message, body: &mut Value) {
        if !message.reactions.is_empty() {
            body["reactions"] = reactions_json(&message.reactions);
        }
        if let Some(signed) = &message.signed {
            body["webhook_id"] = json!(signed.webhook);
        }
        if let Some(reference) = &message.reference {
            body["message_reference"] = reference.clone();
        }
        if !message.snapshots.is_empty() {
            body["message_snapshots"] = json!(message.snapshots);
        }
        if let Some(poll) = &message.poll {
            body["poll"] = poll.json(self.now_ms());
        }
        if !message.stickers.is_empty() {
            let named = message.stickers.iter().filter_map(|id| self.stickers.get(id));
            let items = named.map(|sticker| {
                json!({ "id": sticker.id, "name": sticker.body["name"], "format_type": sticker.body["format_type"] })
            });
            body["sticker_items"] = items.collect();
        }
        if message.kind == 21 {
            let parent = self.channels.get(&message.channel).and_then(|thread| thread.parent);
            let first = parent.and_then(|parent| self.message(parent, message.channel));
            body["referenced_message"] = first.map_or(Value::Null, |first| self.message_json(first));
        }
        let thread = self.channels.get(&message.id).filter(|channel| channel.thread.is_some());
        if let Some(thread) = thread.filter(|_| message.channel != message.id) {
            body["thread"] = self.channel_json(thread, Id::default());
        }
    }

    /// Who wrote a message: an account, or a webhook by the name that it used.
    fn author_json(&self, message: &Message) -> Value {
        let mut author = self.user_json(message.author);
        if let Some(signed) = &message.signed {
            author["username"] = json!(signed.name);
            author["bot"] = json!(true);
            author["discriminator"] = json!("0000");
        }
        author
    }

    /// A message's `message_reference`: 0 for a reply or a copy, 1 for a forward.
    pub(crate) fn reference_json(&self, kind: u64, channel: Id, message: Id) -> Value {
        let mut reference = json!({ "type": kind, "channel_id": channel, "message_id": message });
        if let Some(guild) = self.guild_of_channel(channel) {
            reference["guild_id"] = json!(guild);
        }
        reference
    }

    /// An attachment's JSON.
    pub fn attachment_json(&self, file: &AttachmentRef) -> Value {
        let url = format!(
            "{}/attachments/{}/{}/{}?{}",
            self.base_url,
            file.channel,
            file.id,
            encode(&file.filename),
            self.link_parameters(file.id)
        );
        let mut body = json!({ "id": file.id, "filename": file.filename, "size": file.size, "url": url, "proxy_url": url });
        if let Some(content_type) = &file.content_type {
            body["content_type"] = json!(content_type);
        }
        if let Some(description) = &file.description {
            body["description"] = json!(description);
        }
        if let Some((width, height)) = self.files.get(&file.id).and_then(|stored| picture_size(&stored.bytes))
        {
            body["width"] = json!(width);
            body["height"] = json!(height);
        }
        body
    }

    /// The query of an attachment link: expiry, issue time, signature.
    fn link_parameters(&self, file: Id) -> String {
        let (since, until) = (self.now_ms() / 1_000, (self.now_ms() + LINK_LIFE_MS) / 1_000);
        format!("ex={until:x}&is={since:x}&hm={:x}", link_signature(file, until))
    }

    /// Whether an attachment link is valid now.
    pub fn link_works(&self, file: Id, until_s: u64, mark: u64) -> bool {
        mark == link_signature(file, until_s) && self.now_ms() / 1_000 < until_s
    }

    /// Stores a file and returns its attachment.
    pub(crate) fn store_file(
        &mut self,
        channel: Id,
        file: &Upload,
        description: Option<String>,
    ) -> AttachmentRef {
        let id = self.next_id();
        let content_type =
            file.content_type.clone().or_else(|| media_type(&file.filename).map(str::to_owned));
        let stored = StoredFile {
            channel,
            filename: file.filename.clone(),
            content_type: content_type.clone(),
            bytes: file.bytes.clone(),
        };
        self.files.insert(id, stored);
        AttachmentRef {
            id,
            filename: file.filename.clone(),
            size: u64::try_from(file.bytes.len()).unwrap_or(u64::MAX),
            content_type,
            description,
            channel,
        }
    }

    /// A stored file.
    pub fn file(&self, channel: Id, attachment: Id) -> Option<&StoredFile> {
        self.files.get(&attachment).filter(|file| file.channel == channel)
    }

    /// A message in a channel.
    pub fn message(&self, channel: Id, message: Id) -> Option<&Message> {
        self.messages.get(&channel)?.get(&message)
    }

    /// A message that everybody in its channel can see: none that answers one person only.
    ///
    /// # Errors
    /// 10008.
    pub(crate) fn public_message(&self, channel: Id, message: Id) -> ApiResult<&Message> {
        let known = self.message(channel, message).filter(|message| message.reader.is_none());
        known.ok_or_else(|| ApiError::of(10008))
    }

    pub(crate) fn message_mut(&mut self, channel: Id, message: Id) -> Option<&mut Message> {
        self.messages.get_mut(&channel)?.get_mut(&message)
    }

    /// MESSAGE_CREATE or MESSAGE_UPDATE.
    pub(crate) fn message_event(&self, message: &Message, name: &'static str) -> Event {
        let mut data = self.message_json(message);
        let guild = self.channels.get(&message.channel).and_then(|channel| channel.guild);
        if let Some(guild) = guild {
            data["guild_id"] = json!(guild);
            let member = self.guilds.get(&guild).and_then(|guild| guild.members.get(&message.author));
            if let Some(member) = member {
                data["member"] = partial_member_json(member);
            }
        }
        Event::new(audience_of(message), name, data)
    }

    /// MESSAGE_DELETE.
    pub(crate) fn message_deleted(&self, message: &Message) -> Event {
        let mut data = json!({ "id": message.id, "channel_id": message.channel });
        if let Some(guild) = self.channels.get(&message.channel).and_then(|channel| channel.guild) {
            data["guild_id"] = json!(guild);
        }
        Event::new(audience_of(message), "MESSAGE_DELETE", data)
    }
}

fn audience_of(message: &Message) -> Audience {
    message.reader.map_or(Audience::Channel(message.channel), |reader| Audience::Users(vec![reader]))
}

/// Percent-encodes a file name for a URL.
fn encode(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    name.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
