//! A SQLite database as a Postgres one. Owns the order of things: nothing is used on either side before all of it is there and the
//! same, and a move that was stopped goes on where it was. How rows are written and compared is `rows`', what both databases say of a
//! move is `marks`'.

mod marks;
mod rows;

use super::address::Address;
use super::copies::CopyError;
use super::engine::{Pools, find, postgres};
use super::error::Error;
use super::moved::{Out, out};
use super::transaction::Store;
use super::{engine, migrations};
use rows::{Sum, Table};
use sqlx::{Connection as _, PgConnection};
use thiserror::Error;

/// Rows that are moved in one transaction.
const BATCH: i64 = 5_000;

/// Why a database isn't moved, or not yet. Each says what to do.
#[derive(Debug, Error)]
pub enum MoveError {
    /// Something about one of the databases.
    #[error(transparent)]
    Store(#[from] Error),
    /// There is none to move, or a Parley runs on it.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// It's on Postgres already.
    #[error("the database in [database] is on Postgres already. Moving is for a SQLite file")]
    FromPostgres,
    /// The target isn't on Postgres.
    #[error("a database can be moved to Postgres only. Write --to postgres://parley@host/parley")]
    ToSqlite,
    /// What is there isn't part of this move.
    #[error("{target} isn't empty: there are rows in {table}. Create a new database there, and move to that")]
    NotEmpty {
        /// Where, without a password.
        target: String,
        /// The first of its tables.
        table: String,
    },
    /// This database is on its way to another one.
    #[error(
        "this database is being moved to {target}. Finish that with the same --to, or give it up with `parley move --cancel`"
    )]
    Elsewhere {
        /// Where to, without a password.
        target: String,
    },
    /// Rows aren't the same on both sides.
    #[error(
        "{table} isn't the same on both sides: {left} rows here, {right} there. Create a new database there, run `parley move --cancel`, and try again"
    )]
    Different {
        /// Which table.
        table: String,
        /// In the SQLite file.
        left: i64,
        /// On Postgres.
        right: i64,
    },
    /// Nothing was begun.
    #[error("this database isn't being moved, so there's nothing to cancel")]
    NoMove,
}

impl From<sqlx::Error> for MoveError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// A table that was moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedTable {
    /// Its name.
    pub name: String,
    /// How many rows it has, on both sides.
    pub rows: i64,
}

/// What was moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Where to, without a password.
    pub target: String,
    /// All tables. Each row of each is the same on both sides.
    pub tables: Vec<MovedTable>,
}

impl Store {
    /// Moves the SQLite database at `from` to the Postgres one at `to`, which must be empty or hold a part of this move. `id` names the
    /// move if it's new, and `progress` hears of each table that is there. Stopped in the middle, the same call goes on.
    ///
    /// # Errors
    /// See [`MoveError`].
    pub async fn move_to(
        from: &str,
        to: &str,
        id: i64,
        mut progress: impl FnMut(&MovedTable),
    ) -> Result<Moved, MoveError> {
        let source = source(from).await?;
        let moved = async {
            let Address::Postgres(url) = find(to)? else { return Err(MoveError::ToSqlite) };
            let target = Target::reach(&url).await?;
            let tables = target.fill(&source, id, &mut progress).await?;
            Ok(Moved { target: target.shown, tables })
        };
        let moved = moved.await;
        source.close().await;
        moved
    }

    /// Gives a move up, or the use of what was moved: the SQLite database at `from` can be opened again. Gives where it was moved to,
    /// without a password.
    ///
    /// # Errors
    /// See [`MoveError`].
    pub async fn cancel_move(from: &str) -> Result<String, MoveError> {
        let source = source(from).await?;
        let cancelled = marks::cancel(&source).await;
        source.close().await;
        cancelled?.ok_or(MoveError::NoMove)
    }
}

/// The database at `from`, with this version's tables and nobody else in it.
async fn source(from: &str) -> Result<Pools, MoveError> {
    let Address::Sqlite(path) = find(from)? else { return Err(MoveError::FromPostgres) };
    if !path.exists() {
        return Err(CopyError::NoDatabase { path }.into());
    }
    let pools = match engine::open(from).await {
        Err(Error::InUse { .. }) => return Err(CopyError::Running { path }.into()),
        opened => opened?,
    };
    migrations::run(&pools).await?;
    Ok(pools)
}

/// The database that is filled.
struct Target {
    url: String,
    /// Without a password.
    shown: String,
    pools: Pools,
}

impl Target {
    /// Connects, and makes this version's tables.
    async fn reach(url: &str) -> Result<Self, MoveError> {
        let pools = engine::open(url).await?;
        migrations::run(&pools).await?;
        Ok(Self { url: url.to_owned(), shown: postgres::without_password(url), pools })
    }

    async fn fill(
        &self,
        source: &Pools,
        id: i64,
        progress: &mut impl FnMut(&MovedTable),
    ) -> Result<Vec<MovedTable>, MoveError> {
        let filled = self.try_fill(source, id, progress).await;
        self.pools.close().await;
        filled
    }

    async fn try_fill(
        &self,
        source: &Pools,
        id: i64,
        progress: &mut impl FnMut(&MovedTable),
    ) -> Result<Vec<MovedTable>, MoveError> {
        let tables = rows::tables(source).await?;
        let id = self.begin(source, id, &tables).await?;
        let mut connection = PgConnection::connect(&self.url).await?;
        let mut moved = Vec::new();
        for table in &tables {
            let sum = move_table(source, &mut connection, id, table).await?;
            let done = MovedTable { name: table.name.clone(), rows: sum.rows };
            progress(&done);
            moved.push((done, sum));
        }
        let mut checked = Vec::new();
        for (table, (done, left)) in tables.iter().zip(moved) {
            let right = rows::sum_of(&mut connection, table).await?;
            if left != right {
                return Err(MoveError::Different { table: done.name, left: left.rows, right: right.rows });
            }
            checked.push(done);
        }
        sqlx::raw_sql("ANALYZE").execute(&mut connection).await?;
        // Stopped between the two, neither is opened, and the same call ends it.
        marks::note_done(source, id).await?;
        marks::end(&mut connection, id).await?;
        connection.close().await?;
        Ok(checked)
    }

    /// The move to go on with, or a new one as `id`.
    async fn begin(&self, source: &Pools, id: i64, tables: &[Table]) -> Result<i64, MoveError> {
        if let Some(Out { id, target, is_done }) = out(source).await? {
            if is_done && !marks::is_open(&self.pools, id).await? {
                return Err(Error::MovedAway { target }.into());
            }
            return match target == self.shown {
                true => Ok(id),
                false => Err(MoveError::Elsewhere { target }),
            };
        }
        for table in tables {
            if rows::has_any(&self.pools, table).await? {
                return Err(MoveError::NotEmpty { target: self.shown.clone(), table: table.name.clone() });
            }
        }
        marks::begin(source, &self.pools, &Out { id, target: self.shown.clone(), is_done: false }, tables)
            .await?;
        Ok(id)
    }
}

/// Moves what is left of one table; gives what came of all its rows.
async fn move_table(
    source: &Pools,
    target: &mut PgConnection,
    id: i64,
    table: &Table,
) -> Result<Sum, MoveError> {
    let (mut at_row, mut sum) = marks::progress(target, id, &table.name).await?;
    loop {
        let batch = rows::read(source, table, at_row, BATCH).await?;
        let Some(last) = batch.last_row else { return Ok(sum) };
        at_row = last;
        sum = sum.and(batch.sum);
        let mut tx = target.begin().await?;
        rows::write(&mut tx, table, &batch.text).await?;
        marks::note(&mut tx, id, &table.name, (at_row, sum)).await?;
        tx.commit().await?;
    }
}
