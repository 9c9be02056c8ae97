//! Loading offers and what belongs to them.

use super::Version;
use crate::domain::contracts::contract::Contract;
use crate::domain::ids::{ChangeId, GuildId, OfferId, OfferNumber, PersonId, RoomId};
use crate::domain::offers::change::Change;
use crate::domain::offers::offer::Offer;
use crate::domain::offers::timeline::Entry;
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::Queries;
use sqlx::any::AnyRow;

fn change(row: &AnyRow) -> Result<Change> {
    Ok(Change {
        id: ChangeId(row::int(row, "id")?),
        offer: OfferId(row::int(row, "offer_id")?),
        version: row::small(row, "version")?,
        by: PersonId(row::int(row, "by_id")?),
        at: UnixMs(row::int(row, "at_ms")?),
        terms: row::json(row, "terms")?,
        message: row::text(row, "message")?,
        fate: row::json(row, "fate")?,
    })
}

fn version(found: &AnyRow) -> Result<Version> {
    Ok(Version {
        number: row::small(found, "version")?,
        at: UnixMs(row::int(found, "at_ms")?),
        terms: row::json(found, "terms")?,
    })
}

fn entry(found: &AnyRow) -> Result<Entry> {
    Ok(Entry {
        what: row::name(found, "what")?,
        by: row::maybe_int(found, "by_id")?.map(PersonId),
        at: UnixMs(row::int(found, "at_ms")?),
    })
}

/// What an offer went through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// All its terms, the first first.
    pub versions: Vec<Version>,
    /// All change requests, the oldest first.
    pub changes: Vec<Change>,
    /// What happened, the first first.
    pub timeline: Vec<Entry>,
}

/// The three lists of one offer as one, each with empty columns for what only the others have.
const HISTORY: &str = "SELECT 'version' AS part, v.version AS place, v.version, v.terms, v.at_ms,
         CAST(NULL AS BIGINT) AS id, CAST(NULL AS BIGINT) AS offer_id, CAST(NULL AS BIGINT) AS by_id,
         CAST(NULL AS TEXT) AS message, CAST(NULL AS TEXT) AS fate, CAST(NULL AS TEXT) AS what
         FROM versions v WHERE v.offer_id = $1
     UNION ALL SELECT 'change', c.id, c.version, c.terms, c.at_ms, c.id, c.offer_id, c.by_id, c.message, c.fate, NULL
         FROM changes c WHERE c.offer_id = $1
     UNION ALL SELECT 'entry', e.seq, NULL, NULL, e.at_ms, NULL, NULL, e.by_id, NULL, NULL, e.what
         FROM timeline e WHERE e.offer_id = $1";

const CHANGE_COLUMNS: &str = "SELECT id, offer_id, version, by_id, at_ms, terms, message, fate FROM changes ";

impl Queries<'_> {
    /// Until when all of a server's cards are of offers that are here: when they were last looked at, or the newest offer was
    /// sent.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cards_seen(&mut self, guild: GuildId) -> Result<UnixMs> {
        let looked = self.counted(&format!("cards-seen/{guild}")).await?;
        let last = self.counted(&format!("offers/{guild}")).await?;
        let newest = sqlx::query("SELECT created_ms FROM offers WHERE guild_id = $1 AND number = $2")
            .bind(guild.0)
            .bind(last)
            .fetch_optional(&mut *self.0)
            .await?;
        let sent = newest.map_or(Ok(0), |row| row::int(&row, "created_ms"))?;
        Ok(UnixMs(looked.max(sent)))
    }

    /// The offer that people of a server call `number`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn offer_numbered(&mut self, guild: GuildId, number: OfferNumber) -> Result<Option<OfferId>> {
        let found = sqlx::query("SELECT id FROM offers WHERE guild_id = $1 AND number = $2")
            .bind(guild.0)
            .bind(number.0)
            .fetch_optional(&mut *self.0)
            .await?;
        found.map(|row| row::int(&row, "id").map(OfferId)).transpose()
    }

    /// Pending offers of a room, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn pending_in_room(&mut self, room: RoomId) -> Result<Vec<Offer>> {
        let rows = sqlx::query("SELECT id FROM offers WHERE room_id = $1 AND state = 'pending' ORDER BY id")
            .bind(room.0)
            .fetch_all(&mut *self.0)
            .await?;
        let mut offers = Vec::with_capacity(rows.len());
        for found in rows {
            offers.extend(self.offer(OfferId(row::int(&found, "id")?)).await?);
        }
        Ok(offers)
    }

    /// The newest contracts of a room, at most 20, the oldest of them first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn contracts_in_room(&mut self, room: RoomId) -> Result<Vec<Contract>> {
        let rows = sqlx::query(
            "SELECT id FROM offers WHERE room_id = $1 AND state = 'accepted' ORDER BY id DESC LIMIT 20",
        )
        .bind(room.0)
        .fetch_all(&mut *self.0)
        .await?;
        let mut contracts = Vec::with_capacity(rows.len());
        for found in rows.iter().rev() {
            contracts.extend(self.contract_of(OfferId(row::int(found, "id")?)).await?);
        }
        Ok(contracts)
    }

    /// The offer of a room whose contract isn't closed; of several, the one that was accepted last.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn running_in_room(&mut self, room: RoomId) -> Result<Option<Offer>> {
        let found = sqlx::query(
            "SELECT o.id FROM offers o JOIN contracts k ON k.offer_id = o.id
             WHERE o.room_id = $1 AND o.state = 'accepted' AND k.state <> 'closed'
             ORDER BY o.ended_ms DESC LIMIT 1",
        )
        .bind(room.0)
        .fetch_optional(&mut *self.0)
        .await?;
        match found {
            Some(found) => self.offer(OfferId(row::int(&found, "id")?)).await,
            None => Ok(None),
        }
    }

    /// What expired in a server in one moment, in the order of its numbers.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn expired_at(&mut self, guild: GuildId, at: UnixMs) -> Result<Vec<OfferId>> {
        let rows = sqlx::query(
            "SELECT id FROM offers WHERE guild_id = $1 AND ended_ms = $2 AND state = 'expired' ORDER BY number",
        )
        .bind(guild.0)
        .bind(at.0)
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(|found| Ok(OfferId(row::int(found, "id")?))).collect()
    }

    /// Up to `most` pending offers whose time was up at `now`, longest ago first, each with its server.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due_offers(&mut self, now: UnixMs, most: u32) -> Result<Vec<(GuildId, OfferId)>> {
        let rows = sqlx::query(
            "SELECT id, guild_id FROM offers WHERE state = 'pending' AND expires_ms <= $1 ORDER BY expires_ms, id LIMIT $2",
        )
        .bind(now.0)
        .bind(i64::from(most))
        .fetch_all(&mut *self.0)
        .await?;
        let due =
            |found: &AnyRow| Ok((GuildId(row::int(found, "guild_id")?), OfferId(row::int(found, "id")?)));
        rows.iter().map(due).collect()
    }

    /// Up to `most` pending offers that are due to remind of their deadline at `now`, longest due first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due_reminders(&mut self, now: UnixMs, most: u32) -> Result<Vec<OfferId>> {
        let rows = sqlx::query(
            "SELECT id FROM offers WHERE state = 'pending' AND remind_ms <= $1 AND expires_ms > $1
             ORDER BY remind_ms, id LIMIT $2",
        )
        .bind(now.0)
        .bind(i64::from(most))
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(|found| Ok(OfferId(row::int(found, "id")?))).collect()
    }

    /// When the next pending offer expires or reminds of that, or the next contract, score or job is due.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_deadline(&mut self) -> Result<Option<UnixMs>> {
        let found = sqlx::query(
            "SELECT (SELECT min(expires_ms) FROM offers WHERE state = 'pending') AS expires,
             (SELECT min(remind_ms) FROM offers WHERE state = 'pending') AS reminds,
             (SELECT min(due_ms) FROM contracts WHERE due_ms > 0) AS due,
             (SELECT min(due_ms) FROM feedback WHERE due_ms > 0) AS feedback,
             (SELECT min(due_ms) FROM feedback_reminders WHERE due_ms > 0) AS reminders,
             (SELECT min(due_ms) FROM score_due) AS scores,
             (SELECT min(due_ms) FROM jobs WHERE due_ms > 0) AS jobs,
             (SELECT min(due_ms) FROM job_news WHERE due_ms > 0) AS digests",
        )
        .fetch_one(&mut *self.0)
        .await?;
        let mut next = None;
        for column in ["expires", "reminds", "due", "feedback", "reminders", "scores", "jobs", "digests"] {
            next = next.into_iter().chain(row::maybe_int(&found, column)?).min();
        }
        Ok(next.map(UnixMs))
    }

    /// All sets of terms that an offer had, the first one first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn versions(&mut self, offer: OfferId) -> Result<Vec<Version>> {
        let rows =
            sqlx::query("SELECT version, terms, at_ms FROM versions WHERE offer_id = $1 ORDER BY version")
                .bind(offer.0)
                .fetch_all(&mut *self.0)
                .await?;
        rows.iter().map(version).collect()
    }

    /// The change request called `id`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn change(&mut self, id: ChangeId) -> Result<Option<Change>> {
        let sql = sqlx::AssertSqlSafe(format!("{CHANGE_COLUMNS} WHERE id = $1"));
        let found = sqlx::query(sql).bind(id.0).fetch_optional(&mut *self.0).await?;
        found.as_ref().map(change).transpose()
    }

    /// All that an offer went through: its sets of terms, its change requests, and what happened.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn history(&mut self, offer: OfferId) -> Result<History> {
        let rows = sqlx::query(HISTORY).bind(offer.0).fetch_all(&mut *self.0).await?;
        let (mut history, mut timeline) = (History::default(), Vec::new());
        for found in &rows {
            match row::text(found, "part")?.as_str() {
                "version" => history.versions.push(version(found)?),
                "change" => history.changes.push(change(found)?),
                _ => timeline.push((row::int(found, "place")?, entry(found)?)),
            }
        }
        history.versions.sort_by_key(|version| version.number);
        history.changes.sort_by_key(|change| (change.at, change.id));
        timeline.sort_by_key(|(place, _)| *place);
        history.timeline.extend(timeline.into_iter().map(|(_, entry)| entry));
        Ok(history)
    }
}
