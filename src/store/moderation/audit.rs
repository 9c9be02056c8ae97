//! Who did what with the powers of an admin or a moderator. Owns the `audit` table; lines are only ever added.

use crate::domain::ids::{GuildId, PersonId, ReportId};
use crate::domain::moderation::audit::{AuditFilter, AuditedAct};
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::{Queries, Tx};
use sqlx::any::AnyRow;

/// One line of the audit, on its way there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// The server.
    pub guild: GuildId,
    /// Who did it.
    pub by: PersonId,
    /// What was done.
    pub what: AuditedAct,
    /// On what.
    pub subject: String,
    /// On whom.
    pub on: Option<PersonId>,
    /// About which report.
    pub report: Option<ReportId>,
    /// The reason given, or the change in values.
    pub why: String,
    /// When.
    pub at: UnixMs,
}

/// One line of the audit, as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// Who did it.
    pub by: PersonId,
    /// What was done: a stable code, perhaps of a program that is newer than this one.
    pub what: String,
    /// On what.
    pub subject: String,
    /// On whom.
    pub on: Option<PersonId>,
    /// About which report.
    pub report: Option<ReportId>,
    /// The reason given, or the change in values.
    pub why: String,
    /// When.
    pub at: UnixMs,
}

const COLUMNS: &str = "SELECT by_id, what, subject, on_id, report_id, why, at_ms FROM audit ";

fn read(found: &AnyRow) -> Result<AuditEntry> {
    Ok(AuditEntry {
        by: PersonId(row::int(found, "by_id")?),
        what: row::text(found, "what")?,
        subject: row::text(found, "subject")?,
        on: row::maybe_int(found, "on_id")?.map(PersonId),
        report: row::maybe_int(found, "report_id")?.map(ReportId),
        why: row::text(found, "why")?,
        at: UnixMs(row::int(found, "at_ms")?),
    })
}

impl Tx {
    /// Adds a line, called `id`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_audit(&mut self, id: i64, line: &AuditLine) -> Result<()> {
        sqlx::query(
            "INSERT INTO audit (id, guild_id, by_id, what, subject, why, at_ms, on_id, report_id)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(id)
        .bind(line.guild.0)
        .bind(line.by.0)
        .bind(line.what.code())
        .bind(&line.subject)
        .bind(&line.why)
        .bind(line.at.0)
        .bind(line.on.map(|person| person.0))
        .bind(line.report.map(|report| report.0))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// A page of a server's audit, the newest first. One line more than asked for says that there are more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_of(
        &mut self,
        guild: GuildId,
        filter: AuditFilter,
        skip: u32,
        most: u32,
    ) -> Result<Vec<AuditEntry>> {
        let all = format!(
            "{COLUMNS} WHERE guild_id = $1 AND at_ms > 0 ORDER BY at_ms DESC, id DESC LIMIT $2 OFFSET $3"
        );
        let what = format!(
            "{COLUMNS} WHERE guild_id = $1 AND what = $4 ORDER BY at_ms DESC, id DESC LIMIT $2 OFFSET $3"
        );
        let by = format!(
            "{COLUMNS} WHERE guild_id = $1 AND by_id = $4 ORDER BY at_ms DESC, id DESC LIMIT $2 OFFSET $3"
        );
        let both = format!(
            "{COLUMNS} WHERE guild_id = $1 AND what = $4 AND by_id = $5
             ORDER BY at_ms DESC, id DESC LIMIT $2 OFFSET $3"
        );
        let sql = match (filter.act, filter.by) {
            (None, None) => all,
            (Some(_), None) => what,
            (None, Some(_)) => by,
            (Some(_), Some(_)) => both,
        };
        let mut query =
            sqlx::query(sqlx::AssertSqlSafe(sql)).bind(guild.0).bind(i64::from(most)).bind(i64::from(skip));
        if let Some(act) = filter.act {
            query = query.bind(act.code());
        }
        if let Some(by) = filter.by {
            query = query.bind(by.0);
        }
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }
}
