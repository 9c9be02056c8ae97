//! Tests shards: a server's events go to its shard, direct messages go to shard 0.

use discord_emulator::sessions::Settings;
use serde_json::json;

use crate::local_discord::{DIRECT_MESSAGES, GUILD_MESSAGES, GUILDS, LocalDiscord};

#[tokio::test]
async fn each_shard_hears_its_own_servers() {
    let discord = LocalDiscord::start().await;
    let home = (discord.guild().0 >> 22) % 2;
    let intents = GUILDS | GUILD_MESSAGES | DIRECT_MESSAGES;
    let mut sockets = vec![];
    for shard in 0..2_u64 {
        let mut socket = discord.socket("?v=10&encoding=json").await;
        let data =
            json!({"token": discord.bot_token(), "intents": intents, "properties": {}, "shard": [shard, 2]});
        socket.send(json!({"op": 2, "d": data})).await;
        let ready = socket.dispatch("READY").await;
        assert_eq!(ready["shard"], json!([shard, 2]));
        assert_eq!(ready["guilds"].as_array().map(Vec::len), Some(usize::from(shard == home)));
        sockets.push(socket);
    }
    let ana = discord.person("Ana").await;
    ana.say(discord.channel("general").await, "in the server").await.expect("sends");
    let direct = ana.direct_channel_with(discord.bot_id()).await.expect("opens");
    ana.say(direct, "between us").await.expect("sends");
    for (shard, socket) in (0_u64..).zip(&mut sockets) {
        if shard == home {
            let message = socket.dispatch("MESSAGE_CREATE").await;
            assert_eq!(message["guild_id"], discord.guild().to_string());
        }
        if shard == 0 {
            assert_eq!(socket.dispatch("MESSAGE_CREATE").await["content"], "between us");
        }
        // Events come before the acknowledgement, so there were no other events for this shard.
        socket.send(json!({"op": 1, "d": null})).await;
        assert_eq!(socket.frame().await["op"], 11, "shard {shard}");
    }
}

#[tokio::test]
async fn too_many_servers_for_one_shard_are_refused() {
    let settings = Settings { guilds_per_shard: 0, ..Settings::default() };
    let discord = LocalDiscord::start_with_gateway(settings).await;
    let mut socket = discord.socket("?v=10&encoding=json").await;
    socket.identify(discord.bot_token(), GUILDS).await;
    assert_eq!(socket.close_code().await, 4011);
}
