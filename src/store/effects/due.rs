//! What is due, and what will be: how the outbox knows when to look.

use crate::domain::effect::Carrier;
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::Queries;

/// What waits, beside what was claimed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NextDue {
    /// When the next effect becomes due.
    pub at: Option<UnixMs>,
    /// Whether any is due, and kept: by its lane, or because its room is not there yet.
    pub is_any_kept: bool,
}

impl Queries<'_> {
    /// When effects of one carrier are to be looked at after `now`; `None` while nothing waits.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_due(&mut self, carrier: Carrier, now: UnixMs) -> Result<NextDue> {
        let found = sqlx::query(
            "SELECT (SELECT min(due_ms) FROM effects WHERE carrier = $2 AND state = 'waiting' AND due_ms > $1) AS next,
             (SELECT min(due_ms) FROM effects WHERE carrier = $2 AND state = 'waiting' AND due_ms <= $1) AS late",
        )
        .bind(now.0)
        .bind(carrier.name())
        .fetch_one(&mut *self.0)
        .await?;
        Ok(NextDue {
            at: row::maybe_int(&found, "next")?.map(UnixMs),
            is_any_kept: row::maybe_int(&found, "late")?.is_some(),
        })
    }

    /// Whether anything waits for a carrier.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waits_by(&mut self, carrier: Carrier) -> Result<bool> {
        let found = sqlx::query(
            "SELECT id FROM effects WHERE carrier = $1 AND state = 'waiting' ORDER BY due_ms LIMIT 1",
        )
        .bind(carrier.name())
        .fetch_optional(&mut *self.0)
        .await?;
        Ok(found.is_some())
    }

    /// The carriers of whatever is due at `now`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due_carriers(&mut self, now: UnixMs) -> Result<Vec<Carrier>> {
        let rows =
            sqlx::query("SELECT DISTINCT carrier FROM effects WHERE state = 'waiting' AND due_ms <= $1")
                .bind(now.0)
                .fetch_all(&mut *self.0)
                .await?;
        let mut carriers = Vec::new();
        for found in &rows {
            let name = row::text(found, "carrier")?;
            carriers.extend(Carrier::ALL.into_iter().filter(|carrier| carrier.name() == name));
        }
        Ok(carriers)
    }
}
