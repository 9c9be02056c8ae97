//! Whoever uses Parley now, as they are known: everything that is looked at once for each press and command.

use super::presence::KnownPresence;
use super::{Person, known};
use crate::domain::ids::{GuildId, PersonId};
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::Queries;

/// What is known of somebody who uses Parley.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnownCaller {
    /// How they were called last in that server; `None` for one whom Parley has not met.
    pub person: Option<Person>,
    /// Whether they were there.
    pub presence: Option<KnownPresence>,
    /// Whether their direct messages were closed when Parley last tried.
    pub is_door_closed: bool,
    /// Whether anything is wrong in that server.
    pub has_obstacles: bool,
}

impl Queries<'_> {
    /// What is known of somebody who uses Parley in `guild`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn known_caller(&mut self, guild: GuildId, person: PersonId) -> Result<KnownCaller> {
        let found = sqlx::query(
            "SELECT p.name, p.username, p.avatar_url, p.joined_ms, p.seen_ms, p.admitted_ms, p.left_ms, p.is_pending, d.closed_ms,
                 (SELECT min(b.since_ms) FROM obstacles b WHERE b.guild_id = $1 AND b.solved_ms IS NULL) AS obstacle_ms
             FROM (SELECT 1 AS n) AS one LEFT JOIN people p ON p.guild_id = $1 AND p.person_id = $2
             LEFT JOIN doors d ON d.person_id = $2",
        )
        .bind(guild.0)
        .bind(person.0)
        .fetch_one(&mut *self.0)
        .await?;
        let (person, presence) = known(&found, person)?.unzip();
        Ok(KnownCaller {
            person,
            presence,
            is_door_closed: row::maybe_int(&found, "closed_ms")?.is_some(),
            has_obstacles: row::maybe_int(&found, "obstacle_ms")?.is_some(),
        })
    }
}
