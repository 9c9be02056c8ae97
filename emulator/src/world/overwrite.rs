//! Owns permission overwrites of channels: reading them from requests, who may set which, and the calls that change one. Must not
//! know other settings of channels.

use super::account::read_id;
use super::audit::action;
use super::state::Overwrite;
use super::{ApiError, ApiResult, Caller, Event, Id, Outcome, Problems, World};
use serde_json::{Value, json};
use twilight_model::guild::Permissions;

impl World {
    /// `PUT /channels/{id}/permissions/{overwrite}`.
    ///
    /// # Errors
    /// 10003, 50001; 50013 without `MANAGE_ROLES` or for permissions that the caller lacks; 50035.
    pub fn put_overwrite(
        &mut self,
        who: &Caller,
        channel: Id,
        target: Id,
        body: &Value,
    ) -> ApiResult<Outcome> {
        let (_, guild) = self.guild_channel(channel)?;
        let mut changed = self.permitted(channel, who.id(), Permissions::MANAGE_ROLES)?.clone();
        let mut problems = Problems::default();
        let mut entry = body.clone();
        entry["id"] = json!(target);
        let overwrite = self.read_overwrite(guild, &entry, "", &mut problems);
        problems.finish()?;
        let before = changed.overwrites.clone();
        changed.overwrites.retain(|kept| kept.id != target);
        changed.overwrites.extend(overwrite);
        self.check_grants(who, guild, &changed.overwrites, &before)?;
        let mut events = self.keep_channel(who, changed).events;
        events.push(self.log_overwrite(who, guild, (action::OVERWRITE_CREATE, channel), target));
        Ok(Outcome::empty().with_all(events))
    }

    /// `DELETE /channels/{id}/permissions/{overwrite}`.
    ///
    /// # Errors
    /// 10003, 50001, 50013 without `MANAGE_ROLES`, 10009.
    pub fn delete_overwrite(&mut self, who: &Caller, channel: Id, target: Id) -> ApiResult<Outcome> {
        let (_, guild) = self.guild_channel(channel)?;
        let mut changed = self.permitted(channel, who.id(), Permissions::MANAGE_ROLES)?.clone();
        if !changed.overwrites.iter().any(|kept| kept.id == target) {
            return Err(ApiError::of(10009));
        }
        changed.overwrites.retain(|kept| kept.id != target);
        let mut events = self.keep_channel(who, changed).events;
        events.push(self.log_overwrite(who, guild, (action::OVERWRITE_DELETE, channel), target));
        Ok(Outcome::empty().with_all(events))
    }

    fn log_overwrite(&mut self, who: &Caller, guild: Id, (action, channel): (u64, Id), target: Id) -> Event {
        let role = self.guilds.get(&guild).and_then(|guild| guild.roles.get(&target));
        let options = match role {
            Some(role) => json!({ "id": target, "type": "0", "role_name": role.name }),
            None => json!({ "id": target, "type": "1" }),
        };
        self.log_action(
            (guild, who.id()),
            (action, Some(channel)),
            (&Value::Null, &Value::Null),
            Some(options),
        )
    }

    pub(super) fn read_overwrite(
        &self,
        guild: Id,
        entry: &Value,
        path: &str,
        problems: &mut Problems,
    ) -> Option<Overwrite> {
        let field = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        let kind = entry.get("type").and_then(|kind| kind.as_u64().or_else(|| kind.as_str()?.parse().ok()));
        let Some(kind @ (0 | 1)) = kind else {
            problems.add(&field("type"), "BASE_TYPE_CHOICES", "Value must be one of (0, 1).");
            return None;
        };
        let Some(id) = read_id(entry.get("id")) else {
            problems.require(&field("id"));
            return None;
        };
        let guild = self.guilds.get(&guild)?;
        let known = if kind == 0 { guild.roles.contains_key(&id) } else { self.users.contains_key(&id) };
        if !known {
            problems.add(&field("id"), "UNKNOWN_OVERWRITE_TARGET", "Unknown role or member");
        }
        let bits =
            |name: &str| entry.get(name).and_then(|v| v.as_str().map_or(v.as_u64(), |t| t.parse().ok()));
        Some(Overwrite {
            id,
            kind: u8::from(kind == 1),
            allow: bits("allow").unwrap_or(0),
            deny: bits("deny").unwrap_or(0),
        })
    }

    /// A caller can newly allow or deny only permissions that they have in the server.
    pub(super) fn check_grants(
        &self,
        who: &Caller,
        guild: Id,
        new: &[Overwrite],
        before: &[Overwrite],
    ) -> ApiResult<()> {
        let own = self.guild_permissions(guild, who.id());
        if own.contains(Permissions::ADMINISTRATOR) {
            return Ok(());
        }
        let fresh = new.iter().filter(|overwrite| !before.contains(overwrite));
        let wanted = fresh.fold(0, |bits, overwrite| bits | overwrite.allow | overwrite.deny);
        // Only administrators can set MANAGE_ROLES in an overwrite.
        match wanted & (!own.bits() | Permissions::MANAGE_ROLES.bits()) {
            0 => Ok(()),
            _ => Err(ApiError::of(50013)),
        }
    }
}
