//! Effects and obstacles that this version does not know, because a newer one stored them or because they are damaged: they are
//! set aside and told of, and nothing else waits for them.

use crate::harness::database::{Database, engines};
use crate::harness::steps::{FORM, Table, card, card_in_state, message, room, send_offer};
use crate::harness::world::World;
use sqlx::{AnyConnection, Row as _};

/// What no version so far has stored, and what no version should have.
const UNKNOWN: [&str; 3] =
    [r#"{"kind":"from_the_future","offer":1,"colour":"red"}"#, r#"{"kind":"post_card"}"#, "no JSON"];

/// Puts effects at the end of a lane, as a newer version would. Only while Parley is not running.
async fn enqueue(database: &Database, lane: &str, room: Option<i64>) {
    let mut writer: AnyConnection = database.write().await;
    let last = "SELECT coalesce(max(value), 0) FROM counters WHERE name = $1";
    let last: i64 = sqlx::query(last).bind(lane).fetch_one(&mut writer).await.expect("a count").get(0);
    for (seq, effect) in (last + 1..).zip(UNKNOWN) {
        sqlx::query(
            "INSERT INTO effects (id, lane, seq, room_id, guild_id, effect, carrier, state, attempts, due_ms, created_ms)
             SELECT coalesce(max(id), 0) + 1, $1, $2, $3, (SELECT min(guild_id) FROM guilds), $4, 'discord', 'waiting', 0,
                 1, 1 FROM effects",
        )
        .bind(lane)
        .bind(seq)
        .bind(room)
        .bind(effect)
        .execute(&mut writer)
        .await
        .expect("it waits");
    }
    sqlx::query("INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .bind(lane)
        .bind(last + 3)
        .execute(&mut writer)
        .await
        .expect("counted");
}

/// What was set aside, and why.
async fn set_aside(world: &World) -> Vec<(String, String)> {
    let pool = world.settled().await;
    let sql = "SELECT effect, last_error FROM effects WHERE state = 'dead' ORDER BY lane, seq";
    let rows = sqlx::query(sql).fetch_all(&pool).await.expect("rows");
    pool.close().await;
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

#[tokio::test]
async fn what_nobody_knows_is_set_aside_and_stops_nothing() {
    for engine in engines() {
        let mut world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let pool = world.settled().await;
        let room: i64 = sqlx::query("SELECT id FROM rooms").fetch_one(&pool).await.expect("a room").get(0);
        pool.close().await;
        world.kill().await;
        enqueue(&world.database, &format!("room/{room}"), Some(room)).await;
        enqueue(&world.database, &format!("reports/{}", world.guild), None).await;
        world.start().await;

        // What is behind them in their lane comes, and so does what is in other lanes.
        table.withdraw(&table.card, "").await;
        card_in_state(&table.ben, table.room, 1, 1, "Withdrawn").await;
        let told = |told: &discord_emulator::person::Message| told.says("withdrew their offer");
        table.ben.wait_direct_message(told).await.expect("told");
        let aside = set_aside(&world).await;
        let effects: Vec<&str> = aside.iter().map(|(effect, _)| effect.as_str()).collect();
        assert_eq!(effects, [UNKNOWN, UNKNOWN].concat(), "they stand as they were stored");
        assert!(aside[0].1.contains("from_the_future"), "{aside:?}");

        // The moderators are told, and may have them tried by a version that knows them; this one still does not.
        let mia = world.person("Mia").await;
        let check = message(mia.command(world.guild, world.general, "parley check", &[]).await);
        assert!(check.says("Something that this version of Parley does not know"), "{}", check.words());
        message(mia.press(world.general, &check, "Try again").await);
        assert_eq!(set_aside(&world).await.len(), 6);
        world.kill().await;
        world.start().await;
        assert_eq!(set_aside(&world).await.len(), 6, "a start with them is a start");
        world.kill().await;
        let mut writer = world.database.write().await;
        sqlx::query("DELETE FROM effects").execute(&mut writer).await.expect("a story ends without them");
        drop(writer);
        world.close().await;
    }
}

/// Notes an obstacle as another version would. Only while Parley is not running.
async fn note(writer: &mut AnyConnection, name: &str, obstacle: &str) {
    sqlx::query(
        "INSERT INTO obstacles (id, guild_id, name, obstacle, since_ms)
         SELECT coalesce(max(id), 0) + 1, (SELECT min(guild_id) FROM guilds), $1, $2, 1 FROM obstacles",
    )
    .bind(name)
    .bind(obstacle)
    .execute(writer)
    .await
    .expect("it is noted");
}

#[tokio::test]
async fn an_obstacle_that_nobody_knows_hides_no_other_one() {
    for engine in engines() {
        let mut world = World::open(&engine).await;
        let table = Table::set(&world).await;
        world.settled().await.close().await;
        world.kill().await;
        let mut writer = world.database.write().await;
        note(&mut writer, "from_the_future", r#"{"kind":"from_the_future","channel":1}"#).await;
        note(&mut writer, "damaged", "no JSON").await;
        note(&mut writer, "too_many_threads", r#"{"kind":"too_many_threads"}"#).await;
        drop(writer);
        world.start().await;

        let mia = world.person("Mia").await;
        let check = message(mia.command(world.guild, world.general, "parley check", &[]).await);
        assert!(check.says("limit of active threads"), "{}", check.words());
        // A room is made, which ends the one that is known; the others stay for the version that knows them.
        let chidi = world.person("Chidi").await;
        send_offer(&world, &table.ana, chidi.id(), &FORM).await;
        let place = room(&world, &chidi, "ana-chidi").await;
        card(&chidi, place, 2, 1).await;
        table.decline(&table.card, "too_busy", "").await;
        card_in_state(&table.ana, table.room, 1, 1, "Declined").await;
        let again = message(mia.press(world.general, &check, "Try again").await);
        assert!(again.says("Everything is ready"), "{}", again.words());
        let pool = world.settled().await;
        let left =
            sqlx::query("SELECT name FROM obstacles ORDER BY name").fetch_all(&pool).await.expect("rows");
        let left: Vec<String> = left.iter().map(|row| row.get(0)).collect();
        assert_eq!(left, ["damaged", "from_the_future"]);
        pool.close().await;
        world.close().await;
    }
}
