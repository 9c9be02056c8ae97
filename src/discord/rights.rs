//! What the bot may do in a server or in one of its channels, by Discord's own arithmetic. Owns that arithmetic: the
//! library drops permissions that are newer than itself. Asked after a refusal, and when an admin wants to know.

use super::failure::Failure;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serenity::http::{Http, LightMethod, Request, Route};
use serenity::model::id::{GuildId, UserId};

pub(super) const ADMINISTRATOR: u64 = 1 << 3;
pub(super) const VIEW_CHANNEL: u64 = 1 << 10;
const EVERYTHING: u64 = u64::MAX;

#[derive(Debug, Deserialize)]
struct Role {
    id: String,
    permissions: String,
    #[serde(default)]
    tags: Tags,
}

#[derive(Debug, Default, Deserialize)]
struct Tags {
    #[serde(default)]
    bot_id: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Member {
    roles: Vec<String>,
}

/// What a channel says about a role or a member.
#[derive(Debug, Clone, Deserialize)]
pub struct Overwrite {
    id: String,
    allow: String,
    deny: String,
}

/// How the bot stands in a server.
#[derive(Debug, Clone)]
pub struct Standing {
    base: u64,
    everyone: String,
    bot: String,
    own_roles: Vec<String>,
    all_roles: Vec<String>,
    bot_role: Option<String>,
}

impl Standing {
    /// Reads it, in two calls.
    ///
    /// # Errors
    /// A call that Discord refuses.
    pub async fn read(http: &Http, guild_id: GuildId, bot: UserId) -> Result<Self, Failure> {
        let roles: Vec<Role> = read(http, Route::GuildRoles { guild_id }).await?;
        let member: Member = read(http, Route::GuildMember { guild_id, user_id: bot }).await?;
        let everyone = guild_id.to_string();
        let own = |id: &String| *id == everyone || member.roles.contains(id);
        let held = roles.iter().filter(|role| own(&role.id));
        let bot_id = bot.to_string();
        let is_bots = |role: &&Role| role.tags.bot_id.as_ref() == Some(&bot_id);
        let bot_role = roles.iter().find(is_bots).map(|role| role.id.clone());
        let base = held.fold(0, |bits, role| bits | read_bits(&role.permissions));
        Ok(Self {
            base,
            everyone,
            bot: bot_id,
            bot_role,
            own_roles: member.roles,
            all_roles: roles.into_iter().map(|role| role.id).collect(),
        })
    }

    /// What its roles allow in the server.
    #[must_use]
    pub const fn base(&self) -> u64 {
        if self.base & ADMINISTRATOR == 0 { self.base } else { EVERYTHING }
    }

    /// What a channel with these overwrites leaves of it.
    #[must_use]
    pub fn in_channel(&self, overwrites: &[Overwrite]) -> u64 {
        match self.base() {
            EVERYTHING => EVERYTHING,
            base => in_channel(base, overwrites, &self.everyone, &self.bot, &self.own_roles),
        }
    }

    /// Whether a channel with these overwrites shows itself to everybody, or to another role than the bot's own and `allowed`.
    #[must_use]
    pub fn shows_others(&self, overwrites: &[Overwrite], allowed: Option<&str>) -> bool {
        let shown = |found: &Overwrite| read_bits(&found.allow) & VIEW_CHANNEL != 0;
        let hidden = overwrites.iter().any(|found| {
            found.id == self.everyone && read_bits(&found.deny) & VIEW_CHANNEL != 0 && !shown(found)
        });
        let known = |id: &str| allowed == Some(id) || self.bot_role.as_deref() == Some(id);
        !hidden
            || overwrites.iter().any(|found| shown(found) && self.has_role(&found.id) && !known(&found.id))
    }

    /// Whether the server has a role with this id.
    #[must_use]
    pub fn has_role(&self, id: &str) -> bool {
        self.all_roles.iter().any(|role| role == id)
    }
}

/// Reads something that the library would read only in part.
///
/// # Errors
/// A call that Discord refuses.
pub async fn read<T: DeserializeOwned>(http: &Http, route: Route<'_>) -> Result<T, Failure> {
    Ok(http.fire(Request::new(route, LightMethod::Get)).await?)
}

/// What a channel's overwrites leave of `base`: those for everybody, then those for the bot's roles together, then its own.
pub(super) fn in_channel(
    base: u64,
    overwrites: &[Overwrite],
    everyone: &str,
    bot: &str,
    roles: &[String],
) -> u64 {
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

pub(super) fn read_bits(text: &str) -> u64 {
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
