//! Golden documents put into a database, and the columns beside them that are made from them: an effect's lane, a draft's subject.

use super::{DRAFTS, EFFECTS, effect};
use crate::harness::database::{Database, Engine};
use parley::domain::draft::Draft;
use parley::domain::ids::{DraftId, EffectId, GuildId, PersonId, RoomId};
use parley::domain::time::UnixMs;
use parley::store::Store;
use sqlx::{Connection as _, Row as _};

const GUILD: GuildId = GuildId(10);
const ROOM: RoomId = RoomId(20);
const NOW: UnixMs = UnixMs(1_803_600_000_000);

#[tokio::test]
async fn effects_wait_in_the_lanes_in_which_they_always_waited() {
    let database = Database::create(&Engine::Sqlite).await;
    let store = Store::open(&database.address).await.expect("it opens");
    let mut writer = database.write().await;
    sqlx::query("INSERT INTO rooms (id, guild_id, pair, first_id, second_id) VALUES (20, 10, '1/2', 1, 2)")
        .execute(&mut writer)
        .await
        .expect("a room");
    for (id, line) in (1..).zip(EFFECTS.lines()) {
        let effect = effect(line).expect("it is read");
        let mut tx = store.begin().await.expect("a transaction");
        tx.enqueue(EffectId(id), &effect, GUILD, ROOM, NOW).await.expect("it waits");
        tx.commit().await.expect("it stands");
    }
    let all = "SELECT effect, lane, carrier, coalesce(room_id, 0), coalesce(after_lane, '-') FROM effects ORDER BY id";
    let rows = sqlx::query(all).fetch_all(&mut writer).await.expect("rows");
    let stored: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    assert_eq!(stored, EFFECTS.lines().collect::<Vec<_>>());
    let mut lanes = Vec::new();
    for (row, effect) in rows.iter().zip(&stored) {
        let kind = effect.split('"').nth(3).expect("a kind");
        let (lane, carrier, after): (String, String, String) = (row.get(1), row.get(2), row.get(4));
        lanes.push(format!("{kind} {lane} {carrier} {} {after}", row.get::<i64, _>(3)));
    }
    lanes.dedup();
    assert_eq!(lanes, include_str!("../../golden/effects.lanes.txt").lines().collect::<Vec<_>>());
    writer.close().await.expect("closed");
    store.close().await;
    database.remove().await;
}

#[tokio::test]
async fn drafts_are_found_by_the_subjects_that_they_always_had() {
    let database = Database::create(&Engine::Sqlite).await;
    let store = Store::open(&database.address).await.expect("it opens");
    for (id, line) in (1..).zip(DRAFTS.lines()) {
        let content = serde_json::from_str(line).expect("it is read");
        let (guild, author) = (GUILD, PersonId(1));
        let draft = Draft { id: DraftId(id), guild, author, saved: NOW, content, sent: None };
        let mut tx = store.begin().await.expect("a transaction");
        tx.save_draft(&draft).await.expect("saved");
        tx.commit().await.expect("it stands");
    }
    let mut writer = database.write().await;
    let all = "SELECT content, subject FROM drafts ORDER BY id";
    let rows = sqlx::query(all).fetch_all(&mut writer).await.expect("rows");
    let stored: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    assert_eq!(stored, DRAFTS.lines().collect::<Vec<_>>());
    let subjects: Vec<String> = rows.iter().map(|row| row.get::<String, _>(1) + "\n").collect();
    assert_eq!(subjects.concat(), include_str!("../../golden/drafts.subjects.txt"));
    writer.close().await.expect("closed");
    store.close().await;
    database.remove().await;
}
