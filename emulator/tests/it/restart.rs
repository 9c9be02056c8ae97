//! Tests that a snapshot file keeps the world over a restart.

use discord_emulator::{Id, Options, Scenario, parse_timestamp};
use serde_json::json;

use crate::local_discord::{GUILDS, LocalDiscord, button, options, scenario, text};

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

#[tokio::test]
async fn a_world_begins_when_its_scenario_says_and_goes_on_from_there_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let begins_ms = parse_timestamp("2028-02-29T23:59:59Z").expect("a moment");
    let begin = || {
        let scenario = Scenario { begins_ms: Some(begins_ms), ..scenario() };
        Options { snapshot: Some(folder.path().join("world.json")), ..options(scenario) }
    };
    let hour_ms = 3_600_000;
    let first = LocalDiscord::start_with(begin()).await;
    let there = begins_ms..begins_ms + hour_ms;
    assert!(there.contains(&first.emulator.shared().now_ms()));
    let general = first.channel("general").await;
    let posted = first.post(general, json!({"content": "hello"})).await;
    let id: Id = text(&posted["id"]).parse().expect("an id");
    assert!(there.contains(&id.created_ms()), "ids follow the clock");
    first.emulator.advance_clock(hour_ms);
    first.emulator.stop().await.expect("it stops");

    let again = LocalDiscord::start_with(begin()).await;
    let now_ms = again.emulator.shared().now_ms();
    assert!((begins_ms + hour_ms..begins_ms + 2 * hour_ms).contains(&now_ms), "it goes on: {now_ms}");
}
