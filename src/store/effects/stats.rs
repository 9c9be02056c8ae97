//! What the outbox has to do, counted for whoever operates Parley: by kind, and whether anything waits that could be delivered.

use super::{CLAIMABLE, stored_kind};
use crate::domain::effect::{Carrier, Effect};
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::Queries;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Rows that are looked at one by one, those that are due first; of more it's only known how many they are.
const LOOKED_AT: usize = 2_000;
/// What stands for those, and for kinds that this version doesn't know.
const OTHER: &str = "other";

/// How many effects of one kind wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitingEffects {
    /// The stored name of the kind, one of this program's.
    pub kind: &'static str,
    /// How many.
    pub count: u32,
    /// When the oldest of them was decided, as far as they were looked at.
    pub oldest: UnixMs,
}

/// Of everything that waits, what may be claimed at `$1` by the carrier `$2`: the first of it.
static FIRST_CLAIMABLE: LazyLock<String> =
    LazyLock::new(|| format!("SELECT d.due_ms AS due {CLAIMABLE} ORDER BY d.due_ms LIMIT 1"));

impl Queries<'_> {
    /// What waits, by kind. `all` is how many there are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting_effects(&mut self, all: u32) -> Result<Vec<WaitingEffects>> {
        let sql = "SELECT effect, created_ms FROM effects WHERE state = 'waiting' ORDER BY due_ms LIMIT $1";
        let limit = i64::try_from(LOOKED_AT).unwrap_or(i64::MAX);
        let rows = sqlx::query(sql).bind(limit).fetch_all(&mut *self.0).await?;
        let mut found: BTreeMap<&'static str, (u32, UnixMs)> = BTreeMap::new();
        for waiting in &rows {
            let kind = known_kind(&stored_kind(&row::text(waiting, "effect")?));
            let created = UnixMs(row::int(waiting, "created_ms")?);
            let (count, oldest) = found.entry(kind).or_insert((0, created));
            *count += 1;
            *oldest = created.min(*oldest);
        }
        let unseen = all.saturating_sub(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        if rows.len() == LOOKED_AT && unseen > 0 {
            let oldest = found.values().map(|(_, oldest)| *oldest).min().unwrap_or(UnixMs(0));
            found.entry(OTHER).or_insert((0, oldest)).0 += unseen;
        }
        Ok(found.into_iter().map(|(kind, (count, oldest))| WaitingEffects { kind, count, oldest }).collect())
    }

    /// When what `carrier` could deliver at `now` became due, if there is any: a working outbox takes it at once.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn first_claimable(&mut self, carrier: Carrier, now: UnixMs) -> Result<Option<UnixMs>> {
        let found = sqlx::query(sqlx::AssertSqlSafe(FIRST_CLAIMABLE.as_str()))
            .bind(now.0)
            .bind(carrier.name())
            .fetch_optional(&mut *self.0)
            .await?;
        found.map(|found| row::int(&found, "due").map(UnixMs)).transpose()
    }
}

fn known_kind(stored: &str) -> &'static str {
    let mut known = Effect::KINDS.iter().copied().flatten().copied();
    known.find(|kind| *kind == stored).unwrap_or(OTHER)
}
