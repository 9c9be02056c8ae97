//! Who was asked to join or take over an agency lately, for the limits of a day. Owns the table `agency_asks`.

use crate::domain::agencies::agency::{Ask, Invitation};
use crate::domain::ids::{AgencyId, GuildId, InvitationId, PersonId};
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::{Queries, Tx};

impl Tx {
    /// Notes that somebody was asked, for the limits of a day.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_ask(&mut self, asked: &Invitation) -> Result<()> {
        sqlx::query(
            "INSERT INTO agency_asks (id, guild_id, agency_id, by_id, to_id, made_ms) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(asked.id.0)
        .bind(asked.guild.0)
        .bind(asked.agency.0)
        .bind(asked.by.0)
        .bind(asked.to.0)
        .bind(asked.made.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Ends every question of an agency that asks this, whomever; gives them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_questions(
        &mut self,
        agency: AgencyId,
        ask: Ask,
    ) -> Result<Vec<(InvitationId, PersonId)>> {
        let ended = sqlx::query(
            "DELETE FROM agency_invitations WHERE agency_id = $1 AND ask = $2 RETURNING id, person_id",
        )
        .bind(agency.0)
        .bind(row::to_json("ask", &ask)?)
        .fetch_all(&mut *self.tx)
        .await?;
        ended.iter().map(super::whose).collect()
    }

    /// Forgets who was asked before a moment.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sweep_asks(&mut self, before: UnixMs) -> Result<u64> {
        let done = sqlx::query("DELETE FROM agency_asks WHERE made_ms < $1")
            .bind(before.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected())
    }
}

impl Queries<'_> {
    /// The question that an agency asks somebody, if there is one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn invitation_between(
        &mut self,
        agency: AgencyId,
        person: PersonId,
    ) -> Result<Option<InvitationId>> {
        let found = sqlx::query("SELECT id FROM agency_invitations WHERE agency_id = $1 AND person_id = $2")
            .bind(agency.0)
            .bind(person.0)
            .fetch_optional(&mut *self.0)
            .await?;
        found.map(|found| row::int(&found, "id").map(InvitationId)).transpose()
    }

    /// How many people somebody asked since a moment.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_asks_by(&mut self, guild: GuildId, by: PersonId, since: UnixMs) -> Result<u32> {
        let counted = sqlx::query(
            "SELECT count(*) AS n FROM agency_asks WHERE guild_id = $1 AND by_id = $2 AND made_ms > $3",
        )
        .bind(guild.0)
        .bind(by.0)
        .bind(since.0)
        .fetch_one(&mut *self.0)
        .await?;
        row::small(&counted, "n")
    }

    /// How often somebody was asked since a moment, by whichever agency.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_asks_to(&mut self, guild: GuildId, to: PersonId, since: UnixMs) -> Result<u32> {
        let counted = sqlx::query(
            "SELECT count(*) AS n FROM agency_asks WHERE guild_id = $1 AND to_id = $2 AND made_ms > $3",
        )
        .bind(guild.0)
        .bind(to.0)
        .bind(since.0)
        .fetch_one(&mut *self.0)
        .await?;
        row::small(&counted, "n")
    }
}
