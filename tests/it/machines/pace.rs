//! Discord's limit of 50 calls a second is one bot's, however many processes it has.

use crate::harness::database::{Engine, engines};
use crate::harness::steps::Table;
use crate::harness::world::{World, workshop};
use crate::machines::until;
use parley::config::ShardsConfig;
use parley::domain::effect::OfferEffect;
use parley::domain::ids::{EffectId, GuildId, OfferId, RoomId};
use parley::store::Store;
use sqlx::AnyPool;

const PROCESSES: u32 = 3;
/// Lanes in which there is something to do, and how much in each.
const LANES: i64 = 12;
const IN_A_LANE: i64 = 15;

/// As many processes as there are count themselves by this.
const HOLDERS: &str =
    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 25977 AND granted
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_processes_together_stay_below_discords_limit() {
    for engine in engines() {
        let Engine::Postgres(_) = &engine else { continue };
        let mut scenario = workshop();
        // What is edited here is one message: only the limit of all calls matters.
        let edit = "PATCH /channels/{channel_id}/messages/{message_id}".to_owned();
        scenario.limits.routes.insert(edit, (100_000, 1.0));
        let mut world = World::set(&engine, scenario).await;
        let mut processes = Vec::new();
        for nth in 0..PROCESSES {
            world.config.discord.shards = Some(ShardsConfig { first: nth, last: nth, total: PROCESSES });
            let (process, ready) = world.launch(None);
            ready.await.expect("it is ready");
            processes.push(process);
        }
        let table = Table::set(&world).await;
        let pool = world.settled().await;
        let count = async |sql: &'static str| {
            sqlx::query_scalar::<_, i64>(sql).fetch_one(&pool).await.expect("a count")
        };
        until(async || count(HOLDERS).await == i64::from(PROCESSES)).await;
        let before = world.emulator.newest_call();
        leave_work(&world, &pool).await;
        until(async || count("SELECT count(*) FROM effects").await == 0).await;
        let calls: Vec<_> = world.emulator.calls_after(before);
        let edits = calls.iter().filter(|call| call.method == "PATCH").count();
        assert_eq!(i64::try_from(edits), Ok(LANES * IN_A_LANE));
        let refused: Vec<_> = calls.iter().filter(|call| call.status == 429).collect();
        assert!(refused.is_empty(), "Discord refused {}: {:?}", refused.len(), refused[0]);
        let most = most_in_a_second(calls.iter().map(|call| call.at_ms).collect());
        println!("{PROCESSES} processes, {edits} edits, at most {most} in a second");
        pool.close().await;
        drop(table);
        for process in processes {
            process.kill().await;
        }
        world.close().await;
    }
}

/// One offer's card is to be drawn again, in many lanes.
async fn leave_work(world: &World, pool: &AnyPool) {
    let (offer, guild): (i64, i64) =
        sqlx::query_as("SELECT id, guild_id FROM offers").fetch_one(pool).await.expect("an offer");
    let mut writer = world.database.write().await;
    for lane in 1..=LANES {
        let sql = "INSERT INTO rooms (id, guild_id, pair, first_id, second_id, channel_id) VALUES ($1, $2, $3, 1, 2, $1)";
        let room = sqlx::query(sql).bind(lane).bind(guild).bind(format!("test/{lane}"));
        room.execute(&mut writer).await.expect("a room");
    }
    drop(writer);
    let store = Store::open(&world.database.address).await.expect("it opens");
    let mut tx = store.begin().await.expect("a transaction");
    for nth in 1..=LANES * IN_A_LANE {
        let effect = OfferEffect::RefreshCard { offer: OfferId(offer), version: 1 }.into();
        let room = RoomId(1 + nth % LANES);
        tx.enqueue(EffectId(nth), &effect, GuildId(guild), room, world.clock.now()).await.expect("it waits");
    }
    tx.commit().await.expect("it stands");
    store.close().await;
}

/// How many of these moments are within one second, at most. A second that is cut in the middle may hold more than Discord's.
fn most_in_a_second(mut at_ms: Vec<u64>) -> usize {
    at_ms.sort_unstable();
    (0..at_ms.len())
        .map(|from| at_ms[from..].partition_point(|at| *at < at_ms[from] + 1_000))
        .max()
        .unwrap_or_default()
}
