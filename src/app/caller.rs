//! People as Discord shows them with a request: who does something, and to whom. What is known of them beside that is the
//! store's.

use crate::domain::ids::{GuildId, PersonId, RoleId};
use crate::domain::people::presence::SIGHTING_COUNTS_MS;
use crate::domain::server::ServerRules;
use crate::domain::time::UnixMs;
use crate::store::{KnownPresence, Person};
use crate::words::Language;
use chrono_tz::Tz;

/// Who does something, and in which server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The server.
    pub guild: GuildId,
    /// The person.
    pub person: PersonId,
    /// As shown in that server.
    pub name: String,
    /// Their unique name on Discord, where it is known.
    pub username: Option<String>,
    /// On Discord's own servers.
    pub avatar_url: Option<String>,
    /// When they joined that server.
    pub joined: Option<UnixMs>,
    /// Of the texts that only they read.
    pub language: Language,
    /// The time zone that their client's language hints at, if it does.
    pub zone_hint: Option<Tz>,
    /// Their roles in that server.
    pub roles: Vec<RoleId>,
    /// Whether Discord lets them manage that server.
    pub manages_server: bool,
    /// Whether the database has them as they are here, and saw them lately: then nothing of them is written again.
    pub is_known: bool,
}

impl Caller {
    /// Whether they manage or moderate the server in which `rules` count.
    pub(super) fn looks_after(&self, rules: &ServerRules) -> bool {
        self.manages_server || rules.makes_moderator(&self.roles)
    }

    pub(super) fn as_person(&self) -> Person {
        Person {
            id: self.person,
            name: self.name.clone(),
            username: self.username.clone(),
            avatar_url: self.avatar_url.clone(),
            joined: self.joined,
        }
    }
}

/// Whether writing `person` at `now` would change nothing that anybody looks at.
pub(super) fn is_known(person: &Person, (known, presence): (&Person, &KnownPresence), now: UnixMs) -> bool {
    let is_as_named = known.name == person.name
        && known.avatar_url == person.avatar_url
        && (person.username.is_none() || known.username == person.username);
    let is_same_joining =
        person.joined.is_none() || presence.joined == person.joined && presence.admitted.is_some();
    is_as_named && is_same_joining && presence.seen >= now.plus(-SIGHTING_COUNTS_MS / 2)
}

/// The person whom an offer is to address, as the command names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// Who.
    pub person: PersonId,
    /// As shown in the server.
    pub name: String,
    /// Their unique name on Discord, where it is known.
    pub username: Option<String>,
    /// On Discord's own servers.
    pub avatar_url: Option<String>,
    /// When they joined the server.
    pub joined: Option<UnixMs>,
    /// Bots cannot be hired.
    pub is_bot: bool,
    /// Whether they are in the server.
    pub is_member: bool,
    /// Whether they haven't passed the server's membership screening yet.
    pub is_pending: bool,
}

impl Addressee {
    pub(super) fn as_person(&self) -> Person {
        Person {
            id: self.person,
            name: self.name.clone(),
            username: self.username.clone(),
            avatar_url: self.avatar_url.clone(),
            joined: self.joined,
        }
    }
}
