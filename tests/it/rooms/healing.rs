//! What moderators delete beside rooms: the category above them, the messages in them. Nothing is lost, and what somebody
//! still has to answer stands there again.

use crate::harness::database::engines;
use crate::harness::steps::{
    CHANGE, FORM, Table, card, card_in_state, change_request, message, preview_offer, room, send_offer,
};
use crate::harness::world::{World, workshop};
use discord_emulator::person::{Channel, Message, OptionValue, Person, opt};
use discord_emulator::{Fault, FaultKind, Id};
use parley::app::RECHECK_AFTER_MS;
use parley::domain::time::DAY_MS;

const ROOM: &str = "POST /guilds/{guild_id}/channels";

async fn delete_channel(mia: &Person, channel: Id) {
    mia.call("DELETE", &format!("/channels/{channel}"), None).await.expect("the moderator may");
}

/// The categories for rooms.
async fn categories(mia: &Person, world: &World) -> Vec<Channel> {
    let mut all = mia.channels(world.guild).await.expect("channels");
    all.retain(|channel| channel.name.starts_with("Offers"));
    all
}

/// How many messages for everybody hold these words.
async fn standing(person: &Person, room: Id, words: &str) -> usize {
    let all = person.messages(room).await.expect("messages");
    all.iter().filter(|message| !message.ephemeral() && message.says(words)).count()
}

/// `/offer view`, first page.
async fn view(world: &World, person: &Person, number: &str) -> Message {
    let named = [opt("offer", OptionValue::Text(number.to_owned()))];
    message(person.command(world.guild, world.general, "offer view", &named).await)
}

#[tokio::test]
async fn a_deleted_category_takes_no_room_with_it_and_is_made_again_for_the_next() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let mia = world.person("Mia").await;
        world.settled().await.close().await;
        let gone = categories(&mia, &world).await.remove(0).id;
        delete_channel(&mia, gone).await;

        // The pair talks on where it talked before.
        table.offer_again(&world, 2).await;
        let chidi = world.person("Chidi").await;
        send_offer(&world, &table.ana, chidi.id(), &FORM).await;
        let next = room(&world, &chidi, "ana-chidi").await;
        card(&chidi, next, 3, 1).await;
        let made = categories(&mia, &world).await;
        assert_eq!(made.len(), 1, "one category again");
        let all = mia.channels(world.guild).await.expect("channels");
        let parent = |id| all.iter().find(|channel| channel.id == id).expect("the room").parent;
        assert_eq!((parent(next), parent(table.room)), (Some(made[0].id), None));
        table.accept(&table.card).await;
        card_in_state(&table.ana, table.room, 1, 1, "Accepted").await;
        let dana = world.person("Dana").await;
        assert!(dana.messages(table.room).await.is_err(), "the room stays private without its category");
        world.close().await;
    }
}

#[tokio::test]
async fn a_category_that_goes_while_a_room_is_made_in_it_is_made_again() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let (mia, chidi) = (world.person("Mia").await, world.person("Chidi").await);
        world.settled().await.close().await;
        let preview = preview_offer(&world, &table.ana, chidi.id(), &FORM).await;
        let held = world.emulator.add_fault(Fault::new(FaultKind::HoldBefore).on(ROOM).times(1));
        let delete = async {
            world.emulator.wait_for_hit(held).await;
            let gone = categories(&mia, &world).await.remove(0).id;
            delete_channel(&mia, gone).await;
            world.emulator.clear_faults();
        };
        let (sent, ()) = tokio::join!(table.ana.press(world.general, &preview, "Send"), delete);
        assert!(message(sent).says("Offer #2"));
        card(&chidi, room(&world, &chidi, "ana-chidi").await, 2, 1).await;
        assert_eq!(categories(&mia, &world).await.len(), 1);
        world.close().await;
    }
}

#[tokio::test]
async fn whoever_looks_at_an_offer_finds_its_card_and_its_change_request_again() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        world.stop_clock();
        world.start().await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card: first } = &table;
        let mia = world.person("Mia").await;
        table.request(first, &CHANGE).await;
        let open = change_request(ana, *room, 1, "Open").await;
        world.settled().await.close().await;
        for gone in [first, &open] {
            mia.delete(gone).await.expect("a moderator may");
            ana.wait_gone(gone).await.expect("it goes");
        }
        // A moderator who looks is not about to answer.
        view(&world, ben, "1").await;
        let again = change_request(ana, *room, 1, "Open").await;
        assert_ne!(again.id, open.id);
        assert_eq!(again.mentions(), [ana.id()]);
        card_in_state(ben, *room, 1, 1, "Changes requested").await;
        // Long enough after the first look for another.
        for person in [ana, ben] {
            world.pass(RECHECK_AFTER_MS).await;
            view(&world, person, "1").await;
        }
        world.settled().await.close().await;
        let count = async |words| standing(ana, *room, words).await;
        assert_eq!(count("Change request for offer #1").await, 1, "what stands is not posted again");
        assert_eq!(count("Offer #1 · Version 1").await, 1);

        message(ana.press(*room, &again, "Approve").await);
        card(ben, *room, 1, 2).await;
        change_request(ana, *room, 1, "Approved").await;

        // What nobody has to answer any more stays away.
        mia.delete(&change_request(ana, *room, 1, "Approved").await).await.expect("a moderator may");
        view(&world, ana, "1").await;
        world.settled().await.close().await;
        assert_eq!(count("Change request for offer #1").await, 0);
        world.close().await;
    }
}

#[tokio::test]
async fn many_who_look_are_seen_to_once_in_a_while() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        world.stop_clock();
        world.start().await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card: first } = &table;
        let mia = world.person("Mia").await;
        world.settled().await.close().await;
        mia.delete(first).await.expect("a moderator may");
        ben.wait_gone(first).await.expect("it goes");
        assert!(view(&world, ben, "1").await.says("Landing page"));
        let again = card(ben, *room, 1, 1).await;
        world.settled().await.close().await;

        mia.delete(&again).await.expect("a moderator may");
        ben.wait_gone(&again).await.expect("it goes");
        for person in [ana, ben, ana, ben] {
            assert!(view(&world, person, "1").await.says("Landing page"));
        }
        // What comes later into the room shows that nothing came before it.
        table.offer_again(&world, 2).await;
        assert_eq!(standing(ana, *room, "Offer #1 · Version 1").await, 0, "it was seen to a moment ago");
        world.pass(RECHECK_AFTER_MS).await;
        view(&world, ana, "1").await;
        card(ben, *room, 1, 1).await;
        world.close().await;
    }
}

#[tokio::test]
async fn a_reminder_stands_below_what_is_to_be_answered() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        world.stop_clock();
        world.start().await;
        let table = Table::set(&world).await;
        let Table { ana, room, card: first, .. } = &table;
        table.request(first, &CHANGE).await;
        let open = change_request(ana, *room, 1, "Open").await;
        world.settled().await.close().await;
        world.person("Mia").await.delete(&open).await.expect("a moderator may");
        world.pass(5 * DAY_MS).await;
        let again = ana
            .wait_message(*room, |message| {
                message.id != open.id && message.says("Change request for offer #1 · Open")
            })
            .await
            .expect("the change request");
        message(ana.press(*room, &again, "Approve").await);
        world.close().await;
    }
}

#[tokio::test]
async fn whoever_looks_at_an_offer_whose_room_was_deleted_gets_the_room_again() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let mia = world.person("Mia").await;
        world.settled().await.close().await;
        delete_channel(&mia, table.room).await;
        view(&world, &table.ben, "1").await;
        let other = |channel: &Channel| channel.name == "ana-ben" && channel.id != table.room;
        let again = table.ben.wait_channel(world.guild, other).await.expect("the room").id;
        card(&table.ben, again, 1, 1).await;
        world.close().await;
    }
}
