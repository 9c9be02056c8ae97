//! What scores and badges were on each Monday, and who is looked at next. Owns the tables `score_weeks` and `score_due`.

use super::outcomes::party;
use crate::domain::feedback::score::record::Worker;
use crate::domain::feedback::score::{Badge, EvaluatedWeek, WeeklyScore};
use crate::domain::ids::{AgencyId, GuildId, OfferId, PersonId};
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row::{self, unreadable};
use crate::store::transaction::{Queries, Tx};
use chrono::NaiveDate;
use sqlx::any::AnyRow;

/// Whose score is to be looked at, and as of when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueScore {
    /// In which server.
    pub guild: GuildId,
    /// Whose.
    pub worker: Worker,
    /// A Monday, 00:00 UTC.
    pub at: UnixMs,
}

fn worker(found: &AnyRow) -> Result<Worker> {
    let id = row::int(found, "worker_id")?;
    match row::text(found, "worker_kind")?.as_str() {
        "freelancer" => Ok(Worker::Freelancer(PersonId(id))),
        "agency" => Ok(Worker::Agency(AgencyId(id))),
        other => Err(unreadable("worker_kind", other)),
    }
}

fn due(found: &AnyRow) -> Result<DueScore> {
    Ok(DueScore {
        guild: GuildId(row::int(found, "guild_id")?),
        worker: worker(found)?,
        at: UnixMs(row::int(found, "due_ms")?),
    })
}

fn week(found: &AnyRow) -> Result<EvaluatedWeek> {
    let week = row::text(found, "week")?;
    let percent = row::maybe_int(found, "percent")?.map(u8::try_from).transpose();
    let badge = row::maybe_text(found, "badge")?;
    let known = badge.map(|code| Badge::from_code(&code).ok_or_else(|| unreadable("badge", code)));
    Ok(EvaluatedWeek {
        score: WeeklyScore {
            week: week.parse::<NaiveDate>().map_err(|error| unreadable("week", error))?,
            percent: percent.map_err(|error| unreadable("percent", error))?,
        },
        badge: known.transpose()?,
    })
}

impl Queries<'_> {
    /// Up to `most` whose score is to be looked at by `now`, longest due first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due_scores(&mut self, now: UnixMs, most: u32) -> Result<Vec<DueScore>> {
        let rows = sqlx::query(
            "SELECT guild_id, worker_kind, worker_id, due_ms FROM score_due WHERE due_ms <= $1
             ORDER BY due_ms, guild_id, worker_kind, worker_id LIMIT $2",
        )
        .bind(now.0)
        .bind(i64::from(most))
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(due).collect()
    }

    /// What a score was on the Mondays from `since` on, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn score_weeks(
        &mut self,
        guild: GuildId,
        worker: Worker,
        since: NaiveDate,
    ) -> Result<Vec<EvaluatedWeek>> {
        let (id, kind) = party(worker);
        let rows = sqlx::query(
            "SELECT week, percent, badge FROM score_weeks
             WHERE guild_id = $1 AND worker_kind = $2 AND worker_id = $3 AND week >= $4 ORDER BY week DESC",
        )
        .bind(guild.0)
        .bind(kind)
        .bind(id)
        .bind(since.to_string())
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(week).collect()
    }
}

impl Tx {
    /// Has the score of whoever an offer was sent to looked at from the Monday at `next` on, unless that is arranged already.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin_score_weeks(&mut self, offer: OfferId, next: UnixMs) -> Result<()> {
        sqlx::query(
            "INSERT INTO score_due (guild_id, worker_kind, worker_id, due_ms)
             SELECT o.guild_id, o.party_kind, o.party_id, $2 FROM offers o WHERE o.id = $1
             ON CONFLICT (guild_id, worker_kind, worker_id) DO NOTHING",
        )
        .bind(offer.0)
        .bind(next.0)
        .execute(&mut *self.tx)
        .await?;
        Ok(())
    }

    /// Takes over looking at a score, which comes to this badge, and has it looked at again at `next`; whether nobody was faster.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_due_score(
        &mut self,
        due: DueScore,
        next: UnixMs,
        badge: Option<Badge>,
    ) -> Result<bool> {
        let (id, kind) = party(due.worker);
        let done = sqlx::query(
            "UPDATE score_due SET due_ms = $5, badge = $6
             WHERE guild_id = $1 AND worker_kind = $2 AND worker_id = $3 AND due_ms = $4",
        )
        .bind(due.guild.0)
        .bind(kind)
        .bind(id)
        .bind(due.at.0)
        .bind(next.0)
        .bind(badge.map(Badge::code))
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Saves what a score was on a Monday, also beside a freelancer's skills, and forgets those before `keep`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn insert_score_week(
        &mut self,
        guild: GuildId,
        worker: Worker,
        week: EvaluatedWeek,
        keep: NaiveDate,
    ) -> Result<()> {
        let (id, kind) = party(worker);
        sqlx::query(
            "INSERT INTO score_weeks (guild_id, worker_kind, worker_id, week, percent, badge)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (guild_id, worker_kind, worker_id, week) DO NOTHING",
        )
        .bind(guild.0)
        .bind(kind)
        .bind(id)
        .bind(week.score.week.to_string())
        .bind(week.score.percent.map(i64::from))
        .bind(week.badge.map(Badge::code))
        .execute(&mut *self.tx)
        .await?;
        sqlx::query(
            "DELETE FROM score_weeks WHERE guild_id = $1 AND worker_kind = $2 AND worker_id = $3 AND week < $4",
        )
        .bind(guild.0)
        .bind(kind)
        .bind(id)
        .bind(keep.to_string())
        .execute(&mut *self.tx)
        .await?;
        if let Worker::Freelancer(person) = worker {
            sqlx::query("UPDATE profile_skills SET percent = $3 WHERE guild_id = $1 AND person_id = $2")
                .bind(guild.0)
                .bind(person.0)
                .bind(week.score.percent.map_or(-1, i64::from))
                .execute(&mut *self.tx)
                .await?;
        }
        Ok(())
    }
}
