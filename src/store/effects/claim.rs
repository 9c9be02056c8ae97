//! Claiming what is due. Owns what may be claimed, and that two processes never claim in one lane at once and never wait for each
//! other.

use super::{Head, read};
use crate::domain::effect::Carrier;
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::Tx;
use std::sync::LazyLock;

/// What a carrier (`$2`) may claim at `$1`: the due head of each lane, and what was set aside there and is due, while nothing of the
/// lane is being tried. Effects in a room wait until the room's channel exists; what people are told directly waits a while for
/// the room to show it.
pub(super) const CLAIMABLE: &str = "FROM effects d
             LEFT JOIN rooms r ON r.id = d.room_id
             WHERE d.state = 'waiting' AND d.carrier = $2 AND d.due_ms <= $1
             AND (d.room_id IS NULL OR r.channel_id IS NOT NULL)
             AND (d.aside_ms IS NOT NULL OR NOT EXISTS (SELECT 1 FROM effects p
                 WHERE p.lane = d.lane AND p.state = 'waiting' AND p.aside_ms IS NULL AND p.seq < d.seq))
             AND coalesce((SELECT max(h.due_ms) FROM effects h WHERE h.lane = d.lane AND h.claimed = 1), 0) <= $1
             AND (d.after_lane IS NULL OR d.alone_ms <= $1 OR NOT EXISTS (SELECT 1 FROM effects b
                 WHERE b.lane = d.after_lane AND b.state = 'waiting' AND b.seq <= d.after_seq))";

/// Of what may be claimed, the one of each lane that waited longest, and no more than 64 in all.
fn first_of_lanes(also: &str) -> String {
    format!(
        "SELECT due.id, due.lane, due.due_ms
         FROM (SELECT e.id, e.lane, e.due_ms, row_number() OVER (PARTITION BY e.lane ORDER BY e.due_ms, e.id) AS place
             FROM (SELECT d.id, d.lane, d.due_ms {CLAIMABLE} {also}
                 ORDER BY d.due_ms, d.id LIMIT 64) AS e) AS due
         WHERE due.place = 1 ORDER BY due.due_ms, due.id"
    )
}

/// Claims them.
fn claim_first(also: &str) -> String {
    let first = first_of_lanes(also);
    format!(
        "UPDATE effects SET attempts = attempts + 1, due_ms = $3, claimed = 1
     WHERE state = 'waiting' AND id IN (SELECT f.id FROM ({first} LIMIT $4) AS f)
     RETURNING id, effect, attempts, created_ms, obstacle_id, lane, aside_ms, unanswered"
    )
}

/// Where nobody else writes.
static CLAIM: LazyLock<String> = LazyLock::new(|| claim_first(""));

/// Postgres: takes the locks of up to `$3` lanes in which something may be claimed, and leaves out the lanes that another process
/// holds. Of each row that is looked at, the lock is taken: hence the `OFFSET`, which keeps that to rows that may be claimed.
static LOCK_LANES: LazyLock<String> = LazyLock::new(|| {
    let first = first_of_lanes("");
    format!(
        "SELECT f.lane FROM ({first} OFFSET 0) AS f
         WHERE pg_try_advisory_xact_lock(hashtextextended(f.lane, 0)) LIMIT $3"
    )
});

/// Claims in lanes whose locks are held.
static CLAIM_IN_LANES: LazyLock<String> =
    LazyLock::new(|| claim_first("AND d.lane = ANY(string_to_array($5, ','))"));

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
        if lanes.as_ref().is_some_and(String::is_empty) {
            return Ok(Vec::new());
        }
        let sql = if lanes.is_some() { &CLAIM_IN_LANES } else { &CLAIM };
        let claim = sqlx::query(sqlx::AssertSqlSafe(sql.as_str()))
            .bind(now.0)
            .bind(carrier.name())
            .bind(lease_end.0)
            .bind(i64::from(most));
        let claim = match lanes {
            Some(lanes) => claim.bind(lanes),
            None => claim,
        };
        let rows = claim.fetch_all(&mut *self.tx).await?;
        rows.iter().map(read).collect()
    }

    /// Holds lanes in which something is to be claimed, until this transaction ends; gives their names, with commas. A statement
    /// of its own: the one that claims then sees every claim that was ever made in them.
    async fn lock_lanes(&mut self, carrier: Carrier, now: UnixMs, most: u32) -> Result<String> {
        let rows = sqlx::query(sqlx::AssertSqlSafe(LOCK_LANES.as_str()))
            .bind(now.0)
            .bind(carrier.name())
            .bind(i64::from(most))
            .fetch_all(&mut *self.tx)
            .await?;
        let lanes: Result<Vec<_>> = rows.iter().map(|found| row::text(found, "lane")).collect();
        Ok(lanes?.join(","))
    }
}
