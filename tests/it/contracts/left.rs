//! One side leaves the server while a contract runs.

use super::closing::close;
use super::payments::record;
use super::work::contract;
use crate::harness::database::engines;
use crate::harness::steps::{Table, message};
use crate::harness::world::World;
use parley::domain::time::DAY_MS;

#[tokio::test]
async fn the_other_side_is_told_what_they_can_still_do_and_can_do_it() {
    for engine in engines() {
        let world = World::open_for_a_day(&engine).await;
        let table = Table::set(&world).await;
        let Table { ana, ben, room, .. } = &table;
        table.accept(&table.card).await;
        let shown = contract(ana, *room, "0 of 2 milestones approved").await;
        world.pass(3 * DAY_MS).await;
        world.leaves(ben.id());

        // It's noticed when Ben has something to hear of.
        let recorded = record(ana, *room, &shown, "1. Design", ["500", ""]).await;
        assert!(recorded.says("Payment recorded"), "{}", recorded.words());
        let told = ana.wait_message(*room, |told| told.says("left this server")).await.expect("told");
        assert_eq!(told.mentions(), [ana.id()]);
        insta::assert_snapshot!("left_with_a_contract", world.words(&told));
        let closed =
            close(ana, *room, &shown, "Something else", "You left. Write to me if you come back.").await;
        assert!(closed.says("Contract closed"), "{}", closed.words());
        let ledger = world.ledger().await;
        assert_eq!((ledger.waiting, ledger.dead), (0, 0));

        // Whoever comes back finds everything there.
        world.joins(ben.id());
        let own = message(ben.command(world.guild, world.general, "contracts", &[]).await);
        assert!(own.says("Landing page"), "{}", own.words());
        ben.wait_channel(world.guild, |channel| channel.id == *room).await.expect("let in again");
        let notice =
            ben.wait_message(*room, |told| told.says("says they paid 500 USD")).await.expect("it's there");
        let asked = message(ben.press(*room, &notice, "Review payment").await);
        let confirmed = message(ben.press(*room, &asked, "Confirm").await);
        assert!(confirmed.says("Payment confirmed"), "{}", confirmed.words());
        world.close().await;
    }
}
