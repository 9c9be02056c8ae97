//! When whoever hasn't given feedback is reminded of it. Owns the `feedback_reminders` table, in which nothing depends on what was given.

use crate::domain::feedback::reminders::{Reminded, Reminders};
use crate::domain::ids::ContractId;
use crate::domain::time::UnixMs;
use crate::store::error::{Error, Result};
use crate::store::row;
use crate::store::transaction::{Queries, Tx};

impl Queries<'_> {
    /// Up to `most` contracts on which somebody may have to be reminded by `now`, longest due first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due_feedback_reminders(&mut self, now: UnixMs, most: u32) -> Result<Vec<ContractId>> {
        let rows = sqlx::query(
            "SELECT contract_id FROM feedback_reminders WHERE due_ms <= $1 ORDER BY due_ms, contract_id LIMIT $2",
        )
        .bind(now.0)
        .bind(i64::from(most))
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(|found| Ok(ContractId(row::int(found, "contract_id")?))).collect()
    }

    /// How many reminders of a contract are over.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn feedback_reminded(&mut self, contract: ContractId) -> Result<Option<Reminded>> {
        let found = sqlx::query("SELECT round, said FROM feedback_reminders WHERE contract_id = $1")
            .bind(contract.0)
            .fetch_optional(&mut *self.0)
            .await?;
        let read =
            |found| Ok(Reminded { round: row::int(found, "round")?, said: row::small(found, "said")? });
        found.as_ref().map(read).transpose()
    }
}

impl Tx {
    /// Writes down anew when the reminders of a life of a contract are due. Those that are over in it are not due again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_feedback_reminders(
        &mut self,
        contract: ContractId,
        round: i64,
        [first, second]: [Option<UnixMs>; 2],
    ) -> Result<()> {
        sqlx::query(
            "INSERT INTO feedback_reminders (contract_id, round, said, due_ms) VALUES ($1, $2, 0, $3)
             ON CONFLICT (contract_id) DO UPDATE SET round = excluded.round,
                 said = CASE WHEN feedback_reminders.round = excluded.round THEN feedback_reminders.said ELSE 0 END,
                 due_ms = CASE WHEN feedback_reminders.round <> excluded.round OR feedback_reminders.said = 0 THEN excluded.due_ms
                     WHEN feedback_reminders.said = 1 THEN CAST($4 AS BIGINT) END",
        )
        .bind(contract.0)
        .bind(round)
        .bind(first.map(|at| at.0))
        .bind(second.map(|at| at.0))
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Writes down that reminders are over.
    ///
    /// # Errors
    /// [`Error::Conflict`] when others said so meanwhile; otherwise when the database fails.
    pub async fn put_feedback_reminders(&mut self, reminders: &Reminders) -> Result<()> {
        let Reminders { found, was, is, next } = reminders;
        let done = sqlx::query(
            "UPDATE feedback_reminders SET round = $1, said = $2, due_ms = $3
             WHERE contract_id = $4 AND round = $5 AND said = $6",
        )
        .bind(is.round)
        .bind(i64::from(is.said))
        .bind(next.map(|at| at.0))
        .bind(found.contract.id.0)
        .bind(was.round)
        .bind(i64::from(was.said))
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Conflict) }
    }
}
