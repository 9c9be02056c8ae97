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

/// Who has this one below a channel reads its private threads.
const MANAGE_THREADS: u64 = 1 << 34;

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
        self.lets_others(VIEW_CHANNEL, moderators)
    }

    /// Whether people outside the team manage the threads below it, and thereby read the private ones.
    pub(in crate::discord) fn lets_others_manage_threads(&self, moderators: Option<RoleId>) -> bool {
        self.lets_others(VIEW_CHANNEL | MANAGE_THREADS, moderators)
    }

    fn lets_others(&self, bits: u64, moderators: Option<RoleId>) -> bool {
        let others =
            self.server.roles.iter().filter(|role| !is_team(role, moderators) && role.id != self.server.id);
        self.allows("", &[], bits)
            || others.into_iter().any(|role| self.allows("", std::slice::from_ref(&role.id), bits))
    }

    /// Whether somebody is of the team: a moderator, or whoever looks after the server. So is a bot, and nobody who left.
    ///
    /// # Errors
    /// A call that Discord refuses.
    pub(in crate::discord) async fn is_of_team(
        &self,
        http: &Http,
        guild: GuildId,
        person: PersonId,
        moderators: Option<RoleId>,
    ) -> Result<bool, Failure> {
        if person.to_string() == self.server.owner_id {
            return Ok(true);
        }
        let (guild_id, user_id) = (guild.into(), person.into());
        let member: Member = match read(http, Route::GuildMember { guild_id, user_id }).await {
            Ok(member) => member,
            Err(failure) if matches!(failure.code, code::UNKNOWN_MEMBER | code::UNKNOWN_USER) => {
                return Ok(false);
            }
            Err(failure) => return Err(failure),
        };
        let held = |role: &&Role| member.roles.contains(&role.id);
        Ok(self.server.roles.iter().filter(held).any(|role| is_team(role, moderators)))
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
        self.allows(member, roles, VIEW_CHANNEL)
    }

    /// Whether somebody with these roles can do all of this there.
    fn allows(&self, member: &str, roles: &[String], bits: u64) -> bool {
        let held =
            self.server.roles.iter().filter(|role| role.id == self.server.id || roles.contains(&role.id));
        let base = held.fold(0, |bits, role| bits | read_bits(&role.permissions));
        base & ADMINISTRATOR != 0
            || in_channel(base, &self.overwrites, &self.server.id, member, roles) & bits == bits
    }
}

/// Whether a role is a bot's own, the moderators', or one that looks after something.
fn is_team(role: &Role, moderators: Option<RoleId>) -> bool {
    let is_bots = role.tags.as_ref().is_some_and(|tags| tags.contains_key("bot_id"));
    let is_moderators = moderators.is_some_and(|moderators| moderators.to_string() == role.id);
    is_bots || is_moderators || read_bits(&role.permissions) & TEAM != 0
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
    fn who_manages_threads_below_a_channel_reads_them() {
        let manage = MANAGE_THREADS;
        let lets = |everyone: u64, id: &str, allow: u64| {
            let overwrites = json!([{"id": id, "allow": allow.to_string(), "deny": "0"}]);
            audience(everyone, overwrites).lets_others_manage_threads(None)
        };
        assert!(!lets(VIEW_CHANNEL, "1", 0));
        assert!(lets(VIEW_CHANNEL, "1", manage), "everybody");
        assert!(lets(VIEW_CHANNEL, "2", manage), "a role of members");
        assert!(lets(VIEW_CHANNEL | manage, "2", 0), "everywhere");
        assert!(!lets(VIEW_CHANNEL, "3", manage) && !lets(VIEW_CHANNEL, "4", manage), "a team, a bot");
        assert!(!lets(0, "2", manage), "whoever doesn't see the channel sees no thread below it");
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
