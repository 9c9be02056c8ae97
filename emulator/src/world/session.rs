//! Owns what a gateway session receives from the world: READY, GUILD_CREATE, and whether it is in an event's audience.
//! Must not know sockets, intents or sequence numbers.

use super::outage::unavailable;
use super::state::Channel;
use super::timestamp::timestamp;
use super::{Audience, Caller, Id, World};
use serde_json::{Value, json};

/// The limit of IDENTIFYs for a bot in 24 hours.
const IDENTIFIES_PER_DAY: u32 = 1_000;
const DAY_MS: u64 = 86_400_000;

impl World {
    /// The data of READY for this account; the gateway adds the fields of the connection.
    pub fn ready(&self, who: &Caller, session_id: &str, shard: Option<(u32, u32)>) -> Value {
        let mut user = self.user_json(who.id());
        user["mfa_enabled"] = json!(self.has_two_factor(who.id()));
        user["verified"] = json!(true);
        user["email"] = Value::Null;
        let guilds = self.guilds_of(who);
        let mut data = json!({ "v": 10, "user": user, "session_id": session_id, "user_settings": {}, "relationships": [] });
        if let Some((number, count)) = shard {
            data["shard"] = json!([number, count]);
        }
        if who.is_bot() {
            let here = guilds.iter().filter(|guild| {
                shard.is_none_or(|(number, count)| {
                    count == 0 || (guild.0 >> 22) % u64::from(count) == u64::from(number)
                })
            });
            data["guilds"] = here.map(|guild| unavailable(*guild)).collect();
            data["private_channels"] = json!([]);
            data["application"] = json!({ "id": who.id(), "flags": 0 });
        } else {
            data["guilds"] = guilds.iter().map(|guild| self.guild_create(*guild, who)).collect();
            data["private_channels"] = self.list_my_channels(who).body;
        }
        data
    }

    /// The data of GUILD_CREATE for this account: a bot gets all channels, those that it can't view as stubs; a person those
    /// that they can see.
    pub fn guild_create(&self, guild: Id, who: &Caller) -> Value {
        let known = self.guilds.get(&guild).filter(|known| !self.is_out(known.id));
        let Some(guild) = known else { return unavailable(guild) };
        let mut data = self.guild_json(guild);
        let seen = |channel: &&Channel| self.can_view(channel.id, who.id());
        let channels = self.channels_of(guild.id).filter(|channel| channel.thread.is_none());
        let channels = channels.filter(|channel| who.is_bot() || self.shows_in_list(channel, who.id()));
        let active = |channel: &&Channel| channel.thread.as_ref().is_some_and(|thread| !thread.archived);
        let threads = self.channels_of(guild.id).filter(active).filter(seen);
        let more = json!({
            "joined_at": timestamp(guild.members.get(&who.id()).map_or(0, |member| member.joined_ms)),
            "large": false, "unavailable": false, "member_count": guild.members.len(),
            "members": self.members_json(guild.id), "voice_states": self.voice_states_json(guild.id),
            "channels": channels.map(|channel| self.channel_event_json(channel, who.id())).collect::<Value>(),
            "threads": threads.map(|channel| self.channel_json(channel, who.id())).collect::<Value>(),
            "presences": if who.is_bot() { self.presences_json(guild.id) } else { Vec::new() },
            "stage_instances": self.stages_json(guild.id), "guild_scheduled_events": self.scheduled_events_json(guild.id),
            "soundboard_sounds": [],
        });
        if let (Value::Object(data), Value::Object(more)) = (&mut data, more) {
            data.extend(more);
        }
        data
    }

    /// The servers that this account is in.
    pub fn guilds_of(&self, who: &Caller) -> Vec<Id> {
        self.guilds
            .values()
            .filter(|guild| guild.members.contains_key(&who.id()))
            .map(|guild| guild.id)
            .collect()
    }

    /// Whether this account is in the audience now. A session's audience is its account.
    pub fn is_in_audience(&self, user: Id, audience: &Audience) -> bool {
        match audience {
            Audience::Channel(channel)
                if self.guild_of_channel(*channel).is_some_and(|guild| self.is_out(guild)) =>
            {
                false
            }
            Audience::Guild(guild) if self.is_out(*guild) => false,
            Audience::Channel(channel) => self.can_view(*channel, user),
            Audience::Guild(guild) => {
                self.guilds.get(guild).is_some_and(|guild| guild.members.contains_key(&user))
            }
            Audience::Users(users) => users.contains(&user),
            Audience::Session { user: wanted, .. } => *wanted == user,
        }
    }

    /// Counts an IDENTIFY of a bot and returns how many of the day's 1,000 are left.
    pub fn count_identify(&mut self, bot: Id) -> u32 {
        let now_ms = self.now_ms();
        if let Some(application) = self.applications.get_mut(&bot) {
            application.identifies_ms.retain(|at_ms| at_ms + DAY_MS > now_ms);
            application.identifies_ms.push(now_ms);
        }
        self.identifies_left(bot)
    }

    /// How many of the day's 1,000 IDENTIFYs a bot has left.
    pub fn identifies_left(&self, bot: Id) -> u32 {
        let since_ms = self.now_ms().saturating_sub(DAY_MS);
        let used = self.applications.get(&bot).map_or(0, |application| {
            application.identifies_ms.iter().filter(|at_ms| **at_ms > since_ms).count()
        });
        IDENTIFIES_PER_DAY.saturating_sub(u32::try_from(used).unwrap_or(u32::MAX))
    }

    /// `GET /gateway/bot`'s `session_start_limit`.
    pub fn session_start_limit(&self, bot: Id) -> Value {
        let identifies = self.applications.get(&bot).map(|application| application.identifies_ms.as_slice());
        let since_ms = self.now_ms().saturating_sub(DAY_MS);
        let first_ms = identifies.unwrap_or_default().iter().find(|at_ms| **at_ms > since_ms);
        let first_ms = first_ms.copied().unwrap_or(self.now_ms());
        json!({
            "total": IDENTIFIES_PER_DAY, "remaining": self.identifies_left(bot), "max_concurrency": self.max_concurrency.max(1),
            "reset_after": (first_ms + DAY_MS).saturating_sub(self.now_ms()),
        })
    }
}
