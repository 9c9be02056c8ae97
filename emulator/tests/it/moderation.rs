//! What a moderation bot does: reactions, members, bans, roles, many messages at once, webhooks, and the log of it all.

use discord_emulator::sessions::Settings;
use discord_emulator::{Id, Scenario};
use serde_json::{Value, json};

use crate::local_discord::{LocalDiscord, options, scenario, text};

/// All intents that a test bot can have here.
const INTENTS: u64 = 0x1_FFFF;

/// A server in which the bot may do everything below its own role.
async fn moderated() -> LocalDiscord {
    let all = ["GUILD_MEMBERS", "GUILD_PRESENCES", "MESSAGE_CONTENT"].map(str::to_owned).to_vec();
    let gateway = Settings { privileged_intents: [("*".to_owned(), all)].into(), ..Settings::default() };
    let mut wide = Scenario { gateway, ..scenario() };
    let more = [
        "KICK_MEMBERS",
        "BAN_MEMBERS",
        "MODERATE_MEMBERS",
        "MANAGE_MESSAGES",
        "MANAGE_NICKNAMES",
        "MANAGE_WEBHOOKS",
        "MANAGE_GUILD",
        "VIEW_AUDIT_LOG",
        "MANAGE_GUILD_EXPRESSIONS",
        "MANAGE_EVENTS",
        "CREATE_EVENTS",
    ];
    let own = wide.bots[0].servers.get_mut("Workshop").expect("its server");
    own.extend(more.map(str::to_owned));
    own.sort();
    own.dedup();
    LocalDiscord::start_with(options(wide)).await
}

async fn refused(discord: &LocalDiscord, method: &str, path: &str, body: Option<Value>) -> (u16, u64) {
    let (status, body) = discord.call(method, path, body).await;
    (status, body["code"].as_u64().expect("a code"))
}

#[tokio::test]
async fn reactions_come_and_go() {
    let discord = moderated().await;
    let mut bot = discord.log_in(INTENTS).await;
    let (general, ana) = (discord.channel("general").await, discord.person("Ana").await);
    let said = ana.say(general, "react to this").await.expect("sends");
    let all = format!("/channels/{general}/messages/{}/reactions", said.id);
    discord.ok("PUT", &format!("{all}/👍/@me"), None).await;
    discord.ok("PUT", &format!("{all}/👍/@me"), None).await;
    let added = bot.dispatch("MESSAGE_REACTION_ADD").await;
    assert_eq!((&added["emoji"]["name"], &added["message_author_id"]), (&json!("👍"), &json!(ana.id())));
    ana.call("PUT", &format!("{all}/👍/@me"), None).await.expect("reacts");
    ana.call("PUT", &format!("{all}/1️⃣/@me"), None).await.expect("reacts");
    assert_eq!(bot.dispatch("MESSAGE_REACTION_ADD").await["member"]["user"]["id"], json!(ana.id()));
    let seen = discord.ok("GET", &format!("/channels/{general}/messages/{}", said.id), None).await;
    let first = &seen["reactions"][0];
    assert_eq!(
        (&first["count"], &first["me"], &seen["reactions"][1]["me"]),
        (&json!(2), &json!(true), &json!(false))
    );
    let users = discord.ok("GET", &format!("{all}/👍?limit=1&after=0"), None).await;
    assert_eq!(users.as_array().map(Vec::len), Some(1));
    let error =
        ana.call("DELETE", &format!("{all}/👍/{}", discord.bot_id()), None).await.expect_err("not hers");
    assert_eq!(error.code(), Some(50_013));
    discord.ok("DELETE", &format!("{all}/👍/{}", ana.id()), None).await;
    assert_eq!(bot.dispatch("MESSAGE_REACTION_REMOVE").await["user_id"], json!(ana.id()));
    discord.ok("DELETE", &format!("{all}/👍/@me"), None).await;
    discord.ok("DELETE", &format!("{all}/1️⃣"), None).await;
    bot.dispatch("MESSAGE_REACTION_REMOVE_EMOJI").await;
    discord.ok("DELETE", &all, None).await;
    for emoji in ["word", "name:1"] {
        assert_eq!(refused(&discord, "PUT", &format!("{all}/{emoji}/@me"), None).await, (404, 10_014));
    }
    let nowhere = format!("/channels/{general}/messages/1/reactions/👍/@me");
    assert_eq!(refused(&discord, "PUT", &nowhere, None).await, (404, 10_008));
}

#[tokio::test]
async fn members_are_renamed_silenced_kicked_and_banned() {
    let discord = moderated().await;
    let mut bot = discord.log_in(INTENTS).await;
    let (general, ben) = (discord.channel("general").await, discord.person("Ben").await);
    let guild = format!("/guilds/{}", discord.guild());
    let (member, mia) = (format!("{guild}/members/{}", ben.id()), discord.emulator.ready().people["Mia"].id);
    let named = discord.ok("PATCH", &member, Some(json!({"nick": "Benny"}))).await;
    assert_eq!(named["nick"], "Benny");
    assert_eq!(bot.dispatch("GUILD_MEMBER_UPDATE").await["nick"], "Benny");
    discord.ok("PATCH", &format!("{guild}/members/@me"), Some(json!({"nick": "Robot"}))).await;
    let owner = format!("{guild}/members/{mia}");
    assert_eq!(refused(&discord, "PATCH", &owner, Some(json!({"nick": "x"}))).await, (403, 50_013));
    assert_eq!(refused(&discord, "DELETE", &owner, None).await, (403, 50_013));
    assert_eq!(refused(&discord, "PATCH", &member, Some(json!({"mute": true}))).await.0, 403);
    let until = "2026-06-17T13:00:00Z";
    let soon = discord_emulator::timestamp(discord.emulator.shared().now_ms() + 3_600_000);
    let late = discord_emulator::timestamp(discord.emulator.shared().now_ms() + 40 * 86_400_000);
    let time_out = |moment: &str| Some(json!({"communication_disabled_until": moment}));
    assert_eq!(refused(&discord, "PATCH", &member, time_out(&late)).await, (400, 50_035));
    discord.ok("PATCH", &member, time_out(&soon)).await;
    assert_eq!(ben.say(general, "no").await.expect_err("silenced").code(), Some(50_013), "{until}");
    discord.ok("PATCH", &member, Some(json!({"communication_disabled_until": null}))).await;
    let said = ben.say(general, "spam").await.expect("sends again");
    discord.ok("DELETE", &member, None).await;
    assert_eq!(bot.dispatch("GUILD_MEMBER_REMOVE").await["user"]["id"], json!(ben.id()));
    assert_eq!(refused(&discord, "DELETE", &member, None).await, (404, 10_007));
    let ban = format!("{guild}/bans/{}", ben.id());
    discord.ok("PUT", &ban, Some(json!({"delete_message_seconds": 3600}))).await;
    assert_eq!(bot.dispatch("GUILD_BAN_ADD").await["user"]["id"], json!(ben.id()));
    assert_eq!(
        refused(&discord, "GET", &format!("/channels/{general}/messages/{}", said.id), None).await.1,
        10_008
    );
    assert_eq!(discord.ok("GET", &ban, None).await["user"]["id"], json!(ben.id()));
    assert_eq!(
        discord.ok("GET", &format!("{guild}/bans?limit=10"), None).await.as_array().map(Vec::len),
        Some(1)
    );
    let back = discord.emulator.shared().change(|world| world.join_guild(discord.guild(), ben.id()));
    assert_eq!(back.expect_err("banned").code, 40_007);
    discord.ok("DELETE", &ban, Some(json!({}))).await;
    assert_eq!(refused(&discord, "DELETE", &ban, Some(json!({}))).await, (404, 10_026));
    let chidi = discord.emulator.ready().people["Chidi"].id;
    let many = json!({"user_ids": [chidi, mia], "delete_message_seconds": 0});
    let banned = discord.ok("POST", &format!("{guild}/bulk-ban"), Some(many)).await;
    assert_eq!(banned, json!({"banned_users": [chidi], "failed_users": [mia]}));
    let log = discord.ok("GET", &format!("{guild}/audit-logs?limit=50"), None).await;
    let actions: Vec<u64> = log["audit_log_entries"]
        .as_array()
        .expect("entries")
        .iter()
        .map(|entry| entry["action_type"].as_u64().expect("a number"))
        .collect();
    assert_eq!(actions, [22, 23, 22, 20, 24, 24, 24, 24], "{log}");
    let one = discord.ok("GET", &format!("{guild}/audit-logs?action_type=20"), None).await;
    assert_eq!(one["audit_log_entries"][0]["target_id"], json!(ben.id()));
}

#[tokio::test]
async fn roles_are_made_given_and_taken() {
    let discord = moderated().await;
    let guild = format!("/guilds/{}", discord.guild());
    let ana = discord.emulator.ready().people["Ana"].id;
    let mut bot = discord.log_in(INTENTS).await;
    let made = json!({"name": "Helper", "color": 0x33_66_99, "hoist": true, "mentionable": true, "permissions": "1024"});
    let role = discord.ok("POST", &format!("{guild}/roles"), Some(made)).await;
    assert_eq!((&role["color"], &role["hoist"]), (&json!(0x33_66_99), &json!(true)));
    let path = format!("{guild}/roles/{}", text(&role["id"]));
    assert_eq!(discord.ok("GET", &path, None).await["name"], "Helper");
    let given =
        discord.ok("PATCH", &format!("{guild}/members/{ana}"), Some(json!({"roles": [role["id"]]}))).await;
    assert_eq!(given["roles"], json!([role["id"]]));
    let counts = discord.ok("GET", &format!("{guild}/roles/member-counts"), None).await;
    assert_eq!(counts[text(&role["id"])], 1);
    let entry = bot.dispatch("GUILD_AUDIT_LOG_ENTRY_CREATE").await;
    assert_eq!((&entry["action_type"], &entry["target_id"]), (&json!(30), &role["id"]));
    let own =
        discord.ok("GET", &format!("{guild}/members/{}", discord.bot_id()), None).await["roles"][0].clone();
    let beyond = Some(json!({"roles": [own]}));
    assert_eq!(refused(&discord, "PATCH", &format!("{guild}/members/{ana}"), beyond).await.1, 50_028);
    discord.ok("DELETE", &path, None).await;
    assert_eq!(refused(&discord, "GET", &path, None).await, (404, 10_011));
}

#[tokio::test]
async fn messages_go_in_bulk() {
    let discord = moderated().await;
    let mut bot = discord.log_in(INTENTS).await;
    let general = discord.channel("general").await;
    let mut ids = Vec::new();
    for n in 0..3 {
        ids.push(discord.post(general, json!({"content": format!("spam {n}")})).await["id"].clone());
    }
    let path = format!("/channels/{general}/messages/bulk-delete");
    assert_eq!(refused(&discord, "POST", &path, Some(json!({"messages": [ids[0]]}))).await, (400, 50_016));
    let old = json!({"messages": [ids[0], "175928847299117063"]});
    assert_eq!(refused(&discord, "POST", &path, Some(old)).await, (400, 50_034));
    discord.ok("POST", &path, Some(json!({"messages": ids}))).await;
    assert_eq!(bot.dispatch("MESSAGE_DELETE_BULK").await["ids"].as_array().map(Vec::len), Some(3));
}

#[tokio::test]
async fn webhooks_post_under_their_own_name() {
    let discord = moderated().await;
    let mut bot = discord.log_in(INTENTS).await;
    let (general, ana) = (discord.channel("general").await, discord.person("Ana").await);
    let of_channel = format!("/channels/{general}/webhooks");
    assert_eq!(ana.call("GET", &of_channel, None).await.expect_err("not hers").code(), Some(50_013));
    assert_eq!(
        refused(&discord, "POST", &of_channel, Some(json!({"name": "Discord news"}))).await,
        (400, 50_035)
    );
    let made = discord.ok("POST", &of_channel, Some(json!({"name": "News"}))).await;
    bot.dispatch("WEBHOOKS_UPDATE").await;
    let (id, token) = (text(&made["id"]), text(&made["token"]));
    for path in [of_channel, format!("/guilds/{}/webhooks", discord.guild())] {
        assert_eq!(discord.ok("GET", &path, None).await[0]["id"], made["id"]);
    }
    let (plain, secret) = (format!("/webhooks/{id}"), format!("/webhooks/{id}/{token}"));
    assert_eq!(discord.ok("GET", &plain, None).await["name"], "News");
    assert_eq!(discord.ok("PATCH", &plain, Some(json!({"name": "Fresh news"}))).await["name"], "Fresh news");
    assert!(discord.ok("GET", &secret, None).await.get("user").is_none());
    assert_eq!(refused(&discord, "GET", &format!("{plain}/wrong"), None).await, (401, 50_027));
    let body = json!({"content": "hello", "username": "Reporter", "allowed_mentions": {"parse": []}});
    let posted = discord.ok("POST", &format!("{secret}?wait=true"), Some(body)).await;
    assert_eq!((&posted["author"]["username"], &posted["webhook_id"]), (&json!("Reporter"), &made["id"]));
    assert_eq!(
        discord.call("POST", &secret, Some(json!({"content": "no answer"}))).await,
        (204, Value::Null)
    );
    let seen = ana.wait_message(general, |message| message.says("hello")).await.expect("sees it");
    assert_eq!(seen.raw["author"]["username"], "Reporter");
    let one = format!("{secret}/messages/{}", text(&posted["id"]));
    discord.ok("GET", &one, None).await;
    assert_eq!(
        discord.ok("PATCH", &one, Some(json!({"content": "hello again"}))).await["content"],
        "hello again"
    );
    let thread = json!({"name": "talk", "type": 11, "auto_archive_duration": 1440});
    let thread = discord
        .ok("POST", &format!("/channels/{general}/messages/{}/threads", text(&posted["id"])), Some(thread))
        .await;
    let thread: Id = text(&thread["id"]).parse().expect("an id");
    let there = format!("{secret}?wait=true&thread_id={thread}");
    assert_eq!(
        discord.ok("POST", &there, Some(json!({"content": "in the thread"}))).await["channel_id"],
        json!(thread)
    );
    discord.ok("DELETE", &one, None).await;
    assert_eq!(refused(&discord, "GET", &one, None).await, (404, 10_008));
    discord.ok("DELETE", &secret, None).await;
    assert_eq!(refused(&discord, "GET", &plain, None).await, (404, 10_015));
}
