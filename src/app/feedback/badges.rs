//! Badges: what a score is on each Monday, kept, and what went with it. Owns that each week is looked at once, as of that Monday, however
//! late somebody does.

use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::feedback::score::record::{ContractRecord, Worker};
use crate::domain::feedback::score::{
    Badge, EvaluatedWeek, History, MONDAY_MS, WEEKS_KEPT, WeeklyScore, badge, first_of_weeks, score,
};
use crate::domain::ids::GuildId;
use crate::domain::time::UnixMs;
use crate::store::{DueScore, Queries};
use chrono::Days;

/// Since when somebody is here: since their first contract.
fn first_seen(records: &[ContractRecord], now: UnixMs) -> UnixMs {
    records.iter().map(|record| record.started).min().unwrap_or(now)
}

impl App {
    /// The badge that somebody has, and the weeks that it goes back to, the newest first.
    pub(in crate::app) async fn badge_of(
        &self,
        queries: &mut Queries<'_>,
        guild: GuildId,
        worker: Worker,
    ) -> Result<(Option<Badge>, Vec<WeeklyScore>)> {
        let weeks = queries.score_weeks(guild, worker, first_of_weeks(self.now().day())).await?;
        let badge = weeks.first().and_then(|week| week.badge);
        Ok((badge, weeks.iter().map(|week| week.score).collect()))
    }

    /// Looks at a score as of the Monday at which it's due, once. Gives whether it did.
    pub(in crate::app) async fn meet_score(&self, due: DueScore) -> Result<bool> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let DueScore { guild, worker, at } = due;
            if !tx.take_due_score(due, at.plus(MONDAY_MS)).await? {
                return Ok(false);
            }
            let mut queries = tx.queries();
            let rules = self.rules(&mut queries, guild).await?.score;
            let records = queries.outcomes_of(guild, worker, at).await?;
            let week = at.day();
            let before = queries.score_weeks(guild, worker, first_of_weeks(week)).await?;
            let score = score(&records, &rules, at);
            let mut weeks: Vec<_> =
                before.iter().map(|week| week.score).filter(|of| of.week < week).collect();
            let now = WeeklyScore { week, percent: score.current.percent() };
            weeks.push(now);
            let history = History { weeks: &weeks, first_seen: first_seen(&records, at) };
            let badge = badge(&score, &records, history, &rules, at);
            let keep = week - Days::new(7 * WEEKS_KEPT);
            tx.insert_score_week(guild, worker, EvaluatedWeek { score: now, badge }, keep).await?;
            tx.commit().await?;
            Ok(true)
        })
        .await
    }
}
