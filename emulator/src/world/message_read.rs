//! Owns reading and pinning messages. Must not know how they are written.

use super::audit::action;
use super::message_write::NewMessage;
use super::request::check_limit;
use super::state::Message;
use super::timestamp::timestamp;
use super::{ApiError, ApiResult, Audience, Caller, Draft, Event, Id, Outcome, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// Most pins in a channel.
const PINS_MAX: usize = 250;
/// The message type of "pinned a message".
const PIN_NOTICE: u8 = 6;

/// Which part of a channel's messages is requested.
#[derive(Clone, Copy, Debug, Default)]
pub struct Window {
    /// Only messages before this id.
    pub before: Option<Id>,
    /// Only messages after this id.
    pub after: Option<Id>,
    /// Messages around this id.
    pub around: Option<Id>,
    /// Most messages; 50 when absent.
    pub limit: Option<usize>,
}

impl World {
    /// `GET /channels/{id}/messages`, newest first.
    ///
    /// # Errors
    /// 10003, 50001; 50035 for a limit outside 1–100.
    pub fn list_messages(&self, who: &Caller, channel: Id, window: Window) -> ApiResult<Outcome> {
        let known = self.permitted(channel, who.id(), Permissions::empty())?;
        let limit = window.limit.unwrap_or(50);
        check_limit(u64::try_from(limit).unwrap_or(u64::MAX), 100)?;
        if !self.channel_permissions(known, who.id()).contains(Permissions::READ_MESSAGE_HISTORY) {
            return Ok(Outcome::ok(json!([])));
        }
        let visible = self.messages.get(&channel).into_iter().flat_map(|messages| messages.values());
        let visible: Vec<&Message> =
            visible.filter(|m| m.reader.is_none_or(|reader| reader == who.id())).collect();
        let chosen: Vec<&Message> = match window {
            Window { around: Some(middle), .. } => {
                let place = visible.partition_point(|message| message.id < middle);
                let start = place.saturating_sub(limit / 2);
                visible.into_iter().skip(start).take(limit).collect()
            }
            Window { after: Some(after), .. } => {
                visible.into_iter().filter(|message| message.id > after).take(limit).collect()
            }
            Window { before, .. } => {
                let end = before.map_or(visible.len(), |before| visible.partition_point(|m| m.id < before));
                visible[end.saturating_sub(limit)..end].to_vec()
            }
        };
        Ok(Outcome::ok(
            chosen.into_iter().rev().map(|message| self.message_seen(message, who.id())).collect(),
        ))
    }

    /// `GET /channels/{id}/messages/{message}`.
    ///
    /// # Errors
    /// 10003, 10008, 50001, 50013 without `READ_MESSAGE_HISTORY`.
    pub fn read_message(&self, who: &Caller, channel: Id, id: Id) -> ApiResult<Outcome> {
        self.permitted(channel, who.id(), Permissions::READ_MESSAGE_HISTORY)?;
        let message = self.message(channel, id).filter(|m| m.reader.is_none_or(|reader| reader == who.id()));
        Ok(Outcome::ok(self.message_seen(message.ok_or_else(|| ApiError::of(10008))?, who.id())))
    }

    /// `PUT` (`pin`) and `DELETE` of a pin, by the old and the new routes.
    ///
    /// # Errors
    /// 10003, 10008, 50001, 50013 without `PIN_MESSAGES`, 50021 for a system message, 30003, 50083 in an archived thread.
    pub fn set_pinned(&mut self, who: &Caller, channel: Id, id: Id, pin: bool) -> ApiResult<Outcome> {
        self.permitted(channel, who.id(), Permissions::PIN_MESSAGES)?;
        let message = self.public_message(channel, id)?;
        if message.kind == PIN_NOTICE {
            return Err(ApiError::of(50021));
        }
        let is_so = message.pinned_ms.is_some() == pin;
        self.check_not_archived(channel)?;
        if is_so {
            return Ok(Outcome::empty());
        }
        if pin && self.pinned(channel).len() >= PINS_MAX {
            return Err(ApiError::of(30003));
        }
        let now_ms = self.now_ms();
        let pinned_ms = pin.then_some(now_ms);
        if let Some(message) = self.message_mut(channel, id) {
            message.pinned_ms = pinned_ms;
        }
        if let Some(channel) = self.channels.get_mut(&channel).filter(|_| pin) {
            channel.last_pin_ms = Some(now_ms);
        }
        let mut events: Vec<Event> = self
            .message(channel, id)
            .map(|message| self.message_event(message, "MESSAGE_UPDATE"))
            .into_iter()
            .collect();
        let guild = self.channels.get(&channel).and_then(|channel| channel.guild);
        let data =
            json!({ "channel_id": channel, "guild_id": guild, "last_pin_timestamp": timestamp(now_ms) });
        events.push(Event::new(Audience::Channel(channel), "CHANNEL_PINS_UPDATE", data));
        if let Some(guild) = guild {
            let author = self.message(channel, id).map(|message| message.author);
            let kind = if pin { action::MESSAGE_PIN } else { action::MESSAGE_UNPIN };
            let options = json!({ "channel_id": channel, "message_id": id });
            let nothing = (&Value::Null, &Value::Null);
            events.push(self.log_action((guild, who.id()), (kind, author), nothing, Some(options)));
        }
        if pin {
            let new_message =
                NewMessage { channel, author: who.id(), kind: PIN_NOTICE, ..NewMessage::default() };
            events
                .extend(self.insert_message(new_message, Draft { reply_to: Some(id), ..Draft::default() }).1);
        }
        Ok(Outcome::empty().with_all(events))
    }

    /// `GET /channels/{id}/pins` (`plain`) and `/messages/pins`, last pinned first.
    ///
    /// # Errors
    /// 10003, 50001.
    pub fn list_pins(&self, who: &Caller, channel: Id, plain: bool, limit: usize) -> ApiResult<Outcome> {
        self.permitted(channel, who.id(), Permissions::empty())?;
        let pinned = self.pinned(channel);
        if plain {
            return Ok(Outcome::ok(
                pinned.iter().take(50).map(|message| self.message_seen(message, who.id())).collect(),
            ));
        }
        let items = pinned.iter().take(limit).map(|message| {
            json!({ "pinned_at": message.pinned_ms.map(timestamp), "message": self.message_seen(message, who.id()) })
        });
        Ok(Outcome::ok(json!({ "items": items.collect::<Value>(), "has_more": pinned.len() > limit })))
    }

    fn pinned(&self, channel: Id) -> Vec<&Message> {
        let all = self.messages.get(&channel).into_iter().flat_map(|messages| messages.values());
        let mut pinned: Vec<&Message> = all.filter(|message| message.pinned_ms.is_some()).collect();
        pinned.sort_by_key(|message| std::cmp::Reverse((message.pinned_ms, message.id)));
        pinned
    }
}
