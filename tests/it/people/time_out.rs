//! Somebody whom the server has in time-out writes to nobody through Parley, and reads and answers all the same. Somebody who
//! left is not taken for back by a press from before.

use crate::harness::database::{Database, engines};
use crate::harness::moment;
use crate::harness::steps::{Table, card_in_state, message, refused};
use crate::harness::use_cases::{member, open};
use crate::harness::world::World;
use parley::app::Caller;
use parley::clock::Clock;
use parley::domain::ids::{GuildId, PersonId};
use parley::domain::people::presence::Presence;
use parley::domain::server::ServerRules;
use parley::domain::time::UnixMs;

/// How long the time-out lasts.
const HOUR_MS: u64 = 3_600_000;

#[tokio::test]
async fn who_is_in_time_out_writes_nothing_and_can_still_decline() {
    for engine in engines() {
        let world = World::open(&engine).await;
        let table = Table::set(&world).await;
        let shared = world.emulator.shared();
        let until = shared.now_ms() + HOUR_MS;
        let silence = |until| {
            shared.change(|here| here.time_out(world.guild, table.ben.id(), until)).expect("a moderator may");
        };
        let preview = table.preview_request(&table.card, &[("price", "$1,800"), ("milestones", "")]).await;
        silence(Some(until));
        let said = refused(&world, table.ben.press(table.room, &table.card, "Request changes")).await;
        assert!(said.contains("You're in time-out"), "{said}");
        let said = refused(&world, table.ben.press(table.room, &preview, "Send request")).await;
        assert!(said.contains("Nothing was sent"), "{said}");
        let read = message(table.ben.press(table.room, &table.card, "View offer").await);
        assert!(read.says("spring campaign"), "{}", read.words());
        let said = table.decline(&table.card, "too_busy", "You'll regret this.").await;
        assert!(said.says("You're in time-out"), "{}", said.words());
        table.decline(&table.card, "too_busy", "").await;
        card_in_state(&table.ana, table.room, 1, 1, "Declined").await;
        silence(None);
        world.close().await;
    }
}

#[tokio::test]
async fn a_press_from_before_somebody_left_does_not_bring_them_back() {
    for engine in engines() {
        let database = Database::create(&engine).await;
        let (store, app) =
            open(&database, &Clock::manual(moment::begin(&engine)), ServerRules::default()).await;
        let (here, ben) = (GuildId(10), PersonId(2));
        let joined = |ms| Caller { joined: Some(UnixMs(ms)), ..member(here, ben) };
        app.set_accepting(&joined(1_000), true).await.expect("they are known");
        app.note_presence(here, ben, Presence::Away).await.expect("they left");
        let has_left = async || {
            let known = store.reader().await.expect("one").queries().presence(here, ben).await.expect("read");
            known.expect("they are known").left.is_some()
        };
        app.readmit_caller(&joined(1_000)).await.expect("noted");
        app.set_accepting(&joined(1_000), false).await.expect("the press itself counts");
        assert!(has_left().await, "what they pressed was pressed before they left");
        app.readmit_caller(&joined(2_000)).await.expect("noted");
        assert!(!has_left().await, "they joined again");
        store.close().await;
        database.remove().await;
    }
}
