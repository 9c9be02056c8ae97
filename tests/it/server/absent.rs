//! Parley is removed from a server and invited back days later: what was to be delivered there is delivered then, once, or the
//! moderators read what to do about it. A role that Parley gets counts at once.

use crate::harness::database::{Engine, engines};
use crate::harness::steps::{FORM, Table, card, card_in_state, direct_channel, message, room, send_offer};
use crate::harness::world::{PATIENCE, World, workshop};
use crate::rooms::permissions::watched;
use discord_emulator::person::{Message, Person};
use discord_emulator::{Caller, Fault, FaultKind, Id};
use parley::domain::time::{DAY_MS, SECOND_MS};
use serde_json::json;
use sqlx::{AnyPool, Row as _};
use std::time::Duration;

const MAKE: &str = "POST /guilds/{guild_id}/channels";
const EDIT: &str = "PATCH /channels/{channel_id}/messages/{message_id}";
/// MANAGE_CHANNELS.
const MANAGE_CHANNELS: u64 = 1 << 4;
/// Longer than a delivery is tried that nothing but an outage stops.
const AWAY_MS: i64 = 5 * DAY_MS;

/// Discord fails for a while.
fn broken() -> FaultKind {
    FaultKind::StatusBefore { status: 503, retry_after: None, scope: None }
}

async fn count(pool: &AnyPool, sql: &'static str) -> i64 {
    sqlx::query(sql).fetch_one(pool).await.expect("a count").get(0)
}

/// Returns once everything that waits in the server was tried, and waits for Parley's return; gives how much that is. Time
/// goes on meanwhile, so that what was refused before Parley knew why is tried again.
async fn until_all_wait_for_the_return(world: &World, pool: &AnyPool) -> i64 {
    let stopped = "SELECT count(*) FROM effects JOIN obstacles ON obstacles.id = effects.obstacle_id
                   WHERE obstacles.name = 'not_in_server' AND effects.state = 'waiting'";
    let due = "SELECT count(*) FROM effects WHERE obstacle_id IS NULL AND last_error IS NOT NULL";
    // Nor is anything tried at this moment: it would be postponed after Parley's return, and this clock stands.
    let is_tried = async || {
        let tried = "SELECT count(*) FROM effects WHERE obstacle_id IS NOT NULL AND state = 'waiting'
                     AND (claimed = 1 OR due_ms <= $1)";
        let found = sqlx::query(tried).bind(world.clock.now().0).fetch_one(pool).await.expect("a count");
        found.get::<i64, _>(0) > 0
    };
    let waits = async {
        while count(pool, stopped).await == 0 || count(pool, due).await > 0 || is_tried().await {
            world.clock.advance(SECOND_MS);
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(PATIENCE, waits).await.expect("they wait for Parley's return");
    count(pool, stopped).await
}

/// Returns once Parley knows that it isn't in the server.
async fn until_known(pool: &AnyPool) {
    let known = async {
        while count(pool, "SELECT count(*) FROM obstacles WHERE name = 'not_in_server'").await == 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(PATIENCE, known).await.expect("Parley knows");
}

/// Somebody removes Parley from the server; returns once it knows.
async fn remove(world: &World, pool: &AnyPool) {
    world.leaves(world.bot_id());
    until_known(pool).await;
}

/// Days pass, in which everything is tried again and nothing is given up.
async fn days_pass(world: &World, pool: &AnyPool) {
    world.clock.advance(AWAY_MS);
    assert!(until_all_wait_for_the_return(world, pool).await > 0);
    assert_eq!(count(pool, "SELECT count(*) FROM effects WHERE state = 'dead'").await, 0, "nothing is lost");
}

/// How many cards and contracts a person reads somewhere.
async fn posts(person: &Person, channel: Id, words: &str) -> usize {
    let posted = person.messages(channel).await.expect("messages");
    posted.iter().filter(|message| !message.ephemeral() && message.says(words)).count()
}

/// Ana sent Ben an offer that outlasts Parley's absence, and Discord fails to make its room.
async fn offer_without_a_room(engine: &Engine) -> (World, Person, AnyPool) {
    let mut world = World::set(engine, workshop()).await;
    world.config.offers.expiry.ms = 2 * AWAY_MS;
    world.stop_clock();
    world.start().await;
    let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
    let pool = world.database.pool().await;
    let fault = world.emulator.add_fault(Fault::new(broken()).on(MAKE));
    send_offer(&world, &ana, ben.id(), &FORM).await;
    world.emulator.wait_for_hit(fault).await;
    (world, ben, pool)
}

#[tokio::test]
async fn an_offer_that_waited_for_days_is_delivered_when_parley_is_back() {
    for engine in engines() {
        let (world, ben, pool) = offer_without_a_room(&engine).await;
        remove(&world, &pool).await;
        world.emulator.clear_faults();
        days_pass(&world, &pool).await;

        world.joins(world.bot_id());
        let place = room(&world, &ben, "ana-ben").await;
        card(&ben, place, 1, 1).await;
        let ledger = world.ledger().await;
        assert_eq!((ledger.rooms, ledger.open_rooms, ledger.dead), (1, 1, 0));
        assert_eq!(posts(&ben, place, "· Version 1 · ").await, 1, "once");
        let direct = direct_channel(&ben).await.expect("Ben got a direct message");
        assert_eq!(posts(&ben, direct, "Landing page").await, 1, "and it was no closed door");
        assert_eq!(count(&pool, "SELECT count(*) FROM obstacles").await, 0, "nothing is wrong any more");
        pool.close().await;
        world.close().await;
    }
}

#[tokio::test]
async fn removed_while_it_was_not_running_parley_waits_as_well() {
    for engine in engines() {
        let (mut world, ben, pool) = offer_without_a_room(&engine).await;
        world.kill().await;
        world.leaves(world.bot_id());
        world.emulator.clear_faults();
        world.start().await;
        until_known(&pool).await;
        days_pass(&world, &pool).await;
        world.joins(world.bot_id());
        card(&ben, room(&world, &ben, "ana-ben").await, 1, 1).await;
        pool.close().await;
        world.close().await;
    }
}

#[tokio::test]
async fn a_room_that_parley_cannot_see_any_more_is_named_to_the_moderators() {
    for engine in engines() {
        let (world, mia, queue) = watched(&engine).await;
        let table = Table::set(&world).await;
        let pool = world.settled().await;
        let fault = world.emulator.add_fault(Fault::new(broken()).on(EDIT));
        table.accept(&table.card).await;
        world.emulator.wait_for_hit(fault).await;
        remove(&world, &pool).await;
        world.emulator.clear_faults();
        world.joins(world.bot_id());

        // What let Parley into the room and the moderators' channel went with it. Whoever looks reads what to do.
        let shut_out = async {
            while count(&pool, "SELECT count(*) FROM obstacles WHERE name LIKE 'shut_out/%'").await == 0 {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(PATIENCE, shut_out).await.expect("Parley looks at the room");
        let list = message(table.ana.command(world.guild, world.general, "offers", &[]).await);
        assert!(list.says("is delayed") && list.says("View Channels"), "{}", list.words());
        let checked = message(mia.command(world.guild, world.general, "parley check", &[]).await);
        for place in [table.room, queue] {
            assert!(checked.says(&format!("<#{place}>")), "{}", checked.words());
        }
        assert!(checked.says("waiting for this") && checked.says("View Channels"), "{}", checked.words());
        let let_parley_in = async |channel: Id| {
            let keep = (1_u64 << 4 | 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 51).to_string();
            let place = format!("/channels/{channel}/permissions/{}", world.bot_id());
            let allow = json!({"type": 1, "allow": keep, "deny": "0"});
            mia.call("PUT", &place, Some(&allow)).await.expect("the owner may");
        };
        let_parley_in(queue).await;
        let told =
            mia.wait_message(queue, |message| message.says("aren't working")).await.expect("the alert");
        assert!(told.says(&format!("<#{}>", table.room)) && told.says("View Channels"), "{}", told.words());
        let_parley_in(table.room).await;
        card_in_state(&table.ben, table.room, 1, 1, "Accepted").await;
        table.ana.wait_message(table.room, Message::pinned).await.expect("the contract is pinned");
        mia.wait_gone(&told).await.expect("the alert goes");
        pool.close().await;
        world.close().await;
    }
}

#[tokio::test]
async fn a_role_that_parley_gets_counts_at_once() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        // Nothing is tried again because time passes.
        world.stop_clock();
        world.start().await;
        let mia = world.person("Mia").await;
        let (own, other) = (world.role("Parley").await, world.role("Moderator").await);
        let (all, moderators) = (world.permissions("Parley").await, world.permissions("Moderator").await);
        for (role, bits) in [(own, all & !MANAGE_CHANNELS), (other, moderators | MANAGE_CHANNELS)] {
            let path = format!("/guilds/{}/roles/{role}", world.guild);
            let bits = json!({"permissions": bits.to_string()});
            mia.call("PATCH", &path, Some(&bits)).await.expect("the owner may");
        }
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let sent = send_offer(&world, &ana, ben.id(), &FORM).await;
        assert!(sent.says("saved, but delayed"), "{}", sent.words());
        let pool = world.database.pool().await;
        let stopped = async {
            let sql = "SELECT count(*) FROM effects WHERE obstacle_id IS NOT NULL AND claimed = 0";
            while count(&pool, sql).await == 0 {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(PATIENCE, stopped).await.expect("it's stopped");
        let (who, guild, bot) = (Caller::Person { id: mia.id() }, world.guild, world.bot_id());
        let given = world.emulator.shared().change(|world| {
            world.set_member_role(&who, guild, bot, other, true).map(|outcome| outcome.events)
        });
        given.expect("the owner may");
        card(&ben, room(&world, &ben, "ana-ben").await, 1, 1).await;
        pool.close().await;
        world.close().await;
    }
}
