//! What time does is done by one process for all: with two of them over a Monday, one looks at all scores, and the other one at
//! none; once the first is gone, the other one does it.

use crate::harness::database::{Engine, engines};
use crate::harness::world::{World, workshop};
use crate::machines::{Process, until};
use parley::config::ShardsConfig;
use parley::domain::feedback::score::next_monday;
use parley::domain::time::{DAY_MS, MINUTE_MS};
use parley::store::AfterCommit;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Freelancers whose score is looked at each Monday.
const PEOPLE: i64 = 40;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_processes_one_does_what_a_monday_brings() {
    for engine in engines() {
        let Engine::Postgres(_) = &engine else { continue };
        let mut world = World::set(&engine, workshop()).await;
        world.stop_clock();
        let monday = next_monday(world.clock.now());
        let mut writer = world.database.write().await;
        for person in 1..=PEOPLE {
            let sql = "INSERT INTO score_due (guild_id, worker_kind, worker_id, due_ms) VALUES (10, 'freelancer', $1, $2)";
            sqlx::query(sql).bind(person).bind(monday.0).execute(&mut writer).await.expect("due");
        }
        drop(writer);
        let commits: [Arc<AtomicI64>; 2] = Default::default();
        let mut processes = Vec::new();
        for (nth, commits) in (0..).zip(&commits) {
            world.config.discord.shards = Some(ShardsConfig { first: nth, last: nth, total: 2 });
            let (process, ready) = world.launch(Some(counting(commits)));
            ready.await.expect("it is ready");
            processes.push(process);
        }
        let pool = world.settled().await;
        let weeks = async || {
            let sql = "SELECT count(*) FROM score_weeks";
            sqlx::query_scalar::<_, i64>(sql).fetch_one(&pool).await.expect("a count")
        };
        assert_eq!(weeks().await, 0, "it isn't Monday yet");
        let before = commits.each_ref().map(|commits| commits.load(Ordering::SeqCst));
        world.clock.advance(monday.since(world.clock.now()));
        until(async || weeks().await == PEOPLE).await;
        let made: Vec<_> = commits
            .iter()
            .zip(before)
            .map(|(commits, before)| commits.load(Ordering::SeqCst) - before)
            .collect();
        let first = usize::from(made[1] > made[0]);
        assert!(made[first] >= PEOPLE && made[1 - first] < PEOPLE / 4, "one does it all: {made:?}");

        processes.swap_remove(first).kill().await;
        world.clock.advance(7 * DAY_MS);
        until(async || weeks().await == 2 * PEOPLE).await;
        pool.close().await;
        for process in processes {
            process.kill().await;
        }
        world.close().await;
    }
}

/// As when the process that does it hangs, and its connection stands.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_first_process_leaves_another_one_does() {
    for engine in engines() {
        let Engine::Postgres(_) = &engine else { continue };
        let mut world = World::set(&engine, workshop()).await;
        world.stop_clock();
        let hangs = Process::start(&world.database.address).await;
        until(async || hangs.store.standing().borrow().is_first).await;
        let monday = next_monday(world.clock.now());
        let mut writer = world.database.write().await;
        let sql = "INSERT INTO score_due (guild_id, worker_kind, worker_id, due_ms) VALUES (10, 'freelancer', 1, $1)";
        sqlx::query(sql).bind(monday.0).execute(&mut writer).await.expect("due");
        drop(writer);
        world.start().await;
        let pool = world.settled().await;
        world.clock.advance(monday.since(world.clock.now()) + MINUTE_MS);
        let sql = "SELECT count(*) FROM score_weeks";
        until(async || sqlx::query_scalar::<_, i64>(sql).fetch_one(&pool).await.expect("a count") == 1).await;
        pool.close().await;
        hangs.kill().await;
        world.close().await;
    }
}

fn counting(commits: &Arc<AtomicI64>) -> AfterCommit {
    let commits = Arc::clone(commits);
    Arc::new(move || {
        commits.fetch_add(1, Ordering::SeqCst);
        Box::pin(std::future::ready(()))
    })
}
