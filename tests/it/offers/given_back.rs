//! A form that is refused because of what happened while somebody typed gives its text back: in a block, or as a file where it
//! is long or the answer is.

use crate::harness::database::engines;
use crate::harness::steps::{Table, card, card_in_state, message};
use crate::harness::world::{World, roomy};
use discord_emulator::person::Message;
use parley::domain::time::DAY_MS;

/// What each answer says above it.
const SAYS: &str = "Here's what you typed, so that you can copy it:";
/// What somebody thought about.
const WORDS: &str = "The second page needs a translation, which I can't do alone.";

/// What stands in the file of an answer.
async fn file_of(shown: &Message) -> String {
    let url = shown.raw["attachments"][0]["url"].as_str().expect("a file").to_owned();
    reqwest::get(url).await.expect("it is there").text().await.expect("text")
}

/// Whether it gives `text` back in a block of its own, to one person.
fn is_in_block(shown: &Message, text: &str) -> bool {
    shown.ephemeral() && shown.says(SAYS) && shown.says(&format!("```\n{text}\n```"))
}

#[tokio::test]
async fn a_form_whose_offer_ended_meanwhile_gives_its_text_back() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card: first } = &table;
        let change = ben.press(*room, first, "Request changes").await.expect("an answer").modal();
        let modify = ana.press(*room, first, "Edit offer").await.expect("an answer").modal();
        let (change, modify) = (change.expect("a form"), modify.expect("a form"));
        table.withdraw(first, "").await;
        card_in_state(ben, *room, 1, 1, "Withdrawn").await;
        let told = message(ben.submit(&change, &[("description", WORDS), ("price", "$1,800")]).await);
        assert!(told.says("Offer #1 has ended"), "{}", told.words());
        assert!(is_in_block(&told, WORDS) && is_in_block(&told, "$1,800"), "{}", told.words());
        let long = "It is more than that. ".repeat(170);
        let told = message(ana.submit(&modify, &[("description", &long)]).await);
        assert!(told.says("Offer #1 has ended") && told.says(SAYS), "{}", told.words());
        assert!(file_of(&told).await.contains(long.trim_end()), "all of it is in the file");

        // The same of an offer that nobody ended, and of the message that goes with an answer.
        let second = table.offer_again(&world, 2).await;
        let asked = message(ben.press(*room, &second, "Decline offer").await);
        let decline = ben.choose(*room, &asked, "Why are you declining?", &["other"]).await;
        let decline = decline.expect("an answer").modal().expect("a form");
        world.pass(DAY_MS).await;
        card_in_state(ben, *room, 2, 1, "Expired").await;
        let told = message(ben.submit(&decline, &[("message", WORDS)]).await);
        assert!(told.says("It expired") && is_in_block(&told, WORDS), "{}", told.words());
        world.close().await;
    }
}

#[tokio::test]
async fn a_form_for_former_terms_gives_its_text_back_beside_the_new_ones() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.start().await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card: first } = &table;
        let change = ben.press(*room, first, "Request changes").await.expect("an answer").modal();
        let withdraw = ana.press(*room, first, "Withdraw").await.expect("an answer").modal();
        table.modify(first, &[("price", "$1,900"), ("milestones", "")]).await;
        card(ben, *room, 1, 2).await;
        let told = message(ben.submit(&change.expect("a form"), &[("description", WORDS)]).await);
        assert!(told.ephemeral() && told.says("version 1") && told.says(SAYS), "{}", told.words());
        assert!(told.says("1,900"), "the new terms: {}", told.words());
        assert!(file_of(&told).await.contains(WORDS), "what was typed");
        // Where nothing was typed, nothing is given back.
        let told = message(ana.submit(&withdraw.expect("a form"), &[("message", "")]).await);
        assert!(told.says("Here's version 2") && !told.says(SAYS), "{}", told.words());
        world.close().await;
    }
}
