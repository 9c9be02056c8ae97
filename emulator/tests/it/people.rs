//! Tests people with each other: each sees live what they can see, and nothing else.

use serde_json::json;

use crate::local_discord::{GUILDS, LocalDiscord, button};

#[tokio::test]
async fn two_people_see_each_others_messages_live() {
    let discord = LocalDiscord::start().await;
    let (ana, ben) = (discord.person("Ana").await, discord.person("Ben").await);
    let general =
        ana.channel_named(ana.guild("Workshop").expect("a member"), "general").await.expect("there").id;
    let said = ana.say(general, "hello Ben").await.expect("sends");
    let heard =
        ben.wait_event("MESSAGE_CREATE", |event| event["id"] == said.id.to_string()).await.expect("receives");
    assert_eq!(heard["author"]["id"], ana.id().to_string());
    let reply = ben.say(general, "hello Ana").await.expect("sends");
    let heard = ana.wait_message(general, |message| message.id == reply.id).await.expect("receives");
    assert_eq!((heard.author_name.as_str(), heard.content.as_str()), ("Ben", "hello Ana"));
    ben.delete(&reply).await.expect("deletes");
    ana.wait_gone(&reply).await.expect("sees it go");
}

#[tokio::test]
async fn a_private_channel_is_private() {
    let discord = LocalDiscord::start().await;
    let (ana, mia) = (discord.person("Ana").await, discord.person("Mia").await);
    let guild = discord.guild();
    let queue = mia.channel_named(guild, "mod-queue").await.expect("a moderator sees it").id;
    assert!(ana.channel_named(guild, "mod-queue").await.is_err());
    mia.say(queue, "a secret").await.expect("sends");
    assert_eq!(ana.say(queue, "hello?").await.expect_err("refused").code(), Some(50_001));
    // A message that Ana can see is sent after the secret. When she has it, the secret was not sent to her.
    let general = discord.channel("general").await;
    mia.say(general, "in public").await.expect("sends");
    ana.wait_event("MESSAGE_CREATE", |message| message["content"] == "in public").await.expect("receives");
    assert!(!ana.events().iter().any(|event| event.data["content"] == "a secret"));
}

#[tokio::test]
async fn an_ephemeral_answer_is_only_for_its_reader() {
    let discord = LocalDiscord::start().await;
    let mut bot = discord.log_in(GUILDS).await;
    let general = discord.channel("general").await;
    discord.post(general, json!({"content": "press", "components": button("Go", "go")})).await;
    let (ana, ben) = (discord.person("Ana").await, discord.person("Ben").await);
    let card = ana.wait_message(general, |message| message.says("press")).await.expect("sees it");
    let answer = async {
        let interaction = bot.dispatch("INTERACTION_CREATE").await;
        discord.answer(&interaction, 4, json!({"content": "for you alone", "flags": 64})).await
    };
    let (pressed, _) = tokio::join!(ana.press(general, &card, "Go"), answer);
    let whisper = pressed.expect("answered").message().expect("a message");
    assert!(whisper.ephemeral());
    ana.wait_message(general, |message| message.id == whisper.id).await.expect("stays until dismissed");
    ana.say(general, "thanks").await.expect("sends");
    ben.wait_event("MESSAGE_CREATE", |message| message["content"] == "thanks").await.expect("receives");
    assert!(!ben.events().iter().any(|event| event.data["content"] == "for you alone"));
    assert!(ben.messages(general).await.expect("reads").iter().all(|message| message.id != whisper.id));
    ana.delete(&whisper).await.expect("dismisses");
    ana.wait_gone(&whisper).await.expect("is gone");
}

#[tokio::test]
async fn a_timeout_shows_what_was_there_instead() {
    let discord = LocalDiscord::start().await;
    let ana = discord.person("Ana").await.with_timeout(std::time::Duration::from_millis(50));
    let general = discord.channel("general").await;
    ana.say(general, "only this").await.expect("sends");
    let error =
        ana.wait_message(general, |message| message.says("something else")).await.expect_err("never comes");
    assert!(error.to_string().contains("Ana [") && error.to_string().contains("only this"), "{error}");
}

#[tokio::test]
async fn a_person_can_act_from_another_task() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    let (ana, ben) = (discord.person("Ana").await, discord.person("Ben").await);
    let heard = tokio::spawn(async move { ben.wait_message(general, |message| message.says("hi")).await });
    ana.say(general, "hi").await.expect("sends");
    heard.await.expect("the task ends").expect("receives");
}
