//! Calls all documented routes of the emulator with bodies that have all fields, so that all its responses are checked
//! against Discord's OpenAPI file.

use discord_emulator::sessions::Settings;
use serde_json::{Value, json};

use crate::local_discord::{GUILDS, LocalDiscord, button, http_client, text};

/// An embed with all parts.
fn embed() -> Value {
    json!({"title": "A site", "description": "Five pages", "url": "https://example.com/a", "color": 0x57_F2_87,
        "timestamp": "2026-08-01T12:00:00.000Z", "footer": {"text": "Offer 1"}, "author": {"name": "Ana"},
        "fields": [{"name": "Price", "value": "USD 100", "inline": true}, {"name": "Ends", "value": "Friday"}]})
}

/// Rows with all kinds of buttons and menus.
fn rows() -> Value {
    let styles = (1..=4).map(|style| {
        json!({"type": 2, "style": style, "label": "Press", "custom_id": format!("press:{style}"), "disabled": style == 4})
    });
    let link = json!({"type": 2, "style": 5, "label": "Read", "url": "https://example.com/"});
    let with_emoji: Vec<Value> = styles.chain([link]).collect();
    let choices = json!([{"label": "Too busy", "value": "busy", "description": "No time", "default": true,
        "emoji": {"name": "🕐"}}, {"label": "Price", "value": "price"}]);
    let row = |menu: Value| json!({"type": 1, "components": [menu]});
    json!([
        {"type": 1, "components": with_emoji},
        row(json!({"type": 3, "custom_id": "why", "placeholder": "Why?", "options": choices, "min_values": 1,
            "max_values": 1})),
        row(json!({"type": 5, "custom_id": "who", "placeholder": "Caller?"})),
        row(json!({"type": 6, "custom_id": "role"})),
        row(json!({"type": 8, "custom_id": "where", "channel_types": [0]})),
    ])
}

fn commands() -> Value {
    let price =
        json!({"type": 10, "name": "price", "description": "How much", "min_value": 1, "max_value": 1e6});
    let kind = json!({"type": 3, "name": "kind", "description": "Which", "choices": [
        {"name": "Fixed price", "value": "fixed", "name_localizations": {"de": "Festpreis"}},
        {"name": "Hourly", "value": "hourly"}]});
    let title = json!({"type": 3, "name": "title", "description": "What", "min_length": 1, "max_length": 80,
        "autocomplete": true});
    let file = json!({"type": 11, "name": "brief", "description": "A file"});
    let place = json!({"type": 7, "name": "where", "description": "A channel", "channel_types": [0, 11]});
    let send = json!({"type": 1, "name": "send", "description": "Send it", "options": [price, kind, title, file, place]});
    let group = json!({"type": 2, "name": "more", "description": "More", "options": [
        {"type": 1, "name": "list", "description": "All of them"}]});
    json!([
        {"name": "offer", "description": "Offers", "name_localizations": {"de": "angebot"}, "contexts": [0],
            "description_localizations": {"de": "Angebote"}, "options": [send, group], "integration_types": [0],
            "default_member_permissions": "0"},
        {"name": "Offer them work", "type": 2},
        {"name": "Report", "type": 3},
    ])
}

#[tokio::test]
async fn the_account_and_its_application() {
    let discord = LocalDiscord::start().await;
    let ana = discord.emulator.ready().people["Ana"].id;
    for path in [
        "/gateway",
        "/gateway/bot",
        "/users/@me",
        "/users/@me/guilds",
        "/applications/@me",
        "/oauth2/applications/@me",
    ] {
        discord.ok("GET", path, None).await;
    }
    discord.ok("GET", &format!("/users/{ana}"), None).await;
    assert_eq!(discord.call("GET", "/users/1", None).await.0, 404);
}

#[tokio::test]
async fn commands_of_everywhere_and_of_one_server() {
    let discord = LocalDiscord::start().await;
    let application = format!("/applications/{}", discord.bot_id());
    for base in
        [format!("{application}/commands"), format!("{application}/guilds/{}/commands", discord.guild())]
    {
        discord.ok("PUT", &base, Some(commands())).await;
        let made = json!({"name": "offers", "description": "Yours", "nsfw": false});
        let made = discord.ok("POST", &base, Some(made)).await;
        let one = format!("{base}/{}", text(&made["id"]));
        discord.ok("GET", &one, None).await;
        discord.ok("PATCH", &one, Some(json!({"description": "All of yours"}))).await;
        let all = discord.ok("GET", &format!("{base}?with_localizations=true"), None).await;
        assert_eq!(all.as_array().map(Vec::len), Some(4));
        discord.ok("DELETE", &one, None).await;
        assert_eq!(discord.call("GET", &one, None).await.0, 404);
    }
}

#[tokio::test]
async fn the_server_and_its_people() {
    // Discord lists members only for bots with this intent.
    let privileged_intents = [("Parley".to_owned(), vec!["GUILD_MEMBERS".to_owned()])].into();
    let discord =
        LocalDiscord::start_with_gateway(Settings { privileged_intents, ..Settings::default() }).await;
    let guild = format!("/guilds/{}", discord.guild());
    let mia = discord.emulator.ready().people["Mia"].id;
    discord.ok("GET", &guild, None).await;
    discord.ok("GET", &format!("{guild}?with_counts=true"), None).await;
    discord.ok("GET", &format!("{guild}/channels"), None).await;
    discord.ok("GET", &format!("{guild}/members?limit=100"), None).await;
    discord.ok("GET", &format!("{guild}/members/search?query=mi&limit=5"), None).await;
    discord.ok("GET", &format!("{guild}/members/{mia}"), None).await;
    discord.ok("GET", &format!("{guild}/threads/active"), None).await;
    let roles = discord.ok("GET", &format!("{guild}/roles"), None).await;
    for role in roles.as_array().expect("roles") {
        let path = format!("{guild}/members/{mia}/roles/{}", text(&role["id"]));
        // Roles at or above the bot's own are refused. Both responses are documented.
        discord.call("PUT", &path, None).await;
        discord.call("DELETE", &path, None).await;
    }
    let own = roles.as_array().expect("roles").iter().find(|role| role["managed"] == true).expect("a bot's");
    let path = format!("{guild}/roles");
    let moved = json!([{"id": own["id"], "position": own["position"]}]);
    discord.call("PATCH", &path, Some(moved)).await;
    discord.ok("PATCH", &path, Some(json!([]))).await;
    let made = discord.ok("POST", &path, Some(json!({"name": "Rising", "permissions": 0}))).await;
    discord.ok("DELETE", &format!("{path}/{}", text(&made["id"])), None).await;
    discord.call("DELETE", &format!("{path}/{}", text(&own["id"])), None).await;
}

#[tokio::test]
async fn channels_and_their_overwrites() {
    let discord = LocalDiscord::start().await;
    let (guild, bot) = (discord.guild(), discord.bot_id());
    let ben = discord.emulator.ready().people["Ben"].id;
    let channels = format!("/guilds/{guild}/channels");
    let category = discord.ok("POST", &channels, Some(json!({"name": "Rooms", "type": 4}))).await;
    let overwrites = json!([
        {"id": guild, "type": 0, "allow": "0", "deny": "1024"},
        {"id": bot, "type": 1, "allow": "1024", "deny": "0"},
    ]);
    let room = json!({"name": "room", "type": 0, "topic": "for two", "parent_id": category["id"],
        "permission_overwrites": overwrites, "rate_limit_per_user": 0, "nsfw": false});
    let room = discord.ok("POST", &channels, Some(room)).await;
    let path = format!("/channels/{}", text(&room["id"]));
    discord.ok("GET", &path, None).await;
    let overwrite = format!("{path}/permissions/{ben}");
    discord.ok("PUT", &overwrite, Some(json!({"type": 1, "allow": "1024", "deny": "0"}))).await;
    discord.ok("DELETE", &overwrite, None).await;
    discord.ok("PATCH", &path, Some(json!({"name": "old room", "topic": null, "parent_id": null}))).await;
    discord.ok("POST", &format!("{path}/typing"), None).await;
    discord.ok("DELETE", &path, None).await;
    discord.ok("DELETE", &format!("/channels/{}", text(&category["id"])), None).await;
    let dm = discord.ok("POST", "/users/@me/channels", Some(json!({"recipient_id": ben}))).await;
    discord.ok("GET", &format!("/channels/{}", text(&dm["id"])), None).await;
    discord
        .ok("POST", &format!("/channels/{}/messages", text(&dm["id"])), Some(json!({"content": "hello"})))
        .await;
}

#[tokio::test]
async fn private_threads() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    let ben = discord.emulator.ready().people["Ben"].id;
    let parent = format!("/channels/{general}");
    let body = json!({"name": "a talk", "type": 12, "invitable": false, "auto_archive_duration": 1440});
    let thread = discord.ok("POST", &format!("{parent}/threads"), Some(body)).await;
    let path = format!("/channels/{}", text(&thread["id"]));
    discord.ok("GET", &path, None).await;
    discord.ok("PUT", &format!("{path}/thread-members/{ben}"), None).await;
    // The whole list needs the privileged intent GUILD_MEMBERS; a single member does not.
    assert_eq!(discord.call("GET", &format!("{path}/thread-members"), None).await.0, 403);
    discord.ok("GET", &format!("{path}/thread-members/{ben}"), None).await;
    discord.ok("POST", &format!("{path}/messages"), Some(json!({"content": "hello"}))).await;
    discord.ok("GET", &format!("/guilds/{}/threads/active", discord.guild()), None).await;
    discord.ok("DELETE", &format!("{path}/thread-members/{ben}"), None).await;
    discord.ok("PATCH", &path, Some(json!({"archived": true, "locked": true}))).await;
    for kind in ["private", "public"] {
        discord.call("GET", &format!("{parent}/threads/archived/{kind}?limit=10"), None).await;
    }
    discord.ok("PATCH", &path, Some(json!({"archived": false, "locked": false, "name": "talk"}))).await;
    discord.ok("DELETE", &format!("{path}/thread-members/@me"), None).await;
    discord.ok("PUT", &format!("{path}/thread-members/@me"), None).await;
    discord.ok("DELETE", &path, None).await;
}

#[tokio::test]
async fn messages_with_all_their_parts() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    let ben = discord.emulator.ready().people["Ben"].id;
    let messages = format!("/channels/{general}/messages");
    let body = json!({"content": format!("<@{ben}> an offer"), "embeds": [embed()], "components": rows(), "tts": false,
        "allowed_mentions": {"parse": [], "users": [ben]}, "nonce": "offer:1", "enforce_nonce": true});
    let first = discord.ok("POST", &messages, Some(body.clone())).await;
    assert_eq!(discord.ok("POST", &messages, Some(body)).await["id"], first["id"]);
    let reply = json!({"content": "a reply", "flags": 4096, "nonce": 7,
        "message_reference": {"message_id": first["id"], "channel_id": general, "fail_if_not_exists": false}});
    discord.ok("POST", &messages, Some(reply)).await;
    let one = format!("{messages}/{}", text(&first["id"]));
    discord.ok("GET", &one, None).await;
    let edit = json!({"content": "withdrawn", "embeds": [embed(), embed()], "components": []});
    discord.ok("PATCH", &one, Some(edit)).await;
    for pin in [
        format!("{messages}/pins/{}", text(&first["id"])),
        format!("/channels/{general}/pins/{}", text(&first["id"])),
    ] {
        discord.ok("PUT", &pin, None).await;
        discord.ok("GET", &format!("{messages}/pins?limit=10"), None).await;
        discord.ok("GET", &format!("/channels/{general}/pins"), None).await;
        discord.ok("DELETE", &pin, None).await;
    }
    for query in ["limit=100", &format!("around={}", text(&first["id"])), "after=0&limit=1"] {
        assert!(
            !discord
                .ok("GET", &format!("{messages}?{query}"), None)
                .await
                .as_array()
                .expect("a list")
                .is_empty()
        );
    }
    discord.ok("DELETE", &one, None).await;
}

#[tokio::test]
async fn a_message_with_a_file() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    let payload = json!({"content": "the brief", "attachments": [{"id": 0, "filename": "brief.txt", "description": "All"}]});
    let file = reqwest::multipart::Part::bytes(b"Five pages".as_slice()).file_name("brief.txt");
    let file = file.mime_str("text/plain").expect("a type");
    let form =
        reqwest::multipart::Form::new().text("payload_json", payload.to_string()).part("files[0]", file);
    let url = format!("{}/api/v10/channels/{general}/messages", discord.emulator.ready().http);
    let request = http_client().post(url).header("authorization", format!("Bot {}", discord.bot_token()));
    let response = request.multipart(form).send().await.expect("an answer");
    assert_eq!(response.status(), 200);
    let kept = discord.ok("GET", &format!("/channels/{general}/messages?limit=1"), None).await;
    assert_eq!(kept[0]["attachments"][0]["filename"], "brief.txt");
}

#[tokio::test]
async fn answers_with_their_message_and_follow_ups() {
    let discord = LocalDiscord::start().await;
    let mut bot = discord.log_in(GUILDS).await;
    let (general, ana) = (discord.channel("general").await, discord.person("Ana").await);
    discord.post(general, json!({"content": "a card", "components": button("Accept", "a")})).await;
    let card = ana.wait_message(general, |message| message.says("a card")).await.expect("sees it");
    let answer = async {
        let interaction = bot.dispatch("INTERACTION_CREATE").await;
        let (id, token) = (text(&interaction["id"]), text(&interaction["token"]));
        let callback = format!("/interactions/{id}/{token}/callback?with_response=true");
        let body = json!({"type": 4, "data": {"content": "thanks", "flags": 64, "embeds": [embed()], "components": rows()}});
        discord.ok("POST", &callback, Some(body)).await;
        let webhook = format!("/webhooks/{}/{token}", discord.bot_id());
        let original = format!("{webhook}/messages/@original");
        discord.ok("GET", &original, None).await;
        discord.ok("PATCH", &original, Some(json!({"content": "thank you", "components": []}))).await;
        let more = json!({"content": "and more", "allowed_mentions": {"parse": []}});
        let more = discord.ok("POST", &format!("{webhook}?wait=true"), Some(more)).await;
        let follow_up = format!("{webhook}/messages/{}", text(&more["id"]));
        discord.ok("GET", &follow_up, None).await;
        discord.ok("PATCH", &follow_up, Some(json!({"embeds": [embed()]}))).await;
        discord.ok("DELETE", &follow_up, None).await;
        discord.ok("DELETE", &original, None).await;
    };
    let (pressed, ()) = tokio::join!(ana.press(general, &card, "Accept"), answer);
    pressed.expect("answered");
}
