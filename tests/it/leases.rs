//! Claims and their leases: a delivery is one process' own for as long as it is being made, and what happens when that was not
//! so: Parley stopped in the middle, or the machine slept.

use crate::harness::database::{Engine, engines};
use crate::lanes::{BEN, Bench, GUILD, NOW, ROOM};
use crate::load::fill;
use parley::clock::Random;
use parley::domain::effect::{Carrier, Effect, NotificationEffect, RoomEffect};
use parley::domain::ids::{ChannelId, MessageId, OfferId, RoomId};
use parley::domain::notifications::OfferNotification;
use parley::outbox::{
    Deliver, DeliveryError, DueEffect, LEASE_MS, NotificationSubject, Outbox, Posted, Receipt,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::{Notify, watch};

/// A Discord that never answers about one effect.
#[derive(Clone, Default)]
struct Silent(Arc<AtomicUsize>);

impl Deliver for Silent {
    async fn deliver(&self, due: &DueEffect) -> Result<Receipt, DeliveryError> {
        self.0.fetch_add(1, Ordering::SeqCst);
        if due.id.0 == 1 { std::future::pending().await } else { Ok(Receipt::Done) }
    }
}

#[tokio::test]
async fn what_is_under_way_when_parley_stops_is_written_down_or_given_back() {
    for engine in engines() {
        let bench = Bench::set(&engine).await;
        bench.messages([1]).await;
        bench.enqueue(30, GUILD, RoomEffect::ShowModerators { room: RoomId(30) }).await;
        let silent = Silent::default();
        let (store, clock) = (bench.store.clone(), bench.clock.clone());
        let outbox = Outbox::new(Carrier::Discord, store, clock, Random::seeded(6), silent.clone(), LEASE_MS);
        let (stop, stopping) = watch::channel(false);
        let running = tokio::spawn(Arc::new(outbox).run(4, stopping));
        while silent.0.load(Ordering::SeqCst) < 2 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        stop.send(true).expect("it runs");
        running.await.expect("it ends");
        // The clock stands still, so no lease has ended: another process claims what was given back, and nothing else.
        bench.run().await;
        assert_eq!(bench.script.made(), [1]);
        bench.remove().await;
    }
}

/// A Discord that takes the first try of a delivery only when it is told to, and says that it has a copy of a card then.
#[derive(Clone, Default)]
struct Late {
    is_asked: Arc<Notify>,
    goes_on: Arc<Notify>,
    tries: Arc<AtomicUsize>,
}

impl Deliver for Late {
    async fn deliver(&self, due: &DueEffect) -> Result<Receipt, DeliveryError> {
        if !matches!(due.effect, Effect::Notification(NotificationEffect::SendDm { .. })) {
            return Ok(Receipt::Done);
        }
        if self.tries.fetch_add(1, Ordering::SeqCst) > 0 {
            return Ok(Receipt::Done);
        }
        self.is_asked.notify_one();
        self.goes_on.notified().await;
        Ok(Receipt::Told {
            to: BEN,
            subject: NotificationSubject::Copy(OfferId(1), 1, BEN).into(),
            room: ROOM,
            posted: Posted { channel: ChannelId(60), message: MessageId(61) },
            is_known_door: true,
        })
    }
}

/// A bench with an offer, of whose arrival Ben is to be told.
async fn set_with_news(engine: &Engine) -> Bench {
    let bench = Bench::set(engine).await;
    let mut writer = bench.database.write().await;
    fill(&mut writer, 1, NOW).await.expect("an offer");
    drop(writer);
    let news = OfferNotification::Received.into();
    bench.enqueue(1, GUILD, NotificationEffect::SendDm { offer: OfferId(1), news, to: BEN }).await;
    bench
}

/// As when one of two processes slept: its claim is lost, the other finds nothing to say any more, and then the message lands.
#[tokio::test]
async fn a_message_that_lands_after_its_claim_was_lost_is_brought_up_to_date() {
    for engine in engines() {
        let bench = set_with_news(&engine).await;
        let late = Late::default();
        let (store, clock) = (bench.store.clone(), bench.clock.clone());
        let outbox = Outbox::new(Carrier::Discord, store, clock, Random::seeded(8), late.clone(), LEASE_MS);
        let overtaken = async {
            late.is_asked.notified().await;
            bench.clock.advance(LEASE_MS + 1);
            bench.run().await;
            assert_eq!(bench.script.made(), [1], "it is tried again");
            late.goes_on.notify_one();
        };
        let (step, ()) = tokio::join!(outbox.step(), overtaken);
        assert!(step.expect("a step"));
        let pool = bench.database.pool().await;
        let waiting = "SELECT effect FROM effects WHERE state = 'waiting'";
        let waiting: Vec<String> = sqlx::query_scalar(waiting).fetch_all(&pool).await.expect("effects");
        pool.close().await;
        assert_eq!(waiting, [r#"{"kind":"refresh_copy","offer":1,"version":1,"to":102}"#]);
        bench.remove().await;
    }
}

/// As when the machine slept in the middle of a delivery: the process that makes it still does not begin it a second time.
#[tokio::test]
async fn what_is_under_way_is_not_begun_again_when_its_lease_ends() {
    for engine in engines() {
        let bench = set_with_news(&engine).await;
        let late = Late::default();
        let (store, clock) = (bench.store.clone(), bench.clock.clone());
        let outbox = Outbox::new(Carrier::Discord, store, clock, Random::seeded(9), late.clone(), LEASE_MS);
        let (stop, stopping) = watch::channel(false);
        let running = tokio::spawn(Arc::new(outbox).run(4, stopping));
        late.is_asked.notified().await;
        let pool = bench.database.pool().await;
        let until = async |sql: &'static str, wanted: i64| {
            while sqlx::query_scalar::<_, i64>(sql).fetch_one(&pool).await.expect("a count") != wanted {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        bench.clock.advance(LEASE_MS + 1);
        // Something else is decided, so that it is looked for what is due.
        bench.messages([2]).await;
        until("SELECT count(*) FROM effects WHERE attempts = 2", 1).await;
        late.goes_on.notify_one();
        until("SELECT count(*) FROM effects WHERE id = 1", 0).await;
        until("SELECT count(*) FROM posts WHERE message_id = 61", 1).await;
        assert_eq!(late.tries.load(Ordering::SeqCst), 1);
        stop.send(true).expect("it runs");
        running.await.expect("it ends");
        pool.close().await;
        bench.remove().await;
    }
}
