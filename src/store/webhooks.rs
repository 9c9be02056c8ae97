//! Events for endpoints, as the operator sees them: what waits for each, what was given up, and sending that again. All of it beside the
//! process that works with the database.

use super::address::Address;
use super::copies::CopyError;
use super::effects::decode;
use super::engine::{find, postgres, sqlite};
use super::error::{Error, Result};
use super::export::check_tables;
use super::row;
use super::transaction::{Queries, Store};
use crate::domain::effect::{Effect, WebhookEffect};
use crate::domain::ids::EffectId;
use crate::domain::time::UnixMs;
use crate::domain::webhooks::endpoint::EndpointName;
use sqlx::{AnyConnection, Connection, Executor};
use std::collections::BTreeMap;

/// Before the endpoint's name, in a lane's.
const LANE: &str = "webhook/";

/// What there is for one endpoint.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EndpointQueue {
    /// Events that will be tried.
    pub waiting: u32,
    /// When the oldest of them happened, or was sent again.
    pub oldest: Option<UnixMs>,
    /// Why the first of them wasn't taken when it was tried last.
    pub last_error: Option<String>,
    /// Events that were given up.
    pub dead: u32,
}

/// An event that was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadEvent {
    /// Names it to send it again.
    pub id: EffectId,
    /// For whom it was.
    pub endpoint: EndpointName,
    /// Its type.
    pub what: String,
    /// When it happened, or was sent again.
    pub created: UnixMs,
    /// When it was given up.
    pub at: UnixMs,
    /// How often it was tried.
    pub attempts: u32,
    /// What went wrong last.
    pub last_error: String,
}

/// Which events that were given up are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhichDead {
    /// These, and all of them are to be there.
    Ids(Vec<EffectId>),
    /// All of one endpoint.
    Of(EndpointName),
    /// All.
    All,
}

impl Queries<'_> {
    /// What there is for each endpoint for which there is something.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn endpoint_queues(&mut self) -> Result<BTreeMap<EndpointName, EndpointQueue>> {
        let rows = sqlx::query(
            "SELECT lane, state, count(*) AS n, min(created_ms) AS oldest FROM effects
             WHERE carrier = 'webhook' AND state IN ('waiting', 'dead') GROUP BY lane, state",
        )
        .fetch_all(&mut *self.0)
        .await?;
        let mut queues: BTreeMap<EndpointName, EndpointQueue> = BTreeMap::new();
        for found in &rows {
            let lane = row::text(found, "lane")?;
            let Some(name) = lane.strip_prefix(LANE).and_then(EndpointName::parse) else { continue };
            let queue = queues.entry(name).or_default();
            let count = row::small(found, "n")?;
            if row::text(found, "state")? == "dead" {
                queue.dead = count;
                continue;
            }
            queue.waiting = count;
            queue.oldest = row::maybe_int(found, "oldest")?.map(UnixMs);
            queue.last_error = self.first_error(&lane).await?;
        }
        Ok(queues)
    }

    async fn first_error(&mut self, lane: &str) -> Result<Option<String>> {
        let found = sqlx::query(
            "SELECT last_error FROM effects WHERE lane = $1 AND state = 'waiting' AND aside_ms IS NULL ORDER BY seq LIMIT 1",
        )
        .bind(lane)
        .fetch_optional(&mut *self.0)
        .await?;
        found.map_or(Ok(None), |found| row::maybe_text(&found, "last_error"))
    }

    /// Up to `most` events that were given up, the last one first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn dead_events(&mut self, most: u32) -> Result<Vec<DeadEvent>> {
        let rows = sqlx::query(
            "SELECT id, effect, created_ms, due_ms, attempts, last_error FROM effects
             WHERE carrier = 'webhook' AND state = 'dead' ORDER BY due_ms DESC, id DESC LIMIT $1",
        )
        .bind(i64::from(most))
        .fetch_all(&mut *self.0)
        .await?;
        let mut events = Vec::new();
        for found in &rows {
            // What another version wrote is listed by `parley run`.
            let Ok(Effect::Webhook(WebhookEffect::SendEvent { endpoint, what, .. })) =
                decode(&row::text(found, "effect")?)
            else {
                continue;
            };
            events.push(DeadEvent {
                id: EffectId(row::int(found, "id")?),
                endpoint,
                what,
                created: UnixMs(row::int(found, "created_ms")?),
                at: UnixMs(row::int(found, "due_ms")?),
                attempts: row::small(found, "attempts")?,
                last_error: row::maybe_text(found, "last_error")?.unwrap_or_default(),
            });
        }
        Ok(events)
    }
}

impl Store {
    /// Has events tried again that were given up, as if they happened at `now`, in the database at `address`, also while a Parley works with
    /// it. Gives how many; none where one of the ids isn't among them.
    ///
    /// # Errors
    /// When there is no such database, its tables aren't this version's, or it fails.
    pub async fn send_events_again(
        address: &str,
        which: &WhichDead,
        now: UnixMs,
    ) -> std::result::Result<u64, CopyError> {
        let (mut connection, begin) = match find(address)? {
            Address::Sqlite(path) if !path.exists() => return Err(CopyError::NoDatabase { path }),
            Address::Sqlite(path) => (sqlite::copy::connect_to_write(&path).await?, "BEGIN IMMEDIATE"),
            Address::Postgres(url) => (postgres::connect(&url).await?, "BEGIN"),
        };
        connection.execute(begin).await.map_err(Error::from)?;
        check_tables(&mut connection).await?;
        let sent = send_again(&mut connection, which, now).await?;
        let end = if sent.is_some() { "COMMIT" } else { "ROLLBACK" };
        connection.execute(end).await.map_err(Error::from)?;
        connection.close().await.map_err(Error::from)?;
        Ok(sent.unwrap_or(0))
    }
}

/// How many are sent again; `None` where one isn't there.
async fn send_again(connection: &mut AnyConnection, which: &WhichDead, now: UnixMs) -> Result<Option<u64>> {
    let done = match which {
        WhichDead::All => {
            sqlx::query(
                "UPDATE effects SET state = 'waiting', due_ms = $1, created_ms = $1, aside_ms = NULL
                 WHERE carrier = 'webhook' AND state = 'dead'",
            )
            .bind(now.0)
            .execute(connection)
            .await?
        }
        WhichDead::Of(endpoint) => {
            sqlx::query(
                "UPDATE effects SET state = 'waiting', due_ms = $1, created_ms = $1, aside_ms = NULL
                 WHERE carrier = 'webhook' AND state = 'dead' AND lane = $2",
            )
            .bind(now.0)
            .bind(format!("{LANE}{endpoint}"))
            .execute(connection)
            .await?
        }
        WhichDead::Ids(ids) => {
            let mut sent = 0;
            for id in ids {
                let done = sqlx::query(
                    "UPDATE effects SET state = 'waiting', due_ms = $1, created_ms = $1, aside_ms = NULL
                     WHERE id = $2 AND carrier = 'webhook' AND state = 'dead'",
                )
                .bind(now.0)
                .bind(id.0)
                .execute(&mut *connection)
                .await?;
                if done.rows_affected() != 1 {
                    return Ok(None);
                }
                sent += 1;
            }
            return Ok(Some(sent));
        }
    };
    Ok(Some(done.rows_affected()))
}
