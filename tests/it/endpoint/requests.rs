//! Which requests are taken: signed ones of the moment, each once. Discord refuses the address of a bot that is careless here.

use super::{free_address, send_to, set, start, url};
use crate::harness::database::engines;
use crate::harness::world::World;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};
use std::net::SocketAddr;

/// A request that Discord might send, and what is wrong with it.
struct Request<'a> {
    world: &'a World,
    address: SocketAddr,
    body: String,
    /// Seconds by which its timestamp is off.
    off_s: i64,
    /// Another body than the one that was signed.
    signed: Option<&'a str>,
}

impl Request<'_> {
    async fn send(&self) -> (StatusCode, String) {
        let now_s = self.world.clock.now().0 / 1_000;
        let timestamp = (now_s + self.off_s).to_string();
        let signed = self.signed.unwrap_or(&self.body);
        let signature = self.world.emulator.sign(self.world.bot_id(), &timestamp, signed);
        let request = Client::new().post(url(self.address)).body(self.body.clone());
        let request =
            request.header("x-signature-ed25519", signature).header("x-signature-timestamp", timestamp);
        let answer = request.header(CONTENT_TYPE, "application/json").send().await.expect("an answer");
        (answer.status(), answer.text().await.expect("text"))
    }
}

/// What Discord would send of somebody who runs `/offers`.
fn command(world: &World, id: u64) -> Value {
    let ana = json!({ "id": world.id("Ana"), "username": "ana", "discriminator": "0", "avatar": null });
    json!({
        "id": id.to_string(), "application_id": world.bot_id(), "type": 2, "token": "nobody-waits", "version": 1,
        "guild_id": world.guild, "channel_id": world.general, "locale": "en-US", "entitlements": [],
        "authorizing_integration_owners": {}, "attachment_size_limit": 0, "context": 0,
        "member": {
            "user": ana, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": false, "mute": false,
            "permissions": "0", "flags": 0,
        },
        "data": { "id": "1", "name": "offers", "type": 1 },
    })
}

/// What a right PING is answered with.
pub(super) async fn pinged(world: &World, address: SocketAddr) -> StatusCode {
    Request { world, address, body: ping(), off_s: 0, signed: None }.send().await.0
}

/// What the command of somebody is answered with.
pub(super) async fn commanded(world: &World, address: SocketAddr, id: u64) -> StatusCode {
    let body = command(world, id).to_string();
    Request { world, address, body, off_s: 0, signed: None }.send().await.0
}

fn ping() -> String {
    json!({ "id": "1", "application_id": "2", "type": 1, "version": 1, "token": "ping" }).to_string()
}

#[tokio::test]
async fn only_what_discord_signed_just_now_is_taken_and_only_once() {
    let engine = engines().remove(0);
    let (mut world, address) = set(&engine).await;
    // Which also shows that a PING is answered, and that a wrong signature is refused.
    start(&mut world, address).await;
    let request = |body: String| Request { world: &world, address, body, off_s: 0, signed: None };
    assert_eq!(request(ping()).send().await, (StatusCode::OK, "{\"type\":1}".to_owned()));

    let refused = "The signature doesn't fit.\n";
    for (off_s, signed) in [(-90, None), (90, None), (0, Some("{}"))] {
        let answer = Request { off_s, signed, ..request(ping()) }.send().await;
        assert_eq!(answer, (StatusCode::UNAUTHORIZED, refused.to_owned()), "{off_s} {signed:?}");
    }
    let unsigned = Client::new().post(url(address)).body(ping()).send().await.expect("an answer");
    assert_eq!(unsigned.status(), StatusCode::UNAUTHORIZED);

    // Nobody waits for it in the local Discord, so it is taken, worked on, and its answer is lost.
    let before = world.emulator.newest_call();
    let once = request(command(&world, 7).to_string());
    assert_eq!(once.send().await, (StatusCode::ACCEPTED, String::new()));
    assert_eq!(once.send().await.0, StatusCode::CONFLICT);
    let tries = async || {
        let calls = world.emulator.calls_after(before);
        calls.iter().filter(|call| call.path.contains("/interactions/7/")).count()
    };
    while tries().await == 0 {
        tokio::task::yield_now().await;
    }
    assert_eq!(tries().await, 1);

    for nonsense in ["", "{", "[]", "{\"type\":99}", "\"secret words\""] {
        let (status, said) = request(nonsense.to_owned()).send().await;
        assert_eq!(
            (status, said.as_str()),
            (StatusCode::BAD_REQUEST, "That's no interaction.\n"),
            "{nonsense}"
        );
    }
    let large = request("x".repeat(600 * 1024)).send().await;
    assert_eq!(large.0, StatusCode::PAYLOAD_TOO_LARGE);

    for (method, path, status) in [
        (Method::GET, "/interactions", StatusCode::METHOD_NOT_ALLOWED),
        (Method::PUT, "/interactions", StatusCode::METHOD_NOT_ALLOWED),
        (Method::POST, "/", StatusCode::NOT_FOUND),
        (Method::GET, "/metrics", StatusCode::NOT_FOUND),
        (Method::POST, "/interactions/7", StatusCode::NOT_FOUND),
    ] {
        let asked = Client::new().request(method.clone(), format!("http://{address}{path}"));
        let answer = asked.send().await.expect("an answer");
        assert_eq!(answer.status(), status, "{method} {path}");
    }
    world.close().await;
}

#[tokio::test]
async fn an_address_where_nobody_listens_is_not_saved() {
    let engine = engines().remove(0);
    let (world, _) = set(&engine).await;
    let (status, said) = send_to(&world, &url(free_address())).await;
    assert_eq!((status, &said["code"]), (StatusCode::BAD_REQUEST, &json!(50_035)));
    world.close().await;
}
