//! The form for other terms: what is wrong with it, what it may leave out, and what becomes of one that was not sent.

use crate::harness::database::engines;
use crate::harness::steps::{CHANGE, Table, card, change_request, labels, message, refused};
use crate::harness::world::World;
use discord_emulator::person::Modal;

async fn form(table: &Table) -> Modal {
    let opened = table.ben.press(table.room, &table.card, "Request changes").await;
    opened.expect("an answer").modal().expect("a form")
}

fn text<'m>(modal: &'m Modal, name: &str) -> &'m str {
    modal.input(name).map_or("there is no such input", |input| input.value.as_str())
}

#[tokio::test]
async fn the_form_holds_the_present_terms_and_a_wrong_one_is_mended() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        let opened = form(&table).await;
        assert_eq!(opened.title, "Request changes to offer #1");
        assert_eq!(text(&opened, "price"), "1,500 USD");
        assert!(text(&opened, "milestones").starts_with("Design: 500"), "{}", text(&opened, "milestones"));

        let wrong = [("title", "Two *pages*"), ("price", "1.800"), ("milestones", "")];
        let problem = message(ben.submit(&opened, &wrong).await);
        assert!(
            problem.ephemeral() && problem.says("**Price**") && problem.says("`1,800 USD`"),
            "{}",
            problem.words()
        );
        let again = ben.press(*room, &problem, "Fix it").await.expect("an answer").modal().expect("a form");
        for (name, typed) in wrong {
            assert_eq!(text(&again, name), typed, "{name}");
        }
        let preview = message(ben.submit(&again, &[("price", "1,800")]).await);
        assert_eq!(preview.id, problem.id, "the preview takes the place of the problem");
        assert_eq!(labels(&preview), ["Send request", "Edit", "Add message", "Discard"]);
        let words =
            ben.press(*room, &preview, "Add message").await.expect("an answer").modal().expect("a form");
        let preview = message(ben.submit(&words, &[("message", "It is **more** work.")]).await);
        assert_eq!((preview.id, labels(&preview)[2].as_str()), (problem.id, "Edit message"));
        let asked = message(ben.press(*room, &preview, "Send request").await);
        assert_eq!(asked.id, problem.id, "the answer takes the place of the preview");
        let request = change_request(ana, *room, 1, "Open").await;
        assert_eq!(request.mentions(), [ana.id()]);
        assert!(
            request.says("1,800 USD fixed")
                && request.says(r"Two \*pages\*")
                && request.says(r"It is \*\*more\*\* work."),
            "{}",
            request.words()
        );
        world.close().await;
    }
}

#[tokio::test]
async fn a_request_says_something_new_or_it_is_none() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        let opened = form(&table).await;
        let same = message(ben.submit(&opened, &[]).await);
        assert!(same.says("No changes yet"), "{}", same.words());
        assert_eq!(labels(&same), ["Edit", "Add message", "Discard"]);
        assert_eq!(world.ledger().await.changes, 0);
        let form = ben.press(*room, &same, "Add message").await.expect("an answer").modal().expect("a form");
        let preview = ben.submit(&form, &[("message", "Could you say more about the colours?")]).await;
        let asked = message(ben.press(*room, &message(preview), "Send request").await);
        assert!(asked.says("Changes requested for offer #1"), "{}", asked.words());
        let request = change_request(ana, *room, 1, "Open").await;
        assert_eq!(labels(&request), ["Approve", "Reject", "Edit offer", "View offer"]);
        assert!(request.says("Could you say more about the colours?"), "{}", request.words());
        world.close().await;
    }
}

#[tokio::test]
async fn what_is_mended_after_the_offer_is_over_is_told_so() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ben, room, card: first, .. } = &table;
        let problem = message(ben.submit(&form(&table).await, &[("price", "a lot")]).await);
        table.withdraw(first, "").await;
        let told = refused(&world, ben.press(*room, &problem, "Fix it")).await;
        assert!(told.contains("Offer #1 has ended") && told.contains("withdrew it"), "{told}");
        world.close().await;
    }
}

#[tokio::test]
async fn the_new_terms_can_be_changed_again_and_each_version_is_kept() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let mut table = Table::set(&world).await;
        table.request(&table.card, &CHANGE).await;
        table.approve(1).await;
        table.card = card(&table.ben, table.room, 1, 2).await;
        let told = table.card.field("What changed").unwrap_or_default();
        assert!(told.contains("1,500 USD fixed → 1,800 USD fixed"), "{told}");
        assert_eq!(text(&form(&table).await, "price"), "1,800 USD");
        table.request(&table.card, &[("price", "45 EUR/h, max 20h/week"), ("message", "")]).await;
        table.approve(1).await;
        table.card = card(&table.ben, table.room, 1, 3).await;
        let view = message(table.ana.press(table.room, &table.card, "View offer").await);
        for price in ["1,500 USD fixed", "1,800 USD fixed", "45 EUR/h, max 20 h/week"] {
            assert!(view.says(price), "no {price} in {}", view.words());
        }
        table.accept(&table.card).await;
        let ledger = world.ledger().await;
        assert_eq!((ledger.contracts, &ledger.offers[..]), (1, &[(1, "accepted".to_owned(), 3)][..]));
        world.close().await;
    }
}
