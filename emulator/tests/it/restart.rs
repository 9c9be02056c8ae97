//! Tests that a snapshot file keeps the world over a restart.

use discord_emulator::Options;
use serde_json::json;

use crate::local_discord::{GUILDS, LocalDiscord, button, options, scenario};

#[tokio::test]
async fn a_snapshot_keeps_the_world() {
    let folder = tempfile::tempdir().expect("a folder");
    let with_snapshot =
        || Options { snapshot: Some(folder.path().join("world.json")), ..options(scenario()) };
    let first = LocalDiscord::start_with(with_snapshot()).await;
    let general = first.channel("general").await;
    let (guild, token) = (first.guild(), first.bot_token().to_owned());
    first.register(json!([{"name": "offers", "description": "Yours"}])).await;
    let card = first.post(general, json!({"content": "a card", "components": button("Accept", "a")})).await;
    let room = json!({"name": "room", "type": 0, "topic": "for two"});
    first.ok("POST", &format!("/guilds/{guild}/channels"), Some(room)).await;
    first.emulator.stop().await.expect("stops");

    let second = LocalDiscord::start_with(with_snapshot()).await;
    assert_eq!((second.guild(), second.bot_token()), (guild, token.as_str()));
    second.channel("room").await;
    let mut bot = second.log_in(GUILDS).await;
    let ana = second.person("Ana").await;
    let kept = ana.wait_message(general, |message| message.says("a card")).await.expect("still there");
    assert_eq!(kept.id.to_string(), card["id"]);
    let answer = async {
        let interaction = bot.dispatch("INTERACTION_CREATE").await;
        second.answer(&interaction, 4, json!({"content": "still pressed"})).await
    };
    let (pressed, _) = tokio::join!(ana.press(general, &kept, "Accept"), answer);
    let message = pressed.expect("answered").message().expect("a message");
    assert!(message.id > kept.id, "ids go on growing");
    let command = async {
        let interaction = bot.dispatch("INTERACTION_CREATE").await;
        second.answer(&interaction, 4, json!({"content": "none"})).await
    };
    let (ran, _) = tokio::join!(ana.command(guild, general, "offers", &[]), command);
    assert_eq!(ran.expect("answered").message().expect("a message").content, "none");
}
