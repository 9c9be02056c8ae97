//! What the bot may do in a server or in one of its channels, by Discord's own arithmetic. Owns that arithmetic: the
//! library drops permissions that are newer than itself. Asked only after a refusal.

use super::DiscordDelivery;
use crate::discord::failure::Failure;
use crate::domain::ids::{ChannelId, GuildId};
use serde::Deserialize;
use serenity::http::{LightMethod, Request, Route};

const ADMINISTRATOR: u64 = 1 << 3;
const EVERYTHING: u64 = u64::MAX;

#[derive(Debug, Deserialize)]
struct Role {
    id: String,
    permissions: String,
}

#[derive(Debug, Deserialize)]
struct Member {
    roles: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Place {
    parent_id: Option<String>,
    thread_metadata: Option<serde_json::Value>,
    #[serde(default)]
    permission_overwrites: Vec<Overwrite>,
}

#[derive(Debug, Deserialize)]
struct Overwrite {
    id: String,
    allow: String,
    deny: String,
}

impl DiscordDelivery {
    /// The bot's permissions in a server, or in one of its channels.
    pub(super) async fn rights(&self, guild: GuildId, channel: Option<ChannelId>) -> Result<u64, Failure> {
        let guild_id = guild.into();
        let roles: Vec<Role> = self.read(Route::GuildRoles { guild_id }).await?;
        let member: Member = self.read(Route::GuildMember { guild_id, user_id: self.bot }).await?;
        let everyone = guild.to_string();
        let own = |id: &String| *id == everyone || member.roles.contains(id);
        let held = roles.iter().filter(|role| own(&role.id));
        let base = held.fold(0, |bits, role| bits | read_bits(&role.permissions));
        let Some(channel) = channel.filter(|_| base & ADMINISTRATOR == 0) else {
            return Ok(if base & ADMINISTRATOR == 0 { base } else { EVERYTHING });
        };
        let place: Place = self.read(Route::Channel { channel_id: channel.into() }).await?;
        // In a thread, what is said of the channel above it counts.
        let above = place.parent_id.as_ref().filter(|_| place.thread_metadata.is_some());
        let place = match above.and_then(|id| id.parse().ok()) {
            Some(parent) => self.read(Route::Channel { channel_id: ChannelId(parent).into() }).await?,
            None => place,
        };
        let bot = self.bot.to_string();
        Ok(in_channel(base, &place.permission_overwrites, &everyone, &bot, &member.roles))
    }

    async fn read<T: serde::de::DeserializeOwned>(&self, route: Route<'_>) -> Result<T, Failure> {
        self.pace.turn().await;
        Ok(self.http.fire(Request::new(route, LightMethod::Get)).await?)
    }
}

/// What a channel's overwrites leave of `base`: those for everybody, then those for the bot's roles together, then its own.
fn in_channel(base: u64, overwrites: &[Overwrite], everyone: &str, bot: &str, roles: &[String]) -> u64 {
    let sum = |meant: &dyn Fn(&str) -> bool| {
        let those = overwrites.iter().filter(|overwrite| meant(&overwrite.id));
        those.fold((0, 0), |(allow, deny), overwrite| {
            (allow | read_bits(&overwrite.allow), deny | read_bits(&overwrite.deny))
        })
    };
    let layers =
        [sum(&|id| id == everyone), sum(&|id| roles.iter().any(|role| role == id)), sum(&|id| id == bot)];
    layers.into_iter().fold(base, |bits, (allow, deny)| bits & !deny | allow)
}

fn read_bits(text: &str) -> u64 {
    text.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overwrite(id: &str, allow: u64, deny: u64) -> Overwrite {
        Overwrite { id: id.to_owned(), allow: allow.to_string(), deny: deny.to_string() }
    }

    #[test]
    fn the_nearer_overwrite_counts() {
        let roles = ["7".to_owned()];
        let bits = |overwrites: &[Overwrite]| in_channel(0b0111, overwrites, "1", "9", &roles);
        assert_eq!(bits(&[]), 0b0111);
        assert_eq!(bits(&[overwrite("1", 0, 0b0001)]), 0b0110);
        assert_eq!(bits(&[overwrite("1", 0, 0b0011), overwrite("7", 0b0001, 0)]), 0b0101);
        assert_eq!(bits(&[overwrite("9", 0, 0b0100), overwrite("7", 0b0100, 0)]), 0b0011);
        assert_eq!(bits(&[overwrite("8", 0, 0b0111)]), 0b0111, "somebody else's");
        let newest = 1 << 51;
        assert_eq!(bits(&[overwrite("9", newest, 0)]), 0b0111 | newest);
    }
}
