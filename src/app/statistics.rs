//! The statistics of a server. Owns who may read them, and that a report that is kept from its reader isn't counted for them either.

use super::caller::Caller;
use super::error::Result;
use super::transaction::App;
use crate::domain::moderation::report::StageName;
use crate::domain::server::ServerRules;
use crate::domain::statistics::Statistics;
use crate::domain::statistics::period::{Period, Span};
use crate::domain::time::UnixMs;
use crate::store::{Queries, ReportRange};
use crate::{domain::ids::GuildId, store};
use chrono_tz::Tz;

/// Reports that are looked through, of each kind that waits: more than a server has.
const LOOKED_THROUGH: u32 = 1_000;

impl App {
    /// The statistics of the caller's server.
    ///
    /// # Errors
    /// A refusal for people who neither manage nor moderate it, or a failure of the database.
    pub async fn read_statistics(&self, caller: &Caller, period: Period) -> Result<Statistics> {
        let mut reader = self.store.reader().await?;
        let mut queries = reader.queries();
        self.check_moderates(&mut queries, caller).await?;
        let rules = self.rules(&mut queries, caller.guild).await?;
        let (now, zone) = (self.now(), rules.time_zone.unwrap_or(Tz::UTC));
        let spans = period.spans(now, zone);
        let mut counted = queries.count_for_statistics(caller.guild, &spans).await?;
        // Otherwise a number would tell a moderator that there is a report about them.
        for stage in [StageName::Open, StageName::Claimed] {
            let range = ReportRange { stage: Some(stage), after: UnixMs(0), until: UnixMs(i64::MAX) };
            let found = queries.reports_in(caller.guild, range, 0, LOOKED_THROUGH).await?;
            for report in found.iter().filter(|report| report.is_kept_from(caller.person)) {
                counted.open_reports = counted.open_reports.saturating_sub(1);
                if let Some(at) = span_of(&spans, report.at) {
                    let opened = &mut counted.spans[at].reports.opened;
                    *opened = opened.saturating_sub(1);
                }
            }
        }
        Ok(Statistics::new(period, (now, zone), &counted))
    }
}

/// In which span a moment is.
fn span_of(spans: &[Span], at: UnixMs) -> Option<usize> {
    spans.iter().rposition(|span| span.begins <= at)
}

/// The statistics of any server, for the operator; `defaults` are the rules of servers whose admins set no others.
///
/// # Errors
/// A failure of the database.
pub async fn statistics_of(
    queries: &mut Queries<'_>,
    guild: GuildId,
    (period, now): (Period, UnixMs),
    defaults: &ServerRules,
) -> store::Result<Statistics> {
    let rules = queries.server_settings(guild).await?.settings.over(defaults);
    let zone = rules.time_zone.unwrap_or(Tz::UTC);
    let counted = queries.count_for_statistics(guild, &period.spans(now, zone)).await?;
    Ok(Statistics::new(period, (now, zone), &counted))
}
