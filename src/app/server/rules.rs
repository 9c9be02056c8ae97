//! The rules that count in one server: the operator's, and over them what the server's admins have set. Owns who may change
//! them, and that every change stands in the audit.

use crate::app::caller::Caller;
use crate::app::error::Result;
use crate::app::rooms::shown_to;
use crate::app::transaction::{App, retry};
use crate::domain::feedback::score::Badge;
use crate::domain::ids::{GuildId, RoleId};
use crate::domain::moderation::audit::AuditedAct;
use crate::domain::refusal::Refusal;
use crate::domain::server::refusal::ServerRefusal;
use crate::domain::server::score_setting::ScoreSetting;
use crate::domain::server::setting::Setting;
use crate::domain::server::{ServerRules, ServerSettings};
use crate::store::{AuditLine, Queries};
use crate::words::Language;

impl App {
    /// The rules of `guild`, as they are now.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn rules(&self, queries: &mut Queries<'_>, guild: GuildId) -> Result<ServerRules> {
        Ok(queries.server_settings(guild).await?.settings.over(&self.defaults))
    }

    /// The same, for whoever holds no connection.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn rules_of(&self, guild: GuildId) -> Result<ServerRules> {
        self.rules(&mut self.store.reader().await?.queries(), guild).await
    }

    /// The language of what everybody reads in a room of a server with these settings.
    pub(in crate::app) fn language_in(&self, settings: &ServerSettings) -> Language {
        Language::of_locale(&settings.over(&self.defaults).language)
    }

    /// The language of what everybody in a room of `guild` reads.
    pub(in crate::app) async fn language(
        &self,
        queries: &mut Queries<'_>,
        guild: GuildId,
    ) -> Result<Language> {
        Ok(Language::of_locale(&self.rules(queries, guild).await?.language))
    }

    /// Whether the caller moderates their server. Costs nothing for somebody without roles.
    pub(in crate::app) async fn is_moderator(
        &self,
        queries: &mut Queries<'_>,
        caller: &Caller,
    ) -> Result<bool> {
        if caller.roles.is_empty() {
            return Ok(false);
        }
        Ok(self.rules(queries, caller.guild).await?.makes_moderator(&caller.roles))
    }

    /// The rules of the caller's server, for somebody who may change them.
    ///
    /// # Errors
    /// A refusal for anybody else, or a failure of the database.
    pub async fn open_settings(&self, caller: &Caller) -> Result<ServerRules> {
        check_admin(caller)?;
        self.rules_of(caller.guild).await
    }

    /// Changes settings of the caller's server, all of them or none. Two admins at once each change what they change:
    /// whoever was slower does it again over what the other one saved.
    ///
    /// # Errors
    /// A refusal for somebody who may not, and for a value that would do harm; or a failure of the database.
    pub async fn change_settings(&self, caller: &Caller, changes: &[Setting]) -> Result<ServerRules> {
        check_admin(caller)?;
        // Discord's role of everybody has the id of the server.
        if changes.contains(&Setting::ModeratorRole(Some(RoleId(caller.guild.0)))) {
            return Err(ServerRefusal::EveryoneRole.into());
        }
        let is_everybodys = |change: &Setting| match change {
            Setting::Score(ScoreSetting::BadgeRole(_, role)) => *role == Some(RoleId(caller.guild.0)),
            _ => false,
        };
        if changes.iter().any(is_everybodys) {
            return Err(ServerRefusal::UnfitBadgeRole.into());
        }
        let rules = retry(|| self.try_change_settings(caller, changes)).await?;
        // Where rooms may be threads now, what waited for space need not wait any more.
        self.server_changed(caller.guild).await?;
        Ok(rules)
    }

    async fn try_change_settings(&self, caller: &Caller, changes: &[Setting]) -> Result<ServerRules> {
        let mut tx = self.store.begin().await?;
        let mut kept = tx.queries().server_settings(caller.guild).await?;
        let before = kept.settings.over(&self.defaults);
        changes.iter().for_each(|setting| kept.settings.set(setting));
        let now = kept.settings.over(&self.defaults);
        let is_moderators = |role: Option<RoleId>| role.is_some() && role == now.moderator_role;
        if Badge::ALL.into_iter().any(|badge| is_moderators(now.badge_roles.of(badge))) {
            return Err(ServerRefusal::UnfitBadgeRole.into());
        }
        tx.save_server_settings(caller.guild, &kept).await?;
        for setting in changes {
            let present = setting.present(&before);
            if present != *setting {
                let line = AuditLine {
                    guild: caller.guild,
                    by: caller.person,
                    what: AuditedAct::Setting,
                    subject: setting.code().to_owned(),
                    on: None,
                    report: None,
                    why: format!("{} → {}", present.value(), setting.value()),
                    at: self.now(),
                };
                tx.insert_audit(self.new_id(), &line).await?;
            }
        }
        if now.time_zone != before.time_zone {
            tx.look_at_contracts_again(caller.guild).await?;
        }
        if shown_to(&now) != shown_to(&before) {
            self.rooms_follow(&mut tx, caller.guild, &now).await?;
        }
        if now.job_board != before.job_board && now.job_board.is_some() {
            self.jobs_follow(&mut tx, caller.guild).await?;
        }
        if now.badge_roles != before.badge_roles {
            self.badge_roles_follow(&mut tx, caller.guild).await?;
        }
        tx.commit().await?;
        Ok(now)
    }
}

fn check_admin(caller: &Caller) -> std::result::Result<(), Refusal> {
    if caller.manages_server { Ok(()) } else { Err(ServerRefusal::AdminsOnly.into()) }
}
