//! Every event that the local Discord sends, with the intents that include it (`developers/events/gateway`, "List of Intents"). Must not
//! know who can see an event.

use super::intents::{
    AUTO_MODERATION_CONFIGURATION, AUTO_MODERATION_EXECUTION, DIRECT_MESSAGE_POLLS, DIRECT_MESSAGE_REACTIONS,
    DIRECT_MESSAGE_TYPING, DIRECT_MESSAGES, GUILD_EXPRESSIONS, GUILD_INVITES, GUILD_MEMBERS,
    GUILD_MESSAGE_POLLS, GUILD_MESSAGE_REACTIONS, GUILD_MESSAGE_TYPING, GUILD_MESSAGES, GUILD_MODERATION,
    GUILD_PRESENCES, GUILD_SCHEDULED_EVENTS, GUILD_VOICE_STATES, GUILD_WEBHOOKS, GUILDS,
};

/// An event and what includes it.
pub(crate) struct EventKind {
    pub(crate) name: &'static str,
    /// The intent in a server; 0 when it needs none.
    pub(crate) guild: u64,
    /// The intent in direct messages; 0 when it needs none, or isn't sent there.
    pub(crate) direct: u64,
    /// Whether bots get it. People's clients get all.
    pub(crate) for_bots: bool,
}

const fn of(name: &'static str, guild: u64) -> EventKind {
    EventKind { name, guild, direct: guild, for_bots: true }
}

const fn either(name: &'static str, guild: u64, direct: u64) -> EventKind {
    EventKind { name, guild, direct, for_bots: true }
}

const fn for_people(name: &'static str) -> EventKind {
    EventKind { name, guild: 0, direct: 0, for_bots: false }
}

/// All events, by name.
pub(crate) const EVENTS: &[EventKind] = &[
    for_people("APPLICATION_COMMAND_AUTOCOMPLETE_RESPONSE"),
    of("AUTO_MODERATION_ACTION_EXECUTION", AUTO_MODERATION_EXECUTION),
    of("AUTO_MODERATION_RULE_CREATE", AUTO_MODERATION_CONFIGURATION),
    of("AUTO_MODERATION_RULE_DELETE", AUTO_MODERATION_CONFIGURATION),
    of("AUTO_MODERATION_RULE_UPDATE", AUTO_MODERATION_CONFIGURATION),
    of("CHANNEL_CREATE", GUILDS),
    of("CHANNEL_DELETE", GUILDS),
    either("CHANNEL_PINS_UPDATE", GUILDS, DIRECT_MESSAGES),
    of("CHANNEL_UPDATE", GUILDS),
    of("GUILD_AUDIT_LOG_ENTRY_CREATE", GUILD_MODERATION),
    of("GUILD_BAN_ADD", GUILD_MODERATION),
    of("GUILD_BAN_REMOVE", GUILD_MODERATION),
    of("GUILD_CREATE", GUILDS),
    of("GUILD_DELETE", GUILDS),
    of("GUILD_EMOJIS_UPDATE", GUILD_EXPRESSIONS),
    of("GUILD_MEMBERS_CHUNK", 0),
    of("GUILD_MEMBER_ADD", GUILD_MEMBERS),
    of("GUILD_MEMBER_REMOVE", GUILD_MEMBERS),
    of("GUILD_MEMBER_UPDATE", GUILD_MEMBERS),
    of("GUILD_ROLE_CREATE", GUILDS),
    of("GUILD_ROLE_DELETE", GUILDS),
    of("GUILD_ROLE_UPDATE", GUILDS),
    of("GUILD_SCHEDULED_EVENT_CREATE", GUILD_SCHEDULED_EVENTS),
    of("GUILD_SCHEDULED_EVENT_DELETE", GUILD_SCHEDULED_EVENTS),
    of("GUILD_SCHEDULED_EVENT_UPDATE", GUILD_SCHEDULED_EVENTS),
    of("GUILD_SCHEDULED_EVENT_USER_ADD", GUILD_SCHEDULED_EVENTS),
    of("GUILD_SCHEDULED_EVENT_USER_REMOVE", GUILD_SCHEDULED_EVENTS),
    of("GUILD_STICKERS_UPDATE", GUILD_EXPRESSIONS),
    of("GUILD_UPDATE", GUILDS),
    of("INTERACTION_CREATE", 0),
    for_people("INTERACTION_FAILURE"),
    for_people("INTERACTION_MODAL_CREATE"),
    for_people("INTERACTION_SUCCESS"),
    of("INVITE_CREATE", GUILD_INVITES),
    of("INVITE_DELETE", GUILD_INVITES),
    either("MESSAGE_CREATE", GUILD_MESSAGES, DIRECT_MESSAGES),
    either("MESSAGE_DELETE", GUILD_MESSAGES, DIRECT_MESSAGES),
    either("MESSAGE_DELETE_BULK", GUILD_MESSAGES, DIRECT_MESSAGES),
    either("MESSAGE_POLL_VOTE_ADD", GUILD_MESSAGE_POLLS, DIRECT_MESSAGE_POLLS),
    either("MESSAGE_POLL_VOTE_REMOVE", GUILD_MESSAGE_POLLS, DIRECT_MESSAGE_POLLS),
    either("MESSAGE_REACTION_ADD", GUILD_MESSAGE_REACTIONS, DIRECT_MESSAGE_REACTIONS),
    either("MESSAGE_REACTION_REMOVE", GUILD_MESSAGE_REACTIONS, DIRECT_MESSAGE_REACTIONS),
    either("MESSAGE_REACTION_REMOVE_ALL", GUILD_MESSAGE_REACTIONS, DIRECT_MESSAGE_REACTIONS),
    either("MESSAGE_REACTION_REMOVE_EMOJI", GUILD_MESSAGE_REACTIONS, DIRECT_MESSAGE_REACTIONS),
    either("MESSAGE_UPDATE", GUILD_MESSAGES, DIRECT_MESSAGES),
    of("PRESENCE_UPDATE", GUILD_PRESENCES),
    of("READY", 0),
    of("RESUMED", 0),
    of("STAGE_INSTANCE_CREATE", GUILDS),
    of("STAGE_INSTANCE_DELETE", GUILDS),
    of("STAGE_INSTANCE_UPDATE", GUILDS),
    of("THREAD_CREATE", GUILDS),
    of("THREAD_DELETE", GUILDS),
    of("THREAD_MEMBERS_UPDATE", GUILDS),
    of("THREAD_UPDATE", GUILDS),
    either("TYPING_START", GUILD_MESSAGE_TYPING, DIRECT_MESSAGE_TYPING),
    of("USER_UPDATE", 0),
    of("VOICE_SERVER_UPDATE", 0),
    of("VOICE_STATE_UPDATE", GUILD_VOICE_STATES),
    of("WEBHOOKS_UPDATE", GUILD_WEBHOOKS),
];

/// The event of this name.
pub(crate) fn find(name: &str) -> Option<&'static EventKind> {
    EVENTS.binary_search_by_key(&name, |kind| kind.name).ok().map(|place| &EVENTS[place])
}

#[cfg(test)]
mod tests {
    use super::EVENTS;
    use std::path::Path;

    fn sources(folder: &Path) -> String {
        let entries = std::fs::read_dir(folder).expect("a folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let read = |path: std::path::PathBuf| match path.is_dir() {
            true => sources(&path),
            false if path.ends_with("sessions/events.rs") => String::new(),
            false => std::fs::read_to_string(path).expect("it is read"),
        };
        paths.map(read).collect()
    }

    #[test]
    fn every_event_of_the_table_is_sent_somewhere() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let all: String = ["world", "gateway", "sessions"].map(|part| sources(&source.join(part))).concat();
        let unsent = EVENTS.iter().filter(|kind| !all.contains(&format!("\"{}\"", kind.name)));
        assert_eq!(unsent.map(|kind| kind.name).collect::<Vec<_>>(), [""; 0]);
        assert!(EVENTS.is_sorted_by_key(|kind| kind.name), "or they aren't found");
    }
}
