//! What deliveries about rooms themselves must know: making one, and letting people in and out. Owns
//! loading it, at the moment of delivery.

use crate::app::brief::placed;
use crate::app::error::Result;
use crate::app::rooms::shown::shown_to;
use crate::app::transaction::App;
use crate::domain::ids::{ChannelId, OfferId, PersonId, RoleId, RoomId};
use crate::domain::offers::offer::Offer;
use crate::domain::server::{RoomStyle, ServerRules};
use crate::store::{Person, Queries, Room, Shown};
use crate::words::Language;

/// A room without a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomBrief {
    /// The server's rules: how rooms are made, and in which language.
    pub rules: ServerRules,
    /// Of the server's texts.
    pub language: Language,
    /// The role that is to see it beside the two.
    pub moderators: Option<RoleId>,
    /// The room.
    pub room: Room,
    /// What its two sides are called, as far as that is known.
    pub names: [Option<String>; 2],
}

/// Somebody whom nothing lets into a room any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovalBrief {
    /// The room.
    pub room: Room,
    /// Its channel.
    pub channel: ChannelId,
    /// Who.
    pub person: PersonId,
}

/// A room whose moderators are to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModeratorsBrief {
    /// The room.
    pub room: Room,
    /// Its channel.
    pub channel: ChannelId,
    /// The role that is to see it.
    pub moderators: Option<RoleId>,
}

/// Somebody left the server while an offer waits or a contract runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftBrief {
    /// Of the server's texts.
    pub language: Language,
    /// An offer between the two, as it is now.
    pub offer: Offer,
    /// Who left.
    pub left: Option<Person>,
    /// Who is told.
    pub to: PersonId,
    /// The room's channel.
    pub channel: ChannelId,
}

pub(in crate::app) async fn open_room(
    app: &App,
    queries: &mut Queries<'_>,
    id: RoomId,
) -> Result<Option<Box<RoomBrief>>> {
    let found = queries.room_in_server(id).await?.filter(|(room, _)| room.channel.is_none());
    let Some((room, settings)) = found else { return Ok(None) };
    let mut members = room.members.iter().copied();
    let [first, second] = [members.next(), members.next()].map(|member| member.unwrap_or(PersonId(0)));
    let found = queries.two_told_apart(room.guild, first, second).await?;
    let mut names = found.map(|person| person.map(|person| person.name));
    if let Some(agency) = room.agency {
        names[1] = Some(queries.team(agency).await?.name);
    }
    let rules = settings.over(&app.defaults);
    let language = Language::of_locale(&rules.language);
    let moderators = shown_to(&rules);
    Ok(Some(Box::new(RoomBrief { rules, language, moderators, room, names })))
}

pub(in crate::app) async fn sides(queries: &mut Queries<'_>, id: RoomId) -> Result<Option<Box<Room>>> {
    let room = queries.room(id).await?;
    Ok(room.filter(|room| room.channel.is_some()).map(Box::new))
}

pub(in crate::app) async fn removal(
    queries: &mut Queries<'_>,
    id: RoomId,
    person: PersonId,
) -> Result<Option<Box<RemovalBrief>>> {
    let Some(room) = queries.room(id).await? else { return Ok(None) };
    // Whoever came back meanwhile stays.
    let channel = room.channel.filter(|_| !room.members.contains(&person));
    Ok(channel.map(|channel| Box::new(RemovalBrief { room, channel, person })))
}

pub(in crate::app) async fn moderators(
    app: &App,
    queries: &mut Queries<'_>,
    id: RoomId,
) -> Result<Option<Box<ModeratorsBrief>>> {
    let found = queries.room_in_server(id).await?.filter(|(room, _)| room.style == RoomStyle::Channels);
    let Some((room, settings)) = found else { return Ok(None) };
    let moderators = shown_to(&settings.over(&app.defaults));
    let Some(channel) = room.channel.filter(|_| room.moderators != moderators) else { return Ok(None) };
    Ok(Some(Box::new(ModeratorsBrief { room, channel, moderators })))
}

pub(in crate::app) async fn left(
    app: &App,
    queries: &mut Queries<'_>,
    id: OfferId,
    left: PersonId,
    to: PersonId,
) -> Result<Option<Box<LeftBrief>>> {
    let Some((found, channel)) = placed(queries, id, Shown::Nothing).await? else { return Ok(None) };
    let offer = found.offer;
    // Whoever is back meanwhile did not leave.
    if queries.presence(offer.guild, left).await?.is_none_or(|known| known.left.is_none()) {
        return Ok(None);
    }
    let left = queries.person_told_apart(offer.guild, left).await?;
    let language = app.language_in(&found.settings);
    Ok(Some(Box::new(LeftBrief { language, offer, left, to, channel })))
}
