//! What moderators do to members, and members to themselves: nicknames, roles, time-outs and kicks. Must not know bans, or how
//! accounts join by themselves.

use super::account::read_id;
use super::audit::action;
use super::state::Member;
use super::timestamp::parse_timestamp;
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, Problems, World};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use twilight_model::guild::Permissions;

/// The longest time-out.
const TIME_OUT_MAX_MS: u64 = 28 * 86_400_000;

impl World {
    /// The members of a server.
    pub(crate) fn members_json(&self, guild: Id) -> Vec<Value> {
        let members = self.guilds.get(&guild).map(|guild| guild.members.values());
        members.into_iter().flatten().map(|member| self.member_json(member)).collect()
    }

    /// `PATCH /guilds/{id}/members/{user}`: nickname, roles, time-out, voice.
    ///
    /// # Errors
    /// 10004, 10007, 10011, 10013; 50013 without the permission of a change, for a member at or above the caller, and for roles
    /// at or above the caller's highest; 50028 for managed roles; 40032 for voice changes of who is in no voice channel; 50035.
    pub fn edit_member(&mut self, who: &Caller, guild: Id, user: Id, body: &Value) -> ApiResult<Outcome> {
        let before = self.member(who, guild, user)?.clone();
        let mut changed = before.clone();
        self.read_nick(who, guild, &mut changed, body)?;
        self.read_roles(who, guild, &mut changed, body)?;
        self.read_time_out(who, guild, &mut changed, body)?;
        self.read_voice_flags(who, guild, &mut changed, body)?;
        let moved = body.get("channel_id").map(|channel| read_id(Some(channel)));
        if moved.is_some() {
            self.permitted_in_guild(guild, who.id(), Permissions::MOVE_MEMBERS)?;
        }
        let mut events = match moved {
            Some(channel) => self.move_member(guild, user, channel)?,
            None => Vec::new(),
        };
        let voice = (before.mute, before.deaf) != (changed.mute, changed.deaf);
        events.extend(self.keep_member(who, guild, &before, changed.clone()));
        if voice {
            events.extend(self.voice_events_of(guild, user));
        }
        Ok(Outcome::ok(self.member_json(&changed)).with_all(events))
    }

    /// `PATCH /guilds/{id}/members/@me`: the caller's own nickname.
    ///
    /// # Errors
    /// 10004; 50013 without `CHANGE_NICKNAME`; 50035.
    pub fn edit_own_member(&mut self, who: &Caller, guild: Id, body: &Value) -> ApiResult<Outcome> {
        let before = self.member(who, guild, who.id())?.clone();
        let mut changed = before.clone();
        self.read_nick(who, guild, &mut changed, body)?;
        let events = self.keep_member(who, guild, &before, changed.clone());
        Ok(Outcome::ok(self.member_json(&changed)).with_all(events))
    }

    /// Replaces a member, with its event and its lines in the log, if anything changed.
    pub(crate) fn keep_member(
        &mut self,
        who: &Caller,
        guild: Id,
        before: &Member,
        changed: Member,
    ) -> Vec<Event> {
        if *before == changed {
            return Vec::new();
        }
        let (user, roles) = (changed.user, changed.roles.clone());
        let (old, new) = (self.member_json(before), self.member_json(&changed));
        if let Some(here) = self.guilds.get_mut(&guild) {
            here.members.insert(user, changed);
        }
        let mut data = new.clone();
        data["guild_id"] = json!(guild);
        let mut events = vec![Event::new(Audience::Guild(guild), "GUILD_MEMBER_UPDATE", data)];
        let named = |ids: Vec<&Id>| -> Value {
            let roles = ids.into_iter().filter_map(|id| self.guilds.get(&guild)?.roles.get(id));
            roles.map(|role| json!({ "id": role.id, "name": role.name })).collect()
        };
        let mut moved = json!({});
        for (key, ids) in [
            ("$add", roles.difference(&before.roles).collect::<Vec<_>>()),
            ("$remove", before.roles.difference(&roles).collect()),
        ] {
            if !ids.is_empty() {
                moved[key] = named(ids);
            }
        }
        if moved != json!({}) {
            let what = (action::MEMBER_ROLE_UPDATE, Some(user));
            events.push(self.log_action((guild, who.id()), what, (&Value::Null, &moved), None));
        }
        let only = |member: &Value| {
            let keys = ["nick", "communication_disabled_until", "mute", "deaf"];
            keys.iter().map(|key| ((*key).to_owned(), member[*key].clone())).collect::<Value>()
        };
        let (old, new) = (only(&old), only(&new));
        if old != new {
            let what = (action::MEMBER_UPDATE, Some(user));
            events.push(self.log_action((guild, who.id()), what, (&old, &new), None));
        }
        events
    }

    fn read_nick(&self, who: &Caller, guild: Id, member: &mut Member, body: &Value) -> ApiResult<()> {
        let Some(nick) = body.get("nick") else { return Ok(()) };
        if member.user == who.id() {
            let own = self.guild_permissions(guild, who.id());
            if !own.intersects(Permissions::CHANGE_NICKNAME | Permissions::MANAGE_NICKNAMES) {
                return Err(ApiError::of(50013));
            }
        } else {
            self.permitted_in_guild(guild, who.id(), Permissions::MANAGE_NICKNAMES)?;
            self.check_above(who, guild, member.user)?;
        }
        let nick = nick.as_str().unwrap_or("").trim();
        let mut problems = Problems::default();
        problems.check_length("nick", nick, 0, 32);
        problems.finish()?;
        member.nick = (!nick.is_empty()).then(|| nick.to_owned());
        Ok(())
    }

    fn read_roles(&self, who: &Caller, guild: Id, member: &mut Member, body: &Value) -> ApiResult<()> {
        let Some(list) = body.get("roles").and_then(Value::as_array) else { return Ok(()) };
        self.permitted_in_guild(guild, who.id(), Permissions::MANAGE_ROLES)?;
        let mut roles = BTreeSet::new();
        for (n, role) in list.iter().enumerate() {
            let path = format!("roles.{n}");
            let id = read_id(Some(role));
            roles.insert(id.ok_or_else(|| {
                ApiError::field(&path, "NUMBER_TYPE_COERCE", format!("Value {role} is not snowflake."))
            })?);
        }
        for role in roles.symmetric_difference(&member.roles) {
            self.check_role_below(who, guild, *role)?;
        }
        member.roles = roles;
        Ok(())
    }

    fn read_time_out(&self, who: &Caller, guild: Id, member: &mut Member, body: &Value) -> ApiResult<()> {
        let Some(until) = body.get("communication_disabled_until") else { return Ok(()) };
        self.permitted_in_guild(guild, who.id(), Permissions::MODERATE_MEMBERS)?;
        self.check_above(who, guild, member.user)?;
        if self.guild_permissions(guild, member.user).contains(Permissions::ADMINISTRATOR) {
            return Err(ApiError::of(50013));
        }
        let wrong =
            |code: &str, message: &str| Err(ApiError::field("communication_disabled_until", code, message));
        member.timed_out_until_ms = match until.as_str().map(parse_timestamp) {
            None => None,
            Some(None) => return wrong("DATE_TIME_TYPE_PARSE", "Could not parse. Should be ISO8601."),
            Some(Some(until_ms)) if until_ms > self.now_ms() + TIME_OUT_MAX_MS => {
                return wrong("BASE_TYPE_MAX", "Must be at most 28 days from now.");
            }
            Some(Some(until_ms)) => Some(until_ms).filter(|until_ms| *until_ms > self.now_ms()),
        };
        Ok(())
    }

    fn read_voice_flags(&self, who: &Caller, guild: Id, member: &mut Member, body: &Value) -> ApiResult<()> {
        let flag = |name: &str| body.get(name).and_then(Value::as_bool);
        for (wanted, needed) in
            [(flag("mute"), Permissions::MUTE_MEMBERS), (flag("deaf"), Permissions::DEAFEN_MEMBERS)]
        {
            if wanted.is_some() {
                self.permitted_in_guild(guild, who.id(), needed)?;
                if !self.is_in_voice(guild, member.user) {
                    return Err(ApiError::of(40032));
                }
            }
        }
        member.mute = flag("mute").unwrap_or(member.mute);
        member.deaf = flag("deaf").unwrap_or(member.deaf);
        Ok(())
    }

    /// Whether the caller's highest role is above that of a member.
    ///
    /// # Errors
    /// 50013.
    pub(crate) fn check_above(&self, who: &Caller, guild: Id, user: Id) -> ApiResult<()> {
        match self.rank(guild, who.id()) > self.rank(guild, user) {
            true => Ok(()),
            false => Err(ApiError::of(50013)),
        }
    }

    /// `DELETE /guilds/{id}/members/{user}`: removes a member.
    ///
    /// # Errors
    /// 10004, 10007, 10013; 50013 without `KICK_MEMBERS`, or for a member at or above the caller.
    pub fn kick(&mut self, who: &Caller, guild: Id, user: Id) -> ApiResult<Outcome> {
        self.member(who, guild, user)?;
        self.permitted_in_guild(guild, who.id(), Permissions::KICK_MEMBERS)?;
        self.check_above(who, guild, user)?;
        let mut events = self.leave_guild(guild, user)?;
        let nothing = (&Value::Null, &Value::Null);
        events.push(self.log_action((guild, who.id()), (action::MEMBER_KICK, Some(user)), nothing, None));
        Ok(Outcome::empty().with_all(events))
    }

    /// `DELETE /users/@me/guilds/{id}`: the caller leaves.
    ///
    /// # Errors
    /// 10004; 50055 for the owner.
    pub fn leave(&mut self, who: &Caller, guild: Id) -> ApiResult<Outcome> {
        if self.guild_of(who, guild)?.owner == who.id() {
            return Err(ApiError::of(50055));
        }
        Ok(Outcome::empty().with_all(self.leave_guild(guild, who.id())?))
    }
}
