//! Several processes on one Postgres: each hears at once what another one leaves, no two claim in one lane, they share Discord's
//! limit of calls, and what time does is done by one of them.

mod pace;
mod restart;
mod week;

use crate::harness::contest::rounds;
use crate::harness::database::{Database, Engine, engines};
use crate::harness::world::PATIENCE;
use crate::lanes::{GUILD, NOW, Script};
use parley::clock::{Clock, Random};
use parley::domain::effect::{Carrier, OfferEffect, RoomEffect};
use parley::domain::ids::{EffectId, GuildId, OfferId, RoomId};
use parley::domain::time::MINUTE_MS;
use parley::outbox::{Deliver, DeliveryError, DueEffect, LEASE_MS, Outbox, Receipt};
use parley::store::{Share, Store};
use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// One process: its store, and what runs in it until it's dropped.
pub(crate) struct Process {
    pub(crate) store: Store,
    work: JoinSet<()>,
    _stop: watch::Sender<bool>,
}

impl Process {
    /// One that stays in touch with the others, at a moment that stands: nothing is looked for again because time passes.
    pub(crate) async fn start(address: &str) -> Self {
        Self::start_as(address, Share::Delivers).await
    }

    /// The same, for this share of the work.
    pub(crate) async fn start_as(address: &str, share: Share) -> Self {
        let store = Store::open(address).await.expect("it opens");
        let mut work = JoinSet::new();
        let listening = store.clone();
        work.spawn(async move { listening.stay_in_touch(share).await });
        let process = Self { store, work, _stop: watch::channel(false).0 };
        until(async || process.store.hears_others()).await;
        process
    }

    /// Has it deliver, so much at once.
    pub(crate) fn deliver(&mut self, workers: usize, deliver: impl Deliver + 'static) {
        let (store, clock) = (self.store.clone(), Clock::manual(NOW));
        let outbox = Outbox::new(Carrier::Discord, store, clock, Random::seeded(3), deliver, LEASE_MS);
        let (stop, stopping) = watch::channel(false);
        self._stop = stop;
        self.work.spawn(Arc::new(outbox).run(workers, stopping));
    }

    /// Something to deliver, in a lane of its own.
    pub(crate) async fn enqueue(&self, id: i64) {
        self.enqueue_all([id]).await;
    }

    async fn enqueue_all(&self, ids: impl IntoIterator<Item = i64>) {
        let mut tx = self.store.begin().await.expect("a transaction");
        for id in ids {
            let effect = RoomEffect::ShowModerators { room: RoomId(id) }.into();
            tx.enqueue(EffectId(id), &effect, GuildId(id), RoomId(id), NOW).await.expect("it waits");
        }
        tx.commit().await.expect("it stands");
    }

    /// As when it's killed.
    pub(crate) async fn kill(mut self) {
        self.work.shutdown().await;
        self.store.close().await;
    }
}

async fn refresh_card(store: &Store, id: i64, lane: i64) {
    let effect = OfferEffect::RefreshCard { offer: OfferId(lane), version: 1 }.into();
    let mut tx = store.begin().await.expect("a transaction");
    tx.enqueue(EffectId(id), &effect, GUILD, RoomId(lane), NOW).await.expect("it waits");
    tx.commit().await.expect("it stands");
}

/// Waits until something is so.
pub(crate) async fn until(is_so: impl AsyncFn() -> bool) {
    let becomes_so = async {
        while !is_so().await {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(PATIENCE, becomes_so).await.expect("it becomes so");
}

/// A Discord that never answers.
struct Silent(watch::Sender<usize>);

impl Deliver for Silent {
    async fn deliver(&self, _: &DueEffect) -> Result<Receipt, DeliveryError> {
        self.0.send_modify(|asked| *asked += 1);
        std::future::pending().await
    }
}

/// Nothing here looks by itself for what others left: no task polls, and the outbox' clock stands.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_process_commits_another_one_delivers_at_once() {
    for engine in engines() {
        let Engine::Postgres(_) = &engine else { continue };
        let database = Database::create(&engine).await;
        let (mut one, mut other) =
            (Process::start(&database.address).await, Process::start(&database.address).await);
        let script = Script::default();
        other.deliver(4, script.clone());
        let made = async |ids: &[i64]| until(async || script.made() == ids).await;
        // It has looked for what was there before it.
        other.enqueue(1).await;
        made(&[1]).await;
        // One delivers nothing itself.
        one.enqueue(2).await;
        made(&[1, 2]).await;

        // Now it does, and each of its two workers is busy for ever with the first that it takes.
        let (asked, is_asked) = watch::channel(0);
        one.deliver(2, Silent(asked));
        let mut last = 2;
        let taken = || *is_asked.borrow() + script.made().len();
        while *is_asked.borrow() == 0 {
            last += 1;
            one.enqueue(last).await;
            until(async || i64::try_from(taken()) == Ok(last)).await;
        }
        // Two at once for the one that is free, and one more for none.
        one.enqueue_all([last + 1, last + 2]).await;
        until(async || i64::try_from(taken()) == Ok(last + 2)).await;
        one.enqueue(last + 3).await;
        until(async || i64::try_from(taken()) == Ok(last + 3)).await;
        one.kill().await;
        other.kill().await;
        database.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn processes_count_each_other_and_one_of_them_is_the_first() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        if engine == Engine::Sqlite {
            let store = Store::open(&database.address).await.expect("it opens");
            let standing = *store.standing().borrow();
            assert!(standing.is_first && standing.processes == 1, "nobody else can be there");
            store.close().await;
            database.remove().await;
            continue;
        }
        let store = Store::open(&database.address).await.expect("it opens");
        let standing = *store.standing().borrow();
        assert!(!standing.is_first && standing.processes > 1, "careful until it's known: {standing:?}");
        store.close().await;
        let answers = Process::start_as(&database.address, Share::Answers).await;
        let mut processes = Vec::new();
        for _ in 0..3 {
            processes.push(Process::start(&database.address).await);
        }
        while !processes.is_empty() {
            let all = u32::try_from(processes.len()).expect("few");
            let standings = || processes.iter().map(|process| *process.store.standing().borrow());
            until(async || {
                standings().all(|standing| standing.processes == all)
                    && standings().filter(|standing| standing.is_first).count() == 1
            })
            .await;
            let first = standings().position(|standing| standing.is_first).expect("one");
            let beside = *answers.store.standing().borrow();
            assert!(!beside.is_first, "it doesn't deliver: {beside:?}");
            processes.swap_remove(first).kill().await;
        }
        answers.kill().await;
        database.remove().await;
    }
}

/// What was delivered, and what is being delivered.
#[derive(Clone, Default)]
struct Watched(Arc<Mutex<Seen>>);

#[derive(Default)]
struct Seen {
    made: BTreeMap<i64, Vec<i64>>,
    under_way: HashSet<i64>,
    at_once: usize,
}

/// Effects of one lane have ids with the same hundreds.
const fn lane(effect: i64) -> i64 {
    effect / 100
}

impl Deliver for Watched {
    async fn deliver(&self, due: &DueEffect) -> Result<Receipt, DeliveryError> {
        let lane = lane(due.id.0);
        let is_alone = {
            let mut seen = self.0.lock().expect("what was seen");
            let is_alone = seen.under_way.insert(lane);
            seen.at_once = seen.at_once.max(seen.under_way.len());
            is_alone
        };
        assert!(is_alone, "two deliveries in one lane");
        tokio::time::sleep(Duration::from_millis(due.id.0.unsigned_abs() % 3)).await;
        let mut seen = self.0.lock().expect("what was seen");
        seen.under_way.remove(&lane);
        // Some are set aside by their first try.
        if due.id.0 % 5 == 0 && due.attempt == 1 {
            return Err(DeliveryError::Retry { after_ms: None, why: "Discord answered 500".to_owned() });
        }
        seen.made.entry(lane).or_default().push(due.id.0);
        Ok(Receipt::Done)
    }
}

const LANES: i64 = 6;
const IN_A_LANE: i64 = 5;

/// Several processes take whatever is due, all at the same moment, while it's still being enqueued.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_that_claim_at_once_no_two_are_in_one_lane_and_each_effect_is_delivered_once_in_order() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        // SQLite's file has one process: there it's workers of one.
        let mut stores = vec![Store::open(&database.address).await.expect("it opens")];
        while stores.len() < 4 {
            stores.push(match engine {
                Engine::Sqlite => stores[0].clone(),
                Engine::Postgres(_) => Store::open(&database.address).await.expect("it opens"),
            });
        }
        open_rooms(&database).await;
        let mut most = 0;
        for round in 0..rounds().div_ceil(5) {
            let (watched, clock) = (Watched::default(), Clock::manual(NOW));
            let outboxes: Vec<_> = (0..8)
                .map(|nth| {
                    let store = stores[nth % stores.len()].clone();
                    let random = Random::seeded(u64::from(round));
                    let deliver = watched.clone();
                    Arc::new(Outbox::new(Carrier::Discord, store, clock.clone(), random, deliver, LEASE_MS))
                })
                .collect();
            let enqueueing = async {
                for nth in 1..=IN_A_LANE {
                    for lane in 1..=LANES {
                        let store = &stores[usize::try_from(lane).expect("few") % stores.len()];
                        refresh_card(store, 100 * lane + nth, lane).await;
                    }
                }
            };
            let made = || watched.0.lock().expect("seen").made.values().map(Vec::len).sum::<usize>();
            let all = usize::try_from(LANES * IN_A_LANE).expect("few");
            let claiming = async {
                while made() < all {
                    let mut steps = JoinSet::new();
                    for outbox in &outboxes {
                        let outbox = Arc::clone(outbox);
                        steps.spawn(async move { while outbox.step().await.expect("a step") {} });
                    }
                    while let Some(ended) = steps.join_next().await {
                        ended.expect("no two in one lane");
                    }
                    // What failed is tried again.
                    clock.advance(MINUTE_MS);
                }
            };
            let both = async { tokio::join!(enqueueing, claiming) };
            tokio::time::timeout(PATIENCE, both).await.expect("all is delivered");
            let seen = watched.0.lock().expect("seen");
            for made in seen.made.values() {
                let mut sorted = made.clone();
                sorted.sort_unstable();
                sorted.dedup();
                assert_eq!(sorted.len() as i64, IN_A_LANE, "{engine:?}, round {round}: once each: {made:?}");
                // What failed was last of its lane, and the order of the others is theirs.
                assert_eq!(*made, sorted, "{engine:?}, round {round}");
            }
            most = most.max(seen.at_once);
        }
        assert!(most > 1, "{engine:?}: they never worked at the same time");
        println!("{engine:?}: up to {most} lanes at once");
        for store in stores {
            store.close().await;
        }
        database.remove().await;
    }
}

async fn open_rooms(database: &Database) {
    let mut writer = database.write().await;
    for lane in 1..=LANES {
        let sql = "INSERT INTO rooms (id, guild_id, pair, first_id, second_id, channel_id) VALUES ($1, 10, $2, 1, 2, $1)";
        let room = sqlx::query(sql).bind(lane).bind(format!("1/{lane}"));
        room.execute(&mut writer).await.expect("a room");
    }
}
