//! Tests IDENTIFY: the events after a valid one, and the close code of each invalid one.

use discord_emulator::sessions::Settings;
use serde_json::json;

use crate::local_discord::{GUILD_MESSAGES, GUILDS, LocalDiscord};

#[tokio::test]
async fn identify_brings_ready_and_then_each_server() {
    let discord = LocalDiscord::start().await;
    for prefix in ["", "Bot "] {
        let mut socket = discord.socket("?v=10&encoding=json").await;
        socket.identify(&format!("{prefix}{}", discord.bot_token()), GUILDS).await;
        let ready = socket.frame().await;
        assert_eq!((&ready["t"], &ready["s"], &ready["op"]), (&json!("READY"), &json!(1), &json!(0)));
        assert_eq!(ready["d"]["user"]["id"], discord.bot_id().to_string());
        assert_eq!(ready["d"]["guilds"], json!([{"id": discord.guild(), "unavailable": true}]));
        assert_eq!(ready["d"]["resume_gateway_url"], discord.emulator.ready().gateway);
        let guild = socket.frame().await;
        assert_eq!((&guild["t"], &guild["s"]), (&json!("GUILD_CREATE"), &json!(2)));
        assert_eq!(guild["d"]["name"], "Workshop");
        assert!(guild["d"]["channels"].as_array().is_some_and(|channels| !channels.is_empty()));
    }
}

#[tokio::test]
async fn a_wrong_token_is_final() {
    let discord = LocalDiscord::start().await;
    let mut socket = discord.socket("?v=10&encoding=json").await;
    socket.identify("not.a.token", GUILDS).await;
    assert_eq!(socket.close_code().await, 4004);
}

#[tokio::test]
async fn each_mistake_has_its_close_code() {
    let discord = LocalDiscord::start().await;
    let token = discord.bot_token();
    let identify = |more: serde_json::Value| {
        let mut data = json!({"token": token, "intents": GUILDS, "properties": {}});
        data.as_object_mut().expect("object").extend(more.as_object().expect("object").clone());
        json!({"op": 2, "d": data}).to_string()
    };
    let privileged = GUILDS | 1 << 15;
    let cases = [
        ("no such opcode", vec![identify(json!({})), json!({"op": 99}).to_string()], 4001),
        ("no JSON", vec!["{".to_owned()], 4002),
        ("IDENTIFY without token", vec![json!({"op": 2, "d": {}}).to_string()], 4002),
        ("too long", vec![identify(json!({"x": "x".repeat(5_000)}))], 4002),
        ("not logged in", vec![json!({"op": 3, "d": {}}).to_string()], 4003),
        ("IDENTIFY twice", vec![identify(json!({})), identify(json!({}))], 4005),
        ("no such shard", vec![identify(json!({"shard": [2, 2]}))], 4010),
        ("intents of the future", vec![identify(json!({"intents": 1_u64 << 40}))], 4013),
        ("no intents", vec![identify(json!({"intents": null}))], 4013),
        ("an intent not granted", vec![identify(json!({"intents": privileged}))], 4014),
    ];
    for (what, payloads, code) in cases {
        let mut socket = discord.socket("?v=10&encoding=json").await;
        for payload in payloads {
            socket.send_raw(&payload).await;
        }
        assert_eq!(socket.close_code().await, code, "{what}");
    }
}

#[tokio::test]
async fn only_version_10_is_spoken() {
    let discord = LocalDiscord::start().await;
    let url = format!("{}/?v=6&encoding=json", discord.emulator.ready().gateway);
    let mut socket = crate::raw_socket::RawSocket::connect(&url).await;
    assert_eq!(socket.close_code().await, 4012);
}

#[tokio::test]
async fn more_than_120_payloads_a_minute_are_too_many() {
    let discord = LocalDiscord::start().await;
    let mut socket = discord.log_in(GUILDS).await;
    for _ in 0..120 {
        socket.send(json!({"op": 1, "d": null})).await;
    }
    assert_eq!(socket.close_code().await, 4008);
}

#[tokio::test]
async fn a_granted_privileged_intent_shows_content() {
    let granted = [("Parley".to_owned(), vec!["MESSAGE_CONTENT".to_owned()])].into();
    let discord =
        LocalDiscord::start_with_gateway(Settings { privileged_intents: granted, ..Settings::default() })
            .await;
    let (mut reads, mut blind) =
        (discord.log_in(GUILD_MESSAGES | 1 << 15).await, discord.log_in(GUILD_MESSAGES).await);
    let ana = discord.person("Ana").await;
    ana.say(discord.channel("general").await, "hello").await.expect("sends");
    assert_eq!(reads.dispatch("MESSAGE_CREATE").await["content"], "hello");
    assert_eq!(blind.dispatch("MESSAGE_CREATE").await["content"], "");
}

#[tokio::test]
async fn identifies_are_counted() {
    let discord = LocalDiscord::start().await;
    let before = discord.ok("GET", "/gateway/bot", None).await["session_start_limit"].clone();
    let _socket = discord.log_in(GUILDS).await;
    let after = discord.ok("GET", "/gateway/bot", None).await["session_start_limit"].clone();
    assert_eq!(before["total"], 1_000);
    assert_eq!(before["max_concurrency"], 1);
    assert_eq!(before["remaining"].as_u64(), after["remaining"].as_u64().map(|left| left + 1));
}

#[tokio::test]
async fn members_can_be_asked_for_by_id_and_by_name() {
    let discord = LocalDiscord::start().await;
    let mut socket = discord.log_in(GUILDS).await;
    let ben = discord.emulator.ready().people["Ben"].id;
    let by_id = json!({"guild_id": discord.guild(), "user_ids": [ben, "1"], "limit": 0, "nonce": "a"});
    socket.send(json!({"op": 8, "d": by_id})).await;
    let chunk = socket.dispatch("GUILD_MEMBERS_CHUNK").await;
    assert_eq!(chunk["members"][0]["user"]["id"], ben.to_string());
    assert_eq!((&chunk["not_found"], &chunk["nonce"]), (&json!(["1"]), &json!("a")));
    socket.send(json!({"op": 8, "d": {"guild_id": discord.guild(), "query": "be", "limit": 10}})).await;
    let chunk = socket.dispatch("GUILD_MEMBERS_CHUNK").await;
    assert_eq!(chunk["members"].as_array().map(Vec::len), Some(1));
}
