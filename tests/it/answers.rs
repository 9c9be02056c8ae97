//! Answers that Discord fails to take at first are sent again while there is time, and what is done is done once.

use crate::harness::database::engines;
use crate::harness::steps::{Table, card_in_state, message};
use crate::harness::world::{World, roomy};
use discord_emulator::person::Message;
use discord_emulator::{Fault, FaultKind};

const ANSWER: &str = "POST /interactions/{interaction_id}/{interaction_token}/callback";

#[tokio::test]
async fn an_answer_that_did_not_arrive_is_sent_again() {
    let broken = || FaultKind::StatusBefore { status: 500, retry_after: None, scope: None };
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.start().await;
        let table = Table::set(&world).await;
        for (kind, times) in [
            (broken(), 2),
            (FaultKind::DropBefore, 1),
            (FaultKind::StatusAfter { status: 502 }, 1),
            (FaultKind::ReplyLost, 1),
        ] {
            let name = kind.name();
            let fault = world.emulator.add_fault(Fault::new(kind).on(ANSWER).times(times));
            let list = message(table.ben.command(world.guild, world.general, "offers", &[]).await);
            assert!(list.says("Landing page"), "{name}: {}", list.words());
            assert_eq!(world.emulator.fault_hits(fault), times, "{name}");
        }
        let fault = world.emulator.add_fault(Fault::new(broken()).on(ANSWER).after(1).times(2));
        let done = table.accept(&table.card).await;
        assert!(done.says("accepted"), "{}", done.words());
        assert_eq!(world.emulator.fault_hits(fault), 2);
        card_in_state(&table.ana, table.room, 1, 1, "Accepted").await;
        table.ana.wait_message(table.room, Message::pinned).await.expect("the contract");
        assert_eq!(world.ledger().await.contracts, 1);
        world.close().await;
    }
}
