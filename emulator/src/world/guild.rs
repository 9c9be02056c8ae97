//! Owns servers, roles and members: their JSON and the calls that read or change them. Must not know the rules of
//! channels.

use super::state::{Guild, Member, Role};
use super::timestamp::timestamp;
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

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

    /// `GET /guilds/{id}/roles`.
    ///
    /// # Errors
    /// 10004.
    pub fn list_roles(&self, who: &Caller, guild: Id) -> ApiResult<Outcome> {
        Ok(Outcome::ok(self.guild_of(who, guild)?.roles.values().map(role_json).collect()))
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
        if !(1..=1000).contains(&limit) {
            return Err(ApiError::field(
                "limit",
                "NUMBER_TYPE_MAX",
                "int value should be between 1 and 1000.",
            ));
        }
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

    /// `PUT` (`give`) and `DELETE /guilds/{id}/members/{user}/roles/{role}`.
    ///
    /// # Errors
    /// 10004, 10007, 10011, 10013; 50013 without `MANAGE_ROLES` or for a role at or above the caller's highest; 50028
    /// for `@everyone` and managed roles of bots.
    pub fn set_member_role(
        &mut self,
        who: &Caller,
        guild: Id,
        user: Id,
        role: Id,
        give: bool,
    ) -> ApiResult<Outcome> {
        self.member(who, guild, user)?;
        self.check_role_below(who, guild, role)?;
        let member = self.guilds.get_mut(&guild).and_then(|guild| guild.members.get_mut(&user));
        let Some(member) = member else { return Err(ApiError::of(10007)) };
        let changed = if give { member.roles.insert(role) } else { member.roles.remove(&role) };
        let member = member.clone();
        let mut outcome = Outcome::empty();
        if changed {
            let mut data = self.member_json(&member);
            data["guild_id"] = json!(guild);
            outcome.events.push(Event::new(Audience::Guild(guild), "GUILD_MEMBER_UPDATE", data));
        }
        Ok(outcome)
    }

    /// Whether the caller may give, take or delete a role: not `@everyone`, nor that of a bot, and below their highest.
    fn check_role_below(&self, who: &Caller, guild: Id, role: Id) -> ApiResult<()> {
        let wanted = self.guild_of(who, guild)?.roles.get(&role).ok_or_else(|| ApiError::of(10011))?;
        if role == guild || wanted.bot.is_some() {
            return Err(ApiError::of(50028));
        }
        self.permitted_in_guild(guild, who.id(), Permissions::MANAGE_ROLES)?;
        if wanted.position >= self.rank(guild, who.id()) {
            return Err(ApiError::of(50013));
        }
        Ok(())
    }

    /// `PATCH /guilds/{id}/roles/{role}`: its name, permissions, and whether it can be mentioned.
    ///
    /// # Errors
    /// 10004, 10011; 50013 without `MANAGE_ROLES`, for a role at or above the caller's highest, or for permissions that
    /// the caller lacks; 50035.
    pub fn edit_role(&mut self, who: &Caller, guild: Id, role: Id, body: &Value) -> ApiResult<Outcome> {
        let mut changed =
            self.guild_of(who, guild)?.roles.get(&role).ok_or_else(|| ApiError::of(10011))?.clone();
        self.permitted_in_guild(guild, who.id(), Permissions::MANAGE_ROLES)?;
        if changed.position >= self.rank(guild, who.id()) {
            return Err(ApiError::of(50013));
        }
        if let Some(bits) = permission_bits(body)? {
            let own = self.guild_permissions(guild, who.id());
            let all = own.contains(Permissions::ADMINISTRATOR);
            if !all && (bits ^ changed.permissions) & !own.bits() != 0 {
                return Err(ApiError::of(50013));
            }
            changed.permissions = bits;
        }
        if let Some(name) = body.get("name").and_then(Value::as_str) {
            let mut problems = super::Problems::default();
            problems.check_length("name", name, 1, 100);
            problems.finish()?;
            changed.name = name.to_owned();
        }
        changed.mentionable = body.get("mentionable").and_then(Value::as_bool).unwrap_or(changed.mentionable);
        let data = role_json(&changed);
        if let Some(guild) = self.guilds.get_mut(&guild) {
            guild.roles.insert(role, changed);
        }
        let event_data = json!({ "guild_id": guild, "role": data });
        let event = Event::new(Audience::Guild(guild), "GUILD_ROLE_UPDATE", event_data);
        Ok(Outcome::ok(data).with(event))
    }

    /// `POST /guilds/{id}/roles`: a role below all others, with the permissions of `@everyone` unless others are named.
    ///
    /// # Errors
    /// 10004; 50013 without `MANAGE_ROLES`, or for permissions that the caller lacks; 50035.
    pub fn create_role(&mut self, who: &Caller, guild: Id, body: &Value) -> ApiResult<Outcome> {
        let everyone = self.guild_of(who, guild)?.roles.get(&guild).map_or(0, |role| role.permissions);
        self.permitted_in_guild(guild, who.id(), Permissions::MANAGE_ROLES)?;
        let permissions = permission_bits(body)?.unwrap_or(everyone);
        let own = self.guild_permissions(guild, who.id());
        if !own.contains(Permissions::ADMINISTRATOR) && permissions & !own.bits() != 0 {
            return Err(ApiError::of(50013));
        }
        let name = body.get("name").and_then(Value::as_str).unwrap_or("new role").to_owned();
        let mut problems = super::Problems::default();
        problems.check_length("name", &name, 1, 100);
        problems.finish()?;
        let mentionable = body.get("mentionable").and_then(Value::as_bool).unwrap_or(false);
        let made = Role { id: self.next_id(), name, permissions, position: 1, mentionable, bot: None };
        let data = json!({ "guild_id": guild, "role": role_json(&made) });
        let mut outcome = Outcome::ok(role_json(&made));
        outcome.events.push(Event::new(Audience::Guild(guild), "GUILD_ROLE_CREATE", data));
        let Some(here) = self.guilds.get_mut(&guild) else { return Err(ApiError::of(10004)) };
        for role in here.roles.values_mut().filter(|role| role.position > 0) {
            role.position += 1;
            let data = json!({ "guild_id": guild, "role": role_json(role) });
            outcome.events.push(Event::new(Audience::Guild(guild), "GUILD_ROLE_UPDATE", data));
        }
        here.roles.insert(made.id, made);
        Ok(outcome)
    }

    /// `PATCH /guilds/{id}/roles`: other positions of roles, from a list of ids with positions.
    ///
    /// # Errors
    /// 10004, 10011; 50013 without `MANAGE_ROLES`, for a role at or above the caller's highest, or to such a place; 50035.
    pub fn move_roles(&mut self, who: &Caller, guild: Id, body: &Value) -> ApiResult<Outcome> {
        let known = &self.guild_of(who, guild)?.roles;
        let mut moved: Vec<Role> = Vec::new();
        for (at, wanted) in body.as_array().into_iter().flatten().enumerate() {
            let id = wanted.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok());
            let id: Id = id.ok_or_else(|| {
                ApiError::field(&format!("{at}.id"), "BASE_TYPE_REQUIRED", "This field is required")
            })?;
            let role = known.get(&id).ok_or_else(|| ApiError::of(10011))?;
            let position = wanted.get("position").and_then(Value::as_i64).unwrap_or(role.position);
            moved.push(Role { position, ..role.clone() });
        }
        let highest = |role: &Role| known.get(&role.id).map_or(0, |was| was.position).max(role.position);
        let top = moved.iter().map(highest).max().unwrap_or(0);
        self.permitted_in_guild(guild, who.id(), Permissions::MANAGE_ROLES)?;
        if top >= self.rank(guild, who.id()) || moved.iter().any(|role| role.id == guild) {
            return Err(ApiError::of(50013));
        }
        let mut events = Vec::new();
        let Some(here) = self.guilds.get_mut(&guild) else { return Err(ApiError::of(10004)) };
        for role in moved {
            let data = json!({ "guild_id": guild, "role": role_json(&role) });
            events.push(Event::new(Audience::Guild(guild), "GUILD_ROLE_UPDATE", data));
            here.roles.insert(role.id, role);
        }
        let mut outcome = Outcome::ok(here.roles.values().map(role_json).collect());
        outcome.events = events;
        Ok(outcome)
    }

    /// `DELETE /guilds/{id}/roles/{role}`: nobody has it afterwards.
    ///
    /// # Errors
    /// 10004, 10011; 50013 without `MANAGE_ROLES` or for a role at or above the caller's highest; 50028 for `@everyone` and
    /// managed roles of bots.
    pub fn delete_role(&mut self, who: &Caller, guild: Id, role: Id) -> ApiResult<Outcome> {
        self.check_role_below(who, guild, role)?;
        if let Some(here) = self.guilds.get_mut(&guild) {
            here.roles.remove(&role);
            for member in here.members.values_mut() {
                member.roles.remove(&role);
            }
        }
        let data = json!({ "guild_id": guild, "role_id": role });
        Ok(Outcome::empty().with(Event::new(Audience::Guild(guild), "GUILD_ROLE_DELETE", data)))
    }

    /// The server, if the caller is in it.
    pub(crate) fn guild_of(&self, who: &Caller, guild: Id) -> ApiResult<&Guild> {
        let known = self.guilds.get(&guild).filter(|guild| guild.members.contains_key(&who.id()));
        known.ok_or_else(|| ApiError::of(10004))
    }

    fn member(&self, who: &Caller, guild: Id, user: Id) -> ApiResult<&Member> {
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
        json!({
            "id": guild.id, "name": guild.name, "icon": null, "description": null, "home_header": null, "splash": null,
            "discovery_splash": null, "features": [], "banner": null, "owner_id": guild.owner, "application_id": null,
            "region": "deprecated", "afk_channel_id": null, "afk_timeout": 300, "system_channel_id": null,
            "system_channel_flags": 0, "widget_enabled": false, "widget_channel_id": null, "verification_level": 0,
            "roles": guild.roles.values().map(role_json).collect::<Value>(), "default_message_notifications": 0,
            "mfa_level": 0, "explicit_content_filter": 0, "max_presences": null, "max_members": 500_000,
            "max_stage_video_channel_users": 50, "max_video_channel_users": 25, "vanity_url_code": null,
            "premium_tier": 0, "premium_subscription_count": 0, "preferred_locale": "en-US",
            "rules_channel_id": null, "safety_alerts_channel_id": null, "public_updates_channel_id": null,
            "premium_progress_bar_enabled": false, "nsfw": false, "nsfw_level": 0, "emojis": [], "stickers": [],
            "incidents_data": null,
        })
    }
}

/// A member's JSON without the account, as inside messages.
pub(crate) fn partial_member_json(member: &Member) -> Value {
    json!({
        "avatar": null, "banner": null,
        "communication_disabled_until": member.timed_out_until_ms.map(timestamp), "flags": 0,
        "joined_at": timestamp(member.joined_ms), "nick": member.nick, "pending": member.pending,
        "premium_since": null,
        "roles": member.roles, "mute": false, "deaf": false,
    })
}

/// The permissions that a request names for a role: libraries send the number as a text, Discord's OpenAPI file has a number.
fn permission_bits(body: &Value) -> ApiResult<Option<u64>> {
    let Some(bits) = body.get("permissions").filter(|bits| !bits.is_null()) else { return Ok(None) };
    let read = bits.as_u64().or_else(|| bits.as_str()?.parse().ok());
    read.map(Some)
        .ok_or_else(|| ApiError::field("permissions", "NUMBER_TYPE_COERCE", "Value is not an integer."))
}

/// A role's JSON.
pub(crate) fn role_json(role: &Role) -> Value {
    let mut body = json!({
        "id": role.id, "name": role.name, "permissions": role.permissions.to_string(), "position": role.position,
        "color": 0, "colors": { "primary_color": 0, "secondary_color": null, "tertiary_color": null },
        "hoist": false, "managed": role.bot.is_some(), "mentionable": role.mentionable, "icon": null,
        "unicode_emoji": null, "flags": 0,
    });
    if let Some(bot) = role.bot {
        body["tags"] = json!({ "bot_id": bot });
    }
    body
}
