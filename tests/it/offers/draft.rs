//! What was typed and not sent: the preview, the way back into the form, and how long a draft lives.

use crate::harness::database::engines;
use crate::harness::steps::{
    Answered, FORM, ask_for_form, card, labels, message, preview_offer, refused, room,
};
use crate::harness::world::{World, workshop};
use discord_emulator::person::{Modal, OptionValue, opt};
use parley::domain::time::DAY_MS;

fn form(answered: Answered) -> Modal {
    answered.expect("an answer").modal().expect("a form")
}

/// What stands in a form's inputs, as `(name, text)`.
fn typed(modal: &Modal) -> Vec<(&str, &str)> {
    modal.inputs.iter().map(|input| (input.custom_id.as_str(), input.value.as_str())).collect()
}

#[tokio::test]
async fn the_preview_is_the_card_that_the_other_side_gets() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let options = [
            opt("to", OptionValue::User(ben.id())),
            opt("note", "I liked your **last** site."),
            opt("expires", 3),
        ];
        let asked = ana.command(world.guild, world.general, "offer send", &options).await;
        let preview = message(ana.submit(&form(asked), &FORM).await);
        assert!(preview.ephemeral());
        assert_eq!(labels(&preview), ["Send", "Edit", "Discard"]);
        assert!(ben.channels(world.guild).await.expect("channels").iter().all(|each| each.name != "ana-ben"));
        message(ana.press(world.general, &preview, "Send").await);
        let room = room(&world, &ben, "ana-ben").await;
        let card = card(&ben, room, 1, 1).await;
        let (shown, sent) = (&preview.embeds()[0], &card.embeds()[0]);
        for part in ["author", "title", "description", "color"] {
            assert_eq!(shown[part], sent[part], "{part}");
        }
        for name in ["Price", "Start", "Due", "Version", "Milestones", "Note from the client"] {
            assert!(card.field(name).is_some(), "{name}");
            assert_eq!(preview.field(name), card.field(name), "{name}");
        }
        assert!(card.field("Note from the client").is_some_and(|note| note.contains(r"\*\*last\*\*")));
        world.close().await;
    }
}

#[tokio::test]
async fn a_wrong_price_is_mended_with_everything_else_kept() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let mut wrong = FORM;
        wrong[2].1 = "1.500 dollars or so";
        let problem = preview_offer(&world, &ana, ben.id(), &wrong).await;
        assert!(problem.ephemeral());
        assert_eq!(labels(&problem), ["1,500 USD", "1.50 USD", "Fix it", "Discard"]);
        assert!(problem.says("**Price**") && problem.says("Did you mean `1,500 USD`"), "{}", problem.words());
        let again = form(ana.press(world.general, &problem, "Fix it").await);
        assert_eq!(typed(&again), wrong);
        let preview = message(ana.submit(&again, &[("price", "1,500 USD")]).await);
        assert_eq!(preview.id, problem.id, "the preview takes the place of the problem");
        assert_eq!(labels(&preview), ["Send", "Edit", "Discard"]);
        let edited = form(ana.press(world.general, &preview, "Edit").await);
        let mut right = FORM;
        right[2].1 = "1,500 USD";
        assert_eq!(typed(&edited), right);
        let edited = message(ana.submit(&edited, &[("title", "Start page")]).await);
        assert!(edited.says("Start page"), "{}", edited.words());
        assert!(message(ana.press(world.general, &edited, "Send").await).says("Offer #1 is on its way"));
        world.close().await;
    }
}

#[tokio::test]
async fn an_unsent_draft_is_resumed_and_a_discarded_one_is_not() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben, chidi) =
            (world.person("Ana").await, world.person("Ben").await, world.person("Chidi").await);
        let preview = preview_offer(&world, &ana, ben.id(), &FORM).await;
        assert_eq!(typed(&form(ask_for_form(&world, &ana, ben.id()).await)), FORM);
        let other = form(ask_for_form(&world, &ana, chidi.id()).await);
        assert!(typed(&other).iter().all(|(_, text)| text.is_empty()), "{:?}", typed(&other));
        let others = form(ask_for_form(&world, &chidi, ben.id()).await);
        assert!(typed(&others).iter().all(|(_, text)| text.is_empty()), "{:?}", typed(&others));
        message(ana.press(world.general, &preview, "Discard").await);
        let fresh = form(ask_for_form(&world, &ana, ben.id()).await);
        assert!(typed(&fresh).iter().all(|(_, text)| text.is_empty()), "{:?}", typed(&fresh));
        world.close().await;
    }
}

#[tokio::test]
async fn a_draft_outlives_parley_but_not_a_day() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        world.stop_clock();
        world.start().await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let mut wrong = FORM;
        wrong[3].1 = "next spring";
        let problem = preview_offer(&world, &ana, ben.id(), &wrong).await;
        let early = form(ana.press(world.general, &problem, "Fix it").await);
        world.kill().await;
        world.pass(DAY_MS).await;
        world.start().await;
        // The form itself was opened by the Parley that died, and is answered by the one that lives.
        let problem = message(ana.submit(&early, &[]).await);
        let again = form(ana.press(world.general, &problem, "Fix it").await);
        assert_eq!(typed(&again), wrong);
        let preview = message(ana.submit(&again, &[("schedule", "due in 3 weeks")]).await);
        world.pass(DAY_MS + 1).await;
        for label in ["Send", "Edit", "Discard"] {
            let told = refused(&world, ana.press(world.general, &preview, label)).await;
            assert!(told.contains("Draft not found"), "{label}: {told}");
        }
        let fresh = form(ask_for_form(&world, &ana, ben.id()).await);
        assert!(typed(&fresh).iter().all(|(_, text)| text.is_empty()), "{:?}", typed(&fresh));
        world.close().await;
    }
}

#[tokio::test]
async fn nobody_can_hire_themselves_a_bot_or_somebody_who_left() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, dana) = (world.person("Ana").await, world.id("Dana"));
        let guild = world.guild;
        world.emulator.shared().change(|world| world.leave_guild(guild, dana)).expect("she leaves");
        for (to, words) in [
            (ana.id(), "You can't send yourself an offer"),
            (world.bot_id(), "You can't send a bot an offer"),
            (dana, "They're not in this server"),
        ] {
            let told = refused(&world, ask_for_form(&world, &ana, to)).await;
            assert!(told.contains(words), "{told}");
        }
        world.close().await;
    }
}

#[tokio::test]
async fn what_is_sent_is_what_the_preview_shows() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let mut bare = FORM;
        bare[2].1 = "1500";
        let preview = preview_offer(&world, &ana, ben.id(), &bare).await;
        assert!(preview.says("1,500 USD"), "{}", preview.words());

        // Another currency counts now: the preview is shown anew, and nothing was sent.
        let admin = world.person("Mia").await;
        let settings = message(admin.command(world.guild, world.general, "parley settings", &[]).await);
        let edit = form(admin.press(world.general, &settings, "Edit defaults").await);
        message(admin.submit(&edit, &[("currency", "EUR"), ("time_zone", "Asia/Tokyo")]).await);
        let renewed = message(ana.press(world.general, &preview, "Send").await);
        assert_eq!(labels(&renewed), ["Send", "Edit", "Discard"]);
        assert!(renewed.says("1,500 EUR") && renewed.says("out of date"), "{}", renewed.words());

        // Opening the form once more changes nothing that the preview shows.
        form(ask_for_form(&world, &ana, ben.id()).await);
        form(ana.press(world.general, &renewed, "Edit").await);
        let sent = message(ana.press(world.general, &renewed, "Send").await);
        assert!(sent.says("Offer #1 is on its way"), "{}", sent.words());
        let room = room(&world, &ben, "ana-ben").await;
        assert!(card(&ben, room, 1, 1).await.says("1,500 EUR"));
        world.close().await;
    }
}
