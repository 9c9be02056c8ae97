//! `/parley check`, as far as the database knows: which channels Parley uses in a server, what it met there, and what was
//! given up; and trying all of that again. Owns who may ask.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::effect::Effect;
use crate::domain::ids::{ChannelId, GuildId, OfferNumber};
use crate::domain::refusal::Refusal;
use crate::domain::server::refusal::ServerRefusal;
use crate::domain::server::{RoomStyle, ServerRules};
use crate::store::{DeadEffect, Queries, RecordedObstacle};

/// Rooms that are looked at, the newest first: Discord has space for 500 channels.
const ROOMS: u32 = 500;
/// Deliveries that were given up and are named, the newest first.
const NAMED: u32 = 25;
/// Deliveries that were given up and are counted, or tried again by one press.
const GIVEN_UP: u32 = 1_000;

/// What the database knows of a server's health.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// What counts there.
    pub rules: ServerRules,
    /// The channels of its rooms.
    pub rooms: Vec<(ChannelId, RoomStyle)>,
    /// The channels above its rooms, as they were known last.
    pub places: Vec<ChannelId>,
    /// What Parley met there and waits for.
    pub met: Vec<RecordedObstacle>,
    /// How many deliveries wait for that; of very many a part.
    pub stopped_count: u32,
    /// What was given up, the newest first, as far as it is named.
    pub given_up: Vec<GivenUp>,
    /// How much was given up; of very much a part.
    pub given_up_count: u32,
    /// How many mail hosts refuse everybody's mail, and somebody's of this server.
    pub mail_blocks: u32,
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
        let mut queries = reader.queries();
        let rules = self.rules(&mut queries, caller.guild).await?;
        check_keeper(caller, &rules)?;
        Ok(Health {
            rooms: queries.room_channels(caller.guild, ROOMS).await?,
            places: queries.server_places(caller.guild).await?,
            met: queries.open_obstacles(caller.guild).await?,
            stopped_count: queries.count_stopped(caller.guild, GIVEN_UP).await?,
            given_up: given_up(&mut queries, caller.guild).await?,
            given_up_count: queries.count_dead(caller.guild, GIVEN_UP).await?,
            mail_blocks: queries.count_mail_blocks(caller.guild).await?,
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
            let released = tx.release_all_blocked(caller.guild, self.now()).await?;
            let revived = tx.revive(caller.guild, GIVEN_UP, self.now()).await?;
            tx.commit().await?;
            Ok(released + revived)
        })
        .await
    }
}

fn check_keeper(caller: &Caller, rules: &ServerRules) -> std::result::Result<(), Refusal> {
    if caller.looks_after(rules) { Ok(()) } else { Err(ServerRefusal::AdminsOnly.into()) }
}

async fn given_up(queries: &mut Queries<'_>, guild: GuildId) -> Result<Vec<GivenUp>> {
    let mut found = Vec::new();
    for dead in queries.latest_dead(guild, NAMED).await? {
        let about = dead.effect.as_ref().and_then(Effect::about);
        let offer = match about {
            Some(about) => queries.offer_about(about).await?,
            None => None,
        };
        let number = match offer {
            Some(offer) => queries.offer(offer).await?.map(|offer| offer.number),
            None => None,
        };
        found.push(GivenUp { dead, number });
    }
    Ok(found)
}
