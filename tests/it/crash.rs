//! Parley dies at every place where it can: after each commit, and at each call to Discord, before it and after it took
//! effect. Started again, it must bring the world to the same end as if nothing had happened.

use crate::database::{Engine, engines};
use crate::ledger::{Ledger, settled};
use crate::persist::{Picture, Story, picture_with};
use crate::stage::{Stage, workshop};
use discord_emulator::{Fault, FaultKind};
use parley::domain::server::{RoomStyle, ServerSettings};
use parley::store::AfterCommit;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::Notify;
use tokio::task::{JoinSet, LocalSet};

/// Where Parley dies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Death {
    /// Right after the commit with this number.
    AfterCommit(u64),
    /// When the call with this number arrives, before it has an effect.
    BeforeCall(u32),
    /// When the call with this number has had its effect, before the reply.
    AfterCall(u32),
}

/// What is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plot {
    /// The whole story, in a room that is a channel.
    Whole,
    /// Its first offer, where rooms are threads: all that is different there.
    FirstInThread,
}

impl Plot {
    /// The last offer whose card is posted.
    const fn last_offer(self) -> u32 {
        match self {
            Self::Whole => 2,
            Self::FirstInThread => 1,
        }
    }

    /// How often Ana and Ben are told something.
    const fn pings(self) -> [usize; 2] {
        match self {
            Self::Whole => [3, 4],
            Self::FirstInThread => [0, 1],
        }
    }
}

/// How a run ended.
#[derive(Debug)]
struct Ending {
    ledger: Ledger,
    picture: Picture,
    pings: [usize; 2],
    commits: u64,
    calls: u32,
    died: bool,
}

/// Counts commits, and stands still for ever at one of them.
struct CommitTrap {
    seen: AtomicU64,
    at: u64,
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

async fn run(engine: &Engine, plot: Plot, death: Option<Death>) -> Ending {
    let mut scenario = workshop();
    scenario.interaction_timeout_ms = 600;
    let mut stage = Stage::set(engine, scenario).await;
    if plot == Plot::FirstInThread {
        let room_style = Some(RoomStyle::Threads);
        stage.set_rules(ServerSettings { room_style, ..ServerSettings::default() }).await;
    }
    let at = if let Some(Death::AfterCommit(at)) = death { at } else { u64::MAX };
    let trap = Arc::new(CommitTrap { seen: AtomicU64::new(0), at, sprung: Notify::new() });
    let fault = match death {
        Some(Death::BeforeCall(n)) => Some(Fault::new(FaultKind::HoldBefore).after(n - 1).times(1)),
        Some(Death::AfterCall(n)) => Some(Fault::new(FaultKind::HoldAfter).after(n - 1).times(1)),
        Some(Death::AfterCommit(_)) | None => None,
    };
    let fault = fault.map(|fault| stage.emulator.add_fault(fault));
    let (mut bot, ready) = stage.launch(Some(trap.hook()));
    drop(ready);
    let look = stage.database.look_later().await;
    let story = Story::begin(&stage, look.clone()).await;
    let death = async {
        match fault {
            Some(fault) => stage.emulator.wait_for_hit(fault).await,
            None => trap.sprung.notified().await,
        }
    };
    let mut told = Box::pin(async {
        match plot {
            Plot::Whole => story.play().await,
            Plot::FirstInThread => story.play_first_offer().await,
        }
        settled(&look).await;
    });
    let died = tokio::select! {
        () = death => true,
        () = &mut told => false,
    };
    if died {
        bot.kill().await;
        stage.emulator.clear_faults();
        bot = stage.launch(None).0;
        told.as_mut().await;
    }
    drop(told);
    let pings = story.pings().await;
    drop(story);
    let ledger = Ledger::read(&look).await;
    let picture = picture_with(&stage, plot.last_offer()).await;
    let bot_id = stage.bot_id();
    let calls = stage.emulator.calls_after(0).iter().filter(|call| call.who == Some(bot_id)).count();
    let commits = trap.seen.load(Ordering::SeqCst);
    look.close().await;
    stage.bot = Some(bot);
    stage.close().await;
    Ending { ledger, picture, pings, commits, calls: u32::try_from(calls).expect("few"), died }
}

/// Runs at once; each waits more than it computes.
const AT_ONCE: usize = 6;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dying_anywhere_changes_nothing() {
    for engine in engines() {
        LocalSet::new().run_until(die_everywhere(engine, Plot::Whole)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn dying_anywhere_makes_one_thread() {
    for engine in engines() {
        LocalSet::new().run_until(die_everywhere(engine, Plot::FirstInThread)).await;
    }
}

async fn die_everywhere(engine: Engine, plot: Plot) {
    let calm = run(&engine, plot, None).await;
    assert!(!calm.died);
    assert_eq!(calm.pings, plot.pings(), "what Ana is told, and Ben");
    let commits = (1..=calm.commits).map(Death::AfterCommit);
    // Before a call is also after the commit of its claim, so the second engine need not die there twice.
    let before = (1..=calm.calls).map(Death::BeforeCall).filter(|_| engine == Engine::Sqlite);
    let calls = before.chain((1..=calm.calls).map(Death::AfterCall));
    let mut deaths = commits.chain(calls);
    let mut runs = JoinSet::new();
    let mut happened = 0;
    loop {
        while runs.len() < AT_ONCE
            && let Some(death) = deaths.next()
        {
            let engine = engine.clone();
            runs.spawn_local(async move { (death, run(&engine, plot, Some(death)).await) });
        }
        let Some(done) = runs.join_next().await else { break };
        let (death, ending) = done.expect("a run");
        assert_eq!(ending.ledger, calm.ledger, "{engine:?}, {death:?}");
        assert_eq!(ending.pings, calm.pings, "pings of Ana and Ben; {engine:?}, {death:?}");
        let difference = ending.picture.difference(&calm.picture);
        assert!(difference.is_none(), "{engine:?}, {death:?}: {}", difference.unwrap_or_default());
        happened += u64::from(ending.died);
    }
    println!("{engine:?}, {plot:?}: {happened} deaths survived");
    // Retries and polls make the counts differ a little from run to run; nearly all deaths must happen.
    assert!(happened >= calm.commits, "only {happened} deaths happened");
}
