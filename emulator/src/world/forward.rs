//! What a message takes over from another one: forwards, and announcements that are published to the channels that follow. Must
//! not know how messages are stored.

use super::account::read_id;
use super::message_write::NewMessage;
use super::records::Webhook;
use super::state::{Message, Signature, channel_kind};
use super::webhook::webhooks_event;
use super::{ApiError, ApiResult, Caller, Draft, Event, Id, Outcome, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// The flag of a message that was published.
const CROSSPOSTED: u64 = 1;
/// The flag of a copy of a published message.
const IS_CROSSPOST: u64 = 2;
/// The message type of "this channel follows another one".
const FOLLOWS: u8 = 12;
/// What a forward shows of a message.
const SNAPSHOT: [&str; 11] = [
    "type",
    "content",
    "mentions",
    "mention_roles",
    "attachments",
    "embeds",
    "timestamp",
    "edited_timestamp",
    "flags",
    "components",
    "sticker_items",
];

impl World {
    /// What a forward shows, if the draft is one.
    ///
    /// # Errors
    /// 10003, 10008, 50001; 160014 for a message that the caller can't read.
    pub(super) fn read_forward(&self, who: &Caller, draft: &Draft) -> ApiResult<Vec<Value>> {
        let Some((channel, id)) = draft.forward else { return Ok(Vec::new()) };
        let readable = self.permitted(channel, who.id(), Permissions::READ_MESSAGE_HISTORY);
        if readable.is_err_and(|error| error.code == 50013) {
            return Err(ApiError::of(160_014));
        }
        self.permitted(channel, who.id(), Permissions::empty())?;
        Ok(vec![json!({ "message": self.snapshot_json(self.public_message(channel, id)?) })])
    }

    fn snapshot_json(&self, message: &Message) -> Value {
        let whole = self.message_json(message);
        let shown = SNAPSHOT.iter().filter_map(|name| Some(((*name).to_owned(), whole.get(*name)?.clone())));
        shown.collect()
    }

    /// The stickers of a message must be those of its server.
    ///
    /// # Errors
    /// 50081.
    pub(super) fn check_stickers(&self, channel: Id, draft: &Draft) -> ApiResult<()> {
        let guild = self.guild_of_channel(channel);
        let known = |id: &Id| self.stickers.get(id).is_some_and(|sticker| Some(sticker.owner) == guild);
        if draft.stickers.iter().all(known) { Ok(()) } else { Err(ApiError::of(50081)) }
    }

    /// `POST /channels/{id}/followers`: messages that are published in an announcement channel come to another one.
    ///
    /// # Errors
    /// 10003, 50001; 50024 for a channel without announcements; 50013 without `MANAGE_WEBHOOKS` in the other one; 50035.
    pub fn follow(&mut self, who: &Caller, channel: Id, body: &Value) -> ApiResult<Outcome> {
        let source = self.permitted(channel, who.id(), Permissions::empty())?;
        if source.kind != channel_kind::ANNOUNCEMENT {
            return Err(ApiError::of(50024));
        }
        let name = source.name.clone();
        let target = read_id(body.get("webhook_channel_id"));
        let target = target.ok_or_else(|| ApiError::required("webhook_channel_id"))?;
        self.permitted(target, who.id(), Permissions::MANAGE_WEBHOOKS)?;
        let (_, guild) = self.guild_channel(target)?;
        let id = self.next_id();
        let webhook = Webhook {
            id,
            guild,
            channel: target,
            name: name.clone(),
            token: None,
            creator: who.id(),
            source: Some(channel),
        };
        self.webhooks.insert(id, webhook);
        let notice = NewMessage {
            channel: target,
            author: who.id(),
            kind: FOLLOWS,
            reference: Some(json!({ "type": 0, "channel_id": channel })),
            ..NewMessage::default()
        };
        let (_, events) = self.insert_message(notice, Draft { content: Some(name), ..Draft::default() });
        let outcome = Outcome::ok(json!({ "channel_id": channel, "webhook_id": id }));
        Ok(outcome.with(webhooks_event(guild, target)).with_all(events))
    }

    /// `POST /channels/{id}/messages/{message}/crosspost`: publishes an announcement.
    ///
    /// # Errors
    /// 10003, 10008, 50001; 50013 without `SEND_MESSAGES`, and for others' messages without `MANAGE_MESSAGES`; 50024 outside an
    /// announcement channel; 40033 if it was published.
    pub fn publish(&mut self, who: &Caller, channel: Id, id: Id) -> ApiResult<Outcome> {
        let known = self.permitted(channel, who.id(), Permissions::SEND_MESSAGES)?;
        if known.kind != channel_kind::ANNOUNCEMENT {
            return Err(ApiError::of(50024));
        }
        let mut message = self.public_message(channel, id)?.clone();
        if message.author != who.id() {
            self.permitted(channel, who.id(), Permissions::MANAGE_MESSAGES)?;
        }
        if message.flags & CROSSPOSTED != 0 {
            return Err(ApiError::of(40033));
        }
        message.flags |= CROSSPOSTED;
        let mut events = vec![self.message_event(&message, "MESSAGE_UPDATE")];
        self.messages.entry(channel).or_default().insert(id, message.clone());
        let followers: Vec<Webhook> =
            self.webhooks.values().filter(|webhook| webhook.source == Some(channel)).cloned().collect();
        for follower in followers {
            events.push(self.copy_to(&message, &follower));
        }
        Ok(Outcome::ok(self.message_seen(&message, who.id())).with_all(events))
    }

    fn copy_to(&mut self, message: &Message, follower: &Webhook) -> Event {
        let id = self.next_id();
        let copy = Message {
            id,
            channel: follower.channel,
            author: follower.id,
            flags: (message.flags & !CROSSPOSTED) | IS_CROSSPOST,
            signed: Some(Signature { webhook: follower.id, name: follower.name.clone() }),
            reference: Some(self.reference_json(0, message.channel, message.id)),
            content: message.content.clone(),
            embeds: message.embeds.clone(),
            attachments: message.attachments.clone(),
            ..Message::default()
        };
        let event = self.message_event(&copy, "MESSAGE_CREATE");
        self.messages.entry(follower.channel).or_default().insert(id, copy);
        if let Some(channel) = self.channels.get_mut(&follower.channel) {
            channel.last_message = Some(id);
        }
        event
    }
}
