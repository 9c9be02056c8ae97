//! An outbox that has nothing to do leaves the database alone.

use crate::harness::database::{Database, Engine};
use parley::clock::{Clock, Random};
use parley::domain::effect::Carrier;
use parley::domain::time::UnixMs;
use parley::outbox::{Deliver, DeliveryError, DueEffect, LEASE_MS, Outbox, Receipt};
use parley::store::Store;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

struct Nothing;

impl Deliver for Nothing {
    async fn deliver(&self, due: &DueEffect) -> Result<Receipt, DeliveryError> {
        Err(DeliveryError::not_carried(due))
    }
}

/// It looks once as it starts. On Postgres one task looks for all carriers what other processes left.
#[tokio::test]
async fn an_outbox_without_work_asks_sqlite_nothing() {
    let database = Database::create(&Engine::Sqlite).await;
    let store = Store::open(&database.address).await.expect("it opens");
    let (stop, stopping) = watch::channel(false);
    let clock = Clock::running_from(UnixMs(1_803_600_000_000));
    let outbox = Outbox::new(Carrier::Discord, store.clone(), clock, Random::seeded(3), Nothing, LEASE_MS);
    let running = tokio::spawn(Arc::new(outbox).run(8, stopping));
    let before = store.statements();
    let mut looked = before;
    while looked == before {
        tokio::time::sleep(Duration::from_millis(50)).await;
        looked = store.statements();
    }
    tokio::time::sleep(Duration::from_secs(3)).await;
    let idle = store.statements() - looked;
    assert!(idle <= 1, "{idle} statements in three idle seconds: one may belong to the look at the start");
    stop.send(true).expect("it runs");
    running.await.expect("it ends");
    store.close().await;
    database.remove().await;
}
