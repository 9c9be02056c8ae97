//! Roles that Parley gave for badges. Owns the table `badge_roles`.

use crate::domain::feedback::score::Badge;
use crate::domain::ids::{GuildId, PersonId, RoleId};
use crate::store::error::Result;
use crate::store::row::{self, unreadable};
use crate::store::transaction::{Queries, Tx};

impl Queries<'_> {
    /// The badge that a freelancer has since the last Monday.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn badge_now(&mut self, guild: GuildId, person: PersonId) -> Result<Option<Badge>> {
        let sql = "SELECT badge FROM score_due WHERE guild_id = $1 AND worker_kind = 'freelancer' AND worker_id = $2";
        let found = sqlx::query(sql).bind(guild.0).bind(person.0).fetch_optional(&mut *self.0).await?;
        let code = found.map(|found| row::maybe_text(&found, "badge")).transpose()?.flatten();
        code.map(|code| Badge::from_code(&code).ok_or_else(|| unreadable("badge", code))).transpose()
    }

    /// The roles that somebody was given for badges.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn badge_roles_of(&mut self, guild: GuildId, person: PersonId) -> Result<Vec<RoleId>> {
        let sql = "SELECT role_id FROM badge_roles WHERE guild_id = $1 AND person_id = $2 ORDER BY role_id";
        let rows = sqlx::query(sql).bind(guild.0).bind(person.0).fetch_all(&mut *self.0).await?;
        rows.iter().map(|found| Ok(RoleId(row::int(found, "role_id")?))).collect()
    }

    /// Everybody in a server who has a badge, or a role for one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn people_with_badges(&mut self, guild: GuildId) -> Result<Vec<PersonId>> {
        let rows = sqlx::query(
            "SELECT worker_id AS person_id FROM score_due
             WHERE guild_id = $1 AND worker_kind = 'freelancer' AND badge IS NOT NULL
             UNION SELECT person_id FROM badge_roles WHERE guild_id = $1",
        )
        .bind(guild.0)
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(|found| Ok(PersonId(row::int(found, "person_id")?))).collect()
    }
}

impl Tx {
    /// Remembers that somebody has a role for a badge.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_badge_role(&mut self, guild: GuildId, person: PersonId, role: RoleId) -> Result<()> {
        sqlx::query(
            "INSERT INTO badge_roles (guild_id, person_id, role_id) VALUES ($1, $2, $3)
             ON CONFLICT (guild_id, person_id, role_id) DO NOTHING",
        )
        .bind(guild.0)
        .bind(person.0)
        .bind(role.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Forgets that somebody had a role for a badge.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_badge_role(&mut self, guild: GuildId, person: PersonId, role: RoleId) -> Result<()> {
        sqlx::query("DELETE FROM badge_roles WHERE guild_id = $1 AND person_id = $2 AND role_id = $3")
            .bind(guild.0)
            .bind(person.0)
            .bind(role.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}
