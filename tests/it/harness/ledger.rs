//! What the database says, read beside Parley. Owns the queries by which tests compare two endings.

use parley::domain::time::UnixMs;
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
    pub(crate) work: i64,
    pub(crate) changes: i64,
    pub(crate) reports: i64,
    pub(crate) sanctions: i64,
    pub(crate) appeals: i64,
    pub(crate) disputes: i64,
    pub(crate) feedback: i64,
    pub(crate) published: i64,
    pub(crate) replies: i64,
    pub(crate) interim: i64,
    pub(crate) badge_roles: i64,
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
            work: count(pool, "SELECT count(*) FROM contract_entries").await,
            changes: count(pool, "SELECT count(*) FROM changes").await,
            reports: count(pool, "SELECT count(*) FROM reports").await,
            sanctions: count(pool, "SELECT count(*) FROM sanctions").await,
            appeals: count(pool, "SELECT count(*) FROM appeals").await,
            disputes: count(pool, "SELECT count(*) FROM disputes").await,
            feedback: count(pool, "SELECT count(*) FROM feedback").await,
            published: count(pool, "SELECT count(*) FROM feedback WHERE published_ms IS NOT NULL").await,
            replies: count(pool, "SELECT count(*) FROM feedback WHERE reply IS NOT NULL").await,
            interim: count(pool, "SELECT count(*) FROM interim_feedback").await,
            badge_roles: count(pool, "SELECT count(*) FROM badge_roles").await,
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
        panic!("the outbox did not empty:\n{}", waiting(pool).await);
    }
}

/// Waits until no delivery is under way, and none could begin at `now`: what is left waits for a later time, or for somebody.
pub(crate) async fn at_rest(pool: &AnyPool, now: UnixMs) {
    const UNDER_WAY: &str = "SELECT count(*) FROM effects e LEFT JOIN rooms r ON r.id = e.room_id
         WHERE e.state = 'waiting' AND (e.claimed = 1 OR (e.due_ms <= $1 AND e.obstacle_id IS NULL
             AND (e.room_id IS NULL OR r.channel_id IS NOT NULL) AND e.after_lane IS NULL
             AND NOT EXISTS (SELECT 1 FROM effects p
                 WHERE p.lane = e.lane AND p.state = 'waiting' AND p.aside_ms IS NULL AND p.seq < e.seq)))";
    let rested = async {
        loop {
            let under_way = sqlx::query(UNDER_WAY).bind(now.0).fetch_one(pool).await.expect("a count");
            if under_way.get::<i64, _>(0) == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    if tokio::time::timeout(PATIENCE, rested).await.is_err() {
        panic!("deliveries are still under way:\n{}", waiting(pool).await);
    }
}

/// What the outbox still holds, a line each.
async fn waiting(pool: &AnyPool) -> String {
    let rows =
        sqlx::query("SELECT effect, attempts, coalesce(last_error, '-') FROM effects ORDER BY lane, seq")
            .fetch_all(pool)
            .await
            .expect("effects");
    let left = rows.iter().map(|row| {
        format!("{} ×{}: {}", row.get::<String, _>(0), row.get::<i64, _>(1), row.get::<String, _>(2))
    });
    left.collect::<Vec<_>>().join("\n")
}
