//! Tests scripted faults: they apply to the right calls, and the effect happened or not.

use discord_emulator::{Fault, FaultKind, Id};
use serde_json::{Value, json};

use crate::local_discord::{GUILDS, LocalDiscord, http_client};

const SEND: &str = "POST /channels/{channel_id}/messages";

fn fault(kind: FaultKind) -> Fault {
    Fault {
        id: 0,
        route: Some(SEND.to_owned()),
        path: None,
        who: None,
        kind,
        count: Some(1),
        probability: None,
        skip: 0,
    }
}

async fn said(discord: &LocalDiscord, channel: Id) -> Vec<Value> {
    let all = discord.ok("GET", &format!("/channels/{channel}/messages"), None).await;
    all.as_array().expect("messages").iter().map(|message| message["content"].clone()).collect()
}

async fn say(discord: &LocalDiscord, channel: Id, words: &str) -> Option<(u16, Value)> {
    let body = json!({"content": words});
    discord.try_call("POST", &format!("/channels/{channel}/messages"), Some(body)).await.ok()
}

#[tokio::test]
async fn a_refusal_before_the_effect_has_none() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    for (status, retry_after) in [(500, None), (429, Some(0.5))] {
        let kind =
            FaultKind::StatusBefore { status, retry_after, scope: retry_after.map(|_| "shared".to_owned()) };
        let id = discord.emulator.add_fault(fault(kind));
        let (answered, body) = say(&discord, general, "lost").await.expect("an answer");
        assert_eq!(answered, status);
        assert_eq!(body["retry_after"].as_f64(), retry_after);
        assert_eq!(discord.emulator.fault_hits(id), 1);
    }
    assert!(said(&discord, general).await.is_empty());
    assert_eq!(say(&discord, general, "through").await.expect("an answer").0, 200, "it applied once");
}

#[tokio::test]
async fn a_lost_answer_hides_an_effect() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    discord.emulator.add_fault(fault(FaultKind::ReplyLost));
    assert_eq!(say(&discord, general, "kept").await, None);
    discord.emulator.add_fault(fault(FaultKind::StatusAfter { status: 500 }));
    assert_eq!(say(&discord, general, "kept too").await.expect("an answer").0, 500);
    discord.emulator.add_fault(fault(FaultKind::DropBefore));
    assert_eq!(say(&discord, general, "never").await, None);
    assert_eq!(said(&discord, general).await, ["kept too", "kept"]);
    let calls = discord.emulator.calls_after(0);
    let faults: Vec<_> = calls.iter().filter_map(|call| call.fault.as_deref()).collect();
    assert_eq!(faults, ["reply_lost", "status_after", "drop_before"]);
}

#[tokio::test]
async fn a_held_bot_hangs_until_its_connections_close() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    let id = discord.emulator.add_fault(fault(FaultKind::HoldAfter));
    let calls = async { tokio::join!(say(&discord, general, "first"), say(&discord, general, "second")) };
    let release = async {
        discord.emulator.wait_for_hit(id).await;
        let ana = discord.person("Ana").await;
        ana.wait_message(general, |message| message.says("first") || message.says("second"))
            .await
            .expect("one");
        assert_eq!(ana.messages(general).await.expect("reads").len(), 1, "the other hangs before its effect");
        discord.emulator.clear_faults();
    };
    let ((first, second), ()) = tokio::join!(calls, release);
    assert_eq!((first, second), (None, None), "a release closes what hung, as the end of its process would");
    assert_eq!(said(&discord, general).await.len(), 1, "what hung before its effect never has it");
    assert_eq!(say(&discord, general, "third").await.expect("an answer").0, 200);
}

#[tokio::test]
async fn a_call_can_cost_the_gateway() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    let mut socket = discord.log_in(GUILDS).await;
    discord.emulator.add_fault(fault(FaultKind::GatewayInvalidate { resumable: true }));
    say(&discord, general, "one").await;
    assert_eq!(socket.opcode(9).await, json!(true));
    let mut socket = discord.log_in(GUILDS).await;
    discord.emulator.add_fault(fault(FaultKind::GatewayDrop));
    say(&discord, general, "two").await;
    assert_eq!(socket.close_code().await, 0);
}

#[tokio::test]
async fn faults_can_be_scripted_over_http() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    let url = format!("{}/_emulator/faults", discord.emulator.ready().http);
    let script = json!({"route": SEND, "kind": "status_before", "status": 503, "skip": 1, "count": 1});
    let added = http_client().post(&url).json(&script).send().await.expect("answers");
    assert!(added.status().is_success(), "{added:?}");
    let mut seen = vec![];
    for words in ["a", "b", "c"] {
        seen.push(say(&discord, general, words).await.expect("an answer").0);
    }
    assert_eq!(seen, [200, 503, 200]);
}
