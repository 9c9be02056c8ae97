//! A connection that counts its statements and measures how long they take. Owns that; what is asked is everybody else's.

use super::engine::sqlite::readers::Lent;
use crate::metrics::{DatabaseStep, DatabaseWait, Metrics};
use futures_core::Stream;
use sqlx::any::{AnyQueryResult, AnyRow, AnyStatement, AnyTypeInfo};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, Either, Error, Execute, Executor, SqlStr, Transaction};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
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
    /// By a process that reads beside the one that works.
    Beside(Box<AnyConnection>),
}

/// A connection, and the count of its store.
#[derive(Debug)]
pub struct Counted {
    link: Link,
    statements: Arc<AtomicU64>,
    metrics: Metrics,
}

impl Counted {
    pub(super) const fn new(link: Link, statements: Arc<AtomicU64>, metrics: Metrics) -> Self {
        Self { link, statements, metrics }
    }

    /// Commits, if there is a transaction.
    pub(super) async fn commit(self) -> Result<(), Error> {
        match self.link {
            Link::Pooled(_) | Link::Lent(_) | Link::Beside(_) => Ok(()),
            Link::Transaction(tx) => tx.commit().await,
        }
    }

    fn connection(&mut self) -> &mut AnyConnection {
        match &mut self.link {
            Link::Pooled(connection) => connection,
            Link::Lent(connection) => connection,
            Link::Beside(connection) => connection,
            Link::Transaction(tx) => tx,
        }
    }

    fn count(&mut self) -> &mut AnyConnection {
        self.statements.fetch_add(1, Ordering::Relaxed);
        self.connection()
    }
}

type Boxed<'e, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send + 'e>>;
type Rows<'e> = Pin<Box<dyn Stream<Item = Result<Either<AnyQueryResult, AnyRow>, Error>> + Send + 'e>>;

/// The rows of one statement, measured until they're dropped.
struct Measured<'e> {
    rows: Rows<'e>,
    _wait: DatabaseWait,
}

impl Stream for Measured<'_> {
    type Item = Result<Either<AnyQueryResult, AnyRow>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.rows.as_mut().poll_next(context)
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
        let wait = self.metrics.wait_for_database(DatabaseStep::Statement);
        Box::pin(Measured { rows: self.count().fetch_many(query), _wait: wait })
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> Boxed<'e, Option<AnyRow>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Any>,
    {
        let wait = self.metrics.wait_for_database(DatabaseStep::Statement);
        let row = self.count().fetch_optional(query);
        Box::pin(async move {
            let row = row.await;
            drop(wait);
            row
        })
    }

    fn prepare_with<'e>(self, sql: SqlStr, parameters: &'e [AnyTypeInfo]) -> Boxed<'e, AnyStatement>
    where
        'c: 'e,
    {
        self.connection().prepare_with(sql, parameters)
    }
}
