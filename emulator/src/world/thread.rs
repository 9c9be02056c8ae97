//! Owns threads: creating, editing, deleting, listing. Must not know messages.

use super::audit::action;
use super::channel::thread_member_json;
use super::kinds;
use super::state::{Channel, Thread, channel_kind};
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, Problems, Upload, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// Most active threads in a server.
const ACTIVE_THREADS_PER_GUILD: usize = 1000;
const PRIVATE: u8 = channel_kind::PRIVATE_THREAD;

impl World {
    /// `POST /channels/{id}/threads`: a thread without a message, or a post in a forum.
    ///
    /// # Errors
    /// 10003, 50001; 50013 without the permission to create threads; 50024 in a channel without threads; 50035; 160006.
    pub fn create_thread(
        &mut self,
        who: &Caller,
        parent: Id,
        body: &Value,
        files: &[Upload],
    ) -> ApiResult<Outcome> {
        let (known, _) = self.guild_channel(parent)?;
        if kinds::is_forum(known.kind) {
            return self.create_post(who, parent, body, files);
        }
        let kind = thread_kind(known.kind, body, None)?;
        let needed = match kind {
            channel_kind::PRIVATE_THREAD => Permissions::CREATE_PRIVATE_THREADS,
            _ => Permissions::CREATE_PUBLIC_THREADS,
        };
        self.permitted(parent, who.id(), needed)?;
        let outcome = self.open_thread(who, parent, body, None)?;
        Ok(match kind {
            channel_kind::PRIVATE_THREAD => outcome,
            _ => {
                let told = self.announce_thread(who, parent, &outcome.body);
                outcome.with_all(told)
            }
        })
    }

    /// Opens a thread for someone who may; from a message, it has that message's id.
    pub(crate) fn open_thread(
        &mut self,
        who: &Caller,
        parent: Id,
        body: &Value,
        message: Option<Id>,
    ) -> ApiResult<Outcome> {
        let (above, guild) = self.guild_channel(parent)?;
        let kind = thread_kind(above.kind, body, message)?;
        let default = |name: &str| above.more.get(name).and_then(Value::as_u64);
        let number = |name: &str| body.get(name).and_then(Value::as_u64);
        let auto_archive_min =
            number("auto_archive_duration").or(default("default_auto_archive_duration")).unwrap_or(4320);
        let slowmode_s = number("rate_limit_per_user").or(default("default_thread_rate_limit_per_user"));
        let name = body.get("name").and_then(Value::as_str).unwrap_or("");
        let mut problems = Problems::default();
        problems.check_length("name", name, 1, 100);
        check_archive_time(auto_archive_min, &mut problems);
        let mut channel = Channel {
            guild: Some(guild),
            name: name.to_owned(),
            parent: Some(parent),
            slowmode_s: slowmode_s.unwrap_or(0),
            ..Channel::new(parent, kind)
        };
        self.check_words(&channel, &mut problems);
        problems.finish()?;
        if kinds::is_forum(above.kind) {
            let tags = self.read_post_tags(who, above, body)?;
            channel.more.insert("applied_tags".to_owned(), tags);
        }
        self.check_active_threads(guild)?;
        let now_ms = self.now_ms();
        channel.id = message.unwrap_or_else(|| self.next_id());
        channel.thread = Some(Thread {
            owner: who.id(),
            archived: false,
            locked: false,
            invitable: body.get("invitable").and_then(Value::as_bool).unwrap_or(true),
            auto_archive_min,
            archive_changed_ms: now_ms,
            members: [(who.id(), now_ms)].into(),
            sent: 0,
        });
        let (id, data) = (channel.id, self.channel_json(&channel, who.id()));
        let mut event_data = data.clone();
        event_data["newly_created"] = json!(true);
        let event = Event::new(Audience::Channel(id), "THREAD_CREATE", event_data);
        self.channels.insert(id, channel);
        let what = (action::THREAD_CREATE, Some(id));
        let logged = self.log_action((guild, who.id()), what, (&Value::Null, &data), None);
        Ok(Outcome::created(data).with(event).with(logged))
    }

    /// `PATCH /channels/{id}` of a thread.
    ///
    /// # Errors
    /// 10003, 50001; 50013 for changes that need `MANAGE_THREADS` or the owner; 50083; 50035; 160006.
    pub fn edit_thread(&mut self, who: &Caller, channel: Id, body: &Value) -> ApiResult<Outcome> {
        let mut changed = self.permitted(channel, who.id(), Permissions::empty())?.clone();
        let moderates = self.channel_permissions(&changed, who.id()).contains(Permissions::MANAGE_THREADS);
        let now_ms = self.now_ms();
        let Some(thread) = &mut changed.thread else { return Err(ApiError::of(10003)) };
        let only_unarchives = body.as_object().is_some_and(|fields| fields.len() == 1)
            && body.get("archived") == Some(&json!(false))
            && !thread.locked;
        let may_change = moderates || only_unarchives || (thread.owner == who.id() && !thread.locked);
        if !may_change {
            return Err(ApiError::of(50013));
        }
        let flag = |name: &str| body.get(name).and_then(Value::as_bool);
        let archived = flag("archived").unwrap_or(thread.archived);
        if thread.archived && archived {
            return Err(ApiError::of(50083));
        }
        let unarchives = thread.archived && !archived;
        if archived != thread.archived {
            thread.archive_changed_ms = now_ms;
        }
        thread.archived = archived;
        thread.invitable = flag("invitable").unwrap_or(thread.invitable);
        if let Some(locked) = flag("locked").filter(|locked| *locked != thread.locked) {
            if !moderates {
                return Err(ApiError::of(50013));
            }
            thread.locked = locked;
        }
        let mut problems = Problems::default();
        if let Some(minutes) = body.get("auto_archive_duration").and_then(Value::as_u64) {
            check_archive_time(minutes, &mut problems);
            thread.auto_archive_min = minutes;
        }
        if let Some(name) = body.get("name").and_then(Value::as_str) {
            problems.check_length("name", name, 1, 100);
            changed.name = name.to_owned();
        }
        let slowmode_s = body.get("rate_limit_per_user").and_then(Value::as_u64);
        changed.slowmode_s = slowmode_s.unwrap_or(changed.slowmode_s);
        problems.finish()?;
        self.edit_post(who, &mut changed, body)?;
        if unarchives {
            self.check_active_threads(changed.guild.unwrap_or_default())?;
        }
        let old = self.channels.get(&channel).map_or(Value::Null, |known| self.channel_json(known, who.id()));
        let guild = changed.guild.unwrap_or_default();
        let outcome = self.keep_channel(who, changed);
        let what = (action::THREAD_UPDATE, Some(channel));
        let logged = self.log_action((guild, who.id()), what, (&old, &outcome.body), None);
        Ok(outcome.with(logged))
    }

    /// `DELETE /channels/{id}` of a thread.
    ///
    /// # Errors
    /// 10003, 50001, 50013 without `MANAGE_THREADS`.
    pub fn delete_thread(&mut self, who: &Caller, channel: Id) -> ApiResult<Outcome> {
        let gone = self.permitted(channel, who.id(), Permissions::MANAGE_THREADS)?.clone();
        let event = deleted_event(&gone, self.viewers(&gone));
        let body = self.channel_json(&gone, who.id());
        self.channels.remove(&channel);
        self.messages.remove(&channel);
        let what = (action::THREAD_DELETE, Some(channel));
        let guild = gone.guild.unwrap_or_default();
        let logged = self.log_action((guild, who.id()), what, (&body, &Value::Null), None);
        Ok(Outcome::ok(body).with(event).with(logged))
    }

    /// `GET /guilds/{id}/threads/active`, or a channel's archived threads of one kind.
    ///
    /// # Errors
    /// 10003, 10004, 50001.
    pub fn list_threads(&self, who: &Caller, guild: Id, archived: Option<(Id, u8)>) -> ApiResult<Outcome> {
        self.guild_of(who, guild)?;
        let wanted = |channel: &&Channel| match archived {
            None => is_active(channel),
            Some((parent, kind)) => {
                channel.thread.is_some()
                    && !is_active(channel)
                    && (channel.kind == PRIVATE) == (kind == PRIVATE)
                    && channel.parent == Some(parent)
            }
        };
        let seen: Vec<&Channel> = self
            .channels_of(guild)
            .filter(wanted)
            .filter(|channel| self.can_view(channel.id, who.id()))
            .collect();
        let own = seen.iter().filter_map(|channel| {
            let joined_ms = channel.thread.as_ref()?.members.get(&who.id())?;
            Some(thread_member_json(channel.id, who.id(), *joined_ms))
        });
        let threads: Value = seen.iter().map(|channel| self.channel_json(channel, who.id())).collect();
        Ok(Outcome::ok(json!({ "threads": threads, "members": own.collect::<Value>(), "has_more": false })))
    }

    /// `GET /channels/{id}/users/@me/threads/archived/private`: those that the caller is in.
    ///
    /// # Errors
    /// 10003, 50001.
    pub fn list_joined_archived(&self, who: &Caller, parent: Id) -> ApiResult<Outcome> {
        let guild = self.permitted(parent, who.id(), Permissions::empty())?.guild.unwrap_or_default();
        let mut outcome = self.list_threads(who, guild, Some((parent, PRIVATE)))?;
        if let Some(threads) = outcome.body["threads"].as_array_mut() {
            threads.retain(|thread| thread.get("member").is_some());
        }
        Ok(outcome)
    }

    /// Whether the server can have one more active thread.
    fn check_active_threads(&self, guild: Id) -> ApiResult<()> {
        let active = self.channels_of(guild).filter(|channel| is_active(channel)).count();
        if active >= ACTIVE_THREADS_PER_GUILD { Err(ApiError::of(160_006)) } else { Ok(()) }
    }

    /// Whether a message can be sent there: it would unarchive an archived thread.
    pub(crate) fn check_may_unarchive(&self, channel: Id) -> ApiResult<()> {
        let asleep = |channel: &&Channel| channel.thread.as_ref().is_some_and(|thread| thread.archived);
        let sleeper = self.channels.get(&channel).filter(asleep);
        sleeper.and_then(|channel| channel.guild).map_or(Ok(()), |guild| self.check_active_threads(guild))
    }
}

/// THREAD_DELETE, for those who see the thread no longer.
pub(super) fn deleted_event(thread: &Channel, users: Vec<Id>) -> Event {
    let data =
        json!({ "id": thread.id, "guild_id": thread.guild, "parent_id": thread.parent, "type": thread.kind });
    Event::new(Audience::Users(users), "THREAD_DELETE", data)
}

/// The kind of a new thread.
fn thread_kind(parent: u8, body: &Value, message: Option<Id>) -> ApiResult<u8> {
    let wanted = body.get("type").and_then(Value::as_u64);
    let wrong = || {
        let message = "Value must be one of (10, 11, 12).";
        Err(ApiError::field("type", "BASE_TYPE_CHOICES", message))
    };
    match (parent, wanted) {
        (channel_kind::FORUM | channel_kind::MEDIA, _) => Ok(channel_kind::PUBLIC_THREAD),
        (channel_kind::ANNOUNCEMENT, _) if message.is_some() => Ok(channel_kind::ANNOUNCEMENT_THREAD),
        (channel_kind::ANNOUNCEMENT, Some(10)) => Ok(channel_kind::ANNOUNCEMENT_THREAD),
        (channel_kind::TEXT, _) if message.is_some() => Ok(channel_kind::PUBLIC_THREAD),
        (channel_kind::TEXT, Some(11)) => Ok(channel_kind::PUBLIC_THREAD),
        (channel_kind::TEXT, Some(12) | None) => Ok(PRIVATE),
        (channel_kind::TEXT, _) => wrong(),
        _ => Err(ApiError::of(50024)),
    }
}

fn is_active(channel: &Channel) -> bool {
    channel.thread.as_ref().is_some_and(|thread| !thread.archived)
}

fn check_archive_time(minutes: u64, problems: &mut Problems) {
    if ![60, 1440, 4320, 10080].contains(&minutes) {
        let message = "Value must be one of {60, 1440, 4320, 10080}.";
        problems.add("auto_archive_duration", "BASE_TYPE_CHOICES", message);
    }
}
