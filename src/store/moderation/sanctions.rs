//! Warnings, suspensions and appeals against these. Owns the tables `sanctions` and `appeals`.

use crate::domain::ids::{AppealId, GuildId, OfferId, PersonId, ReportId, SanctionId, SanctionNumber};
use crate::domain::moderation::sanction::{Appeal, Ended, Sanction, SanctionKind};
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::posts::{Posted, maybe_posted};
use crate::store::row;
use crate::store::row::unreadable;
use crate::store::transaction::{Queries, Tx};
use sqlx::any::AnyRow;

const COLUMNS: &str =
    "SELECT id, guild_id, number, person_id, kind, by_id, why, at_ms, until_ms, report_id, ended_by,
     ended_ms, ended_why FROM sanctions ";

fn read(found: &AnyRow) -> Result<Sanction> {
    let kind = row::text(found, "kind")?;
    let ended = match row::maybe_int(found, "ended_ms")? {
        None => None,
        Some(at) => Some(Ended {
            by: PersonId(row::int(found, "ended_by")?),
            at: UnixMs(at),
            why: row::text(found, "ended_why")?,
        }),
    };
    Ok(Sanction {
        id: SanctionId(row::int(found, "id")?),
        guild: GuildId(row::int(found, "guild_id")?),
        number: SanctionNumber(row::int(found, "number")?),
        person: PersonId(row::int(found, "person_id")?),
        kind: SanctionKind::from_code(&kind).ok_or_else(|| unreadable("kind", kind))?,
        by: PersonId(row::int(found, "by_id")?),
        why: row::text(found, "why")?,
        at: UnixMs(row::int(found, "at_ms")?),
        until: UnixMs(row::int(found, "until_ms")?),
        report: ReportId(row::int(found, "report_id")?),
        ended,
    })
}

impl Tx {
    /// The next number of a warning or suspension in a server.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_sanction_number(&mut self, guild: GuildId) -> Result<SanctionNumber> {
        Ok(SanctionNumber(self.count(&format!("sanctions/{guild}")).await?))
    }

    /// Saves a new warning or suspension.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_sanction(&mut self, sanction: &Sanction) -> Result<()> {
        sqlx::query(
            "INSERT INTO sanctions (id, guild_id, number, person_id, kind, by_id, why, at_ms, until_ms, report_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(sanction.id.0)
        .bind(sanction.guild.0)
        .bind(sanction.number.0)
        .bind(sanction.person.0)
        .bind(sanction.kind.code())
        .bind(sanction.by.0)
        .bind(&sanction.why)
        .bind(sanction.at.0)
        .bind(sanction.until.0)
        .bind(sanction.report.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Ends a sanction before its time; `false` when it was ended before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_sanction(&mut self, id: SanctionId, ended: &Ended) -> Result<bool> {
        let done = sqlx::query(
            "UPDATE sanctions SET ended_by = $1, ended_ms = $2, ended_why = $3 WHERE id = $4 AND ended_ms IS NULL",
        )
        .bind(ended.by.0)
        .bind(ended.at.0)
        .bind(&ended.why)
        .bind(id.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Keeps sends of a server from committing until this transaction ends, and waits for those that are under way: what
    /// is read after it stays so.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hold_sends(&mut self, guild: GuildId) -> Result<()> {
        sqlx::query("UPDATE counters SET value = value WHERE name = $1")
            .bind(format!("offers/{guild}"))
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// Saves an appeal. Whoever appeals twice at once waits here for the first, and sees it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_appeal(&mut self, appeal: &Appeal) -> Result<()> {
        sqlx::query(
            "INSERT INTO appeals (id, guild_id, person_id, sanction_id, words, at_ms) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(appeal.id.0)
        .bind(appeal.sanction.guild.0)
        .bind(appeal.sanction.person.0)
        .bind(appeal.sanction.id.0)
        .bind(&appeal.text)
        .bind(appeal.at.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Has the appeals of one person take turns until this transaction ends.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hold_appeals(&mut self, guild: GuildId, person: PersonId) -> Result<()> {
        self.count(&format!("appeals/{guild}/{person}")).await.map(drop)
    }

    /// Remembers the moderators' message of an appeal, or that there is none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_appeal_card(&mut self, id: AppealId, card: Option<Posted>) -> Result<()> {
        sqlx::query("UPDATE appeals SET card_channel_id = $1, card_message_id = $2 WHERE id = $3")
            .bind(card.map(|posted| posted.channel.0))
            .bind(card.map(|posted| posted.message.0))
            .bind(id.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// The warning or suspension called `id`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sanction(&mut self, id: SanctionId) -> Result<Option<Sanction>> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE id = $1"));
        let found = sqlx::query(sql).bind(id.0).fetch_optional(&mut *self.0).await?;
        found.as_ref().map(read).transpose()
    }

    /// The sanction of this kind that lasts longest on a person, of those that count at `now`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sanction_on(
        &mut self,
        guild: GuildId,
        person: PersonId,
        kind: SanctionKind,
        now: UnixMs,
    ) -> Result<Option<Sanction>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE guild_id = $1 AND person_id = $2 AND kind = $3 AND until_ms > $4 AND ended_ms IS NULL
             ORDER BY until_ms DESC, id DESC LIMIT 1"
        ));
        let found = sqlx::query(sql)
            .bind(guild.0)
            .bind(person.0)
            .bind(kind.code())
            .bind(now.0)
            .fetch_optional(&mut *self.0)
            .await?;
        found.as_ref().map(read).transpose()
    }

    /// All warnings and suspensions that were ever laid on a person in a server, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sanctions_of(&mut self, guild: GuildId, person: PersonId) -> Result<Vec<Sanction>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE guild_id = $1 AND person_id = $2 ORDER BY at_ms, id"
        ));
        let rows = sqlx::query(sql).bind(guild.0).bind(person.0).fetch_all(&mut *self.0).await?;
        rows.iter().map(read).collect()
    }

    /// A page of a server's suspensions that count at `now`, the one that ends first first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn suspensions_in(
        &mut self,
        guild: GuildId,
        now: UnixMs,
        skip: u32,
        most: u32,
    ) -> Result<Vec<Sanction>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE guild_id = $1 AND kind = 'suspension' AND until_ms > $2 AND ended_ms IS NULL
             ORDER BY until_ms, id LIMIT $3 OFFSET $4"
        ));
        let rows = sqlx::query(sql)
            .bind(guild.0)
            .bind(now.0)
            .bind(i64::from(most))
            .bind(i64::from(skip))
            .fetch_all(&mut *self.0)
            .await?;
        rows.iter().map(read).collect()
    }

    /// How many suspensions count in a server at `now`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_suspensions_in(&mut self, guild: GuildId, now: UnixMs) -> Result<u32> {
        let counted = sqlx::query(
            "SELECT count(*) AS n FROM sanctions
             WHERE guild_id = $1 AND kind = 'suspension' AND until_ms > $2 AND ended_ms IS NULL",
        )
        .bind(guild.0)
        .bind(now.0)
        .fetch_one(&mut *self.0)
        .await?;
        row::small(&counted, "n")
    }

    /// Offers of a client that wait for an answer, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn pending_from(&mut self, guild: GuildId, client: PersonId) -> Result<Vec<OfferId>> {
        let rows = sqlx::query(
            "SELECT id FROM offers WHERE guild_id = $1 AND client_id = $2 AND state = 'pending' ORDER BY number",
        )
        .bind(guild.0)
        .bind(client.0)
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(|found| Ok(OfferId(row::int(found, "id")?))).collect()
    }

    /// When a person appealed last in a server.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn last_appeal(&mut self, guild: GuildId, person: PersonId) -> Result<Option<UnixMs>> {
        let found = sqlx::query(
            "SELECT at_ms FROM appeals WHERE guild_id = $1 AND person_id = $2 ORDER BY at_ms DESC LIMIT 1",
        )
        .bind(guild.0)
        .bind(person.0)
        .fetch_optional(&mut *self.0)
        .await?;
        found.map(|row| row::int(&row, "at_ms").map(UnixMs)).transpose()
    }

    /// The appeals against a suspension, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn appeals_against(&mut self, sanction: &Sanction) -> Result<Vec<Appeal>> {
        let rows =
            sqlx::query("SELECT id, words, at_ms FROM appeals WHERE sanction_id = $1 ORDER BY at_ms DESC")
                .bind(sanction.id.0)
                .fetch_all(&mut *self.0)
                .await?;
        rows.iter().map(|found| appeal(found, sanction.clone())).collect()
    }

    /// The appeal called `id`, with the moderators' message.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn appeal(&mut self, id: AppealId) -> Result<Option<(Appeal, Option<Posted>)>> {
        let found = sqlx::query(
            "SELECT id, sanction_id, words, at_ms, card_channel_id, card_message_id FROM appeals WHERE id = $1",
        )
        .bind(id.0)
        .fetch_optional(&mut *self.0)
        .await?;
        let Some(found) = found else { return Ok(None) };
        let Some(sanction) = self.sanction(SanctionId(row::int(&found, "sanction_id")?)).await? else {
            return Ok(None);
        };
        let card = maybe_posted(&found, "card_channel_id", "card_message_id")?;
        Ok(Some((appeal(&found, sanction)?, card)))
    }
}

fn appeal(found: &AnyRow, sanction: Sanction) -> Result<Appeal> {
    Ok(Appeal {
        id: AppealId(row::int(found, "id")?),
        sanction,
        text: row::text(found, "words")?,
        at: UnixMs(row::int(found, "at_ms")?),
    })
}
