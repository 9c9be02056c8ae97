//! Counts and lists over many offers. Owns the queries that page.

use crate::domain::ids::{GuildId, OfferId, OfferNumber, PersonId};
use crate::domain::offers::filter::{Direction, OfferFilter};
use crate::domain::offers::offer::{Side, StateName};
use crate::domain::offers::terms::{Price, Terms};
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::row;
use crate::store::transaction::Queries;
use sqlx::any::AnyRow;

/// One line of a list of offers, as its reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferLine {
    /// Which offer.
    pub id: OfferId,
    /// What people call it.
    pub number: OfferNumber,
    /// Where it stands.
    pub state: StateName,
    /// Whether a change request is open.
    pub change_open: bool,
    /// The current title.
    pub title: String,
    /// The current price; none for a member to whom the work is handed, and who is on no side.
    pub price: Option<Price>,
    /// The side that the reader is on.
    pub side: Side,
    /// The person on the other side; of an agency, whoever owns it.
    pub other: PersonId,
    /// The agency that it addresses.
    pub agency: Option<String>,
    /// When it was sent.
    pub created: UnixMs,
    /// Whether the other side gets it once they have passed the server's membership screening.
    pub is_held: bool,
}

fn line(row: &AnyRow, reader: PersonId) -> Result<OfferLine> {
    let terms: Terms = row::json(row, "terms")?;
    let client = PersonId(row::int(row, "client_id")?);
    let is_handed = row::maybe_int(row, "delegate_id")? == Some(reader.0);
    let (side, other) = if client == reader {
        (Side::Client, PersonId(row::int(row, "party_person")?))
    } else {
        (Side::Recipient, client)
    };
    Ok(OfferLine {
        id: OfferId(row::int(row, "id")?),
        number: OfferNumber(row::int(row, "number")?),
        state: row::name(row, "state")?,
        change_open: row::int(row, "open_changes")? > 0,
        title: terms.title,
        price: (!is_handed).then_some(terms.price),
        side,
        other,
        agency: row::maybe_text(row, "agency")?,
        created: UnixMs(row::int(row, "created_ms")?),
        is_held: row::maybe_int(row, "waits_for")?.is_some(),
    })
}

/// Each side's newest numbers come from an index alone, as many as the page can need of them (none of a side that is not
/// asked for); the rows themselves are read for the ten lines that remain. Nobody is on both sides of an offer, so no line
/// comes twice. CROSS JOIN is how SQLite is told to read in this order: for a far page it would rather read the whole
/// server first.
const LINES: &str = "SELECT o.id, o.number, o.state, o.client_id, o.delegate_id, o.created_ms, o.waits_for, v.terms,
         CASE WHEN o.party_kind = 'agency' THEN coalesce((SELECT s.person_id FROM agency_staff s
             WHERE s.agency_id = o.party_id AND s.role = 'owner'), 0) ELSE o.party_id END AS party_person,
         CASE WHEN o.party_kind = 'agency' THEN (SELECT a.name FROM agencies a WHERE a.id = o.party_id) END AS agency,
         (SELECT count(*) FROM changes c WHERE c.offer_id = o.id AND c.is_open = 1) AS open_changes
     FROM (SELECT number FROM (";
/// What the agencies received that somebody answers for, but for what they sent themselves before they did.
const OF_AGENCIES: &str = "agency_staff s CROSS JOIN offers a WHERE s.guild_id = $1 AND s.person_id = $2
     AND s.role <> 'member' AND a.guild_id = $1 AND a.party_id = s.agency_id AND a.party_kind = 'agency'
     AND a.client_id <> $2";
/// What was handed to somebody who works there and answers for nothing.
const HANDED: &str = "offers d CROSS JOIN agency_staff s WHERE d.delegate_id = $2 AND d.guild_id = $1
     AND s.agency_id = d.party_id AND s.person_id = $2 AND s.role = 'member' AND d.client_id <> $2";
const OF_PAGE: &str = ") AS both_sides ORDER BY number DESC LIMIT $5 OFFSET $6) AS page
     CROSS JOIN offers o CROSS JOIN versions v
     WHERE o.guild_id = $1 AND o.number = page.number AND v.offer_id = o.id AND v.version = o.version
     ORDER BY o.number DESC";

fn page_in_any_state() -> String {
    format!(
        "{LINES} SELECT number FROM (SELECT number FROM offers WHERE guild_id = $1 AND client_id = $2
             ORDER BY number DESC LIMIT $3) AS sent
         UNION ALL
         SELECT number FROM (SELECT number FROM offers WHERE guild_id = $1 AND party_id = $2
             AND party_kind = 'freelancer' ORDER BY number DESC LIMIT $4) AS received
         UNION ALL
         SELECT number FROM (SELECT a.number FROM {OF_AGENCIES} ORDER BY a.number DESC LIMIT $4) AS for_agencies
         UNION ALL
         SELECT number FROM (SELECT d.number FROM {HANDED} ORDER BY d.number DESC LIMIT $4) AS handed {OF_PAGE}"
    )
}

fn page_in_state() -> String {
    format!(
        "{LINES} SELECT number FROM (SELECT number FROM offers WHERE guild_id = $1 AND client_id = $2
             AND state = $7 ORDER BY number DESC LIMIT $3) AS sent
         UNION ALL
         SELECT number FROM (SELECT number FROM offers WHERE guild_id = $1 AND party_id = $2
             AND party_kind = 'freelancer' AND state = $7 ORDER BY number DESC LIMIT $4) AS received
         UNION ALL
         SELECT number FROM (SELECT a.number FROM {OF_AGENCIES} AND a.state = $7
             ORDER BY a.number DESC LIMIT $4) AS for_agencies
         UNION ALL
         SELECT number FROM (SELECT d.number FROM {HANDED} AND d.state = $7
             ORDER BY d.number DESC LIMIT $4) AS handed {OF_PAGE}"
    )
}

impl Queries<'_> {
    /// A page of the offers that `person` sent or received, as far as `filter` lets them through, newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn offers_of(
        &mut self,
        guild: GuildId,
        person: PersonId,
        filter: OfferFilter,
        skip: u32,
        most: u32,
    ) -> Result<Vec<OfferLine>> {
        let reach = i64::from(skip) + i64::from(most);
        let (sent, received) = match filter.direction {
            Direction::All => (reach, reach),
            Direction::Sent => (reach, 0),
            Direction::Received => (0, reach),
        };
        let sql = if filter.state.is_some() { page_in_state() } else { page_in_any_state() };
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(guild.0)
            .bind(person.0)
            .bind(sent)
            .bind(received)
            .bind(i64::from(most))
            .bind(i64::from(skip));
        if let Some(state) = filter.state {
            query = query.bind(state.code());
        }
        let rows = query.fetch_all(&mut *self.0).await?;
        rows.iter().map(|found| line(found, person)).collect()
    }

    /// How many offers `person` sent or received, as far as `filter` lets them through; `most` or more where there are that
    /// many, because no more than that are counted in each place where they stand.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_offers_of(
        &mut self,
        guild: GuildId,
        person: PersonId,
        filter: OfferFilter,
        most: u32,
    ) -> Result<u32> {
        let in_any_state = format!(
            "SELECT
             (SELECT count(*) FROM (SELECT 1 FROM offers WHERE guild_id = $1 AND client_id = $2 LIMIT $3) AS counted)
                 AS sent,
             (SELECT count(*) FROM (SELECT 1 FROM offers WHERE guild_id = $1 AND party_id = $2
                 AND party_kind = 'freelancer' LIMIT $3) AS counted)
             + (SELECT count(*) FROM (SELECT 1 FROM {OF_AGENCIES} LIMIT $3) AS counted)
             + (SELECT count(*) FROM (SELECT 1 FROM {HANDED} LIMIT $3) AS counted) AS received"
        );
        let in_state = format!(
            "SELECT
             (SELECT count(*) FROM (SELECT 1 FROM offers WHERE guild_id = $1 AND client_id = $2 AND state = $4
                 LIMIT $3) AS counted) AS sent,
             (SELECT count(*) FROM (SELECT 1 FROM offers WHERE guild_id = $1 AND party_id = $2
                 AND party_kind = 'freelancer' AND state = $4 LIMIT $3) AS counted)
             + (SELECT count(*) FROM (SELECT 1 FROM {OF_AGENCIES} AND a.state = $4 LIMIT $3) AS counted)
             + (SELECT count(*) FROM (SELECT 1 FROM {HANDED} AND d.state = $4 LIMIT $3) AS counted) AS received"
        );
        let sql = if filter.state.is_some() { in_state } else { in_any_state };
        let query = sqlx::query(sqlx::AssertSqlSafe(sql));
        let mut query = query.bind(guild.0).bind(person.0).bind(i64::from(most));
        if let Some(state) = filter.state {
            query = query.bind(state.code());
        }
        let counted = query.fetch_one(&mut *self.0).await?;
        let (sent, received) = (row::small(&counted, "sent")?, row::small(&counted, "received")?);
        Ok(match filter.direction {
            Direction::All => sent.saturating_add(received),
            Direction::Sent => sent,
            Direction::Received => received,
        })
    }

    /// How many changes were asked for on `offer` after `hour_ago`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn changes_since(&mut self, offer: OfferId, hour_ago: UnixMs) -> Result<u32> {
        let counted = sqlx::query("SELECT count(*) AS n FROM changes WHERE offer_id = $1 AND at_ms > $2")
            .bind(offer.0)
            .bind(hour_ago.0)
            .fetch_one(&mut *self.0)
            .await?;
        row::small(&counted, "n")
    }
}
