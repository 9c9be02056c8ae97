//! Accounts that moderators take for the same person's. Owns the table `same_people`.

use crate::domain::feedback::score::same::{SamePair, SamePeople};
use crate::domain::ids::{GuildId, PersonId};
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::{Queries, Tx};
use sqlx::any::AnyRow;

/// A pair as moderators marked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameMark {
    /// The two accounts.
    pub pair: SamePair,
    /// Who marked them.
    pub by: PersonId,
    /// Why.
    pub why: String,
    /// When.
    pub at: UnixMs,
}

fn pair(found: &AnyRow) -> Result<SamePair> {
    Ok(SamePair {
        first: PersonId(row::int(found, "first_id")?),
        second: PersonId(row::int(found, "second_id")?),
    })
}

impl Queries<'_> {
    /// All pairs of a server.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn same_people(&mut self, guild: GuildId) -> Result<SamePeople> {
        let sql = "SELECT first_id, second_id FROM same_people WHERE guild_id = $1";
        let rows = sqlx::query(sql).bind(guild.0).fetch_all(&mut *self.0).await?;
        Ok(SamePeople(rows.iter().map(pair).collect::<Result<_>>()?))
    }

    /// A page of them with who marked them, the newest first, without those that involve `reader`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn same_marks(
        &mut self,
        guild: GuildId,
        reader: PersonId,
        skip: u32,
        most: u32,
    ) -> Result<Vec<SameMark>> {
        let rows = sqlx::query(
            "SELECT first_id, second_id, by_id, why, at_ms FROM same_people
             WHERE guild_id = $1 AND first_id <> $2 AND second_id <> $2
             ORDER BY at_ms DESC, first_id DESC, second_id DESC LIMIT $3 OFFSET $4",
        )
        .bind(guild.0)
        .bind(reader.0)
        .bind(i64::from(most))
        .bind(i64::from(skip))
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter()
            .map(|found| {
                Ok(SameMark {
                    pair: pair(found)?,
                    by: PersonId(row::int(found, "by_id")?),
                    why: row::text(found, "why")?,
                    at: UnixMs(row::int(found, "at_ms")?),
                })
            })
            .collect()
    }
}

impl Tx {
    /// Marks a pair; whether it wasn't.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_same(&mut self, guild: GuildId, mark: &SameMark) -> Result<bool> {
        let done = sqlx::query(
            "INSERT INTO same_people (guild_id, first_id, second_id, by_id, why, at_ms)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (guild_id, first_id, second_id) DO NOTHING",
        )
        .bind(guild.0)
        .bind(mark.pair.first.0)
        .bind(mark.pair.second.0)
        .bind(mark.by.0)
        .bind(&mark.why)
        .bind(mark.at.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Takes the mark of a pair away; whether there was one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_same(&mut self, guild: GuildId, pair: SamePair) -> Result<bool> {
        let sql = "DELETE FROM same_people WHERE guild_id = $1 AND first_id = $2 AND second_id = $3";
        let query = sqlx::query(sql).bind(guild.0).bind(pair.first.0).bind(pair.second.0);
        Ok(query.execute(&mut *self.tx).await?.rows_affected() == 1)
    }
}
