//! Two-factor sign-in: who has it, and which servers ask moderators for it. Must not know what moderators do.

use super::{ApiError, ApiResult, Audience, Event, Id, World};
use serde_json::json;
use twilight_model::guild::Permissions;

/// The permissions that need it in such a server (`developers/topics/permissions`, those with a star).
const ELEVATED: Permissions = Permissions::KICK_MEMBERS
    .union(Permissions::BAN_MEMBERS)
    .union(Permissions::ADMINISTRATOR)
    .union(Permissions::MANAGE_CHANNELS)
    .union(Permissions::MANAGE_GUILD)
    .union(Permissions::MANAGE_MESSAGES)
    .union(Permissions::MANAGE_ROLES)
    .union(Permissions::MANAGE_WEBHOOKS)
    .union(Permissions::MANAGE_GUILD_EXPRESSIONS)
    .union(Permissions::MANAGE_THREADS);

impl World {
    /// Whether a server asks its moderators for two-factor sign-in.
    ///
    /// # Errors
    /// 10004.
    pub fn set_two_factor(&mut self, guild: Id, asked: bool) -> ApiResult<Vec<Event>> {
        let known = self.guilds.get_mut(&guild).ok_or_else(|| ApiError::of(10004))?;
        known.settings.insert("mfa_level".to_owned(), json!(u8::from(asked)));
        let data = self.guilds.get(&guild).map(|known| self.guild_json(known)).unwrap_or_default();
        Ok(vec![Event::new(Audience::Guild(guild), "GUILD_UPDATE", data)])
    }

    /// Turns a person's two-factor sign-in on or off.
    ///
    /// # Errors
    /// 10013.
    pub fn set_own_two_factor(&mut self, person: Id, on: bool) -> ApiResult<()> {
        let user = self.users.get_mut(&person).ok_or_else(|| ApiError::of(10013))?;
        user.two_factor = on;
        Ok(())
    }

    /// Whether an account signs in with two factors; for a bot, its owner (`developers/topics/oauth2`).
    pub(crate) fn has_two_factor(&self, account: Id) -> bool {
        let person = self.applications.get(&account).map_or(account, |application| application.owner);
        self.users.get(&person).is_none_or(|user| user.two_factor)
    }

    /// # Errors
    /// 60003 for a permission that needs two-factor sign-in here, when the account has none.
    pub(crate) fn check_two_factor(&self, guild: Id, user: Id, needed: Permissions) -> ApiResult<()> {
        let asks = needed.intersects(ELEVATED)
            && self
                .guilds
                .get(&guild)
                .is_some_and(|known| known.settings.get("mfa_level") == Some(&json!(1)));
        match asks && !self.has_two_factor(user) {
            true => Err(ApiError::of(60003)),
            false => Ok(()),
        }
    }
}
