//! Who can use a command in a server by its admins' choice (Server Settings → Integrations), over what the command says itself.
//! Channels are not a part of it.

use super::records::{Command, CommandAccess};
use super::{ApiError, ApiResult, Caller, Id, Outcome, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

const ROLE: u64 = 1;
const USER: u64 = 2;

impl World {
    /// `GET /applications/{id}/guilds/{id}/commands/permissions`.
    ///
    /// # Errors
    /// 50001 for another bot's application or a server that it isn't in.
    pub fn list_command_access(&self, who: &Caller, application: Id, guild: Id) -> ApiResult<Outcome> {
        self.check_scope(who, application, Some(guild))?;
        let here =
            self.command_access.iter().filter(|kept| kept.guild == guild && kept.application == application);
        Ok(Outcome::ok(here.map(access_json).collect()))
    }

    /// `GET /applications/{id}/guilds/{id}/commands/{id}/permissions`.
    ///
    /// # Errors
    /// 50001 for another bot's application or a server that it isn't in; 10066 where the admins chose nothing.
    pub fn read_command_access(
        &self,
        who: &Caller,
        (application, guild, command): (Id, Id, Id),
    ) -> ApiResult<Outcome> {
        self.check_scope(who, application, Some(guild))?;
        let kept = self.command_access.iter().find(|kept| kept.guild == guild && kept.command == command);
        Ok(Outcome::ok(access_json(kept.ok_or_else(|| ApiError::of(10066))?)))
    }

    /// `PUT /applications/{id}/guilds/{id}/commands/{id}/permissions`, by a person; the application's id in place of a command's
    /// stands for all commands without a choice of their own.
    ///
    /// # Errors
    /// 10004, 50013 without `MANAGE_GUILD` and `MANAGE_ROLES`, 10063 for an unknown command, 50035.
    pub fn set_command_access(
        &mut self,
        who: &Caller,
        (application, guild, command): (Id, Id, Id),
        body: &Value,
    ) -> ApiResult<Outcome> {
        self.guild_of(who, guild)?;
        self.permitted_in_guild(guild, who.id(), Permissions::MANAGE_GUILD | Permissions::MANAGE_ROLES)?;
        let is_known = self.commands.get(&command).is_some_and(|known| known.application == application);
        if !is_known && command != application {
            return Err(ApiError::of(10063));
        }
        let Some(permissions) = body["permissions"].as_array() else {
            return Err(ApiError::required("permissions"));
        };
        self.command_access.retain(|kept| kept.guild != guild || kept.command != command);
        let kept = CommandAccess { application, guild, command, permissions: permissions.clone() };
        let shown = access_json(&kept);
        self.command_access.push(kept);
        Ok(Outcome::ok(shown))
    }

    /// What the server's admins chose for a member, if anything: for them by name before their roles, and what allows before what
    /// denies.
    pub(super) fn chosen_access(&self, command: &Command, guild: Id, user: Id) -> Option<bool> {
        let of = |id: Id| self.command_access.iter().find(|kept| kept.guild == guild && kept.command == id);
        let chosen = of(command.id).or_else(|| of(command.application))?;
        let decided = |kind: u64, id: Id| {
            let id = id.to_string();
            let fits = |entry: &&Value| entry["type"] == kind && entry["id"] == id.as_str();
            chosen.permissions.iter().find(fits).and_then(|entry| entry["permission"].as_bool())
        };
        let member = self.guilds.get(&guild)?.members.get(&user)?;
        decided(USER, user).or_else(|| {
            let by_role: Vec<bool> = member.roles.iter().filter_map(|role| decided(ROLE, *role)).collect();
            if by_role.is_empty() { decided(ROLE, guild) } else { Some(by_role.contains(&true)) }
        })
    }
}

fn access_json(kept: &CommandAccess) -> Value {
    json!({
        "id": kept.command, "application_id": kept.application, "guild_id": kept.guild,
        "permissions": kept.permissions,
    })
}
