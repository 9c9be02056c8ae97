//! Agencies, their staff, and who is asked to join. Owns the tables `agencies`, `agency_staff` and `agency_invitations`.

pub(super) mod asks;
pub(super) mod questions;

use super::error::{Error, Result};
use super::row;
use super::transaction::{Queries, Tx};
use crate::domain::agencies::agency::{Agency, Invitation, Staff, Team, name_key};
use crate::domain::ids::{AgencyId, GuildId, InvitationId, OfferId, OfferNumber, PersonId};
use crate::domain::time::UnixMs;
use sqlx::any::AnyRow;

/// Most agencies of a server that are looked at while somebody types a name.
const LISTED: i64 = 1_000;

fn invitation(row: &AnyRow) -> Result<Invitation> {
    Ok(Invitation {
        id: InvitationId(row::int(row, "id")?),
        agency: AgencyId(row::int(row, "agency_id")?),
        guild: GuildId(row::int(row, "guild_id")?),
        to: PersonId(row::int(row, "person_id")?),
        by: PersonId(row::int(row, "by_id")?),
        ask: row::json(row, "ask")?,
        made: UnixMs(row::int(row, "made_ms")?),
    })
}

/// Which question, and whom it asks.
fn whose(row: &AnyRow) -> Result<(InvitationId, PersonId)> {
    Ok((InvitationId(row::int(row, "id")?), PersonId(row::int(row, "person_id")?)))
}

const INVITATIONS: &str =
    "SELECT id, agency_id, guild_id, person_id, by_id, ask, made_ms FROM agency_invitations ";

impl Tx {
    /// Saves a new agency; `false` when another one of the server is called so.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_agency(&mut self, agency: &Agency, now: UnixMs) -> Result<bool> {
        let done = sqlx::query(
            "INSERT INTO agencies (id, guild_id, name, name_key, revision, created_ms) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (guild_id, name_key) DO NOTHING",
        )
        .bind(agency.id.0)
        .bind(agency.guild.0)
        .bind(&agency.name)
        .bind(name_key(&agency.name))
        .bind(agency.revision)
        .bind(now.0)
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() != 1 {
            return Ok(false);
        }
        self.save_staff(agency).await?;
        Ok(true)
    }

    /// Saves an agency's staff, if it is still at the revision that the change was made on.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it changed meanwhile; otherwise when the database fails.
    pub async fn update_agency(&mut self, agency: &Agency) -> Result<()> {
        let done = sqlx::query("UPDATE agencies SET revision = $1 WHERE id = $2 AND revision = $3")
            .bind(agency.revision)
            .bind(agency.id.0)
            .bind(agency.revision - 1)
            .execute(&mut *self.tx)
            .await?;
        if done.rows_affected() != 1 {
            return Err(Error::Conflict);
        }
        sqlx::query("DELETE FROM agency_staff WHERE agency_id = $1")
            .bind(agency.id.0)
            .execute(&mut *self.tx)
            .await?;
        self.save_staff(agency).await
    }

    async fn save_staff(&mut self, agency: &Agency) -> Result<()> {
        for staff in &agency.staff {
            sqlx::query(
                "INSERT INTO agency_staff (agency_id, person_id, guild_id, role, is_exclusive)
                 VALUES ($1, $2, $3, $4, $5)",
            )
            .bind(agency.id.0)
            .bind(staff.person.0)
            .bind(agency.guild.0)
            .bind(staff.role.code())
            .bind(i64::from(staff.exclusive))
            .execute(&mut *self.tx)
            .await?;
        }
        Ok(())
    }

    /// An agency is closed: its name is free, and nobody is asked to join it any more. Gives who was.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn close_agency(
        &mut self,
        agency: &Agency,
        now: UnixMs,
    ) -> Result<Vec<(InvitationId, PersonId)>> {
        sqlx::query("UPDATE agencies SET deleted_ms = $1, name_key = $2 WHERE id = $3")
            .bind(now.0)
            // No name has a line end.
            .bind(format!("{}\n{}", name_key(&agency.name), agency.id))
            .bind(agency.id.0)
            .execute(&mut *self.tx)
            .await?;
        let ended =
            sqlx::query("DELETE FROM agency_invitations WHERE agency_id = $1 RETURNING id, person_id")
                .bind(agency.id.0)
                .fetch_all(&mut *self.tx)
                .await?;
        ended.iter().map(whose).collect()
    }

    /// Keeps a question to somebody, in the place of an older one of the same agency.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_invitation(&mut self, asked: &Invitation) -> Result<()> {
        sqlx::query(
            "INSERT INTO agency_invitations (id, agency_id, guild_id, person_id, by_id, ask, made_ms)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (agency_id, person_id) DO UPDATE SET id = excluded.id, by_id = excluded.by_id,
                 ask = excluded.ask, made_ms = excluded.made_ms",
        )
        .bind(asked.id.0)
        .bind(asked.agency.0)
        .bind(asked.guild.0)
        .bind(asked.to.0)
        .bind(asked.by.0)
        .bind(row::to_json("ask", &asked.ask)?)
        .bind(asked.made.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Ends a question; `false` when it was answered or replaced before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_invitation(&mut self, id: InvitationId) -> Result<bool> {
        let done = sqlx::query("DELETE FROM agency_invitations WHERE id = $1")
            .bind(id.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Takes back what somebody is asked by an agency; gives which question that was.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn withdraw_invitation(
        &mut self,
        agency: AgencyId,
        person: PersonId,
    ) -> Result<Option<InvitationId>> {
        let ended = sqlx::query(
            "DELETE FROM agency_invitations WHERE agency_id = $1 AND person_id = $2 RETURNING id",
        )
        .bind(agency.0)
        .bind(person.0)
        .fetch_optional(&mut *self.tx)
        .await?;
        ended.map(|found| row::int(&found, "id").map(InvitationId)).transpose()
    }

    /// Takes all offers of an agency back from somebody; gives those offers. Their revisions rise, so that
    /// nobody who read them before writes it back.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_offers_back(&mut self, agency: AgencyId, person: PersonId) -> Result<Vec<OfferId>> {
        let rows = sqlx::query(
            "UPDATE offers SET delegate_id = NULL, revision = revision + 1
             WHERE delegate_id = $1 AND party_id = $2 AND party_kind = 'agency' RETURNING id",
        )
        .bind(person.0)
        .bind(agency.0)
        .fetch_all(&mut *self.tx)
        .await?;
        rows.iter().map(|found| row::int(found, "id").map(OfferId)).collect()
    }

    /// Forgets questions from before `before`; gives their number.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sweep_invitations(&mut self, before: UnixMs) -> Result<u64> {
        let done = sqlx::query("DELETE FROM agency_invitations WHERE made_ms < $1")
            .bind(before.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(done.rows_affected())
    }
}

impl Queries<'_> {
    /// An agency with its staff, also one that is closed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn agency(&mut self, id: AgencyId) -> Result<Option<Agency>> {
        let found = sqlx::query("SELECT guild_id, name, revision, deleted_ms FROM agencies WHERE id = $1")
            .bind(id.0)
            .fetch_optional(&mut *self.0)
            .await?;
        let Some(found) = found else { return Ok(None) };
        let rows = sqlx::query(
            "SELECT person_id, role, is_exclusive FROM agency_staff WHERE agency_id = $1 ORDER BY person_id",
        )
        .bind(id.0)
        .fetch_all(&mut *self.0)
        .await?;
        let staff = |found: &AnyRow| {
            Ok(Staff {
                person: PersonId(row::int(found, "person_id")?),
                role: row::name(found, "role")?,
                exclusive: row::int(found, "is_exclusive")? != 0,
            })
        };
        let mut staff = rows.iter().map(staff).collect::<Result<Vec<_>>>()?;
        staff.sort_by_key(|staff| staff.role);
        Ok(Some(Agency {
            id,
            guild: GuildId(row::int(&found, "guild_id")?),
            name: row::text(&found, "name")?,
            revision: row::int(&found, "revision")?,
            closed: row::maybe_int(&found, "deleted_ms")?.is_some(),
            staff,
        }))
    }

    /// An agency as its offers see it.
    ///
    /// # Errors
    /// When the database fails, or there is no such agency.
    pub async fn team(&mut self, id: AgencyId) -> Result<Team> {
        let agency = self.agency(id).await?;
        let agency = agency.ok_or_else(|| row::unreadable("party_id", "there is no such agency"))?;
        agency.team().ok_or_else(|| row::unreadable("role", "the agency has no owner"))
    }

    /// The agency of a server whose name has this key.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn agency_named(&mut self, guild: GuildId, key: &str) -> Result<Option<AgencyId>> {
        let found = sqlx::query("SELECT id FROM agencies WHERE guild_id = $1 AND name_key = $2")
            .bind(guild.0)
            .bind(key)
            .fetch_optional(&mut *self.0)
            .await?;
        found.map(|found| row::int(&found, "id").map(AgencyId)).transpose()
    }

    /// The names of a server's agencies, in their order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn agency_names(&mut self, guild: GuildId) -> Result<Vec<String>> {
        let rows = sqlx::query(
            "SELECT name FROM agencies WHERE guild_id = $1 AND deleted_ms IS NULL ORDER BY name_key LIMIT $2",
        )
        .bind(guild.0)
        .bind(LISTED)
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(|found| row::text(found, "name")).collect()
    }

    /// The agencies that somebody belongs to in a server, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn agencies_of(&mut self, guild: GuildId, person: PersonId) -> Result<Vec<Agency>> {
        let rows = sqlx::query(
            "SELECT s.agency_id FROM agency_staff s JOIN agencies a ON a.id = s.agency_id
             WHERE s.guild_id = $1 AND s.person_id = $2 AND a.deleted_ms IS NULL ORDER BY s.agency_id",
        )
        .bind(guild.0)
        .bind(person.0)
        .fetch_all(&mut *self.0)
        .await?;
        let mut agencies = Vec::with_capacity(rows.len());
        for found in rows {
            agencies.extend(self.agency(AgencyId(row::int(&found, "agency_id")?)).await?);
        }
        Ok(agencies)
    }

    /// The question called `id`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn invitation(&mut self, id: InvitationId) -> Result<Option<Invitation>> {
        let sql = sqlx::AssertSqlSafe(format!("{INVITATIONS} WHERE id = $1"));
        let found = sqlx::query(sql).bind(id.0).fetch_optional(&mut *self.0).await?;
        found.as_ref().map(invitation).transpose()
    }

    /// What somebody is asked in a server, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn invitations_to(&mut self, guild: GuildId, person: PersonId) -> Result<Vec<Invitation>> {
        let sql =
            sqlx::AssertSqlSafe(format!("{INVITATIONS} WHERE guild_id = $1 AND person_id = $2 ORDER BY id"));
        let rows = sqlx::query(sql).bind(guild.0).bind(person.0).fetch_all(&mut *self.0).await?;
        rows.iter().map(invitation).collect()
    }

    /// Whom an agency asks, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn invitations_from(&mut self, agency: AgencyId) -> Result<Vec<Invitation>> {
        let sql = sqlx::AssertSqlSafe(format!("{INVITATIONS} WHERE agency_id = $1 ORDER BY id"));
        let rows = sqlx::query(sql).bind(agency.0).fetch_all(&mut *self.0).await?;
        rows.iter().map(invitation).collect()
    }

    /// Offers to an agency that wait for an answer, the oldest first, each with its number.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn pending_of_agency(
        &mut self,
        guild: GuildId,
        agency: AgencyId,
    ) -> Result<Vec<(OfferId, OfferNumber)>> {
        let rows = sqlx::query(
            "SELECT id, number FROM offers WHERE guild_id = $1 AND party_id = $2 AND party_kind = 'agency'
             AND state = 'pending' ORDER BY number",
        )
        .bind(guild.0)
        .bind(agency.0)
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(numbered).collect()
    }

    /// The offers that became contracts of an agency, the oldest first, each with its number.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn contracts_of_agency(
        &mut self,
        guild: GuildId,
        agency: AgencyId,
    ) -> Result<Vec<(OfferId, OfferNumber)>> {
        let rows = sqlx::query(
            "SELECT id, number FROM offers WHERE guild_id = $1 AND party_id = $2 AND party_kind = 'agency'
             AND state = 'accepted' ORDER BY number",
        )
        .bind(guild.0)
        .bind(agency.0)
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(numbered).collect()
    }
}

fn numbered(row: &AnyRow) -> Result<(OfferId, OfferNumber)> {
    Ok((OfferId(row::int(row, "id")?), OfferNumber(row::int(row, "number")?)))
}
