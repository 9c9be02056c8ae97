//! A server looked at through Discord: what Parley may do in it and in each channel that it uses. Owns the calls; what is
//! wrong about it is `domain::checkup`'s.

use super::moderators_channel::is_public;
use super::shown_command::is_hidden_from;
use super::threads;
use super::threads::{Thread, ThreadSight};
use crate::app::{App, Health};
use crate::discord::deliver::room::channel::is_category;
use crate::discord::deliver::room::thread::is_hub_topic;
use crate::discord::failure::{Failure, code};
use crate::discord::rights::{Overwrite, Standing, read};
use crate::domain::ids::{ChannelId, GuildId, RoleId};
use crate::domain::server::RoomStyle;
use crate::domain::server::checkup::{Place, PlaceKind, Survey};
use crate::domain::server::obstacle::Permission;
use serde::Deserialize;
use serenity::http::{Http, Route};
use std::collections::{HashMap, HashSet};

const TEXT: u8 = 0;
const CATEGORY: u8 = 4;
/// Unlisted channels that are asked for one by one; what is beyond counts as hidden, because no more is known.
const ASKED: usize = 20;

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

/// Looks at a server: its roles, the bot's own, its channels and active threads, in four or five calls; where rooms are threads,
/// in some more.
///
/// # Errors
/// A call that Discord refuses.
pub async fn survey(app: &App, http: &Http, guild: GuildId, health: &Health) -> Result<Survey, Failure> {
    let guild_id = guild.into();
    let bot = http.get_current_user().await?.id;
    let standing = Standing::read(http, guild_id, bot).await?;
    let channels: Vec<Channel> = read(http, Route::GuildChannels { guild_id }).await?;
    let public_moderators_channel = match health.rules.moderators_channel {
        Some(channel) if is_public(http, guild, channel, health.rules.moderator_role).await? => Some(channel),
        _ => None,
    };
    let threads = threads_of(http, guild, health).await?;
    let known: HashMap<&str, &Channel> =
        channels.iter().map(|channel| (channel.id.as_str(), channel)).collect();
    let hidden = hidden_of(http, health, &known).await?;
    let have = |channel: ChannelId| match known.get(channel.to_string().as_str()) {
        Some(channel) => Some(standing.in_channel(&channel.permission_overwrites)),
        // A channel that Parley does not see is in no list; it is not deleted.
        None => hidden.contains(&channel).then(|| standing.base() & !Permission::ViewChannel.bit()),
    };
    let exposed = exposed_of(health, &standing, &known);
    let place = |kind, channel| Place { kind, channel, have: have(channel) };
    let mut places: Vec<Place> = Vec::new();
    places
        .extend(health.rules.moderators_channel.map(|channel| place(PlaceKind::ModeratorsChannel, channel)));
    places.extend(health.rules.job_board.map(|channel| place(PlaceKind::JobBoard, channel)));
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
    let listed = |place: &ChannelId| known.contains_key(place.to_string().as_str());
    let unseen = health.places.iter().filter(|place| !listed(place) && hidden.contains(place));
    for above in unseen {
        if !places.iter().any(|place| place.channel == *above) {
            places.push(place(PlaceKind::Category, *above));
        }
    }
    for (channel, style) in &health.rooms {
        match style {
            RoomStyle::Channels => places.push(place(PlaceKind::Room, *channel)),
            // A thread has what the channel above it leaves; one that is archived is looked at when it is next needed.
            RoomStyle::Threads => {
                let above = above(&threads, *channel);
                let known = |hub: &ChannelId| places.iter().any(|place| place.channel == *hub);
                if let Some(hub) = above.filter(|hub| !known(hub)) {
                    places.push(place(PlaceKind::Hub, hub));
                }
            }
        }
    }
    let (lost_role, command_hidden_from) = moderators(http, guild, health, &standing).await?;
    let ThreadSight { exposed_hubs, crowded } = threads::look(app, http, guild, health, &threads).await?;
    Ok(Survey {
        have: standing.base(),
        places,
        lost_role,
        exposed,
        exposed_hubs,
        crowded,
        public_moderators_channel,
        command_hidden_from,
    })
}

/// Rooms that are channels and show themselves to others.
fn exposed_of(health: &Health, standing: &Standing, known: &HashMap<&str, &Channel>) -> Vec<ChannelId> {
    let seers = health.rules.moderator_role.filter(|_| health.rules.moderators_see_rooms);
    let seers = seers.map(|role| role.to_string());
    let is_exposed = |channel: &ChannelId| {
        let found = known.get(channel.to_string().as_str());
        found.is_some_and(|found| standing.shows_others(&found.permission_overwrites, seers.as_deref()))
    };
    let own = health.rooms.iter().filter(|(_, style)| *style == RoomStyle::Channels);
    own.map(|(channel, _)| *channel).filter(is_exposed).collect()
}

/// The server's threads that are not archived, where rooms are threads.
async fn threads_of(http: &Http, guild: GuildId, health: &Health) -> Result<Vec<Thread>, Failure> {
    if !health.rooms.iter().any(|(_, style)| *style == RoomStyle::Threads) {
        return Ok(Vec::new());
    }
    Ok(read::<Threads>(http, Route::GuildThreadsActive { guild_id: guild.into() }).await?.threads)
}

/// The channel above a thread.
fn above(threads: &[Thread], thread: ChannelId) -> Option<ChannelId> {
    let found = threads.iter().find(|found| found.id == thread.to_string())?;
    found.parent_id.as_deref()?.parse().ok().map(ChannelId)
}

/// The moderators' role where it was deleted, and where its members don't see `/parley`.
async fn moderators(
    http: &Http,
    guild: GuildId,
    health: &Health,
    standing: &Standing,
) -> Result<(Option<RoleId>, Option<RoleId>), Failure> {
    let Some(role) = health.rules.moderator_role else { return Ok((None, None)) };
    if !standing.has_role(&role.to_string()) {
        return Ok((Some(role), None));
    }
    Ok((None, is_hidden_from(http, guild, role).await?.then_some(role)))
}

/// Which of the channels that are missing from the list are only hidden: those that Parley waits to see anyway, and as many of
/// the others as are worth a call.
async fn hidden_of(
    http: &Http,
    health: &Health,
    known: &HashMap<&str, &Channel>,
) -> Result<HashSet<ChannelId>, Failure> {
    let chosen = [health.rules.moderators_channel, health.rules.job_board, health.rules.hub_channel];
    let own = health.rooms.iter().filter(|(_, style)| *style == RoomStyle::Channels);
    let wanted = chosen.into_iter().flatten().chain(health.places.iter().copied());
    let wanted = wanted.chain(own.map(|(channel, _)| *channel));
    let unlisted = wanted.filter(|channel| !known.contains_key(channel.to_string().as_str()));
    let mut hidden = HashSet::new();
    for (asked, channel) in unlisted.enumerate() {
        if asked >= ASKED || is_hidden(http, channel).await? {
            hidden.insert(channel);
        }
    }
    Ok(hidden)
}

async fn is_hidden(http: &Http, channel: ChannelId) -> Result<bool, Failure> {
    match http.get_channel(channel.into()).await.map_err(Failure::from) {
        Err(failure) if failure.is_forbidden() => Ok(true),
        Err(failure) if failure.code == code::UNKNOWN_CHANNEL => Ok(false),
        outcome => outcome.map(|_| false),
    }
}
