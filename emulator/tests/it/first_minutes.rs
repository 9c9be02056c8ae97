//! What a bot meets in its first minutes: paths as its library writes them, versions, compression, refusals that say what is
//! missing, and servers with the members that its intents grant.

use discord_emulator::sessions::Settings;
use discord_emulator::{Fault, FaultKind};
use serde_json::{Value, json};

use crate::local_discord::{GUILDS, LocalDiscord, http_client, text};
use crate::raw_socket::RawSocket;

const GUILD_MEMBERS: u64 = 1 << 1;
const GUILD_VOICE_STATES: u64 = 1 << 7;
const GUILD_PRESENCES: u64 = 1 << 8;

/// Status, headers and body of a call at a path that may be outside of API v10.
async fn raw(discord: &LocalDiscord, method: &str, path: &str) -> (u16, reqwest::header::HeaderMap, Value) {
    let url = format!("{}{path}", discord.emulator.ready().http);
    let request = http_client().request(method.parse().expect("a method"), url);
    let request = request.header("authorization", format!("Bot {}", discord.bot_token()));
    let response = request.send().await.expect("an answer");
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let text = response.text().await.expect("a text");
    (status, headers, serde_json::from_str(&text).unwrap_or(Value::Null))
}

#[tokio::test]
async fn paths_and_versions_are_read_as_libraries_write_them() {
    let discord = LocalDiscord::start().await;
    for path in ["/api/v10/users/@me", "/api/v9/users/%40me", "/api/users/%40me"] {
        let (status, headers, body) = raw(&discord, "GET", path).await;
        assert_eq!((status, text(&body["username"])), (200, "Parley"), "{path}");
        assert!(headers.contains_key("via"), "libraries look for it in every answer");
    }
    let general = discord.channel("general").await;
    let id = discord.post(general, json!({"content": "react"})).await["id"].clone();
    let path = format!("/channels/{general}/messages/{}/reactions/%F0%9F%91%8D/%40me", text(&id));
    discord.ok("PUT", &path, None).await;
    let seen = discord.ok("GET", &format!("/channels/{general}/messages/{}", text(&id)), None).await;
    assert_eq!(seen["reactions"][0]["emoji"], json!({"id": null, "name": "👍"}));
}

#[tokio::test]
async fn what_is_not_there_is_named_in_a_refusal_that_no_library_tries_again() {
    let discord = LocalDiscord::start().await;
    let before = discord.emulator.newest_call();
    let cases = [
        ("GET", "/api/v10/guilds/1/welcome-screen", 404, 0, "GET /api/v10/guilds/1/welcome-screen"),
        ("PUT", "/api/v10/gateway", 405, 0, "PUT /api/v10/gateway"),
        ("GET", "/api/v6/gateway", 400, 50041, "GET /api/v6/gateway"),
        ("GET", "/nowhere", 404, 0, "GET /nowhere"),
    ];
    for (method, path, status, code, named) in cases {
        let (got, _, body) = raw(&discord, method, path).await;
        assert_eq!((got, &body["code"]), (status, &json!(code)), "{path}");
        assert!(text(&body["message"]).contains(named), "{body}");
    }
    let unknown = discord.emulator.calls_after(before);
    assert_eq!(unknown.iter().filter(|call| call.unknown).count(), 4);
    let general = discord.channel("general").await;
    let marker = discord.emulator.newest_call();
    discord.post(general, json!({"content": "x", "shared_client_theme": {"colors": ["ffffff"], "gradient_angle": 0, "base_mix": 0}})).await;
    assert_eq!(discord.emulator.calls_after(marker)[0].ignored, ["shared_client_theme"]);
}

#[tokio::test]
async fn a_refusal_for_too_many_calls_is_clearly_discords() {
    let discord = LocalDiscord::start().await;
    let fault =
        FaultKind::StatusBefore { status: 429, retry_after: Some(2.5), scope: Some("shared".to_owned()) };
    discord.emulator.add_fault(Fault::new(fault).on("GET /gateway"));
    let (status, headers, body) = raw(&discord, "GET", "/api/v10/gateway").await;
    assert_eq!((status, &body["retry_after"], &body["global"]), (429, &json!(2.5), &json!(false)));
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("none");
    assert_eq!((header("retry-after"), header("x-ratelimit-scope")), ("3", "shared"));
    assert_eq!((header("x-ratelimit-remaining"), header("content-type")), ("0", "application/json"));
    for name in
        ["via", "x-ratelimit-limit", "x-ratelimit-reset", "x-ratelimit-reset-after", "x-ratelimit-bucket"]
    {
        assert_ne!(header(name), "none", "{name}");
    }
}

/// The payloads in a Zstandard stream of blocks that are not compressed.
fn unpack(bytes: &[u8], begins: bool) -> Value {
    let mut rest =
        if begins { bytes.strip_prefix(&[0x28, 0xB5, 0x2F, 0xFD, 0, 0x50]).expect("a frame") } else { bytes };
    let mut payload = Vec::new();
    while let [a, b, c, tail @ ..] = rest {
        let size = u32::from_le_bytes([*a, *b, *c, 0]) >> 3;
        let (block, after) = tail.split_at(size as usize);
        payload.extend_from_slice(block);
        rest = after;
    }
    serde_json::from_slice(&payload).expect("JSON")
}

#[tokio::test]
async fn a_zstd_stream_is_spoken_and_another_compression_refused() {
    let discord = LocalDiscord::start().await;
    let gateway = &discord.emulator.ready().gateway;
    let mut socket = RawSocket::connect(&format!("{gateway}/?v=9&encoding=json&compress=zstd-stream")).await;
    let hello = socket.raw().await.expect("HELLO").into_data();
    assert_eq!(unpack(&hello, true)["op"], 10);
    socket.identify(discord.bot_token(), GUILDS).await;
    assert_eq!(unpack(&socket.raw().await.expect("READY").into_data(), false)["t"], "READY");
    let mut socket = RawSocket::connect(&format!("{gateway}/?v=10&encoding=json&compress=brotli")).await;
    assert_eq!(socket.close_code().await, 4002);
}

#[tokio::test]
async fn a_server_comes_with_what_the_intents_grant() {
    let all = ["GUILD_MEMBERS", "GUILD_PRESENCES"].map(str::to_owned).to_vec();
    let granted = [("*".to_owned(), all)].into();
    let discord =
        LocalDiscord::start_with_gateway(Settings { privileged_intents: granted, ..Settings::default() })
            .await;
    let ana = discord.person("Ana").await;
    let count = |guild: &Value, what: &str| guild[what].as_array().map_or(0, Vec::len);
    let create = async |intents: u64| {
        let mut socket = discord.socket("?v=10&encoding=json").await;
        socket.identify(discord.bot_token(), intents).await;
        (socket.dispatch("GUILD_CREATE").await, socket)
    };
    let (blind, mut socket) = create(GUILDS | GUILD_MEMBERS).await;
    assert_eq!((count(&blind, "members"), count(&blind, "presences")), (1, 0), "only itself");
    assert_eq!((&blind["member_count"], &blind["large"]), (&json!(6), &json!(false)));
    socket.send(json!({"op": 8, "d": {"guild_id": discord.guild(), "query": "", "limit": 0}})).await;
    assert_eq!(count(&socket.dispatch("GUILD_MEMBERS_CHUNK").await, "members"), 6);
    let (seeing, mut socket) = create(GUILDS | GUILD_PRESENCES | GUILD_VOICE_STATES).await;
    assert_eq!(
        (count(&seeing, "members"), count(&seeing, "presences")),
        (6, 2),
        "the bot and Ana are online"
    );
    let body = json!({"name": "Lounge", "type": 2});
    let lounge = discord.ok("POST", &format!("/guilds/{}/channels", discord.guild()), Some(body)).await;
    let join = json!({"guild_id": discord.guild(), "channel_id": lounge["id"], "self_mute": true, "self_deaf": false});
    socket.send(json!({"op": 4, "d": join})).await;
    let state = socket.dispatch("VOICE_STATE_UPDATE").await;
    assert_eq!((&state["channel_id"], &state["self_mute"]), (&lounge["id"], &json!(true)));
    assert_eq!(socket.dispatch("VOICE_SERVER_UPDATE").await["endpoint"], Value::Null);
    let path = format!("/guilds/{}/voice-states/@me", discord.guild());
    assert_eq!(discord.ok("GET", &path, None).await["channel_id"], lounge["id"]);
    socket
        .send(json!({"op": 3, "d": {"since": null, "afk": false, "status": "dnd", "activities": []}}))
        .await;
    assert_eq!(socket.dispatch("PRESENCE_UPDATE").await["status"], "dnd");
    drop(ana);
    loop {
        let presence = socket.dispatch("PRESENCE_UPDATE").await;
        if presence["status"] == "offline" {
            break;
        }
    }
}
