//! Feedback that somebody received, for everybody in their server: what is public and from when on, who reads what of it, and where there
//! is none to read.

use super::{closed, give, published};
use crate::agencies::offers::AgencyFixture;
use crate::contracts::payments::record;
use crate::contracts::work::contract;
use crate::harness::database::engines;
use crate::harness::steps::{FORM, Table, message, preview_offer, refused};
use crate::harness::world::World;
use crate::people::profiles::view;
use discord_emulator::Id;
use discord_emulator::person::{CommandOption, Message, OptionValue, Person, opt};

/// What `reader` reads of what somebody received.
async fn list(world: &World, reader: &Person, of: &[CommandOption]) -> Message {
    let shown = message(reader.command(world.guild, world.general, "feedback list", of).await);
    assert!(shown.ephemeral(), "it's for the one who asked");
    shown
}

fn person(id: Id) -> CommandOption {
    opt("person", OptionValue::User(id))
}

/// What is said in the room of a payment that waits for an answer.
async fn payment(who: &Person, room: Id, words: &str) -> Message {
    who.wait_message(room, |told| !told.ephemeral() && told.says(words)).await.expect("told")
}

/// Who left is told apart from who deleted their data, and what others gave stays.
async fn gone_is_told_apart(world: &World, [ana, ben, chidi]: [&Person; 3]) {
    let asked = message(ben.command(world.guild, world.general, "privacy delete", &[]).await);
    let form = ben.press(world.general, &asked, "Delete my data…").await.expect("an answer").modal();
    message(ben.submit(&form.expect("a form"), &[("word", "delete")]).await);
    let seen = list(world, chidi, &[person(ben.id())]).await;
    assert!(seen.says("deleted their data here") && seen.says("really"), "{}", seen.words());
    world.settled().await.close().await;
    let (ana_id, mia_id) = (ana.id(), world.id("Mia"));
    for gone in [ana_id, mia_id] {
        world.leaves(gone);
        let seen = list(world, chidi, &[person(gone)]).await;
        let has_some = gone == ana_id;
        assert!(seen.says("isn't in this server"), "{}", seen.words());
        assert_eq!((seen.says("No feedback yet"), seen.says("Paid late.")), (!has_some, has_some));
    }
}

#[tokio::test]
async fn feedback_is_public_once_one_whole_unit_was_paid_and_only_as_long() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (Table { ana, ben, room, .. }, told) = closed(&world).await;
        let chidi = world.person("Chidi").await;
        let of_ben = [person(ben.id())];
        let none = list(&world, &chidi, &of_ben).await;
        assert!(none.says("No feedback yet"), "{}", none.words());
        give(&ana, room, &told, "4 ★", "Good, *really*. @everyone").await;
        give(&ben, room, &told, "2 ★", "Paid late.").await;
        let both = published(&ana, room).await;
        let is_none = async |why: &str| {
            for reader in [&ana, &ben, &chidi] {
                let shown = list(&world, reader, &of_ben).await;
                assert!(shown.says("No feedback yet") && !shown.says("really"), "{why}: {}", shown.words());
            }
        };
        is_none("nothing was paid").await;
        let shown = contract(&ana, room, "closed the contract").await;
        record(&ana, room, &shown, "The whole contract", ["0.99", ""]).await;
        is_none("less than one unit was").await;
        record(&ben, room, &shown, "The whole contract", ["0.01", ""]).await;
        let notice = payment(&ana, room, "says they received 0.01 USD").await;
        let seen = list(&world, &chidi, &of_ben).await;
        assert!(seen.says("really") && seen.mentions().is_empty(), "{}", seen.words());
        assert!(!seen.says("#1"), "the number is for those who took part: {}", seen.words());

        let asked = message(ana.press(room, &notice, "Review payment").await);
        message(ana.press(room, &asked, "I didn't pay this").await);
        is_none("it was denied").await;
        let asked = message(ana.press(room, &notice, "Review payment").await);
        message(ana.press(room, &asked, "Confirm").await);

        // Those who took part read which contract it was, and the reply is there for everybody.
        let form = ben.press(room, &both, "Reply").await.expect("an answer").modal().expect("a form");
        message(ben.submit(&form, &[("reply", "A *pleasure*.")]).await);
        let own = list(&world, &ben, &[]).await;
        let seen = list(&world, &chidi, &of_ben).await;
        let client = list(&world, &ben, &[person(ana.id())]).await;
        insta::allow_duplicates! {
            insta::assert_snapshot!(
                "received",
                [&own, &seen, &client].map(|shown| world.words(shown)).join("\n────\n")
            );
        }

        // So does the client's record.
        let first = [opt("offer", "1")];
        let viewed = message(ben.command(world.guild, world.general, "offer view", &first).await);
        for words in ["**Stars received** ★ **2.0** from 1 as client", "**Stars given** 4.0 on average, once"]
        {
            assert!(viewed.says(words), "{words}: {}", viewed.words());
        }

        // A profile and the preview of an offer tell of it in short, and lead there.
        let profile = view(&world, &chidi, "Ben").await;
        assert!(profile.says("★ **4.0** from 1") && profile.says("really"), "{}", profile.words());
        let preview = preview_offer(&world, &chidi, ben.id(), &FORM).await;
        assert!(
            preview.says("About the freelancer") && preview.says("★ **4.0** from 1"),
            "{}",
            preview.words()
        );
        for shown in [&profile, &preview] {
            let all = message(chidi.press(world.general, shown, "All feedback").await);
            assert_eq!(world.words(&all), world.words(&seen));
        }
        message(chidi.press(world.general, &preview, "Discard").await);

        gone_is_told_apart(&world, [&ana, &ben, &chidi]).await;
        world.close().await;
    }
}

#[tokio::test]
async fn there_is_none_of_bots_and_an_agency_has_its_own() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let AgencyFixture { ana, .. } = &AgencyFixture::set(&world).await;
        let asked = async |of: &[CommandOption]| {
            refused(&world, ana.command(world.guild, world.general, "feedback list", of)).await
        };
        let agency = opt("agency", "Studio North");
        assert!(asked(&[person(world.bot_id())]).await.contains("Bots don't get feedback"));
        assert!(asked(&[person(ana.id()), agency.clone()]).await.contains("Choose a person or an agency"));
        assert!(asked(&[opt("agency", "Nobody's")]).await.contains("Agency not found"));
        let shown = list(&world, ana, &[agency]).await;
        assert!(shown.says("Studio North has no public feedback"), "{}", shown.words());
        assert!(list(&world, ana, &[]).await.says("each side can give feedback"));
        world.close().await;
    }
}
