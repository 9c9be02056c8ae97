//! Who hasn't given feedback is reminded of it a week and a day before the time is over, also where Parley was away then.

use super::{closed, give, published};
use crate::harness::database::engines;
use crate::harness::steps::{Table, direct_channel, message, refused};
use crate::harness::world::World;
use discord_emulator::person::{Message, Person};
use parley::domain::time::{DAY_MS, UnixMs};

fn is_reminder(told: &Message) -> bool {
    told.says("You can still give feedback on your contract")
}

/// How often somebody was reminded.
async fn reminders(person: &Person) -> usize {
    let Some(place) = direct_channel(person).await else { return 0 };
    let all = person.messages(place).await.expect("messages");
    all.iter().filter(|told| is_reminder(told)).count()
}

/// Parley is away until then.
async fn away_until(world: &mut World, at: UnixMs) {
    world.settled().await.close().await;
    world.kill().await;
    world.clock.advance(at.0 - world.clock.now().0);
    world.start().await;
}

#[tokio::test]
async fn who_has_not_given_feedback_is_reminded_twice_and_gives_it_from_there() {
    for engine in engines() {
        let mut world = World::open_for_a_day(&engine).await;
        let (Table { ana, ben, room, .. }, told) = closed(&world).await;
        give(&ana, room, &told, "4 ★", "Good.").await;
        let until = UnixMs(((world.clock.now().0 + 14 * DAY_MS) / DAY_MS + 1) * DAY_MS);
        away_until(&mut world, until.plus(-7 * DAY_MS)).await;
        let first = ben.wait_direct_message(is_reminder).await.expect("reminded");
        // What is due later is said later, and once.
        away_until(&mut world, until.plus(-DAY_MS)).await;
        let is_next = |told: &Message| is_reminder(told) && told.id != first.id;
        let notice = ben.wait_direct_message(is_next).await.expect("reminded");
        let place = direct_channel(&ben).await.expect("a channel");
        let begun = message(ben.press(place, &notice, "Give feedback").await);
        let starred = message(ben.press(place, &begun, "5 ★").await);
        let done = message(ben.press(place, &starred, "Send feedback").await);
        assert!(done.says("Feedback published"), "{}", done.words());
        published(&ana, room).await;
        let said = refused(&world, ben.press(place, &notice, "Give feedback")).await;
        assert!(said.contains("Your feedback is published"), "{said}");
        assert_eq!((reminders(&ana).await, reminders(&ben).await), (0, 2));
        world.close().await;
    }
}
