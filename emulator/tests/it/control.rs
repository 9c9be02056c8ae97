//! Tests the control API below `/_emulator`.

use serde_json::{Value, json};

use discord_emulator::Call;

use crate::local_discord::{LocalDiscord, button, http_client};

pub(crate) struct Control(String);

impl Control {
    pub(crate) fn of(discord: &LocalDiscord) -> Control {
        Control(format!("{}/_emulator", discord.emulator.ready().http))
    }

    pub(crate) async fn send(&self, method: &str, path: &str, body: Option<Value>) -> (u16, String) {
        let url = format!("{}{path}", self.0);
        let request = http_client().request(method.parse().expect("a method"), url);
        let request = match &body {
            Some(body) => request.json(body),
            None => request,
        };
        let response = request.send().await.expect("answers");
        (response.status().as_u16(), response.text().await.expect("text"))
    }
}

#[tokio::test]
async fn the_call_log_has_every_call_in_order() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    discord.post(general, json!({"content": "hello"})).await;
    let (status, _) = discord.call("GET", "/guilds/1/nothing-of-discords", None).await;
    assert_eq!(status, 404, "an unknown route is refused");
    let (_, text) = Control::of(&discord).send("GET", "/calls?after=0", None).await;
    let calls: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let numbers: Vec<u64> = calls.iter().map(|call| call["n"].as_u64().expect("a number")).collect();
    assert!(numbers.is_sorted() && numbers.len() == 3, "{numbers:?}");
    let post = &calls[1];
    assert_eq!(post["method"], "POST");
    assert_eq!(post["route"], "/channels/{channel_id}/messages");
    assert_eq!(post["who"], discord.bot_id().to_string());
    assert_eq!((&post["status"], &post["request"]["content"]), (&json!(200), &json!("hello")));
    assert_eq!(post["response"]["channel_id"], general.to_string());
    assert_eq!((&calls[2]["status"], &calls[2]["route"]), (&json!(404), &Value::Null));
}

#[tokio::test]
async fn the_call_log_says_which_calls_are_gone() {
    let discord = LocalDiscord::start().await;
    let gone_of = async |query: &str| {
        let url = format!("{}/_emulator/calls{query}", discord.emulator.ready().http);
        let response = http_client().get(url).send().await.expect("answers");
        let header = response.headers().get("x-emulator-calls-gone");
        let gone = header.map(|value| value.to_str().expect("text").parse::<u64>().expect("a number"));
        let text = response.text().await.expect("text");
        let first = text.lines().next().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
        (gone, first.map(|call| call["n"].as_u64().expect("a number")))
    };
    discord.post(discord.channel("general").await, json!({"content": "hello"})).await;
    let (gone, first) = gone_of("").await;
    assert_eq!(gone, None, "all that were asked for are there");

    // As many calls as a long demo makes.
    let calls = &discord.emulator.shared().calls;
    let sample = discord.emulator.calls_after(0).pop().expect("a call");
    let mut last = 0;
    while calls.gone() == 0 {
        last = calls.number();
        calls.record(Call { n: last, ..sample.clone() });
    }
    let (gone, kept) = gone_of("").await;
    let gone = gone.expect("some are gone");
    assert!(first <= Some(gone) && kept == Some(gone + 1), "{first:?}, {gone}, {kept:?}");
    assert_eq!(
        gone_of(&format!("?after={}", gone - 1)).await,
        (Some(gone), Some(gone + 1)),
        "one is missing"
    );
    assert_eq!(gone_of(&format!("?after={gone}")).await, (None, Some(gone + 1)), "nothing is missing");
    let newest = gone_of(&format!("?after={gone}&last=1")).await;
    assert_eq!(newest, (None, Some(last)), "what was left out on purpose is not gone");
}

#[tokio::test]
async fn a_transcript_shows_the_channel_as_a_person_sees_it() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    let ben = discord.emulator.ready().people["Ben"].id;
    let card = json!({"content": format!("<@{ben}>, see <#{general}>"), "components": button("Accept", "a"),
        "embeds": [{"title": "An offer", "fields": [{"name": "Price", "value": "$10"}]}]});
    discord.post(general, card).await;
    let (status, text) =
        Control::of(&discord).send("GET", &format!("/transcripts/{general}?as=Ben"), None).await;
    assert_eq!(status, 200);
    let shown = ["# general", "Parley · bot", "@Ben, see #general", "│ An offer", "│ Price", "[ Accept ]"];
    assert!(shown.iter().all(|part| text.contains(part)), "{text}");
    let (status, _) = Control::of(&discord).send("GET", "/transcripts/1?as=Ben", None).await;
    assert_eq!(status, 404);
}

#[tokio::test]
async fn closed_direct_messages_refuse_the_bot() {
    let discord = LocalDiscord::start().await;
    let ben = discord.emulator.ready().people["Ben"].id;
    let body = Some(json!({"recipient_id": ben}));
    let direct = discord.ok("POST", "/users/@me/channels", body.clone()).await;
    let again = discord.ok("POST", "/users/@me/channels", body).await;
    assert_eq!(direct["id"], again["id"], "there is one conversation");
    let path = format!("/channels/{}/messages", direct["id"].as_str().expect("an id"));
    discord.ok("POST", &path, Some(json!({"content": "hello"}))).await;
    let person = discord.person("Ben").await;
    person.wait_direct_message(|message| message.says("hello")).await.expect("arrives");
    let control = Control::of(&discord);
    assert_eq!(control.send("PATCH", &format!("/people/{ben}"), Some(json!({"dms": "closed"}))).await.0, 204);
    let (status, refused) = discord.call("POST", &path, Some(json!({"content": "hello?"}))).await;
    assert_eq!((status, &refused["code"]), (403, &json!(50_007)));
}

#[tokio::test]
async fn a_person_can_leave_and_join() {
    let discord = LocalDiscord::start().await;
    let (guild, ben) = (discord.guild(), discord.emulator.ready().people["Ben"].id);
    let person = discord.person("Ben").await;
    let general = discord.channel("general").await;
    let control = Control::of(&discord);
    assert_eq!(
        control.send("PATCH", &format!("/people/{ben}"), Some(json!({"leave": [guild]}))).await.0,
        204
    );
    person
        .wait_event("GUILD_DELETE", |event| event["id"] == guild.to_string())
        .await
        .expect("gets the event");
    assert!(person.messages(general).await.is_err());
    assert_eq!(discord.call("GET", &format!("/guilds/{guild}/members/{ben}"), None).await.1["code"], 10_007);
    assert_eq!(control.send("PATCH", &format!("/people/{ben}"), Some(json!({"join": [guild]}))).await.0, 204);
    person
        .wait_event("GUILD_CREATE", |event| event["id"] == guild.to_string())
        .await
        .expect("gets the event");
    person.messages(general).await.expect("is back");
}

#[tokio::test]
async fn the_clock_can_be_advanced() {
    let discord = LocalDiscord::start().await;
    let before_ms = discord.emulator.shared().now_ms();
    let (_, text) =
        Control::of(&discord).send("POST", "/clock", Some(json!({"advance_ms": 3_600_000}))).await;
    let moved: Value = serde_json::from_str(&text).expect("JSON");
    let moved_ms = moved["now_ms"].as_u64().expect("a time");
    assert!(moved_ms >= before_ms + 3_600_000);
    let read: Value =
        serde_json::from_str(&Control::of(&discord).send("GET", "/clock", None).await.1).expect("JSON");
    assert!(read["now_ms"].as_u64() >= Some(moved_ms));
    assert_eq!(read["now"].as_str().and_then(discord_emulator::parse_timestamp), read["now_ms"].as_u64());
    let url = format!("{}/api/v10/gateway", discord.emulator.ready().http);
    let headers = http_client().get(url).send().await.expect("answers").headers().clone();
    let day =
        chrono::DateTime::from_timestamp_millis(i64::try_from(moved_ms).expect("a time")).expect("a time");
    let date = headers["date"].to_str().expect("text").parse::<String>().expect("text");
    let date = chrono::DateTime::parse_from_rfc2822(&date).expect("a date");
    assert!(date >= day - chrono::Duration::seconds(1), "the Date header follows the clock");
    let general = discord.channel("general").await;
    let id =
        discord.post(general, json!({"content": "later"})).await["id"].as_str().expect("an id").to_owned();
    let id: discord_emulator::Id = id.parse().expect("an id");
    assert!(id.created_ms() >= before_ms + 3_600_000, "ids follow the clock");
}

#[tokio::test]
async fn a_reason_is_in_the_one_audit_log() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    discord.ok("PATCH", &format!("/channels/{general}"), Some(json!({"topic": "without a reason"}))).await;
    let url = format!("{}/api/v10/channels/{general}", discord.emulator.ready().http);
    let request = http_client().patch(url).header("authorization", format!("Bot {}", discord.bot_token()));
    let request = request.header("x-audit-log-reason", "Moved%20up").json(&json!({"topic": "with one"}));
    assert_eq!(request.send().await.expect("answers").status().as_u16(), 200);
    let (_, text) = Control::of(&discord).send("GET", "/audit", None).await;
    let reasons: Value = serde_json::from_str(&text).expect("JSON");
    let mia = discord.person("Mia").await;
    let log = mia
        .call("GET", &format!("/guilds/{}/audit-logs", discord.guild()), None)
        .await
        .expect("the owner may");
    assert_eq!(log["audit_log_entries"].as_array().map(Vec::len), Some(2));
    let mut newest = log["audit_log_entries"][0].clone();
    newest["guild_id"] = json!(discord.guild());
    assert_eq!((&reasons, &newest["reason"]), (&json!([newest]), &json!("Moved up")));
}
