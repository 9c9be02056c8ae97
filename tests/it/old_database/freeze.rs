//! Making the files of an old database: run once, by hand, with the code of the day that is to be kept. Owns in which order
//! everything happens.

use super::letterbox::Letterbox;
use super::thaw::{ADDRESS, KEPT_AT, configure, folder, pack};
use super::{played, waiting};
use crate::harness::database::Engine;
use crate::harness::moderated::{ModeratedWorld, rules};
use crate::harness::world::{World, roomy};
use discord_emulator::Scenario;
use parley::clock::Clock;
use parley::domain::time::{DAY_MS, HOUR_MS};
use serde_json::{Value, json};
use sqlx::Connection as _;

/// The usual people, and two more who send each other what they should not.
fn scenario() -> Scenario {
    let mut scenario = roomy();
    for name in ["Eve", "Finn"] {
        let person =
            discord_emulator::scenario::Person { name: name.to_owned(), ..scenario.people[0].clone() };
        scenario.people.push(person);
        scenario.servers[0].members.insert(name.to_owned(), Vec::new());
    }
    scenario.servers[0].members.insert("Dana".to_owned(), vec!["Moderator".to_owned()]);
    scenario
}

/// A world without what Discord, too, forgets in a while: what was pressed, and how that may be answered.
fn forget(mut world: Value) -> Value {
    for part in ["nonces", "interactions", "tokens"] {
        world[part] = match &world[part] {
            Value::Object(_) => json!({}),
            Value::Array(_) => json!([]),
            other => panic!("{part} is {other}"),
        };
    }
    world
}

/// `cargo test -p parley --test it freeze -- --ignored`. An old database is never made anew by newer code: whoever wants a
/// newer one beside it gives it a folder of its own.
#[tokio::test]
#[ignore = "writes the files that the other tests read"]
async fn freeze_what_is_stored_today() {
    let mut world = World::set(&Engine::Sqlite, scenario()).await;
    let letterbox = Letterbox::open().await;
    configure(&mut world.config, &letterbox);
    world.allow_many_offers();
    world.set_rules(rules(&world).await).await;
    world.clock = Clock::manual(KEPT_AT.plus(-7 * DAY_MS - HOUR_MS));
    world.start().await;
    let mut moderated = ModeratedWorld::sit(world).await;
    let ids = played::play(&moderated).await;
    assert_eq!(moderated.world.clock.now(), KEPT_AT);
    moderated.world.settled().await.close().await;
    moderated.world.kill().await;
    waiting::decide(&moderated.world, &ids).await;

    let here = moderated.world.emulator.ready().http.clone();
    let world =
        moderated.world.emulator.with_world(|world| serde_json::to_value(world)).expect("it is written");
    std::fs::create_dir_all(folder()).expect("a folder");
    pack("world.json.zz", forget(world).to_string().replace(&here, ADDRESS).as_bytes());
    let copy = format!("{}.kept", moderated.world.database.address);
    let mut writer = moderated.world.database.write().await;
    for sql in [
        format!("UPDATE offers SET files = replace(files, '{here}', '{ADDRESS}')"),
        format!("UPDATE drafts SET content = replace(content, '{here}', '{ADDRESS}')"),
        format!("PRAGMA page_size = 1024; VACUUM INTO '{copy}'"),
    ] {
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut writer).await.expect("it is kept");
    }
    writer.close().await.expect("closed");
    pack("database.sqlite.zz", &std::fs::read(&copy).expect("it is there"));
}
