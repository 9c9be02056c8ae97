//! One blocked delivery holds nobody else: what keeps failing is set aside, and everything else goes on. Over the outbox alone,
//! with a Discord that fails as it is told; what people see of it is in the stories of rooms and reports.

mod clock;

use crate::harness::database::{Database, Engine, engines};
use parley::clock::{Clock, Random};
use parley::domain::effect::{Carrier, Effect, ModerationEffect, OfferEffect, RoomEffect};
use parley::domain::ids::{ChannelId, EffectId, GuildId, OfferId, PersonId, ReportId, RoomId};
use parley::domain::moderation::sanction::SanctionNews;
use parley::domain::server::obstacle::{Blocked, Obstacle};
use parley::domain::time::{HOUR_MS, MINUTE_MS, SECOND_MS, UnixMs};
use parley::outbox::{Deliver, DeliveryError, DueEffect, LEASE_MS, Outbox, Receipt};
use parley::store::{NextDue, Store};
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

pub(crate) const NOW: UnixMs = UnixMs(1_803_600_000_000);
pub(crate) const GUILD: GuildId = GuildId(10);
const OTHER_GUILD: GuildId = GuildId(11);
pub(crate) const ROOM: RoomId = RoomId(20);
pub(crate) const BEN: PersonId = PersonId(102);

/// A Discord in which single effects fail, or all do.
#[derive(Clone, Default)]
pub(crate) struct Script(Arc<Mutex<Scripted>>);

#[derive(Default)]
struct Scripted {
    failing: HashMap<i64, DeliveryError>,
    is_down: bool,
    made: Vec<i64>,
    tried: usize,
}

impl Script {
    fn fail(&self, effect: i64, failure: DeliveryError) {
        self.0.lock().expect("the script").failing.insert(effect, failure);
    }

    fn mend(&self, effect: i64) {
        self.0.lock().expect("the script").failing.remove(&effect);
    }

    fn down(&self, is_down: bool) {
        self.0.lock().expect("the script").is_down = is_down;
    }

    pub(crate) fn made(&self) -> Vec<i64> {
        self.0.lock().expect("the script").made.clone()
    }

    fn tried(&self) -> usize {
        self.0.lock().expect("the script").tried
    }
}

impl Deliver for Script {
    async fn deliver(&self, due: &DueEffect) -> Result<Receipt, DeliveryError> {
        let mut script = self.0.lock().expect("the script");
        script.tried += 1;
        if script.is_down {
            return Err(broken());
        }
        match script.failing.get(&due.id.0) {
            Some(failure) => Err(failure.clone()),
            None => {
                script.made.push(due.id.0);
                Ok(Receipt::Done)
            }
        }
    }
}

fn broken() -> DeliveryError {
    DeliveryError::Retry { after_ms: None, why: "Discord answered 500".to_owned() }
}

fn blocked(obstacle: Obstacle) -> DeliveryError {
    DeliveryError::Blocked { by: Blocked { guild: GUILD, obstacle }, why: "refused".to_owned() }
}

/// A database with a room that is open, the outbox over it, and the script that it follows.
pub(crate) struct Bench {
    pub(crate) database: Database,
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    pub(crate) script: Script,
    outbox: Outbox<Script>,
}

impl Bench {
    pub(crate) async fn set(engine: &Engine) -> Self {
        let database = Database::create(engine).await;
        let store = Store::open(&database.address).await.expect("it opens");
        let mut writer = database.write().await;
        let room = "INSERT INTO rooms (id, guild_id, pair, first_id, second_id, channel_id) VALUES (20, 10, '1/2', 1, 2, 30)";
        sqlx::query(room).execute(&mut writer).await.expect("a room");
        drop(writer);
        let (clock, script) = (Clock::manual(NOW), Script::default());
        let random = Random::seeded(3);
        let outbox =
            Outbox::new(Carrier::Discord, store.clone(), clock.clone(), random, script.clone(), LEASE_MS);
        Self { database, store, clock, script, outbox }
    }

    pub(crate) async fn enqueue(&self, id: i64, guild: GuildId, effect: impl Into<Effect>) {
        let mut tx = self.store.begin().await.expect("a transaction");
        tx.enqueue(EffectId(id), &effect.into(), guild, ROOM, self.clock.now()).await.expect("it waits");
        tx.commit().await.expect("it stands");
    }

    /// Messages in the room with these ids, in this order.
    pub(crate) async fn messages(&self, ids: impl IntoIterator<Item = i64>) {
        for id in ids {
            self.enqueue(id, GUILD, OfferEffect::RefreshCard { offer: OfferId(id), version: 1 }).await;
        }
    }

    /// Does all that is due.
    pub(crate) async fn run(&self) {
        while self.outbox.step().await.expect("a step") {}
    }

    /// Does all that becomes due meanwhile, each when it does; what waits for others is looked at once a minute.
    async fn run_for(&self, ms: i64) {
        let end = self.clock.now().plus(ms);
        loop {
            self.run().await;
            let now = self.clock.now();
            if now >= end {
                break;
            }
            let NextDue { at, is_any_kept } = self.next_due().await;
            let again = is_any_kept.then(|| now.plus(MINUTE_MS));
            let next = at.into_iter().chain(again).chain([end]).min().expect("at least the end");
            self.clock.advance(next.since(now));
        }
    }

    async fn next_due(&self) -> NextDue {
        let mut reader = self.store.reader().await.expect("the database");
        reader.queries().next_due(Carrier::Discord, self.clock.now()).await.expect("what comes")
    }

    pub(crate) async fn remove(self) {
        self.store.close().await;
        self.database.remove().await;
    }
}

#[tokio::test]
async fn a_head_that_fails_again_and_again_is_set_aside() {
    for engine in engines() {
        let bench = Bench::set(&engine).await;
        bench.messages(1..=4).await;
        bench.script.fail(1, broken());
        bench.run().await;
        assert_eq!(bench.script.made(), [] as [i64; 0], "order first: one failure may be anything");
        bench.run_for(10 * SECOND_MS).await;
        assert_eq!(bench.script.made(), [2, 3, 4], "the others go on, in their order");
        bench.messages(5..=6).await;
        bench.run().await;
        assert_eq!(bench.script.made(), [2, 3, 4, 5, 6], "and so does what is decided later");
        // It is tried on, calmly, and made as soon as it can be.
        let tried = bench.script.tried();
        bench.run_for(HOUR_MS).await;
        assert!((8..=40).contains(&(bench.script.tried() - tried)), "{}", bench.script.tried() - tried);
        bench.script.mend(1);
        bench.run_for(6 * MINUTE_MS).await;
        assert_eq!(bench.script.made(), [2, 3, 4, 5, 6, 1]);
        bench.remove().await;
    }
}

#[tokio::test]
async fn two_that_fail_stop_nobody_else_either() {
    for engine in engines() {
        let bench = Bench::set(&engine).await;
        bench.messages(1..=4).await;
        bench.script.fail(1, broken());
        bench.script.fail(2, broken());
        // What goes on in other rooms shows that it is these two.
        for id in 101..=130 {
            bench.enqueue(id, GUILD, RoomEffect::ShowModerators { room: RoomId(id) }).await;
            bench.run_for(SECOND_MS).await;
        }
        let mut made = bench.script.made();
        made.retain(|id| *id < 100);
        assert_eq!(made, [3, 4]);
        // Where nothing else goes on, it takes longer to know.
        bench.messages(5..=8).await;
        bench.script.fail(5, broken());
        bench.script.fail(6, broken());
        bench.run_for(2 * HOUR_MS).await;
        assert_eq!(bench.script.made()[bench.script.made().len() - 2..], [7, 8]);
        bench.remove().await;
    }
}

#[tokio::test]
async fn an_outage_changes_no_order() {
    for engine in engines() {
        let bench = Bench::set(&engine).await;
        bench.messages(1..=5).await;
        bench.script.down(true);
        bench.run_for(20 * MINUTE_MS).await;
        assert!(bench.script.tried() < 2 * 20, "calmly: {}", bench.script.tried());
        bench.script.down(false);
        bench.run_for(20 * MINUTE_MS).await;
        let made = bench.script.made();
        let mut sorted = made.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, [1, 2, 3, 4, 5], "all of them, once");
        let turned = made.windows(2).filter(|pair| pair[0] > pair[1]).count();
        assert!(turned <= 1, "the one that was tried for the others may come first: {made:?}");
        bench.remove().await;
    }
}

#[tokio::test]
async fn what_one_room_lacks_stops_no_other() {
    for engine in engines() {
        let bench = Bench::set(&engine).await;
        let hidden = blocked(Obstacle::HiddenHub { hub: ChannelId(40) });
        let lost = blocked(Obstacle::ShutOut { channel: ChannelId(41), missing: Vec::new() });
        for (id, fails) in [(1, true), (2, false), (3, true), (4, false)] {
            bench.enqueue(id, GUILD, RoomEffect::OpenRoom { room: RoomId(id) }).await;
            bench.enqueue(10 + id, GUILD, RoomEffect::ShowModerators { room: RoomId(id) }).await;
            bench.enqueue(20 + id, GUILD, ModerationEffect::RefreshReport { report: ReportId(id) }).await;
            if fails {
                bench.script.fail(id, hidden.clone());
                bench.script.fail(10 + id, lost.clone());
                bench.script.fail(20 + id, lost.clone());
            }
        }
        bench.run().await;
        let mut made = bench.script.made();
        made.sort_unstable();
        // Above 1,000 are the messages that tell moderators what is wrong.
        made.retain(|id| *id < 1_000);
        assert_eq!(made, [2, 4, 12, 14, 22, 24], "at once, without waiting for anything");

        // What stops them all is waited for by all, in their order.
        for id in 5..=7 {
            bench.enqueue(id, GUILD, RoomEffect::OpenRoom { room: RoomId(id) }).await;
            bench.script.fail(id, blocked(Obstacle::ServerFull));
        }
        let tried = bench.script.tried();
        bench.run().await;
        assert_eq!(bench.script.tried() - tried, 2, "one asked for all, and the moderators are told");
        bench.remove().await;
    }
}

#[tokio::test]
async fn what_one_server_has_to_say_does_not_wait_for_another() {
    for engine in engines() {
        let bench = Bench::set(&engine).await;
        let tell = |sanction| ModerationEffect::TellSanction {
            sanction: parley::domain::ids::SanctionId(sanction),
            news: SanctionNews::Begun,
            to: BEN,
        };
        for (id, guild) in [(1, GUILD), (2, OTHER_GUILD), (3, GUILD)] {
            bench.enqueue(id, guild, tell(id)).await;
        }
        bench.script.fail(1, broken());
        // They would wait for the room first.
        bench.clock.advance(MINUTE_MS);
        bench.run().await;
        assert_eq!(bench.script.made(), [2]);
        bench.remove().await;
    }
}

#[tokio::test]
async fn a_slow_upload_holds_nothing_else() {
    for engine in engines() {
        let bench = Bench::set(&engine).await;
        for file in 0..3 {
            let post = OfferEffect::PostFiles { offer: OfferId(9), file: Some(file) };
            bench.enqueue(50 + i64::from(file), GUILD, post).await;
        }
        bench.messages(1..=3).await;
        bench.run().await;
        assert_eq!(bench.script.made(), [1, 2, 3], "files have workers of their own");
        let (store, clock, script) = (bench.store.clone(), bench.clock.clone(), bench.script.clone());
        script.fail(51, broken());
        let uploads =
            Outbox::new(Carrier::Uploads, store, clock.clone(), Random::seeded(4), script, LEASE_MS);
        for _ in 0..10 {
            while uploads.step().await.expect("a step") {}
            clock.advance(SECOND_MS);
        }
        assert_eq!(bench.script.made(), [1, 2, 3, 50, 52], "and one that fails holds no other");
        bench.remove().await;
    }
}

/// A Discord that takes a moment, and counts how many deliveries of one lane it is making.
#[derive(Clone, Default)]
struct Slow {
    under_way: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
    made: Arc<AtomicUsize>,
}

impl Deliver for Slow {
    async fn deliver(&self, due: &DueEffect) -> Result<Receipt, DeliveryError> {
        // The moderators' messages are in another lane.
        if !matches!(due.effect, Effect::Room(_)) {
            return Ok(Receipt::Done);
        }
        self.most.fetch_max(self.under_way.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        for _ in 0..20 {
            tokio::task::yield_now().await;
        }
        self.under_way.fetch_sub(1, Ordering::SeqCst);
        // Each is set aside once: nobody's obstacle is anybody else's.
        if due.attempt == 1 {
            return Err(blocked(Obstacle::HiddenHub { hub: ChannelId(due.id.0) }));
        }
        self.made.fetch_add(1, Ordering::SeqCst);
        Ok(Receipt::Done)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lane_still_makes_one_delivery_at_a_time() {
    for engine in engines() {
        let bench = Bench::set(&engine).await;
        for id in 1..=12 {
            bench.enqueue(id, GUILD, RoomEffect::OpenRoom { room: RoomId(id) }).await;
        }
        let slow = Slow::default();
        let (store, clock) = (bench.store.clone(), bench.clock.clone());
        let outbox =
            Arc::new(Outbox::new(Carrier::Discord, store, clock, Random::seeded(5), slow.clone(), LEASE_MS));
        while slow.made.load(Ordering::SeqCst) < 12 {
            let workers = (0..6).map(|_| {
                let outbox = Arc::clone(&outbox);
                tokio::spawn(async move { outbox.step().await.expect("a step") })
            });
            for worker in workers.collect::<Vec<_>>() {
                worker.await.expect("it ends");
            }
            bench.clock.advance(MINUTE_MS);
        }
        assert_eq!(slow.most.load(Ordering::SeqCst), 1);
        bench.remove().await;
    }
}
