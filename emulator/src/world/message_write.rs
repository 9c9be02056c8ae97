//! Owns sending, editing and deleting messages: permissions, nonces, pings, archived threads. Must not know
//! interactions.

use super::message::{EPHEMERAL, LOADING};
use super::records::KnownNonce;
use super::state::{Message, Signature, channel_kind};
use super::{ApiError, ApiResult, Caller, Draft, Event, Id, Outcome, Upload, World};
use serde_json::Value;
use twilight_model::guild::Permissions;

/// How long a nonce is remembered ("the past few minutes").
const NONCE_MS: u64 = 5 * 60 * 1000;

/// The largest file of a message in a server without boosts. A file in a command option can be larger, because a person
/// can have Nitro.
pub(crate) const FILE_BYTES_MAX: usize = 10 * 1024 * 1024;

/// The flag of a message whose embeds are not shown; an edit can remove it.
const SUPPRESS_EMBEDS: u64 = 4;

/// A new message without its content, which is a draft.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewMessage {
    /// A new one when absent.
    pub id: Option<Id>,
    pub channel: Id,
    pub author: Id,
    pub kind: u8,
    pub flags: u64,
    pub interaction: Option<Value>,
    pub application: Option<Id>,
    pub reader: Option<Id>,
    pub signed: Option<Signature>,
    pub reference: Option<Value>,
    pub snapshots: Vec<Value>,
}

impl World {
    /// `POST /channels/{id}/messages`.
    ///
    /// # Errors
    /// 10003, 20016, 50001, 50009, 50013; 200000 blocked by AutoMod, as an outcome; 50006 empty; 50007 closed DMs; 50278 no mutual server; 50024 in a category; 50035; 160005
    /// locked thread; 160006 if it would unarchive a thread and the server has the most active threads allowed.
    pub fn create_message(
        &mut self,
        who: &Caller,
        channel: Id,
        body: &Value,
        files: &[Upload],
    ) -> ApiResult<Outcome> {
        self.check_may_send(who.id(), channel)?;
        let mut draft = Draft::read(body, files)?;
        let snapshots = self.read_forward(who, &draft)?;
        if draft.is_empty() && snapshots.is_empty() {
            return Err(ApiError::of(50006));
        }
        draft.check_media(&[])?;
        self.check_may_attach(who.id(), channel, &draft)?;
        self.check_stickers(channel, &draft)?;
        self.check_may_unarchive(channel)?;
        if let Some(known) = self.known_nonce(who.id(), channel, &draft) {
            return Ok(Outcome::ok(known));
        }
        let reply = self.check_reply(who, channel, &draft)?;
        let text = draft.content.clone().unwrap_or_default();
        let caught = self.caught(who, channel, &text);
        if let Some(refusal) = self.blocked(who, channel, &caught, &text) {
            return Ok(refusal);
        }
        let may_speak = self.permitted(channel, who.id(), Permissions::SEND_TTS_MESSAGES).is_ok();
        draft.tts &= may_speak;
        let flags = draft.flags.unwrap_or(0) & !EPHEMERAL;
        let kind = if reply { 19 } else { 0 };
        let reference = draft.forward.map(|(channel, id)| self.reference_json(1, channel, id));
        let new_message = NewMessage {
            channel,
            author: who.id(),
            kind,
            flags,
            reference,
            snapshots,
            ..NewMessage::default()
        };
        self.keep_pace(who, channel, false)?;
        let nonce = draft.enforced_nonce();
        let mut events = self.unarchive_thread(who, channel);
        let (id, posted) = self.insert_message(new_message, draft);
        events.extend(posted);
        events.extend(self.invite_mentioned(who, channel, id));
        events.extend(self.act(who, channel, Some(id), &caught, &text));
        let answer = self.message(channel, id).map(|message| self.message_json(message)).unwrap_or_default();
        if let Some(nonce) = nonce {
            let at_ms = self.now_ms();
            let (author, answer) = (who.id(), answer.clone());
            self.nonces.push(KnownNonce { author, channel, nonce, at_ms, message: id, answer });
        }
        Ok(Outcome::ok(answer).with_all(events))
    }

    /// Whether the message is a reply to one that exists.
    fn check_reply(&self, who: &Caller, channel: Id, draft: &Draft) -> ApiResult<bool> {
        let Some(reply_to) = draft.reply_to else { return Ok(false) };
        if self.permitted(channel, who.id(), Permissions::READ_MESSAGE_HISTORY).is_err() {
            return Err(ApiError::of(160_002));
        }
        let exists = self.message(channel, reply_to).is_some();
        if !exists && draft.reply_must_exist {
            let message = format!("Unknown message {reply_to}");
            return Err(ApiError::field("message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", message));
        }
        Ok(exists)
    }

    /// `PATCH /channels/{id}/messages/{message}`.
    ///
    /// # Errors
    /// 10003, 10008, 50001, 50005, 50006, 50035; 50083 in an archived thread.
    pub fn edit_message(
        &mut self,
        who: &Caller,
        channel: Id,
        id: Id,
        body: &Value,
        files: &[Upload],
    ) -> ApiResult<Outcome> {
        self.permitted(channel, who.id(), Permissions::empty())?;
        let message = self.public_message(channel, id)?;
        let flags = message.flags;
        if message.author != who.id() {
            // Of others' messages, moderators can hide the embeds.
            let only_flags = body.as_object().is_some_and(|fields| fields.keys().all(|name| name == "flags"));
            if !only_flags {
                return Err(ApiError::of(50005));
            }
            self.permitted(channel, who.id(), Permissions::MANAGE_MESSAGES)?;
        }
        self.check_not_archived(channel)?;
        let draft = Draft::read_change(body, files, flags)?;
        self.check_may_attach(who.id(), channel, &draft)?;
        let text = draft.content.clone().unwrap_or_default();
        let caught = self.caught(who, channel, &text);
        if let Some(refusal) = self.blocked(who, channel, &caught, &text) {
            return Ok(refusal);
        }
        let changed = self.update_message(channel, id, draft)?;
        let acted = self.act(who, channel, Some(id), &caught, &text);
        Ok(changed.with_all(acted))
    }

    /// Stores a new message.
    pub(crate) fn insert_message(&mut self, new_message: NewMessage, draft: Draft) -> (Id, Vec<Event>) {
        let id = new_message.id.unwrap_or_else(|| self.next_id());
        let mut message = Message {
            id,
            channel: new_message.channel,
            author: new_message.author,
            kind: new_message.kind,
            flags: new_message.flags,
            nonce: draft.nonce.clone(),
            reply_to: draft.reply_to,
            interaction: new_message.interaction,
            application: new_message.application,
            reader: new_message.reader,
            signed: new_message.signed,
            reference: new_message.reference,
            snapshots: new_message.snapshots,
            poll: draft.poll.as_ref().map(|poll| poll.begin(self.now_ms())),
            stickers: draft.stickers.clone(),
            tts: draft.tts,
            ..Message::default()
        };
        self.fill(&mut message, draft);
        let event = self.message_event(&message, "MESSAGE_CREATE");
        self.messages.entry(new_message.channel).or_default().insert(id, message);
        if let Some(channel) =
            self.channels.get_mut(&new_message.channel).filter(|_| new_message.reader.is_none())
        {
            channel.last_message = Some(id);
            channel.thread.iter_mut().for_each(|thread| thread.sent += 1);
        }
        (id, vec![event])
    }

    /// Updates a message from a draft. Fields that the draft does not have stay as they are.
    pub(crate) fn update_message(&mut self, channel: Id, id: Id, draft: Draft) -> ApiResult<Outcome> {
        let mut message = self.message(channel, id).ok_or_else(|| ApiError::of(10008))?.clone();
        if message.flags & LOADING == 0 {
            message.edited_ms = Some(self.now_ms());
        }
        let kept = if draft.flags.is_some() { !(LOADING | SUPPRESS_EMBEDS) } else { !LOADING };
        message.flags = (message.flags & kept) | draft.flags.map_or(0, |flags| flags & !EPHEMERAL);
        draft.check_media(&message.attachments)?;
        self.fill(&mut message, draft);
        let shows =
            !message.content.is_empty() || !message.attachments.is_empty() || !message.embeds.is_empty();
        let stays = message.poll.is_some() || !message.snapshots.is_empty() || !message.stickers.is_empty();
        if !shows && !stays && message.components.is_empty() {
            return Err(ApiError::of(50006));
        }
        let event = self.message_event(&message, "MESSAGE_UPDATE");
        let body = self.message_json(&message);
        self.messages.entry(channel).or_default().insert(id, message);
        Ok(Outcome::ok(body).with(event))
    }

    fn fill(&mut self, message: &mut Message, draft: Draft) {
        if let Some(kept) = &draft.kept {
            message.attachments.retain(|file| kept.contains(&file.id));
        }
        for file in &draft.files {
            let description =
                draft.descriptions.iter().find(|(n, _)| *n == file.index).map(|(_, text)| text.clone());
            let stored = self.store_file(message.channel, file, description);
            message.attachments.push(stored);
        }
        let replied = self.pinged_by_reply(message, draft.allowed_mentions.as_ref());
        let is_said = draft.content.is_some() || message.edited_ms.is_none();
        if let Some(content) = draft.content {
            let pings = self.channels.get(&message.channel).map(|channel| {
                self.pings(channel, message.author, &content, draft.allowed_mentions.as_ref())
            });
            let pings = pings.unwrap_or_default();
            (message.mentions, message.mention_roles, message.mention_everyone) =
                (pings.users, pings.roles, pings.everyone);
            message.content = content;
        }
        let replied = replied.filter(|author| is_said && !message.mentions.contains(author));
        message.mentions.extend(replied);
        if let Some(embeds) = draft.embeds {
            message.embeds = embeds.into_iter().map(|embed| self.resolve_files(embed, message)).collect();
        }
        if let Some(mut components) = draft.components {
            self.resolve_media(&mut components, &message.attachments);
            message.components = components;
        }
    }

    /// Whom a reply pings: the author of the first message, unless `allowed_mentions` leaves out `replied_user`. Answers to
    /// interactions ping nobody this way.
    fn pinged_by_reply(&self, message: &Message, allowed: Option<&Value>) -> Option<Id> {
        let answers = message.interaction.is_some() || message.signed.is_some();
        if message.kind != 19 || answers || !allowed.is_none_or(|allowed| allowed["replied_user"] == true) {
            return None;
        }
        let first = self.message(message.channel, message.reply_to?)?;
        (first.author != message.author && first.signed.is_none()).then_some(first.author)
    }

    /// Replaces `attachment://name` with the URL of that attachment.
    fn resolve_files(&self, value: Value, message: &Message) -> Value {
        match value {
            Value::String(text) => {
                let named = text.strip_prefix("attachment://");
                let file =
                    named.and_then(|name| message.attachments.iter().find(|file| file.filename == name));
                file.map_or(Value::String(text), |file| self.attachment_json(file)["url"].clone())
            }
            Value::Array(list) => list.into_iter().map(|inner| self.resolve_files(inner, message)).collect(),
            Value::Object(fields) => {
                let resolved =
                    fields.into_iter().map(|(name, inner)| (name, self.resolve_files(inner, message)));
                Value::Object(resolved.collect())
            }
            other => other,
        }
    }

    pub(crate) fn check_may_send(&self, user: Id, channel: Id) -> ApiResult<()> {
        let needed = match self.channels.get(&channel).is_some_and(|channel| channel.thread.is_some()) {
            true => Permissions::SEND_MESSAGES_IN_THREADS,
            false => Permissions::SEND_MESSAGES,
        };
        let channel = self.permitted(channel, user, needed)?;
        self.check_screened(channel.guild, user)?;
        let moderates = self.channel_permissions(channel, user).contains(Permissions::MANAGE_THREADS);
        match channel.kind {
            channel_kind::CATEGORY => return Err(ApiError::of(50024)),
            channel_kind::FORUM | channel_kind::MEDIA => return Err(ApiError::of(50008)),
            _ => {}
        }
        if channel.thread.as_ref().is_some_and(|thread| thread.locked && !moderates) {
            return Err(ApiError::of(160_005));
        }
        let mut others = channel.recipients.iter().filter(|other| **other != user);
        match channel.kind == channel_kind::DM {
            true => others.try_for_each(|other| self.check_takes_dm(*other, user)),
            false => Ok(()),
        }
    }

    /// DMs are refused without a mutual server, and when the reader has closed them.
    fn check_takes_dm(&self, reader: Id, sender: Id) -> ApiResult<()> {
        let both = |members: &std::collections::BTreeMap<Id, _>| {
            members.contains_key(&reader) && members.contains_key(&sender)
        };
        if !self.guilds.values().any(|guild| both(&guild.members)) {
            return Err(ApiError::of(50278));
        }
        match self.users.get(&reader).is_some_and(|user| user.dms_open) {
            true => Ok(()),
            false => Err(ApiError::of(50007)),
        }
    }

    pub(crate) fn check_may_attach(&self, user: Id, channel: Id, draft: &Draft) -> ApiResult<()> {
        if draft.files.iter().any(|file| file.bytes.len() > FILE_BYTES_MAX) {
            return Err(ApiError::of(40005));
        }
        let mut needed = Permissions::empty();
        needed.set(Permissions::ATTACH_FILES, !draft.files.is_empty());
        needed.set(Permissions::EMBED_LINKS, draft.embeds.as_ref().is_some_and(|embeds| !embeds.is_empty()));
        needed.set(Permissions::SEND_POLLS, draft.poll.is_some());
        let in_dm = self.guild_of_channel(channel).is_none();
        self.permitted(channel, user, if in_dm { needed - Permissions::SEND_POLLS } else { needed }).map(drop)
    }

    fn known_nonce(&mut self, author: Id, channel: Id, draft: &Draft) -> Option<Value> {
        let nonce = draft.enforced_nonce()?;
        let since_ms = self.now_ms().saturating_sub(NONCE_MS);
        self.nonces.retain(|known| known.at_ms > since_ms);
        let fits = |k: &&KnownNonce| k.author == author && k.channel == channel && k.nonce == nonce;
        let known = self.nonces.iter().find(fits)?;
        let now = self.message(channel, known.message).map(|message| self.message_json(message));
        Some(now.unwrap_or_else(|| known.answer.clone()))
    }
}
