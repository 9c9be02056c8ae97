//! Which events a session gets, and what of them: intents, shards, and the fields that need an intent of their own.
//!
//! Pure. Must not know sockets or permissions: the world has already decided who can see an event.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Identity, events};
use crate::world::{Caller, Event, Id};

pub(super) const GUILDS: u64 = 1;
pub(crate) const GUILD_MEMBERS: u64 = 1 << 1;
pub(super) const GUILD_MODERATION: u64 = 1 << 2;
pub(super) const GUILD_EXPRESSIONS: u64 = 1 << 3;
pub(super) const GUILD_WEBHOOKS: u64 = 1 << 5;
pub(super) const GUILD_INVITES: u64 = 1 << 6;
pub(super) const GUILD_VOICE_STATES: u64 = 1 << 7;
pub(crate) const GUILD_PRESENCES: u64 = 1 << 8;
pub(super) const GUILD_MESSAGES: u64 = 1 << 9;
pub(super) const GUILD_MESSAGE_REACTIONS: u64 = 1 << 10;
pub(super) const GUILD_MESSAGE_TYPING: u64 = 1 << 11;
pub(super) const DIRECT_MESSAGES: u64 = 1 << 12;
pub(super) const DIRECT_MESSAGE_REACTIONS: u64 = 1 << 13;
pub(super) const DIRECT_MESSAGE_TYPING: u64 = 1 << 14;
const MESSAGE_CONTENT: u64 = 1 << 15;
pub(super) const GUILD_SCHEDULED_EVENTS: u64 = 1 << 16;
pub(super) const AUTO_MODERATION_CONFIGURATION: u64 = 1 << 20;
pub(super) const AUTO_MODERATION_EXECUTION: u64 = 1 << 21;
pub(super) const GUILD_MESSAGE_POLLS: u64 = 1 << 24;
pub(super) const DIRECT_MESSAGE_POLLS: u64 = 1 << 25;
/// All valid bits: 0–16, 20, 21, 24, 25.
const KNOWN: u64 = 0x1_FFFF | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25;
/// Privileged bits, which must be enabled in the developer portal.
pub(crate) const PRIVILEGED: u64 = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;

/// Whether all bits are valid.
pub(crate) fn are_known(intents: u64) -> bool {
    intents & !KNOWN == 0
}

/// Whether the GUILDS intent is set.
pub(crate) fn wants_guilds(intents: u64) -> bool {
    intents & GUILDS != 0
}

/// The intents by name that include something here.
const NAMES: [(&str, u64); 20] = [
    ("GUILDS", GUILDS),
    ("GUILD_MEMBERS", GUILD_MEMBERS),
    ("GUILD_MODERATION", GUILD_MODERATION),
    ("GUILD_EXPRESSIONS", GUILD_EXPRESSIONS),
    ("GUILD_WEBHOOKS", GUILD_WEBHOOKS),
    ("GUILD_INVITES", GUILD_INVITES),
    ("GUILD_VOICE_STATES", GUILD_VOICE_STATES),
    ("GUILD_PRESENCES", GUILD_PRESENCES),
    ("GUILD_MESSAGES", GUILD_MESSAGES),
    ("GUILD_MESSAGE_REACTIONS", GUILD_MESSAGE_REACTIONS),
    ("GUILD_MESSAGE_TYPING", GUILD_MESSAGE_TYPING),
    ("DIRECT_MESSAGES", DIRECT_MESSAGES),
    ("DIRECT_MESSAGE_REACTIONS", DIRECT_MESSAGE_REACTIONS),
    ("DIRECT_MESSAGE_TYPING", DIRECT_MESSAGE_TYPING),
    ("MESSAGE_CONTENT", MESSAGE_CONTENT),
    ("GUILD_SCHEDULED_EVENTS", GUILD_SCHEDULED_EVENTS),
    ("AUTO_MODERATION_CONFIGURATION", AUTO_MODERATION_CONFIGURATION),
    ("AUTO_MODERATION_EXECUTION", AUTO_MODERATION_EXECUTION),
    ("GUILD_MESSAGE_POLLS", GUILD_MESSAGE_POLLS),
    ("DIRECT_MESSAGE_POLLS", DIRECT_MESSAGE_POLLS),
];

/// The bit of a privileged intent's name; 0 for another name.
pub(crate) fn bit_of(name: &str) -> u64 {
    NAMES.iter().find(|(known, _)| *known == name).map_or(0, |(_, bit)| bit & PRIVILEGED)
}

/// The names of bits.
pub(crate) fn names_of(bits: u64) -> Vec<&'static str> {
    NAMES.iter().filter(|(_, bit)| bits & bit != 0).map(|(name, _)| *name).collect()
}

/// Whether messages come to a bot with these intents, but without their content.
pub(crate) fn is_blind(intents: u64) -> bool {
    intents & GUILD_MESSAGES != 0 && intents & MESSAGE_CONTENT == 0
}

/// Whether a session of `who` with these intents on this shard gets the event, if the account can see it.
pub(crate) fn passes(event: &Event, who: &Caller, intents: u64, shard: Option<(u32, u32)>) -> bool {
    if matches!(who, Caller::Person { .. }) {
        // People's clients here show nobody's presence, and each login would reach all of them.
        return event.name != "PRESENCE_UPDATE";
    }
    // "Guild Member Update is sent for current-user updates regardless of whether the GUILD_MEMBERS intent is set."
    let is_own = event.name == "GUILD_MEMBER_UPDATE" && is_user(&event.data["user"], who.id());
    let needed = if is_own { 0 } else { needed(event.name, guild_of(event).is_some()) };
    (needed == 0 || intents & needed != 0) && on_shard(guild_of(event), shard)
}

/// Whether a server is on this shard; events without a server are on shard 0.
pub(crate) fn on_shard(guild: Option<u64>, shard: Option<(u32, u32)>) -> bool {
    let Some((index, count)) = shard else { return true };
    guild.map_or(0, |id| (id >> 22) % u64::from(count.max(1))) == u64::from(index)
}

fn guild_of(event: &Event) -> Option<u64> {
    let key = if matches!(event.name, "GUILD_CREATE" | "GUILD_UPDATE" | "GUILD_DELETE") {
        "id"
    } else {
        "guild_id"
    };
    event.data[key].as_str().and_then(|id| id.parse().ok())
}

/// The intents that include an event; 0 when it needs none.
fn needed(name: &str, in_guild: bool) -> u64 {
    events::find(name).map_or(0, |kind| if in_guild { kind.guild } else { kind.direct })
}

/// The event's data as a session gets it, where its intents leave something out.
pub(crate) fn fitted(event: &Event, identity: &Identity) -> Option<Value> {
    match event.name {
        "GUILD_CREATE" => Some(granted_guild(event.data.clone(), identity)),
        _ => without_content(event, &identity.who, identity.intents),
    }
}

/// GUILD_CREATE with the members, presences and voice states that the intents grant. Without GUILD_PRESENCES only the bot itself
/// and who is in a voice channel are listed, and in a large server those who are online.
pub(crate) fn granted_guild(mut data: Value, identity: &Identity) -> Value {
    if !identity.who.is_bot() {
        return data;
    }
    let own = identity.who.id().to_string();
    let ids = |list: &Value, path: &str| -> BTreeSet<String> {
        let all = list.as_array().into_iter().flatten().filter_map(|item| item.pointer(path)?.as_str());
        all.map(str::to_owned).collect()
    };
    let (voice, online) = (ids(&data["voice_states"], "/user_id"), ids(&data["presences"], "/user/id"));
    let large = data["member_count"].as_u64().unwrap_or(0) > identity.large_threshold;
    let sees_presences = identity.intents & GUILD_PRESENCES != 0;
    let listed =
        |id: &str| id == own || voice.contains(id) || (sees_presences && (!large || online.contains(id)));
    data["large"] = json!(large);
    if let Some(members) = data["members"].as_array_mut() {
        members.retain(|member| member["user"]["id"].as_str().is_some_and(listed));
    }
    if !sees_presences {
        data["presences"] = json!([]);
    }
    if identity.intents & GUILD_VOICE_STATES == 0 {
        data["voice_states"] = json!([]);
    }
    data
}

/// The event's data without the fields that need MESSAGE_CONTENT; `None` if this bot can read them.
fn without_content(event: &Event, who: &Caller, intents: u64) -> Option<Value> {
    let Caller::Bot { id, .. } = who else { return None };
    if event.name == "AUTO_MODERATION_ACTION_EXECUTION" && intents & MESSAGE_CONTENT == 0 {
        let mut data = event.data.clone();
        data["content"] = json!("");
        data["matched_content"] = json!("");
        return Some(data);
    }
    let about_message = matches!(event.name, "MESSAGE_CREATE" | "MESSAGE_UPDATE");
    let readable = !about_message
        || intents & MESSAGE_CONTENT != 0
        || guild_of(event).is_none()
        || is_user(&event.data["author"], *id)
        || event.data["mentions"].as_array().is_some_and(|all| all.iter().any(|user| is_user(user, *id)));
    if readable {
        return None;
    }
    let mut data = event.data.clone();
    if let Some(fields) = data.as_object_mut() {
        for (key, empty) in [
            ("content", json!("")),
            ("embeds", json!([])),
            ("attachments", json!([])),
            ("components", json!([])),
        ] {
            fields.entry(key).and_modify(|value| *value = empty);
        }
        fields.remove("poll");
    }
    Some(data)
}

fn is_user(user: &Value, id: Id) -> bool {
    user["id"].as_str().is_some_and(|text| text == id.to_string())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{
        GUILD_MEMBERS, GUILD_MESSAGES, GUILD_PRESENCES, GUILDS, Identity, MESSAGE_CONTENT, granted_guild,
        passes, without_content,
    };
    use crate::world::{Audience, Caller, Event, Id};

    fn message(guild: Option<&str>) -> Event {
        let data = json!({"content": "hi", "author": {"id": "5"}, "mentions": [], "guild_id": guild});
        Event::new(Audience::Users(vec![]), "MESSAGE_CREATE", data)
    }

    const BOT: Caller = Caller::Bot { id: Id(9), application_id: Id(9) };

    #[test]
    fn messages_need_the_intent_of_their_place() {
        assert!(passes(&message(Some("1")), &BOT, GUILD_MESSAGES, None));
        assert!(!passes(&message(Some("1")), &BOT, GUILDS, None));
        assert!(!passes(&message(None), &BOT, GUILD_MESSAGES, None));
        assert!(passes(&message(None), &Caller::Person { id: Id(1) }, 0, None));
    }

    #[test]
    fn a_bot_reads_of_its_own_roles_without_the_intent() {
        let update = |user: &str| {
            let data = json!({"guild_id": "1", "user": {"id": user}, "roles": []});
            Event::new(Audience::Guild(Id(1)), "GUILD_MEMBER_UPDATE", data)
        };
        assert!(passes(&update("9"), &BOT, GUILDS, None));
        assert!(!passes(&update("5"), &BOT, GUILDS, None));
    }

    #[test]
    fn content_is_emptied_without_its_intent() {
        let emptied = without_content(&message(Some("1")), &BOT, GUILD_MESSAGES).expect("emptied");
        assert_eq!(emptied["content"], "");
        assert!(without_content(&message(Some("1")), &BOT, GUILD_MESSAGES | MESSAGE_CONTENT).is_none());
        assert!(without_content(&message(None), &BOT, 0).is_none());
        assert!(
            without_content(&message(Some("1")), &Caller::Bot { id: Id(5), application_id: Id(5) }, 0)
                .is_none()
        );
    }

    #[test]
    fn a_server_comes_with_the_members_that_the_intents_grant() {
        let member = |id: &str| json!({"user": {"id": id}});
        let server = |count: u64| {
            json!({"member_count": count, "members": [member("9"), member("1"), member("2"), member("3")],
                "voice_states": [{"user_id": "1"}], "presences": [member("2")]})
        };
        let listed = |intents: u64, count: u64| {
            let identity =
                Identity { who: BOT, token: String::new(), intents, shard: None, large_threshold: 50 };
            let data = granted_guild(server(count), &identity);
            data["members"].as_array().expect("members").len()
        };
        assert_eq!(listed(GUILDS | GUILD_MEMBERS, 4), 2, "itself and who speaks");
        assert_eq!(listed(GUILDS | GUILD_PRESENCES, 4), 4);
        assert_eq!(listed(GUILDS | GUILD_PRESENCES, 51), 3, "itself, who speaks, who is online");
    }

    #[test]
    fn a_server_is_on_one_shard() {
        let guild = (7_u64 << 22).to_string();
        assert!(passes(&message(Some(&guild)), &BOT, GUILD_MESSAGES, Some((1, 2))));
        assert!(!passes(&message(Some(&guild)), &BOT, GUILD_MESSAGES, Some((0, 2))));
    }
}
