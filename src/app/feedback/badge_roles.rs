//! The roles that a server tied to badges: whom to give one, and from whom to take it. Owns that Parley takes only what it gave, and knows
//! of it before it gives.

use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::effect::{Effect, FeedbackEffect, Lane};
use crate::domain::ids::{GuildId, PersonId, RoleId};
use crate::store::{Queries, Tx};

/// What is to be done about the roles of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgeRoleBrief {
    /// In which server.
    pub guild: GuildId,
    /// Whose.
    pub person: PersonId,
    /// The role that goes with their badge.
    pub give: Option<RoleId>,
    /// Roles that Parley gave them and that no longer do.
    pub take: Vec<RoleId>,
}

impl App {
    /// What is to be done about the roles of somebody; `None` where that's nothing.
    pub(super) async fn badge_role_brief(
        &self,
        queries: &mut Queries<'_>,
        (guild, person): (GuildId, PersonId),
    ) -> Result<Option<BadgeRoleBrief>> {
        let roles = self.rules(queries, guild).await?.badge_roles;
        let give = queries.badge_now(guild, person).await?.and_then(|badge| roles.of(badge));
        let mut take = queries.badge_roles_of(guild, person).await?;
        take.retain(|role| Some(*role) != give);
        let is_something = give.is_some() || !take.is_empty();
        Ok(is_something.then_some(BadgeRoleBrief { guild, person, give, take }))
    }

    /// Has the roles of somebody follow their badge.
    pub(in crate::app) async fn badge_role_follows(
        &self,
        tx: &mut Tx,
        guild: GuildId,
        person: PersonId,
    ) -> Result<()> {
        let effect = Effect::from(FeedbackEffect::BadgeRole { guild, person });
        self.enqueue_alone(tx, &effect, Lane::BadgeRoles(guild, person), guild).await
    }

    /// The same for somebody who came back to a server: who leaves loses all roles.
    pub(in crate::app) async fn badge_role_returns(
        &self,
        tx: &mut Tx,
        guild: GuildId,
        person: PersonId,
    ) -> Result<()> {
        match self.badge_role_brief(&mut tx.queries(), (guild, person)).await? {
            Some(_) => self.badge_role_follows(tx, guild, person).await,
            None => Ok(()),
        }
    }

    /// The same for everybody in a server that ties other roles to badges now.
    pub(in crate::app) async fn badge_roles_follow(&self, tx: &mut Tx, guild: GuildId) -> Result<()> {
        for person in tx.queries().people_with_badges(guild).await? {
            self.badge_role_follows(tx, guild, person).await?;
        }
        Ok(())
    }

    /// Remembers that somebody has a role for a badge, or that they no longer do.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn note_badge_role(
        &self,
        (guild, person): (GuildId, PersonId),
        role: RoleId,
        has: bool,
    ) -> Result<()> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            if has {
                tx.insert_badge_role(guild, person, role).await?;
            } else {
                tx.delete_badge_role(guild, person, role).await?;
            }
            Ok(tx.commit().await?)
        })
        .await
    }
}
