//! The rules that count in one server: the operator's, and over them what the server's admins have set.

use super::{App, Result};
use crate::domain::ids::GuildId;
use crate::domain::server::ServerRules;
use crate::store::Look;
use crate::words::Language;

impl App {
    /// The rules of `guild`, as they are now.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn rules(&self, look: &mut Look<'_>, guild: GuildId) -> Result<ServerRules> {
        Ok(look.server_settings(guild).await?.settings.over(&self.defaults))
    }

    /// The same, for whoever holds no connection.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn rules_of(&self, guild: GuildId) -> Result<ServerRules> {
        self.rules(&mut self.store.reader().await?.look(), guild).await
    }

    /// The language of what everybody in a room of `guild` reads.
    pub(super) async fn language(&self, look: &mut Look<'_>, guild: GuildId) -> Result<Language> {
        Ok(Language::of_locale(&self.rules(look, guild).await?.language))
    }
}
