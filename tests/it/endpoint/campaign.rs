//! The campaign: three processes on one Postgres, two that answer behind nginx and one that delivers, are killed at random moments, one or
//! two at once, and Postgres is restarted, while twenty people work. Nothing is lost, nothing is there twice, and each person was told the
//! truth.

mod acts;
mod compare;
mod people;
mod work;

use super::nginx::{Nginx, program};
use super::process::{Process, answering};
use super::{free_address, send_to, url};
use crate::harness::cluster::{Cluster, Stop};
use crate::harness::database::Engine;
use crate::harness::ledger::settled;
use crate::harness::world::{PATIENCE, World, roomy};
use discord_emulator::person::Person;
use people::Stage;
use reqwest::StatusCode;
use sqlx::{AnyPool, Row as _};
use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use tokio::task::{JoinSet, LocalSet};
use work::{NAMES, Worker};

/// Kills, if `PARLEY_TEST_CAMPAIGN` doesn't say how many.
const KILLS: u32 = 12;
/// Postgres is restarted once in so many kills, once at least.
const KILLS_A_RESTART: u32 = 60;
/// In so many presses the next one is killed, at most; a process that is coming up gets time for that.
const PRESSES: usize = 12;
const LONGEST_LIFE: Duration = Duration::from_secs(10);
/// The longest from the last press to the kill.
const LAST_STEPS_MS: u64 = 60;
/// How a process ends that can't reach its database when it starts.
const NO_DATABASE: i32 = 66;
/// What no process may have to say: that it has a fault, or that it apologised for one.
const FAULTS: [&str; 2] = ["panicked", "couldn't handle an interaction"];
/// What Discord does, and somewhat longer: a person who looks at "thinking…".
const ANSWER: Duration = Duration::from_secs(6);
/// What the kills met.
#[derive(Debug, Default)]
struct Struck {
    kills: u32,
    /// Of which two at once.
    double: u32,
    /// Kills of a process that answers, while presses waited for their answer.
    in_flight: u32,
    /// Kills of the process that delivers, in the middle of a delivery.
    delivering: u32,
    /// Kills of a process that wasn't ready yet.
    starting: u32,
    restarts: u32,
    /// Restarts while presses waited for their answer.
    restarts_in_flight: u32,
    /// Processes that ended by themselves, by their code.
    ended: BTreeMap<i32, u32>,
}

fn wanted_kills() -> u32 {
    let set = std::env::var("PARLEY_TEST_CAMPAIGN").ok();
    set.map_or(KILLS, |set| set.parse().expect("PARLEY_TEST_CAMPAIGN is a number"))
}

fn restarts() -> u32 {
    wanted_kills().div_ceil(KILLS_A_RESTART)
}

fn seed() -> u64 {
    let set = std::env::var("PARLEY_TEST_SEED").ok();
    set.map_or_else(|| fastrand::u64(..1_000_000), |set| set.parse().expect("PARLEY_TEST_SEED is a number"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_three_processes_killed_at_random_under_twenty_people_nothing_is_lost_doubled_or_untrue() {
    let (Some(nginx), Some(cluster)) = (program(), Cluster::start()) else { return };
    LocalSet::new().run_until(play(&nginx, Arc::new(cluster))).await;
}

/// Twenty people, by the machine's time, on a Postgres of their own.
async fn set(cluster: &Cluster) -> World {
    let mut scenario = roomy();
    // As in the real Discord: whoever isn't answered by then reads that it failed.
    scenario.interaction_timeout_ms = 3_000;
    scenario.limits.global_per_s = 10_000;
    for name in &NAMES[4..] {
        let person =
            discord_emulator::scenario::Person { name: (*name).to_owned(), ..scenario.people[0].clone() };
        scenario.people.push(person);
        scenario.servers[0].members.insert((*name).to_owned(), Vec::new());
    }
    World::set_for_process(&Engine::Postgres(cluster.server()), scenario).await
}

async fn play(nginx: &PathBuf, cluster: Arc<Cluster>) {
    let world = set(&cluster).await;
    let addresses = [free_address(), free_address()];
    let mut processes = Vec::new();
    for address in addresses {
        let lines = format!("{}[outbox]\nworkers = 0\n", answering(address));
        processes.push(Process::start(&world, &lines).await);
    }
    processes.push(Process::start(&world, "[outbox]\nlease = \"3s\"\n").await);
    let nginx = Nginx::start(nginx, &addresses).await;
    let (status, said) = send_to(&world, &url(nginx.address)).await;
    assert_eq!(status, StatusCode::OK, "{said}");

    let (seed, began) = (seed(), Instant::now());
    println!("seed {seed}");
    let stage = Arc::new(Stage::new(&world));
    let mut working = send_people(&world, &stage, seed).await;
    let mut campaign = Campaign {
        dice: fastrand::Rng::with_seed(seed),
        pool: world.database.pool_later().await,
        stage: Arc::clone(&stage),
        cluster: Arc::clone(&cluster),
        processes,
        struck: Struck::default(),
    };
    while campaign.goes_on() {
        if campaign.restart_is_due() {
            campaign.restart_postgres().await;
        }
        campaign.kill().await;
    }
    stage.is_over.store(true, Ordering::Relaxed);
    while !working.is_empty() {
        campaign.revive();
        let ended = tokio::time::timeout(Duration::from_millis(100), working.join_next()).await;
        if let Ok(Some(ended)) = ended {
            ended.expect("each gets done what they began");
        }
    }
    let Campaign { struck, processes, pool, .. } = campaign;
    pool.close().await;
    println!("seed {seed}: {struck} in {:.0?}", began.elapsed());
    println!("{}", stage.told());
    let counts = world.emulator.shared().endpoints.counts();
    let unanswered: u64 = counts.values().map(|counts| counts.sent - counts.answered).sum();
    println!("{unanswered} presses got no answer from nginx that Discord takes");
    let pool = world.database.pool().await;
    settled(&pool).await;
    let said: Vec<String> = processes.iter().map(Process::said).collect();
    let faults = said
        .iter()
        .flat_map(|said| said.lines())
        .filter(|line| FAULTS.iter().any(|what| line.contains(what)));
    assert_eq!(faults.collect::<Vec<_>>(), [""; 0]);
    assert_eq!(cluster.errors(), [""; 0]);
    assert!(
        struck.ended.keys().all(|code| *code == NO_DATABASE),
        "a service manager starts it again: {struck:?}"
    );
    let wrong = std::mem::take(&mut *stage.wrong.lock().expect("nobody panics"));
    assert!(wrong.is_empty(), "{} answers: {wrong:#?}", wrong.len());
    let known = std::mem::take(&mut *stage.known.lock().expect("nobody panics"));
    compare::compare(&world, &pool, &known).await;
    assert!(struck.is_enough(), "too little was struck: {struck:?}");
    pool.close().await;
    drop((processes, nginx));
    world.close().await;
}

async fn send_people(world: &World, stage: &Arc<Stage>, seed: u64) -> JoinSet<()> {
    let mut people = Vec::new();
    for name in NAMES {
        people.push(world.person(name).await.with_timeout(ANSWER));
    }
    let (people, mut working): (Arc<[Person]>, _) = (people.into(), JoinSet::new());
    for at in 0..people.len() {
        let dice = fastrand::Rng::with_seed(seed + 1 + at as u64);
        let worker = Worker { stage: Arc::clone(stage), people: Arc::clone(&people), at, dice };
        working.spawn_local(worker.work());
    }
    working
}

/// What is killed, and restarted.
struct Campaign {
    dice: fastrand::Rng,
    pool: AnyPool,
    stage: Arc<Stage>,
    cluster: Arc<Cluster>,
    processes: Vec<Process>,
    struck: Struck,
}

impl Campaign {
    /// Until so many were killed, and longer if too little was struck.
    fn goes_on(&self) -> bool {
        let (kills, wanted) = (self.struck.kills, wanted_kills());
        kills < wanted || !self.struck.is_enough() && kills < 3 * wanted
    }

    /// They are spread over the kills, and none is before the first.
    fn restart_is_due(&self) -> bool {
        let Struck { kills, restarts: done, .. } = self.struck;
        (1 + 2 * done) * wanted_kills() <= 2 * kills * restarts()
    }

    /// As a service manager does.
    fn revive(&mut self) {
        for process in &mut self.processes {
            if let Some(code) = process.ended() {
                *self.struck.ended.entry(code).or_default() += 1;
                process.begin_again();
            }
        }
    }

    /// Lets people press for a while; whoever is to be killed is ready then, most of the time.
    async fn live(&mut self, targets: &[usize]) {
        let until = self.stage.presses.load(Ordering::Relaxed) + self.dice.usize(0..PRESSES);
        let must_be_ready = self.dice.u8(0..8) > 0;
        let began = Instant::now();
        while began.elapsed() < LONGEST_LIFE {
            self.revive();
            let is_ready = targets.iter().all(|at| self.processes[*at].is_ready()) || !must_be_ready;
            if is_ready && self.stage.presses.load(Ordering::Relaxed) >= until {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        tokio::time::sleep(Duration::from_millis(self.dice.u64(0..LAST_STEPS_MS))).await;
    }

    async fn kill(&mut self) {
        let first = self.dice.usize(0..3);
        let mut targets = vec![first];
        if self.dice.u8(0..5) == 0 {
            targets.push((first + 1 + self.dice.usize(0..2)) % 3);
        }
        self.live(&targets).await;
        let (answers, delivers) = (targets.iter().any(|at| *at < 2), targets.contains(&2));
        let is_delivering = delivers && is_delivering(&self.pool).await;
        let struck = &mut self.struck;
        struck.kills += 1;
        struck.double += u32::from(targets.len() == 2);
        struck.in_flight += u32::from(answers && self.stage.in_flight.load(Ordering::Relaxed) > 0);
        struck.delivering += u32::from(is_delivering);
        struck.starting += u32::from(targets.iter().any(|at| !self.processes[*at].is_ready()));
        for at in &targets {
            self.processes[*at].kill();
        }
        for at in targets {
            self.processes[at].begin_again();
        }
    }

    /// While people go on, and while processes may be coming up.
    async fn restart_postgres(&mut self) {
        self.live(&[]).await;
        // Every second time it's a crash.
        let stop = if self.struck.restarts.is_multiple_of(2) { Stop::Immediate } else { Stop::Fast };
        self.struck.restarts += 1;
        self.struck.restarts_in_flight += u32::from(self.stage.in_flight.load(Ordering::Relaxed) > 0);
        let at = Arc::clone(&self.cluster);
        let restarting = tokio::task::spawn_blocking(move || at.restart(stop));
        tokio::time::timeout(PATIENCE, restarting).await.expect("in time").expect("it's restarted");
    }
}

/// Whether a delivery is under way.
async fn is_delivering(pool: &AnyPool) -> bool {
    let sql = "SELECT count(*) FROM effects WHERE state = 'waiting' AND claimed = 1";
    sqlx::query(sql).fetch_one(pool).await.is_ok_and(|row| row.get::<i64, _>(0) > 0)
}

impl Struck {
    /// A campaign that strikes nothing shows nothing.
    fn is_enough(&self) -> bool {
        let wanted = wanted_kills();
        let met = self.in_flight >= wanted / 3 && self.delivering >= wanted / 6;
        met && self.restarts >= restarts() && self.restarts_in_flight > 0
    }
}

impl Display for Struck {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { kills, double, in_flight, delivering, starting, restarts, restarts_in_flight, ended } =
            self;
        write!(
            f,
            "{kills} kills, {double} of them of two at once, {in_flight} with presses in flight, {delivering} during a delivery, \
             {starting} of a process that wasn't ready; {restarts} restarts of Postgres, {restarts_in_flight} with presses in \
             flight; ended by themselves, by code: {ended:?};"
        )
    }
}
