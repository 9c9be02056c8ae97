//! The moderators' channel is lost to Parley and another one is chosen: cards in the old one keep no new ones from coming.

use crate::harness::database::engines;
use crate::harness::moderated::{ModeratedWorld, open_report, report, reports, rules, scenario};
use crate::harness::steps::Table;
use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::Message;
use discord_emulator::scenario::Channel;
use parley::domain::ids::ChannelId;
use parley::domain::server::ServerSettings;
use serde_json::json;

const VIEW_CHANNEL: u64 = 1 << 10;
/// What Parley needs there: VIEW_CHANNEL, SEND_MESSAGES, EMBED_LINKS, ATTACH_FILES, READ_MESSAGE_HISTORY.
const TALK: u64 = 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16;

fn is_card(message: &Message, footer: &str) -> bool {
    !message.ephemeral() && message.embeds().iter().any(|embed| embed["footer"]["text"] == footer)
}

#[tokio::test]
async fn an_old_card_in_a_lost_channel_holds_no_new_report() {
    for engine in engines() {
        let mut scenario = scenario(&["Dana"]);
        scenario.servers[0].channels.push(Channel {
            name: "mods".to_owned(),
            category: false,
            parent: None,
            topic: None,
            only: Some(vec!["Moderator".to_owned(), "Parley".to_owned()]),
        });
        let mut world = World::set(&engine, scenario).await;
        let settings = rules(&world).await;
        world.set_rules(settings.clone()).await;
        world.start().await;
        let mut moderated = ModeratedWorld::sit(world).await;
        let table = Table::set(&moderated.world).await;
        report(&table.ben, table.room, &table.card, "Spam", "").await;
        moderated.card(1, "Open").await;
        moderated.world.settled().await.close().await;

        let (mia, bot) = (moderated.world.person("Mia").await, moderated.world.bot_id());
        let put = async |channel: Id, body: serde_json::Value| {
            let path = format!("/channels/{channel}/permissions/{bot}");
            mia.call("PUT", &path, Some(&body)).await.expect("the owner may");
        };
        let new = mia.channel_named(moderated.world.guild, "mods").await.expect("the channel").id;
        moderated.world.kill().await;
        let moderators_channel = Some(ChannelId(i64::try_from(new.0).expect("an id")));
        moderated.world.set_rules(ServerSettings { moderators_channel, ..settings }).await;
        put(moderated.queue, json!({"type": 1, "allow": "0", "deny": VIEW_CHANNEL.to_string()})).await;
        moderated.world.start().await;

        // The old card is to be changed, and can't be.
        let list = reports(&moderated, &moderated.mia, None).await;
        let opened = open_report(&moderated, &moderated.mia, &list, 1).await;
        moderated.decide(&moderated.mia, &opened, "Dismiss", "It's an ordinary offer.").await;
        let second = table.offer_again(&moderated.world, 2).await;
        report(&table.ben, table.room, &second, "Spam", "").await;
        let footer = format!("Report #{} · Open", moderated.number(2).await);
        let is_it = |message: &Message| is_card(message, &footer);
        moderated.mia.wait_message(new, is_it).await.expect("the new report");

        put(moderated.queue, json!({"type": 1, "allow": TALK.to_string(), "deny": "0"})).await;
        moderated.card(1, "Closed").await;
        moderated.world.close().await;
    }
}
