//! Several processes on one Postgres: how long it takes from a commit in one to the delivery in another, and how much is decided and
//! delivered a second by one, two and four of them, while pairs of people send and accept offers as fast as they can. The processes are this
//! program, started again.

use crate::database::{Place, without_limits};
use crate::tasks::{Pretend, caller, send};
use anyhow::Context as _;
use parley::app::{App, Caller};
use parley::clock::{Clock, Random};
use parley::domain::effect::{Carrier, RoomEffect};
use parley::domain::ids::{EffectId, GuildId, PersonId, RoomId};
use parley::outbox::{Deliver, DeliveryError, DueEffect, LEASE_MS, Outbox, Receipt, watch_others};
use parley::store::{Share, Store};
use sqlx::{AnyConnection, Connection as _};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;

/// Names the database, for a process that is to work on it.
const VARIABLE: &str = "PARLEY_BENCH_DATABASE";
/// Commits whose delivery is waited for.
const COMMITS: i64 = 300;
/// Between two of them, so that each finds an outbox at rest.
const PAUSE: Duration = Duration::from_millis(20);
/// How long a call to Discord takes.
const CALL: Duration = Duration::from_millis(4);
const WORKERS: usize = 16;
/// Clients who send one offer after the other at the same time, in one process.
const CLIENTS: i64 = 8;
/// Freelancers that each of them sends offers to, in turns. Each accepts at once.
const FREELANCERS: i64 = 100;
/// What is to be delivered.
const WAITING: &str = "SELECT count(*) FROM effects WHERE state = 'waiting'";
/// How long throughput is measured.
const SPAN: Duration = Duration::from_secs(8);

/// Does the part of one process, if this is one.
pub(crate) async fn is_worker() -> anyhow::Result<bool> {
    let Ok(address) = std::env::var(VARIABLE) else { return Ok(false) };
    let (decided, delivered) = work(&address).await?;
    println!("{decided} {delivered}");
    Ok(true)
}

pub(crate) async fn measure(server: &str) -> anyhow::Result<()> {
    let place = Place::make(Some(server), 200).await?;
    let address = place.address().context("an address")?;
    let [median, most] = latency(&address).await?;
    println!("\nPostgres, several processes");
    println!(
        "  from a commit to the delivery in another process: median {median:.2} ms, 99 of 100 within {most:.2} ms"
    );
    println!("  processes   transitions/s   deliveries/s");
    let mut connection = AnyConnection::connect(&address).await?;
    let mut waiting = async || sqlx::query_scalar::<_, i64>(WAITING).fetch_one(&mut connection).await;
    let (before, mut all) = (waiting().await?, [0.0; 2]);
    for processes in [1, 2, 4] {
        let rates = throughput(&address, processes).await?;
        all = [all[0] + rates[0], all[1] + rates[1]];
        println!("  {processes:>9} {:>15.0} {:>14.0}", rates[0], rates[1]);
    }
    let [decided, delivered] = all.map(|rate| rate * SPAN.as_secs_f64());
    let left = waiting().await? - before;
    println!(
        "  {left} wait; a transition has {:.1} deliveries",
        (delivered + f64::from(i32::try_from(left)?)) / decided
    );
    connection.close().await?;
    place.remove().await
}

/// Tells when it's asked.
struct Told(mpsc::UnboundedSender<Instant>);

impl Deliver for Told {
    async fn deliver(&self, _: &DueEffect) -> Result<Receipt, DeliveryError> {
        // Nobody listens once all were counted.
        let _ = self.0.send(Instant::now());
        Ok(Receipt::Done)
    }
}

async fn latency(address: &str) -> anyhow::Result<[f64; 2]> {
    let (one, other) = (Store::open(address).await?, Store::open(address).await?);
    let (told, mut is_told) = mpsc::unbounded_channel();
    let mut work = JoinSet::new();
    for store in [&one, &other] {
        let store = store.clone();
        work.spawn(async move { store.stay_in_touch(Share::Delivers).await });
    }
    let outbox = Outbox::new(
        Carrier::Discord,
        other.clone(),
        Clock::machine(),
        Random::seeded(2),
        Told(told),
        LEASE_MS,
    );
    let (_stop, stopping) = watch::channel(false);
    work.spawn(Arc::new(outbox).run(WORKERS, stopping));
    while !one.hears_others() || !other.hears_others() {
        tokio::time::sleep(PAUSE).await;
    }
    let mut took = Vec::new();
    for nth in 1..=COMMITS {
        tokio::time::sleep(PAUSE).await;
        // Above all ids that are there.
        enqueue(&one, (1 << 20) + nth).await?;
        let committed = Instant::now();
        let begun = is_told.recv().await.context("a delivery")?;
        // The second of the two that were decided.
        is_told.recv().await.context("a delivery")?;
        took.push(begun.saturating_duration_since(committed).as_secs_f64() * 1_000.0);
    }
    work.shutdown().await;
    one.close().await;
    other.close().await;
    took.sort_by(f64::total_cmp);
    Ok([took[took.len() / 2], took[took.len() * 99 / 100]])
}

/// One decision: two effects, each in a lane of its own.
async fn enqueue(store: &Store, id: i64) -> anyhow::Result<()> {
    let mut tx = store.begin().await?;
    for id in [2 * id, 2 * id + 1] {
        let effect = RoomEffect::ShowModerators { room: RoomId(id) }.into();
        tx.enqueue(EffectId(id), &effect, GuildId(id % 1_000), RoomId(id), Clock::machine().now()).await?;
    }
    Ok(tx.commit().await?)
}

async fn throughput(address: &str, processes: usize) -> anyhow::Result<[f64; 2]> {
    let program = std::env::current_exe()?;
    let mut children = Vec::new();
    for _ in 0..processes {
        let mut command = Command::new(&program);
        command.args(["machines"]).env(VARIABLE, address).stdout(Stdio::piped());
        children.push(command.spawn()?);
    }
    let mut sums = [0.0; 2];
    for child in children {
        let output = tokio::task::spawn_blocking(|| child.wait_with_output()).await??;
        let text = String::from_utf8(output.stdout)?;
        for (sum, number) in sums.iter_mut().zip(text.split_whitespace()) {
            *sum += number.parse::<f64>()? / SPAN.as_secs_f64();
        }
    }
    Ok(sums)
}

/// Counts what was delivered.
struct Counted(Pretend, Arc<AtomicU64>);

impl Deliver for Counted {
    async fn deliver(&self, due: &DueEffect) -> Result<Receipt, DeliveryError> {
        let receipt = self.0.deliver(due).await?;
        self.1.fetch_add(1, Ordering::Relaxed);
        Ok(receipt)
    }
}

/// Decides and delivers for a while; gives how much of both.
async fn work(address: &str) -> anyhow::Result<(u64, u64)> {
    let (store, clock) = (Store::open(address).await?, Clock::machine());
    let app = App::new(store.clone(), clock.clone(), Random::from_machine(), without_limits());
    // Apart from everybody else's, in whichever process.
    let process = i64::from(std::process::id());
    let first = process << 24;
    let delivered = Arc::new(AtomicU64::new(0));
    let mut work = JoinSet::new();
    work.spawn(watch_others(store.clone(), clock.clone(), Share::Delivers));
    let discord = Counted(Pretend::new(app.clone(), first << 8, CALL), Arc::clone(&delivered));
    let outbox =
        Outbox::new(Carrier::Discord, store.clone(), clock, Random::from_machine(), discord, LEASE_MS);
    let (_stop, stopping) = watch::channel(false);
    work.spawn(Arc::new(outbox).run(WORKERS, stopping));
    let begun = Instant::now();
    let mut people = JoinSet::new();
    for nth in 0..CLIENTS {
        let app = app.clone();
        people.spawn(async move {
            let guild = GuildId(1_000 + process * CLIENTS + nth);
            let someone = |person| Caller { guild, ..caller(PersonId(first + person)) };
            let (client, mut decided) = (someone(nth), 0);
            while begun.elapsed() < SPAN {
                let freelancer = someone(CLIENTS + decided / 2 % FREELANCERS);
                let (_, offer) = send(&app, &client, freelancer.person).await?;
                app.accept(&freelancer, offer, 1).await?;
                decided += 2;
            }
            anyhow::Ok(decided.unsigned_abs())
        });
    }
    let mut decided = 0;
    while let Some(ended) = people.join_next().await {
        decided += ended??;
    }
    let delivered = delivered.load(Ordering::Relaxed);
    work.shutdown().await;
    store.close().await;
    Ok((decided, delivered))
}
