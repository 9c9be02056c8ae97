//! What the database says, read beside Parley. Owns the queries by which tests compare two endings.

use sqlx::{AnyPool, Row};
use std::time::Duration;

/// Everything that must not depend on how often Parley died: no ids, no times.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ledger {
    /// Number, state, version, title of each offer.
    pub(crate) offers: Vec<(i64, String, i64)>,
    pub(crate) rooms: i64,
    pub(crate) open_rooms: i64,
    pub(crate) contracts: i64,
    pub(crate) changes: i64,
    pub(crate) reports: i64,
    pub(crate) sanctions: i64,
    pub(crate) appeals: i64,
    pub(crate) posts: i64,
    pub(crate) waiting: i64,
    pub(crate) dead: i64,
}

async fn count(pool: &AnyPool, sql: &'static str) -> i64 {
    sqlx::query(sql).fetch_one(pool).await.expect("a count").get::<i64, _>(0)
}

impl Ledger {
    pub(crate) async fn read(pool: &AnyPool) -> Self {
        let rows = sqlx::query("SELECT number, state, version FROM offers ORDER BY number")
            .fetch_all(pool)
            .await
            .expect("offers");
        let offers = rows.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect();
        Self {
            offers,
            rooms: count(pool, "SELECT count(*) FROM rooms").await,
            open_rooms: count(pool, "SELECT count(*) FROM rooms WHERE channel_id IS NOT NULL").await,
            contracts: count(pool, "SELECT count(*) FROM contracts").await,
            changes: count(pool, "SELECT count(*) FROM changes").await,
            reports: count(pool, "SELECT count(*) FROM reports").await,
            sanctions: count(pool, "SELECT count(*) FROM sanctions").await,
            appeals: count(pool, "SELECT count(*) FROM appeals").await,
            posts: count(pool, "SELECT count(*) FROM posts").await,
            waiting: count(pool, "SELECT count(*) FROM effects WHERE state = 'waiting'").await,
            dead: count(pool, "SELECT count(*) FROM effects WHERE state = 'dead'").await,
        }
    }
}

/// How long an outbox may take to empty before a test fails.
const PATIENCE: Duration = Duration::from_secs(120);

/// Waits until nothing waits in the outbox.
pub(crate) async fn settled(pool: &AnyPool) {
    let emptied = async {
        while count(pool, "SELECT count(*) FROM effects WHERE state = 'waiting'").await > 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    if tokio::time::timeout(PATIENCE, emptied).await.is_err() {
        let rows =
            sqlx::query("SELECT effect, attempts, coalesce(last_error, '-') FROM effects ORDER BY lane, seq")
                .fetch_all(pool)
                .await
                .expect("effects");
        let left: Vec<String> = rows
            .iter()
            .map(|row| {
                format!("{} ×{}: {}", row.get::<String, _>(0), row.get::<i64, _>(1), row.get::<String, _>(2))
            })
            .collect();
        panic!("the outbox did not empty:\n{}", left.join("\n"));
    }
}
