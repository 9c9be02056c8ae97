//! Discord misbehaves: limits, errors before and after the effect, lost replies, a dropped gateway, an invalid session.
//! Nothing is lost, nothing is doubled; the library's own rate limiter is on, as in production.

use crate::harness::database::engines;
use crate::harness::ledger::Ledger;
use crate::harness::world::{World, roomy, workshop};
use crate::persist::{Picture, Story, picture};
use discord_emulator::{Fault, FaultKind};
use sqlx::{AnyPool, Row};
use std::time::Duration;

const POST: &str = "POST /channels/{channel_id}/messages";
const EDIT: &str = "PATCH /channels/{channel_id}/messages/{message_id}";
const ROOM: &str = "POST /guilds/{guild_id}/channels";
const PIN: &str = "PUT /channels/{channel_id}/pins/{message_id}";

/// What goes wrong in a run.
type Trouble = fn(&World);

fn limited(scope: &str) -> FaultKind {
    FaultKind::StatusBefore { status: 429, retry_after: Some(0.3), scope: Some(scope.to_owned()) }
}

fn broken_before() -> FaultKind {
    FaultKind::StatusBefore { status: 500, retry_after: None, scope: None }
}

/// Each is a run of its own. Names are for the reader of a failure.
const TROUBLES: [(&str, Trouble); 10] = [
    ("a limit on one route", |world| {
        world.emulator.add_fault(Fault::new(limited("user")).on(POST).times(3));
    }),
    ("a limit that somebody else used up", |world| {
        world.emulator.add_fault(Fault::new(limited("shared")).on(EDIT).times(2));
    }),
    ("the global limit", |world| {
        world.emulator.add_fault(Fault::new(limited("global")).on(POST).after(1).times(2));
    }),
    ("500 before a message", |world| {
        world.emulator.add_fault(Fault::new(broken_before()).on(POST).times(2));
    }),
    ("500 after a message", |world| {
        world.emulator.add_fault(Fault::new(FaultKind::StatusAfter { status: 500 }).on(POST).times(2));
    }),
    ("500 after a room", |world| {
        world.emulator.add_fault(Fault::new(FaultKind::StatusAfter { status: 502 }).on(ROOM).times(2));
    }),
    ("replies that never come", |world| {
        world.emulator.add_fault(Fault::new(FaultKind::ReplyLost).on(POST).times(2));
        world.emulator.add_fault(Fault::new(FaultKind::ReplyLost).on(ROOM).times(1));
        world.emulator.add_fault(Fault::new(FaultKind::ReplyLost).on(PIN).times(1));
    }),
    ("calls that never arrive", |world| {
        world.emulator.add_fault(Fault::new(FaultKind::DropBefore).on(POST).times(2));
        world.emulator.add_fault(Fault::new(FaultKind::DropBefore).on(EDIT).times(2));
    }),
    ("a gateway that drops", |world| {
        world.emulator.add_fault(Fault::new(FaultKind::GatewayDrop).on(POST).times(2));
    }),
    ("an invalid session", |world| {
        let invalid = FaultKind::GatewayInvalidate { resumable: false };
        world.emulator.add_fault(Fault::new(invalid).on(ROOM).times(1));
    }),
];

async fn run(
    engine: &crate::harness::database::Engine,
    trouble: Option<Trouble>,
) -> (Ledger, Picture, [usize; 2]) {
    // Without trouble the usual limits hold. With it those that are its own: waiting for others shows nothing more.
    let mut scenario = if trouble.is_some() { roomy() } else { workshop() };
    scenario.interaction_timeout_ms = 1_000;
    let mut world = World::set(engine, scenario).await;
    world.start().await;
    if let Some(trouble) = trouble {
        trouble(&world);
    }
    let pool = world.database.pool().await;
    let story = Story::begin(&world, pool.clone()).await;
    story.play().await;
    let ledger = world.ledger().await;
    let pings = story.pings().await;
    let picture = picture(&world).await;
    for fault in world.emulator.shared().faults.list() {
        let hits = world.emulator.fault_hits(fault.id);
        println!("{:?} {} struck {hits} times", fault.kind, fault.route.as_deref().unwrap_or("*"));
        assert!(hits > 0, "{fault:?} never struck");
    }
    pool.close().await;
    drop(story);
    world.close().await;
    (ledger, picture, pings)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trouble_changes_nothing() {
    for engine in engines() {
        // Troubles mostly wait, so they are lived through side by side.
        let live_through = async |troubles: &[(&'static str, Trouble)]| {
            let mut ended = Vec::new();
            for (name, trouble) in troubles {
                ended.push((*name, run(&engine, Some(*trouble)).await));
            }
            ended
        };
        let [a, b, c, d, e] = TROUBLES.as_chunks::<2>().0 else { panic!("ten troubles") };
        let (calm, a, b, c, d, e) = tokio::join!(
            run(&engine, None),
            live_through(a),
            live_through(b),
            live_through(c),
            live_through(d),
            live_through(e)
        );
        for (name, ended) in [a, b, c, d, e].into_iter().flatten() {
            assert_eq!(ended.0, calm.0, "{engine:?}: {name}");
            assert_eq!(ended.2, calm.2, "pings; {engine:?}: {name}");
            let difference = ended.1.difference(&calm.1);
            assert!(difference.is_none(), "{engine:?}: {name}: {}", difference.unwrap_or_default());
        }
    }
}

/// A permission that is taken away stops deliveries, and giving it back sets them going again, by themselves.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_that_may_pass_is_not_given_up() {
    let engine = crate::harness::database::Engine::Sqlite;
    let world = World::open(&engine).await;
    let forbidden = FaultKind::StatusBefore { status: 403, retry_after: None, scope: None };
    let fault = world.emulator.add_fault(Fault::new(forbidden).on(ROOM));
    let pool = world.database.pool().await;
    let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
    crate::harness::steps::send_offer(&world, &ana, ben.id(), &crate::harness::steps::FORM).await;
    world.emulator.wait_for_hit(fault).await;
    while !is_put_off(&pool).await {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    for kind in ["open_room", "post_card", "direct"] {
        assert_eq!(waiting(&pool, kind).await, 1, "{kind} waits");
    }
    assert_eq!(Ledger::read(&pool).await.dead, 0);
    pool.close().await;
    world.emulator.clear_faults();
    let mut world = world;
    world.kill().await;
    // A restart tries everything at once, without waiting out the minute.
    world.start().await;
    assert_eq!(world.ledger().await.posts, 2);
    world.close().await;
}

/// Whether a delivery has failed and waits for its next try.
async fn is_put_off(pool: &AnyPool) -> bool {
    let sql = "SELECT count(*) FROM effects WHERE last_error IS NOT NULL AND state = 'waiting'";
    sqlx::query(sql).fetch_one(pool).await.expect("a count").get::<i64, _>(0) > 0
}

/// How many effects of a kind wait.
async fn waiting(pool: &AnyPool, kind: &str) -> i64 {
    let sql = "SELECT count(*) FROM effects WHERE effect LIKE $1 AND state = 'waiting'";
    let kind = format!("%\"kind\":\"{kind}\"%");
    sqlx::query(sql).bind(kind).fetch_one(pool).await.expect("a count").get(0)
}
