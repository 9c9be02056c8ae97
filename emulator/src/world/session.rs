//! Owns what a gateway session is told about the world: READY, GUILD_CREATE, and which audience it belongs to.
//! Knows nothing of sockets, intents or sequence numbers.

use super::{Audience, Id, Who, World};
use serde_json::{Value, json};

impl World {
    /// READY's data for this account; the gateway adds `session_id`, `resume_gateway_url` and the like.
    pub fn ready(&self, who: &Who, session_id: &str, shard: Option<(u32, u32)>) -> Value {
        let _ = (who, session_id, shard);
        json!({})
    }

    /// GUILD_CREATE's data as this account sees the server.
    pub fn guild_create(&self, guild: Id, who: &Who) -> Value {
        let _ = (guild, who);
        json!({})
    }

    /// The servers that this account is in.
    pub fn guilds_of(&self, who: &Who) -> Vec<Id> {
        self.guilds.values().filter(|guild| guild.members.contains_key(&who.id())).map(|guild| guild.id).collect()
    }

    /// Whether this account hears that audience now. A session's audience is its account's.
    pub fn sees(&self, user: Id, audience: &Audience) -> bool {
        match audience {
            Audience::Channel(_channel) => true,
            Audience::Guild(guild) => self.guilds.get(guild).is_some_and(|guild| guild.members.contains_key(&user)),
            Audience::Users(users) => users.contains(&user),
            Audience::Session { user: wanted, .. } => *wanted == user,
        }
    }

    /// Counts an IDENTIFY of a bot and says how many are left of the day's 1,000.
    pub fn count_identify(&mut self, bot: Id) -> u32 {
        let now_ms = self.now_ms();
        if let Some(application) = self.applications.get_mut(&bot) {
            application.identifies_ms.push(now_ms);
        }
        self.identifies_left(bot)
    }

    /// How many IDENTIFYs a bot has left of the day's 1,000.
    pub fn identifies_left(&self, bot: Id) -> u32 {
        let since_ms = self.now_ms().saturating_sub(86_400_000);
        let used = self.applications.get(&bot).map_or(0, |application| {
            application.identifies_ms.iter().filter(|at_ms| **at_ms > since_ms).count()
        });
        1_000_u32.saturating_sub(u32::try_from(used).unwrap_or(u32::MAX))
    }
}
