//! `/parley setup`: an admin is led through what a new server chooses, each choice counts at once, and the end says whether
//! Parley can do its work.

use crate::database::engines;
use crate::stage::{Stage, roomy};
use crate::steps::{labels, message};
use discord_emulator::person::{Message, Person};

async fn choose(stage: &Stage, who: &Person, shown: &Message, menu: &str, what: &str) -> Message {
    let saved = message(who.choose(stage.general, shown, menu, &[what]).await);
    assert_eq!(saved.id, shown.id, "it is one message");
    assert!(saved.says("✅"), "it is saved at once: {}", saved.words());
    saved
}

async fn press(stage: &Stage, who: &Person, shown: &Message, label: &str) -> Message {
    let next = message(who.press(stage.general, shown, label).await);
    assert_eq!(next.id, shown.id, "it is one message");
    next
}

#[tokio::test]
async fn an_admin_is_led_through_all_of_it() {
    for engine in engines() {
        let mut stage = Stage::set(&engine, roomy()).await;
        stage.start().await;
        let mia = stage.person("Mia").await;
        let (moderators, queue) = (
            stage.role("Moderator").await.to_string(),
            mia.channel_named(stage.guild, "mod-queue").await.expect("the channel").id.to_string(),
        );
        let hub = mia.channel_named(stage.guild, "find-work").await.expect("the channel").id.to_string();

        let first = message(mia.command(stage.guild, stage.general, "parley setup", &[]).await);
        assert!(first.ephemeral() && first.says("Step 1 of 4"), "{}", first.words());
        assert_eq!(labels(&first), ["Next"]);
        let first = choose(&stage, &mia, &first, "Moderator role", &moderators).await;
        let first = choose(&stage, &mia, &first, "Moderators' channel", &queue).await;
        assert!(first.says(&format!("<@&{moderators}>")) && first.says(&format!("<#{queue}>")));
        let mut steps = vec![first.words()];

        let second = press(&stage, &mia, &first, "Next").await;
        let second = press(&stage, &mia, &second, "Use threads").await;
        assert!(second.says("**a private thread**"), "{}", second.words());
        let second = choose(&stage, &mia, &second, "Channel for private threads", &hub).await;
        steps.push(second.words());

        let third = press(&stage, &mia, &second, "Next").await;
        let form = mia.press(stage.general, &third, "Edit defaults").await.expect("an answer");
        let wrong = [("currency", "dollars"), ("expiry", "5d")];
        let third = message(mia.submit(&form.modal().expect("a form"), &wrong).await);
        assert!(third.says("dollars") && third.says("**5 days**"), "{}", third.words());
        assert!(third.says("Step 3 of 4"), "the guide goes on where it was: {}", third.words());
        let form = mia.press(stage.general, &third, "Edit defaults").await.expect("an answer");
        let third = message(mia.submit(&form.modal().expect("a form"), &[("currency", "EUR")]).await);
        assert!(third.says("Currency: **EUR**"), "{}", third.words());
        steps.push(third.words());

        let last = press(&stage, &mia, &third, "Check and finish").await;
        assert!(last.says("Everything is ready") && last.says("Step 4 of 4"), "{}", last.words());
        assert_eq!(labels(&last), ["Try again", "Back"]);
        steps.push(last.words());
        let plain = steps.join("\n────\n");
        let names = [(&moderators, "‹Moderator›"), (&queue, "‹mod-queue›"), (&hub, "‹find-work›")];
        let plain = names.iter().fold(plain, |text, (id, name)| text.replace(id.as_str(), name));
        insta::assert_snapshot!("guide", plain);

        // Pressed twice, and back again: nothing is lost.
        let back = press(&stage, &mia, &last, "Back").await;
        assert!(back.says("Currency: **EUR**"), "{}", back.words());
        let settings = message(mia.command(stage.guild, stage.general, "parley settings", &[]).await);
        for words in ["**EUR**", "**5 days**", "**a private thread**", "mod-queue", "find-work"] {
            let shown =
                names.iter().fold(settings.words(), |text, (id, name)| text.replace(id.as_str(), name));
            assert!(shown.contains(words), "{words}: {shown}");
        }
        stage.close().await;
    }
}
