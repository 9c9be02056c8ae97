//! Reports and the moderators' cards of them. Owns the `reports` table and its compare-and-set.

use crate::domain::ids::{GuildId, JobId, OfferId, PersonId, ReportId, ReportNumber};
use crate::domain::moderation::report::{
    Outcome, Report, ReportReason, ReportSubject, SnapshotFeedback, Stage, StageName,
};
use crate::domain::time::UnixMs;
use crate::store::error::{Error, Result};
use crate::store::posts::{Posted, maybe_posted};
use crate::store::row;
use crate::store::row::unreadable;
use crate::store::transaction::{Queries, Tx};
use sqlx::any::AnyRow;

/// Which reports a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportRange {
    /// In this stage alone.
    pub stage: Option<StageName>,
    /// Made after this moment.
    pub after: UnixMs,
    /// And not after this one.
    pub until: UnixMs,
}

const COLUMNS: &str =
    "SELECT id, guild_id, number, offer_id, job_id, reporter_id, reported_id, reason, words, at_ms, snapshot,
     stage, by_id, moved_ms, outcome, why, revision FROM reports ";

fn stage(found: &AnyRow) -> Result<Stage> {
    let stored = row::text(found, "stage")?;
    let by = || {
        let by = row::maybe_int(found, "by_id")?;
        by.map(PersonId).ok_or_else(|| unreadable("by_id", "empty for a report that was taken"))
    };
    let at = || {
        let at = row::maybe_int(found, "moved_ms")?;
        at.map(UnixMs).ok_or_else(|| unreadable("moved_ms", "empty for a report that was taken"))
    };
    Ok(match StageName::from_code(&stored).ok_or_else(|| unreadable("stage", stored))? {
        StageName::Open => Stage::Open,
        StageName::Claimed => Stage::Claimed { by: by()?, at: at()? },
        StageName::Closed => {
            let code = row::maybe_text(found, "outcome")?.unwrap_or_default();
            let outcome = Outcome::from_code(&code).ok_or_else(|| unreadable("outcome", code))?;
            Stage::Closed {
                by: by()?,
                at: at()?,
                outcome,
                why: row::maybe_text(found, "why")?.unwrap_or_default(),
            }
        }
    })
}

fn about(found: &AnyRow) -> Result<ReportSubject> {
    let ids = (row::maybe_int(found, "offer_id")?, row::maybe_int(found, "job_id")?);
    match ids {
        (Some(id), None) => {
            Ok(ReportSubject::Offer { id: OfferId(id), snapshot: row::json(found, "snapshot")? })
        }
        (None, Some(id)) => Ok(ReportSubject::Job { id: JobId(id), snapshot: row::json(found, "snapshot")? }),
        _ => Err(unreadable("offer_id", "neither an offer nor a job")),
    }
}

fn snapshot_of(about: &ReportSubject) -> Result<String> {
    match about {
        ReportSubject::Offer { snapshot, .. } => row::to_json("snapshot", snapshot),
        ReportSubject::Job { snapshot, .. } => row::to_json("snapshot", snapshot),
    }
}

fn read(found: &AnyRow) -> Result<Report> {
    let code = row::text(found, "reason")?;
    Ok(Report {
        id: ReportId(row::int(found, "id")?),
        guild: GuildId(row::int(found, "guild_id")?),
        number: ReportNumber(row::int(found, "number")?),
        about: about(found)?,
        reporter: PersonId(row::int(found, "reporter_id")?),
        reported: PersonId(row::int(found, "reported_id")?),
        reason: ReportReason::from_code(&code).ok_or_else(|| unreadable("reason", code))?,
        text: row::text(found, "words")?,
        at: UnixMs(row::int(found, "at_ms")?),
        stage: stage(found)?,
        revision: row::int(found, "revision")?,
    })
}

impl Tx {
    /// The next number of a report in a server, `step` above the last one: a number that is missing says nothing.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_report_number(&mut self, guild: GuildId, step: i64) -> Result<ReportNumber> {
        Ok(ReportNumber(self.count_by(&format!("report_numbers/{guild}"), step).await?))
    }

    /// Saves a new report; `false` when the same person has an open one about the same.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_report(&mut self, report: &Report) -> Result<bool> {
        let done = sqlx::query(
            "INSERT INTO reports (id, guild_id, number, offer_id, job_id, reporter_id, reported_id, reason, words, at_ms,
                 snapshot, stage, revision, feedback_side)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING",
        )
        .bind(report.id.0)
        .bind(report.guild.0)
        .bind(report.number.0)
        .bind(report.about.offer().map(|offer| offer.0))
        .bind(report.about.job().map(|job| job.0))
        .bind(report.reporter.0)
        .bind(report.reported.0)
        .bind(report.reason.code())
        .bind(&report.text)
        .bind(report.at.0)
        .bind(snapshot_of(&report.about)?)
        .bind(report.stage.name().code())
        .bind(report.revision)
        .bind(report.about.feedback().map(SnapshotFeedback::key))
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Saves the next stage of a report, if it is still at the revision before.
    ///
    /// # Errors
    /// [`Error::Conflict`] when it changed meanwhile; otherwise when the database fails.
    pub async fn update_report(&mut self, report: &Report) -> Result<()> {
        let (by, at, outcome, why) = match &report.stage {
            Stage::Open => (None, None, None, None),
            Stage::Claimed { by, at } => (Some(by.0), Some(at.0), None, None),
            Stage::Closed { by, at, outcome, why } => {
                (Some(by.0), Some(at.0), Some(outcome.code()), Some(why.as_str()))
            }
        };
        let done = sqlx::query(
            "UPDATE reports SET stage = $1, by_id = $2, moved_ms = $3, outcome = $4, why = $5, revision = $6
             WHERE id = $7 AND revision = $8",
        )
        .bind(report.stage.name().code())
        .bind(by)
        .bind(at)
        .bind(outcome)
        .bind(why)
        .bind(report.revision)
        .bind(report.id.0)
        .bind(report.revision - 1)
        .execute(&mut *self.tx)
        .await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Conflict) }
    }

    /// Remembers the moderators' card of a report, or that there is none.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep_report_card(&mut self, id: ReportId, card: Option<Posted>) -> Result<()> {
        sqlx::query("UPDATE reports SET card_channel_id = $1, card_message_id = $2 WHERE id = $3")
            .bind(card.map(|posted| posted.channel.0))
            .bind(card.map(|posted| posted.message.0))
            .bind(id.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// The report called `id`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn report(&mut self, id: ReportId) -> Result<Option<Report>> {
        let sql = sqlx::AssertSqlSafe(format!("{COLUMNS} WHERE id = $1"));
        let found = sqlx::query(sql).bind(id.0).fetch_optional(&mut *self.0).await?;
        found.as_ref().map(read).transpose()
    }

    /// Whether `reporter` has an open report about `offer`, or about this feedback on its contract.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_open_report(
        &mut self,
        offer: OfferId,
        reporter: PersonId,
        feedback: Option<&SnapshotFeedback>,
    ) -> Result<bool> {
        let found = sqlx::query(
            "SELECT id FROM reports
             WHERE offer_id = $1 AND reporter_id = $2 AND coalesce(feedback_side, '') = $3 AND stage <> 'closed'",
        )
        .bind(offer.0)
        .bind(reporter.0)
        .bind(feedback.map_or_else(String::new, SnapshotFeedback::key))
        .fetch_optional(&mut *self.0)
        .await?;
        Ok(found.is_some())
    }

    /// Whether `reporter` has an open report about `job`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn has_open_report_of_job(&mut self, job: JobId, reporter: PersonId) -> Result<bool> {
        let query = sqlx::query(
            "SELECT id FROM reports WHERE job_id = $1 AND reporter_id = $2 AND stage <> 'closed'",
        );
        Ok(query.bind(job.0).bind(reporter.0).fetch_optional(&mut *self.0).await?.is_some())
    }

    /// The moderators' card of a report.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn report_card(&mut self, id: ReportId) -> Result<Option<Posted>> {
        let found = sqlx::query("SELECT card_channel_id, card_message_id FROM reports WHERE id = $1")
            .bind(id.0)
            .fetch_optional(&mut *self.0)
            .await?;
        found.map_or(Ok(None), |found| maybe_posted(&found, "card_channel_id", "card_message_id"))
    }

    /// A page of a server's reports, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reports_in(
        &mut self,
        guild: GuildId,
        range: ReportRange,
        skip: u32,
        most: u32,
    ) -> Result<Vec<Report>> {
        let in_stage = format!(
            "{COLUMNS} WHERE guild_id = $1 AND at_ms > $2 AND at_ms <= $3 AND stage = $6
             ORDER BY at_ms DESC, id DESC LIMIT $4 OFFSET $5"
        );
        let in_any = format!(
            "{COLUMNS} WHERE guild_id = $1 AND at_ms > $2 AND at_ms <= $3
             ORDER BY at_ms DESC, id DESC LIMIT $4 OFFSET $5"
        );
        let sql = if range.stage.is_some() { in_stage } else { in_any };
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(guild.0)
            .bind(range.after.0)
            .bind(range.until.0)
            .bind(i64::from(most))
            .bind(i64::from(skip));
        if let Some(stage) = range.stage {
            query = query.bind(stage.code());
        }
        query.fetch_all(&mut *self.0).await?.iter().map(read).collect()
    }

    /// How many reports of a server are in a range.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_reports_in(&mut self, guild: GuildId, range: ReportRange) -> Result<u32> {
        let in_stage = "SELECT count(*) AS n FROM reports
             WHERE guild_id = $1 AND at_ms > $2 AND at_ms <= $3 AND stage = $4";
        let in_any = "SELECT count(*) AS n FROM reports WHERE guild_id = $1 AND at_ms > $2 AND at_ms <= $3";
        let query = sqlx::query(if range.stage.is_some() { in_stage } else { in_any });
        let mut query = query.bind(guild.0).bind(range.after.0).bind(range.until.0);
        if let Some(stage) = range.stage {
            query = query.bind(stage.code());
        }
        row::small(&query.fetch_one(&mut *self.0).await?, "n")
    }

    /// What `person` reported in a server, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reports_by(&mut self, guild: GuildId, person: PersonId) -> Result<Vec<Report>> {
        let sql = sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE guild_id = $1 AND reporter_id = $2 ORDER BY at_ms, id"
        ));
        let rows = sqlx::query(sql).bind(guild.0).bind(person.0).fetch_all(&mut *self.0).await?;
        rows.iter().map(read).collect()
    }

    /// How many reports about `person` moderators found right.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn upheld_reports(&mut self, guild: GuildId, person: PersonId) -> Result<u32> {
        let counted = sqlx::query(
            "SELECT count(*) AS n FROM reports
             WHERE guild_id = $1 AND reported_id = $2 AND outcome IN ('removed', 'hidden', 'job_closed', 'warned', 'suspended')",
        )
        .bind(guild.0)
        .bind(person.0)
        .fetch_one(&mut *self.0)
        .await?;
        row::small(&counted, "n")
    }
}
