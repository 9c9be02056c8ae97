//! What a server does by itself, and the media of the second version of components.

use discord_emulator::Scenario;
use discord_emulator::sessions::Settings;
use serde_json::{Value, json};

use crate::local_discord::{LocalDiscord, http_client, options, scenario, text};

/// All intents.
const INTENTS: u64 = 0x1_FFFF | 1 << 20 | 1 << 21;

/// A server in which the bot is an administrator.
async fn administered() -> LocalDiscord {
    let all = ["GUILD_MEMBERS", "GUILD_PRESENCES", "MESSAGE_CONTENT"].map(str::to_owned).to_vec();
    let gateway = Settings { privileged_intents: [("*".to_owned(), all)].into(), ..Settings::default() };
    let mut wide = Scenario { gateway, ..scenario() };
    let own = wide.bots[0].servers.get_mut("Workshop").expect("its server");
    *own = vec!["ADMINISTRATOR".to_owned()];
    LocalDiscord::start_with(options(wide)).await
}

async fn refused(discord: &LocalDiscord, method: &str, path: &str, body: Value) -> (u16, u64) {
    let (status, body) = discord.call(method, path, Some(body)).await;
    (status, body["code"].as_u64().unwrap_or(0))
}

#[tokio::test]
async fn rules_block_alert_and_time_out() {
    let discord = administered().await;
    let mut bot = discord.log_in(INTENTS).await;
    let (general, ana) = (discord.channel("general").await, discord.person("Ana").await);
    let rules = format!("/guilds/{}/auto-moderation/rules", discord.guild());
    let rule = |actions: Value, words: Value| {
        json!({"name": "No shouting", "event_type": 1, "trigger_type": 1, "enabled": true, "actions": actions,
            "trigger_metadata": {"keyword_filter": words}})
    };
    let block = json!({"type": 1, "metadata": {"custom_message": "Please don't shout."}});
    let alert = json!({"type": 2, "metadata": {"channel_id": general}});
    let made = discord.ok("POST", &rules, Some(rule(json!([block, alert]), json!(["shout*"])))).await;
    assert_eq!(bot.dispatch("AUTO_MODERATION_RULE_CREATE").await["id"], made["id"]);
    assert_eq!(made["trigger_metadata"]["allow_list"], json!([]));
    for wrong in
        [rule(json!([]), json!(["x"])), rule(json!([{"type": 4}]), json!(["x"])), json!({"name": ""})]
    {
        assert_eq!(refused(&discord, "POST", &rules, wrong).await, (400, 50_035));
    }
    let error = ana.say(general, "stop Shouting now").await.expect_err("it is blocked");
    assert_eq!((error.status(), error.code()), (Some(400), Some(200_000)));
    let first = bot.dispatch("AUTO_MODERATION_ACTION_EXECUTION").await;
    assert_eq!((&first["matched_keyword"], &first["matched_content"]), (&json!("shout*"), &json!("Shout")));
    assert_eq!((&first["user_id"], &first["action"]["type"]), (&json!(ana.id()), &json!(1)));
    let second = bot.dispatch("AUTO_MODERATION_ACTION_EXECUTION").await;
    let told = discord.ok("GET", &format!("/channels/{general}/messages?limit=1"), None).await;
    assert_eq!((&told[0]["type"], &told[0]["id"]), (&json!(24), &second["alert_system_message_id"]));
    discord.post(general, json!({"content": "bots may go on shouting"})).await;

    let one = format!("{rules}/{}", text(&made["id"]));
    let late =
        json!({"actions": [{"type": 3, "metadata": {"duration_seconds": 60}}], "exempt_channels": [general]});
    discord.ok("PATCH", &one, Some(late)).await;
    assert_eq!(bot.dispatch("AUTO_MODERATION_RULE_UPDATE").await["exempt_channels"], json!([general]));
    ana.say(general, "shouting here").await.expect("the channel is exempt");
    discord.ok("PATCH", &one, Some(json!({"exempt_channels": []}))).await;
    let said = ana.say(general, "shouting again").await.expect("is posted");
    let done = bot.dispatch("AUTO_MODERATION_ACTION_EXECUTION").await;
    assert_eq!(done["message_id"], json!(said.id));
    assert_eq!(ana.say(general, "and again").await.expect_err("has a time-out").status(), Some(403));
    assert_eq!(discord.ok("GET", &rules, None).await[0]["id"], discord.ok("GET", &one, None).await["id"]);
    discord.ok("DELETE", &one, None).await;
    bot.dispatch("AUTO_MODERATION_RULE_DELETE").await;
    assert_eq!(discord.call("GET", &one, None).await.0, 404);
}

#[tokio::test]
async fn components_show_the_files_of_their_message() {
    let discord = administered().await;
    let general = discord.channel("general").await;
    let media = |url: &str| json!({"url": url});
    let components = json!([{"type": 17, "components": [
        {"type": 9, "components": [{"type": 10, "content": "words"}],
            "accessory": {"type": 11, "media": media("https://example.com/a.png")}},
        {"type": 14},
        {"type": 12, "items": [{"media": media("attachment://p.png")}]},
        {"type": 13, "file": media("attachment://p.png")},
    ]}]);
    let payload =
        json!({"flags": 1 << 15, "components": components, "attachments": [{"id": 0, "filename": "p.png"}]});
    let lone = discord.call("POST", &format!("/channels/{general}/messages"), Some(payload.clone())).await;
    assert_eq!((lone.0, &lone.1["code"]), (400, &json!(50_035)), "there is no such file");
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x02\0\0\0\x03".as_slice();
    let part = reqwest::multipart::Part::bytes(picture).file_name("p.png");
    let form =
        reqwest::multipart::Form::new().text("payload_json", payload.to_string()).part("files[0]", part);
    let url = format!("{}/api/v10/channels/{general}/messages", discord.emulator.ready().http);
    let request = http_client().post(url).header("authorization", format!("Bot {}", discord.bot_token()));
    let sent: Value = request.multipart(form).send().await.expect("an answer").json().await.expect("JSON");
    let file = &sent["attachments"][0];
    assert_eq!((&file["width"], &file["content_type"]), (&json!(2), &json!("image/png")));
    let parts = &sent["components"][0]["components"];
    let shown = &parts[2]["items"][0]["media"];
    assert_eq!(
        (&shown["attachment_id"], &shown["url"], &shown["height"]),
        (&file["id"], &file["url"], &json!(3))
    );
    assert_eq!((&parts[3]["name"], &parts[3]["file"]["url"]), (&json!("p.png"), &file["url"]));
    assert_eq!(parts[0]["accessory"]["media"]["url"], "https://example.com/a.png");
    assert_eq!((&parts[1]["spacing"], &parts[1]["divider"]), (&json!(1), &json!(true)));
    assert_eq!((&parts[2]["items"][0]["spoiler"], &parts[3]["id"]), (&json!(false), &json!(7)));
    let path = format!("/channels/{general}/messages/{}", text(&sent["id"]));
    let again = discord.ok("PATCH", &path, Some(json!({"components": sent["components"]}))).await;
    assert_eq!(again["components"][0]["components"][2]["items"][0]["media"]["attachment_id"], file["id"]);
}
