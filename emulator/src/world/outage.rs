//! Outages of single servers: the gateway says that a server is unavailable, and REST calls about it fail. Must not know sockets or
//! routes.

use super::account::read_id;
use super::{ApiError, ApiResult, Audience, Event, Id, World};
use serde_json::{Value, json};

impl World {
    /// Makes a server unavailable, or available again: GUILD_DELETE with `unavailable`, later GUILD_CREATE
    /// (`developers/events/gateway-events`, "Guild Delete").
    ///
    /// # Errors
    /// 10004.
    pub fn set_outage(&mut self, guild: Id, out: bool) -> ApiResult<Vec<Event>> {
        let known = self.guilds.get(&guild).ok_or_else(|| ApiError::of(10004))?;
        let members: Vec<Id> = known.members.keys().copied().collect();
        let changed = if out { self.outages.insert(guild) } else { self.outages.remove(&guild) };
        match (changed, out) {
            (false, _) => Ok(Vec::new()),
            (true, true) => {
                Ok(vec![Event::new(Audience::Users(members), "GUILD_DELETE", unavailable(guild))])
            }
            (true, false) => {
                let back = |user: Id| {
                    let data = self.guild_create(guild, &self.caller(user)?);
                    Ok(Event::new(Audience::Users(vec![user]), "GUILD_CREATE", data))
                };
                members.into_iter().map(back).collect()
            }
        }
    }

    /// Whether a server has an outage.
    pub fn is_out(&self, guild: Id) -> bool {
        self.outages.contains(&guild)
    }

    /// Refuses a call about a server with an outage. Discord does not document this answer: bots saw a 500.
    ///
    /// # Errors
    /// 500.
    pub(crate) fn check_available(&self, path: &[(&'static str, String)], body: &Value) -> ApiResult<()> {
        if self.outages.is_empty() {
            return Ok(());
        }
        let of_path = path.iter().find_map(|(name, value)| {
            let id: Id = value.parse().ok()?;
            match *name {
                "guild_id" => Some(id),
                "channel_id" => self.guild_of_channel(id),
                "webhook_id" => self.webhooks.get(&id).map(|webhook| webhook.guild),
                _ => None,
            }
        });
        let named = read_id(body.get("channel_id")).and_then(|channel| self.guild_of_channel(channel));
        match of_path.or(named).is_some_and(|guild| self.is_out(guild)) {
            true => Err(ApiError::nameless(500, "500: Internal Server Error")),
            false => Ok(()),
        }
    }
}

/// A server of which only its id is known.
pub(crate) fn unavailable(guild: Id) -> Value {
    json!({ "id": guild, "unavailable": true })
}
