//! Claiming what is due. Owns what may be claimed, and that two processes never claim in one lane at once and never wait for each
//! other.

use super::{CLAIMABLE, Head, read};
use crate::domain::effect::Carrier;
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::Tx;
use std::sync::LazyLock;

/// Before [`CLAIMABLE`]: which place each effect has in its lane.
const PLACED: &str =
    "SELECT e.id, e.lane, e.due_ms, row_number() OVER (PARTITION BY e.lane ORDER BY e.due_ms, e.id) AS place
     FROM (SELECT d.id, d.lane, d.due_ms";
/// After it: of those that waited longest, the first of each lane.
const FIRST: &str =
    "ORDER BY d.due_ms, d.id LIMIT 64) AS e) AS due WHERE due.place = 1 ORDER BY due.due_ms, due.id";
/// What is read of a claim.
const CLAIMED: &str = "id, effect, attempts, created_ms, obstacle_id, lane, aside_ms, unanswered";

/// Claims up to `$4` of that, at most one of each lane, where nobody else claims.
static CLAIM: LazyLock<String> = LazyLock::new(|| {
    format!(
        "UPDATE effects SET attempts = attempts + 1, due_ms = $3, claimed = 1 WHERE state = 'waiting' AND id IN
         (SELECT due.id FROM ({PLACED} {CLAIMABLE} {FIRST} LIMIT $4)
         RETURNING {CLAIMED}"
    )
});

/// Postgres: takes the locks of up to `$3` lanes in which something may be claimed, and leaves out the lanes that another process
/// holds. The lock is taken of each row that is looked at: hence the `OFFSET`, which keeps that to rows that may be claimed.
static LOCK_LANES: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT f.lane, f.due_ms FROM (SELECT due.lane, due.due_ms FROM ({PLACED} {CLAIMABLE} {FIRST} OFFSET 0) AS f
         WHERE pg_try_advisory_xact_lock(hashtextextended(f.lane, 0)) LIMIT $3"
    )
});

/// Postgres: the same as [`CLAIM`] in lanes whose locks are held, of what was due up to `$6`, so that nothing behind is looked at.
static CLAIM_IN_LANES: LazyLock<String> = LazyLock::new(|| {
    format!(
        "UPDATE effects SET attempts = attempts + 1, due_ms = $3, claimed = 1 WHERE state = 'waiting' AND id IN
         (SELECT due.id FROM ({PLACED} {CLAIMABLE} AND d.lane = ANY(string_to_array($5, ',')) AND d.due_ms <= $6 {FIRST} LIMIT $4)
         RETURNING {CLAIMED}"
    )
});

impl Tx {
    /// Claims up to `most` effects of one carrier that are due at `now`, until `lease_end`: at most one of each lane, and none
    /// in a lane where somebody else claims at the same time. Nobody waits for anybody.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn claim(
        &mut self,
        carrier: Carrier,
        (now, lease_end): (UnixMs, UnixMs),
        most: u32,
    ) -> Result<Vec<Head>> {
        let lanes = match self.is_exclusive() {
            true => None,
            false => Some(self.lock_lanes(carrier, now, most).await?),
        };
        if lanes.as_ref().is_some_and(|(names, _)| names.is_empty()) {
            return Ok(Vec::new());
        }
        let sql = if lanes.is_some() { &CLAIM_IN_LANES } else { &CLAIM };
        let claim = sqlx::query(sqlx::AssertSqlSafe(sql.as_str()))
            .bind(now.0)
            .bind(carrier.name())
            .bind(lease_end.0)
            .bind(i64::from(most));
        let claim = match lanes {
            Some((names, last)) => claim.bind(names).bind(last),
            None => claim,
        };
        let rows = claim.fetch_all(&mut *self.tx).await?;
        rows.iter().map(read).collect()
    }

    /// Holds lanes in which something is to be claimed, until this transaction ends; gives their names, with commas, and when the last of
    /// that became due. A statement of its own: the one that claims then sees every claim that was ever made in them.
    async fn lock_lanes(&mut self, carrier: Carrier, now: UnixMs, most: u32) -> Result<(String, i64)> {
        let rows = sqlx::query(sqlx::AssertSqlSafe(LOCK_LANES.as_str()))
            .bind(now.0)
            .bind(carrier.name())
            .bind(i64::from(most))
            .fetch_all(&mut *self.tx)
            .await?;
        let (mut names, mut last) = (Vec::with_capacity(rows.len()), 0);
        for found in &rows {
            names.push(row::text(found, "lane")?);
            last = row::int(found, "due_ms")?.max(last);
        }
        Ok((names.join(","), last))
    }
}
