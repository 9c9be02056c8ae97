//! The terms of an offer as its card shows them: each price by the hour or fixed, in the server's currency where none is
//! named; and who is out of reach by direct message.

use crate::harness::database::engines;
use crate::harness::steps::{FORM, Table, ask_for_form, message, preview_offer};
use crate::harness::world::{World, workshop};
use discord_emulator::person::Message;
use parley::domain::money::Currency;
use parley::domain::server::ServerSettings;

/// Price as typed, milestones as typed, and how the card shows the price in a server whose currency is the euro.
const PRICES: [(&str, &str, &str); 6] = [
    ("€40/h, max 20h/week", "", "**40 EUR** an hour"),
    ("45 USD per hour, no limit", "", "**45 USD** an hour"),
    ("1500", "", "1,500 EUR"),
    ("$1,500", "", "1,500 USD"),
    ("", "Design: 5.00\nBuild: 1000", "1,005 EUR"),
    ("150000 JPY", "Design: 50000\nBuild: 100000", "150,000 JPY"),
];

fn price(card: &Message) -> String {
    card.field("Price").unwrap_or_default().to_owned()
}

#[tokio::test]
async fn prices_are_shown_as_they_are_meant() {
    for engine in engines() {
        let mut world = World::set(&engine, workshop()).await;
        world
            .set_rules(ServerSettings { currency: Currency::from_code("EUR"), ..ServerSettings::default() })
            .await;
        world.start().await;
        let (ana, ben) = (world.person("Ana").await, world.person("Ben").await);
        let mut shown = Vec::new();
        for (typed, milestones, meant) in PRICES {
            let mut form = FORM;
            (form[2].1, form[4].1) = (typed, milestones);
            let preview = preview_offer(&world, &ana, ben.id(), &form).await;
            assert!(price(&preview).contains(meant), "{typed}: {}", preview.words());
            shown.push(format!("{typed:?} {milestones:?}\n{}", price(&preview)));
        }
        insta::assert_snapshot!("prices", shown.join("\n\n"));
        let mut form = FORM;
        form[4].1 = "Design: 4.99\nBuild: 1495.01";
        let modal = ask_for_form(&world, &ana, ben.id()).await.expect("an answer").modal().expect("a form");
        let told = message(ana.submit(&modal, &form).await);
        assert!(told.says("a milestone is at least 5 USD"), "{}", told.words());
        world.close().await;
    }
}

#[tokio::test]
async fn who_shares_no_server_with_parley_any_more_is_not_tried_again() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let second = table.offer_again(&world, 2).await;
        world.settled().await.close().await;
        world.leaves(table.ben.id());
        let tries =
            || world.emulator.calls_after(0).iter().filter(|call| call.response["code"] == 50_278).count();
        table.withdraw(&table.card, "").await;
        world.settled().await.close().await;
        assert_eq!(tries(), 1, "Ben hears of it in the room, if he comes back");
        table.withdraw(&second, "").await;
        world.settled().await.close().await;
        assert_eq!(tries(), 1, "his door is known to be closed");
        world.close().await;
    }
}
