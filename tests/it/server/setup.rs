//! `/parley setup`: an admin is led through what a new server chooses, each choice counts at once, and the end says whether
//! Parley can do its work.

use crate::harness::database::engines;
use crate::harness::steps::{labels, message};
use crate::harness::world::{World, roomy};
use discord_emulator::Caller;
use discord_emulator::person::{Message, Person};
use serde_json::json;

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
        assert!(second.says("**private threads**"), "{}", second.words());
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
        assert!(third.says("Default currency: **EUR**"), "{}", third.words());
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
        assert!(back.says("Default currency: **EUR**"), "{}", back.words());
        let settings = message(mia.command(world.guild, world.general, "parley settings", &[]).await);
        for words in ["**EUR**", "**5 days**", "**private threads**", "mod-queue", "find-work"] {
            let shown =
                names.iter().fold(settings.words(), |text, (id, name)| text.replace(id.as_str(), name));
            assert!(shown.contains(words), "{words}: {shown}");
        }
        world.close().await;
    }
}

/// MANAGE_MESSAGES.
const MANAGE_MESSAGES: u64 = 1 << 13;

#[tokio::test]
async fn whoever_chooses_moderators_reads_how_they_get_to_see_the_command() {
    for engine in engines() {
        let mut world = World::set(&engine, roomy()).await;
        world.start().await;
        let (mia, ben) = (world.person("Mia").await, world.person("Ben").await);
        let (owner, role) = (Caller::Person { id: mia.id() }, world.role("Moderator").await);
        let few = json!({"permissions": "0"});
        mia.call("PATCH", &format!("/guilds/{}/roles/{role}", world.guild), Some(&few))
            .await
            .expect("she may");
        let given = world.emulator.shared().change(|known| {
            known.set_member_role(&owner, world.guild, ben.id(), role, true).map(|outcome| outcome.events)
        });
        given.expect("the owner may");
        ben.command(world.guild, world.general, "parley check", &[])
            .await
            .expect_err("Discord shows Ben nothing");

        let first = message(mia.command(world.guild, world.general, "parley setup", &[]).await);
        assert!(!first.says("Integrations"), "no role is chosen yet: {}", first.words());
        let first = choose(&world, &mia, &first, "Moderator role", &role.to_string()).await;
        let wanted =
            "In **Server Settings → Integrations**, choose **Manage** next to Parley, open `/parley`";
        assert!(first.says(wanted) && first.says("don't see `/parley`"), "{}", first.words());
        let checked = message(mia.command(world.guild, world.general, "parley check", &[]).await);
        assert!(checked.says("Problems found") && checked.says(wanted), "{}", checked.words());

        // Mia does what it says.
        let index = format!("/guilds/{}/application-command-index", world.guild);
        let commands = mia.call("GET", &index, None).await.expect("a list");
        let listed = commands["application_commands"].as_array().expect("a list");
        let parley = listed.iter().find(|command| command["name"] == "parley").expect("the command");
        let place = format!(
            "/applications/{}/guilds/{}/commands/{}/permissions",
            world.bot_id(),
            world.guild,
            parley["id"].as_str().expect("text")
        );
        let add = json!({"permissions": [{"id": role, "type": 1, "permission": true}]});
        mia.call("PUT", &place, Some(&add)).await.expect("the owner may");
        let checked = message(ben.command(world.guild, world.general, "parley check", &[]).await);
        assert!(checked.says("Everything is ready"), "Ben sees it, and nothing is left: {}", checked.words());

        // Or the role has the permission.
        mia.call("PUT", &place, Some(&json!({"permissions": []}))).await.expect("the owner may");
        ben.command(world.guild, world.general, "parley check", &[]).await.expect_err("it's hidden again");
        let more = json!({"permissions": MANAGE_MESSAGES.to_string()});
        mia.call("PATCH", &format!("/guilds/{}/roles/{role}", world.guild), Some(&more))
            .await
            .expect("she may");
        let checked = message(ben.command(world.guild, world.general, "parley check", &[]).await);
        assert!(checked.says("Everything is ready"), "{}", checked.words());
        world.close().await;
    }
}
