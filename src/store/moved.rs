//! Whether a database is one end of a move. Owns that it isn't opened then; moving it is `moving`'s.

use super::engine::Pools;
use super::error::{Error, Result};
use super::row;

/// That a database is moved, and where to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Out {
    pub(super) id: i64,
    /// Without a password.
    pub(super) target: String,
    /// Whether all rows are there, and the same.
    pub(super) is_done: bool,
}

/// Refuses a database that was moved away, or that isn't filled yet.
pub(super) async fn check_not_moving(pools: &Pools) -> Result<()> {
    match out(pools).await? {
        Some(Out { target, is_done: true, .. }) => return Err(Error::MovedAway { target }),
        Some(Out { target, .. }) => return Err(Error::Moving { target }),
        None => {}
    }
    let mut connection = pools.writer().await?;
    let found = sqlx::query("SELECT move_id FROM moves_in LIMIT 1").fetch_optional(&mut *connection).await?;
    match found {
        Some(_) => Err(Error::NotFilled),
        None => Ok(()),
    }
}

/// The move of which this database is the source.
pub(super) async fn out(source: &Pools) -> Result<Option<Out>> {
    let mut connection = source.writer().await?;
    let found =
        sqlx::query("SELECT id, target, is_done FROM moves_out").fetch_optional(&mut *connection).await?;
    let read = |found| {
        let (id, is_done) = (row::int(&found, "id")?, row::int(&found, "is_done")? != 0);
        Ok(Out { id, target: row::text(&found, "target")?, is_done })
    };
    found.map(read).transpose()
}
