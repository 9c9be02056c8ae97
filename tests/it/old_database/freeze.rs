//! Making the files of an old database: run once, by hand, with the code of the day that is to be kept. Owns in which order
//! everything happens.

use super::letterbox::Letterbox;
use super::thaw::{ADDRESS, KEPT_AT, configure, folder, pack};
use super::{played, waiting};
use crate::database::Engine;
use crate::moderated::{Court, rules};
use crate::stage::{Stage, roomy};
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
    let mut stage = Stage::set(&Engine::Sqlite, scenario()).await;
    let letterbox = Letterbox::open().await;
    configure(&mut stage.config, &letterbox);
    stage.allow_many_offers();
    stage.set_rules(rules(&stage).await).await;
    stage.clock = Clock::manual(KEPT_AT.plus(-7 * DAY_MS - HOUR_MS));
    stage.start().await;
    let mut court = Court::sit(stage).await;
    let ids = played::play(&court).await;
    assert_eq!(court.stage.clock.now(), KEPT_AT);
    court.stage.settled().await.close().await;
    court.stage.kill().await;
    waiting::decide(&court.stage, &ids).await;

    let here = court.stage.emulator.ready().http.clone();
    let world = court.stage.emulator.with_world(|world| serde_json::to_value(world)).expect("it is written");
    std::fs::create_dir_all(folder()).expect("a folder");
    pack("world.json.zz", forget(world).to_string().replace(&here, ADDRESS).as_bytes());
    let copy = format!("{}.kept", court.stage.database.address);
    let mut writer = court.stage.database.write().await;
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
