//! Owns who is pinged by a text: its mentions, filtered by `allowed_mentions`. Must not know how messages are stored.

use super::account::read_id;
use super::state::Channel;
use super::{Id, World};
use serde_json::Value;
use twilight_model::guild::Permissions;

/// Who is pinged.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Pings {
    /// People and bots.
    pub(crate) users: Vec<Id>,
    /// Roles.
    pub(crate) roles: Vec<Id>,
    /// Everyone in the channel.
    pub(crate) everyone: bool,
}

impl World {
    /// Who is pinged when `author` sends a text in a channel.
    pub(crate) fn pings(&self, channel: &Channel, author: Id, text: &str, allowed: Option<&Value>) -> Pings {
        let may_all = self.webhooks.contains_key(&author)
            || self.channel_permissions(channel, author).contains(Permissions::MENTION_EVERYONE);
        let roles = channel.guild.and_then(|guild| self.guilds.get(&guild)).map(|guild| &guild.roles);
        let mut pings = Pings::default();
        for id in ids_after(text, "<@").into_iter().chain(ids_after(text, "<@!")) {
            if self.users.contains_key(&id) && allows(allowed, "users", id) && !pings.users.contains(&id) {
                pings.users.push(id);
            }
        }
        for id in ids_after(text, "<@&") {
            let pingable =
                roles.and_then(|roles| roles.get(&id)).is_some_and(|role| role.mentionable || may_all);
            if pingable && allows(allowed, "roles", id) && !pings.roles.contains(&id) {
                pings.roles.push(id);
            }
        }
        let named = text.contains("@everyone") || text.contains("@here");
        pings.everyone = named && may_all && allowed.is_none_or(|allowed| parses(allowed, "everyone"));
        pings
    }
}

fn allows(allowed: Option<&Value>, kind: &str, id: Id) -> bool {
    let Some(allowed) = allowed else { return true };
    let listed = allowed.get(kind).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    parses(allowed, kind) || listed.iter().any(|value| read_id(Some(value)) == Some(id))
}

fn parses(allowed: &Value, kind: &str) -> bool {
    let parse = allowed.get("parse").and_then(Value::as_array);
    parse.is_some_and(|parse| parse.iter().any(|value| value.as_str() == Some(kind)))
}

fn ids_after(text: &str, opening: &str) -> Vec<Id> {
    let pieces = text.split(opening).skip(1);
    pieces.filter_map(|piece| piece.split_once('>')?.0.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_allowed_people_are_let_through() {
        let allowed = json!({ "parse": [], "users": ["7"] });
        assert!(allows(Some(&allowed), "users", Id(7)));
        assert!(!allows(Some(&allowed), "users", Id(8)));
        assert!(!allows(Some(&json!({ "parse": [] })), "roles", Id(7)));
        assert!(allows(None, "roles", Id(7)));
    }

    #[test]
    fn mentions_are_found_in_both_spellings() {
        assert_eq!(ids_after("hi <@12> and <@x> <@&5>", "<@"), [Id(12)]);
        assert_eq!(ids_after("hi <@!12>", "<@!"), [Id(12)]);
    }
}
