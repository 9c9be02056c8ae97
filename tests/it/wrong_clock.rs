//! The machine's clock is far off: Parley goes by Discord's, so nothing expires that has not expired for people.

use crate::harness::database::engines;
use crate::harness::steps::Table;
use crate::harness::world::{World, workshop};
use parley::clock::Clock;
use parley::domain::time::{DAY_MS, HOUR_MS};
use sqlx::Row as _;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_expires_by_a_clock_that_is_off() {
    for engine in engines() {
        // The local Discord's answers carry the machine's time.
        let mut world = World::set_for_process(&engine, workshop()).await;
        world.start().await;
        let table = Table::set(&world).await;
        world.settled().await.close().await;
        for (number, ahead_ms) in [(2, 40 * DAY_MS), (3, -40 * DAY_MS)] {
            world.kill().await;
            world.clock = Clock::machine_ahead(ahead_ms);
            world.start().await;
            table.offer_again(&world, number).await;
            let pool = world.settled().await;
            let sql = "SELECT created_ms FROM offers ORDER BY number DESC LIMIT 1";
            let sent: i64 = sqlx::query(sql).fetch_one(&pool).await.expect("an offer").get(0);
            pool.close().await;
            let present = i64::try_from(world.emulator.shared().now_ms()).expect("a moment");
            assert!((present - sent).abs() < HOUR_MS, "sent at {sent}, and it is {present}");
            let offers = world.ledger().await.offers;
            assert!(offers.iter().all(|(_, state, _)| state == "pending"), "{offers:?}");
        }
        world.close().await;
    }
}
