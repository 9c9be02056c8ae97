//! `/parley setup`: an admin is led through what a new server chooses, each choice counts at once, and the end says whether
//! Parley can do its work.

use crate::harness::database::engines;
use crate::harness::steps::{labels, message};
use crate::harness::world::{World, roomy};
use discord_emulator::person::{Message, Person};

async fn choose(world: &World, who: &Person, shown: &Message, menu: &str, what: &str) -> Message {
    let saved = message(who.choose(world.general, shown, menu, &[what]).await);
    assert_eq!(saved.id, shown.id, "it is one message");
    assert!(saved.says("✅"), "it is saved at once: {}", saved.words());
    saved
}

async fn press(world: &World, who: &Person, shown: &Message, label: &str) -> Message {
    let next = message(who.press(world.general, shown, label).await);
    assert_eq!(next.id, shown.id, "it is one message");
    next
}

#[tokio::test]
async fn an_admin_is_led_through_all_of_it() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.start().await;
        let mia = world.person("Mia").await;
        let (moderators, queue) = (
            world.role("Moderator").await.to_string(),
            mia.channel_named(world.guild, "mod-queue").await.expect("the channel").id.to_string(),
        );
        let hub = mia.channel_named(world.guild, "find-work").await.expect("the channel").id.to_string();

        let first = message(mia.command(world.guild, world.general, "parley setup", &[]).await);
        assert!(first.ephemeral() && first.says("Step 1 of 4"), "{}", first.words());
        assert_eq!(labels(&first), ["Next"]);
        let first = choose(&world, &mia, &first, "Moderator role", &moderators).await;
        let first = choose(&world, &mia, &first, "Moderators' channel", &queue).await;
        assert!(first.says(&format!("<@&{moderators}>")) && first.says(&format!("<#{queue}>")));
        let mut steps = vec![first.words()];

        let second = press(&world, &mia, &first, "Next").await;
        let second = press(&world, &mia, &second, "Use threads").await;
        assert!(second.says("**a private thread**"), "{}", second.words());
        let second = choose(&world, &mia, &second, "Channel for private threads", &hub).await;
        steps.push(second.words());

        let third = press(&world, &mia, &second, "Next").await;
        let form = mia.press(world.general, &third, "Edit defaults").await.expect("an answer");
        let wrong = [("currency", "dollars"), ("expiry", "5d")];
        let third = message(mia.submit(&form.modal().expect("a form"), &wrong).await);
        assert!(third.says("dollars") && third.says("**5 days**"), "{}", third.words());
        assert!(third.says("Step 3 of 4"), "the guide goes on where it was: {}", third.words());
        let form = mia.press(world.general, &third, "Edit defaults").await.expect("an answer");
        let third = message(mia.submit(&form.modal().expect("a form"), &[("currency", "EUR")]).await);
        assert!(third.says("Currency: **EUR**"), "{}", third.words());
        steps.push(third.words());

        let last = press(&world, &mia, &third, "Check and finish").await;
        assert!(last.says("Everything is ready") && last.says("Step 4 of 4"), "{}", last.words());
        assert_eq!(labels(&last), ["Try again", "Back"]);
        steps.push(last.words());
        let plain = steps.join("\n────\n");
        let names = [(&moderators, "‹Moderator›"), (&queue, "‹mod-queue›"), (&hub, "‹find-work›")];
        let plain = names.iter().fold(plain, |text, (id, name)| text.replace(id.as_str(), name));
        insta::assert_snapshot!("guide", plain);

        // Pressed twice, and back again: nothing is lost.
        let back = press(&world, &mia, &last, "Back").await;
        assert!(back.says("Currency: **EUR**"), "{}", back.words());
        let settings = message(mia.command(world.guild, world.general, "parley settings", &[]).await);
        for words in ["**EUR**", "**5 days**", "**a private thread**", "mod-queue", "find-work"] {
            let shown =
                names.iter().fold(settings.words(), |text, (id, name)| text.replace(id.as_str(), name));
            assert!(shown.contains(words), "{words}: {shown}");
        }
        world.close().await;
    }
}
