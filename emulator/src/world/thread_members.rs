//! Owns who is in a thread. Must not know its other settings.

use super::channel::thread_member_json;
use super::request::check_limit;
use super::state::{Channel, Thread, channel_kind};
use super::thread::deleted_event;
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

/// Most members of a thread.
const MEMBERS_PER_THREAD: usize = 1000;

impl World {
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
        let blind = (!self.can_view(id, user)).then(|| deleted_event(channel, vec![user]));
        Ok(Outcome::empty().with(event).with_all(blind.into_iter().collect()))
    }

    /// `GET /channels/{id}/thread-members`, in order of the accounts' ids. Bots need the privileged intent GUILD_MEMBERS.
    ///
    /// # Errors
    /// 10003, 50001; 50035 for a limit outside 1–100.
    pub fn list_thread_members(
        &self,
        who: &Caller,
        channel: Id,
        (limit, after): (u64, Option<Id>),
        with_member: bool,
    ) -> ApiResult<Outcome> {
        check_limit(limit, 100)?;
        let (channel, thread) = self.thread(who, channel)?;
        if self.applications.get(&who.id()).is_some_and(|application| !application.sees_members) {
            return Err(ApiError::of(50001));
        }
        let fits = thread.members.iter().filter(|(user, _)| after.is_none_or(|after| **user > after));
        let page = fits.take(usize::try_from(limit).unwrap_or(100));
        let shown = page.map(|(user, joined)| self.shown_thread_member(channel, *user, *joined, with_member));
        Ok(Outcome::ok(shown.collect()))
    }

    /// `GET /channels/{id}/thread-members/{user}`.
    ///
    /// # Errors
    /// 10003, 50001, 10007.
    pub fn read_thread_member(
        &self,
        who: &Caller,
        channel: Id,
        user: Id,
        with_member: bool,
    ) -> ApiResult<Outcome> {
        let (channel, thread) = self.thread(who, channel)?;
        let joined_ms = thread.members.get(&user).ok_or_else(|| ApiError::of(10007))?;
        Ok(Outcome::ok(self.shown_thread_member(channel, user, *joined_ms, with_member)))
    }

    fn shown_thread_member(&self, channel: &Channel, user: Id, joined_ms: u64, with_member: bool) -> Value {
        let mut shown = thread_member_json(channel.id, user, joined_ms);
        let guild = channel.guild.and_then(|guild| self.guilds.get(&guild));
        if let Some(member) = guild.and_then(|guild| guild.members.get(&user)).filter(|_| with_member) {
            shown["member"] = self.member_json(member);
        }
        shown
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
