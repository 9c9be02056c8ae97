//! Whether moderators see `/parley`. Discord shows it to whoever can manage messages, and to whom a server's admins let have it; a
//! bot can't change that, only say where it's changed.

use crate::discord::failure::Failure;
use crate::discord::rights::{ADMINISTRATOR, read};
use crate::domain::ids::{GuildId, RoleId};
use serde::Deserialize;
use serenity::http::{Http, Route};
use serenity::model::application::{CommandPermission, CommandPermissionType};
use serenity::model::permissions::Permissions;

/// The command that it's about.
pub(super) const COMMAND: &str = "parley";
/// What Discord asks of whoever is to see it: what moderators usually have.
pub(super) const NEEDED: Permissions = Permissions::MANAGE_MESSAGES;

#[derive(Debug, Deserialize)]
struct Role {
    id: String,
    permissions: String,
}

/// Whether members with `role` don't see `/parley`, as far as their other roles don't let them. A role that is gone has no members.
///
/// # Errors
/// A call that Discord refuses.
pub(super) async fn is_hidden_from(http: &Http, guild: GuildId, role: RoleId) -> Result<bool, Failure> {
    let roles: Vec<Role> = read(http, Route::GuildRoles { guild_id: guild.into() }).await?;
    let bits = |id: String| {
        let found = roles.iter().find(|role| role.id == id);
        found.map(|role| role.permissions.parse::<u64>().unwrap_or_default())
    };
    let Some(own) = bits(role.to_string()) else { return Ok(false) };
    let have = own | bits(guild.to_string()).unwrap_or_default();
    if have & ADMINISTRATOR != 0 {
        return Ok(false);
    }
    let chosen = chosen_for(http, guild, role).await?;
    Ok(!chosen.unwrap_or(have & NEEDED.bits() != 0))
}

/// What the server's admins chose for a role, if anything: for the command itself before all commands of the bot.
async fn chosen_for(http: &Http, guild: GuildId, role: RoleId) -> Result<Option<bool>, Failure> {
    let chosen = http.get_guild_commands_permissions(guild.into()).await?;
    if chosen.is_empty() {
        return Ok(None);
    }
    let commands = http.get_global_commands().await?;
    let Some(command) = commands.iter().find(|command| command.name == COMMAND) else { return Ok(None) };
    let ids = [command.id.get(), command.application_id.get()];
    let found = ids.into_iter().find_map(|id| chosen.iter().find(|chosen| chosen.id.get() == id));
    let is_ours = |entry: &&CommandPermission| {
        matches!(entry.kind, CommandPermissionType::Role) && entry.id.get().to_string() == role.to_string()
    };
    Ok(found.and_then(|found| found.permissions.iter().find(is_ours)).map(|entry| entry.permission))
}
