//! People as Discord named them last. Owns the `people` table.

pub(super) mod blocks;
pub(super) mod freelancers;
pub(super) mod presence;
pub(super) mod profiles;
pub(super) mod standing;

use super::error::Result;
use super::row;
use super::transaction::{Queries, Tx};
use crate::domain::ids::{GuildId, PersonId};
use crate::domain::time::UnixMs;

/// A person in one server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// As shown in that server.
    pub name: String,
    /// Their unique name on Discord, if it was seen.
    pub username: Option<String>,
    /// On Discord's own servers.
    pub avatar_url: Option<String>,
    /// When they joined that server, as Discord said last; a new moment after they left and came back.
    pub joined: Option<UnixMs>,
}

impl Tx {
    /// Remembers how `person` is called in `guild`, and since when they are there where that is known.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn upsert_person(&mut self, guild: GuildId, person: &Person, now: UnixMs) -> Result<()> {
        sqlx::query(
            "INSERT INTO people (guild_id, person_id, name, avatar_url, seen_ms, joined_ms, admitted_ms, username)
             VALUES ($1, $2, $3, $4, $5, $6, $6, $7)
             ON CONFLICT (guild_id, person_id) DO UPDATE SET
                 username = coalesce(excluded.username, people.username), name = excluded.name, avatar_url = excluded.avatar_url, seen_ms = excluded.seen_ms,
                 joined_ms = coalesce(excluded.joined_ms, people.joined_ms),
                 admitted_ms = coalesce(people.admitted_ms, excluded.joined_ms),
                 left_ms = CASE WHEN excluded.joined_ms IS NULL OR excluded.joined_ms = people.joined_ms
                     THEN people.left_ms END",
        )
        .bind(guild.0)
        .bind(person.id.0)
        .bind(&person.name)
        .bind(&person.avatar_url)
        .bind(now.0)
        .bind(person.joined.map(|joined| joined.0))
        .bind(&person.username)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// How `person` was called when they last used Parley in `guild`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn person(&mut self, guild: GuildId, person: PersonId) -> Result<Option<Person>> {
        let found = sqlx::query(
            "SELECT name, username, avatar_url, joined_ms FROM people WHERE guild_id = $1 AND person_id = $2",
        )
        .bind(guild.0)
        .bind(person.0)
        .fetch_optional(&mut *self.0)
        .await?;
        let person_of = |row| {
            Ok(Person {
                id: person,
                name: row::text(&row, "name")?,
                username: row::maybe_text(&row, "username")?,
                avatar_url: row::maybe_text(&row, "avatar_url")?,
                joined: row::maybe_int(&row, "joined_ms")?.map(UnixMs),
            })
        };
        found.map(person_of).transpose()
    }

    /// The same, with the username beside the name where somebody else in the server has the same name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn person_told_apart(&mut self, guild: GuildId, person: PersonId) -> Result<Option<Person>> {
        let Some(mut known) = self.person(guild, person).await? else { return Ok(None) };
        let Some(username) = known.username.clone() else { return Ok(Some(known)) };
        let namesake = sqlx::query(
            "SELECT person_id FROM people WHERE guild_id = $1 AND lower(name) = lower($2) AND person_id <> $3 LIMIT 1",
        )
        .bind(guild.0)
        .bind(&known.name)
        .bind(person.0)
        .fetch_optional(&mut *self.0)
        .await?;
        if namesake.is_some() {
            known.name = format!("{} (@{username})", known.name);
        }
        Ok(Some(known))
    }
}
