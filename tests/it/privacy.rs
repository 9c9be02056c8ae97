//! `/privacy`: a person gets what is kept about them and nothing of others, and has it forgotten while the other side's
//! records stay readable.

use crate::agencies::offers::{AgencyFixture, ROOM};
use crate::harness::database::engines;
use crate::harness::moderated::{ModeratedWorld, report};
use crate::harness::steps::{
    FORM, Table, card, card_in_state, file_text, message, refused, room, send_offer, send_to_agency,
};
use crate::harness::world::{World, roomy};
use discord_emulator::person::{Message, OptionValue, Person, opt};
use serde_json::{Value, json};

async fn command(world: &World, who: &Person, name: &str) -> Message {
    let shown = message(who.command(world.guild, world.general, name, &[]).await);
    assert!(shown.ephemeral(), "only the person reads it");
    shown
}

/// What stands in the file of an answer.
async fn file_of(shown: &Message) -> Value {
    let name = shown.raw["attachments"][0]["filename"].as_str().expect("its name");
    assert!(name.starts_with("parley-") && name.ends_with(".json"), "{name}");
    serde_json::from_str(&file_text(shown).await).expect("it is JSON")
}

/// Presses the button and types a word.
async fn confirm(world: &World, who: &Person, shown: &Message, word: &str) -> Message {
    let form = who.press(world.general, shown, "Delete my data…").await.expect("an answer");
    message(who.submit(&form.modal().expect("a form"), &[("word", word)]).await)
}

#[tokio::test]
async fn everything_of_ones_own_and_nothing_of_others_is_exported() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.start().await;
        let table = Table::set(&world).await;
        let Table { ana, ben, card: first, .. } = &table;
        table.request(first, &[("price", "$1,800"), ("milestones", ""), ("message", "More work.")]).await;
        table.approve(1).await;
        let chidi = world.person("Chidi").await;
        let block = |who| [opt("member", OptionValue::User(who))];
        message(ben.command(world.guild, world.general, "block", &block(chidi.id())).await);
        message(chidi.command(world.guild, world.general, "block", &block(ben.id())).await);
        world.settled().await.close().await;

        let shown = command(&world, ben, "privacy export").await;
        let kept = file_of(&shown).await;
        assert_eq!(kept["known_as"]["name"], "Ben");
        let offers = kept["offers"].as_array().expect("offers");
        assert_eq!(offers.len(), 1);
        assert_eq!(offers[0]["you_are"], "freelancer");
        assert_eq!(offers[0]["versions"].as_array().map(Vec::len), Some(2));
        assert_eq!(offers[0]["change_requests"][0]["message"], "More work.");
        let blocked = kept["blocked_by_you"].as_array().expect("blocks");
        assert_eq!(blocked.len(), 1);
        assert_eq!(blocked[0]["person"], chidi.id().to_string());

        // Ana never had anything to do with Chidi, who blocked Ben: neither of it stands in her file.
        let anas = file_of(&command(&world, ana, "privacy export").await).await;
        assert!(!anas.to_string().contains(&chidi.id().to_string()), "{anas}");
        assert_eq!(anas["blocked_by_you"], serde_json::json!([]));
        let danas = file_of(&command(&world, &world.person("Dana").await, "privacy export").await).await;
        assert_eq!(danas["offers"], serde_json::json!([]));
        world.close().await;
    }
}

#[tokio::test]
async fn what_is_deleted_is_gone_and_the_other_sides_records_stay() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.start().await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room: place, card: first } = &table;
        table.accept(first).await;
        table.offer_again(&world, 2).await;
        send_offer(&world, ben, ana.id(), &FORM).await;
        card(ana, *place, 3, 1).await;
        let chidi = world.person("Chidi").await;
        send_offer(&world, ana, chidi.id(), &FORM).await;
        let other = room(&world, &chidi, "ana-chidi").await;
        card(&chidi, other, 4, 1).await;
        world.settled().await.close().await;

        let asked = command(&world, ana, "privacy delete").await;
        let before = world.ledger().await;
        let wrong = confirm(&world, ana, &asked, "yes").await;
        assert!(wrong.says("Nothing was deleted") && wrong.says("yes"), "{}", wrong.words());
        assert_eq!(world.ledger().await, before);
        let done = confirm(&world, ana, &wrong, " delete ").await;
        assert!(done.says("2 of your pending offers were withdrawn"), "{}", done.words());
        assert!(done.says("1 offer waiting for your answer was declined"), "{}", done.words());
        card_in_state(ben, *place, 2, 1, "Withdrawn").await;
        card_in_state(ben, *place, 3, 1, "Declined").await;
        card_in_state(&chidi, other, 4, 1, "Withdrawn").await;
        world.settled().await.close().await;
        insta::assert_snapshot!("asked_and_done", format!("{}\n────\n{}", asked.words(), done.words()));

        // Ben's record reads on, without her name.
        let first = [opt("offer", "1")];
        let record = message(ben.command(world.guild, world.general, "offer view", &first).await);
        assert!(record.says("Landing page") && record.says("Accepted"), "{}", record.words());
        let author = record.embeds()[0]["author"]["name"].as_str().expect("a name").to_owned();
        assert_eq!(author, "a former member");
        let kept = file_of(&command(&world, ana, "privacy export").await).await;
        assert_eq!(kept["profile"], Value::Null);
        assert_eq!(kept["drafts"], serde_json::json!([]));
        assert_eq!(kept["known_as"]["name"], "a former member");
        assert_eq!(kept["offers"].as_array().map(Vec::len), Some(4), "records with others stay");

        // Once more does nothing more.
        let again = command(&world, ana, "privacy delete").await;
        let twice = confirm(&world, ana, &again, "DELETE").await;
        assert!(
            twice.says("You had no pending offers to withdraw. No offers were waiting for your answer."),
            "{}",
            twice.words()
        );
        world.close().await;
    }
}

#[tokio::test]
async fn reports_are_exported_to_whoever_made_them_alone() {
    for engine in engines() {
        let moderated = ModeratedWorld::open(&engine, &[]).await;
        let (world, table) = (&moderated.world, moderated.table().await);
        let Table { ana, ben, room: place, card: first } = &table;
        report(ben, *place, first, "Harassment", "She calls people names.").await;
        let queue_card = moderated.card(1, "Open").await;
        moderated.decide(&moderated.mia, &queue_card, "Warn", "Be kind.").await;
        moderated.card(1, "Closed").await;
        world.settled().await.close().await;

        let bens = file_of(&command(world, ben, "privacy export").await).await;
        assert_eq!(bens["reported_by_you"][0]["text"], "She calls people names.");
        assert_eq!(bens["reported_by_you"][0]["outcome"], "warned");
        assert!(!bens.to_string().contains(&moderated.mia.id().to_string()), "not which moderator: {bens}");
        let anas = file_of(&command(world, ana, "privacy export").await).await;
        assert_eq!(anas["reported_by_you"], serde_json::json!([]));
        assert_eq!(anas["warnings_and_suspensions"][0]["why"], "Be kind.");
        let rest = anas.to_string().replace(&anas["offers"].to_string(), "");
        assert!(!rest.contains(&ben.id().to_string()) && !rest.contains("names"), "{rest}");
        let mias = file_of(&command(world, &moderated.mia, "privacy export").await).await;
        assert_eq!(mias["done_as_moderator"][0]["what"], "person_warned");

        // What is deleted frees nobody of a warning.
        let asked = command(world, ana, "privacy delete").await;
        confirm(world, ana, &asked, "delete").await;
        let later = file_of(&command(world, ana, "privacy export").await).await;
        assert_eq!(later["warnings_and_suspensions"][0]["why"], "Be kind.");
        moderated.world.close().await;
    }
}

#[tokio::test]
async fn whoever_is_forgotten_leaves_their_agencies_and_hands_over_what_others_need() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let fixture = AgencyFixture::set(&world).await;
        let AgencyFixture { ana, dana, ben, chidi } = &fixture;
        let kept = file_of(&command(&world, ben, "privacy export").await).await;
        assert_eq!(
            kept["agencies"][0],
            json!({"name": "Studio North", "role": "manager", "exclusive": false})
        );
        send_to_agency(&world, ana, "Studio North").await;
        let place = room(&world, ben, ROOM).await;
        let members = file_of(&command(&world, chidi, "privacy export").await).await;
        assert_eq!(members["agencies"][0]["role"], "member");
        assert_eq!(members["offers"], json!([]), "offers to an agency are the agency's");

        let shown = command(&world, dana, "privacy delete").await;
        let form = dana.press(world.general, &shown, "Delete my data…").await.expect("an answer").modal();
        let form = form.expect("a form");
        let said = refused(&world, dana.submit(&form, &[("word", "DELETE")])).await;
        assert!(
            said.contains("Your agency needs a new owner first") && said.contains("Studio North"),
            "{said}"
        );
        for person in [ben, chidi] {
            let shown = command(&world, person, "privacy delete").await;
            let done = confirm(&world, person, &shown, "DELETE").await;
            assert!(done.says("Data deleted"), "{}", done.words());
        }
        world.settled().await.close().await;
        assert!(ben.channels(world.guild).await.expect("channels").iter().all(|channel| channel.id != place));
        // Now she is alone: the offer that waits is declined, and the agency is no more.
        let shown = command(&world, dana, "privacy delete").await;
        let done = confirm(&world, dana, &shown, "DELETE").await;
        assert!(done.says("1 offer waiting for your answer was declined"), "{}", done.words());
        card_in_state(ana, place, 1, 1, "Declined").await;
        let named = [opt("agency", "Studio North")];
        let said = refused(&world, ana.command(world.guild, world.general, "offer send", &named)).await;
        assert!(said.contains("Agency not found"), "{said}");
        world.close().await;
    }
}
