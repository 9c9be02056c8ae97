//! Channels to people who never had a direct message are opened one a second: nothing but those messages waits for that.

use crate::harness::database::{Engine, engines};
use crate::harness::steps::{FORM, card, room, send_offer};
use crate::harness::world::{PATIENCE, World, roomy};
use discord_emulator::scenario::Person;

/// So many people get their first offer at once; a few channels to people are opened at once, and then one a second.
const PEOPLE: usize = 25;

fn name(number: usize) -> String {
    format!("Newcomer{number}")
}

#[tokio::test]
async fn cards_do_not_wait_for_channels_to_people() {
    for engine in engines() {
        // Where deliveries can be left to others, so that all is due when they begin.
        let Engine::Postgres(_) = &engine else { continue };
        let mut scenario = roomy();
        for number in 1..=PEOPLE {
            scenario.people.push(Person { name: name(number), ..scenario.people[0].clone() });
            scenario.servers[0].members.insert(name(number), Vec::new());
        }
        let mut world = World::set(&engine, scenario).await;
        world.allow_many_offers();
        world.config.outbox.workers = 0;
        world.start().await;
        let ana = world.person("Ana").await;
        for number in 1..=PEOPLE {
            send_offer(&world, &ana, world.id(&name(number)), &FORM).await;
        }
        world.kill().await;
        world.config.outbox.workers = 1;
        world.start().await;
        let last = world.person(&name(PEOPLE)).await.with_timeout(PATIENCE);
        let place = room(&world, &last, &format!("ana-newcomer{PEOPLE}")).await;
        card(&last, place, u32::try_from(PEOPLE).expect("few"), 1).await;
        let footer = format!("Offer #{PEOPLE} · Version 1");
        let calls = world.emulator.calls_after(0);
        let posts_card = |call: &discord_emulator::Call| {
            call.path.ends_with(&format!("/channels/{place}/messages"))
                && call.request.to_string().contains(&footer)
        };
        let posted = calls.iter().position(posts_card).expect("the last card");
        let opened = calls[..posted].iter().filter(|call| call.path.ends_with("/users/@me/channels"));
        // In the order in which they became due, all others' would have come first.
        let opened = opened.count();
        assert!(opened < PEOPLE - 1, "{engine:?}: the last card waited for {opened} channels to people");
        println!("{engine:?}: {opened} channels to people were opened before the last card");
        // What is left takes a second for each, and is the same as what was done.
        world.kill().await;
        world.emulator.stop().await.expect("it stops");
        world.database.remove().await;
    }
}
