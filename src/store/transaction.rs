//! The open database: how it is opened, read and written. Owns [`Store`], [`Queries`] and [`Tx`], to which each concept's file adds
//! its own queries; knows none of them.

use super::address::{Address, AddressError};
use super::counted::{Counted, Link, Shared};
use super::engine::{self, Engine, Pools};
use super::error::{Error, Result};
use super::moved::check_not_moving;
use super::outage::Outage;
use super::wake_ups::WakeUps;
use super::{migrations, row};
use crate::domain::effect::Carrier;
use crate::metrics::{DatabaseStep, Metrics};
use sqlx::{AnyConnection, SqlSafeStr, Transaction};
use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::Notify;

/// Connections to Postgres, unless an operator chose another number.
pub const CONNECTIONS: u32 = 12;

/// Called after each commit and awaited before the writer goes on: how a test stops the process exactly there.
pub type AfterCommit = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync>;

/// An open database. Clones share its connections.
#[derive(Clone)]
pub struct Store {
    pub(super) pools: Pools,
    pub(super) wake_ups: WakeUps,
    commits: Arc<AtomicU64>,
    after_commit: Option<AfterCommit>,
    shared: Arc<Shared>,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("engine", &self.pools.engine).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the database at `address` and brings its tables up to date. An address is a Postgres URL
    /// (`postgres://…`) or the path of a SQLite file, which is made when it does not exist.
    ///
    /// # Errors
    /// [`Error::InUse`] when another process has the SQLite file open, [`Error::Open`] when it cannot be opened or
    /// reached, [`Error::Migrate`] when its tables are newer than this program or cannot be brought up to date,
    /// [`Error::MovedAway`], [`Error::Moving`] or [`Error::NotFilled`] when it's one end of a move.
    pub async fn open(address: &str) -> Result<Self> {
        Self::open_with(address, CONNECTIONS).await
    }

    /// The same, with up to so many connections to Postgres at the same time.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_with(address: &str, connections: u32) -> Result<Self> {
        let pools = engine::open(address, connections).await?;
        migrations::run(&pools).await?;
        check_not_moving(&pools).await?;
        Ok(Self::over(pools))
    }

    fn over(pools: Pools) -> Self {
        let (wake_ups, shared) = (WakeUps::on(pools.engine), Shared::with(pools.outages.clone()));
        Self { pools, wake_ups, commits: Arc::default(), after_commit: None, shared: Arc::new(shared) }
    }

    /// Whether `address` is one, before anything is opened or made.
    ///
    /// # Errors
    /// In words for the operator, without a password.
    pub fn check_address(address: &str) -> std::result::Result<(), AddressError> {
        Address::read(address).map(drop)
    }

    /// Whether several processes can use the database at `address` at once.
    #[must_use]
    pub fn can_be_shared(address: &str) -> bool {
        matches!(Address::read(address), Ok(Address::Postgres(_)))
    }

    /// Opens the SQLite file at `path` to read only, beside the process that has it open: takes no lock, makes nothing.
    ///
    /// # Errors
    /// [`Error::Open`] when there is no such file, or it cannot be read.
    pub async fn open_to_read(path: &Path) -> Result<Self> {
        let pools = engine::open_sqlite_to_read(path).await?;
        Ok(Self::over(pools))
    }

    /// The same store, with `hook` awaited after each commit.
    #[must_use]
    pub fn with_after_commit(mut self, hook: AfterCommit) -> Self {
        self.after_commit = Some(hook);
        self
    }

    /// How many statements were run so far, beside those that begin and end transactions: what a use case costs is the
    /// difference.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.shared.statements.load(Ordering::Relaxed)
    }

    fn counted(&self, link: Link) -> Counted {
        Counted::new(link, Arc::clone(&self.shared))
    }

    /// What is counted about all that is done over this store.
    #[must_use]
    pub fn metrics(&self) -> &Metrics {
        &self.shared.metrics
    }

    /// Whether no other process can have this database open: SQLite, whose file is locked.
    #[must_use]
    pub fn is_exclusive(&self) -> bool {
        self.pools.engine == Engine::Sqlite
    }

    /// How many transactions were committed through this store.
    #[must_use]
    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }

    /// Rung after a commit that put effects of this carrier into the outbox.
    #[must_use]
    pub fn bell(&self, carrier: Carrier) -> Arc<Notify> {
        self.wake_ups.bell(carrier)
    }

    /// A connection to read with. It may lag behind no commit that has returned.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn reader(&self) -> Result<Reader> {
        let wait = self.shared.metrics.wait_for_database(DatabaseStep::Connection);
        let link = self.pools.reader().await?;
        drop(wait);
        Ok(Reader(self.counted(link)))
    }

    /// Begins the only kind of transaction that writes.
    ///
    /// # Errors
    /// When the database cannot be reached or stays locked.
    pub async fn begin(&self) -> Result<Tx> {
        let wait = self.shared.metrics.wait_for_database(DatabaseStep::Connection);
        let connection = self.pools.writer().await?;
        let statement = match self.pools.engine {
            // A deferred transaction that turns into a writer later fails at once when another writer was faster.
            Engine::Sqlite => Some("BEGIN IMMEDIATE".into_sql_str()),
            Engine::Postgres => None,
        };
        let begun = Transaction::begin(connection, statement).await;
        let tx = begun.inspect_err(|error| self.shared.outages.look_at(error))?;
        drop(wait);
        let tx = Box::new(self.counted(Link::Transaction(tx)));
        Ok(Tx { tx, store: self.clone(), enqueued: Vec::new() })
    }

    /// Closes all connections and gives the SQLite file free.
    pub async fn close(&self) {
        self.call_at_last().await;
        self.pools.close().await;
    }
}

/// A connection that reads.
#[derive(Debug)]
pub struct Reader(Counted);

impl Reader {
    /// Reads through a connection of its own.
    pub(super) fn beside(connection: AnyConnection) -> Self {
        Self(Counted::new(Link::Beside(Box::new(connection)), Arc::default()))
    }

    /// What there is to read.
    pub fn queries(&mut self) -> Queries<'_> {
        Queries(&mut self.0)
    }
}

/// Reads, on whichever connection: a [`Reader`]'s or a [`Tx`]'s. Each concept's file adds its own.
#[derive(Debug)]
pub struct Queries<'c>(pub(super) &'c mut Counted);

/// A transaction. Dropped without [`Tx::commit`], nothing of it happened.
#[derive(Debug)]
pub struct Tx {
    pub(super) tx: Box<Counted>,
    store: Store,
    /// Of which carriers there is work, once this is committed.
    pub(super) enqueued: Vec<Carrier>,
}

impl Tx {
    /// Whether no other process can write to this database.
    pub(super) fn is_exclusive(&self) -> bool {
        self.store.is_exclusive()
    }

    /// Reads inside the transaction.
    pub fn queries(&mut self) -> Queries<'_> {
        Queries(&mut self.tx)
    }

    /// Makes everything durable, then rings the outbox if it has work.
    ///
    /// # Errors
    /// [`Error::Conflict`] when another transaction won; then nothing of this one happened.
    pub async fn commit(self) -> Result<()> {
        let wait = self.store.shared.metrics.wait_for_database(DatabaseStep::Commit);
        self.tx.commit().await.map_err(|error| match (Error::from(error), self.store.pools.engine) {
            (Error::Unsaved(Outage::Unreachable), Engine::Postgres) => Error::Uncertain,
            (error, _) => error,
        })?;
        drop(wait);
        self.store.shared.outages.are_over();
        self.store.commits.fetch_add(1, Ordering::Relaxed);
        if let Some(hook) = &self.store.after_commit {
            hook().await;
        }
        for carrier in self.enqueued {
            self.store.wake_ups.wake(carrier);
        }
        Ok(())
    }

    /// The next value of a counter, from 1. Holds the counter until the transaction ends, so that values are taken in
    /// the order of the commits.
    pub(super) async fn count(&mut self, name: &str) -> Result<i64> {
        self.count_by(name, 1).await
    }

    /// The same of a counter that rises by `step`.
    pub(super) async fn count_by(&mut self, name: &str, step: i64) -> Result<i64> {
        let row = sqlx::query(
            "INSERT INTO counters (name, value) VALUES ($1, $2)
             ON CONFLICT (name) DO UPDATE SET value = counters.value + excluded.value RETURNING value",
        )
        .bind(name)
        .bind(step)
        .fetch_one(&mut *self.tx)
        .await?;
        row::int(&row, "value")
    }

    /// Raises each counter by what is given for it, all of them together; gives their new values. Holds them as [`Tx::count`]
    /// does.
    pub(super) async fn count_all(
        &mut self,
        counts: impl IntoIterator<Item = (String, i64)>,
    ) -> Result<BTreeMap<String, i64>> {
        // In the order of their names: of two who hold the same ones, none waits for the other.
        let mut raised: BTreeMap<String, i64> = BTreeMap::new();
        for (name, by) in counts {
            *raised.entry(name).or_default() += by;
        }
        let sql = format!(
            "{COUNTS} {} ON CONFLICT (name) DO UPDATE SET value = counters.value + excluded.value RETURNING name, value",
            placeholders(raised.len(), 2)
        );
        let mut counting = sqlx::query(sqlx::AssertSqlSafe(sql));
        for (name, by) in &raised {
            counting = counting.bind(name.as_str()).bind(*by);
        }
        let rows = counting.fetch_all(&mut *self.tx).await?;
        rows.iter().map(|found| Ok((row::text(found, "name")?, row::int(found, "value")?))).collect()
    }

    /// Holds a counter until the transaction ends, without counting.
    pub(super) async fn hold(&mut self, name: &str) -> Result<()> {
        sqlx::query(
            "INSERT INTO counters (name, value) VALUES ($1, 0)
             ON CONFLICT (name) DO UPDATE SET value = counters.value",
        )
        .bind(name)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Raises a counter to `value`, where it is below. Whether it was.
    pub(super) async fn raise(&mut self, name: &str, value: i64) -> Result<bool> {
        let done = sqlx::query(
            "INSERT INTO counters (name, value) VALUES ($1, $2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE counters.value < excluded.value",
        )
        .bind(name)
        .bind(value)
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }
}

const COUNTS: &str = "INSERT INTO counters (name, value) VALUES";

/// `($1, $2), ($3, $4)`: for so many rows of so many columns.
pub(super) fn placeholders(rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let names: Vec<_> = (1..=columns).map(|column| format!("${}", row * columns + column)).collect();
        format!("({})", names.join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

impl Queries<'_> {
    /// The value that a counter has; 0 for one that never counted.
    pub(super) async fn counted(&mut self, name: &str) -> Result<i64> {
        let found = sqlx::query("SELECT value FROM counters WHERE name = $1")
            .bind(name)
            .fetch_optional(&mut *self.0)
            .await?;
        found.map_or(Ok(0), |row| row::int(&row, "value"))
    }
}

#[cfg(test)]
mod tests;
