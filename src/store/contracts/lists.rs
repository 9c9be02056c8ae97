//! Counts and lists over many contracts. Owns the queries that page, and that what waits for their reader comes first.

use crate::domain::contracts::contract::ContractState;
use crate::domain::contracts::filter::{ContractFilter, ContractSideFilter, ContractStateFilter};
use crate::domain::contracts::seat::Seat;
use crate::domain::ids::{ContractId, GuildId, OfferNumber, PersonId};
use crate::domain::offers::terms::{Price, Terms};
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::row::unreadable;
use crate::store::transaction::Queries;
use sqlx::any::AnyRow;

/// One line of a list of contracts, as its reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractLine {
    /// Which contract.
    pub id: ContractId,
    /// What people call it: as the offer that it was.
    pub number: OfferNumber,
    /// What the reader is to it.
    pub seat: Seat,
    /// Whether it runs.
    pub state: ContractState,
    /// Whether it waits for the reader.
    pub waits: bool,
    /// The agreed title.
    pub title: String,
    /// The agreed price; none for a member who does the work.
    pub price: Option<Price>,
    /// The person on the other side; of an agency, whoever owns it.
    pub other: PersonId,
    /// The agency that was hired.
    pub agency: Option<String>,
    /// How many milestones it has.
    pub milestones: u32,
    /// How many pieces of the work are approved.
    pub approved: u32,
    /// When the offer was accepted.
    pub started: UnixMs,
}

/// How many contracts somebody has, each number exact up to a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContractCounts {
    /// Those that a filter lets through.
    pub listed: u32,
    /// Those that wait for them, whatever the filter.
    pub waiting: u32,
}

fn line(row: &AnyRow) -> Result<ContractLine> {
    let terms: Terms = row::json(row, "terms")?;
    let seat = row::text(row, "seat")?;
    let seat = Seat::from_code(&seat).ok_or_else(|| unreadable("seat", seat))?;
    let other = match seat {
        Seat::Client => row::int(row, "party_person")?,
        Seat::Freelancer | Seat::Agency | Seat::Member => row::int(row, "client_id")?,
    };
    Ok(ContractLine {
        id: ContractId(row::int(row, "id")?),
        number: OfferNumber(row::int(row, "number")?),
        seat,
        state: row::name(row, "state")?,
        waits: row::int(row, "waits")? > 0,
        milestones: u32::try_from(terms.milestones().len()).unwrap_or(u32::MAX),
        title: terms.title,
        price: seat.reads_amounts().then_some(terms.price),
        other: PersonId(other),
        agency: row::maybe_text(row, "agency")?,
        approved: row::small(row, "approved")?,
        started: UnixMs(row::int(row, "started_ms")?),
    })
}

/// Each seat's contracts come from an index alone, what waits first and then the newest, as many as the page can need of them (none
/// of a seat that is not asked for); the rows themselves are read for the ten lines that remain. Nobody has two seats at a
/// contract, so no line comes twice. CROSS JOIN is how SQLite is told to read in this order.
const LINES: &str = "SELECT k.id, k.number, k.state, k.client_id, k.started_ms, page.seat, page.waits, coalesce(k.terms, v.terms) AS terms,
         CASE WHEN k.party_kind = 'agency' THEN coalesce((SELECT s.person_id FROM agency_staff s
             WHERE s.agency_id = k.party_id AND s.role = 'owner'), 0) ELSE k.party_id END AS party_person,
         CASE WHEN k.party_kind = 'agency' THEN (SELECT a.name FROM agencies a WHERE a.id = k.party_id) END AS agency,
         (SELECT count(*) FROM contract_entries w WHERE w.contract_id = k.id AND w.what IN ('approved', 'auto_approved')) AS approved
     FROM (SELECT number, seat, waits FROM (";
/// What somebody hired others for.
const OF_CLIENT: &str = "contracts k WHERE k.guild_id = $1 AND k.client_id = $2";
/// What somebody was hired for.
const OF_FREELANCER: &str =
    "contracts k WHERE k.guild_id = $1 AND k.party_id = $2 AND k.party_kind = 'freelancer'";
/// What the agencies were hired for that somebody answers for, but for what they sent themselves before they did.
const OF_AGENCIES: &str = "agency_staff s CROSS JOIN contracts k WHERE s.guild_id = $1 AND s.person_id = $2
     AND s.role <> 'member' AND k.guild_id = $1 AND k.party_id = s.agency_id AND k.party_kind = 'agency'
     AND k.client_id <> $2";
/// What was handed to somebody who works there and answers for nothing.
const HANDED: &str = "offers d CROSS JOIN agency_staff s CROSS JOIN contracts k WHERE d.delegate_id = $2
     AND d.guild_id = $1 AND s.agency_id = d.party_id AND s.person_id = $2 AND s.role = 'member'
     AND d.client_id <> $2 AND k.offer_id = d.id";
const OF_PAGE: &str = ") AS all_seats ORDER BY waits DESC, number DESC LIMIT $6 OFFSET $7) AS page
     CROSS JOIN contracts k CROSS JOIN versions v
     WHERE k.guild_id = $1 AND k.number = page.number AND v.offer_id = k.offer_id AND v.version = k.version
     ORDER BY page.waits DESC, k.number DESC";

/// `$8` is 1 for those that wait alone, and else 0.
fn page_in_any_state() -> String {
    format!(
        "{LINES} SELECT number, seat, waits FROM (SELECT k.number, 'client' AS seat, k.waits_client AS waits
             FROM {OF_CLIENT} AND k.waits_client >= $8
             ORDER BY k.waits_client DESC, k.number DESC LIMIT $3) AS as_client
         UNION ALL
         SELECT number, seat, waits FROM (SELECT k.number, 'freelancer' AS seat, k.waits_party AS waits
             FROM {OF_FREELANCER} AND k.waits_party >= $8
             ORDER BY k.waits_party DESC, k.number DESC LIMIT $4) AS as_freelancer
         UNION ALL
         SELECT number, seat, waits FROM (SELECT k.number, 'agency' AS seat, k.waits_party AS waits
             FROM {OF_AGENCIES} AND k.waits_party >= $8
             ORDER BY k.waits_party DESC, k.number DESC LIMIT $5) AS for_agencies
         UNION ALL
         SELECT number, seat, waits FROM (SELECT k.number, 'member' AS seat, k.waits_member AS waits
             FROM {HANDED} AND k.waits_member >= $8
             ORDER BY k.waits_member DESC, k.number DESC LIMIT $5) AS handed {OF_PAGE}"
    )
}

fn page_in_state() -> String {
    format!(
        "{LINES} SELECT number, seat, waits FROM (SELECT k.number, 'client' AS seat, k.waits_client AS waits
             FROM {OF_CLIENT} AND k.state = $8
             ORDER BY k.waits_client DESC, k.number DESC LIMIT $3) AS as_client
         UNION ALL
         SELECT number, seat, waits FROM (SELECT k.number, 'freelancer' AS seat, k.waits_party AS waits
             FROM {OF_FREELANCER} AND k.state = $8
             ORDER BY k.waits_party DESC, k.number DESC LIMIT $4) AS as_freelancer
         UNION ALL
         SELECT number, seat, waits FROM (SELECT k.number, 'agency' AS seat, k.waits_party AS waits
             FROM {OF_AGENCIES} AND k.state = $8
             ORDER BY k.waits_party DESC, k.number DESC LIMIT $5) AS for_agencies
         UNION ALL
         SELECT number, seat, waits FROM (SELECT k.number, 'member' AS seat, k.waits_member AS waits
             FROM {HANDED} AND k.state = $8
             ORDER BY k.waits_member DESC, k.number DESC LIMIT $5) AS handed {OF_PAGE}"
    )
}

fn counts_in_any_state() -> String {
    format!(
        "SELECT (SELECT count(*) FROM (SELECT 1 FROM {OF_CLIENT} AND k.waits_client >= $4 LIMIT $3) AS counted)
                 AS as_client,
             (SELECT count(*) FROM (SELECT 1 FROM {OF_FREELANCER} AND k.waits_party >= $4 LIMIT $3) AS counted)
                 AS as_freelancer,
             (SELECT count(*) FROM (SELECT 1 FROM {OF_AGENCIES} AND k.waits_party >= $4 LIMIT $3) AS counted)
             + (SELECT count(*) FROM (SELECT 1 FROM {HANDED} AND k.waits_member >= $4 LIMIT $3) AS counted)
                 AS for_agencies,
             (SELECT count(*) FROM (SELECT 1 FROM {OF_CLIENT} AND k.waits_client = 1 LIMIT $3) AS counted)
             + (SELECT count(*) FROM (SELECT 1 FROM {OF_FREELANCER} AND k.waits_party = 1 LIMIT $3) AS counted)
             + (SELECT count(*) FROM (SELECT 1 FROM {OF_AGENCIES} AND k.waits_party = 1 LIMIT $3) AS counted)
             + (SELECT count(*) FROM (SELECT 1 FROM {HANDED} AND k.waits_member = 1 LIMIT $3) AS counted)
                 AS waiting"
    )
}

fn counts_in_state() -> String {
    format!(
        "SELECT (SELECT count(*) FROM (SELECT 1 FROM {OF_CLIENT} AND k.state = $4 LIMIT $3) AS counted) AS as_client,
             (SELECT count(*) FROM (SELECT 1 FROM {OF_FREELANCER} AND k.state = $4 LIMIT $3) AS counted)
                 AS as_freelancer,
             (SELECT count(*) FROM (SELECT 1 FROM {OF_AGENCIES} AND k.state = $4 LIMIT $3) AS counted)
             + (SELECT count(*) FROM (SELECT 1 FROM {HANDED} AND k.state = $4 LIMIT $3) AS counted) AS for_agencies,
             (SELECT count(*) FROM (SELECT 1 FROM {OF_CLIENT} AND k.waits_client = 1 LIMIT $3) AS counted)
             + (SELECT count(*) FROM (SELECT 1 FROM {OF_FREELANCER} AND k.waits_party = 1 LIMIT $3) AS counted)
             + (SELECT count(*) FROM (SELECT 1 FROM {OF_AGENCIES} AND k.waits_party = 1 LIMIT $3) AS counted)
             + (SELECT count(*) FROM (SELECT 1 FROM {HANDED} AND k.waits_member = 1 LIMIT $3) AS counted)
                 AS waiting"
    )
}

/// What the last value of a statement is compared with.
enum Wanted {
    /// How much it waits at least.
    Waits(i64),
    /// The stored name of a state.
    State(String),
}

impl Wanted {
    fn of(state: ContractStateFilter) -> Result<Self> {
        let name = |state: ContractState| row::to_name("state", &state);
        Ok(match state {
            ContractStateFilter::Any => Self::Waits(0),
            ContractStateFilter::Waiting => Self::Waits(1),
            ContractStateFilter::Active => Self::State(name(ContractState::Active)?),
            ContractStateFilter::Paused => Self::State(name(ContractState::Paused)?),
            ContractStateFilter::Closed => Self::State(name(ContractState::Closed)?),
            ContractStateFilter::Disputed => Self::State(name(ContractState::Disputed)?),
        })
    }
}

impl Queries<'_> {
    /// A page of the contracts of `person`, as far as `filter` lets them through: what waits for them first, and then the newest.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn contracts_of(
        &mut self,
        guild: GuildId,
        person: PersonId,
        filter: ContractFilter,
        skip: u32,
        most: u32,
    ) -> Result<Vec<ContractLine>> {
        let reach = i64::from(skip) + i64::from(most);
        let (client, freelancer, agency) = match filter.side {
            ContractSideFilter::All => (reach, reach, reach),
            ContractSideFilter::Client => (reach, 0, 0),
            ContractSideFilter::Freelancer => (0, reach, 0),
            ContractSideFilter::Agency => (0, 0, reach),
        };
        let wanted = Wanted::of(filter.state)?;
        let sql = match wanted {
            Wanted::Waits(_) => page_in_any_state(),
            Wanted::State(_) => page_in_state(),
        };
        let query = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(guild.0)
            .bind(person.0)
            .bind(client)
            .bind(freelancer)
            .bind(agency)
            .bind(i64::from(most))
            .bind(i64::from(skip));
        let query = match wanted {
            Wanted::Waits(least) => query.bind(least),
            Wanted::State(name) => query.bind(name),
        };
        let rows = query.fetch_all(&mut *self.0).await?;
        rows.iter().map(line).collect()
    }

    /// How many contracts `person` has; `most` or more where there are that many, because no more than that are counted in each
    /// place where they stand.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_contracts_of(
        &mut self,
        guild: GuildId,
        person: PersonId,
        filter: ContractFilter,
        most: u32,
    ) -> Result<ContractCounts> {
        let wanted = Wanted::of(filter.state)?;
        let sql = match wanted {
            Wanted::Waits(_) => counts_in_any_state(),
            Wanted::State(_) => counts_in_state(),
        };
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(guild.0).bind(person.0).bind(i64::from(most));
        let query = match wanted {
            Wanted::Waits(least) => query.bind(least),
            Wanted::State(name) => query.bind(name),
        };
        let counted = query.fetch_one(&mut *self.0).await?;
        let of = |column| row::small(&counted, column);
        let (client, freelancer, agency) = (of("as_client")?, of("as_freelancer")?, of("for_agencies")?);
        let listed = match filter.side {
            ContractSideFilter::All => client.saturating_add(freelancer).saturating_add(agency),
            ContractSideFilter::Client => client,
            ContractSideFilter::Freelancer => freelancer,
            ContractSideFilter::Agency => agency,
        };
        Ok(ContractCounts { listed, waiting: of("waiting")? })
    }
}
