//! Who is in a server, as far as is known, and for which joining they were let into their rooms. Owns the columns of
//! `people` that say so.

use crate::domain::ids::{GuildId, PersonId};
use crate::domain::people::presence::Presence;
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::{Queries, Tx};

/// What is known of a person's presence in a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownPresence {
    /// When they were last known to be there.
    pub seen: UnixMs,
    /// When they joined, as Discord said last.
    pub joined: Option<UnixMs>,
    /// For which joining they were let into their rooms.
    pub admitted: Option<UnixMs>,
    /// Since when they are known to be away.
    pub left: Option<UnixMs>,
    /// Whether they hadn't passed the server's membership screening when they were last asked about.
    pub is_pending: bool,
}

impl Tx {
    /// Remembers what Discord said of a person whom Parley has met. `true` when they are away and that was not known. Whoever has
    /// passed the server's membership screening gets what was held back for them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_presence(
        &mut self,
        guild: GuildId,
        person: PersonId,
        presence: Presence,
        now: UnixMs,
    ) -> Result<bool> {
        match presence {
            Presence::Here { joined, pending } => {
                // Whoever was pending stays so here: what is held back for them is let go with it.
                let before = sqlx::query(
                    "UPDATE people SET seen_ms = $1, left_ms = NULL, joined_ms = coalesce($2, joined_ms),
                     admitted_ms = coalesce(admitted_ms, $2), is_pending = CASE WHEN is_pending = $3 THEN is_pending ELSE 1 END
                     WHERE guild_id = $4 AND person_id = $5 RETURNING is_pending",
                )
                .bind(now.0)
                .bind(joined.map(|joined| joined.0))
                .bind(i64::from(pending))
                .bind(guild.0)
                .bind(person.0)
                .fetch_optional(&mut *self.tx)
                .await?;
                let was_pending = before.map(|row| row::int(&row, "is_pending")).transpose()? == Some(1);
                if was_pending && !pending {
                    self.pass_screening(guild, person, now).await?;
                }
                Ok(false)
            }
            Presence::Away => {
                let done = sqlx::query(
                    "UPDATE people SET left_ms = $1 WHERE guild_id = $2 AND person_id = $3 AND left_ms IS NULL",
                )
                .bind(now.0)
                .bind(guild.0)
                .bind(person.0)
                .execute(&mut *self.tx)
                .await?;
                Ok(done.rows_affected() == 1)
            }
        }
    }

    /// Somebody is let into their rooms for their present joining. `false` when that was so already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_admitted(&mut self, guild: GuildId, person: PersonId) -> Result<bool> {
        let done = sqlx::query(
            "UPDATE people SET admitted_ms = joined_ms
             WHERE guild_id = $1 AND person_id = $2 AND admitted_ms <> joined_ms",
        )
        .bind(guild.0)
        .bind(person.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }
}

impl Queries<'_> {
    /// What is known of somebody's presence; `None` for one whom Parley has not met.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn presence(&mut self, guild: GuildId, person: PersonId) -> Result<Option<KnownPresence>> {
        let found = sqlx::query(
            "SELECT seen_ms, joined_ms, admitted_ms, left_ms, is_pending FROM people WHERE guild_id = $1 AND person_id = $2",
        )
        .bind(guild.0)
        .bind(person.0)
        .fetch_optional(&mut *self.0)
        .await?;
        let known = |row| {
            let moment = |column| Ok::<_, crate::store::Error>(row::maybe_int(&row, column)?.map(UnixMs));
            Ok(KnownPresence {
                seen: UnixMs(row::int(&row, "seen_ms")?),
                joined: moment("joined_ms")?,
                admitted: moment("admitted_ms")?,
                left: moment("left_ms")?,
                is_pending: row::int(&row, "is_pending")? == 1,
            })
        };
        found.map(known).transpose()
    }
}
