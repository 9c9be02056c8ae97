//! Tests what servers ask of their members: slowmode, two-factor sign-in, onboarding. And what happens when one has an outage.

use serde_json::{Value, json};

use crate::control::Control;
use crate::local_discord::{GUILDS, LocalDiscord, text};

#[tokio::test]
async fn slowmode_holds_for_people_and_not_for_bots_and_moderators() {
    let discord = LocalDiscord::start().await;
    let general = discord.channel("general").await;
    let (ben, mia) = (discord.person("Ben").await, discord.person("Mia").await);
    discord.ok("PATCH", &format!("/channels/{general}"), Some(json!({"rate_limit_per_user": 3_600}))).await;
    let first = ben.say(general, "first").await.expect("sends");
    let error = ben.say(general, "second").await.expect_err("too soon");
    assert_eq!((error.status(), error.code()), (Some(429), Some(20016)), "{error}");
    let thread = format!("/channels/{general}/messages/{}/threads", first.id);
    ben.call("POST", &thread, Some(&json!({"name": "one thread"})))
        .await
        .expect("threads count by themselves");
    for n in 0..2 {
        mia.say(general, &n.to_string()).await.expect("the owner has all permissions");
        discord.post(general, json!({"content": n.to_string()})).await;
    }
    discord.emulator.shared().advance_clock(3_600_000);
    ben.say(general, "third").await.expect("an hour later");
}

#[tokio::test]
async fn a_server_with_an_outage_is_unavailable_until_it_ends() {
    let discord = LocalDiscord::start().await;
    let (guild, control) = (discord.guild(), Control::of(&discord));
    let path = format!("/servers/{guild}");
    let mut early = discord.log_in(GUILDS).await;
    let ben = discord.person("Ben").await;
    let general = discord.channel("general").await;
    assert_eq!(control.send("PATCH", &path, Some(json!({"unavailable": true}))).await.0, 204);
    let gone = json!({"id": guild, "unavailable": true});
    assert_eq!(early.dispatch("GUILD_DELETE").await, gone);
    let about_it = [format!("/guilds/{guild}"), format!("/channels/{general}")];
    for about in &about_it {
        assert_eq!(discord.call("GET", about, None).await.0, 500, "{about}");
    }
    discord.ok("GET", "/users/@me", None).await;
    assert_eq!(ben.say(general, "hello?").await.expect_err("no answer").status(), Some(500));
    let mut late = discord.socket("?v=10&encoding=json").await;
    late.identify(discord.bot_token(), GUILDS).await;
    assert_eq!(late.dispatch("READY").await["guilds"], json!([gone]));
    assert_eq!(late.dispatch("GUILD_DELETE").await, gone, "instead of GUILD_CREATE");
    assert_eq!(control.send("PATCH", &path, Some(json!({"unavailable": false}))).await.0, 204);
    for socket in [&mut early, &mut late] {
        let back = socket.dispatch("GUILD_CREATE").await;
        assert_eq!((&back["name"], &back["unavailable"]), (&json!("Workshop"), &json!(false)));
    }
    ben.wait_event("GUILD_CREATE", |event| event["id"] == guild.to_string()).await.expect("people as well");
    for about in &about_it {
        discord.ok("GET", about, None).await;
    }
    assert_eq!(control.send("PATCH", "/servers/1", Some(json!({"unavailable": true}))).await.0, 404);
}

#[tokio::test]
async fn a_server_can_ask_for_two_factor_sign_in() {
    let discord = LocalDiscord::start().await;
    let (guild, control) = (discord.guild(), Control::of(&discord));
    let (general, mia) = (discord.channel("general").await, discord.emulator.ready().people["Mia"].id);
    let rename = async || {
        let body = json!({"topic": "moderated"});
        discord.call("PATCH", &format!("/channels/{general}"), Some(body)).await
    };
    let path = format!("/servers/{guild}");
    assert_eq!(control.send("PATCH", &path, Some(json!({"two_factor": true}))).await.0, 204);
    assert_eq!(discord.ok("GET", &format!("/guilds/{guild}"), None).await["mfa_level"], 1);
    assert_eq!(rename().await.0, 200, "the bot's owner has it");
    let own = format!("/people/{mia}");
    assert_eq!(control.send("PATCH", &own, Some(json!({"two_factor": false}))).await.0, 204);
    let (status, refused) = rename().await;
    assert_eq!((status, &refused["code"]), (403, &json!(60003)));
    discord.post(general, json!({"content": "what anyone can do"})).await;
    assert_eq!(control.send("PATCH", &path, Some(json!({"two_factor": false}))).await.0, 204);
    assert_eq!(rename().await.0, 200);
}

#[tokio::test]
async fn onboarding_is_set_up_and_completed() {
    let discord = LocalDiscord::start().await;
    let (guild, control) = (discord.guild(), Control::of(&discord));
    let path = format!("/guilds/{guild}/onboarding");
    let none = discord.ok("GET", &path, None).await;
    assert_eq!((&none["enabled"], &none["prompts"]), (&json!(false), &json!([])));
    assert_eq!(discord.call("PUT", &path, Some(json!({"mode": 1}))).await.1["code"], 50013);

    let mia = discord.person("Mia").await;
    let mut channels: Vec<Value> = vec![json!(discord.channel("general").await)];
    for n in 0..5 {
        let body = json!({"name": format!("topic-{n}")});
        channels
            .push(discord.ok("POST", &format!("/guilds/{guild}/channels"), Some(body)).await["id"].clone());
    }
    let role =
        discord.ok("POST", &format!("/guilds/{guild}/roles"), Some(json!({"name": "Designers"}))).await;
    let find_work = discord.channel("find-work").await;
    let option =
        json!({"title": "Design", "emoji_name": "🎨", "role_ids": [role["id"]], "channel_ids": [find_work]});
    let prompts = json!([{"id": "0", "title": "What do you do?", "options": [option], "required": true,
        "in_onboarding": true, "single_select": true, "type": 0}]);
    let mut body = json!({"prompts": prompts, "default_channel_ids": channels, "enabled": true, "mode": 0});
    let error = mia.call("PUT", &path, Some(&body)).await.expect_err("six channels are too few");
    assert_eq!(error.code(), Some(350_000));
    body["mode"] = json!(1);
    let set = mia.call("PUT", &path, Some(&body)).await.expect("the seventh is an option's");
    let option = &set["prompts"][0]["options"][0];
    assert_eq!((&option["emoji"]["name"], &option["role_ids"]), (&json!("🎨"), &json!([role["id"]])));
    let again = mia.call("PUT", &path, Some(&json!({"prompts": set["prompts"]}))).await.expect("is kept");
    assert_eq!(again["prompts"][0]["options"][0]["id"], option["id"], "what is known keeps its id");
    assert_eq!(discord.ok("GET", &path, None).await, again);

    let ben = discord.emulator.ready().people["Ben"].id;
    let member = format!("/guilds/{guild}/members/{ben}");
    assert_eq!(discord.ok("GET", &member, None).await["flags"], 0);
    let done = json!({"onboard": {"server": guild, "options": [text(&option["id"])]}});
    assert_eq!(control.send("PATCH", &format!("/people/{ben}"), Some(done)).await.0, 204);
    let after = discord.ok("GET", &member, None).await;
    assert_eq!((&after["flags"], &after["roles"]), (&json!(10), &json!([role["id"]])));
}
