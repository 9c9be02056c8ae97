//! Statistics of one server: what each number means, and how it follows from what is counted. The picture, the table and the JSON are
//! all made from one [`Statistics`]. There is nothing in it about a person, and no amount: what one contract paid is its sides' own, and
//! in a small server a sum would tell it.

pub mod period;

use super::time::UnixMs;
use chrono::{NaiveDate, SecondsFormat};
use chrono_tz::Tz;
use period::{Period, Span, SpanLength};
use serde::{Serialize, Serializer};

/// What happened to offers in some days. An offer may be sent on one day and end on another one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct OfferCounts {
    /// Sent: a new version of an offer is the same offer.
    pub sent: u64,
    /// Accepted.
    pub accepted: u64,
    /// Declined by the side that was asked.
    pub declined: u64,
    /// Without an answer when their time was over.
    pub expired: u64,
    /// Withdrawn by the client.
    pub withdrawn: u64,
    /// Removed by moderators.
    pub removed: u64,
}

impl OfferCounts {
    /// All that ended.
    #[must_use]
    pub const fn ended(&self) -> u64 {
        self.accepted + self.declined + self.expired + self.withdrawn + self.removed
    }

    /// Accepted, of those that the other side could answer until the end: accepted, declined or expired.
    #[must_use]
    pub const fn acceptance(&self) -> Share {
        Share { part: self.accepted, of: self.accepted + self.declined + self.expired }
    }

    const fn plus(self, other: &Self) -> Self {
        Self {
            sent: self.sent + other.sent,
            accepted: self.accepted + other.accepted,
            declined: self.declined + other.declined,
            expired: self.expired + other.expired,
            withdrawn: self.withdrawn + other.withdrawn,
            removed: self.removed + other.removed,
        }
    }
}

/// How many contracts are in which state. Those that are closed are none of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ContractStates {
    /// They run.
    pub active: u64,
    /// One side paused them, or nothing was said of them for long.
    pub paused: u64,
    /// A dispute is open.
    pub disputed: u64,
}

impl ContractStates {
    /// All of them.
    #[must_use]
    pub const fn all(&self) -> u64 {
        self.active + self.paused + self.disputed
    }
}

/// What happened to contracts in some days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ContractCounts {
    /// Made by an accepted offer.
    pub started: u64,
    /// Closed, also by moderators who decided a dispute; one that is reopened and closed again counts twice.
    pub closed: u64,
    /// Reopened by both sides.
    pub reopened: u64,
}

/// What happened to reports in some days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct ReportCounts {
    /// Made.
    pub opened: u64,
    /// Decided by a moderator.
    pub decided: u64,
}

/// Some of all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub part: u64,
    /// Of how many.
    pub of: u64,
}

impl Share {
    /// In whole percent, rounded to the nearest; `None` of none at all.
    #[must_use]
    pub const fn percent(self) -> Option<u64> {
        match self.of {
            0 => None,
            of => Some((200 * self.part + of) / (2 * of)),
        }
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written {
            part: u64,
            of: u64,
            percent: Option<u64>,
        }
        Written { part: self.part, of: self.of, percent: self.percent() }.serialize(serializer)
    }
}

/// After how long offers got their first answer: accepted, declined, or a change requested.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct FirstAnswers {
    /// Of the offers that were sent in the period, those with an answer so far.
    pub answered: Share,
    /// The median time from sending to that answer, in milliseconds; `None` where nothing was answered. Of an even number it's halfway
    /// between the two in the middle.
    pub median_ms: Option<i64>,
    /// How many answers took how long: see [`WITHIN_MS`]. The last one counts those that took longer than all of them.
    pub within: [u64; WITHIN_MS.len() + 1],
}

/// Up to which time answers are counted together, in milliseconds: 1 hour, 6 hours, 1 day, 3 days, 7 days.
pub const WITHIN_MS: [i64; 5] = [3_600_000, 21_600_000, 86_400_000, 259_200_000, 604_800_000];

/// Who was hired by way of jobs: of what began in the period, what came of it so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Hires {
    /// Jobs posted in the period, and those for which somebody was hired.
    pub jobs: Share,
    /// Proposals sent in the period, and those that became a contract.
    pub proposals: Share,
    /// Invitations sent in the period, and those that were answered by a proposal.
    pub invitations_answered: Share,
    /// The same, and those whose proposal became a contract.
    pub invitations: Share,
}

/// What is counted in one server for some spans: what the database gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// For each span.
    pub spans: Vec<SpanCounts>,
    /// Offers that wait for an answer now.
    pub open_offers: u64,
    /// Contracts now.
    pub contracts: ContractStates,
    /// Reports that aren't decided now.
    pub open_reports: u64,
    /// See [`Statistics::first_answers`].
    pub first_answers: FirstAnswers,
    /// See [`Statistics::hires`].
    pub hires: Hires,
    /// See [`Statistics::decision_median_ms`].
    pub decision_median_ms: Option<i64>,
}

/// What is counted in one span.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SpanCounts {
    /// Of offers.
    pub offers: OfferCounts,
    /// Of contracts.
    pub contracts: ContractCounts,
    /// Contracts that came into a state, less those that left it, since those that started: active, paused, disputed.
    pub moved: [i64; 3],
    /// Of reports.
    pub reports: ReportCounts,
}

/// The numbers of one span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct SpanStatistics {
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
    /// What happened to offers.
    pub offers: OfferCounts,
    /// Offers that waited for an answer when it ended; in the last span, now.
    pub open_offers: u64,
    /// What happened to contracts.
    pub contracts: ContractCounts,
    /// Contracts when it ended; in the last span, now.
    pub contract_states: ContractStates,
    /// What happened to reports.
    pub reports: ReportCounts,
    /// Reports that weren't decided when it ended; in the last span, now.
    pub open_reports: u64,
}

/// The statistics of one server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Statistics {
    /// How many days, with today.
    pub days: u16,
    /// In which spans they are counted.
    pub span: SpanLength,
    /// In whose days.
    #[serde(serialize_with = "zone_name")]
    pub time_zone: Tz,
    /// Until when.
    #[serde(serialize_with = "instant")]
    pub until: UnixMs,
    /// What happened to offers in all spans.
    pub offers: OfferCounts,
    /// See [`OfferCounts::acceptance`].
    pub acceptance: Share,
    /// Offers that wait for an answer now.
    pub open_offers: u64,
    /// After how long they got an answer.
    pub first_answers: FirstAnswers,
    /// What happened to contracts in all spans.
    pub contracts: ContractCounts,
    /// Contracts now.
    pub contract_states: ContractStates,
    /// Hires by way of jobs.
    pub hires: Hires,
    /// What happened to reports in all spans.
    pub reports: ReportCounts,
    /// Reports that aren't decided now.
    pub open_reports: u64,
    /// Of the reports that were decided in the period, the median time from report to decision, in milliseconds.
    pub decision_median_ms: Option<i64>,
    /// Span by span, the earliest first.
    pub spans: Vec<SpanStatistics>,
}

fn zone_name<S: Serializer>(zone: &Tz, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(zone.name())
}

fn instant<S: Serializer>(at: &UnixMs, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&at.utc().to_rfc3339_opts(SecondsFormat::Secs, true))
}

impl Statistics {
    /// What follows from what was counted until `now` in the spans of `period`. How it stood at the end of a span is how it stands now,
    /// less what happened since.
    #[must_use]
    pub fn new(period: Period, (now, zone): (UnixMs, Tz), counted: &Counted) -> Self {
        let mut offers = OfferCounts::default();
        let mut contracts = ContractCounts::default();
        let mut reports = ReportCounts::default();
        let (mut open_offers, mut open_reports) = (counted.open_offers, counted.open_reports);
        let mut states = counted.contracts;
        let mut spans = Vec::with_capacity(counted.spans.len());
        for (Span { from, to, .. }, counts) in period.spans(now, zone).into_iter().zip(&counted.spans).rev() {
            spans.push(SpanStatistics {
                from,
                to,
                offers: counts.offers,
                open_offers,
                contracts: counts.contracts,
                contract_states: states,
                reports: counts.reports,
                open_reports,
            });
            offers = offers.plus(&counts.offers);
            contracts.started += counts.contracts.started;
            contracts.closed += counts.contracts.closed;
            contracts.reopened += counts.contracts.reopened;
            reports.opened += counts.reports.opened;
            reports.decided += counts.reports.decided;
            open_offers = before(open_offers, counts.offers.sent, counts.offers.ended());
            open_reports = before(open_reports, counts.reports.opened, counts.reports.decided);
            let [active, paused, disputed] = counts.moved;
            states = ContractStates {
                active: less(states.active, active.saturating_add_unsigned(counts.contracts.started)),
                paused: less(states.paused, paused),
                disputed: less(states.disputed, disputed),
            };
        }
        spans.reverse();
        Self {
            days: period.days(),
            span: period.length(),
            time_zone: zone,
            until: now,
            offers,
            acceptance: offers.acceptance(),
            open_offers: counted.open_offers,
            first_answers: counted.first_answers,
            contracts,
            contract_states: counted.contracts,
            hires: counted.hires,
            reports,
            open_reports: counted.open_reports,
            decision_median_ms: counted.decision_median_ms,
            spans,
        }
    }

    /// Whether there is nothing to show: nothing happened, and nothing was there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let quiet = |span: &SpanStatistics| {
            span.offers == OfferCounts::default()
                && span.contracts == ContractCounts::default()
                && span.reports == ReportCounts::default()
                && span.open_offers + span.contract_states.all() + span.open_reports == 0
        };
        self.spans.iter().all(quiet) && self.hires == Hires::default()
    }
}

/// How many there were before `came` came and `left` left.
const fn before(after: u64, came: u64, left: u64) -> u64 {
    (after + left).saturating_sub(came)
}

const fn less(after: u64, more: i64) -> u64 {
    match more {
        0.. => after.saturating_sub(more.unsigned_abs()),
        _ => after + more.unsigned_abs(),
    }
}

/// Halfway between the two that are in the middle, rounded down; they are the same where one is.
#[must_use]
pub const fn median((lower, upper): (i64, i64)) -> i64 {
    lower + (upper - lower) / 2
}

#[cfg(test)]
mod tests;
