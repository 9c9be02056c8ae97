//! What Parley signs with. Owns the table `secrets`: a secret is made once, and the first one stays.

use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::{Queries, Tx};

impl Tx {
    /// Keeps a secret under `name`, unless there is one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_secret(&mut self, name: &str, value: &str) -> Result<()> {
        sqlx::query("INSERT INTO secrets (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
            .bind(name)
            .bind(value)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// The secret under `name`, once there is one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn secret(&mut self, name: &str) -> Result<Option<String>> {
        let found = sqlx::query("SELECT value FROM secrets WHERE name = $1")
            .bind(name)
            .fetch_optional(&mut *self.0)
            .await?;
        found.map(|row| row::text(&row, "value")).transpose()
    }
}
