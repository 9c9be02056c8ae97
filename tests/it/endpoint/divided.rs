//! Several processes on one Postgres that divide the work: the gateway and deliveries in one, interactions over HTTP in others, and one
//! interaction that a load balancer handed to two of them.

use super::requests::commanded;
use super::{free_address, send_to, set, url};
use crate::harness::database::{Engine, engines};
use crate::harness::steps::Table;
use crate::harness::world::{PATIENCE, World};
use reqwest::StatusCode;
use sqlx::Row as _;
use std::time::Duration;

/// The engines that several processes can share.
fn shared() -> impl Iterator<Item = Engine> {
    engines().into_iter().filter(|engine| matches!(engine, Engine::Postgres(_)))
}

#[tokio::test]
async fn one_process_is_on_the_gateway_and_delivers_what_another_one_was_told() {
    for engine in shared() {
        let (mut world, address) = set(&engine).await;
        world.config.outbox.workers = 0;
        let (for_interactions, ready) = world.launch(None);
        ready.await.expect("it is ready");
        world.config.outbox.workers = 8;
        world.config.discord.gateway = true;
        world.config.http.interactions_listen = None;
        // Which also waits for what only the gateway tells: what the server is called.
        world.start().await;
        assert_eq!(send_to(&world, &url(address)).await.0, StatusCode::OK);
        let table = Table::set(&world).await;
        assert!(table.accept(&table.card).await.says("accepted"));
        assert_eq!(world.ledger().await.contracts, 1);
        for_interactions.kill().await;
        world.close().await;
    }
}

async fn taken(world: &World) -> i64 {
    let pool = world.database.pool().await;
    let sql = "SELECT count(*) FROM taken_interactions";
    let count = sqlx::query(sql).fetch_one(&pool).await.expect("a count").get(0);
    pool.close().await;
    count
}

#[tokio::test]
async fn an_interaction_that_two_processes_got_is_answered_by_one_of_them() {
    for engine in shared() {
        let (mut world, first) = set(&engine).await;
        let (one, ready) = world.launch(None);
        ready.await.expect("it is ready");
        let second = free_address();
        world.config.http.interactions_listen = Some(second);
        let (other, ready) = world.launch(None);
        ready.await.expect("it is ready");
        let before = world.emulator.newest_call();
        // Nobody waits for these in the local Discord, so each is worked on, and its answer is lost.
        let made_ms = u64::try_from(world.clock.now().0).expect("a moment") - 1_420_070_400_000;
        for id in (1..=20).map(|nth| (made_ms << 22) + nth) {
            let both = tokio::join!(commanded(&world, first, id), commanded(&world, second, id));
            assert_eq!(both, (StatusCode::ACCEPTED, StatusCode::ACCEPTED), "{id}");
        }
        let answers = async || {
            let calls = world.emulator.calls_after(before);
            calls.iter().filter(|call| call.path.contains("/interactions/")).count()
        };
        let answered = async {
            while answers().await < 20 || taken(&world).await < 20 {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(PATIENCE, answered).await.expect("each is answered");
        // Whoever got one second knows it before it could answer.
        one.kill().await;
        other.kill().await;
        assert_eq!(answers().await, 20, "none is answered twice");
        world.close().await;
    }
}
