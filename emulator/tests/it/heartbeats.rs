//! Tests heartbeats: each is acknowledged, and a client without heartbeats loses its session.

use discord_emulator::sessions::Settings;
use serde_json::{Value, json};

use crate::local_discord::{GUILDS, LocalDiscord};

#[tokio::test]
async fn a_heartbeat_is_acknowledged() {
    let discord = LocalDiscord::start().await;
    let mut socket = discord.log_in(GUILDS).await;
    socket.send(json!({"op": 1, "d": socket.seq})).await;
    let ack = socket.frame().await;
    assert_eq!((&ack["op"], &ack["d"], &ack["s"]), (&json!(11), &Value::Null, &Value::Null));
}

#[tokio::test]
async fn the_gateway_can_ask_for_a_heartbeat_and_for_a_new_connection() {
    let discord = LocalDiscord::start().await;
    let mut socket = discord.log_in(GUILDS).await;
    let hub = &discord.emulator.shared().hub;
    hub.ask_heartbeat(discord.bot_id());
    assert_eq!(socket.opcode(1).await, Value::Null);
    hub.ask_reconnect(discord.bot_id());
    assert_eq!(socket.opcode(7).await, Value::Null);
    let ben = discord.person("Ben").await;
    hub.ask_reconnect(ben.id());
    ben.wait_event("RESUMED", |_| true).await.expect("resumes on a new connection");
}

#[tokio::test]
async fn silence_ends_the_session() {
    let settings = Settings { heartbeat_interval_ms: 300, ..Settings::default() };
    let discord = LocalDiscord::start_with_gateway(settings).await;
    let mut socket = discord.log_in(GUILDS).await;
    assert_eq!(socket.close_code().await, 4009);
    let mut second = discord.socket("?v=10&encoding=json").await;
    second.resume(discord.bot_token(), &socket.session_id, 1).await;
    assert_eq!(second.opcode(9).await, json!(false));
}

#[tokio::test]
async fn only_a_client_with_heartbeats_stays_connected() {
    let settings = Settings { heartbeat_interval_ms: 1_000, ..Settings::default() };
    let discord = LocalDiscord::start_with_gateway(settings).await;
    let ben = discord.person("Ben").await;
    let mut silent = discord.log_in(GUILDS).await;
    assert_eq!(silent.close_code().await, 4009);
    let general = discord.channel("general").await;
    discord.person("Ana").await.say(general, "still here?").await.expect("sends");
    ben.wait_event("MESSAGE_CREATE", |message| message["content"] == "still here?").await.expect("receives");
    assert_eq!(ben.events().iter().filter(|event| event.name == "READY").count(), 1);
}
