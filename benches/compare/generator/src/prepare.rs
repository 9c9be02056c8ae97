//! What each measurement starts from: a world with open offers in private channels, and the bot's database that belongs to it.
//! Made once for each bot, by the bot itself. Must not know what is measured.

use crate::bots::{Bot, Programs};
use crate::world::{Card, PAIRS, Room, Town, names, room_name};
use anyhow::Context as _;
use discord_emulator::person::{OptionValue, opt};
use discord_emulator::{Caller, World};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Preparing that takes longer has failed.
const PATIENCE: Duration = Duration::from_secs(900);
/// How often the world is looked at.
const LOOK: Duration = Duration::from_millis(250);
/// Without a call of the bot for this long, nothing is being delivered any more.
pub(crate) const QUIET: Duration = Duration::from_secs(1);

const TITLE: &str = "Landing page";
const DESCRIPTION: &str = "A landing page for the spring campaign, in our colours.";

/// What is prepared.
pub(crate) struct Stage {
    pub(crate) bot: Bot,
    pub(crate) world: World,
    pub(crate) cards: Vec<Card>,
    /// The folder with the database; it is copied for each measurement.
    pub(crate) data: PathBuf,
    pub(crate) certificates: PathBuf,
    pub(crate) scratch: PathBuf,
}

/// Has the bot open this many offers, stops it, and keeps everything.
pub(crate) async fn prepare(
    bot: Bot,
    programs: &Programs,
    scratch: &Path,
    offers: usize,
) -> anyhow::Result<Stage> {
    let scratch = scratch.join(bot.name());
    let (data, certificates) = (scratch.join("prepared"), scratch.join("certificates"));
    std::fs::create_dir_all(&data)?;
    std::fs::create_dir_all(&certificates)?;
    let town = Town::start(bot, None, &certificates).await?;
    let rooms = match bot {
        Bot::Parley => {
            let process = bot.start(programs, &town, &data, None).await?;
            let rooms = send_offers(&town, offers).await?;
            settle(&town, &rooms, offers).await?;
            process.stop().await?;
            rooms
        }
        Bot::DiscordJs | Bot::DiscordPy => {
            let rooms = rooms_of_scenario(&town).await?;
            let file = scratch.join("offers.json");
            std::fs::write(&file, serde_json::to_vec(&list(bot, &rooms, offers))?)?;
            let process = bot.start(programs, &town, &data, Some(&file)).await?;
            settle(&town, &rooms, offers).await?;
            process.stop().await?;
            rooms
        }
        Bot::Floor => {
            let rooms = rooms_of_scenario(&town).await?;
            post_cards(&town, &rooms)?;
            rooms
        }
    };
    let cards = in_turn(&rooms, &town);
    let world = town.stop().await?;
    Ok(Stage { bot, world, cards, data, certificates, scratch })
}

/// The cards of all rooms, one of each room in turn, so that presses that follow each other are in different rooms.
fn in_turn(rooms: &[Room], town: &Town) -> Vec<Card> {
    let mut rooms: Vec<_> = rooms.iter().map(|room| town.cards(room).into_iter()).collect();
    let mut all = Vec::new();
    loop {
        let before = all.len();
        all.extend(rooms.iter_mut().filter_map(Iterator::next));
        if all.len() == before {
            return all;
        }
    }
}

/// Returns once all offers have their cards and the bot makes no more calls.
async fn settle(town: &Town, rooms: &[Room], offers: usize) -> anyhow::Result<()> {
    let begun = Instant::now();
    let (mut calls, mut since) = (town.calls(), Instant::now());
    loop {
        tokio::time::sleep(LOOK).await;
        let now = town.calls();
        // Looking is counted too.
        if now > calls + 1 {
            since = Instant::now();
        }
        calls = now;
        let cards: usize = rooms.iter().map(|room| town.cards(room).len()).sum();
        if cards >= offers && since.elapsed() > QUIET {
            return Ok(());
        }
        anyhow::ensure!(begun.elapsed() < PATIENCE, "there are {cards} cards of {offers}");
    }
}

async fn rooms_of_scenario(town: &Town) -> anyhow::Result<Vec<Room>> {
    let guild = town.guild()?;
    let mia = town.person("Mia").await?;
    let mut rooms = Vec::new();
    for pair in 0..PAIRS {
        let [client, recipient] = names(pair);
        let channel = mia.channel_named(guild, &room_name(pair)).await?.id;
        rooms.push(Room {
            channel,
            client: town.person_id(&client)?,
            recipient: town.person_id(&recipient)?,
        });
    }
    Ok(rooms)
}

/// The offers that a bot adds by itself.
fn list(bot: Bot, rooms: &[Room], offers: usize) -> serde_json::Value {
    // JavaScript's numbers don't hold an id.
    let id = |id: discord_emulator::Id| match bot {
        Bot::DiscordJs => json!(id.to_string()),
        _ => json!(id.0),
    };
    let offer = |room: &Room| {
        json!({
            "room": id(room.channel), "client": id(room.client), "recipient": id(room.recipient), "title": TITLE,
            "description": DESCRIPTION, "price_minor": 150_000, "currency": "USD", "due": "in 3 weeks",
        })
    };
    rooms.iter().cycle().take(offers).map(offer).collect()
}

/// Cards for a bot that posts none.
fn post_cards(town: &Town, rooms: &[Room]) -> anyhow::Result<()> {
    let bot = Caller::Bot { id: town.bot(), application_id: town.bot() };
    let button = |id: &str, label: &str| json!({ "type": 2, "style": 2, "label": label, "custom_id": id });
    let buttons = [button("view", crate::world::VIEW), button("accept", crate::world::ACCEPT)];
    let body = json!({ "content": TITLE, "components": [{ "type": 1, "components": buttons }] });
    for room in rooms {
        let mut world = town.emulator.shared().lock();
        let posted = world.create_message(&bot, room.channel, &body, &[]);
        posted.map_err(|error| anyhow::anyhow!("{error:?}")).context("posting a card")?;
    }
    Ok(())
}

/// Every client sends their freelancer offers, as people do: command, form, Send.
async fn send_offers(town: &Town, offers: usize) -> anyhow::Result<Vec<Room>> {
    let guild = town.guild()?;
    let mut pairs = JoinSet::new();
    for pair in 0..PAIRS {
        let [client, recipient] = names(pair);
        // Which of the two comes first is the bot's business.
        let rooms = [[&client, &recipient], [&recipient, &client]];
        let rooms = rooms.map(|[one, other]| format!("{one}-{other}").to_lowercase().replace(' ', "-"));
        let client = town.person(&client).await?;
        // The bot opens private channels one after the other, at its pace.
        let recipient = town.person(&recipient).await?.with_timeout(PATIENCE);
        let count = offers / PAIRS + usize::from(pair < offers % PAIRS);
        pairs.spawn(async move {
            let general = client.channel_named(guild, "general").await?.id;
            let to = [opt("to", OptionValue::User(recipient.id()))];
            for _ in 0..count {
                let form = client.command(guild, general, "offer send", &to).await?.modal()?;
                let terms = [
                    ("title", TITLE),
                    ("description", DESCRIPTION),
                    ("price", "$1,500"),
                    ("schedule", "due in 3 weeks"),
                    ("milestones", "Design: 500\nBuild: 1000"),
                ];
                let preview = client.submit(&form, &terms).await?.message()?;
                client.press(general, &preview, "Send").await?.message()?;
            }
            let room = recipient.wait_channel(guild, |channel| rooms.contains(&channel.name)).await?;
            anyhow::Ok(Room { channel: room.id, client: client.id(), recipient: recipient.id() })
        });
    }
    let mut rooms = pairs.join_all().await.into_iter().collect::<anyhow::Result<Vec<_>>>()?;
    rooms.sort_unstable_by_key(|room| room.client);
    Ok(rooms)
}
