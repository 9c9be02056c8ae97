//! A server looked at through Discord: what Parley may do in it and in each channel that it uses. Owns the calls; what is
//! wrong about it is `domain::checkup`'s.

use crate::app::Health;
use crate::discord::deliver::room::channel::is_category;
use crate::discord::deliver::room::thread::is_hub_topic;
use crate::discord::failure::Failure;
use crate::discord::rights::{Overwrite, Standing, read};
use crate::domain::ids::{ChannelId, GuildId};
use crate::domain::server::RoomStyle;
use crate::domain::server::checkup::{Place, PlaceKind, Survey};
use serde::Deserialize;
use serenity::http::{Http, Route};
use std::collections::HashMap;

const TEXT: u8 = 0;
const CATEGORY: u8 = 4;

#[derive(Debug, Deserialize)]
struct Channel {
    id: String,
    #[serde(rename = "type")]
    kind: u8,
    #[serde(default)]
    name: String,
    #[serde(default)]
    topic: Option<String>,
    #[serde(default)]
    permission_overwrites: Vec<Overwrite>,
}

#[derive(Debug, Deserialize)]
struct Threads {
    threads: Vec<Thread>,
}

#[derive(Debug, Deserialize)]
struct Thread {
    id: String,
    parent_id: Option<String>,
}

/// Looks at a server: its roles, the bot's own, its channels and active threads, in four or five calls.
///
/// # Errors
/// A call that Discord refuses.
pub async fn survey(http: &Http, guild: GuildId, health: &Health) -> Result<Survey, Failure> {
    let guild_id = guild.into();
    let bot = http.get_current_user().await?.id;
    let standing = Standing::read(http, guild_id, bot).await?;
    let channels: Vec<Channel> = read(http, Route::GuildChannels { guild_id }).await?;
    let is_thread = |(_, style): &(ChannelId, RoomStyle)| *style == RoomStyle::Threads;
    let threads = if health.rooms.iter().any(is_thread) {
        read::<Threads>(http, Route::GuildThreadsActive { guild_id }).await?.threads
    } else {
        Vec::new()
    };
    let known: HashMap<&str, &Channel> =
        channels.iter().map(|channel| (channel.id.as_str(), channel)).collect();
    let have = |channel: ChannelId| {
        let found = known.get(channel.to_string().as_str());
        found.map(|channel| standing.in_channel(&channel.permission_overwrites))
    };
    let place = |kind, channel| Place { kind, channel, have: have(channel) };
    let mut places: Vec<Place> = Vec::new();
    places
        .extend(health.rules.moderators_channel.map(|channel| place(PlaceKind::ModeratorsChannel, channel)));
    places.extend(health.rules.hub_channel.map(|channel| place(PlaceKind::Hub, channel)));
    for channel in &channels {
        let Ok(id) = channel.id.parse().map(ChannelId) else { continue };
        if channel.kind == CATEGORY && is_category(&channel.name) {
            places.push(place(PlaceKind::Category, id));
        }
        let is_own_hub = channel.kind == TEXT && channel.topic.as_deref().is_some_and(is_hub_topic);
        if is_own_hub && health.rules.hub_channel != Some(id) {
            places.push(place(PlaceKind::Hub, id));
        }
    }
    for (channel, style) in &health.rooms {
        match style {
            RoomStyle::Channels => places.push(place(PlaceKind::Room, *channel)),
            // A thread has what the channel above it leaves; one that is archived is looked at when it is next needed.
            RoomStyle::Threads => {
                let thread = threads.iter().find(|thread| thread.id == channel.to_string());
                let above =
                    thread.and_then(|thread| thread.parent_id.as_deref()?.parse().ok()).map(ChannelId);
                let known = |hub: &ChannelId| places.iter().any(|place| place.channel == *hub);
                if let Some(hub) = above.filter(|hub| !known(hub)) {
                    places.push(place(PlaceKind::Hub, hub));
                }
            }
        }
    }
    let lost_role = health.rules.moderator_role.filter(|role| !standing.has_role(&role.to_string()));
    Ok(Survey { have: standing.base(), places, lost_role })
}
