//! Tests private channels: overwrites, limits, threads, pins, nonces, and permissions.

use discord_emulator::Id;
use serde_json::{Value, json};

use crate::local_discord::{LocalDiscord, text};

const VIEW: u64 = 1 << 10;

fn overwrite(id: Id, kind: u8, allow: u64, deny: u64) -> Value {
    json!({"id": id, "type": kind, "allow": allow.to_string(), "deny": deny.to_string()})
}

/// A channel for these people and the bot.
async fn room(discord: &LocalDiscord, name: &str, people: &[&str]) -> Id {
    let mut overwrites =
        vec![overwrite(discord.guild(), 0, 0, VIEW), overwrite(discord.bot_id(), 1, VIEW, 0)];
    overwrites
        .extend(people.iter().map(|name| overwrite(discord.emulator.ready().people[*name].id, 1, VIEW, 0)));
    let body = json!({"name": name, "type": 0, "permission_overwrites": overwrites});
    let made = discord.ok("POST", &format!("/guilds/{}/channels", discord.guild()), Some(body)).await;
    text(&made["id"]).parse().expect("an id")
}

#[tokio::test]
async fn a_private_channel_is_visible_only_to_its_members() {
    let discord = LocalDiscord::start().await;
    let (ana, chidi) = (discord.person("Ana").await, discord.person("Chidi").await);
    let made = room(&discord, "ana-ben", &["Ana", "Ben"]).await;
    let seen = ana.wait_channel(discord.guild(), |channel| channel.name == "ana-ben").await.expect("appears");
    assert_eq!(seen.id, made);
    assert!(chidi.channel_named(discord.guild(), "ana-ben").await.is_err());
    assert_eq!(chidi.say(made, "let me in").await.expect_err("refused").code(), Some(50_001));
    // Adding someone later changes an overwrite. From then on they can see the channel.
    let body = json!({"type": 1, "allow": VIEW.to_string(), "deny": "0"});
    discord.ok("PUT", &format!("/channels/{made}/permissions/{}", chidi.id()), Some(body)).await;
    chidi.wait_channel(discord.guild(), |channel| channel.id == made).await.expect("appears");
    chidi.say(made, "thanks").await.expect("can send");
    discord.ok("DELETE", &format!("/channels/{made}"), None).await;
    ana.wait_event("CHANNEL_DELETE", |event| event["id"] == made.to_string()).await.expect("gets the event");
}

#[tokio::test]
async fn a_category_and_the_bots_own_rights_have_limits() {
    let discord = LocalDiscord::start().await;
    let path = format!("/guilds/{}/channels", discord.guild());
    let category = discord.ok("POST", &path, Some(json!({"name": "Rooms", "type": 4}))).await["id"].clone();
    for n in 0..50 {
        discord.ok("POST", &path, Some(json!({"name": format!("room-{n}"), "parent_id": category}))).await;
    }
    let (status, body) =
        discord.call("POST", &path, Some(json!({"name": "one-more", "parent_id": category}))).await;
    assert_eq!((status, &body["code"]), (400, &json!(50_035)));
    assert!(body.to_string().contains("CHANNEL_PARENT_MAX_CHANNELS"), "{body}");
    let ban = json!([overwrite(discord.guild(), 0, 1 << 2, 0)]);
    let beyond = json!({"name": "x", "permission_overwrites": ban});
    let (status, body) = discord.call("POST", &path, Some(beyond)).await;
    assert_eq!((status, &body["code"]), (403, &json!(50_013)), "it may not give what it does not have");
    let (status, body) = discord.call("POST", &path, Some(json!({"name": "x".repeat(101)}))).await;
    assert_eq!((status, &body["code"]), (400, &json!(50_035)));
}

#[tokio::test]
async fn a_nonce_makes_a_message_once() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    let body = json!({"content": "once", "nonce": "offer:1", "enforce_nonce": true});
    let (first, second) = (discord.post(general, body.clone()).await, discord.post(general, body).await);
    assert_eq!(first["id"], second["id"]);
    let free = json!({"content": "twice", "nonce": "offer:1"});
    assert_ne!(discord.post(general, free.clone()).await["id"], discord.post(general, free).await["id"]);
    let long = Some(json!({"content": "x", "nonce": "n".repeat(26), "enforce_nonce": true}));
    assert_eq!(discord.call("POST", &format!("/channels/{general}/messages"), long).await.0, 400);
}

#[tokio::test]
async fn a_message_can_be_pinned_edited_and_deleted() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    let ana = discord.person("Ana").await;
    let id = text(&discord.post(general, json!({"content": "card"})).await["id"]).to_owned();
    let path = format!("/channels/{general}/messages/{id}");
    discord.ok("PUT", &format!("/channels/{general}/messages/pins/{id}"), None).await;
    let pinned =
        ana.wait_message(general, |message| message.says("card") && message.pinned()).await.expect("pinned");
    let pins = discord.ok("GET", &format!("/channels/{general}/messages/pins"), None).await;
    assert_eq!(pins["items"][0]["message"]["id"], id);
    discord.ok("PATCH", &path, Some(json!({"content": "card, changed"}))).await;
    ana.wait_update(&pinned, |message| message.says("changed")).await.expect("changes");
    discord.ok("DELETE", &path, None).await;
    ana.wait_gone(&pinned).await.expect("goes");
    assert_eq!(discord.call("GET", &path, None).await.1["code"], 10_008);
    let spoken = ana.say(general, "mine").await.expect("sends");
    let theirs = format!("/channels/{general}/messages/{}", spoken.id);
    let (status, body) = discord.call("PATCH", &theirs, Some(json!({"content": "not yours"}))).await;
    assert_eq!((status, &body["code"]), (403, &json!(50_005)));
}

#[tokio::test]
async fn a_private_thread_is_for_its_members() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    let (ana, ben) = (discord.person("Ana").await, discord.person("Ben").await);
    let body = json!({"name": "offer", "type": 12, "invitable": false});
    let thread = discord.ok("POST", &format!("/channels/{general}/threads"), Some(body)).await;
    let id: Id = text(&thread["id"]).parse().expect("an id");
    discord.ok("PUT", &format!("/channels/{id}/thread-members/{}", ana.id()), None).await;
    let seen = ana.wait_channel(discord.guild(), |channel| channel.id == id).await.expect("appears");
    assert_eq!((seen.kind, seen.parent), (12, Some(general)));
    ana.say(id, "hello").await.expect("can send");
    assert!(ben.messages(id).await.is_err());
    assert!(ben.threads(discord.guild()).await.expect("reads").is_empty());
    discord.ok("PATCH", &format!("/channels/{id}"), Some(json!({"archived": true}))).await;
    ana.say(id, "wakes it").await.expect("sending un-archives");
    let awake = discord.ok("GET", &format!("/channels/{id}"), None).await;
    assert_eq!(awake["thread_metadata"]["archived"], false);
}

#[tokio::test]
async fn a_file_can_be_sent_and_fetched() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    let ana = discord.person("Ana").await;
    let message = ana.say_with_file(general, "my work", "logo.svg", b"<svg/>").await.expect("sends");
    let file = &message.raw["attachments"][0];
    assert_eq!((&file["filename"], &file["size"]), (&json!("logo.svg"), &json!(6)));
    let bytes = crate::local_discord::http_client().get(text(&file["url"])).send().await.expect("answers");
    assert_eq!(bytes.bytes().await.expect("bytes").as_ref(), b"<svg/>");
}

#[tokio::test]
async fn only_named_people_are_pinged() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    let people = &discord.emulator.ready().people;
    let (ana, ben) = (people["Ana"].id, people["Ben"].id);
    let body = json!({"content": format!("<@{ana}> <@{ben}> @everyone"),
        "allowed_mentions": {"parse": [], "users": [ben]}});
    let sent = discord.post(general, body).await;
    assert_eq!(sent["mention_everyone"], false);
    let pinged: Vec<_> =
        sent["mentions"].as_array().expect("a list").iter().map(|user| text(&user["id"])).collect();
    assert_eq!(pinged, [ben.to_string()]);
    // A reply pings whom it answers, unless it says otherwise.
    let said = discord.person("Ana").await.say(general, "hello").await.expect("sends");
    for (allowed, count) in [(json!(null), 1), (json!({"parse": []}), 0), (json!({"replied_user": true}), 1)]
    {
        let body = json!({"content": "hi", "message_reference": {"message_id": said.id}, "allowed_mentions": allowed});
        let sent = discord.post(general, body).await;
        assert_eq!(sent["mentions"].as_array().map(Vec::len), Some(count), "{sent}");
    }
}
