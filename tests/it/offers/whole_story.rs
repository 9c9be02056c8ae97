//! The story that Parley is for: an offer, a change request, an approval, an acceptance; and one that is declined. Owns
//! the snapshots of all that Ana and Ben read on the way, answers to them alone included.

use crate::harness::database::engines;
use crate::harness::steps::{CHANGE, Table, card, card_in_state, labels, message, stable_room};
use crate::harness::world::World;

#[tokio::test]
async fn an_offer_is_sent_changed_approved_and_accepted() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, card: first } = &table;
        assert_eq!(first.mentions(), [ben.id()]);
        assert_eq!(
            labels(first),
            [
                "Accept offer",
                "Request changes",
                "Decline offer",
                "View offer",
                "Report",
                "Edit offer",
                "Withdraw"
            ]
        );

        table.request(first, &CHANGE).await;
        table.approve(1).await;
        let second = card(ben, *room, 1, 2).await;
        assert_eq!(second.mentions(), [ben.id()]);
        table.accept(&second).await;
        let contract = ben.wait_message(*room, discord_emulator::person::Message::pinned).await;
        assert_eq!(contract.expect("the contract is pinned").mentions(), [ana.id()]);

        let third = table.offer_again(&world, 2).await;
        table.decline(&third, "Too busy", "Perhaps in spring.").await;
        card_in_state(ben, *room, 2, 1, "Declined").await;
        let told = ana.wait_message(*room, |message| message.says("declined your offer")).await;
        message(ana.press(*room, &told.expect("the notice"), "View offer").await);

        let ledger = world.ledger().await;
        let offers = [(1, "accepted".to_owned(), 2), (2, "declined".to_owned(), 1)];
        assert_eq!(ledger.offers, offers);
        assert_eq!((ledger.rooms, ledger.open_rooms, ledger.contracts, ledger.changes), (1, 1, 1, 1));
        insta::assert_snapshot!("room_as_ana", stable_room(&world, *room, "Ana"));
        insta::assert_snapshot!("room_as_ben", stable_room(&world, *room, "Ben"));
        insta::assert_snapshot!("general_as_ana", stable_room(&world, world.general, "Ana"));
        world.close().await;
    }
}
