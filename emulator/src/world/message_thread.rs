//! Owns what messages and threads do to each other: unarchiving, joining by a mention, and threads that start from a message. Must
//! not know how messages are stored.

use super::message_write::NewMessage;
use super::{ApiError, ApiResult, Audience, Caller, Draft, Event, Id, Outcome, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// The flag of a message that a thread started from.
const HAS_THREAD: u64 = 32;
/// The message type of "started a thread".
const THREAD_CREATED: u8 = 18;
/// The message type of a thread's first message: it stands for the one in the parent.
const THREAD_STARTER: u8 = 21;

impl World {
    /// `POST /channels/{id}/messages/{message}/threads`: the thread has the message's id.
    ///
    /// # Errors
    /// 10003, 10008, 20016, 50001; 50013 without `CREATE_PUBLIC_THREADS`; 50024 outside text and announcement channels; 160004 if the
    /// message has one; 50035; 160006.
    pub fn start_thread(
        &mut self,
        who: &Caller,
        (channel, id): (Id, Id),
        body: &Value,
    ) -> ApiResult<Outcome> {
        self.permitted(
            channel,
            who.id(),
            Permissions::CREATE_PUBLIC_THREADS | Permissions::READ_MESSAGE_HISTORY,
        )?;
        let author = self.public_message(channel, id)?.author;
        if self.channels.contains_key(&id) {
            return Err(ApiError::of(160_004));
        }
        self.keep_pace(who, channel, true)?;
        let mut outcome = self.open_thread(who, channel, body, Some(id))?;
        let reference = Some(self.reference_json(0, channel, id));
        let starter =
            NewMessage { channel: id, author, kind: THREAD_STARTER, reference, ..NewMessage::default() };
        self.insert_message(starter, Draft::default());
        if let Some(thread) = self.channels.get_mut(&id) {
            thread.last_message = None;
            thread.thread.iter_mut().for_each(|thread| thread.sent = 0);
        }
        if let Some(message) = self.message_mut(channel, id) {
            message.flags |= HAS_THREAD;
        }
        if let Some(message) = self.message(channel, id) {
            outcome.events.push(self.message_event(message, "MESSAGE_UPDATE"));
        }
        Ok(outcome)
    }

    /// The notice in a channel that someone started a thread there, without a message to start from.
    pub(super) fn announce_thread(&mut self, who: &Caller, parent: Id, thread: &Value) -> Vec<Event> {
        let guild = self.guild_of_channel(parent);
        let notice = NewMessage {
            channel: parent,
            author: who.id(),
            kind: THREAD_CREATED,
            reference: Some(json!({ "type": 0, "channel_id": thread["id"], "guild_id": guild })),
            ..NewMessage::default()
        };
        let name = thread["name"].as_str().map(str::to_owned);
        self.insert_message(notice, Draft { content: name, ..Draft::default() }).1
    }

    /// Users pinged in a thread join it, if the sender can add members.
    pub(crate) fn invite_mentioned(&mut self, who: &Caller, channel: Id, message: Id) -> Vec<Event> {
        let in_thread = self.channels.get(&channel).is_some_and(|channel| channel.thread.is_some());
        let pinged =
            self.message(channel, message).filter(|_| in_thread).map(|message| message.mentions.clone());
        let invited = pinged.unwrap_or_default().into_iter();
        let joined = invited.filter_map(|user| self.add_thread_member(who, channel, user).ok());
        joined.flat_map(|outcome| outcome.events).collect()
    }

    /// An archived thread cannot be changed, except by unarchiving it or by a new message, which unarchives it.
    pub(crate) fn check_not_archived(&self, channel: Id) -> ApiResult<()> {
        let thread = self.channels.get(&channel).and_then(|channel| channel.thread.as_ref());
        if thread.is_some_and(|thread| thread.archived) { Err(ApiError::of(50083)) } else { Ok(()) }
    }

    /// A message unarchives the thread, and its sender joins.
    pub(crate) fn unarchive_thread(&mut self, who: &Caller, channel: Id) -> Vec<Event> {
        let now_ms = self.now_ms();
        let Some(mut changed) = self.channels.get(&channel).cloned() else { return Vec::new() };
        let Some(thread) = &mut changed.thread else { return Vec::new() };
        let (was_archived, joins) = (thread.archived, !thread.members.contains_key(&who.id()));
        thread.members.entry(who.id()).or_insert(now_ms);
        thread.archived = false;
        if was_archived {
            thread.archive_changed_ms = now_ms;
        }
        match was_archived || joins {
            true => self.keep_channel(who, changed).events,
            false => Vec::new(),
        }
    }

    /// `POST /channels/{id}/typing`.
    ///
    /// # Errors
    /// 10003, 50001, 50013.
    pub fn start_typing(&self, who: &Caller, channel: Id) -> ApiResult<Outcome> {
        self.check_may_send(who.id(), channel)?;
        let known = self.permitted(channel, who.id(), Permissions::empty())?;
        let mut data =
            json!({ "channel_id": channel, "user_id": who.id(), "timestamp": self.now_ms() / 1000 });
        if let Some(guild) = known.guild {
            let member = self.guilds.get(&guild).and_then(|guild| guild.members.get(&who.id()));
            data["guild_id"] = json!(guild);
            data["member"] = member.map_or(Value::Null, |member| self.member_json(member));
        }
        Ok(Outcome::empty().with(Event::new(Audience::Channel(channel), "TYPING_START", data)))
    }
}
