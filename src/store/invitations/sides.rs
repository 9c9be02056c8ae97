//! Invitations by whom they are for: people and agencies, in lists and as far as they limit new ones.

use super::{COLUMNS, InvitationLine, read};
use crate::domain::ids::{AgencyId, GuildId, JobId, JobNumber, PersonId};
use crate::domain::invitations::decide::InvitationCounts;
use crate::domain::invitations::invitation::JobInvitation;
use crate::domain::jobs::job::JobTerms;
use crate::domain::offers::offer::Recipient;
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::Queries;
use sqlx::AssertSqlSafe;
use sqlx::any::AnyRow;

/// Which of somebody's invitations a page shows: those that wait where `$3` is 0, and else all others.
const ON_PAGE: &str = "(i.state = 'open') = ($3 = 0)";
/// Those of somebody, and of the agencies that they answer for. CROSS JOIN is how SQLite is told to read in this order.
const MINE: &str = "SELECT o.id FROM job_invitations o WHERE o.guild_id = $1 AND o.freelancer_id = $2 AND o.agency_id IS NULL
     UNION ALL
     SELECT a.id FROM agency_staff s CROSS JOIN job_invitations a WHERE s.guild_id = $1 AND s.person_id = $2 AND s.role <> 'member'
         AND a.agency_id = s.agency_id";

/// Whether a person got one before the one called `$3`, which was sent at `$4`.
const PERSON_EARLIER: &str = "SELECT count(*) AS earlier FROM (SELECT 1 FROM job_invitations i WHERE i.guild_id = $1 AND i.freelancer_id = $2
     AND i.agency_id IS NULL AND (i.sent_ms < $4 OR (i.sent_ms = $4 AND i.id < $3)) LIMIT 1) AS found";
/// Whether an agency did.
const AGENCY_EARLIER: &str = "SELECT count(*) AS earlier FROM (SELECT 1 FROM job_invitations i WHERE i.guild_id = $1 AND i.agency_id = $2
     AND (i.sent_ms < $4 OR (i.sent_ms = $4 AND i.id < $3)) LIMIT 1) AS found";

/// The person, or else the agency.
const fn ids(to: &Recipient) -> (Option<i64>, Option<i64>) {
    match to {
        Recipient::Freelancer(person) => (Some(person.0), None),
        Recipient::Agency(team) => (None, Some(team.id.0)),
    }
}

impl Queries<'_> {
    /// An invitation with whom it's for, an agency as it is now.
    pub(super) async fn invited(&mut self, found: &AnyRow) -> Result<JobInvitation> {
        let to = match row::maybe_int(found, "agency_id")?.map(AgencyId) {
            Some(agency) => Recipient::Agency(self.team(agency).await?),
            None => Recipient::Freelancer(PersonId(row::int(found, "freelancer_id")?)),
        };
        read(found, to)
    }

    pub(super) async fn maybe_invited(&mut self, found: Option<AnyRow>) -> Result<Option<JobInvitation>> {
        match found {
            Some(found) => Ok(Some(self.invited(&found).await?)),
            None => Ok(None),
        }
    }

    pub(super) async fn invitation_lines(&mut self, rows: &[AnyRow]) -> Result<Vec<InvitationLine>> {
        let mut lines = Vec::with_capacity(rows.len());
        for found in rows {
            let job: JobTerms = row::json(found, "job_terms")?;
            let number = JobNumber(row::int(found, "job_number")?);
            lines.push(InvitationLine { invitation: self.invited(found).await?, number, title: job.title });
        }
        Ok(lines)
    }

    /// The invitation of somebody, or of an agency, to a job, if they are invited.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn invitation_to_job(&mut self, job: JobId, to: &Recipient) -> Result<Option<JobInvitation>> {
        let (person, agency) = ids(to);
        let sql = AssertSqlSafe(format!(
            "{COLUMNS} FROM job_invitations i WHERE i.job_id = $1
             AND (i.agency_id = $3 OR (i.agency_id IS NULL AND i.freelancer_id = $2))"
        ));
        let query = sqlx::query(sql).bind(job.0).bind(person).bind(agency);
        let found = query.fetch_optional(&mut *self.0).await?;
        self.maybe_invited(found).await
    }

    /// Whether an invitation lets somebody read a job that only invited people see: their own, or one of an agency that they answer for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_let_in(&mut self, job: JobId, person: PersonId) -> Result<bool> {
        let found = sqlx::query(
            "SELECT count(*) AS counted FROM (
                 SELECT i.id FROM job_invitations i WHERE i.job_id = $1 AND i.freelancer_id = $2 AND i.agency_id IS NULL
                     AND i.state <> 'withdrawn'
                 UNION ALL
                 SELECT a.id FROM job_invitations a CROSS JOIN agency_staff s WHERE a.job_id = $1 AND a.state <> 'withdrawn'
                     AND s.agency_id = a.agency_id AND s.person_id = $2 AND s.role <> 'member') AS found",
        )
        .bind(job.0)
        .bind(person.0)
        .fetch_one(&mut *self.0)
        .await?;
        Ok(row::small(&found, "counted")? > 0)
    }

    /// Whether somebody, or an agency, got no invitation in this server before `invitation`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_first_invitation(&mut self, invitation: &JobInvitation) -> Result<bool> {
        let (sql, whose) = match &invitation.to {
            Recipient::Freelancer(person) => (PERSON_EARLIER, person.0),
            Recipient::Agency(team) => (AGENCY_EARLIER, team.id.0),
        };
        let query = sqlx::query(sql).bind(invitation.guild.0).bind(whose);
        let found = query.bind(invitation.id.0).bind(invitation.sent.0).fetch_one(&mut *self.0).await?;
        Ok(row::small(&found, "earlier")? == 0)
    }

    /// How many invitations of somebody, and of agencies that they answer for, wait, or of all others, counted up to `most`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_invitations_of(
        &mut self,
        (guild, person): (GuildId, PersonId),
        is_archive: bool,
        most: u32,
    ) -> Result<u32> {
        let sql = AssertSqlSafe(format!(
            "SELECT count(*) AS counted FROM (SELECT i.id FROM ({MINE}) AS mine CROSS JOIN job_invitations i
             WHERE i.id = mine.id AND {ON_PAGE} LIMIT $4) AS found"
        ));
        let query =
            sqlx::query(sql).bind(guild.0).bind(person.0).bind(i64::from(is_archive)).bind(i64::from(most));
        row::small(&query.fetch_one(&mut *self.0).await?, "counted")
    }

    /// A page of them, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn invitations_of(
        &mut self,
        (guild, person): (GuildId, PersonId),
        is_archive: bool,
        (skip, most): (u32, u32),
    ) -> Result<Vec<InvitationLine>> {
        let sql = AssertSqlSafe(format!(
            "{COLUMNS}, j.number AS job_number, j.terms AS job_terms FROM ({MINE}) AS mine CROSS JOIN job_invitations i
             CROSS JOIN jobs j WHERE i.id = mine.id AND j.id = i.job_id AND {ON_PAGE}
             ORDER BY i.sent_ms DESC, i.id DESC LIMIT $4 OFFSET $5"
        ));
        let query = sqlx::query(sql).bind(guild.0).bind(person.0).bind(i64::from(is_archive));
        let query = query.bind(i64::from(most)).bind(i64::from(skip));
        let rows = query.fetch_all(&mut *self.0).await?;
        self.invitation_lines(&rows).await
    }

    /// All invitations of a person, those of agencies left out, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn own_job_invitations(
        &mut self,
        guild: GuildId,
        person: PersonId,
    ) -> Result<Vec<InvitationLine>> {
        let sql = AssertSqlSafe(format!(
            "{COLUMNS}, j.number AS job_number, j.terms AS job_terms FROM job_invitations i JOIN jobs j ON j.id = i.job_id
             WHERE i.guild_id = $1 AND i.freelancer_id = $2 AND i.agency_id IS NULL ORDER BY i.sent_ms DESC, i.id DESC"
        ));
        let rows = sqlx::query(sql).bind(guild.0).bind(person.0).fetch_all(&mut *self.0).await?;
        self.invitation_lines(&rows).await
    }

    /// The invitations of an agency that can still be answered, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting_invitations_of_agency(&mut self, agency: AgencyId) -> Result<Vec<JobInvitation>> {
        let sql = AssertSqlSafe(format!(
            "{COLUMNS} FROM job_invitations i WHERE i.agency_id = $1 AND i.state IN ('open', 'ignored') ORDER BY i.sent_ms, i.id"
        ));
        let rows = sqlx::query(sql).bind(agency.0).fetch_all(&mut *self.0).await?;
        let mut invitations = Vec::with_capacity(rows.len());
        for found in &rows {
            invitations.push(self.invited(found).await?);
        }
        Ok(invitations)
    }

    /// Invitations, as far as they limit one of `to` to a job of `client`'s; whether they applied isn't looked at.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn invitation_counts(
        &mut self,
        (guild, client): (GuildId, PersonId),
        (job, to): (JobId, &Recipient),
        day_ago: UnixMs,
    ) -> Result<InvitationCounts> {
        let (person, agency) = ids(to);
        let query = sqlx::query(
            "SELECT coalesce(sum(CASE WHEN i.job_id = $3 THEN 1 ELSE 0 END), 0) AS for_job,
                 coalesce(sum(CASE WHEN i.sent_ms > $5 THEN 1 ELSE 0 END), 0) AS fresh,
                 coalesce(sum(CASE WHEN i.job_id = $3 AND (i.agency_id = $6 OR (i.agency_id IS NULL AND i.freelancer_id = $4))
                     THEN 1 ELSE 0 END), 0) AS theirs
             FROM job_invitations i WHERE i.guild_id = $1 AND i.client_id = $2",
        );
        let query = query.bind(guild.0).bind(client.0).bind(job.0).bind(person).bind(day_ago.0).bind(agency);
        let found = query.fetch_one(&mut *self.0).await?;
        Ok(InvitationCounts {
            for_job: row::small(&found, "for_job")?,
            new: row::small(&found, "fresh")?,
            is_invited: row::small(&found, "theirs")? > 0,
            has_applied: false,
        })
    }
}
