//! Channels of all kinds and what is in them: threads, forums, announcements, polls, forwards; and a server's invites, emojis,
//! stickers, scheduled events and settings.

use discord_emulator::scenario::Scenario;
use serde_json::{Value, json};

use crate::local_discord::{GUILD_MESSAGES, GUILDS, LocalDiscord, http_client, options, scenario, text};

/// A server whose bot administers it.
async fn administered() -> LocalDiscord {
    let mut wide: Scenario = scenario();
    wide.bots[0].servers.insert("Workshop".to_owned(), vec!["ADMINISTRATOR".to_owned()]);
    LocalDiscord::start_with(options(wide)).await
}

async fn channel(discord: &LocalDiscord, body: Value) -> Value {
    discord.ok("POST", &format!("/guilds/{}/channels", discord.guild()), Some(body)).await
}

async fn refused(discord: &LocalDiscord, method: &str, path: &str, body: Value) -> u64 {
    let (status, answer) = discord.call(method, path, Some(body)).await;
    assert!((400..500).contains(&status), "{status} {answer}");
    answer["code"].as_u64().expect("a code")
}

#[tokio::test]
async fn threads_start_from_messages_and_forums_have_posts() {
    let discord = administered().await;
    let mut bot = discord.log_in(GUILDS | GUILD_MESSAGES).await;
    let general = discord.channel("general").await;
    let id = text(&discord.post(general, json!({"content": "a question"})).await["id"]).to_owned();
    let start = format!("/channels/{general}/messages/{id}/threads");
    let thread = discord.ok("POST", &start, Some(json!({"name": "answers"}))).await;
    assert_eq!((text(&thread["id"]), &thread["type"]), (id.as_str(), &json!(11)));
    assert_eq!(bot.dispatch("THREAD_CREATE").await["newly_created"], true);
    assert_eq!(refused(&discord, "POST", &start, json!({"name": "again"})).await, 160_004);
    let first = discord.ok("GET", &format!("/channels/{general}/messages/{id}"), None).await;
    assert_eq!((&first["thread"]["name"], &first["flags"]), (&json!("answers"), &json!(32)));
    let inside = discord.ok("GET", &format!("/channels/{id}/messages"), None).await;
    assert_eq!(
        (&inside[0]["type"], &inside[0]["referenced_message"]["content"]),
        (&json!(21), &json!("a question"))
    );
    let open = json!({"name": "chat", "type": 11});
    let open = discord.ok("POST", &format!("/channels/{general}/threads"), Some(open)).await;
    let notice = discord.ok("GET", &format!("/channels/{general}/messages?limit=1"), None).await;
    let (kind, where_to) = (&notice[0]["type"], &notice[0]["message_reference"]["channel_id"]);
    assert_eq!((kind, where_to), (&json!(18), &open["id"]));
    let tags = json!([{"name": "Bug", "moderated": false}, {"name": "Idea", "emoji_name": "💡"}]);
    let forum = json!({"name": "help", "type": 15, "topic": "Ask", "available_tags": tags,
        "default_reaction_emoji": {"emoji_name": "👍"}, "default_thread_rate_limit_per_user": 5});
    let forum = channel(&discord, forum).await;
    let (path, tag) = (format!("/channels/{}", text(&forum["id"])), forum["available_tags"][0]["id"].clone());
    let nothing = refused(&discord, "POST", &format!("{path}/messages"), json!({"content": "no"})).await;
    assert_eq!(nothing, 50_008, "a forum has threads only");
    let post = json!({"name": "It broke", "applied_tags": [tag], "message": {"content": "How?"}});
    let post = discord.ok("POST", &format!("{path}/threads"), Some(post)).await;
    assert_eq!((&post["message"]["id"], &post["applied_tags"][0]), (&post["id"], &tag));
    assert_eq!(post["rate_limit_per_user"], 5);
    let unknown = json!({"name": "x", "applied_tags": ["1"], "message": {"content": "y"}});
    assert_eq!(refused(&discord, "POST", &format!("{path}/threads"), unknown).await, 10_087);
    let pinned =
        discord.ok("PATCH", &format!("/channels/{}", text(&post["id"])), Some(json!({"flags": 2}))).await;
    assert_eq!(pinned["flags"], 2);
}

#[tokio::test]
async fn announcements_reach_the_channels_that_follow() {
    let discord = administered().await;
    let general = discord.channel("general").await;
    let news = channel(&discord, json!({"name": "news", "type": 5})).await;
    let path = format!("/channels/{}", text(&news["id"]));
    let follow = json!({"webhook_channel_id": general});
    assert_eq!(
        refused(&discord, "POST", &format!("/channels/{general}/followers"), follow.clone()).await,
        50_024
    );
    discord.ok("POST", &format!("{path}/followers"), Some(follow)).await;
    let said = discord.ok("POST", &format!("{path}/messages"), Some(json!({"content": "version 2"}))).await;
    let publish = format!("{path}/messages/{}/crosspost", text(&said["id"]));
    assert_eq!(discord.ok("POST", &publish, None).await["flags"], 1);
    assert_eq!(refused(&discord, "POST", &publish, Value::Null).await, 40_033);
    let copy = discord.ok("GET", &format!("/channels/{general}/messages?limit=1"), None).await;
    assert_eq!(
        (&copy[0]["content"], &copy[0]["message_reference"]["message_id"]),
        (&json!("version 2"), &said["id"])
    );
    let hooks = discord.ok("GET", &format!("/channels/{general}/webhooks"), None).await;
    assert_eq!((&hooks[0]["type"], &hooks[0]["source_channel"]["name"]), (&json!(2), &json!("news")));
    for body in [
        json!({"name": "Stage", "type": 13}),
        json!({"name": "Lounge", "type": 2, "user_limit": 5, "bitrate": 32_000}),
    ] {
        channel(&discord, body).await;
    }
    let all = discord.ok("GET", &format!("/guilds/{}/channels", discord.guild()), None).await;
    let stage =
        all.as_array().expect("channels").iter().find(|one| one["name"] == "Stage").expect("it")["id"]
            .clone();
    let open = json!({"channel_id": stage, "topic": "Questions", "privacy_level": 2});
    discord.ok("POST", "/stage-instances", Some(open.clone())).await;
    assert_eq!(refused(&discord, "POST", "/stage-instances", open).await, 150_006);
    let one = format!("/stage-instances/{}", text(&stage));
    discord.ok("PATCH", &one, Some(json!({"topic": "Answers"}))).await;
    assert_eq!(discord.ok("GET", &one, None).await["topic"], "Answers");
    discord.ok("DELETE", &one, None).await;
    assert_eq!(refused(&discord, "GET", &one, Value::Null).await, 10_067);
    let text_again = discord.ok("PATCH", &path, Some(json!({"type": 0}))).await;
    assert_eq!(text_again["type"], 0);
}

#[tokio::test]
async fn polls_are_voted_on_and_messages_forwarded() {
    let discord = administered().await;
    let mut bot = discord.log_in(GUILDS | GUILD_MESSAGES | 1 << 24).await;
    let (general, ana) = (discord.channel("general").await, discord.person("Ana").await);
    let answers =
        json!([{"poll_media": {"text": "Yes", "emoji": {"name": "👍"}}}, {"poll_media": {"text": "No"}}]);
    let poll = json!({"question": {"text": "Ship it?"}, "answers": answers, "duration": 2, "allow_multiselect": false});
    let asked = discord.post(general, json!({"poll": poll})).await;
    assert_eq!(asked["poll"]["answers"][1]["answer_id"], 2);
    let polls = format!("/channels/{general}/polls/{}", text(&asked["id"]));
    ana.call("PUT", &format!("{polls}/answers/@me"), Some(&json!({"answer_ids": [1]}))).await.expect("votes");
    assert_eq!(bot.dispatch("MESSAGE_POLL_VOTE_ADD").await["answer_id"], 1);
    let voters = discord.ok("GET", &format!("{polls}/answers/1?limit=10"), None).await;
    assert_eq!(voters["users"][0]["id"], json!(ana.id()));
    let ended = discord.ok("POST", &format!("{polls}/expire"), None).await;
    assert_eq!(
        ended["poll"]["results"],
        json!({"is_finalized": true,
        "answer_counts": [{"id": 1, "count": 1, "me_voted": false}]})
    );
    assert_eq!(refused(&discord, "POST", &format!("{polls}/expire"), Value::Null).await, 520_001);
    let reference = json!({"type": 1, "channel_id": general, "message_id": asked["id"]});
    let said = ana.say(general, "worth reading").await.expect("sends");
    let forward = json!({"message_reference": {"type": 1, "channel_id": general, "message_id": said.id}});
    let work = discord.channel("find-work").await;
    let forwarded = discord.post(work, forward).await;
    assert_eq!(forwarded["message_snapshots"][0]["message"]["content"], "worth reading");
    assert_eq!(forwarded["message_reference"]["type"], reference["type"]);
}

#[tokio::test]
async fn invites_emojis_stickers_and_events() {
    let discord = administered().await;
    let (general, guild) = (discord.channel("general").await, format!("/guilds/{}", discord.guild()));
    let invites = format!("/channels/{general}/invites");
    let invite =
        discord.ok("POST", &invites, Some(json!({"max_age": 3600, "max_uses": 2, "unique": true}))).await;
    let one = format!("/invites/{}", text(&invite["code"]));
    assert_eq!(
        discord.ok("GET", &format!("{one}?with_counts=true"), None).await["approximate_member_count"],
        6
    );
    for path in [&invites, &format!("{guild}/invites")] {
        assert_eq!(discord.ok("GET", path, None).await[0]["max_uses"], 2);
    }
    discord.ok("DELETE", &one, None).await;
    assert_eq!(refused(&discord, "GET", &one, Value::Null).await, 10_006);
    let image = "data:image/png;base64,iVBORw0KGgo=";
    for base in [format!("{guild}/emojis"), format!("/applications/{}/emojis", discord.bot_id())] {
        let made = discord.ok("POST", &base, Some(json!({"name": "shipit", "image": image}))).await;
        let path = format!("{base}/{}", text(&made["id"]));
        let own = format!(
            "/channels/{general}/messages/{}/reactions/shipit:{}/@me",
            text(&discord.post(general, json!({"content": "x"})).await["id"]),
            text(&made["id"])
        );
        discord.ok("PUT", &own, None).await;
        assert_eq!(discord.ok("PATCH", &path, Some(json!({"name": "ship_it"}))).await["name"], "ship_it");
        discord.ok("GET", &path, None).await;
        discord.ok("GET", &base, None).await;
        discord.ok("DELETE", &path, None).await;
        assert_eq!(refused(&discord, "GET", &path, Value::Null).await, 10_014);
    }
    let part = reqwest::multipart::Part::bytes(b"png".as_slice()).file_name("a.png");
    let form =
        reqwest::multipart::Form::new().text("name", "wave").text("tags", "wave").text("description", "");
    let url = format!("{}/api/v10{guild}/stickers", discord.emulator.ready().http);
    let request = http_client().post(url).header("authorization", format!("Bot {}", discord.bot_token()));
    let made = request.multipart(form.part("file", part)).send().await.expect("an answer");
    assert_eq!(made.status(), 201);
    let stickers = discord.ok("GET", &format!("{guild}/stickers"), None).await;
    let sent = discord.post(general, json!({"sticker_ids": [stickers[0]["id"]]})).await;
    assert_eq!(sent["sticker_items"][0]["name"], "wave");
    let sticker = format!("{guild}/stickers/{}", text(&stickers[0]["id"]));
    discord.ok("PATCH", &sticker, Some(json!({"name": "bye"}))).await;
    discord.ok("DELETE", &sticker, None).await;
    let event = json!({"name": "Meetup", "privacy_level": 2, "entity_type": 3, "entity_metadata": {"location": "Here"},
        "scheduled_start_time": "2040-01-01T10:00:00Z", "scheduled_end_time": "2040-01-01T12:00:00Z"});
    let events = format!("{guild}/scheduled-events");
    let made = discord.ok("POST", &events, Some(event)).await;
    let one = format!("{events}/{}", text(&made["id"]));
    let ana = discord.person("Ana").await;
    ana.call("PUT", &format!("{one}/users/@me"), None).await.expect("is interested");
    assert_eq!(
        discord.ok("GET", &format!("{one}/users?limit=10"), None).await[0]["user_id"],
        json!(ana.id())
    );
    assert_eq!(discord.ok("GET", &format!("{events}?with_user_count=true"), None).await[0]["user_count"], 1);
    assert_eq!(discord.ok("PATCH", &one, Some(json!({"status": 2}))).await["status"], 2);
    discord.ok("DELETE", &one, None).await;
}

#[tokio::test]
async fn settings_order_and_the_small_things() {
    let discord = administered().await;
    let guild = format!("/guilds/{}", discord.guild());
    let general = discord.channel("general").await;
    let named = json!({"name": "The Workshop", "description": "We build", "verification_level": 1, "system_channel_id": general});
    let changed = discord.ok("PATCH", &guild, Some(named)).await;
    assert_eq!((&changed["name"], &changed["description"]), (&json!("The Workshop"), &json!("We build")));
    assert_eq!(refused(&discord, "PATCH", &guild, json!({"name": "x"})).await, 50_035);
    let category = channel(&discord, json!({"name": "Rooms", "type": 4})).await;
    let order =
        json!([{"id": general, "position": 7, "parent_id": category["id"], "lock_permissions": true}]);
    discord.ok("PATCH", &format!("{guild}/channels"), Some(order)).await;
    let moved = discord.ok("GET", &format!("/channels/{general}"), None).await;
    assert_eq!((&moved["position"], &moved["parent_id"]), (&json!(7), &category["id"]));
    assert_eq!(
        discord.ok("PATCH", "/users/@me", Some(json!({"username": "Parley2"}))).await["username"],
        "Parley2"
    );
    let described = discord.ok("PATCH", "/applications/@me", Some(json!({"description": "Offers"}))).await;
    assert_eq!(described["description"], "Offers");
    let application = format!("/applications/{}", discord.bot_id());
    assert_eq!(discord.ok("GET", &format!("{application}/entitlements"), None).await, json!([]));
    for path in [
        "/sticker-packs",
        "/voice/regions",
        "/skus/1/subscriptions",
        &format!("/channels/{general}/users/@me/threads/archived/private"),
        &format!("{guild}/integrations"),
    ] {
        discord.ok("GET", path, None).await;
    }
    discord.register(json!([{"name": "offer", "description": "Offers"}])).await;
    let list = discord.ok("GET", &format!("{application}/guilds/{}/commands", discord.guild()), None).await;
    let access =
        format!("{application}/guilds/{}/commands/{}/permissions", discord.guild(), text(&list[0]["id"]));
    assert_eq!(refused(&discord, "GET", &access, Value::Null).await, 10_066);
    let log = discord.ok("GET", &format!("{guild}/audit-logs?limit=10"), None).await;
    assert_eq!(log["audit_log_entries"].as_array().map(Vec::len), Some(2), "the server and the category");
}
