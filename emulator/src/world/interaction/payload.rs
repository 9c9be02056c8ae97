//! Owns the INTERACTION_CREATE event for the bot, and its `resolved` objects. Must not know responses.

use super::Interaction;
use crate::world::guild::partial_member_json;
use crate::world::message_write::FILE_BYTES_MAX;
use crate::world::role::role_json;
use crate::world::{ApiError, ApiResult, Id, World};
use serde_json::{Value, json};

impl World {
    /// The data of INTERACTION_CREATE for the bot.
    pub(super) fn interaction_payload(&self, interaction: &Interaction, data: Value) -> Value {
        let channel = self.channels.get(&interaction.channel);
        let permissions = |user: Id| {
            channel.map_or(0, |channel| self.channel_permissions(channel, user).bits()).to_string()
        };
        let mut payload = json!({
            "id": interaction.id, "application_id": interaction.application, "type": interaction.kind,
            "token": interaction.token, "version": 1, "channel_id": interaction.channel, "data": data,
            "app_permissions": permissions(interaction.application), "locale": "en-US", "entitlements": [],
            "authorizing_integration_owners": interaction.owners,
            "context": channel.map(|place| World::context_of(place, interaction.application)),
            "attachment_size_limit": FILE_BYTES_MAX,
        });
        if let Some(channel) = channel {
            payload["channel"] = self.channel_json(channel, interaction.user);
            payload["channel"]["permissions"] = json!(permissions(interaction.user));
        }
        let guild = interaction.guild.and_then(|guild| self.guilds.get(&guild));
        let member = guild.and_then(|guild| guild.members.get(&interaction.user));
        match (guild, member) {
            (Some(guild), Some(member)) => {
                payload["guild_id"] = json!(guild.id);
                payload["guild"] = json!({ "id": guild.id, "locale": "en-US", "features": [] });
                payload["guild_locale"] = json!("en-US");
                payload["member"] = self.member_json(member);
                payload["member"]["permissions"] = json!(permissions(interaction.user));
            }
            _ => payload["user"] = self.user_json(interaction.user),
        }
        let message = interaction.source.and_then(|source| self.message(interaction.channel, source));
        if let Some(message) = message {
            payload["message"] = self.message_json(message);
        }
        payload
    }

    /// The `resolved` object for ids, each with its kind: `users`, `roles`, `channels` or `mentionables`.
    ///
    /// # Errors
    /// 50035 for an unknown id.
    pub(super) fn resolve(&self, guild: Option<Id>, wanted: &[(&str, Id)]) -> ApiResult<Value> {
        let guild = guild.and_then(|guild| self.guilds.get(&guild));
        let mut resolved = json!({});
        for (kind, id) in wanted {
            let key = id.to_string();
            let role = guild.and_then(|guild| guild.roles.get(id));
            if let (true, Some(role)) = (["roles", "mentionables"].contains(kind), role) {
                resolved["roles"][&key] = role_json(role);
            } else if ["users", "mentionables"].contains(kind) && self.users.contains_key(id) {
                resolved["users"][&key] = self.user_json(*id);
                if let Some(member) = guild.and_then(|guild| guild.members.get(id)) {
                    let mut partial = partial_member_json(member);
                    partial["permissions"] =
                        json!(self.guild_permissions(guild.map_or(*id, |g| g.id), *id).bits().to_string());
                    resolved["members"][&key] = partial;
                }
            } else if let ("channels", Some(channel)) = (*kind, self.channels.get(id)) {
                let mut partial = self.channel_json(channel, *id);
                partial["permissions"] = json!("0");
                resolved["channels"][&key] = partial;
            } else {
                let message = format!("Value \"{id}\" is not among what can be chosen.");
                return Err(ApiError::field("data", "COMPONENT_VALIDATION_FAILED", message));
            }
        }
        Ok(resolved)
    }

    /// The `resolved` object of a user, role, mentionable or channel select.
    ///
    /// # Errors
    /// 50035 for an unknown id.
    pub(super) fn resolve_values(
        &self,
        guild: Option<Id>,
        component_kind: u64,
        values: &[String],
    ) -> ApiResult<Value> {
        let kind = match component_kind {
            5 => "users",
            6 => "roles",
            7 => "mentionables",
            _ => "channels",
        };
        let wanted: Vec<(&str, Id)> =
            values.iter().map(|value| (kind, value.parse().unwrap_or_default())).collect();
        self.resolve(guild, &wanted)
    }
}
