//! What the sides of a contract say about each other during it. Owns the `interim_feedback` table: nothing that counts feedback reads it.

use super::{about, side, stars};
use crate::domain::feedback::interim::InterimFeedback;
use crate::domain::feedback::received::Receiver;
use crate::domain::feedback::which::InterimRef;
use crate::domain::ids::{ContractId, GuildId, OfferNumber, PersonId};
use crate::domain::time::UnixMs;
use crate::store::error::{Error, Result};
use crate::store::row;
use crate::store::transaction::{Queries, Tx};
use sqlx::any::AnyRow;

/// What is read of each, from `interim_feedback i`.
const COLUMNS: &str =
    "i.contract_id, i.side, i.nth, i.by_id, i.stars, i.tags, i.comment, i.given_ms, i.hidden_ms";

fn read(found: &AnyRow) -> Result<InterimFeedback> {
    let contract = ContractId(row::int(found, "contract_id")?);
    Ok(InterimFeedback {
        which: InterimRef { contract, side: side(found)?, nth: row::small(found, "nth")? },
        by: PersonId(row::int(found, "by_id")?),
        stars: stars(found)?,
        tags: row::json(found, "tags")?,
        comment: row::maybe_text(found, "comment")?,
        given: UnixMs(row::int(found, "given_ms")?),
        hidden: row::maybe_int(found, "hidden_ms")?.map(UnixMs),
    })
}

impl Queries<'_> {
    /// What was said during a contract, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn interim_of(&mut self, contract: ContractId) -> Result<Vec<InterimFeedback>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM interim_feedback i WHERE i.contract_id = $1 ORDER BY i.given_ms, i.side"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(contract.0).fetch_all(&mut *self.0).await?;
        rows.iter().map(read).collect()
    }

    /// What somebody wrote during contracts in a server, with the number of each contract, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn interim_by(
        &mut self,
        guild: GuildId,
        person: PersonId,
    ) -> Result<Vec<(OfferNumber, InterimFeedback)>> {
        let sql = format!(
            "SELECT {COLUMNS}, k.number FROM interim_feedback i JOIN contracts k ON k.id = i.contract_id
             WHERE i.guild_id = $1 AND i.by_id = $2 ORDER BY i.given_ms, i.contract_id"
        );
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(guild.0).bind(person.0);
        let rows = query.fetch_all(&mut *self.0).await?;
        rows.iter().map(|found| Ok((OfferNumber(row::int(found, "number")?), read(found)?))).collect()
    }
}

impl Tx {
    /// Saves what one side says, for both to read at once, and for everybody where it's public.
    ///
    /// # Errors
    /// [`Error::Conflict`] when that side said something meanwhile; otherwise when the database fails.
    pub async fn insert_interim(
        &mut self,
        guild: GuildId,
        (feedback, receiver): (&InterimFeedback, Receiver),
        is_public: bool,
    ) -> Result<()> {
        let (about_kind, about_id) = about(receiver);
        let done = sqlx::query(
            "INSERT INTO interim_feedback (contract_id, side, nth, guild_id, by_id, stars, tags, comment, given_ms,
                 about_kind, about_id, is_public)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING",
        )
        .bind(feedback.which.contract.0)
        .bind(feedback.which.side.code())
        .bind(i64::from(feedback.which.nth))
        .bind(guild.0)
        .bind(feedback.by.0)
        .bind(i64::from(feedback.stars.count()))
        .bind(row::to_json("tags", &feedback.tags)?)
        .bind(&feedback.comment)
        .bind(feedback.given.0)
        .bind(about_kind)
        .bind(about_id)
        .bind(i64::from(is_public))
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Conflict) }
    }

    /// Writes down anew whether what was said during a contract is public.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_interim_public(&mut self, contract: ContractId, is_public: bool) -> Result<()> {
        sqlx::query("UPDATE interim_feedback SET is_public = $1 WHERE contract_id = $2")
            .bind(i64::from(is_public))
            .bind(contract.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Hides what was said, or shows it again, as it says; what it was before is what `was` says.
    ///
    /// # Errors
    /// [`Error::Conflict`] when that changed meanwhile; otherwise when the database fails.
    pub async fn put_interim_hidden(
        &mut self,
        feedback: &InterimFeedback,
        was: Option<UnixMs>,
    ) -> Result<()> {
        let done = sqlx::query(
            "UPDATE interim_feedback SET hidden_ms = $1
             WHERE contract_id = $2 AND side = $3 AND nth = $4 AND coalesce(hidden_ms, 0) = $5",
        )
        .bind(feedback.hidden.map(|at| at.0))
        .bind(feedback.which.contract.0)
        .bind(feedback.which.side.code())
        .bind(i64::from(feedback.which.nth))
        .bind(was.map_or(0, |at| at.0))
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Conflict) }
    }
}
