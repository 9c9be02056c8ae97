//! The ways to an offer beside its card: the menu of a member, and the commands that name one of a person's own offers.

use crate::database::engines;
use crate::stage::{Stage, roomy};
use crate::steps::{Answered, FORM, Table, card, card_in_state, message, refused, send_offer};
use discord_emulator::person::{Person, opt};

/// What is suggested while somebody types.
async fn suggested(stage: &Stage, who: &Person, command: &str, typed: &str) -> Vec<(String, String)> {
    let options = [opt("offer", typed)];
    let choices = who.autocomplete(stage.guild, stage.general, command, &options, "offer").await;
    let pair = |choice: discord_emulator::person::Choice| {
        (choice.value.as_str().unwrap_or_default().to_owned(), choice.name)
    };
    choices.expect("suggestions").into_iter().map(pair).collect()
}

async fn numbers(stage: &Stage, who: &Person, command: &str, typed: &str) -> Vec<String> {
    suggested(stage, who, command, typed).await.into_iter().map(|(number, _)| number).collect()
}

async fn run(stage: &Stage, who: &Person, command: &str, offer: &str) -> Answered {
    who.command(stage.guild, stage.general, command, &[opt("offer", offer)]).await
}

#[tokio::test]
async fn a_members_menu_begins_an_offer_to_them() {
    for engine in engines() {
        let stage = Stage::open(&engine).await;
        let (ana, ben) = (stage.person("Ana").await, stage.person("Ben").await);
        let on =
            async |target| ana.command_on_user(stage.guild, stage.general, "Send direct offer", target).await;
        let form = on(ben.id()).await.expect("an answer").modal().expect("a form");
        let preview = message(ana.submit(&form, &FORM).await);
        message(ana.press(stage.general, &preview, "Send").await);
        let room = crate::steps::room(&stage, &ben, "ana-ben").await;
        card(&ben, room, 1, 1).await;
        stage.settled().await.close().await;
        for (target, words) in [
            (ana.id(), "You can't send yourself an offer"),
            (stage.bot_id(), "You can't send a bot an offer"),
        ] {
            let told = refused(&stage, on(target)).await;
            assert!(told.contains(words), "{told}");
        }
        stage.close().await;
    }
}

#[tokio::test]
async fn offers_are_suggested_by_number_and_title_to_their_own_people_alone() {
    for engine in engines() {
        let mut stage = Stage::set(&engine, roomy()).await;
        stage.start().await;
        let (ana, ben) = (stage.person("Ana").await, stage.person("Ben").await);
        let chidi = stage.person("Chidi").await;
        for title in ["Landing page", "A *logo*", "Shop"] {
            let mut form = FORM;
            form[0].1 = title;
            send_offer(&stage, &ana, ben.id(), &form).await;
        }
        send_offer(&stage, &ben, chidi.id(), &FORM).await;
        let room = crate::steps::room(&stage, &ben, "ana-ben").await;
        let shop = card(&ben, room, 3, 1).await;
        let table = Table { ana, ben, room, card: shop };
        table.decline(&table.card, "too_busy", "").await;
        let Table { ana, ben, .. } = &table;
        stage.settled().await.close().await;

        assert_eq!(numbers(&stage, ana, "offer view", "").await, ["3", "2", "1"]);
        assert_eq!(numbers(&stage, ben, "offer view", "").await, ["4", "3", "2", "1"]);
        assert_eq!(numbers(&stage, &chidi, "offer view", "").await, ["4"]);
        for command in ["offer edit", "offer withdraw"] {
            assert_eq!(numbers(&stage, ana, command, "").await, ["2", "1"], "{command}");
            assert_eq!(numbers(&stage, ben, command, "").await, ["4"], "{command}: his own alone");
            assert!(numbers(&stage, &chidi, command, "").await.is_empty(), "{command}");
        }
        for (typed, fits) in [("LOGO", "2"), ("#1", "1"), ("1", "1"), (" landing ", "1"), ("", "2")] {
            assert_eq!(numbers(&stage, ana, "offer edit", typed).await[0], fits, "{typed:?}");
        }
        assert!(numbers(&stage, ana, "offer view", "nothing like it").await.is_empty());
        let (_, name) = suggested(&stage, ana, "offer view", "3").await.remove(0);
        assert_eq!(name, "#3 · Declined · 1,500 USD fixed · Shop");
        stage.close().await;
    }
}

#[tokio::test]
async fn at_most_twenty_five_are_suggested() {
    for engine in engines() {
        let mut stage = Stage::set(&engine, roomy()).await;
        stage.allow_many_offers();
        stage.start().await;
        let (ana, ben) = (stage.person("Ana").await, stage.person("Ben").await);
        for _ in 0..27 {
            send_offer(&stage, &ana, ben.id(), &FORM).await;
        }
        let shown = numbers(&stage, &ben, "offer view", "").await;
        assert_eq!((shown.len(), shown[0].as_str(), shown[24].as_str()), (25, "27", "3"));
        assert_eq!(numbers(&stage, &ben, "offer view", "1").await[0], "19");
        stage.close().await;
    }
}

#[tokio::test]
async fn an_offer_named_by_its_number_is_viewed_modified_and_withdrawn() {
    for engine in engines() {
        let stage = Stage::open(&engine).await;
        let table = Table::set(&stage).await;
        let Table { ana, ben, room, .. } = &table;
        for typed in ["1", "#1", " # 1 "] {
            let view = message(run(&stage, ben, "offer view", typed).await);
            assert!(view.ephemeral() && view.says("Landing page"), "{typed:?}: {}", view.words());
        }
        let form = run(&stage, ana, "offer edit", "1").await.expect("an answer").modal().expect("a form");
        let preview = message(ana.submit(&form, &[("price", "$1,600"), ("milestones", "")]).await);
        message(ana.press(stage.general, &preview, "Send").await);
        assert!(card(ben, *room, 1, 2).await.says("1,600 USD"));
        let form =
            run(&stage, ana, "offer withdraw", "#1").await.expect("an answer").modal().expect("a form");
        message(ana.submit(&form, &[("message", "Sorry.")]).await);
        card_in_state(ben, *room, 1, 2, "Withdrawn").await;
        stage.settled().await.close().await;
        for command in ["offer edit", "offer withdraw"] {
            let told = refused(&stage, run(&stage, ana, command, "1")).await;
            assert!(told.contains("Offer #1 has ended"), "{command}: {told}");
        }
        stage.close().await;
    }
}

#[tokio::test]
async fn what_names_no_offer_of_ones_own_is_refused_alike() {
    for engine in engines() {
        let stage = Stage::open(&engine).await;
        let table = Table::set(&stage).await;
        let chidi = stage.person("Chidi").await;
        stage.settled().await.close().await;
        for command in ["offer view", "offer edit", "offer withdraw"] {
            for typed in ["2", "#99999", "0"] {
                let told = refused(&stage, run(&stage, &table.ana, command, typed)).await;
                assert!(told.contains("Offer not found"), "{command} {typed}: {told}");
            }
            let others = refused(&stage, run(&stage, &chidi, command, "1")).await;
            let nobodys = refused(&stage, run(&stage, &chidi, command, "7")).await;
            assert_eq!(others, nobodys, "{command}: strangers learn nothing");
            let told = refused(&stage, run(&stage, &table.ana, command, "Landing page")).await;
            assert!(told.contains("Choose one from the list"), "{command}: {told}");
        }
        for command in ["offer edit", "offer withdraw"] {
            let told = refused(&stage, run(&stage, &table.ben, command, "1")).await;
            assert!(told.contains("This button is for the client"), "{command}: {told}");
        }
        stage.close().await;
    }
}
