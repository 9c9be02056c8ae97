//! Loading offers and what belongs to them.

use super::Version;
use crate::domain::contracts::contract::Contract;
use crate::domain::ids::{AgencyId, ChangeId, ContractId, GuildId, OfferId, OfferNumber, PersonId, RoomId};
use crate::domain::offers::change::Change;
use crate::domain::offers::offer::{DeclineReason, Offer, Recipient, State, StateName};
use crate::domain::offers::timeline::Entry;
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::row::unreadable;
use crate::store::transaction::Queries;
use sqlx::any::AnyRow;

fn state(row: &AnyRow, open_change: Option<Change>) -> Result<State> {
    let at = || {
        let ended = row::maybe_int(row, "ended_ms")?;
        ended.map(UnixMs).ok_or_else(|| unreadable("ended_ms", "empty for an offer that is over"))
    };
    let by = || {
        let by = row::maybe_int(row, "ended_by")?;
        by.map(PersonId).ok_or_else(|| unreadable("ended_by", "empty for an answered offer"))
    };
    let message = row::maybe_text(row, "end_message")?;
    Ok(match row::name(row, "state")? {
        StateName::Pending => State::Pending { open_change },
        StateName::Accepted => State::Accepted { by: by()?, at: at()? },
        StateName::Withdrawn => {
            let by = row::maybe_int(row, "ended_by")?.unwrap_or(row::int(row, "client_id")?);
            State::Withdrawn { by: PersonId(by), at: at()?, message }
        }
        StateName::Removed => State::Removed { by: by()?, at: at()? },
        StateName::Expired => State::Expired { at: at()? },
        StateName::Declined => {
            let code = row::text(row, "decline_reason")?;
            let reason = DeclineReason::from_code(&code).ok_or_else(|| unreadable("decline_reason", code))?;
            State::Declined { by: by()?, at: at()?, reason, message }
        }
    })
}

fn offer(row: &AnyRow, recipient: Recipient, open_change: Option<Change>) -> Result<Offer> {
    Ok(Offer {
        id: OfferId(row::int(row, "id")?),
        guild: GuildId(row::int(row, "guild_id")?),
        number: OfferNumber(row::int(row, "number")?),
        room: RoomId(row::int(row, "room_id")?),
        client: PersonId(row::int(row, "client_id")?),
        recipient,
        version: row::small(row, "version")?,
        revision: row::int(row, "revision")?,
        terms: row::json(row, "terms")?,
        note: row::maybe_text(row, "note")?,
        files: row::maybe_json(row, "files")?,
        created: UnixMs(row::int(row, "created_ms")?),
        expires: UnixMs(row::int(row, "expires_ms")?),
        remind: row::maybe_int(row, "remind_ms")?.map(UnixMs),
        state: state(row, open_change)?,
    })
}

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

const CHANGE_COLUMNS: &str = "SELECT id, offer_id, version, by_id, at_ms, terms, message, fate FROM changes ";

const CONTRACT_COLUMNS: &str =
    "SELECT c.id, c.offer_id, c.version, c.started_ms, o.guild_id, o.room_id, o.client_id,
         o.party_kind, o.party_id, o.wished_id, o.delegate_id, v.terms
     FROM contracts c JOIN offers o ON o.id = c.offer_id
     JOIN versions v ON v.offer_id = c.offer_id AND v.version = c.version ";

fn contract(row: &AnyRow, recipient: Recipient) -> Result<Contract> {
    Ok(Contract {
        id: ContractId(row::int(row, "id")?),
        offer: OfferId(row::int(row, "offer_id")?),
        version: row::small(row, "version")?,
        guild: GuildId(row::int(row, "guild_id")?),
        room: RoomId(row::int(row, "room_id")?),
        client: PersonId(row::int(row, "client_id")?),
        contractor: recipient,
        terms: row::json(row, "terms")?,
        started: UnixMs(row::int(row, "started_ms")?),
    })
}

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

    /// The addressed side that a row of offers names, an agency as it is now.
    async fn recipient(&mut self, row: &AnyRow) -> Result<Recipient> {
        let id = row::int(row, "party_id")?;
        match row::text(row, "party_kind")?.as_str() {
            "freelancer" => Ok(Recipient::Freelancer(PersonId(id))),
            "agency" => {
                let named = |column| row::maybe_int(row, column).map(|person| person.map(PersonId));
                let team = self.team(AgencyId(id)).await?;
                Ok(Recipient::Agency(team.of_offer(named("wished_id")?, named("delegate_id")?)))
            }
            other => Err(unreadable("party_kind", other)),
        }
    }

    /// The offer called `id` with its current terms.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn offer(&mut self, id: OfferId) -> Result<Option<Offer>> {
        let found = sqlx::query(
            "SELECT o.*, v.terms FROM offers o
             JOIN versions v ON v.offer_id = o.id AND v.version = o.version WHERE o.id = $1",
        )
        .bind(id.0)
        .fetch_optional(&mut *self.0)
        .await?;
        let Some(row) = found else { return Ok(None) };
        let sql = sqlx::AssertSqlSafe(format!("{CHANGE_COLUMNS} WHERE offer_id = $1 AND is_open = 1"));
        let open = sqlx::query(sql).bind(id.0).fetch_optional(&mut *self.0).await?;
        let recipient = self.recipient(&row).await?;
        offer(&row, recipient, open.as_ref().map(change).transpose()?).map(Some)
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

    /// The offer of a room that was accepted last, if that was after `since`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn accepted_in_room_since(&mut self, room: RoomId, since: UnixMs) -> Result<Option<Offer>> {
        let found = sqlx::query(
            "SELECT id FROM offers WHERE room_id = $1 AND state = 'accepted' AND ended_ms >= $2
             ORDER BY ended_ms DESC LIMIT 1",
        )
        .bind(room.0)
        .bind(since.0)
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

    /// When the next pending offer expires, or reminds of that.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_deadline(&mut self) -> Result<Option<UnixMs>> {
        let found = sqlx::query(
            "SELECT (SELECT min(expires_ms) FROM offers WHERE state = 'pending') AS expires,
             (SELECT min(remind_ms) FROM offers WHERE state = 'pending') AS reminds",
        )
        .fetch_one(&mut *self.0)
        .await?;
        let (expires, reminds) = (row::maybe_int(&found, "expires")?, row::maybe_int(&found, "reminds")?);
        Ok(expires.into_iter().chain(reminds).min().map(UnixMs))
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
        let version = |found: &AnyRow| {
            Ok(Version {
                number: row::small(found, "version")?,
                at: UnixMs(row::int(found, "at_ms")?),
                terms: row::json(found, "terms")?,
            })
        };
        rows.iter().map(version).collect()
    }

    /// All change requests of an offer, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn changes(&mut self, offer: OfferId) -> Result<Vec<Change>> {
        let sql = sqlx::AssertSqlSafe(format!("{CHANGE_COLUMNS} WHERE offer_id = $1 ORDER BY at_ms, id"));
        let rows = sqlx::query(sql).bind(offer.0).fetch_all(&mut *self.0).await?;
        rows.iter().map(change).collect()
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

    /// What happened to an offer, the first first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn timeline(&mut self, offer: OfferId) -> Result<Vec<Entry>> {
        let rows = sqlx::query("SELECT what, by_id, at_ms FROM timeline WHERE offer_id = $1 ORDER BY seq")
            .bind(offer.0)
            .fetch_all(&mut *self.0)
            .await?;
        let entry = |found: &AnyRow| {
            Ok(Entry {
                what: row::name(found, "what")?,
                by: row::maybe_int(found, "by_id")?.map(PersonId),
                at: UnixMs(row::int(found, "at_ms")?),
            })
        };
        rows.iter().map(entry).collect()
    }

    /// The contract called `id`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn contract(&mut self, id: ContractId) -> Result<Option<Contract>> {
        let sql = sqlx::AssertSqlSafe(format!("{CONTRACT_COLUMNS} WHERE c.id = $1"));
        let found = sqlx::query(sql).bind(id.0).fetch_optional(&mut *self.0).await?;
        let Some(found) = found else { return Ok(None) };
        let recipient = self.recipient(&found).await?;
        contract(&found, recipient).map(Some)
    }

    /// The contract that an offer became.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn contract_of(&mut self, offer: OfferId) -> Result<Option<Contract>> {
        let sql = sqlx::AssertSqlSafe(format!("{CONTRACT_COLUMNS} WHERE c.offer_id = $1"));
        let found = sqlx::query(sql).bind(offer.0).fetch_optional(&mut *self.0).await?;
        let Some(found) = found else { return Ok(None) };
        let recipient = self.recipient(&found).await?;
        contract(&found, recipient).map(Some)
    }
}
