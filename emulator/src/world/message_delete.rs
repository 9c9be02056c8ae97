//! Owns deleting messages, one or many. Must not know how they are written.

use super::account::read_id;
use super::audit::action;
use super::state::channel_kind;
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// The oldest message that can be deleted with others.
const BULK_AGE_MAX_MS: u64 = 14 * 86_400_000;

impl World {
    /// `DELETE /channels/{id}/messages/{message}`. For an ephemeral message: the reader dismisses it.
    ///
    /// # Errors
    /// 10003, 10008, 50001, 50013 for another author's message without `MANAGE_MESSAGES`.
    pub fn delete_message(&mut self, who: &Caller, channel: Id, id: Id) -> ApiResult<Outcome> {
        let permissions =
            self.channel_permissions(self.permitted(channel, who.id(), Permissions::empty())?, who.id());
        let message = self.message(channel, id).ok_or_else(|| ApiError::of(10008))?;
        match message.reader {
            Some(reader) if reader != who.id() => return Err(ApiError::of(10008)),
            None if message.author != who.id() && !permissions.contains(Permissions::MANAGE_MESSAGES) => {
                return Err(ApiError::of(50013));
            }
            _ => {}
        }
        let (author, open) = (message.author, message.reader.is_none());
        let mut events = self.remove_message(channel, id);
        let guild = self.guild_of_channel(channel).filter(|_| open && author != who.id());
        if let Some(guild) = guild {
            let options = json!({ "channel_id": channel, "count": "1" });
            let what = (action::MESSAGE_DELETE, Some(author));
            let nothing = (&Value::Null, &Value::Null);
            events.push(self.log_action((guild, who.id()), what, nothing, Some(options)));
        }
        Ok(Outcome::empty().with_all(events))
    }

    /// `POST /channels/{id}/messages/bulk-delete`. Ids of messages that don't exist are skipped.
    ///
    /// # Errors
    /// 10003, 50001; 50003 in a DM; 50013 without `MANAGE_MESSAGES`; 50016 for fewer than 2 or more than 100; 50034 for messages
    /// older than two weeks; 50035.
    pub fn bulk_delete(&mut self, who: &Caller, channel: Id, body: &Value) -> ApiResult<Outcome> {
        let (_, guild) = self.guild_channel(channel)?;
        let known = self.permitted(channel, who.id(), Permissions::MANAGE_MESSAGES)?;
        if known.kind == channel_kind::CATEGORY {
            return Err(ApiError::of(50024));
        }
        let Some(list) = body["messages"].as_array() else {
            return Err(ApiError::required("messages"));
        };
        let mut ids = list.iter().filter_map(|id| read_id(Some(id))).collect::<Vec<Id>>();
        ids.sort_unstable();
        ids.dedup();
        if !(2..=100).contains(&ids.len()) {
            return Err(ApiError::of(50016));
        }
        let oldest_ms = self.now_ms().saturating_sub(BULK_AGE_MAX_MS);
        if ids.iter().any(|id| id.created_ms() < oldest_ms) {
            return Err(ApiError::of(50034));
        }
        ids.retain(|id| self.message(channel, *id).is_some_and(|message| message.reader.is_none()));
        let mut events = self.remove_messages(channel, &ids);
        if !ids.is_empty() {
            let options = json!({ "count": ids.len().to_string() });
            let what = (action::MESSAGE_BULK_DELETE, Some(channel));
            let nothing = (&Value::Null, &Value::Null);
            events.push(self.log_action((guild, who.id()), what, nothing, Some(options)));
        }
        Ok(Outcome::empty().with_all(events))
    }

    /// Removes several messages of a channel, with one event.
    pub(crate) fn remove_messages(&mut self, channel: Id, ids: &[Id]) -> Vec<Event> {
        if ids.is_empty() {
            return Vec::new();
        }
        ids.iter().for_each(|id| drop(self.remove_message(channel, *id)));
        let data = json!({ "ids": ids, "channel_id": channel, "guild_id": self.guild_of_channel(channel) });
        vec![Event::new(Audience::Channel(channel), "MESSAGE_DELETE_BULK", data)]
    }

    /// Removes a message.
    pub(crate) fn remove_message(&mut self, channel: Id, id: Id) -> Vec<Event> {
        let gone = self.messages.get_mut(&channel).and_then(|messages| messages.remove(&id));
        let Some(gone) = gone else { return Vec::new() };
        gone.attachments.iter().for_each(|file| drop(self.files.remove(&file.id)));
        vec![self.message_deleted(&gone)]
    }
}
