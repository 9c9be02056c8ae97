//! Interactions that one of several processes has taken. Owns the table `taken_interactions`.

use super::error::Result;
use super::transaction::Tx;
use crate::domain::time::UnixMs;

/// When Discord's ids begin, in milliseconds since 1970, and the bits of one below its milliseconds.
const DISCORD_BEGAN_MS: i64 = 1_420_070_400_000;
const BELOW_MS: u32 = 22;

impl Tx {
    /// Takes the interaction with this id, unless that was done before: then it's `false`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_interaction(&mut self, id: i64) -> Result<bool> {
        let taken = sqlx::query(
            "INSERT INTO taken_interactions (interaction_id) VALUES ($1) ON CONFLICT (interaction_id) DO NOTHING",
        )
        .bind(id)
        .execute(&mut *self.tx)
        .await?;
        Ok(taken.rows_affected() == 1)
    }

    /// Forgets those that Discord made before a moment.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sweep_interactions(&mut self, before: UnixMs) -> Result<()> {
        let first = before.0.saturating_sub(DISCORD_BEGAN_MS).max(0) << BELOW_MS;
        sqlx::query("DELETE FROM taken_interactions WHERE interaction_id < $1")
            .bind(first)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::time::UnixMs;
    use crate::store::Store;

    #[tokio::test]
    async fn an_interaction_is_taken_once_until_it_is_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        let store =
            Store::open(&folder.path().join("parley.sqlite").display().to_string()).await.expect("it opens");
        // From Discord's documentation: made at 2016-04-30 11:18:25.796 UTC.
        let (id, made) = (175_928_847_299_117_063, UnixMs(1_462_015_105_796));
        for (before, is_new) in [(made, true), (made, false), (made.plus(1), true)] {
            let mut tx = store.begin().await.expect("a transaction");
            tx.sweep_interactions(before).await.expect("swept");
            assert_eq!(tx.take_interaction(id).await.expect("an answer"), is_new, "{before:?}");
            tx.commit().await.expect("committed");
        }
        store.close().await;
    }
}
