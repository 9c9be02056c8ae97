//! A connection that counts its statements, measures how long they take, and notes the outages that they meet. Owns that; what is
//! asked is everybody else's.

use super::engine::sqlite::readers::Lent;
use super::outage::Outages;
use crate::metrics::{DatabaseStep, DatabaseWait, Metrics};
use futures_core::Stream;
use sqlx::any::{AnyQueryResult, AnyRow, AnyStatement, AnyTypeInfo};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, Either, Error, Execute, Executor, SqlStr, Transaction};
use std::collections::BTreeSet;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

/// How the database is reached.
#[derive(Debug)]
pub(super) enum Link {
    /// Outside a transaction.
    Pooled(PoolConnection<Any>),
    /// The same, of SQLite's readers.
    Lent(Lent),
    /// Inside one.
    Transaction(Transaction<'static, Any>),
}

/// What all connections of a store share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    /// How many statements were run.
    pub(super) statements: AtomicU64,
    pub(super) metrics: Metrics,
    pub(super) outages: Outages,
    /// The rows that could not be read, and of which the log has said so.
    said: Mutex<BTreeSet<(&'static str, i64)>>,
}

impl Shared {
    pub(super) fn with(outages: Outages) -> Self {
        Self { outages, ..Self::default() }
    }

    fn note<T>(&self, done: Result<T, Error>) -> Result<T, Error> {
        done.inspect_err(|error| self.outages.look_at(error))
    }
}

/// A connection, and what it shares with the others of its store.
#[derive(Debug)]
pub struct Counted {
    link: Link,
    shared: Arc<Shared>,
}

impl Counted {
    pub(super) const fn new(link: Link, shared: Arc<Shared>) -> Self {
        Self { link, shared }
    }

    /// Commits, if there is a transaction.
    pub(super) async fn commit(self) -> Result<(), Error> {
        match self.link {
            Link::Pooled(_) | Link::Lent(_) => Ok(()),
            Link::Transaction(tx) => self.shared.note(tx.commit().await),
        }
    }

    /// Whether the log is yet to say that this row of `table` can't be read. It says so once.
    pub(super) fn is_news(&self, table: &'static str, id: i64) -> bool {
        self.shared.said.lock().unwrap_or_else(PoisonError::into_inner).insert((table, id))
    }

    fn connection(&mut self) -> &mut AnyConnection {
        match &mut self.link {
            Link::Pooled(connection) => connection,
            Link::Lent(connection) => connection,
            Link::Transaction(tx) => tx,
        }
    }

    /// Begins a statement.
    fn count(&mut self) -> (DatabaseWait, Arc<Shared>, &mut AnyConnection) {
        self.shared.statements.fetch_add(1, Ordering::Relaxed);
        let wait = self.shared.metrics.wait_for_database(DatabaseStep::Statement);
        (wait, Arc::clone(&self.shared), self.connection())
    }
}

type Boxed<'e, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send + 'e>>;
type Rows<'e> = Pin<Box<dyn Stream<Item = Result<Either<AnyQueryResult, AnyRow>, Error>> + Send + 'e>>;

/// The rows of one statement, measured until they're dropped.
struct Measured<'e> {
    rows: Rows<'e>,
    shared: Arc<Shared>,
    _wait: DatabaseWait,
}

impl Stream for Measured<'_> {
    type Item = Result<Either<AnyQueryResult, AnyRow>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let polled = self.rows.as_mut().poll_next(context);
        polled.map(|row| row.map(|row| self.shared.note(row)))
    }
}

/// All that is run goes through one of the first two.
impl<'c> Executor<'c> for &'c mut Counted {
    type Database = Any;

    fn fetch_many<'e, 'q: 'e, E>(self, query: E) -> Rows<'e>
    where
        'c: 'e,
        E: 'q + Execute<'q, Any>,
    {
        let (wait, shared, connection) = self.count();
        Box::pin(Measured { rows: connection.fetch_many(query), shared, _wait: wait })
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> Boxed<'e, Option<AnyRow>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Any>,
    {
        let (wait, shared, connection) = self.count();
        let row = connection.fetch_optional(query);
        Box::pin(async move {
            let row = row.await;
            drop(wait);
            shared.note(row)
        })
    }

    fn prepare_with<'e>(self, sql: SqlStr, parameters: &'e [AnyTypeInfo]) -> Boxed<'e, AnyStatement>
    where
        'c: 'e,
    {
        self.connection().prepare_with(sql, parameters)
    }
}
