//! What becomes due by a clock that moves while the outbox looks or sleeps.

use super::{Bench, broken};
use crate::harness::database::{Engine, engines};
use crate::harness::world::PATIENCE;
use parley::clock::Random;
use parley::domain::effect::Carrier;
use parley::domain::time::MINUTE_MS;
use parley::outbox::{LEASE_MS, Outbox};
use parley::store::{AfterCommit, Store};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::watch;

/// An effect that failed once and would succeed now, after its pause.
async fn paused(engine: &Engine) -> Bench {
    let bench = Bench::set(engine).await;
    bench.messages([1]).await;
    bench.script.fail(1, broken());
    bench.run().await;
    bench.script.mend(1);
    bench
}

/// Runs the outbox on this store until the effect is delivered; before, it does whatever else belongs to the story.
async fn deliver_one(bench: Bench, store: Store, meanwhile: impl AsyncFnOnce(&Bench)) {
    let (clock, script) = (bench.clock.clone(), bench.script.clone());
    let outbox = Outbox::new(Carrier::Discord, store, clock, Random::seeded(7), script, LEASE_MS);
    let (_stop, stopping) = watch::channel(false);
    let running = tokio::spawn(Arc::new(outbox).run(4, stopping));
    meanwhile(&bench).await;
    let made = async {
        while bench.script.made() != [1] {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(PATIENCE, made).await.expect("it is delivered");
    running.abort();
    bench.remove().await;
}

#[tokio::test]
async fn what_becomes_due_is_delivered_by_a_clock_that_is_set() {
    for engine in engines() {
        let bench = paused(&engine).await;
        let store = bench.store.clone();
        deliver_one(bench, store, async |bench| {
            tokio::time::sleep(Duration::from_millis(50)).await;
            assert_eq!(bench.script.made(), [] as [i64; 0], "its pause isn't over");
            bench.clock.advance(MINUTE_MS);
        })
        .await;
    }
}

#[tokio::test]
async fn what_becomes_due_while_the_outbox_looks_is_delivered() {
    for engine in engines() {
        let bench = paused(&engine).await;
        let clock = bench.clock.clone();
        // Time passes once the outbox has found nothing, and before it knows how long to sleep. The first time it's rung for what was
        // enqueued.
        let looks = AtomicUsize::new(0);
        let hook: AfterCommit = Arc::new(move || {
            if looks.fetch_add(1, Ordering::SeqCst) > 0 {
                clock.advance(MINUTE_MS);
            }
            Box::pin(std::future::ready(()))
        });
        let store = bench.store.clone().with_after_commit(hook);
        deliver_one(bench, store, async |_| {}).await;
    }
}
