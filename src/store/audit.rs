//! Who did what with the powers of an admin or a moderator. Owns the `audit` table; lines are only ever added.

use super::{Result, Tx};
use crate::domain::ids::{GuildId, PersonId};
use crate::domain::time::UnixMs;

/// One line of the audit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// The server.
    pub guild: GuildId,
    /// Who did it.
    pub by: PersonId,
    /// What was done: a stable code.
    pub what: &'static str,
    /// On whom, or on what.
    pub subject: String,
    /// The reason given, or the change in values.
    pub why: String,
    /// When.
    pub at: UnixMs,
}

impl Tx {
    /// Adds a line, called `id`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_audit(&mut self, id: i64, line: &AuditLine) -> Result<()> {
        sqlx::query(
            "INSERT INTO audit (id, guild_id, by_id, what, subject, why, at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(id)
        .bind(line.guild.0)
        .bind(line.by.0)
        .bind(line.what)
        .bind(&line.subject)
        .bind(&line.why)
        .bind(line.at.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }
}
