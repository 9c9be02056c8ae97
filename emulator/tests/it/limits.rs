//! Tests the limits that no header shows: edits of old messages, new direct messages, invalid requests, and IDENTIFYs at once.

use discord_emulator::Scenario;
use serde_json::{Value, json};

use crate::local_discord::{GUILDS, LocalDiscord, http_client, options, scenario, text};

/// Discord's limits, with windows that no slow machine outlasts.
fn strict() -> Scenario {
    let mut scenario = scenario();
    scenario.limits.factor = 1;
    let old = "PATCH /channels/{channel_id}/messages/{message_id} old";
    scenario.limits.routes.insert(old.to_owned(), (3, 3_600.0));
    scenario.limits.new_direct_messages = Some((1, 3_600.0));
    scenario.limits.invalid_requests = 6;
    scenario.gateway.max_concurrency = 2;
    scenario.gateway.identify_window_ms = 3_600_000;
    scenario.gateway.invalid_session_after_ms = 0;
    scenario
}

#[tokio::test]
async fn limits_without_headers_refuse_with_their_codes_and_end_in_a_ban() {
    let discord = LocalDiscord::start_with(options(strict())).await;
    let general = discord.channel("general").await;
    let sent = discord.post(general, json!({"content": "0"})).await;
    let path = format!("/channels/{general}/messages/{}", text(&sent["id"]));
    discord.ok("PATCH", &path, Some(json!({"content": "young"}))).await;
    discord.emulator.shared().advance_clock(2 * 3_600_000);
    for n in 1..=3 {
        discord.ok("PATCH", &path, Some(json!({"content": n.to_string()}))).await;
    }
    let (status, body) = discord.call("PATCH", &path, Some(json!({"content": "4"}))).await;
    assert_eq!((status, &body["code"], &body["global"]), (429, &json!(30046), &json!(false)));
    assert!(body["retry_after"].as_f64().is_some_and(|wait_s| wait_s > 0.0), "{body}");

    let people = &discord.emulator.ready().people;
    let open = async |name: &str| {
        let body = json!({"recipient_id": people[name].id});
        discord.call("POST", "/users/@me/channels", Some(body)).await
    };
    assert_eq!(open("Ana").await.0, 200);
    let (status, body) = open("Ben").await;
    assert_eq!((status, &body["code"]), (403, &json!(40003)));
    assert_eq!(open("Ana").await.0, 200, "it's open already");
    let number = json!({"recipient_id": people["Chidi"].id.0});
    let refused = discord.call("POST", "/users/@me/channels", Some(number)).await.1;
    assert_eq!(refused["code"], 40003, "also with the id as a number");

    // One 429 and two 403 so far.
    for _ in 0..3 {
        assert_eq!(open("Ben").await.1["code"], 40003);
    }
    let url = format!("{}/api/v10/users/@me", discord.emulator.ready().http);
    let ask = async |token: String| {
        let answer = http_client().get(&url).header("authorization", token).send().await.expect("an answer");
        (answer.status().as_u16(), answer.headers().clone(), answer.text().await.expect("a text"))
    };
    let (status, headers, body) = ask(format!("Bot {}", discord.bot_token())).await;
    assert_eq!((status, body.as_str()), (429, "error code: 1015"));
    assert!(headers.contains_key("retry-after") && !headers.contains_key("via"));
    assert_eq!(ask(people["Ana"].token.clone()).await.0, 200, "people are not banned");
    assert_eq!(ask("Bot no.such.token".to_owned()).await.0, 401, "nor are others");
}

#[tokio::test]
async fn one_bucket_of_shards_identifies_at_a_time() {
    let discord = LocalDiscord::start_with(options(strict())).await;
    let limit = discord.ok("GET", "/gateway/bot", None).await["session_start_limit"].clone();
    assert_eq!(limit["max_concurrency"], 2);
    let identify = |shard: u64| {
        let token = discord.bot_token();
        json!({"op": 2, "d": {"token": token, "intents": GUILDS, "properties": {}, "shard": [shard, 3]}})
    };
    let mut answers: Vec<Value> = Vec::new();
    for shard in 0..3 {
        let mut socket = discord.socket("?v=10&encoding=json").await;
        socket.send(identify(shard)).await;
        answers.push(socket.frame().await);
    }
    assert_eq!((&answers[0]["t"], &answers[1]["t"]), (&json!("READY"), &json!("READY")));
    assert_eq!((&answers[2]["op"], &answers[2]["d"]), (&json!(9), &json!(false)), "2 is in the bucket of 0");
}

#[tokio::test]
async fn the_headers_of_limits_stay_on_the_machines_clock_when_the_other_is_moved() {
    let discord = LocalDiscord::start().await;
    let url = format!("{}/api/v10/users/@me", discord.emulator.ready().http);
    let reset_s = async || {
        let token = format!("Bot {}", discord.bot_token());
        let answer = http_client().get(&url).header("authorization", token).send().await.expect("an answer");
        let header = answer.headers()["x-ratelimit-reset"].to_str().expect("a text");
        header.parse::<f64>().expect("a number")
    };
    let before_s = reset_s().await;
    discord.emulator.shared().advance_clock(24 * 3_600_000);
    let moved_s = reset_s().await - before_s;
    assert!(moved_s < 12.0 * 3_600.0, "bots would wait for {moved_s} seconds");
}
