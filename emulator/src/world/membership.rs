//! Owns joining and leaving a server, and opening or closing DMs. Must not know REST routes.

use super::state::{Channel, Member};
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, World};
use serde_json::json;

impl World {
    /// Opens or closes a person's direct messages.
    ///
    /// # Errors
    /// 10013.
    pub fn set_dms(&mut self, person: Id, open: bool) -> ApiResult<()> {
        let user = self.users.get_mut(&person).ok_or_else(|| ApiError::of(10013))?;
        user.dms_open = open;
        Ok(())
    }

    /// Makes an account join a server.
    ///
    /// # Errors
    /// 10004, 10013; 40007 for a banned account.
    pub fn join_guild(&mut self, guild: Id, user: Id) -> ApiResult<Vec<Event>> {
        let who = self.caller(user)?;
        let joined_ms = self.now_ms();
        let joined = self.guilds.get_mut(&guild).ok_or_else(|| ApiError::of(10004))?;
        if joined.bans.contains_key(&user) {
            return Err(ApiError::of(40007));
        }
        // A bot that is added has its managed role from the start.
        let roles = joined.roles.values().filter(|role| role.bot == Some(user)).map(|role| role.id).collect();
        let members = &mut joined.members;
        if members.contains_key(&user) {
            return Ok(Vec::new());
        }
        let member = Member { user, roles, joined_ms, ..Member::default() };
        members.insert(user, member.clone());
        let mut events = self.remove_member_overwrites(guild, user);
        let mut data = self.member_json(&member);
        data["guild_id"] = json!(guild);
        let own = Event::new(Audience::Users(vec![user]), "GUILD_CREATE", self.guild_create(guild, &who));
        events.extend([own, Event::new(Audience::Guild(guild), "GUILD_MEMBER_ADD", data)]);
        Ok(events)
    }

    /// Makes an account leave a server.
    ///
    /// # Errors
    /// 10004, 10013.
    pub fn leave_guild(&mut self, guild: Id, user: Id) -> ApiResult<Vec<Event>> {
        self.caller(user)?;
        let known = self.guilds.get_mut(&guild).ok_or_else(|| ApiError::of(10004))?;
        if known.members.remove(&user).is_none() {
            return Ok(Vec::new());
        }
        let threads = self.channels.values_mut().filter(|channel| channel.guild == Some(guild));
        for thread in threads.filter_map(|channel| channel.thread.as_mut()) {
            thread.members.remove(&user);
        }
        let mut events = self.move_member(guild, user, None).unwrap_or_default();
        events.extend(self.remove_member_overwrites(guild, user));
        let own = Event::new(Audience::Users(vec![user]), "GUILD_DELETE", json!({ "id": guild }));
        let data = json!({ "guild_id": guild, "user": self.user_json(user) });
        events.extend([own, Event::new(Audience::Guild(guild), "GUILD_MEMBER_REMOVE", data)]);
        Ok(events)
    }

    /// Puts a member in time-out until a moment, or ends it.
    ///
    /// # Errors
    /// 10004, 10007.
    pub fn time_out(&mut self, guild: Id, user: Id, until_ms: Option<u64>) -> ApiResult<Vec<Event>> {
        self.change_member(guild, user, |member| member.timed_out_until_ms = until_ms)
    }

    /// Has a member wait for the server's screening, or pass it.
    ///
    /// # Errors
    /// 10004, 10007.
    pub fn set_pending(&mut self, guild: Id, user: Id, pending: bool) -> ApiResult<Vec<Event>> {
        self.change_member(guild, user, |member| member.pending = pending)
    }

    pub(super) fn change_member(
        &mut self,
        guild: Id,
        user: Id,
        change: impl FnOnce(&mut Member),
    ) -> ApiResult<Vec<Event>> {
        let known = self.guilds.get_mut(&guild).ok_or_else(|| ApiError::of(10004))?;
        let member = known.members.get_mut(&user).ok_or_else(|| ApiError::of(10007))?;
        change(member);
        let member = member.clone();
        let mut data = self.member_json(&member);
        data["guild_id"] = json!(guild);
        Ok(vec![Event::new(Audience::Guild(guild), "GUILD_MEMBER_UPDATE", data)])
    }

    /// Member overwrites end with the membership, and overwrites from before a rejoin have no effect. Discord does not
    /// document this, but members do lose access after rejoining (discord-api-docs issue 2856).
    fn remove_member_overwrites(&mut self, guild: Id, user: Id) -> Vec<Event> {
        let names_them = |channel: &&mut Channel| {
            channel.guild == Some(guild) && channel.overwrites.iter().any(|overwrite| overwrite.id == user)
        };
        let mut changed = Vec::new();
        for channel in self.channels.values_mut().filter(names_them) {
            channel.overwrites.retain(|overwrite| overwrite.id != user);
            changed.push(channel.id);
        }
        let changed = changed.into_iter().filter_map(|id| self.channels.get(&id));
        let update = |channel: &Channel| {
            Event::new(Audience::Channel(channel.id), "CHANNEL_UPDATE", self.channel_json(channel, user))
        };
        changed.map(update).collect()
    }

    /// An account as a caller.
    ///
    /// # Errors
    /// 10013.
    pub fn caller(&self, user: Id) -> ApiResult<Caller> {
        let bot = self.user(user)?.bot;
        Ok(if bot { Caller::Bot { id: user, application_id: user } } else { Caller::Person { id: user } })
    }
}
