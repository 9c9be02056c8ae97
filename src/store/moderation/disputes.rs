//! Disputes in the moderators' queue, and their cards. Owns the `disputes` table and its compare-and-set; what is said in a dispute are
//! lines of its contract.

use super::reports::ReportRange;
use crate::domain::contracts::entry::{DisputeOutcome, DisputeReason};
use crate::domain::ids::{ContractId, DisputeId, DisputeNumber, GuildId, OfferNumber, PersonId};
use crate::domain::moderation::dispute::{Dispute, DisputeStage};
use crate::domain::moderation::report::StageName;
use crate::domain::time::UnixMs;
use crate::store::error::{Error, Result};
use crate::store::posts::{Posted, maybe_posted};
use crate::store::row;
use crate::store::row::unreadable;
use crate::store::transaction::{Queries, Tx};
use sqlx::any::AnyRow;

const COLUMNS: &str =
    "SELECT id, guild_id, number, contract_id, contract_number, seq, opener_id, reason, title, parties, at_ms, stage, by_id, moved_ms,
     outcome, revision FROM disputes ";

fn stage(found: &AnyRow) -> Result<DisputeStage> {
    let stored = row::text(found, "stage")?;
    let by = || {
        let by = row::maybe_int(found, "by_id")?;
        by.map(PersonId).ok_or_else(|| unreadable("by_id", "empty for a dispute that was taken"))
    };
    let at = || {
        let at = row::maybe_int(found, "moved_ms")?;
        at.map(UnixMs).ok_or_else(|| unreadable("moved_ms", "empty for a dispute that was taken"))
    };
    Ok(match StageName::from_code(&stored).ok_or_else(|| unreadable("stage", stored))? {
        StageName::Open => DisputeStage::Open,
        StageName::Claimed => DisputeStage::Claimed { by: by()?, at: at()? },
        StageName::Closed => {
            let outcome = row::maybe_text(found, "outcome")?
                .map(|code| DisputeOutcome::from_code(&code).ok_or_else(|| unreadable("outcome", code)));
            DisputeStage::Closed { by: by()?, at: at()?, outcome: outcome.transpose()? }
        }
    })
}

fn read(found: &AnyRow) -> Result<Dispute> {
    let code = row::text(found, "reason")?;
    Ok(Dispute {
        id: DisputeId(row::int(found, "id")?),
        guild: GuildId(row::int(found, "guild_id")?),
        number: DisputeNumber(row::int(found, "number")?),
        contract: ContractId(row::int(found, "contract_id")?),
        contract_number: OfferNumber(row::int(found, "contract_number")?),
        seq: row::int(found, "seq")?,
        opener: PersonId(row::int(found, "opener_id")?),
        reason: DisputeReason::from_code(&code).ok_or_else(|| unreadable("reason", code))?,
        title: row::text(found, "title")?,
        parties: row::json(found, "parties")?,
        at: UnixMs(row::int(found, "at_ms")?),
        stage: stage(found)?,
        revision: row::int(found, "revision")?,
    })
}

impl Tx {
    /// The next number of a dispute in a server.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_dispute_number(&mut self, guild: GuildId) -> Result<DisputeNumber> {
        Ok(DisputeNumber(self.count(&format!("dispute_numbers/{guild}")).await?))
    }

    /// Saves a new dispute with the contract as it was.
    ///
    /// # Errors
    /// [`Error::Conflict`] when one of the same contract is open; otherwise when the database fails.
    pub async fn insert_dispute(&mut self, dispute: &Dispute, snapshot: &str) -> Result<()> {
        let done = sqlx::query(
            "INSERT INTO disputes (id, guild_id, number, contract_id, contract_number, seq, opener_id, reason, title, parties, at_ms,
                 snapshot, stage, revision)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING",
        )
        .bind(dispute.id.0)
        .bind(dispute.guild.0)
        .bind(dispute.number.0)
        .bind(dispute.contract.0)
        .bind(dispute.contract_number.0)
        .bind(dispute.seq)
        .bind(dispute.opener.0)
        .bind(dispute.reason.code())
        .bind(&dispute.title)
        .bind(row::to_json("parties", &dispute.parties)?)
        .bind(dispute.at.0)
        .bind(snapshot)
        .bind(dispute.stage.name().code())
        .bind(dispute.revision)
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Conflict) }
    }

    /// Saves the next stage of a dispute, if it is still at the revision before.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it changed meanwhile; otherwise when the database fails.
    pub async fn update_dispute(&mut self, dispute: &Dispute) -> Result<()> {
        let (by, at, outcome) = match dispute.stage {
            DisputeStage::Open => (None, None, None),
            DisputeStage::Claimed { by, at } => (Some(by.0), Some(at.0), None),
            DisputeStage::Closed { by, at, outcome } => {
                (Some(by.0), Some(at.0), outcome.map(DisputeOutcome::code))
            }
        };
        let done = sqlx::query(
            "UPDATE disputes SET stage = $1, by_id = $2, moved_ms = $3, outcome = $4, revision = $5
             WHERE id = $6 AND revision = $7",
        )
        .bind(dispute.stage.name().code())
        .bind(by)
        .bind(at)
        .bind(outcome)
        .bind(dispute.revision)
        .bind(dispute.id.0)
        .bind(dispute.revision - 1)
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Conflict) }
    }

    /// Remembers the moderators' card of a dispute, or that there is none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_dispute_card(&mut self, id: DisputeId, card: Option<Posted>) -> Result<()> {
        sqlx::query("UPDATE disputes SET card_channel_id = $1, card_message_id = $2 WHERE id = $3")
            .bind(card.map(|posted| posted.channel.0))
            .bind(card.map(|posted| posted.message.0))
            .bind(id.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// The dispute called `id`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn dispute(&mut self, id: DisputeId) -> Result<Option<Dispute>> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE id = $1"));
        let found = sqlx::query(sql).bind(id.0).fetch_optional(&mut *self.0).await?;
        found.as_ref().map(read).transpose()
    }

    /// The open dispute of a contract.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn open_dispute_of(&mut self, contract: ContractId) -> Result<Option<Dispute>> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE contract_id = $1 AND stage <> 'closed'"));
        let found = sqlx::query(sql).bind(contract.0).fetch_optional(&mut *self.0).await?;
        found.as_ref().map(read).transpose()
    }

    /// The contract as it was when a dispute was opened.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn dispute_snapshot(&mut self, id: DisputeId) -> Result<Option<String>> {
        let found = sqlx::query("SELECT snapshot FROM disputes WHERE id = $1")
            .bind(id.0)
            .fetch_optional(&mut *self.0)
            .await?;
        found.map(|found| row::text(&found, "snapshot")).transpose()
    }

    /// The moderators' card of a dispute.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn dispute_card(&mut self, id: DisputeId) -> Result<Option<Posted>> {
        let found = sqlx::query("SELECT card_channel_id, card_message_id FROM disputes WHERE id = $1")
            .bind(id.0)
            .fetch_optional(&mut *self.0)
            .await?;
        found.map_or(Ok(None), |found| maybe_posted(&found, "card_channel_id", "card_message_id"))
    }

    /// A page of a server's disputes, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn disputes_in(
        &mut self,
        guild: GuildId,
        range: ReportRange,
        skip: u32,
        most: u32,
    ) -> Result<Vec<Dispute>> {
        let in_stage = format!(
            "{COLUMNS} WHERE guild_id = $1 AND at_ms > $2 AND at_ms <= $3 AND stage = $6
             ORDER BY at_ms DESC, id DESC LIMIT $4 OFFSET $5"
        );
        let in_any = format!(
            "{COLUMNS} WHERE guild_id = $1 AND at_ms > $2 AND at_ms <= $3
             ORDER BY at_ms DESC, id DESC LIMIT $4 OFFSET $5"
        );
        let sql = if range.stage.is_some() { in_stage } else { in_any };
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(guild.0)
            .bind(range.after.0)
            .bind(range.until.0)
            .bind(i64::from(most))
            .bind(i64::from(skip));
        if let Some(stage) = range.stage {
            query = query.bind(stage.code());
        }
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    /// How many disputes of a server are in a range.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_disputes_in(&mut self, guild: GuildId, range: ReportRange) -> Result<u32> {
        let in_stage = "SELECT count(*) AS n FROM disputes
             WHERE guild_id = $1 AND at_ms > $2 AND at_ms <= $3 AND stage = $4";
        let in_any = "SELECT count(*) AS n FROM disputes WHERE guild_id = $1 AND at_ms > $2 AND at_ms <= $3";
        let query = sqlx::query(if range.stage.is_some() { in_stage } else { in_any });
        let mut query = query.bind(guild.0).bind(range.after.0).bind(range.until.0);
        if let Some(stage) = range.stage {
            query = query.bind(stage.code());
        }
        row::small(&query.fetch_one(&mut *self.0).await?, "n")
    }
}
