//! `/parley check`, as far as the database knows: which channels Parley uses in a server, what it met there, and what was
//! given up; and trying all of that again. Owns who may ask.

use super::{App, Caller, Result, retry};
use crate::domain::effect::Effect;
use crate::domain::ids::{ChannelId, GuildId, OfferId, OfferNumber};
use crate::domain::refusal::Refusal;
use crate::domain::server::{RoomStyle, ServerRules};
use crate::store::{DeadEffect, Look, MetObstacle};

/// Rooms that are looked at, the newest first: Discord has space for 500 channels.
const ROOMS: u32 = 500;
/// Deliveries that were given up and are looked through for those of one server, the newest first.
const GIVEN_UP: u32 = 1_000;

/// What the database knows of a server's health.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// What counts there.
    pub rules: ServerRules,
    /// The channels of its rooms.
    pub rooms: Vec<(ChannelId, RoomStyle)>,
    /// What Parley met there and waits for.
    pub met: Vec<MetObstacle>,
    /// What was given up, the newest first.
    pub given_up: Vec<GivenUp>,
}

/// A delivery that was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenUp {
    /// What was not done.
    pub dead: DeadEffect,
    /// The offer that it was about.
    pub number: Option<OfferNumber>,
}

impl App {
    /// What the database knows of the health of the caller's server.
    ///
    /// # Errors
    /// A refusal for whoever neither manages nor moderates it, or a failure of the database.
    pub async fn health(&self, caller: &Caller) -> Result<Health> {
        let mut reader = self.store.reader().await?;
        let mut look = reader.look();
        let rules = self.rules(&mut look, caller.guild).await?;
        check_keeper(caller, &rules)?;
        Ok(Health {
            rooms: look.room_channels(caller.guild, ROOMS).await?,
            met: look.open_obstacles(caller.guild).await?,
            given_up: given_up(&mut look, caller.guild).await?,
            rules,
        })
    }

    /// Tries at once what is stopped or was given up in the caller's server; gives how many deliveries that are. Each is
    /// looked for before it is done again, so pressing twice does nothing twice.
    ///
    /// # Errors
    /// A refusal for whoever neither manages nor moderates the server, or a failure of the database.
    pub async fn try_all_again(&self, caller: &Caller) -> Result<u64> {
        check_keeper(caller, &self.rules_of(caller.guild).await?)?;
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let mut tried = 0;
            for met in tx.look().open_obstacles(caller.guild).await? {
                tried += self.release_in(&mut tx, met.id).await?;
            }
            for lost in given_up(&mut tx.look(), caller.guild).await? {
                tried += u64::from(tx.revive(&lost.dead, self.now()).await?);
            }
            tx.commit().await?;
            Ok(tried)
        })
        .await
    }
}

fn check_keeper(caller: &Caller, rules: &ServerRules) -> std::result::Result<(), Refusal> {
    if caller.looks_after(rules) { Ok(()) } else { Err(Refusal::AdminsOnly) }
}

async fn given_up(look: &mut Look<'_>, guild: GuildId) -> Result<Vec<GivenUp>> {
    let mut found = Vec::new();
    for dead in look.latest_dead(GIVEN_UP).await? {
        let (home, number) = match home_of(look, &dead.effect).await? {
            Home::Offer(offer) => match look.offer(offer).await? {
                Some(offer) => (Some(offer.guild), Some(offer.number)),
                None => (None, None),
            },
            Home::Server(guild) => (Some(guild), None),
            Home::Nowhere => (None, None),
        };
        if home == Some(guild) {
            found.push(GivenUp { dead, number });
        }
    }
    Ok(found)
}

/// Where an effect belongs.
enum Home {
    Offer(OfferId),
    Server(GuildId),
    Nowhere,
}

async fn home_of(look: &mut Look<'_>, effect: &Effect) -> Result<Home> {
    let server = |guild: Option<GuildId>| guild.map_or(Home::Nowhere, Home::Server);
    let offer = |offer: Option<OfferId>| offer.map_or(Home::Nowhere, Home::Offer);
    Ok(match effect {
        Effect::OpenRoom { room } | Effect::AdmitSides { room } | Effect::ShowModerators { room } => {
            server(look.room(*room).await?.map(|room| room.guild))
        }
        Effect::ShutOut { room, .. } => server(look.room(*room).await?.map(|room| room.guild)),
        Effect::Invite { invitation, .. } => {
            server(look.invitation(*invitation).await?.map(|asked| asked.guild))
        }
        Effect::Alert { obstacle } => server(look.obstacle(*obstacle).await?.map(|met| met.guild)),
        Effect::PostCard { offer, .. }
        | Effect::RefreshCard { offer, .. }
        | Effect::PostFiles { offer }
        | Effect::TellLeft { offer, .. }
        | Effect::Notify { offer, .. }
        | Effect::Direct { offer, .. }
        | Effect::RefreshCopy { offer, .. }
        | Effect::PostHandover { offer, .. }
        | Effect::TellHandover { offer, .. }
        | Effect::Mail { offer, .. } => Home::Offer(*offer),
        Effect::PostChange { change } | Effect::RefreshChange { change } => {
            offer(look.change(*change).await?.map(|change| change.offer))
        }
        Effect::PostContract { contract } | Effect::PinContract { contract } => {
            offer(look.contract(*contract).await?.map(|contract| contract.offer))
        }
        Effect::PostReport { report }
        | Effect::RefreshReport { report }
        | Effect::TellReporter { report, .. } => {
            server(look.report(*report).await?.map(|report| report.guild))
        }
        Effect::TellSanction { sanction, .. } => {
            server(look.sanction(*sanction).await?.map(|sanction| sanction.guild))
        }
        Effect::PostAppeal { appeal } | Effect::RefreshAppeal { appeal } => {
            server(look.appeal(*appeal).await?.map(|(appeal, _)| appeal.sanction.guild))
        }
        // A code is its owner's alone, and is void long before it is given up.
        Effect::MailCode { .. } => Home::Nowhere,
    })
}
