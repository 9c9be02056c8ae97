//! The processes that share one Postgres. Owns how they hear of each other: on a connection of its own, each listens for work that
//! another one calls for, and holds a lock for as long as it lives, by which they count themselves. Nothing is written for that,
//! and a process that dies is gone as soon as its connection is.

use super::engine::Engine;
use super::error::Error;
use super::outage::Outage;
use super::transaction::Store;
use crate::domain::effect::Carrier;
use sqlx::postgres::{PgListener, PgNotification, PgPoolOptions};
use sqlx::{AssertSqlSafe, Row as _};
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::time::Duration;
use tokio::sync::{Notify, watch};
use tracing::{error, info};

/// What they listen to; what is said there is the names of carriers, with commas.
const CHANNEL: &str = "parley";
/// How often they are counted: how long the share of one that died is nobody's.
const COUNT_EVERY: Duration = Duration::from_secs(2);
/// Until a lost connection is made again.
const PAUSE: Duration = Duration::from_secs(1);
/// How long a connection may take to come about.
const PATIENCE: Duration = Duration::from_secs(3);

/// The lock that each that delivers holds together with the others. Two numbers that nothing else on the server uses: "parl", "ey".
const HOLD: &str = "SELECT pg_advisory_lock_shared(1885434476, 25977)";
const WHO_HOLDS: &str = "SELECT count(*) AS processes, min(pid) = pg_backend_pid() AS is_first FROM pg_locks
     WHERE locktype = 'advisory' AND classid = 1885434476 AND objid = 25977 AND objsubid = 2 AND granted
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
/// A machine that lost its power says nothing. Postgres asks after so many seconds, and lets its lock go.
const KEEP_ALIVE: &str =
    "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3";

/// What a process does among those that share a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// It delivers, and may be the one that does something for all: it counts.
    Delivers,
    /// It only answers: the others share Discord's limit and the rest without it.
    Answers,
}

/// One process among those that share a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// How many deliver.
    pub processes: u32,
    /// Whether this one does what one of them does for all.
    pub is_first: bool,
}

impl Standing {
    /// The only one there can be.
    const ALONE: Self = Self { processes: 1, is_first: true };
    /// Not known yet: many, so that this one takes little of what they share.
    const UNKNOWN: Self = Self { processes: 10, is_first: false };
}

/// What this process knows of the others.
#[derive(Debug, Clone)]
pub(super) struct Others {
    standing: watch::Sender<Standing>,
    is_listening: Arc<AtomicBool>,
    /// Carriers for which others are to be called, a bit each.
    calls: Arc<AtomicU8>,
    called: Arc<Notify>,
}

impl Default for Others {
    fn default() -> Self {
        Self {
            standing: watch::Sender::new(Standing::ALONE),
            is_listening: Arc::default(),
            calls: Arc::default(),
            called: Arc::default(),
        }
    }
}

impl Others {
    pub(super) fn on(engine: Engine) -> Self {
        let others = Self::default();
        if engine == Engine::Postgres {
            others.standing.send_replace(Standing::UNKNOWN);
        }
        others
    }

    /// Has others look for work of this carrier; several calls at once are one.
    pub(super) fn call(&self, carrier: Carrier) {
        self.calls.fetch_or(bit(carrier), Ordering::SeqCst);
        self.called.notify_one();
    }

    fn take_calls(&self) -> Vec<Carrier> {
        let calls = self.calls.swap(0, Ordering::SeqCst);
        Carrier::ALL.into_iter().filter(|carrier| calls & bit(*carrier) != 0).collect()
    }

    fn count(&self, standing: Standing) {
        let is_new = |known: &mut Standing| {
            let is_new = *known != standing;
            *known = standing;
            is_new
        };
        if self.standing.send_if_modified(is_new) {
            let Standing { processes, is_first } = standing;
            info!(processes, is_first, "counted the processes that deliver from this database");
        }
    }
}

const fn bit(carrier: Carrier) -> u8 {
    match carrier {
        Carrier::Discord => 1,
        Carrier::Uploads => 2,
        Carrier::Mail => 4,
        Carrier::SlowMail => 8,
        Carrier::Webhook => 16,
    }
}

impl Store {
    /// How this process stands among those that share the database, and will stand.
    #[must_use]
    pub fn standing(&self) -> watch::Receiver<Standing> {
        self.wake_ups.others.standing.subscribe()
    }

    /// Whether calls of other processes reach this one.
    #[must_use]
    pub fn hears_others(&self) -> bool {
        self.wake_ups.others.is_listening.load(Ordering::SeqCst)
    }

    /// Has other processes look for work of this carrier: there is more than this one takes at once.
    pub fn call_others(&self, carrier: Carrier) {
        self.wake_ups.others.call(carrier);
    }

    /// So many workers of this process wait for work of this carrier: what is decided here is theirs, and nobody else is called.
    pub fn set_free_workers(&self, carrier: Carrier, workers: usize) {
        self.wake_ups.set_free(carrier, workers);
    }

    /// Makes the calls that are still to be made, before nobody does any more.
    pub(super) async fn call_at_last(&self) {
        let names: Vec<_> = self.wake_ups.others.take_calls().into_iter().map(Carrier::name).collect();
        if names.is_empty() || self.is_exclusive() {
            return;
        }
        let call = async {
            let mut connection = self.pools.writer().await?;
            let sql = notify_sql(&names.join(","));
            Ok::<_, Error>(sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *connection).await?)
        };
        match tokio::time::timeout(PAUSE, call).await {
            Ok(Ok(_)) => {}
            Ok(Err(failure)) => {
                info!(%failure, "other processes couldn't be told of deliveries; they find them")
            }
            Err(_) => info!("other processes couldn't be told of deliveries in time; they find them"),
        }
    }

    /// Listens to the other processes on this Postgres, calls them, and counts them, for ever; connects again whenever that
    /// ends.
    pub async fn stay_in_touch(&self, share: Share) {
        let others = &self.wake_ups.others;
        loop {
            let Err(failure) = self.listen(share).await;
            others.is_listening.store(false, Ordering::SeqCst);
            // If nothing can be saved either, those who try to say so.
            match Outage::of(&failure) {
                Some(_) => {
                    info!(%failure, "lost touch with the other processes on this database; trying again")
                }
                None => {
                    error!(%failure, "can't listen to the other processes on this database; trying again")
                }
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn listen(&self, share: Share) -> std::result::Result<Infallible, sqlx::Error> {
        let others = &self.wake_ups.others;
        let pool = PgPoolOptions::new().max_connections(1).max_lifetime(None).idle_timeout(None);
        let pool = pool.acquire_timeout(PATIENCE).connect(self.pools.options.database_url.as_str()).await?;
        let mut listener = PgListener::connect_with(&pool).await?;
        listener.eager_reconnect(false);
        listener.listen(CHANNEL).await?;
        sqlx::raw_sql(KEEP_ALIVE).execute(&mut listener).await?;
        let own: i32 = sqlx::query_scalar("SELECT pg_backend_pid()").fetch_one(&mut listener).await?;
        if share == Share::Delivers {
            sqlx::query(HOLD).execute(&mut listener).await?;
            // Without a carrier: the others count anew.
            notify(&mut listener, "").await?;
        }
        self.count(&mut listener).await?;
        others.is_listening.store(true, Ordering::SeqCst);
        // For what was called before.
        self.wake_ups.wake_all();
        let mut next_count = tokio::time::Instant::now() + COUNT_EVERY;
        loop {
            tokio::select! {
                heard = listener.try_recv() => match heard? {
                    Some(heard) if heard.process_id() == own.cast_unsigned() => {}
                    Some(heard) => {
                        if self.hear(&heard) {
                            self.count(&mut listener).await?;
                        }
                    }
                    None => return Err(sqlx::Error::Io(std::io::ErrorKind::UnexpectedEof.into())),
                },
                () = others.called.notified() => {
                    let names: Vec<_> = others.take_calls().into_iter().map(Carrier::name).collect();
                    if !names.is_empty() {
                        notify(&mut listener, &names.join(",")).await?;
                    }
                }
                () = tokio::time::sleep_until(next_count) => {
                    self.count(&mut listener).await?;
                    next_count = tokio::time::Instant::now() + COUNT_EVERY;
                }
            }
        }
    }

    /// Rings for what another process calls for. `true` when it says that it's new.
    fn hear(&self, heard: &PgNotification) -> bool {
        let called = |carrier: &Carrier| heard.payload().split(',').any(|name| name == carrier.name());
        for carrier in Carrier::ALL.into_iter().filter(called) {
            self.wake_ups.bell(carrier).notify_one();
        }
        heard.payload().is_empty()
    }

    async fn count(&self, listener: &mut PgListener) -> std::result::Result<(), sqlx::Error> {
        let row = sqlx::query(WHO_HOLDS).fetch_one(listener).await?;
        let processes = u32::try_from(row.try_get::<i64, _>("processes")?).unwrap_or(1).max(1);
        let is_first = row.try_get::<Option<bool>, _>("is_first")?.unwrap_or_default();
        self.wake_ups.others.count(Standing { processes, is_first });
        Ok(())
    }
}

/// Postgres makes all commits with notifications one after the other, each until it's on the disk. This one has nothing to put
/// there, so it holds up nobody.
async fn notify(listener: &mut PgListener, names: &str) -> std::result::Result<(), sqlx::Error> {
    sqlx::raw_sql(AssertSqlSafe(notify_sql(names))).execute(listener).await?;
    Ok(())
}

fn notify_sql(names: &str) -> String {
    format!("BEGIN; SET LOCAL synchronous_commit = off; NOTIFY {CHANNEL}, '{names}'; COMMIT")
}
