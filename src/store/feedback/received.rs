//! The public feedback that a person or an agency received. Owns those queries; each reads nothing but an index of whom it is about.

use super::{COLUMNS, about, read};
use crate::domain::feedback::Feedback;
use crate::domain::feedback::received::{ReceivedStars, Receiver};
use crate::domain::feedback::score::record::Worker;
use crate::domain::ids::{AgencyId, GuildId, OfferNumber, PersonId};
use crate::domain::offers::offer::Side;
use crate::domain::people::standing::StarCount;
use crate::store::error::Result;
use crate::store::row::{self, unreadable};
use crate::store::transaction::Queries;
use sqlx::any::AnyRow;

/// Feedback as it was received, with what its contract says of who gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedFeedbackRow {
    /// The feedback.
    pub feedback: Feedback,
    /// The number of the contract.
    pub number: OfferNumber,
    /// Who hired.
    pub client: PersonId,
    /// Who was hired.
    pub worker: Worker,
    /// What the agency is called that was hired.
    pub agency: Option<String>,
    /// The member to whom it handed the work.
    pub delegate: Option<PersonId>,
}

fn received(found: &AnyRow) -> Result<ReceivedFeedbackRow> {
    let party = row::int(found, "party_id")?;
    let worker = match row::text(found, "party_kind")?.as_str() {
        "freelancer" => Worker::Freelancer(PersonId(party)),
        "agency" => Worker::Agency(AgencyId(party)),
        other => return Err(unreadable("party_kind", other)),
    };
    Ok(ReceivedFeedbackRow {
        feedback: read(found)?,
        number: OfferNumber(row::int(found, "number")?),
        client: PersonId(row::int(found, "client_id")?),
        worker,
        agency: row::maybe_text(found, "agency")?,
        delegate: row::maybe_int(found, "delegate_id")?.map(PersonId),
    })
}

impl Queries<'_> {
    /// The public stars that somebody received in a server.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn received_stars(&mut self, guild: GuildId, receiver: Receiver) -> Result<ReceivedStars> {
        let (kind, id) = about(receiver);
        let rows = sqlx::query(
            "SELECT side, count(*) AS n, CAST(sum(stars) AS BIGINT) AS stars FROM feedback
             WHERE guild_id = $1 AND about_id = $2 AND about_kind = $3 AND is_public = 1 AND hidden_ms IS NULL
             GROUP BY side",
        )
        .bind(guild.0)
        .bind(id)
        .bind(kind)
        .fetch_all(&mut *self.0)
        .await?;
        let mut stars = ReceivedStars::default();
        for found in &rows {
            let count = StarCount { count: row::small(found, "n")?, stars: row::small(found, "stars")? };
            let giver = row::text(found, "side")?;
            match Side::from_code(&giver).ok_or_else(|| unreadable("side", giver))? {
                Side::Client => stars.as_worker = count,
                Side::Recipient => stars.as_client = count,
            }
        }
        Ok(stars)
    }

    /// A part of the public feedback that somebody received in a server, the newest first; given by one side only, if one is named.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn received_feedback(
        &mut self,
        guild: GuildId,
        receiver: Receiver,
        giver: Option<Side>,
        (skip, most): (u32, u32),
    ) -> Result<Vec<ReceivedFeedbackRow>> {
        let (kind, id) = about(receiver);
        // CROSS JOIN is how SQLite is told to read in this order.
        let sql = format!(
            "SELECT {COLUMNS}, k.number, k.client_id, k.party_kind, k.party_id,
                 CASE WHEN k.party_kind = 'agency' THEN (SELECT a.name FROM agencies a WHERE a.id = k.party_id) END AS agency,
                 CASE WHEN k.party_kind = 'agency' THEN (SELECT o.delegate_id FROM offers o WHERE o.id = k.offer_id) END AS delegate_id
             FROM (SELECT contract_id, side, published_ms FROM feedback
                 WHERE guild_id = $1 AND about_id = $2 AND about_kind = $3 AND is_public = 1 AND hidden_ms IS NULL
                     AND ($4 = '' OR side = $4)
                 ORDER BY published_ms DESC, contract_id DESC LIMIT $5 OFFSET $6) AS p
             CROSS JOIN feedback f CROSS JOIN contracts k
             WHERE f.contract_id = p.contract_id AND f.side = p.side AND k.id = p.contract_id
             ORDER BY p.published_ms DESC, p.contract_id DESC"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(guild.0)
            .bind(id)
            .bind(kind)
            .bind(giver.map_or("", Side::code))
            .bind(i64::from(most))
            .bind(i64::from(skip))
            .fetch_all(&mut *self.0)
            .await?;
        rows.iter().map(received).collect()
    }
}
