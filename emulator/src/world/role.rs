//! Owns roles: their JSON, the calls that read or change them, and giving them to members. Must not know channels.

use super::account::read_id;
use super::audit::action;
use super::state::Role;
use super::{ApiError, ApiResult, Audience, Caller, Event, Id, Outcome, Problems, World};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use twilight_model::guild::Permissions;

/// Most roles in a server.
const ROLES_MAX: usize = 250;

impl World {
    /// `GET /guilds/{id}/roles`.
    ///
    /// # Errors
    /// 10004.
    pub fn list_roles(&self, who: &Caller, guild: Id) -> ApiResult<Outcome> {
        Ok(Outcome::ok(self.guild_of(who, guild)?.roles.values().map(role_json).collect()))
    }

    /// `GET /guilds/{id}/roles/{role}`.
    ///
    /// # Errors
    /// 10004, 10011.
    pub fn read_role(&self, who: &Caller, guild: Id, role: Id) -> ApiResult<Outcome> {
        let known = self.guild_of(who, guild)?.roles.get(&role);
        Ok(Outcome::ok(role_json(known.ok_or_else(|| ApiError::of(10011))?)))
    }

    /// `GET /guilds/{id}/roles/member-counts`: how many members have each role, without `@everyone`.
    ///
    /// # Errors
    /// 10004.
    pub fn count_role_members(&self, who: &Caller, guild: Id) -> ApiResult<Outcome> {
        let guild = self.guild_of(who, guild)?;
        let held = |role: &Id| guild.members.values().filter(|member| member.roles.contains(role)).count();
        let others = guild.roles.keys().filter(|role| **role != guild.id);
        let counts: BTreeMap<String, usize> = others.map(|role| (role.to_string(), held(role))).collect();
        Ok(Outcome::ok(json!(counts)))
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
        let before = self.member(who, guild, user)?.clone();
        self.check_role_below(who, guild, role)?;
        let mut changed = before.clone();
        match give {
            true => changed.roles.insert(role),
            false => changed.roles.remove(&role),
        };
        Ok(Outcome::empty().with_all(self.keep_member(who, guild, &before, changed)))
    }

    /// Whether the caller may give, take or delete a role: not `@everyone`, nor that of a bot, and below their highest.
    pub(crate) fn check_role_below(&self, who: &Caller, guild: Id, role: Id) -> ApiResult<()> {
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
            let mut problems = Problems::default();
            problems.check_length("name", name, 1, 100);
            problems.finish()?;
            changed.name = name.to_owned();
        }
        read_look(&mut changed, body);
        let data = role_json(&changed);
        let before = self.guilds.get_mut(&guild).and_then(|guild| guild.roles.insert(role, changed));
        let event_data = json!({ "guild_id": guild, "role": data });
        let event = Event::new(Audience::Guild(guild), "GUILD_ROLE_UPDATE", event_data);
        let before = before.as_ref().map_or(Value::Null, role_json);
        let logged =
            self.log_action((guild, who.id()), (action::ROLE_UPDATE, Some(role)), (&before, &data), None);
        Ok(Outcome::ok(data).with(event).with(logged))
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
        let mut problems = Problems::default();
        problems.check_length("name", &name, 1, 100);
        problems.finish()?;
        if self.guild_of(who, guild)?.roles.len() >= ROLES_MAX {
            return Err(ApiError::of(30005));
        }
        let mut made = Role { id: self.next_id(), name, permissions, position: 1, ..Role::default() };
        read_look(&mut made, body);
        let data = json!({ "guild_id": guild, "role": role_json(&made) });
        let mut outcome = Outcome::ok(role_json(&made));
        outcome.events.push(Event::new(Audience::Guild(guild), "GUILD_ROLE_CREATE", data));
        let Some(here) = self.guilds.get_mut(&guild) else { return Err(ApiError::of(10004)) };
        for role in here.roles.values_mut().filter(|role| role.position > 0) {
            role.position += 1;
            let data = json!({ "guild_id": guild, "role": role_json(role) });
            outcome.events.push(Event::new(Audience::Guild(guild), "GUILD_ROLE_UPDATE", data));
        }
        let (id, shown) = (made.id, role_json(&made));
        here.roles.insert(id, made);
        let what = (action::ROLE_CREATE, Some(id));
        let logged = self.log_action((guild, who.id()), what, (&Value::Null, &shown), None);
        Ok(outcome.with(logged))
    }

    /// `PATCH /guilds/{id}/roles`: other positions of roles, from a list of ids with positions.
    ///
    /// # Errors
    /// 10004, 10011; 50013 without `MANAGE_ROLES`, for a role at or above the caller's highest, or to such a place; 50035.
    pub fn move_roles(&mut self, who: &Caller, guild: Id, body: &Value) -> ApiResult<Outcome> {
        let known = &self.guild_of(who, guild)?.roles;
        let mut moved: Vec<Role> = Vec::new();
        for (at, wanted) in body.as_array().into_iter().flatten().enumerate() {
            let id = read_id(wanted.get("id")).ok_or_else(|| ApiError::required(&format!("{at}.id")))?;
            let role = known.get(&id).ok_or_else(|| ApiError::of(10011))?;
            let position = wanted.get("position").and_then(Value::as_i64).unwrap_or(role.position);
            // Libraries send the whole list. What stays where it is takes no permission.
            if position != role.position {
                moved.push(Role { position, ..role.clone() });
            }
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
        let mut gone = Value::Null;
        if let Some(here) = self.guilds.get_mut(&guild) {
            gone = here.roles.remove(&role).as_ref().map_or(Value::Null, role_json);
            for member in here.members.values_mut() {
                member.roles.remove(&role);
            }
        }
        let data = json!({ "guild_id": guild, "role_id": role });
        let what = (action::ROLE_DELETE, Some(role));
        let logged = self.log_action((guild, who.id()), what, (&gone, &Value::Null), None);
        let event = Event::new(Audience::Guild(guild), "GUILD_ROLE_DELETE", data);
        Ok(Outcome::empty().with(event).with(logged))
    }
}

/// Color, and whether a role is listed apart and can be mentioned.
fn read_look(role: &mut Role, body: &Value) {
    let flag = |name: &str| body.get(name).and_then(Value::as_bool);
    role.mentionable = flag("mentionable").unwrap_or(role.mentionable);
    role.hoist = flag("hoist").unwrap_or(role.hoist);
    let color = body.pointer("/colors/primary_color").or(body.get("color"));
    role.color = color.and_then(Value::as_u64).unwrap_or(role.color) & 0xFF_FF_FF;
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
        "color": role.color,
        "colors": { "primary_color": role.color, "secondary_color": null, "tertiary_color": null },
        "hoist": role.hoist, "managed": role.bot.is_some(), "mentionable": role.mentionable, "icon": null,
        "unicode_emoji": null, "flags": 0,
    });
    if let Some(bot) = role.bot {
        body["tags"] = json!({ "bot_id": bot });
    }
    body
}
