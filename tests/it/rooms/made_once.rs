//! A room is made once, also where Parley dies before it noted that it made it, and everything is called otherwise afterwards.

use crate::agencies::offers::{AgencyFixture, ROOM};
use crate::harness::database::engines;
use crate::harness::steps::{FORM, Table, card, message, room, send_offer, send_to_agency};
use crate::harness::world::{World, workshop};
use crate::rooms::permissions::watched;
use discord_emulator::person::{Message, Person};
use discord_emulator::{Fault, FaultId, FaultKind};
use parley::domain::server::{RoomStyle, ServerSettings};

/// The next call on this route has its effect, and no answer.
fn hold(world: &World, route: &str) -> FaultId {
    world.emulator.add_fault(Fault::new(FaultKind::HoldAfter).on(route))
}

/// Parley dies right after that call had its effect.
async fn dies_after(world: &mut World, fault: FaultId) {
    world.emulator.wait_for_hit(fault).await;
    world.kill().await;
    world.emulator.clear_faults();
}

async fn change(world: &World, sql: &'static str, value: i64) {
    let mut writer = world.database.write().await;
    let done = sqlx::query(sql).bind(value).execute(&mut writer).await.expect("changed");
    assert_eq!(done.rows_affected(), 1);
}

#[tokio::test]
async fn a_thread_is_found_again_under_another_nickname() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        let threads = ServerSettings { room_style: Some(RoomStyle::Threads), ..ServerSettings::default() };
        world.set_rules(threads).await;
        world.start().await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let held = hold(&world, "POST /channels/{channel_id}/threads");
        send_offer(&world, &ana, ben.id(), &FORM).await;
        dies_after(&mut world, held).await;
        let id = i64::try_from(ben.id().0).expect("an id");
        change(&world, "UPDATE people SET name = 'Benjamin' WHERE person_id = $1", id).await;
        world.start().await;
        let room = room(&world, &ben, "ana-ben").await;
        card(&ben, room, 1, 1).await;
        world.settled().await.close().await;
        assert_eq!(all_threads(&world, &ana).await, 1);
        world.close().await;
    }
}

async fn all_threads(world: &World, person: &Person) -> usize {
    person.threads(world.guild).await.expect("threads").len()
}

#[tokio::test]
async fn a_channel_is_found_again_with_another_staff() {
    for engine in engines() {
        let mut world = World::open(&engine).await;
        let AgencyFixture { ana, dana, chidi, .. } = AgencyFixture::set(&world).await;
        world.settled().await.close().await;
        // The category comes first.
        let held = hold(&world, "POST /guilds/{guild_id}/channels");
        send_to_agency(&world, &ana, "Studio North").await;
        dies_after(&mut world, held).await;
        let held = hold(&world, "POST /guilds/{guild_id}/channels");
        world.start().await;
        dies_after(&mut world, held).await;
        let id = i64::try_from(chidi.id().0).expect("an id");
        change(&world, "UPDATE agency_staff SET role = 'manager' WHERE person_id = $1", id).await;
        world.start().await;
        card(&dana, room(&world, &dana, ROOM).await, 1, 1).await;
        world.settled().await.close().await;
        let mia = world.person("Mia").await;
        let all = mia.channels(world.guild).await.expect("channels");
        assert_eq!(all.iter().filter(|channel| channel.name == ROOM).count(), 1);
        room(&world, &chidi, ROOM).await;
        world.close().await;
    }
}

#[tokio::test]
async fn a_full_list_of_pins_is_said_and_holds_nothing() {
    for engine in engines() {
        let (world, mia, queue) = watched(&engine).await;
        let table = Table::set(&world).await;
        let full = FaultKind::Refuse { code: 30003 };
        world.emulator.add_fault(Fault::new(full).on("PUT /channels/{channel_id}/pins/{message_id}"));
        table.accept(&table.card).await;
        let is_it = |message: &Message| message.says("as many pinned messages as Discord allows");
        let told = mia.wait_message(queue, is_it).await.expect("the alert");
        table.offer_again(&world, 2).await;
        world.emulator.clear_faults();
        message(mia.press(queue, &told, "Try again").await);
        table.ana.wait_message(table.room, Message::pinned).await.expect("the contract is pinned");
        mia.wait_gone(&told).await.expect("the alert goes");
        world.close().await;
    }
}

#[tokio::test]
async fn whoever_accepts_reads_that_the_client_has_left() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let asked = message(table.ben.press(table.room, &table.card, "Accept offer").await);
        world.leaves(table.ana.id());
        message(table.ben.press(table.room, &asked, "Accept these terms").await);
        let is_it = |told: &Message| told.says("left this server") && told.says("The contract still stands");
        let told = table.ben.wait_message(table.room, is_it).await.expect("told");
        assert_eq!(told.mentions(), [table.ben.id()]);
        world.close().await;
    }
}
