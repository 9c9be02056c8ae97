//! Measures the local Discord itself: how long a press takes to be answered, with 1 and with 200 members who are connected, at 600
//! and at 5,000 presses a minute. Run it with `cargo bench -p discord-emulator --bench load`, on a machine that does nothing else.
//!
//! The bot answers each press with an update of its message, which everybody who is connected gets. Bot and people are in the
//! same process, on the same cores, so a figure is never only the local Discord's.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measurement prints its table, and stops at the first problem"
)]

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use discord_emulator::{Emulator, Options, Scenario};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio_tungstenite::tungstenite::Message;

/// How long each rate is kept.
const SECONDS: u64 = 20;
/// How long the last answers may take.
const REST: Duration = Duration::from_secs(5);

/// The presses that wait for their answer, by nonce, and how long the others took.
#[derive(Default)]
struct Presses {
    waiting: HashMap<String, Instant>,
    took: Vec<Duration>,
}

#[tokio::main]
async fn main() {
    let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
    println!(
        "| members connected | presses a minute | answered | p50, ms | p99, ms | most, ms | processor time a press, ms | memory, MiB |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for members in [1, 200] {
        for a_minute in [600, 5_000] {
            measure(members, a_minute).await;
        }
    }
}

async fn measure(members: usize, a_minute: u64) {
    let any = "127.0.0.1:0".parse().expect("an address");
    let options =
        Options { scenario: scenario(members), http: any, tls: any, snapshot: None, certificate_dir: None };
    let emulator = Emulator::start(options).await.expect("it starts");
    let ready = emulator.ready().clone();
    let http = reqwest::Client::builder().no_proxy().build().expect("a client");
    let api = format!("{}/api/v10", ready.http);
    let bot = ready.bots["Bot"].clone();
    let channel = first_channel(&http, &api, &bot.token, ready.servers["Town"]).await;
    let card = json!({"content": "0", "components": [{"type": 1, "components": [{"type": 2, "style": 1, "label": "Go", "custom_id": "go"}]}]});
    let sent =
        call(&http, &format!("{api}/channels/{channel}/messages"), &format!("Bot {}", bot.token), card).await;
    answer_presses(&ready.gateway, &bot.token, &http, &api).await;
    let presses = Arc::new(Mutex::new(Presses::default()));
    let mut people = Vec::new();
    for n in 0..members {
        let token = ready.people[&format!("P{n}")].token.clone();
        let presses = presses.clone();
        let session = listen(&ready.gateway, json!({"token": token, "properties": {}}), move |text| {
            if text.contains("\"t\":\"INTERACTION_SUCCESS\"") {
                let event: Value = serde_json::from_str(text).expect("JSON");
                let mut presses = presses.lock().expect("not poisoned");
                let nonce = event["d"]["nonce"].as_str().expect("a nonce");
                if let Some(at) = presses.waiting.remove(nonce) {
                    presses.took.push(at.elapsed());
                }
            }
        });
        people.push((token, session.await));
    }
    let used = processor_time();
    let pause = Duration::from_secs(60) / u32::try_from(a_minute).expect("a rate");
    let mut due = tokio::time::interval(pause);
    for n in 0..usize::try_from(a_minute * SECONDS / 60).expect("a number") {
        due.tick().await;
        let (token, session) = people[n % people.len()].clone();
        let nonce = n.to_string();
        presses.lock().expect("not poisoned").waiting.insert(nonce.clone(), Instant::now());
        let body = json!({"type": 3, "application_id": bot.id, "guild_id": ready.servers["Town"], "channel_id": channel,
            "message_id": sent["id"], "session_id": session, "nonce": nonce, "data": {"component_type": 2, "custom_id": "go"}});
        let (http, url) = (http.clone(), format!("{api}/interactions"));
        tokio::spawn(async move { call(&http, &url, &token, body).await });
    }
    tokio::time::sleep(REST).await;
    let mut took = presses.lock().expect("not poisoned").took.clone();
    took.sort_unstable();
    let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize].as_secs_f64() * 1_000.0;
    let each = (processor_time() - used).as_secs_f64() * 1_000.0 / took.len() as f64;
    println!(
        "| {members} | {a_minute} | {} of {} | {:.1} | {:.1} | {:.1} | {each:.2} | {} |",
        took.len(),
        a_minute * SECONDS / 60,
        at(0.5),
        at(0.99),
        at(1.0),
        resident_mib()
    );
    emulator.stop().await.expect("it stops");
}

/// The bot: it updates the message of each press.
async fn answer_presses(gateway: &str, token: &str, http: &reqwest::Client, api: &str) {
    let (events, mut heard) = mpsc::unbounded_channel();
    listen(gateway, json!({"token": token, "intents": 1, "properties": {}}), move |text| {
        if text.contains("\"t\":\"INTERACTION_CREATE\"") {
            let _ = events.send(serde_json::from_str::<Value>(text).expect("JSON")["d"].clone());
        }
    })
    .await;
    let (answers, answer_api) = (http.clone(), api.to_owned());
    tokio::spawn(async move {
        while let Some(event) = heard.recv().await {
            let (http, api) = (answers.clone(), answer_api.clone());
            tokio::spawn(async move {
                let (id, token) =
                    (event["id"].as_str().expect("an id"), event["token"].as_str().expect("a token"));
                let body = json!({"type": 7, "data": {"content": id}});
                call(&http, &format!("{api}/interactions/{id}/{token}/callback"), "", body).await;
            });
        }
    });
}

fn scenario(members: usize) -> Scenario {
    let people: Vec<Value> = (0..members).map(|n| json!({"name": format!("P{n}")})).collect();
    let here: serde_json::Map<String, Value> = (0..members).map(|n| (format!("P{n}"), json!([]))).collect();
    let scenario = json!({
        "limits": {"factor": 1_000_000}, "people": people,
        "bots": [{"name": "Bot", "servers": {"Town": ["VIEW_CHANNEL", "SEND_MESSAGES"]}}],
        "servers": [{"name": "Town", "owner": "P0", "members": here, "channels": [{"name": "general"}]}],
    });
    serde_json::from_value(scenario).expect("a scenario")
}

async fn first_channel(
    http: &reqwest::Client,
    api: &str,
    token: &str,
    guild: discord_emulator::Id,
) -> String {
    let request =
        http.get(format!("{api}/guilds/{guild}/channels")).header("authorization", format!("Bot {token}"));
    let all: Value = request.send().await.expect("an answer").json().await.expect("JSON");
    all[0]["id"].as_str().expect("an id").to_owned()
}

async fn call(http: &reqwest::Client, url: &str, token: &str, body: Value) -> Value {
    // A press that isn't answered in time is refused, and missing in the table.
    let answer = http.post(url).header("authorization", token).json(&body).send().await.expect("an answer");
    answer.json().await.unwrap_or_default()
}

/// Logs in at the gateway, hands each text that comes to `hear`, and returns the session's id.
async fn listen(gateway: &str, identify: Value, hear: impl Fn(&str) + Send + 'static) -> String {
    let url = format!("{gateway}/?v=10&encoding=json");
    let (mut socket, _) = tokio_tungstenite::connect_async(url).await.expect("connects");
    socket.send(Message::text(json!({"op": 2, "d": identify}).to_string())).await.expect("sends");
    loop {
        let text = socket.next().await.expect("a frame").expect("a frame").into_text().expect("a text");
        let frame: Value = serde_json::from_str(&text).expect("JSON");
        if frame["t"] == "READY" {
            let session = frame["d"]["session_id"].as_str().expect("a session").to_owned();
            tokio::spawn(async move {
                while let Some(Ok(Message::Text(text))) = socket.next().await {
                    hear(&text);
                }
            });
            return session;
        }
    }
}

/// The processor time of this process, in the kernel's ticks of 10 ms.
fn processor_time() -> Duration {
    let text = std::fs::read_to_string("/proc/self/stat").expect("Linux");
    let after = text.rsplit(')').next().expect("fields");
    let ticks: u64 =
        after.split_whitespace().skip(11).take(2).map(|n| n.parse::<u64>().expect("a number")).sum();
    Duration::from_millis(ticks * 10)
}

fn resident_mib() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("a line");
    line.split_whitespace().next().expect("a number").parse::<u64>().expect("a number") / 1_024
}
