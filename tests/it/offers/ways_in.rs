//! The ways to an offer beside its card: the menu of a member, and the commands that name one of a person's own offers.

use crate::harness::database::engines;
use crate::harness::steps::{Answered, FORM, Table, card, card_in_state, message, refused, send_offer};
use crate::harness::world::{World, roomy};
use discord_emulator::person::{Person, opt};

/// What is suggested while somebody types.
async fn suggested(world: &World, who: &Person, command: &str, typed: &str) -> Vec<(String, String)> {
    let options = [opt("offer", typed)];
    let choices = who.autocomplete(world.guild, world.general, command, &options, "offer").await;
    let pair = |choice: discord_emulator::person::Choice| {
        (choice.value.as_str().unwrap_or_default().to_owned(), choice.name)
    };
    choices.expect("suggestions").into_iter().map(pair).collect()
}

async fn numbers(world: &World, who: &Person, command: &str, typed: &str) -> Vec<String> {
    suggested(world, who, command, typed).await.into_iter().map(|(number, _)| number).collect()
}

async fn run(world: &World, who: &Person, command: &str, offer: &str) -> Answered {
    who.command(world.guild, world.general, command, &[opt("offer", offer)]).await
}

#[tokio::test]
async fn a_members_menu_begins_an_offer_to_them() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let on =
            async |target| ana.command_on_user(world.guild, world.general, "Send direct offer", target).await;
        let form = on(ben.id()).await.expect("an answer").modal().expect("a form");
        let preview = message(ana.submit(&form, &FORM).await);
        message(ana.press(world.general, &preview, "Send").await);
        let room = crate::harness::steps::room(&world, &ben, "ana-ben").await;
        card(&ben, room, 1, 1).await;
        world.settled().await.close().await;
        for (target, words) in [
            (ana.id(), "You can't send yourself an offer"),
            (world.bot_id(), "You can't send a bot an offer"),
        ] {
            let told = refused(&world, on(target)).await;
            assert!(told.contains(words), "{told}");
        }
        world.close().await;
    }
}

#[tokio::test]
async fn offers_are_suggested_by_number_and_title_to_their_own_people_alone() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.start().await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let chidi = world.person("Chidi").await;
        for title in ["Landing page", "A *logo*", "Shop"] {
            let mut form = FORM;
            form[0].1 = title;
            send_offer(&world, &ana, ben.id(), &form).await;
        }
        send_offer(&world, &ben, chidi.id(), &FORM).await;
        let room = crate::harness::steps::room(&world, &ben, "ana-ben").await;
        let shop = card(&ben, room, 3, 1).await;
        let table = Table { ana, ben, room, card: shop };
        table.decline(&table.card, "too_busy", "").await;
        let Table { ana, ben, .. } = &table;
        world.settled().await.close().await;

        assert_eq!(numbers(&world, ana, "offer view", "").await, ["3", "2", "1"]);
        assert_eq!(numbers(&world, ben, "offer view", "").await, ["4", "3", "2", "1"]);
        assert_eq!(numbers(&world, &chidi, "offer view", "").await, ["4"]);
        for command in ["offer edit", "offer withdraw"] {
            assert_eq!(numbers(&world, ana, command, "").await, ["2", "1"], "{command}");
            assert_eq!(numbers(&world, ben, command, "").await, ["4"], "{command}: his own alone");
            assert!(numbers(&world, &chidi, command, "").await.is_empty(), "{command}");
        }
        for (typed, fits) in [("LOGO", "2"), ("#1", "1"), ("1", "1"), (" landing ", "1"), ("", "2")] {
            assert_eq!(numbers(&world, ana, "offer edit", typed).await[0], fits, "{typed:?}");
        }
        assert!(numbers(&world, ana, "offer view", "nothing like it").await.is_empty());
        let (_, name) = suggested(&world, ana, "offer view", "3").await.remove(0);
        assert_eq!(name, "#3 · Declined · 1,500 USD fixed · Shop");
        world.close().await;
    }
}

#[tokio::test]
async fn at_most_twenty_five_are_suggested() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.allow_many_offers();
        world.start().await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        for _ in 0..27 {
            send_offer(&world, &ana, ben.id(), &FORM).await;
        }
        let shown = numbers(&world, &ben, "offer view", "").await;
        assert_eq!((shown.len(), shown[0].as_str(), shown[24].as_str()), (25, "27", "3"));
        assert_eq!(numbers(&world, &ben, "offer view", "1").await[0], "19");
        world.close().await;
    }
}

#[tokio::test]
async fn an_offer_named_by_its_number_is_viewed_modified_and_withdrawn() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        for typed in ["1", "#1", " # 1 "] {
            let view = message(run(&world, ben, "offer view", typed).await);
            assert!(view.ephemeral() && view.says("Landing page"), "{typed:?}: {}", view.words());
        }
        let form = run(&world, ana, "offer edit", "1").await.expect("an answer").modal().expect("a form");
        let preview = message(ana.submit(&form, &[("price", "$1,600"), ("milestones", "")]).await);
        message(ana.press(world.general, &preview, "Send").await);
        assert!(card(ben, *room, 1, 2).await.says("1,600 USD"));
        let form =
            run(&world, ana, "offer withdraw", "#1").await.expect("an answer").modal().expect("a form");
        message(ana.submit(&form, &[("message", "Sorry.")]).await);
        card_in_state(ben, *room, 1, 2, "Withdrawn").await;
        world.settled().await.close().await;
        for command in ["offer edit", "offer withdraw"] {
            let told = refused(&world, run(&world, ana, command, "1")).await;
            assert!(told.contains("Offer #1 has ended"), "{command}: {told}");
        }
        world.close().await;
    }
}

#[tokio::test]
async fn what_names_no_offer_of_ones_own_is_refused_alike() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let chidi = world.person("Chidi").await;
        world.settled().await.close().await;
        for command in ["offer view", "offer edit", "offer withdraw"] {
            for typed in ["2", "#99999", "0"] {
                let told = refused(&world, run(&world, &table.ana, command, typed)).await;
                assert!(told.contains("Offer not found"), "{command} {typed}: {told}");
            }
            let others = refused(&world, run(&world, &chidi, command, "1")).await;
            let nobodys = refused(&world, run(&world, &chidi, command, "7")).await;
            assert_eq!(others, nobodys, "{command}: strangers learn nothing");
            let told = refused(&world, run(&world, &table.ana, command, "Landing page")).await;
            assert!(told.contains("Choose one from the list"), "{command}: {told}");
        }
        for command in ["offer edit", "offer withdraw"] {
            let told = refused(&world, run(&world, &table.ben, command, "1")).await;
            assert!(told.contains("This button is for the client"), "{command}: {told}");
        }
        world.close().await;
    }
}
