//! Feedback on contracts, and what a message in a room shows of it. Owns the `feedback` table: it's written only while nobody else could
//! read it, and published once.

mod amend;
mod badge_roles;
mod interim;
pub(super) mod outcomes;
pub(super) mod received;
mod reminders;
pub(super) mod same;
pub(super) mod weeks;

use super::error::{Error, Result};
use super::row::{self, unreadable};
use super::transaction::{Queries, Tx};
use crate::domain::contracts::contract::Contract;
use crate::domain::effect::About;
use crate::domain::feedback::Feedback;
use crate::domain::feedback::edit::AllowedEdit;
use crate::domain::feedback::received::Receiver;
use crate::domain::feedback::reply::FeedbackReply;
use crate::domain::feedback::stars::Stars;
use crate::domain::feedback::which::InterimRef;
use crate::domain::ids::{ContractId, GuildId, OfferNumber, PersonId};
use crate::domain::offers::offer::Side;
use crate::domain::time::UnixMs;
use sqlx::any::AnyRow;
use std::fmt;

/// What a posted message shows of feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedbackSubject {
    /// What was published on this contract.
    Published(ContractId),
    /// The reply to what this side gave.
    Reply(ContractId, Side),
    /// What was said during a contract.
    During(InterimRef),
}

impl fmt::Display for FeedbackSubject {
    /// The stored form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Published(contract) => write!(f, "feedback/{contract}"),
            Self::Reply(contract, side) => write!(f, "feedback_reply/{contract}/{}", side.code()),
            Self::During(InterimRef { contract, side, nth }) => {
                write!(f, "interim_feedback/{contract}/{}/{nth}", side.code())
            }
        }
    }
}

impl FeedbackSubject {
    /// What a message is about whose subject is stored as `kind/id`, if it is one of these.
    pub(super) fn about(kind: &str, id: i64) -> Option<About> {
        match kind {
            "feedback" | "feedback_reply" | "interim_feedback" => Some(About::Contract(ContractId(id))),
            _ => None,
        }
    }
}

/// What is read of each, from `feedback f`.
const COLUMNS: &str =
    "f.contract_id, f.side, f.by_id, f.stars, f.tags, f.comment, f.note, f.round, f.given_ms, f.edited_ms,
     f.published_ms, f.reply, f.reply_by_id, f.replied_ms, f.hidden_ms,
     f.edit_allowed_ms, f.edit_allowed_by_id, f.amended_ms";

/// How rows name whom they are about.
const fn about(receiver: Receiver) -> (&'static str, i64) {
    match receiver {
        Receiver::Person(person) => ("person", person.0),
        Receiver::Agency(agency) => ("agency", agency.0),
    }
}

fn read(found: &AnyRow) -> Result<Feedback> {
    Ok(Feedback {
        contract: ContractId(row::int(found, "contract_id")?),
        side: side(found)?,
        by: PersonId(row::int(found, "by_id")?),
        stars: stars(found)?,
        tags: row::json(found, "tags")?,
        comment: row::maybe_text(found, "comment")?,
        note: row::maybe_text(found, "note")?,
        round: row::int(found, "round")?,
        given: UnixMs(row::int(found, "given_ms")?),
        edited: row::maybe_int(found, "edited_ms")?.map(UnixMs),
        published: row::maybe_int(found, "published_ms")?.map(UnixMs),
        reply: reply(found)?,
        hidden: row::maybe_int(found, "hidden_ms")?.map(UnixMs),
        edit: edit(found)?,
    })
}

/// The side that gave it.
fn side(found: &AnyRow) -> Result<Side> {
    let side = row::text(found, "side")?;
    Side::from_code(&side).ok_or_else(|| unreadable("side", side))
}

fn stars(found: &AnyRow) -> Result<Stars> {
    let stars = row::int(found, "stars")?;
    let read = u8::try_from(stars).ok().and_then(Stars::new);
    read.ok_or_else(|| unreadable("stars", stars.to_string()))
}

fn edit(found: &AnyRow) -> Result<Option<AllowedEdit>> {
    let (by, at) = (row::maybe_int(found, "edit_allowed_by_id")?, row::maybe_int(found, "edit_allowed_ms")?);
    let done = row::maybe_int(found, "amended_ms")?.map(UnixMs);
    Ok(by.zip(at).map(|(by, at)| AllowedEdit { by: PersonId(by), at: UnixMs(at), done }))
}

fn reply(found: &AnyRow) -> Result<Option<FeedbackReply>> {
    let (by, at) = (row::maybe_int(found, "reply_by_id")?, row::maybe_int(found, "replied_ms")?);
    let words = row::maybe_text(found, "reply")?;
    Ok(words.zip(by).zip(at).map(|((text, by), at)| FeedbackReply { text, by: PersonId(by), at: UnixMs(at) }))
}

impl Queries<'_> {
    /// What was given on a contract, at most one of each side.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn feedback_of(&mut self, contract: ContractId) -> Result<Vec<Feedback>> {
        let sql = format!("SELECT {COLUMNS} FROM feedback f WHERE f.contract_id = $1 ORDER BY f.side");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(contract.0).fetch_all(&mut *self.0).await?;
        rows.iter().map(read).collect()
    }

    /// What somebody wrote in a server, with the number of each contract, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn feedback_by(
        &mut self,
        guild: GuildId,
        person: PersonId,
    ) -> Result<Vec<(OfferNumber, Feedback)>> {
        let sql = format!(
            "SELECT {COLUMNS}, k.number FROM feedback f JOIN contracts k ON k.id = f.contract_id
             WHERE f.guild_id = $1 AND f.by_id = $2 ORDER BY f.given_ms, f.contract_id"
        );
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(guild.0).bind(person.0);
        let rows = query.fetch_all(&mut *self.0).await?;
        rows.iter().map(|found| Ok((OfferNumber(row::int(found, "number")?), read(found)?))).collect()
    }

    /// A page of the feedback of a server that was published with a note to the moderators, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn feedback_notes(&mut self, guild: GuildId, skip: u32, most: u32) -> Result<Vec<Feedback>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM feedback f
             WHERE f.guild_id = $1 AND f.note IS NOT NULL AND f.published_ms IS NOT NULL
             ORDER BY f.published_ms DESC, f.contract_id DESC LIMIT $2 OFFSET $3"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(guild.0)
            .bind(i64::from(most))
            .bind(i64::from(skip))
            .fetch_all(&mut *self.0)
            .await?;
        rows.iter().map(read).collect()
    }

    /// Up to `most` contracts with feedback that nobody else's is waited for by `now`, longest due first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due_feedback(&mut self, now: UnixMs, most: u32) -> Result<Vec<ContractId>> {
        let rows = sqlx::query(
            "SELECT contract_id FROM feedback WHERE due_ms <= $1 ORDER BY due_ms, contract_id LIMIT $2",
        )
        .bind(now.0)
        .bind(i64::from(most))
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(|found| Ok(ContractId(row::int(found, "contract_id")?))).collect()
    }
}

impl Tx {
    /// Keeps a contract as it is until the transaction ends: of both sides who give feedback at once, the later one sees what the other
    /// one gave.
    ///
    /// # Errors
    /// [`Error::Conflict`] when something was said about it meanwhile; otherwise when the database fails.
    pub async fn hold_contract(&mut self, contract: &Contract) -> Result<()> {
        let held = sqlx::query("UPDATE contracts SET revision = revision WHERE id = $1 AND revision = $2")
            .bind(contract.id.0)
            .bind(contract.revision)
            .execute(&mut *self.tx)
            .await?;
        if held.rows_affected() == 1 { Ok(()) } else { Err(Error::Conflict) }
    }

    /// Saves what one side gives, instead of what it gave before.
    ///
    /// # Errors
    /// [`Error::Conflict`] when that was published meanwhile; otherwise when the database fails.
    pub async fn put_feedback(
        &mut self,
        guild: GuildId,
        (feedback, receiver): (&Feedback, Receiver),
        due: Option<UnixMs>,
    ) -> Result<()> {
        let (about_kind, about_id) = about(receiver);
        let done = sqlx::query(
            "INSERT INTO feedback (contract_id, side, guild_id, by_id, stars, tags, comment, note, round, given_ms, edited_ms, due_ms,
                 about_kind, about_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
             ON CONFLICT (contract_id, side) DO UPDATE SET by_id = excluded.by_id, stars = excluded.stars, tags = excluded.tags,
                 comment = excluded.comment, note = excluded.note, round = excluded.round, given_ms = excluded.given_ms,
                 edited_ms = excluded.edited_ms, due_ms = excluded.due_ms
             WHERE feedback.published_ms IS NULL",
        )
        .bind(feedback.contract.0)
        .bind(feedback.side.code())
        .bind(guild.0)
        .bind(feedback.by.0)
        .bind(i64::from(feedback.stars.count()))
        .bind(row::to_json("tags", &feedback.tags)?)
        .bind(&feedback.comment)
        .bind(&feedback.note)
        .bind(feedback.round)
        .bind(feedback.given.0)
        .bind(feedback.edited.map(|at| at.0))
        .bind(due.map(|at| at.0))
        .bind(about_kind)
        .bind(about_id)
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Conflict) }
    }

    /// Lets both sides read feedback from when it says on, and everybody else where it's public.
    ///
    /// # Errors
    /// [`Error::Conflict`] when they can already; otherwise when the database fails.
    pub async fn publish_feedback(&mut self, feedback: &Feedback, is_public: bool) -> Result<()> {
        let done = sqlx::query(
            "UPDATE feedback SET published_ms = $1, due_ms = NULL, is_public = $4
             WHERE contract_id = $2 AND side = $3 AND published_ms IS NULL",
        )
        .bind(feedback.published.map(|at| at.0))
        .bind(feedback.contract.0)
        .bind(feedback.side.code())
        .bind(i64::from(is_public))
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Conflict) }
    }

    /// Writes down anew whether what was published on a contract is public.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_feedback_public(&mut self, contract: ContractId, is_public: bool) -> Result<()> {
        sqlx::query(
            "UPDATE feedback SET is_public = $1, due_ms = NULL WHERE contract_id = $2 AND published_ms IS NOT NULL",
        )
        .bind(i64::from(is_public))
        .bind(contract.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Saves the reply to published feedback.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there is one already; otherwise when the database fails.
    pub async fn put_reply(&mut self, feedback: &Feedback, reply: &FeedbackReply) -> Result<()> {
        let done = sqlx::query(
            "UPDATE feedback SET reply = $1, reply_by_id = $2, replied_ms = $3
             WHERE contract_id = $4 AND side = $5 AND published_ms IS NOT NULL AND reply IS NULL",
        )
        .bind(&reply.text)
        .bind(reply.by.0)
        .bind(reply.at.0)
        .bind(feedback.contract.0)
        .bind(feedback.side.code())
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Conflict) }
    }

    /// Writes down anew when what was given in a life of a contract is published; what was given in another one isn't.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_feedback_due(
        &mut self,
        contract: ContractId,
        round: i64,
        due: Option<UnixMs>,
    ) -> Result<()> {
        sqlx::query(
            "UPDATE feedback SET due_ms = CASE WHEN round = $1 THEN CAST($2 AS BIGINT) END
             WHERE contract_id = $3 AND published_ms IS NULL",
        )
        .bind(round)
        .bind(due.map(|at| at.0))
        .bind(contract.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}
