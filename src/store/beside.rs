//! Reading a database beside the process that works with it: as it is at one moment, and nothing is changed.

use super::copies::CopyError;
use super::error::Result;
use super::export::connect;
use super::row;
use super::transaction::{Queries, Reader, Store};
use crate::domain::ids::GuildId;

impl Store {
    /// Reads the database at `address`, also while a Parley works with it.
    ///
    /// # Errors
    /// When there is no such database, or its tables aren't this version's.
    pub async fn reader_beside(address: &str) -> std::result::Result<Reader, CopyError> {
        connect(address).await.map(Reader::beside)
    }
}

impl Queries<'_> {
    /// All servers in which Parley is or was, with what they were called last.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn all_guilds(&mut self) -> Result<Vec<(GuildId, String)>> {
        let rows = sqlx::query("SELECT guild_id, name FROM guilds ORDER BY guild_id")
            .fetch_all(&mut *self.0)
            .await?;
        rows.iter().map(|row| Ok((GuildId(row::int(row, "guild_id")?), row::text(row, "name")?))).collect()
    }
}
