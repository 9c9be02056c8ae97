//! Who can read a channel, by Discord's own arithmetic: whether people outside the server's team can, and whether one member
//! can. Asked before moderators are told something there, and when that channel is chosen.

use super::failure::{Failure, code};
use super::rights::{ADMINISTRATOR, Overwrite, VIEW_CHANNEL, in_channel, read, read_bits};
use crate::domain::ids::{ChannelId, GuildId, PersonId, RoleId};
use serde::Deserialize;
use serenity::http::{Http, Route};

/// Who has one of these looks after the server: ADMINISTRATOR, KICK_MEMBERS, BAN_MEMBERS, MANAGE_GUILD, MANAGE_MESSAGES,
/// MODERATE_MEMBERS.
const TEAM: u64 = ADMINISTRATOR | 1 << 1 | 1 << 2 | 1 << 5 | 1 << 13 | 1 << 40;

#[derive(Debug, Deserialize)]
struct Server {
    id: String,
    owner_id: String,
    roles: Vec<Role>,
}

#[derive(Debug, Deserialize)]
struct Role {
    id: String,
    permissions: String,
    #[serde(default)]
    tags: Option<serde_json::Map<String, serde_json::Value>>,
}

#[derive(Debug, Deserialize)]
struct Place {
    #[serde(default)]
    permission_overwrites: Vec<Overwrite>,
}

#[derive(Debug, Deserialize)]
struct Member {
    roles: Vec<String>,
}

/// A channel, with the server's roles.
#[derive(Debug)]
pub(in crate::discord) struct Audience {
    server: Server,
    overwrites: Vec<Overwrite>,
}

impl Audience {
    /// Reads it, in two calls; `None` where the channel is gone, or hidden from the bot.
    ///
    /// # Errors
    /// A call that Discord refuses.
    pub(in crate::discord) async fn read(
        http: &Http,
        guild: GuildId,
        channel: ChannelId,
    ) -> Result<Option<Self>, Failure> {
        let place: Place = match read(http, Route::Channel { channel_id: channel.into() }).await {
            Ok(place) => place,
            Err(failure) if failure.is_forbidden() || failure.code == code::UNKNOWN_CHANNEL => {
                return Ok(None);
            }
            Err(failure) => return Err(failure),
        };
        let server: Server = read(http, Route::Guild { guild_id: guild.into() }).await?;
        Ok(Some(Self { server, overwrites: place.permission_overwrites }))
    }

    /// Whether people outside the team can read it: everybody, or a role that is not the moderators' and looks after nothing. A
    /// person who was let in by name is a guest of the team.
    pub(in crate::discord) fn is_public(&self, moderators: Option<RoleId>) -> bool {
        let moderators = moderators.map(|role| role.to_string());
        let is_team = |role: &Role| {
            let is_bots = role.tags.as_ref().is_some_and(|tags| tags.contains_key("bot_id"));
            is_bots || moderators.as_ref() == Some(&role.id) || read_bits(&role.permissions) & TEAM != 0
        };
        let others = self.server.roles.iter().filter(|role| !is_team(role) && role.id != self.server.id);
        self.shows_to("", &[])
            || others.into_iter().any(|role| self.shows_to("", std::slice::from_ref(&role.id)))
    }

    /// Whether one of these people can read it.
    ///
    /// # Errors
    /// A call that Discord refuses.
    pub(in crate::discord) async fn holds_any(
        &self,
        http: &Http,
        guild: GuildId,
        people: &[PersonId],
    ) -> Result<bool, Failure> {
        for person in people {
            let (guild_id, user_id) = (guild.into(), (*person).into());
            let member: Member = match read(http, Route::GuildMember { guild_id, user_id }).await {
                Ok(member) => member,
                Err(failure) if matches!(failure.code, code::UNKNOWN_MEMBER | code::UNKNOWN_USER) => continue,
                Err(failure) => return Err(failure),
            };
            let person = person.to_string();
            if person == self.server.owner_id || self.shows_to(&person, &member.roles) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn shows_to(&self, member: &str, roles: &[String]) -> bool {
        let held =
            self.server.roles.iter().filter(|role| role.id == self.server.id || roles.contains(&role.id));
        let base = held.fold(0, |bits, role| bits | read_bits(&role.permissions));
        base & ADMINISTRATOR != 0
            || in_channel(base, &self.overwrites, &self.server.id, member, roles) & VIEW_CHANNEL != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn audience(everyone: u64, overwrites: serde_json::Value) -> Audience {
        let server = serde_json::from_value(json!({"id": "1", "owner_id": "9", "roles": [
            {"id": "1", "permissions": everyone.to_string()},
            {"id": "2", "permissions": "0"},
            {"id": "3", "permissions": (1 << 13).to_string()},
            {"id": "4", "permissions": "0", "tags": {"bot_id": "8"}},
        ]}));
        let overwrites = serde_json::from_value(overwrites).expect("overwrites");
        Audience { server: server.expect("a server"), overwrites }
    }

    #[test]
    fn a_channel_is_public_where_anybody_outside_the_team_sees_it() {
        let view = VIEW_CHANNEL;
        let hidden = json!({"id": "1", "allow": "0", "deny": view.to_string()});
        let shown = |id: &str| json!({"id": id, "allow": view.to_string(), "deny": "0"});
        let public = |everyone, overwrites| audience(everyone, overwrites).is_public(None);
        assert!(public(view, json!([])), "everybody sees it");
        assert!(!public(0, json!([])), "nobody does");
        assert!(!public(view, json!([hidden])));
        assert!(public(view, json!([hidden, shown("2")])), "a role of members");
        assert!(!audience(view, json!([hidden, shown("2")])).is_public(Some(RoleId(2))), "the moderators'");
        assert!(
            !public(view, json!([hidden, shown("3"), shown("4"), shown("77")])),
            "a team, a bot, a guest"
        );
    }
}
