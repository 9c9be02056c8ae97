//! People as Discord named them last. Owns the `people` table.

pub(super) mod blocks;
pub(super) mod caller;
pub(super) mod freelancers;
pub(super) mod presence;
pub(super) mod profiles;
pub(super) mod standing;

use super::error::Result;
use super::row;
use super::transaction::{Queries, Tx};
use crate::domain::ids::{GuildId, PersonId};
use crate::domain::time::UnixMs;
use presence::KnownPresence;
use sqlx::any::AnyRow;

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

/// How many people one statement looks up.
const NAMED_AT_ONCE: usize = 8;

/// The columns of a person, named as in `people`.
fn read(row: &AnyRow, id: PersonId) -> Result<Person> {
    Ok(Person {
        id,
        name: row::text(row, "name")?,
        username: row::maybe_text(row, "username")?,
        avatar_url: row::maybe_text(row, "avatar_url")?,
        joined: row::maybe_int(row, "joined_ms")?.map(UnixMs),
    })
}

/// A person with their presence, where there is one in a row with the columns of `people`.
pub(super) fn known(row: &AnyRow, id: PersonId) -> Result<Option<(Person, KnownPresence)>> {
    let Some(seen) = row::maybe_int(row, "seen_ms")? else { return Ok(None) };
    let person = read(row, id)?;
    let presence = KnownPresence {
        seen: UnixMs(seen),
        joined: person.joined,
        admitted: row::maybe_int(row, "admitted_ms")?.map(UnixMs),
        left: row::maybe_int(row, "left_ms")?.map(UnixMs),
        is_pending: row::int(row, "is_pending")? == 1,
    };
    Ok(Some((person, presence)))
}

/// The same, with the username beside the name where the column `namesake` has somebody else of that name.
fn told_apart(row: &AnyRow, id: PersonId) -> Result<Person> {
    let mut person = read(row, id)?;
    if let (Some(username), Some(_)) = (&person.username, row::maybe_int(row, "namesake")?) {
        person.name = format!("{} (@{username})", person.name);
    }
    Ok(person)
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
        found.map(|row| read(&row, person)).transpose()
    }

    /// The same for many people, in no order; who never used Parley there is left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn people_named(&mut self, guild: GuildId, people: &[PersonId]) -> Result<Vec<Person>> {
        let mut found = Vec::with_capacity(people.len());
        for few in people.chunks(NAMED_AT_ONCE) {
            let mut query = sqlx::query(
                "SELECT person_id, name, username, avatar_url, joined_ms FROM people
                 WHERE guild_id = $1 AND person_id IN ($2, $3, $4, $5, $6, $7, $8, $9)",
            )
            .bind(guild.0);
            // Asked for twice, somebody is found once.
            for place in 0..NAMED_AT_ONCE {
                query = query.bind(few.get(place).or(few.last()).map_or(0, |person| person.0));
            }
            let rows = query.fetch_all(&mut *self.0).await?;
            for row in &rows {
                found.push(read(row, PersonId(row::int(row, "person_id")?))?);
            }
        }
        Ok(found)
    }

    /// The same, with the username beside the name where somebody else in the server has the same name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn person_told_apart(&mut self, guild: GuildId, person: PersonId) -> Result<Option<Person>> {
        let found = sqlx::query(
            "SELECT p.name, p.username, p.avatar_url, p.joined_ms,
                 (SELECT n.person_id FROM people n WHERE n.guild_id = $1 AND lower(n.name) = lower(p.name)
                     AND n.person_id <> $2 LIMIT 1) AS namesake
             FROM people p WHERE p.guild_id = $1 AND p.person_id = $2",
        )
        .bind(guild.0)
        .bind(person.0)
        .fetch_optional(&mut *self.0)
        .await?;
        found.map(|row| told_apart(&row, person)).transpose()
    }

    /// The same for two people, one of whom may be nobody.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn two_told_apart(
        &mut self,
        guild: GuildId,
        one: PersonId,
        other: PersonId,
    ) -> Result<[Option<Person>; 2]> {
        let rows = sqlx::query(
            "SELECT p.person_id, p.name, p.username, p.avatar_url, p.joined_ms,
                 (SELECT n.person_id FROM people n WHERE n.guild_id = $1 AND lower(n.name) = lower(p.name)
                     AND n.person_id <> p.person_id LIMIT 1) AS namesake
             FROM people p WHERE p.guild_id = $1 AND p.person_id IN ($2, $3)",
        )
        .bind(guild.0)
        .bind(one.0)
        .bind(other.0)
        .fetch_all(&mut *self.0)
        .await?;
        let mut found = [None, None];
        for row in &rows {
            let id = PersonId(row::int(row, "person_id")?);
            let known = told_apart(row, id)?;
            for (place, wanted) in found.iter_mut().zip([one, other]) {
                if wanted == id {
                    *place = Some(known.clone());
                }
            }
        }
        Ok(found)
    }
}
