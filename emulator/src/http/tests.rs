//! Tests faults, rate limits and errors over HTTP. Must not know the world's rules.

use crate::world::Id;
use crate::{Emulator, Fault, FaultKind, Options, Scenario};
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};
use std::time::Duration;

/// A running emulator and a bot's HTTP client.
struct Harness {
    emulator: Emulator,
    client: Client,
    channel: Id,
}

const SEND: &str = "POST /channels/{channel_id}/messages";

impl Harness {
    async fn start() -> Self {
        let any = "127.0.0.1:0".parse().unwrap();
        let scenario = Scenario::workshop().unwrap();
        let options = Options { scenario, http: any, tls: any, snapshot: None, certificate_dir: None };
        let emulator = Emulator::start(options).await.unwrap();
        let channel = emulator.with_world(|world| {
            let guild = world.guilds().next().unwrap().id;
            world.channels_of(guild).find(|channel| channel.name == "general").unwrap().id
        });
        // There is one crypto provider per process: the first test installs it.
        let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
        let authority = reqwest::Certificate::from_pem(emulator.ca_pem().as_bytes()).unwrap();
        let client = Client::builder()
            .resolve("discord.com", emulator.ready().tls.parse().unwrap())
            .add_root_certificate(authority)
            .build()
            .unwrap();
        Self { emulator, client, channel }
    }

    async fn call(
        &self,
        method: Method,
        path: &str,
        body: &str,
    ) -> Result<(StatusCode, Value), reqwest::Error> {
        let token = format!("Bot {}", self.emulator.ready().bots["Parley"].token);
        let url = format!("https://discord.com/api/v10{path}");
        let request = self.client.request(method, url).header("authorization", token).body(body.to_owned());
        let response = request.header("content-type", "application/json").send().await?;
        let status = response.status();
        Ok((status, response.json().await.unwrap_or_default()))
    }

    async fn send(&self, content: &str) -> Result<(StatusCode, Value), reqwest::Error> {
        let path = format!("/channels/{}/messages", self.channel);
        self.call(Method::POST, &path, &json!({ "content": content }).to_string()).await
    }

    fn sent(&self) -> usize {
        self.emulator
            .with_world(|world| world.messages.get(&self.channel).map_or(0, std::collections::BTreeMap::len))
    }
}

#[tokio::test]
async fn faults_apply_before_and_after_the_effect() {
    let harness = Harness::start().await;
    let add = |kind| harness.emulator.add_fault(Fault::new(kind).on(SEND).times(1));
    add(FaultKind::StatusBefore { status: 500, retry_after: None, scope: None });
    assert_eq!((harness.send("a").await.unwrap().0.as_u16(), harness.sent()), (500, 0));
    add(FaultKind::StatusAfter { status: 502 });
    assert_eq!((harness.send("b").await.unwrap().0.as_u16(), harness.sent()), (502, 1));
    add(FaultKind::DropBefore);
    assert!(harness.send("c").await.is_err());
    assert_eq!(harness.sent(), 1);
    let lost = add(FaultKind::ReplyLost);
    assert!(harness.send("d").await.is_err());
    assert_eq!((harness.sent(), harness.emulator.fault_hits(lost)), (2, 1));
    let calls = harness.emulator.calls_after(0);
    let last = calls.last().unwrap();
    assert_eq!((last.status, last.effect_status, last.fault.as_deref()), (0, Some(200), Some("reply_lost")));
}

#[tokio::test]
async fn a_held_bot_stops_at_exactly_that_call() {
    let harness = Harness::start().await;
    for (kind, effects) in [(FaultKind::HoldBefore, 0), (FaultKind::HoldAfter, 1)] {
        let before = harness.sent();
        let held = harness.emulator.add_fault(Fault::new(kind).on(SEND).times(1));
        let stuck = async { (harness.send("a").await, harness.send("b").await) };
        let watch = async {
            harness.emulator.wait_for_hit(held).await;
            assert_eq!(harness.sent(), before + effects);
            harness.emulator.clear_faults();
        };
        let ((first, second), ()) = tokio::join!(stuck, watch);
        assert!(first.is_err(), "a released call ends without an answer");
        assert_eq!((second.unwrap().0.as_u16(), harness.sent()), (200, before + effects + 1));
    }
}

#[tokio::test]
async fn rate_limits_are_reported_and_enforced() {
    let harness = Harness::start().await;
    for _ in 0..5 {
        assert_eq!(harness.send("x").await.unwrap().0.as_u16(), 200);
    }
    let (status, body) = harness.send("x").await.unwrap();
    assert_eq!((status.as_u16(), &body["global"]), (429, &json!(false)));
    assert!(body["retry_after"].as_f64().is_some_and(|wait_s| wait_s > 0.0 && wait_s <= 5.0));
}

#[tokio::test]
async fn errors_have_discords_codes() {
    let harness = Harness::start().await;
    let path = format!("/channels/{}/messages", harness.channel);
    let code = async |method, path: &str, body: &str| {
        let (status, body) = harness.call(method, path, body).await.unwrap();
        (status.as_u16(), body["code"].as_u64().unwrap())
    };
    assert_eq!(code(Method::POST, &path, "{").await, (400, 50109));
    assert_eq!(code(Method::POST, "/channels/x/messages", "{}").await, (400, 50035));
    assert_eq!(code(Method::GET, "/users/@me/channels", "").await, (403, 20001));
    let (status, body) = harness.call(Method::GET, "/guilds/1/welcome-screen", "").await.unwrap();
    assert_eq!(status.as_u16(), 404);
    assert!(body["message"].as_str().unwrap().contains("GET /api/v10/guilds/1/welcome-screen"));
    let url = format!("{}/api/v10/users/@me", harness.emulator.ready().http);
    let unknown = harness.client.get(url).header("authorization", "Bot nobody").send().await.unwrap();
    assert_eq!(unknown.json::<Value>().await.unwrap(), json!({ "message": "401: Unauthorized", "code": 0 }));
}

#[tokio::test]
async fn a_world_survives_a_restart() {
    let folder = std::env::temp_dir().join(format!("discord-emulator-test-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("world.json");
    let any = "127.0.0.1:0".parse().unwrap();
    let options = Options {
        scenario: Scenario::workshop().unwrap(),
        http: any,
        tls: any,
        snapshot: Some(path.clone()),
        certificate_dir: Some(folder.clone()),
    };
    let first = Emulator::start(options.clone()).await.unwrap();
    let url = format!("{}/_emulator/people/{}", first.ready().http, first.ready().people["Ana"].id);
    let change = Client::new().patch(url).json(&json!({ "dms": "closed" })).timeout(Duration::from_secs(10));
    assert_eq!(change.send().await.unwrap().status().as_u16(), 204);
    first.stop().await.unwrap();
    let second = Emulator::start(options).await.unwrap();
    assert!(second.with_world(|world| !world.account_named("Ana").unwrap().dms_open));
    second.stop().await.unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test]
async fn a_link_to_a_file_expires_after_a_day_and_cannot_be_extended() {
    let harness = Harness::start().await;
    let (bot, channel) = (harness.emulator.ready().bots["Parley"].id, harness.channel);
    let sent = {
        let who = crate::world::Caller::Bot { id: bot, application_id: bot };
        let file = crate::world::Upload {
            index: 0,
            filename: "a.txt".to_owned(),
            content_type: None,
            bytes: b"hello".to_vec(),
        };
        let body = json!({ "attachments": [{ "id": 0 }] });
        harness.emulator.shared().lock().create_message(&who, channel, &body, &[file]).unwrap().body
    };
    let link = sent["attachments"][0]["url"].as_str().unwrap().to_owned();
    let get = async |link: &str| harness.client.get(link).send().await.unwrap();
    assert_eq!(get(&link).await.bytes().await.unwrap().as_ref(), b"hello");
    let bare = link.split('?').next().unwrap();
    assert_eq!(get(bare).await.status(), 400, "a link without its parameters is invalid");
    let longer = link.replacen("?ex=", "?ex=f", 1);
    assert_eq!(get(&longer).await.status(), 404);
    harness.emulator.shared().advance_clock(24 * 60 * 60 * 1_000);
    assert_eq!(get(&link).await.status(), 404);
}
