//! Bans of a server. Must not know kicks.

use super::account::read_id;
use super::audit::action;
use super::request::check_limit;
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, World};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use twilight_model::guild::Permissions;

/// Most accounts in one bulk ban.
const BULK_MAX: usize = 200;
/// The longest time whose messages a ban deletes.
const DELETE_S_MAX: u64 = 604_800;

impl World {
    /// `PUT /guilds/{id}/bans/{user}`, with `delete_message_seconds`.
    ///
    /// # Errors
    /// 10004, 10013; 50013 without `BAN_MEMBERS`, or for a member at or above the caller; 50035.
    pub fn ban(&mut self, who: &Caller, guild: Id, user: Id, body: &Value) -> ApiResult<Outcome> {
        self.permitted_in_guild(guild, who.id(), Permissions::BAN_MEMBERS)?;
        let seconds = deleted_seconds(body)?;
        Ok(Outcome::empty().with_all(self.ban_one(who, guild, user, seconds)?))
    }

    fn ban_one(&mut self, who: &Caller, guild: Id, user: Id, seconds: u64) -> ApiResult<Vec<Event>> {
        self.user(user)?;
        if self.guilds.get(&guild).is_some_and(|known| known.members.contains_key(&user)) {
            self.check_above(who, guild, user)?;
        }
        let reason = self.reason.clone();
        let Some(here) = self.guilds.get_mut(&guild) else { return Err(ApiError::of(10004)) };
        if here.bans.insert(user, reason).is_some() {
            return Ok(Vec::new());
        }
        let mut events = self.leave_guild(guild, user)?;
        events.extend(self.delete_recent(guild, user, seconds));
        let data = json!({ "guild_id": guild, "user": self.user_json(user) });
        events.push(Event::new(Audience::Guild(guild), "GUILD_BAN_ADD", data));
        let nothing = (&Value::Null, &Value::Null);
        events.push(self.log_action((guild, who.id()), (action::MEMBER_BAN_ADD, Some(user)), nothing, None));
        Ok(events)
    }

    /// Deletes what an account wrote in the last seconds.
    fn delete_recent(&mut self, guild: Id, user: Id, seconds: u64) -> Vec<Event> {
        let since_ms = self.now_ms().saturating_sub(seconds * 1_000);
        let mut found: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
        for channel in self.channels_of(guild) {
            let messages = self.messages.get(&channel.id).into_iter().flat_map(|messages| messages.values());
            let theirs = messages.filter(|m| m.author == user && m.id.created_ms() > since_ms);
            let ids: Vec<Id> = theirs.map(|message| message.id).collect();
            if seconds > 0 && !ids.is_empty() {
                found.insert(channel.id, ids);
            }
        }
        found.into_iter().flat_map(|(channel, ids)| self.remove_messages(channel, &ids)).collect()
    }

    /// `DELETE /guilds/{id}/bans/{user}`.
    ///
    /// # Errors
    /// 10004, 10026; 50013 without `BAN_MEMBERS`.
    pub fn unban(&mut self, who: &Caller, guild: Id, user: Id) -> ApiResult<Outcome> {
        self.permitted_in_guild(guild, who.id(), Permissions::BAN_MEMBERS)?;
        let here = self.guilds.get_mut(&guild).ok_or_else(|| ApiError::of(10004))?;
        here.bans.remove(&user).ok_or_else(|| ApiError::of(10026))?;
        let data = json!({ "guild_id": guild, "user": self.user_json(user) });
        let nothing = (&Value::Null, &Value::Null);
        let logged =
            self.log_action((guild, who.id()), (action::MEMBER_BAN_REMOVE, Some(user)), nothing, None);
        let event = Event::new(Audience::Guild(guild), "GUILD_BAN_REMOVE", data);
        Ok(Outcome::empty().with(event).with(logged))
    }

    /// `GET /guilds/{id}/bans`, in order of the accounts' ids.
    ///
    /// # Errors
    /// 10004; 50013 without `BAN_MEMBERS`; 50035 for a limit outside 1–1000.
    pub fn list_bans(
        &self,
        who: &Caller,
        guild: Id,
        limit: u64,
        (before, after): (Option<Id>, Option<Id>),
    ) -> ApiResult<Outcome> {
        check_limit(limit, 1000)?;
        let limit = usize::try_from(limit).unwrap_or(1000);
        self.permitted_in_guild(guild, who.id(), Permissions::BAN_MEMBERS)?;
        let bans = self.guilds.get(&guild).map(|guild| guild.bans.iter()).into_iter().flatten();
        let fits = bans.filter(|(user, _)| {
            before.is_none_or(|before| **user < before) && after.is_none_or(|after| **user > after)
        });
        let all: Vec<Value> = fits.map(|(user, reason)| self.ban_json(*user, reason.as_deref())).collect();
        let skipped = if before.is_some() { all.len().saturating_sub(limit) } else { 0 };
        Ok(Outcome::ok(all.into_iter().skip(skipped).take(limit).collect()))
    }

    /// `GET /guilds/{id}/bans/{user}`.
    ///
    /// # Errors
    /// 10004, 10026; 50013 without `BAN_MEMBERS`.
    pub fn read_ban(&self, who: &Caller, guild: Id, user: Id) -> ApiResult<Outcome> {
        self.permitted_in_guild(guild, who.id(), Permissions::BAN_MEMBERS)?;
        let reason = self.guilds.get(&guild).and_then(|guild| guild.bans.get(&user));
        let reason = reason.ok_or_else(|| ApiError::of(10026))?;
        Ok(Outcome::ok(self.ban_json(user, reason.as_deref())))
    }

    /// `POST /guilds/{id}/bulk-ban`.
    ///
    /// # Errors
    /// 10004; 50013 without `BAN_MEMBERS` and `MANAGE_GUILD`; 50035; 500000 if nobody could be banned.
    pub fn bulk_ban(&mut self, who: &Caller, guild: Id, body: &Value) -> ApiResult<Outcome> {
        self.permitted_in_guild(guild, who.id(), Permissions::BAN_MEMBERS | Permissions::MANAGE_GUILD)?;
        let list = body["user_ids"].as_array().map_or(&[][..], Vec::as_slice);
        if list.is_empty() || list.len() > BULK_MAX {
            let message = "Must be between 1 and 200 in length.";
            return Err(ApiError::field("user_ids", "BASE_TYPE_BAD_LENGTH", message));
        }
        let seconds = deleted_seconds(body)?;
        let mut events = Vec::new();
        let (mut banned, mut failed) = (Vec::new(), Vec::new());
        for user in list.iter().filter_map(|user| read_id(Some(user))) {
            let is_new = !self.guilds.get(&guild).is_some_and(|guild| guild.bans.contains_key(&user));
            match self.ban_one(who, guild, user, seconds) {
                Ok(done) if is_new => {
                    banned.push(user);
                    events.extend(done);
                }
                _ => failed.push(user),
            }
        }
        match banned.is_empty() {
            true => Err(ApiError::of(500_000)),
            false => {
                Ok(Outcome::ok(json!({ "banned_users": banned, "failed_users": failed })).with_all(events))
            }
        }
    }

    fn ban_json(&self, user: Id, reason: Option<&str>) -> Value {
        json!({ "user": self.user_json(user), "reason": reason })
    }
}

/// `delete_message_seconds`, or the older `delete_message_days`.
fn deleted_seconds(body: &Value) -> ApiResult<u64> {
    let number = |name: &str| body.get(name).and_then(Value::as_u64);
    let seconds =
        number("delete_message_seconds").or(number("delete_message_days").map(|days| days * 86_400));
    match seconds.unwrap_or(0) {
        seconds if seconds <= DELETE_S_MAX => Ok(seconds),
        _ => {
            let message = "int value should be less than or equal to 604800.";
            Err(ApiError::field("delete_message_seconds", "NUMBER_TYPE_MAX", message))
        }
    }
}
