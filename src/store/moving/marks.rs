//! What the databases of a move say of it. Owns what is written to the tables `moves_out` and `moves_in`.

use super::MoveError;
use super::rows::{Sum, Table};
use crate::store::engine::Pools;
use crate::store::error::{Error, Result};
use crate::store::moved::{Out, out};
use sqlx::{PgConnection, Row as _};

/// Whether the target has yet to become usable.
pub(super) async fn is_open(target: &Pools, id: i64) -> Result<bool> {
    let mut connection = target.writer().await?;
    let found = sqlx::query("SELECT name FROM moves_in WHERE move_id = $1 LIMIT 1").bind(id);
    Ok(found.fetch_optional(&mut *connection).await?.is_some())
}

/// Begins a move on both sides, on the target first: a source that says that it's moved has somewhere to go on.
pub(super) async fn begin(
    source: &Pools,
    target: &Pools,
    out: &Out,
    tables: &[Table],
) -> std::result::Result<(), MoveError> {
    let mut connection = target.writer().await?;
    sqlx::query("DELETE FROM moves_in WHERE move_id <> $1").bind(out.id).execute(&mut *connection).await?;
    for table in tables {
        sqlx::query("INSERT INTO moves_in (move_id, name, at_row, moved, digest) VALUES ($1, $2, 0, 0, 0)")
            .bind(out.id)
            .bind(table.name.as_str())
            .execute(&mut *connection)
            .await?;
    }
    let mut connection = source.writer().await?;
    sqlx::query("INSERT INTO moves_out (id, target, is_done) VALUES ($1, $2, 0)")
        .bind(out.id)
        .bind(out.target.as_str())
        .execute(&mut *connection)
        .await?;
    Ok(())
}

/// How far a table is: behind which row, and what came of those before.
pub(super) async fn progress(target: &mut PgConnection, id: i64, name: &str) -> Result<(i64, Sum)> {
    let found = sqlx::query("SELECT at_row, moved, digest FROM moves_in WHERE move_id = $1 AND name = $2")
        .bind(id)
        .bind(name)
        .fetch_optional(target)
        .await?;
    let Some(found) = found else { return Err(Error::NotFilled) };
    let sum = Sum { rows: found.try_get("moved")?, digest: found.try_get("digest")? };
    Ok((found.try_get("at_row")?, sum))
}

/// Notes how far a table is.
pub(super) async fn note(
    target: &mut PgConnection,
    id: i64,
    name: &str,
    (at_row, sum): (i64, Sum),
) -> Result<()> {
    sqlx::query("UPDATE moves_in SET at_row = $1, moved = $2, digest = $3 WHERE move_id = $4 AND name = $5")
        .bind(at_row)
        .bind(sum.rows)
        .bind(sum.digest)
        .bind(id)
        .bind(name)
        .execute(target)
        .await?;
    Ok(())
}

/// All rows are on the other side, and the same.
pub(super) async fn note_done(source: &Pools, id: i64) -> Result<()> {
    let mut connection = source.writer().await?;
    sqlx::query("UPDATE moves_out SET is_done = 1 WHERE id = $1").bind(id).execute(&mut *connection).await?;
    Ok(())
}

/// From now on the target can be opened.
pub(super) async fn end(target: &mut PgConnection, id: i64) -> Result<()> {
    sqlx::query("DELETE FROM moves_in WHERE move_id = $1").bind(id).execute(target).await?;
    Ok(())
}

/// From now on the source can be opened again; where it was moved to.
pub(super) async fn cancel(source: &Pools) -> Result<Option<String>> {
    let Some(Out { id, target, .. }) = out(source).await? else { return Ok(None) };
    let mut connection = source.writer().await?;
    sqlx::query("DELETE FROM moves_out WHERE id = $1").bind(id).execute(&mut *connection).await?;
    Ok(Some(target))
}
