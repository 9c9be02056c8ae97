//! People as Discord shows them with a request: who does something, and to whom. What is known of them beside that is the
//! store's.

use super::error::Result;
use super::transaction::App;
use crate::domain::ids::{GuildId, PersonId, RoleId};
use crate::domain::people::presence::SIGHTING_COUNTS_MS;
use crate::domain::server::ServerRules;
use crate::domain::time::UnixMs;
use crate::store::{KnownPresence, Person, Tx};
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

/// What is known of a caller as they come: looked at once for each press and command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// What is known of their presence in the server.
    pub presence: Option<KnownPresence>,
    /// Whether their direct messages were closed when Parley last tried.
    pub is_door_closed: bool,
    /// Whether anything is wrong in the server.
    pub has_obstacles: bool,
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

impl App {
    /// Somebody begins to use Parley: gives what is known of them, and notes in `caller` whether that is all there is to know.
    /// What another process changes about them meanwhile is seen at the next press.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn arrive(&self, caller: &mut Caller) -> Result<Arrival> {
        let known = self.store.reader().await?.queries().known_caller(caller.guild, caller.person).await?;
        let person = caller.as_person();
        let both = known.person.as_ref().zip(known.presence.as_ref());
        caller.is_known = both.is_some_and(|known| is_known(&person, known, self.now()));
        Ok(Arrival {
            presence: known.presence,
            is_door_closed: known.is_door_closed,
            has_obstacles: known.has_obstacles,
        })
    }

    /// Remembers how the caller is called, unless that is known.
    pub(super) async fn upsert_caller(&self, tx: &mut Tx, caller: &Caller) -> Result<()> {
        if !caller.is_known {
            tx.upsert_person(caller.guild, &caller.as_person(), self.now()).await?;
        }
        Ok(())
    }
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
