//! Owns threads: creating, members, editing, deleting, listing. Must not know messages.

use super::channel::thread_member_json;
use super::state::{Channel, Thread, channel_kind};
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, Problems, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// Most active threads in a server.
const ACTIVE_THREADS_PER_GUILD: usize = 1000;
/// Most members of a thread.
const MEMBERS_PER_THREAD: usize = 1000;

impl World {
    /// `POST /channels/{id}/threads` without a message.
    ///
    /// # Errors
    /// 10003, 50001; 50013 without the permission to create threads; 50024 outside a text channel; 50035; 160006.
    pub fn create_thread(&mut self, who: &Caller, parent: Id, body: &Value) -> ApiResult<Outcome> {
        let (_, guild) = self.guild_channel(parent)?;
        let kind = match body.get("type").and_then(Value::as_u64) {
            Some(11) => channel_kind::PUBLIC_THREAD,
            Some(12) | None => channel_kind::PRIVATE_THREAD,
            _ => {
                return Err(ApiError::field(
                    "type",
                    "BASE_TYPE_CHOICES",
                    "Value must be one of (10, 11, 12).",
                ));
            }
        };
        let needed = match kind {
            channel_kind::PUBLIC_THREAD => Permissions::CREATE_PUBLIC_THREADS,
            _ => Permissions::CREATE_PRIVATE_THREADS,
        };
        if self.permitted(parent, who.id(), needed)?.kind != channel_kind::TEXT {
            return Err(ApiError::of(50024));
        }
        let name = body.get("name").and_then(Value::as_str).unwrap_or("");
        let auto_archive_min = body.get("auto_archive_duration").and_then(Value::as_u64).unwrap_or(4320);
        let mut problems = Problems::default();
        problems.check_length("name", name, 1, 100);
        check_archive_time(auto_archive_min, &mut problems);
        let named = Channel { guild: Some(guild), name: name.to_owned(), ..Channel::new(parent, kind) };
        self.check_words(&named, &mut problems);
        problems.finish()?;
        self.check_active_threads(guild)?;
        let now_ms = self.now_ms();
        let channel = Channel {
            guild: Some(guild),
            name: name.to_owned(),
            parent: Some(parent),
            thread: Some(Thread {
                owner: who.id(),
                archived: false,
                locked: false,
                invitable: body.get("invitable").and_then(Value::as_bool).unwrap_or(true),
                auto_archive_min,
                archive_changed_ms: now_ms,
                members: [(who.id(), now_ms)].into(),
                sent: 0,
            }),
            ..Channel::new(self.next_id(), kind)
        };
        let data = self.channel_json(&channel, who.id());
        let mut event_data = data.clone();
        event_data["newly_created"] = json!(true);
        let event = Event::new(Audience::Channel(channel.id), "THREAD_CREATE", event_data);
        self.channels.insert(channel.id, channel);
        Ok(Outcome::created(data).with(event))
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
        problems.finish()?;
        if unarchives {
            self.check_active_threads(changed.guild.unwrap_or_default())?;
        }
        Ok(self.keep_channel(who, changed))
    }

    /// `DELETE /channels/{id}` of a thread.
    ///
    /// # Errors
    /// 10003, 50001, 50013 without `MANAGE_THREADS`.
    pub fn delete_thread(&mut self, who: &Caller, channel: Id) -> ApiResult<Outcome> {
        let gone = self.permitted(channel, who.id(), Permissions::MANAGE_THREADS)?.clone();
        let data =
            json!({ "id": gone.id, "guild_id": gone.guild, "parent_id": gone.parent, "type": gone.kind });
        let event = Event::new(Audience::Users(self.viewers(&gone)), "THREAD_DELETE", data);
        let body = self.channel_json(&gone, who.id());
        self.channels.remove(&channel);
        self.messages.remove(&channel);
        Ok(Outcome::ok(body).with(event))
    }

    /// `PUT /channels/{id}/thread-members/{user}`.
    ///
    /// # Errors
    /// 10003, 50001; 50083; 10007 for an account that is not in the server; 50013 if members cannot add members; 30033.
    pub fn add_thread_member(&mut self, who: &Caller, channel: Id, user: Id) -> ApiResult<Outcome> {
        let (channel, thread) = self.thread(who, channel)?;
        let (id, guild, parent) =
            (channel.id, channel.guild.unwrap_or_default(), channel.parent.unwrap_or_default());
        if thread.archived {
            return Err(ApiError::of(50083));
        }
        let moderates = self.channel_permissions(channel, who.id()).contains(Permissions::MANAGE_THREADS);
        let others = channel.kind == channel_kind::PRIVATE_THREAD && user != who.id();
        if others && !thread.invitable && !moderates && thread.owner != who.id() {
            return Err(ApiError::of(50013));
        }
        if !self.guilds.get(&guild).is_some_and(|guild| guild.members.contains_key(&user)) {
            return Err(ApiError::of(10007));
        }
        if !self.can_view(parent, user) {
            return Err(ApiError::of(50001));
        }
        if thread.members.contains_key(&user) {
            return Ok(Outcome::empty());
        }
        if thread.members.len() >= MEMBERS_PER_THREAD {
            return Err(ApiError::of(30033));
        }
        let now_ms = self.now_ms();
        self.change_members(id, |members| members.insert(user, now_ms));
        let Some(channel) = self.channels.get(&id) else { return Ok(Outcome::empty()) };
        let created =
            Event::new(Audience::Users(vec![user]), "THREAD_CREATE", self.channel_json(channel, user));
        let event =
            self.members_event(channel, json!([thread_member_json(id, user, now_ms)]), json!([]), &[]);
        Ok(Outcome::empty().with(created).with(event))
    }

    /// `DELETE /channels/{id}/thread-members/{user}`.
    ///
    /// # Errors
    /// 10003, 50001; 50013 for other members, without `MANAGE_THREADS` and without owning the private thread.
    pub fn remove_thread_member(&mut self, who: &Caller, channel: Id, user: Id) -> ApiResult<Outcome> {
        let (channel, thread) = self.thread(who, channel)?;
        let id = channel.id;
        let moderates = self.channel_permissions(channel, who.id()).contains(Permissions::MANAGE_THREADS);
        let owns = channel.kind == channel_kind::PRIVATE_THREAD && thread.owner == who.id();
        if user != who.id() && !moderates && !owns {
            return Err(ApiError::of(50013));
        }
        self.change_members(id, |members| members.remove(&user));
        let Some(channel) = self.channels.get(&id) else { return Ok(Outcome::empty()) };
        let event = self.members_event(channel, json!([]), json!([user]), &[user]);
        let data =
            json!({ "id": id, "guild_id": channel.guild, "parent_id": channel.parent, "type": channel.kind });
        let blind = (!self.can_view(id, user))
            .then(|| Event::new(Audience::Users(vec![user]), "THREAD_DELETE", data));
        Ok(Outcome::empty().with(event).with_all(blind.into_iter().collect()))
    }

    /// `GET /channels/{id}/thread-members` (bots need the privileged intent GUILD_MEMBERS), or one thread member.
    ///
    /// # Errors
    /// 10003, 50001, 10007.
    pub fn read_thread_members(&self, who: &Caller, channel: Id, user: Option<Id>) -> ApiResult<Outcome> {
        let (channel, thread) = self.thread(who, channel)?;
        let Some(user) = user else {
            if self.applications.get(&who.id()).is_some_and(|application| !application.sees_members) {
                return Err(ApiError::of(50001));
            }
            let all =
                thread.members.iter().map(|(user, joined)| thread_member_json(channel.id, *user, *joined));
            return Ok(Outcome::ok(all.collect()));
        };
        let joined_ms = thread.members.get(&user).ok_or_else(|| ApiError::of(10007))?;
        Ok(Outcome::ok(thread_member_json(channel.id, user, *joined_ms)))
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
                    && channel.kind == kind
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

    fn thread(&self, who: &Caller, channel: Id) -> ApiResult<(&Channel, &Thread)> {
        let channel = self.permitted(channel, who.id(), Permissions::empty())?;
        channel.thread.as_ref().map(|thread| (channel, thread)).ok_or_else(|| ApiError::of(50024))
    }

    fn change_members<R>(
        &mut self,
        channel: Id,
        change: impl FnOnce(&mut std::collections::BTreeMap<Id, u64>) -> R,
    ) {
        if let Some(thread) = self.channels.get_mut(&channel).and_then(|channel| channel.thread.as_mut()) {
            change(&mut thread.members);
        }
    }

    fn members_event(&self, channel: &Channel, added: Value, removed: Value, also: &[Id]) -> Event {
        let count = channel.thread.as_ref().map_or(0, |thread| thread.members.len());
        let data = json!({
            "id": channel.id, "guild_id": channel.guild, "member_count": count, "added_members": added,
            "removed_member_ids": removed,
        });
        let mut audience = self.viewers(channel);
        audience.extend(also.iter().filter(|user| !self.can_view(channel.id, **user)));
        Event::new(Audience::Users(audience), "THREAD_MEMBERS_UPDATE", data)
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
