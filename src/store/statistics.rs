//! What is counted for the statistics of one server. Owns the statements, each of which counts in the database and gives a few rows; what
//! a number means is `domain::statistics`'s.

use super::error::Result;
use super::row;
use super::transaction::Queries;
use crate::domain::ids::GuildId;
use crate::domain::statistics::period::Span;
use crate::domain::statistics::{Counted, FirstAnswers, Hires, Share, SpanCounts, WITHIN_MS, median};
use crate::domain::time::UnixMs;
use sqlx::any::AnyRow;

/// How many digits a moment has where many are written in one text.
const DIGITS: usize = 14;
/// The end of the last span: what is newer than this process' clock is counted as well.
const NEVER: i64 = 99_999_999_999_999;

/// The spans that `$2` names, of which there are `$3`, as rows.
const SPANS: &str = "spans (at_span, begins, ends) AS (
     SELECT CAST(0 AS BIGINT), CAST(substr($2, 1, 14) AS BIGINT), CAST(substr($2, 15, 14) AS BIGINT)
     UNION ALL
     SELECT at_span + 1, ends, CAST(substr($2, CAST(at_span * 14 + 29 AS INTEGER), 14) AS BIGINT)
     FROM spans WHERE at_span + 1 < $3)";

/// What a row counts: a name as the statement writes it, and in which span.
struct Row {
    what: String,
    at: usize,
    n: u64,
}

fn read(found: &AnyRow) -> Result<Row> {
    let at = row::small(found, "at_span")?;
    Ok(Row {
        what: row::text(found, "what")?,
        at: usize::try_from(at).map_err(|_| row::unreadable("at_span", at))?,
        n: count(found, "n")?,
    })
}

fn count(found: &AnyRow, column: &'static str) -> Result<u64> {
    let n = row::int(found, column)?;
    u64::try_from(n).map_err(|_| row::unreadable(column, n))
}

/// When each span begins, and when the last one ends, as one value.
fn moments(spans: &[Span]) -> String {
    let begins = spans.iter().map(|span| span.begins.0).chain([NEVER]);
    begins.map(|at| format!("{:0width$}", at.max(0), width = DIGITS)).collect()
}

impl Queries<'_> {
    /// All that is counted in a server since the first of `spans` begins.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_for_statistics(&mut self, guild: GuildId, spans: &[Span]) -> Result<Counted> {
        let mut counted = Counted { spans: vec![SpanCounts::default(); spans.len()], ..Counted::default() };
        let mut rows = self.happenings(guild, spans).await?;
        rows.extend(self.turns_of_contracts(guild, spans).await?);
        for Row { what, at, n } in rows {
            if let Some(span) = counted.spans.get_mut(at) {
                note(span, &what, n);
            }
            match what.as_str() {
                "offers waiting" => counted.open_offers = n,
                "reports waiting" => counted.open_reports += n,
                "contracts active" => counted.contracts.active = n,
                "contracts paused" => counted.contracts.paused = n,
                "contracts disputed" => counted.contracts.disputed = n,
                _ => {}
            }
        }
        let begins = spans.first().map_or(UnixMs(0), |span| span.begins);
        counted.first_answers = self.first_answers(guild, begins).await?;
        counted.hires = self.hires(guild, begins).await?;
        counted.decision_median_ms = self.decision_median(guild, begins).await?;
        Ok(counted)
    }

    /// What happened to offers and reports in each span, and how many wait now: one statement, so that all of it is of one moment.
    async fn happenings(&mut self, guild: GuildId, spans: &[Span]) -> Result<Vec<Row>> {
        let sql = format!(
            "WITH RECURSIVE {SPANS}
             SELECT CAST('sent' AS TEXT) AS what, s.at_span, count(*) AS n FROM spans s CROSS JOIN offers o
                 WHERE o.guild_id = $1 AND o.created_ms >= s.begins AND o.created_ms < s.ends GROUP BY s.at_span
             UNION ALL SELECT o.state, s.at_span, count(*) FROM spans s CROSS JOIN offers o
                 WHERE o.guild_id = $1 AND o.ended_ms >= s.begins AND o.ended_ms < s.ends GROUP BY o.state, s.at_span
             UNION ALL SELECT 'offers waiting', 0, count(*) FROM offers o WHERE o.guild_id = $1 AND o.state = 'pending'
             UNION ALL SELECT 'reported', s.at_span, count(*) FROM spans s CROSS JOIN reports r
                 WHERE r.guild_id = $1 AND r.at_ms >= s.begins AND r.at_ms < s.ends GROUP BY s.at_span
             UNION ALL SELECT 'decided', s.at_span, count(*) FROM spans s CROSS JOIN reports r
                 WHERE r.guild_id = $1 AND r.stage = 'closed' AND r.moved_ms >= s.begins AND r.moved_ms < s.ends GROUP BY s.at_span
             UNION ALL SELECT 'reports waiting', 0, count(*) FROM reports r
                 WHERE r.guild_id = $1 AND r.stage IN ('open', 'claimed')"
        );
        self.count_in(sql, guild, spans).await
    }

    /// The same of contracts. How one stands after a line that changes it is what the line says; after a dispute that doesn't close it, what
    /// the last line said that was none of a dispute.
    async fn turns_of_contracts(&mut self, guild: GuildId, spans: &[Span]) -> Result<Vec<Row>> {
        let sql = format!(
            "WITH RECURSIVE turns AS (
                 SELECT e.contract_id, e.seq, e.at_ms, CASE
                     WHEN e.what = 'closed' OR e.what = 'dispute_decided' AND e.dispute LIKE '%\"closes\":true%' THEN 'closed'
                     WHEN e.what IN ('paused', 'auto_paused') THEN 'paused'
                     WHEN e.what IN ('resumed', 'reopened') THEN 'active'
                     WHEN e.what = 'dispute_opened' THEN 'disputed'
                     ELSE coalesce((SELECT CASE WHEN b.what IN ('paused', 'auto_paused') THEN 'paused'
                             WHEN b.what IN ('resumed', 'reopened') THEN 'active' ELSE 'closed' END
                         FROM contract_entries b WHERE b.contract_id = e.contract_id AND b.seq < e.seq
                         AND (b.what IN ('paused', 'auto_paused', 'resumed', 'closed', 'reopened')
                             OR b.what = 'dispute_decided' AND b.dispute LIKE '%\"closes\":true%')
                         ORDER BY b.seq DESC LIMIT 1), 'active') END AS state,
                     CASE WHEN e.what = 'closed' OR e.what = 'dispute_decided' AND e.dispute LIKE '%\"closes\":true%' THEN 1 ELSE 0 END AS closes,
                     CASE WHEN e.what = 'reopened' THEN 1 ELSE 0 END AS reopens
                 FROM contracts k CROSS JOIN contract_entries e
                 WHERE k.guild_id = $1 AND e.contract_id = k.id
                 AND e.what IN ('paused', 'auto_paused', 'resumed', 'closed', 'reopened', 'dispute_opened', 'dispute_withdrawn', 'dispute_decided')),
             moves AS (
                 SELECT at_ms, closes, reopens, lag(state, 1, CAST('active' AS TEXT)) OVER (PARTITION BY contract_id ORDER BY seq) AS was, state
                 FROM turns),
             {SPANS}
             SELECT CAST('started' AS TEXT) AS what, s.at_span, count(*) AS n FROM spans s CROSS JOIN contracts k
                 WHERE k.guild_id = $1 AND k.started_ms >= s.begins AND k.started_ms < s.ends GROUP BY s.at_span
             UNION ALL SELECT 'contracts ' || k.state, 0, count(*) FROM contracts k
                 WHERE k.guild_id = $1 AND k.state IN ('active', 'paused', 'disputed') GROUP BY k.state
             UNION ALL SELECT 'from ' || m.was, s.at_span, count(*) FROM moves m CROSS JOIN spans s
                 WHERE m.at_ms >= s.begins AND m.at_ms < s.ends AND m.was <> m.state GROUP BY m.was, s.at_span
             UNION ALL SELECT 'to ' || m.state, s.at_span, count(*) FROM moves m CROSS JOIN spans s
                 WHERE m.at_ms >= s.begins AND m.at_ms < s.ends AND m.was <> m.state GROUP BY m.state, s.at_span
             UNION ALL SELECT 'contract closed', s.at_span, count(*) FROM moves m CROSS JOIN spans s
                 WHERE m.at_ms >= s.begins AND m.at_ms < s.ends AND m.closes = 1 GROUP BY s.at_span
             UNION ALL SELECT 'contract reopened', s.at_span, count(*) FROM moves m CROSS JOIN spans s
                 WHERE m.at_ms >= s.begins AND m.at_ms < s.ends AND m.reopens = 1 GROUP BY s.at_span"
        );
        self.count_in(sql, guild, spans).await
    }

    async fn count_in(&mut self, sql: String, guild: GuildId, spans: &[Span]) -> Result<Vec<Row>> {
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(guild.0)
            .bind(moments(spans))
            .bind(i64::try_from(spans.len()).unwrap_or(i64::MAX))
            .fetch_all(&mut *self.0)
            .await?;
        rows.iter().map(read).collect()
    }

    /// After how long the offers sent since `begins` got their first answer.
    async fn first_answers(&mut self, guild: GuildId, begins: UnixMs) -> Result<FirstAnswers> {
        let rows = sqlx::query(
            "WITH sent AS (
                 SELECT coalesce((SELECT min(c.at_ms) FROM changes c WHERE c.offer_id = o.id),
                     CASE WHEN o.state IN ('accepted', 'declined') THEN o.ended_ms END) - o.created_ms AS took_ms
                 FROM offers o WHERE o.guild_id = $1 AND o.created_ms >= $2),
             ranked AS (
                 SELECT took_ms, row_number() OVER (ORDER BY took_ms) AS place, count(*) OVER () AS answers
                 FROM sent WHERE took_ms IS NOT NULL)
             SELECT CASE WHEN took_ms <= $3 THEN 0 WHEN took_ms <= $4 THEN 1 WHEN took_ms <= $5 THEN 2
                     WHEN took_ms <= $6 THEN 3 WHEN took_ms <= $7 THEN 4 ELSE 5 END AS at_span, count(*) AS n,
                 max(CASE WHEN place = (answers + 1) / 2 THEN took_ms END) AS lower_ms,
                 max(CASE WHEN place = (answers + 2) / 2 THEN took_ms END) AS upper_ms
             FROM ranked GROUP BY 1
             UNION ALL SELECT -1, count(*), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT) FROM sent",
        );
        let query = WITHIN_MS.iter().fold(rows.bind(guild.0).bind(begins.0), |query, ms| query.bind(*ms));
        let rows = query.fetch_all(&mut *self.0).await?;
        let (mut answers, mut middle) = (FirstAnswers::default(), (None, None));
        for found in &rows {
            let n = count(found, "n")?;
            match usize::try_from(row::int(found, "at_span")?) {
                Ok(at) => {
                    answers.answered.part += n;
                    answers.within.get_mut(at).into_iter().for_each(|within| *within = n);
                }
                Err(_) => answers.answered.of = n,
            }
            middle.0 = middle.0.or(row::maybe_int(found, "lower_ms")?);
            middle.1 = middle.1.or(row::maybe_int(found, "upper_ms")?);
        }
        answers.median_ms = middle.0.zip(middle.1).map(median);
        Ok(answers)
    }

    /// What came of jobs, proposals and invitations since `begins`.
    async fn hires(&mut self, guild: GuildId, begins: UnixMs) -> Result<Hires> {
        let found = sqlx::query(
            "SELECT (SELECT count(*) FROM jobs j WHERE j.guild_id = $1 AND j.posted_ms >= $2) AS jobs,
             (SELECT count(*) FROM jobs j WHERE j.guild_id = $1 AND j.posted_ms >= $2
                 AND EXISTS (SELECT 1 FROM proposals p WHERE p.job_id = j.id AND p.state = 'hired')) AS hiring_jobs,
             (SELECT count(*) FROM proposals p WHERE p.guild_id = $1 AND p.sent_ms >= $2) AS proposals,
             (SELECT count(*) FROM proposals p WHERE p.guild_id = $1 AND p.sent_ms >= $2 AND p.state = 'hired') AS hired,
             (SELECT count(*) FROM job_invitations i WHERE i.guild_id = $1 AND i.sent_ms >= $2) AS invitations,
             (SELECT count(*) FROM job_invitations i WHERE i.guild_id = $1 AND i.sent_ms >= $2 AND i.state = 'proposed') AS answered,
             (SELECT count(*) FROM job_invitations i CROSS JOIN proposals p
                 WHERE i.guild_id = $1 AND i.sent_ms >= $2 AND i.state = 'proposed' AND p.id = i.proposal_id AND p.state = 'hired') AS hired_invited",
        )
        .bind(guild.0)
        .bind(begins.0)
        .fetch_one(&mut *self.0)
        .await?;
        let share =
            |part, of| Ok::<_, super::Error>(Share { part: count(&found, part)?, of: count(&found, of)? });
        Ok(Hires {
            jobs: share("hiring_jobs", "jobs")?,
            proposals: share("hired", "proposals")?,
            invitations_answered: share("answered", "invitations")?,
            invitations: share("hired_invited", "invitations")?,
        })
    }

    /// How long reports waited that were decided since `begins`.
    async fn decision_median(&mut self, guild: GuildId, begins: UnixMs) -> Result<Option<i64>> {
        let found = sqlx::query(
            "SELECT min(took_ms) AS lower_ms, max(took_ms) AS upper_ms FROM (
                 SELECT r.moved_ms - r.at_ms AS took_ms, row_number() OVER (ORDER BY r.moved_ms - r.at_ms) AS place,
                     count(*) OVER () AS decisions
                 FROM reports r WHERE r.guild_id = $1 AND r.stage = 'closed' AND r.moved_ms >= $2) AS ranked
             WHERE place IN ((decisions + 1) / 2, (decisions + 2) / 2)",
        )
        .bind(guild.0)
        .bind(begins.0)
        .fetch_one(&mut *self.0)
        .await?;
        Ok(row::maybe_int(&found, "lower_ms")?.zip(row::maybe_int(&found, "upper_ms")?).map(median))
    }
}

/// Adds what a row counts to its span.
fn note(span: &mut SpanCounts, what: &str, n: u64) {
    let moved = i64::try_from(n).unwrap_or(i64::MAX);
    match what {
        "sent" => span.offers.sent = n,
        "accepted" => span.offers.accepted = n,
        "declined" => span.offers.declined = n,
        "expired" => span.offers.expired = n,
        "withdrawn" => span.offers.withdrawn = n,
        "removed" => span.offers.removed = n,
        "started" => span.contracts.started = n,
        "contract closed" => span.contracts.closed = n,
        "contract reopened" => span.contracts.reopened = n,
        "from active" => span.moved[0] -= moved,
        "to active" => span.moved[0] += moved,
        "from paused" => span.moved[1] -= moved,
        "to paused" => span.moved[1] += moved,
        "from disputed" => span.moved[2] -= moved,
        "to disputed" => span.moved[2] += moved,
        "reported" => span.reports.opened = n,
        "decided" => span.reports.decided = n,
        _ => {}
    }
}
