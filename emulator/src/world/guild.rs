//! Owns servers and members: their JSON, the calls that read them, and a server's settings. Must not know the rules of channels
//! and roles.

use super::request::check_limit;
use super::role::role_json;
use super::state::{Guild, Member};
use super::timestamp::timestamp;
use super::{ApiError, ApiResult, Caller, Id, Outcome, World};
use serde_json::{Value, json};

impl World {
    /// All servers.
    pub fn guilds(&self) -> impl Iterator<Item = &Guild> {
        self.guilds.values()
    }

    /// `GET /guilds/{id}`.
    ///
    /// # Errors
    /// 10004 for a server that the caller is not in.
    pub fn read_guild(&self, who: &Caller, guild: Id, with_counts: bool) -> ApiResult<Outcome> {
        let guild = self.guild_of(who, guild)?;
        let mut body = self.guild_json(guild);
        if with_counts {
            body["approximate_member_count"] = json!(guild.members.len());
            body["approximate_presence_count"] = json!(guild.members.len());
        }
        Ok(Outcome::ok(body))
    }

    /// `GET /guilds/{id}/members/{user}`.
    ///
    /// # Errors
    /// 10004, 10013 for an unknown account, 10007 for an account that is not a member.
    pub fn read_member(&self, who: &Caller, guild: Id, user: Id) -> ApiResult<Outcome> {
        Ok(Outcome::ok(self.member_json(self.member(who, guild, user)?)))
    }

    /// `GET /guilds/{id}/members`. Bots need the privileged intent GUILD_MEMBERS.
    ///
    /// # Errors
    /// 10004, 50001; 50035 for a limit outside 1–1000.
    pub fn list_members(&self, who: &Caller, guild: Id, limit: u64, after: Id) -> ApiResult<Outcome> {
        let hidden = self.applications.get(&who.id()).is_some_and(|application| !application.sees_members);
        if hidden { Err(ApiError::of(50001)) } else { self.search_members(who, guild, limit, after, "") }
    }

    /// `GET /guilds/{id}/members/search`: members whose name starts with `query`, in order of id, after one id.
    ///
    /// # Errors
    /// 10004; 50035 for a limit outside 1–1000.
    pub fn search_members(
        &self,
        who: &Caller,
        guild: Id,
        limit: u64,
        after: Id,
        query: &str,
    ) -> ApiResult<Outcome> {
        let guild = self.guild_of(who, guild)?;
        check_limit(limit, 1000)?;
        let query = query.to_lowercase();
        let fits = |member: &&Member| {
            let user = self.users.get(&member.user);
            let names =
                user.map(|user| [Some(&user.username), user.global_name.as_ref(), member.nick.as_ref()]);
            names.into_iter().flatten().flatten().any(|name| name.to_lowercase().starts_with(&query))
        };
        let found = guild.members.values().filter(|member| member.user > after).filter(fits);
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        Ok(Outcome::ok(found.take(limit).map(|member| self.member_json(member)).collect()))
    }

    /// The server, if the caller is in it.
    pub(crate) fn guild_of(&self, who: &Caller, guild: Id) -> ApiResult<&Guild> {
        let known = self.guilds.get(&guild).filter(|guild| guild.members.contains_key(&who.id()));
        known.ok_or_else(|| ApiError::of(10004))
    }

    pub(crate) fn member(&self, who: &Caller, guild: Id, user: Id) -> ApiResult<&Member> {
        let guild = self.guild_of(who, guild)?;
        self.user(user)?;
        guild.members.get(&user).ok_or_else(|| ApiError::of(10007))
    }

    /// A member's JSON with the account.
    pub fn member_json(&self, member: &Member) -> Value {
        let mut body = partial_member_json(member);
        body["user"] = self.user_json(member.user);
        body
    }

    /// A server's JSON without channels and members.
    pub fn guild_json(&self, guild: &Guild) -> Value {
        let mut body = json!({
            "id": guild.id, "name": guild.name, "icon": null, "description": null, "home_header": null, "splash": null,
            "discovery_splash": null, "features": [], "banner": null, "owner_id": guild.owner, "application_id": null,
            "region": "deprecated", "afk_channel_id": null, "afk_timeout": 300, "system_channel_id": null,
            "system_channel_flags": 0, "widget_enabled": false, "widget_channel_id": null, "verification_level": 0,
            "roles": guild.roles.values().map(role_json).collect::<Value>(), "default_message_notifications": 0,
            "mfa_level": 0, "explicit_content_filter": 0, "max_presences": null, "max_members": 500_000,
            "max_stage_video_channel_users": 50, "max_video_channel_users": 25, "vanity_url_code": null,
            "premium_tier": 0, "premium_subscription_count": 0, "preferred_locale": "en-US",
            "rules_channel_id": null, "safety_alerts_channel_id": null, "public_updates_channel_id": null,
            "premium_progress_bar_enabled": false, "nsfw": false, "nsfw_level": 0,
            "emojis": self.shown(&self.emojis, guild.id), "stickers": self.shown(&self.stickers, guild.id),
            "incidents_data": null,
        });
        if let Some(fields) = body.as_object_mut() {
            fields.extend(guild.settings.clone());
        }
        body
    }
}

/// A member's JSON without the account, as inside messages.
pub(crate) fn partial_member_json(member: &Member) -> Value {
    json!({
        "avatar": null, "banner": null,
        "communication_disabled_until": member.timed_out_until_ms.map(timestamp), "flags": member.flags,
        "joined_at": timestamp(member.joined_ms), "nick": member.nick, "pending": member.pending,
        "premium_since": null,
        "roles": member.roles, "mute": false, "deaf": false,
    })
}
