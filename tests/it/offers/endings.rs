//! How offers end without a contract: declined, withdrawn, expired. Each shows on the card, is told to the one who waits,
//! and leaves no button behind.

use crate::harness::database::engines;
use crate::harness::steps::{CHANGE, FORM, Table, card_in_state, change_request, labels, message};
use crate::harness::world::{World, roomy, workshop};
use discord_emulator::Id;
use discord_emulator::person::{Message, OptionValue, Person, opt};
use parley::discord::ui::colours::Colour;
use parley::domain::offers::offer::DeclineReason;
use parley::domain::time::DAY_MS;

/// The notice that tells `to` of an ending.
async fn notice(to: &Person, room: Id, words: &str) -> Message {
    let is_it = |message: &Message| message.mentions() == [to.id()] && message.says(words);
    to.wait_message(room, is_it).await.expect("the notice")
}

#[tokio::test]
async fn every_reason_to_decline_is_told_to_the_client() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.config.offers.new_per_hour = 100;
        world.start().await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card } = &table;
        let offered = message(ben.press(*room, card, "Decline offer").await);
        let offered = offered.selects().remove(0).options;
        let codes: Vec<_> = offered.iter().map(|option| option.value.as_str()).collect();
        assert_eq!(codes, DeclineReason::ALL.map(DeclineReason::code));
        for (number, reason) in (1..).zip(&offered) {
            let card = match number {
                1 => card.clone(),
                number => table.offer_again(&world, number).await,
            };
            let words = if number == 1 { "" } else { "Sorry.\nPerhaps **later**, <@1>." };
            let done = table.decline(&card, &reason.value, words).await;
            assert!(
                done.says("Declining carries no penalty") && done.says(&reason.label),
                "{}",
                done.words()
            );
            let over = card_in_state(ben, *room, number, 1, "Declined").await;
            assert_eq!((labels(&over).len(), over.mentions().len()), (0, 0));
            assert_eq!(over.embeds()[0]["color"], Colour::Quiet.rgb());
            assert!(over.says(&reason.label), "{}", over.words());
            let told = notice(ana, *room, &format!("Offer #{number}:")).await;
            assert!(told.says(&format!("Reason: {}", reason.label)), "{}", told.words());
            assert_eq!(told.says(r"Perhaps \*\*later\*\*"), number != 1, "{}", told.words());
        }
        world.close().await;
    }
}

#[tokio::test]
async fn a_withdrawn_offer_tells_the_freelancer_and_closes_what_was_asked() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card } = &table;
        table.request(card, &CHANGE).await;
        change_request(ana, *room, 1, "Open").await;
        let done = table.withdraw(card, "We have to _postpone_ it.").await;
        assert!(done.says("Offer #1 withdrawn"), "{}", done.words());
        let over = card_in_state(ben, *room, 1, 1, "Withdrawn").await;
        assert_eq!(labels(&over), Vec::<String>::new());
        let told = notice(ben, *room, "withdrew the offer").await;
        assert!(told.says(r"We have to \_postpone\_ it."), "{}", told.words());
        assert_eq!(labels(&change_request(ana, *room, 1, "Closed").await), ["View offer"]);
        assert_eq!(world.ledger().await.offers, [(1, "withdrawn".to_owned(), 1)]);
        world.close().await;
    }
}

#[tokio::test]
async fn what_fell_due_while_parley_was_down_expires_at_the_next_start() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        world.stop_clock();
        world.start().await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card } = &table;
        table.request(card, &CHANGE).await;
        let longer = [opt("to", OptionValue::User(ben.id())), opt("expires", 30)];
        let asked = ana.command(world.guild, world.general, "offer send", &longer).await.expect("an answer");
        let preview = message(ana.submit(&asked.modal().expect("a form"), &FORM).await);
        message(ana.press(world.general, &preview, "Send").await);
        let second = crate::harness::steps::card(ben, *room, 2, 1).await;
        let confirm = message(ben.press(*room, card, "Accept offer").await);
        world.settled().await.close().await;

        world.kill().await;
        world.pass(7 * DAY_MS).await;
        world.start().await;
        let over = card_in_state(ben, *room, 1, 1, "Expired").await;
        assert_eq!(labels(&over), Vec::<String>::new());
        notice(ben, *room, "There was no answer by").await;
        notice(ana, *room, "didn't answer by").await;
        assert_eq!(labels(&change_request(ana, *room, 1, "Closed").await), ["View offer"]);
        let told =
            crate::harness::steps::refused(&world, ben.press(*room, &confirm, "Accept these terms")).await;
        assert!(told.contains("Offer #1 has ended") && told.contains("It expired"), "{told}");
        assert_eq!(world.ledger().await.offers, [(1, "expired".to_owned(), 1), (2, "pending".to_owned(), 1)]);

        // The one with 30 days is still there, and still works.
        world.pass(23 * DAY_MS - 1).await;
        table.accept(&second).await;
        assert_eq!(world.ledger().await.contracts, 1);
        world.close().await;
    }
}

#[tokio::test]
async fn the_operator_sets_how_long_an_offer_waits_and_a_running_parley_ends_it() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        world.pass(DAY_MS).await;
        let over = card_in_state(ben, *room, 1, 1, "Expired").await;
        assert_eq!(over.embeds()[0]["color"], Colour::Dim.rgb());
        notice(ana, *room, "didn't answer by").await;
        notice(ben, *room, "There was no answer by").await;
        world.close().await;
    }
}
