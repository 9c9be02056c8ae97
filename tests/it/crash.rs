//! Parley dies at every place where it can: after each commit, and at each call to Discord, before it and after it took
//! effect. Started again, it must bring the world to the same end as if nothing had happened.

mod plot;

use crate::harness::database::{Engine, engines};
use crate::harness::ledger::{Ledger, settled};
use crate::harness::moderated;
use crate::harness::moment::time_to_wednesday;
use crate::harness::world::{Bot, World, workshop};
use crate::persist::{Picture, Story, picture_with};
use discord_emulator::{Fault, FaultKind};
use parley::domain::ids::{ChannelId, RoleId};
use parley::domain::server::score_setting::{BadgeRoles, ScoreSettings};
use parley::domain::server::{RoomStyle, ServerSettings};
use parley::store::AfterCommit;
use plot::Plot;
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::sync::{Notify, oneshot};
use tokio::task::{JoinSet, LocalSet};

/// At which places Parley dies in one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Right after a commit.
    AfterCommit,
    /// When a call arrives, before it has an effect.
    BeforeCall,
    /// When a call has had its effect, before the reply.
    AfterCall,
}

impl Place {
    const ALL: [Self; 3] = [Self::AfterCommit, Self::AfterCall, Self::BeforeCall];
}

/// The deaths of one run: at the place with the number `first`, and in each later life some `EVERY` places after the
/// `start` places that it takes to start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Deaths {
    place: Place,
    first: u32,
    start: u32,
}

impl Deaths {
    /// The place where the life ends that follows `deaths` others. Each lives a little longer than the one before, so that
    /// all of them come further whatever there is to do.
    const fn end(self, deaths: u32) -> u32 {
        if deaths == 0 { self.first } else { self.start + EVERY + deaths }
    }
}

/// Places from one death to the next. The runs that begin at each place up to the first `EVERY` after the start come by
/// all of them, in a small part of the time that a run for each place would take. Only those of the whole story die while
/// Parley starts.
const EVERY: u32 = 4;

/// How a run ended.
#[derive(Debug)]
struct Ending {
    ledger: Ledger,
    picture: Picture,
    pings: [usize; 2],
    deaths: u32,
    /// Commits and calls until Parley was ready, in the first life.
    start: [u32; 2],
    /// Commits of the last life, and calls of all.
    counts: [u32; 2],
}

/// Counts commits, and stands still for ever at one of them.
struct CommitTrap {
    seen: AtomicU32,
    at: u32,
    sprung: Notify,
}

impl CommitTrap {
    fn hook(self: &Arc<Self>) -> AfterCommit {
        let trap = Arc::clone(self);
        Arc::new(move || {
            let trap = Arc::clone(&trap);
            Box::pin(async move {
                // From the fatal commit on nothing goes on, as if the process were gone.
                if trap.seen.fetch_add(1, Ordering::SeqCst) + 1 >= trap.at {
                    trap.sprung.notify_one();
                    std::future::pending::<()>().await;
                }
            })
        })
    }
}

/// One life of Parley, which ends by itself at the place with the number `at`.
struct Life<'s> {
    world: &'s World,
    bot: Bot,
    ready: oneshot::Receiver<String>,
    trap: Arc<CommitTrap>,
    fault: Option<u64>,
}

impl<'s> Life<'s> {
    fn begin(world: &'s World, end: Option<(Place, u32)>) -> Self {
        let at = if let Some((Place::AfterCommit, at)) = end { at } else { u32::MAX };
        let trap = Arc::new(CommitTrap { seen: AtomicU32::new(0), at, sprung: Notify::new() });
        let fault = match end {
            Some((Place::BeforeCall, n)) => Some(Fault::new(FaultKind::HoldBefore).after(n - 1).times(1)),
            Some((Place::AfterCall, n)) => Some(Fault::new(FaultKind::HoldAfter).after(n - 1).times(1)),
            Some((Place::AfterCommit, _)) | None => None,
        };
        let fault = fault.map(|fault| world.emulator.add_fault(fault));
        let (bot, ready) = world.launch(Some(trap.hook()));
        Self { world, bot, ready, trap, fault }
    }

    fn counts(&self) -> [u32; 2] {
        let bot = self.world.bot_id();
        let calls = self.world.emulator.calls_after(0).iter().filter(|call| call.who == Some(bot)).count();
        [self.trap.seen.load(Ordering::SeqCst), u32::try_from(calls).expect("few")]
    }

    async fn ended(&self) {
        match self.fault {
            Some(fault) => self.world.emulator.wait_for_hit(fault).await,
            None => self.trap.sprung.notified().await,
        }
    }

    async fn kill(self) {
        self.bot.kill().await;
        self.world.emulator.clear_faults();
    }
}

/// What a server has set that gives a role to those who are Rising.
async fn badge_role(world: &World) -> ServerSettings {
    let mia = world.person("Mia").await;
    let path = format!("/guilds/{}/roles", world.guild);
    let role = json!({"name": "Rising", "permissions": "0"});
    let made = mia.call("POST", &path, Some(&role)).await.expect("the owner may");
    let above = json!([{"id": world.role("Parley").await.to_string(), "position": 3}]);
    mia.call("PATCH", &path, Some(&above)).await.expect("the owner may");
    let made: i64 = made["id"].as_str().expect("an id").parse().expect("a number");
    let roles = BadgeRoles { rising: Some(RoleId(made)), top_rated: None };
    ServerSettings { score: ScoreSettings { roles, ..ScoreSettings::default() }, ..ServerSettings::default() }
}

/// What a server has set that has a job board.
async fn job_board(world: &World) -> ServerSettings {
    let mia = world.person("Mia").await;
    let board = mia.channel_named(world.guild, "find-work").await.expect("the channel").id;
    let job_board = Some(ChannelId(i64::try_from(board.0).expect("an id")));
    ServerSettings { job_board, ..ServerSettings::default() }
}

async fn run(engine: &Engine, plot: Plot, deaths: Option<Deaths>) -> Ending {
    let mut scenario = workshop();
    scenario.interaction_timeout_ms = 600;
    let world = World::set(engine, scenario).await;
    if plot == Plot::FirstInThread {
        let room_style = Some(RoomStyle::Threads);
        world.set_rules(ServerSettings { room_style, ..ServerSettings::default() }).await;
    }
    if matches!(plot, Plot::Suspended | Plot::Disputed) {
        world.set_rules(moderated::rules(&world).await).await;
    }
    if plot == Plot::Rated {
        world.set_rules(badge_role(&world).await).await;
    }
    if plot == Plot::Hired {
        world.set_rules(job_board(&world).await).await;
    }
    if plot == Plot::Hourly {
        // So that the week has days before the offer and after it.
        world.pass_in_both(time_to_wednesday(world.clock.now()));
    }
    let end = |died| deaths.map(|deaths| (deaths.place, deaths.end(died)));
    let mut life = Life::begin(&world, end(0));
    let mut start = [0; 2];
    if deaths.is_none() {
        (&mut life.ready).await.expect("Parley is ready");
        start = life.counts();
    }
    let pool = world.database.pool_later().await;
    let story = Story::begin(&world, pool.clone()).await;
    let mut told = Box::pin(async {
        plot.play(&story).await;
        settled(&pool).await;
    });
    let mut died = 0;
    loop {
        tokio::select! {
            () = life.ended() => {}
            () = &mut told => break,
        }
        died += 1;
        life.kill().await;
        life = Life::begin(&world, end(died));
    }
    drop(told);
    // Whoever looks at the end does not die.
    world.emulator.clear_faults();
    let pings = story.pings().await;
    drop(story);
    let ledger = Ledger::read(&pool).await;
    let picture = picture_with(&world, plot.last_offer()).await;
    let counts = life.counts();
    pool.close().await;
    life.kill().await;
    world.close().await;
    Ending { ledger, picture, pings, deaths: died, start, counts }
}

/// Where Parley dies on each engine, if it dies in the same places on both. Before a call is also after the commit of its claim,
/// so the second engine need not die there twice.
fn on_each() -> Vec<(Engine, &'static [Place])> {
    let places = [&Place::ALL[..], &[Place::AfterCommit, Place::AfterCall]];
    engines().into_iter().zip(places).collect()
}

/// The same if the engines share the places: what is decided differs from plot to plot, and not from engine to engine.
fn shared() -> Vec<(Engine, &'static [Place])> {
    let engines = engines();
    let places = if engines.len() == 1 {
        [&Place::ALL[..], &[]]
    } else {
        [&[Place::BeforeCall, Place::AfterCall][..], &[Place::AfterCommit]]
    };
    engines.into_iter().zip(places).collect()
}

/// Runs at once; each waits more than it computes.
const AT_ONCE: usize = 6;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dying_anywhere_changes_nothing() {
    for (engine, places) in on_each() {
        LocalSet::new().run_until(die_everywhere(engine, Plot::Whole, places)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dying_anywhere_makes_one_thread() {
    for (engine, places) in shared() {
        LocalSet::new().run_until(die_everywhere(engine, Plot::FirstInThread, places)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dying_anywhere_submits_and_approves_once() {
    for (engine, places) in shared() {
        LocalSet::new().run_until(die_everywhere(engine, Plot::Worked, places)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dying_anywhere_logs_hours_once() {
    for (engine, places) in shared() {
        LocalSet::new().run_until(die_everywhere(engine, Plot::Hourly, places)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dying_anywhere_reports_and_suspends_once() {
    for (engine, places) in shared() {
        LocalSet::new().run_until(die_everywhere(engine, Plot::Suspended, places)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dying_anywhere_disputes_and_decides_once() {
    for (engine, places) in shared() {
        LocalSet::new().run_until(die_everywhere(engine, Plot::Disputed, places)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dying_anywhere_publishes_feedback_once() {
    for (engine, places) in on_each() {
        // What is different lies in the decision, not in the engine: each plays one of them.
        let plot = if engine == Engine::Sqlite { Plot::Rated } else { Plot::RatedLate };
        LocalSet::new().run_until(die_everywhere(engine, plot, places)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dying_anywhere_hires_once() {
    // What is different lies in the decision, not in the engine: one of them plays it.
    for (engine, places) in on_each().into_iter().rev().take(1) {
        LocalSet::new().run_until(die_everywhere(engine, Plot::Hired, places)).await;
    }
}

async fn die_everywhere(engine: Engine, plot: Plot, places: &[Place]) {
    let calm = run(&engine, plot, None).await;
    assert_eq!(calm.deaths, 0);
    assert_eq!(calm.pings, plot.pings(), "what Ana is told, and Ben");
    let [commits, calls] = calm.start;
    let mut plans = places.iter().flat_map(|&place| {
        let start = if place == Place::AfterCommit { commits } else { calls };
        // Parley starts in the same way whatever is played.
        let first = if plot == Plot::Whole { 1 } else { start + 1 };
        (first..=start + EVERY).map(move |first| Deaths { place, first, start })
    });
    let mut runs = JoinSet::new();
    let mut happened = 0;
    loop {
        while runs.len() < AT_ONCE
            && let Some(deaths) = plans.next()
        {
            let engine = engine.clone();
            runs.spawn_local(async move { (deaths, run(&engine, plot, Some(deaths)).await) });
        }
        let Some(done) = runs.join_next().await else { break };
        let (deaths, ending) = done.expect("a run");
        assert_eq!(ending.ledger, calm.ledger, "{engine:?}, {deaths:?}");
        assert_eq!(ending.pings, calm.pings, "pings of Ana and Ben; {engine:?}, {deaths:?}");
        let difference = ending.picture.difference(&calm.picture);
        assert!(difference.is_none(), "{engine:?}, {deaths:?}: {}", difference.unwrap_or_default());
        happened += ending.deaths;
    }
    let [commits, calls] = calm.counts;
    let started = calm.start;
    println!(
        "{engine:?}, {plot:?}: {happened} deaths survived at {commits} commits and {calls} calls, {started:?} at the start"
    );
    let least = commits * u32::try_from(places.len()).expect("few") / 6;
    assert!(happened >= least, "only {happened} deaths happened");
}
