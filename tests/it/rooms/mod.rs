//! Stories of private channels: who is let in, what heals, and what happens when there is no space.

use crate::harness::world::World;
use discord_emulator::Id;
use discord_emulator::person::Person;
use parley::domain::ids::ChannelId;
use parley::domain::server::{RoomStyle, ServerSettings};

pub(crate) mod access;
pub(crate) mod healing;
pub(crate) mod hub;
pub(crate) mod lanes;
pub(crate) mod made_once;
pub(crate) mod pairs;
pub(crate) mod permissions;
pub(crate) mod privacy;
pub(crate) mod space;
pub(crate) mod threads;

/// Before Parley starts: rooms are to be threads under the channel of this name, and moderators have a channel. A moderator,
/// their channel, and the one of this name.
async fn choose_threads(world: &World, hub: &str) -> (Person, Id, Id) {
    let mia = world.person("Mia").await;
    let channel = async |name: &str| mia.channel_named(world.guild, name).await.expect("the channel").id;
    let (queue, hub) = (channel("mod-queue").await, channel(hub).await);
    let stored = |id: Id| Some(ChannelId(i64::try_from(id.0).expect("an id")));
    let settings = ServerSettings {
        room_style: Some(RoomStyle::Threads),
        hub_channel: stored(hub),
        moderators_channel: stored(queue),
        ..ServerSettings::default()
    };
    world.set_rules(settings).await;
    (mia, queue, hub)
}
