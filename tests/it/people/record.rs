//! The client's record, where the other side decides: on the card, in View offer, and for the client in the preview. Owns
//! that numbers are shown only once they mean something.

use crate::contracts::closing::close;
use crate::contracts::payments::record;
use crate::contracts::work::{contract, review, send_back, submit};
use crate::harness::database::engines;
use crate::harness::steps::{CHANGE, FORM, Table, card, card_in_state, message, preview_offer, send_offer};
use crate::harness::world::{World, roomy};
use discord_emulator::person::{Message, opt};
use parley::domain::time::{DAY_MS, HOUR_MS};

/// What stands on a card about the client, without its dates.
fn about(card: &Message) -> Vec<String> {
    let text = card.field("About the client").unwrap_or_default();
    text.lines().map(|line| line.split("<t:").next().unwrap_or_default().trim_end().to_owned()).collect()
}

const SINCE: &str = "Member since";
const NEW: &str = "New here: one of their first offers";

#[tokio::test]
async fn a_record_grows_and_two_who_worked_together_are_told_so() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.config.offers.new_per_hour = 100;
        world.start().await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card: first } = &table;
        assert_eq!(about(first), [NEW, SINCE]);
        table.accept(first).await;
        let over = card_in_state(ben, *room, 1, 1, "Accepted").await;
        assert_eq!(about(&over), Vec::<String>::new(), "decided: {}", over.words());

        let together = "Worked together before: offer #1, Landing page,";
        let second = table.offer_again(&world, 2).await;
        assert_eq!(about(&second), [NEW, SINCE, together]);
        table.decline(&second, "too_busy", "").await;
        let third = table.offer_again(&world, 3).await;
        assert_eq!(about(&third)[0], "3 offers sent · too few answers for a hire rate");
        table.accept(&third).await;
        let shown = contract(ana, *room, "offer #3").await;
        close(ana, *room, &shown, "Completed", "Thank you!").await;

        // The other way round it is Ben's record that counts, and the same common past.
        send_offer(&world, ben, ana.id(), &FORM).await;
        let back = card(ana, *room, 4, 1).await;
        let together = "Worked together before: 2 contracts, most recently offer #3, Landing page,";
        assert_eq!(about(&back), [NEW, SINCE, together]);
        assert!(back.says("· 1 completed"), "{}", back.words());

        let chidi = world.person("Chidi").await;
        let preview = preview_offer(&world, ana, chidi.id(), &FORM).await;
        assert_eq!(about(&preview), ["4 offers sent · 2 accepted · 67% hire rate", SINCE]);
        message(ana.press(world.general, &preview, "Send").await);
        let other_room = crate::harness::steps::room(&world, &chidi, "ana-chidi").await;
        let fifth = card(&chidi, other_room, 5, 1).await;
        assert_eq!(about(&fifth), ["4 offers sent · 2 accepted · 67% hire rate", SINCE]);
        let whole = message(chidi.press(other_room, &fifth, "View offer").await);
        for words in [
            "**Offers** 4 sent · 2 accepted",
            "**Hire rate** 67% of 3 answered offers",
            "**Contracts** 2",
            "**Member** since <t:",
            "**On Discord** since <t:",
            "**Together** no contracts yet",
        ] {
            assert!(whole.says(words), "{words}: {}", whole.words());
        }
        assert!(!whole.says("orked together before"), "what others agreed on is theirs: {}", whole.words());
        // The topic ends in the room's id.
        let room = world.transcript(other_room, "Chidi");
        let messages = room.split_once("\n\n").map_or(room.as_str(), |(_, messages)| messages);
        insta::assert_snapshot!("room_as_chidi", messages);
        world.close().await;
    }
}

/// What Ben reads in View offer.
async fn viewed(world: &World, table: &Table) -> Message {
    let first = [opt("offer", "1")];
    message(table.ben.command(world.guild, world.general, "offer view", &first).await)
}

#[tokio::test]
async fn a_record_says_how_long_others_wait_and_whether_they_are_paid_in_time() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card: first } = &table;
        // A request that waited for four hours is the first answer.
        table.request(first, &CHANGE).await;
        world.pass(4 * HOUR_MS).await;
        table.reject(1, "The budget is fixed.").await;
        assert!(!viewed(&world, &table).await.says("Answers in"));
        table.accept(first).await;
        let shown = contract(ben, *room, "0 of 2 milestones approved").await;
        submit(ben, *room, &shown, "1. Design", "Drafts.").await;
        let submitted = contract(ana, *room, "**submitted**").await;
        world.pass(5 * HOUR_MS).await;
        let asked = review(ana, *room, &submitted).await;
        send_back(ana, *room, &asked, "Larger.").await;
        let shown = contract(ben, *room, "in revision").await;
        submit(ben, *room, &shown, "1. Design", "Larger.").await;
        let submitted = contract(ana, *room, "**submitted**").await;
        world.pass(5 * HOUR_MS).await;
        let asked = review(ana, *room, &submitted).await;
        message(ana.press(*room, &asked, "Approve").await);
        let shown = contract(ana, *room, "1 of 2 milestones approved").await;
        let early = viewed(&world, &table).await;
        assert!(early.says("Answers in about 5 hours"), "4 and twice 5: {}", early.words());
        assert!(!early.says("Paid on time"), "nothing is owed for long: {}", early.words());

        record(ana, *room, &shown, "1. Design", ["500", ""]).await;
        let shown = contract(ben, *room, "Not confirmed yet: 500 USD").await;
        submit(ben, *room, &shown, "2. Build", "All of it.").await;
        let submitted = contract(ana, *room, "**submitted**").await;
        world.pass(8 * HOUR_MS).await;
        let asked = review(ana, *room, &submitted).await;
        message(ana.press(*room, &asked, "Approve").await);
        contract(ben, *room, "2 of 2 milestones approved").await;
        let paid = viewed(&world, &table).await;
        for words in ["**Paid on time** 100% of 1 contract", "Answers in about 6 hours on average"] {
            assert!(paid.says(words), "{words}: {}", paid.words());
        }
        world.pass(9 * DAY_MS).await;
        let late = viewed(&world, &table).await;
        assert!(late.says("**Paid on time** 0% of 1 contract"), "the second part: {}", late.words());
        world.settled().await.close().await;
        world.close().await;
    }
}
