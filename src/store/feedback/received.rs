//! The public feedback that a person or an agency received. Owns those queries; each reads nothing but an index of whom it is about.

use super::{about, read, side};
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
    /// Whether it was given during the contract, and counts for nothing.
    pub is_interim: bool,
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
        is_interim: row::int(found, "nth")? > 0,
        number: OfferNumber(row::int(found, "number")?),
        client: PersonId(row::int(found, "client_id")?),
        worker,
        agency: row::maybe_text(found, "agency")?,
        delegate: row::maybe_int(found, "delegate_id")?.map(PersonId),
    })
}

impl Queries<'_> {
    /// The public stars that somebody received in a server, and how much was said during contracts.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn received_stars(&mut self, guild: GuildId, receiver: Receiver) -> Result<ReceivedStars> {
        let (kind, id) = about(receiver);
        let rows = sqlx::query(
            "SELECT side, count(*) AS n, CAST(sum(stars) AS BIGINT) AS stars FROM feedback
             WHERE guild_id = $1 AND about_id = $2 AND about_kind = $3 AND is_public = 1 AND hidden_ms IS NULL
             GROUP BY side
             UNION ALL SELECT side, count(*), CAST(NULL AS BIGINT) FROM interim_feedback
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
            let count: u32 = row::small(found, "n")?;
            let sum = row::maybe_int(found, "stars")?;
            let sum = sum.map(|sum| u32::try_from(sum).map_err(|_| unreadable("stars", sum.to_string())));
            match (side(found)?, sum.transpose()?) {
                (Side::Client, Some(sum)) => stars.as_worker = StarCount { count, stars: sum },
                (Side::Recipient, Some(sum)) => stars.as_client = StarCount { count, stars: sum },
                // What was said during contracts has no sum.
                (Side::Client, None) => stars.worker_during = count,
                (Side::Recipient, None) => stars.client_during = count,
            }
        }
        Ok(stars)
    }

    /// A part of the public feedback that somebody received in a server, also during contracts, the newest first; given by one side only, if
    /// one is named.
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
        let sql = "SELECT p.contract_id, p.side, p.nth, p.published_ms, coalesce(f.by_id, i.by_id) AS by_id, coalesce(f.stars, i.stars) AS stars,
                 coalesce(f.tags, i.tags) AS tags, coalesce(f.comment, i.comment) AS comment, f.note, coalesce(f.round, 0) AS round,
                 p.published_ms AS given_ms, f.edited_ms, f.reply, f.reply_by_id, f.replied_ms, f.hidden_ms,
                 f.edit_allowed_ms, f.edit_allowed_by_id, f.amended_ms, k.number, k.client_id, k.party_kind, k.party_id,
                 CASE WHEN k.party_kind = 'agency' THEN (SELECT a.name FROM agencies a WHERE a.id = k.party_id) END AS agency,
                 CASE WHEN k.party_kind = 'agency' THEN (SELECT o.delegate_id FROM offers o WHERE o.id = k.offer_id) END AS delegate_id
             FROM (SELECT contract_id, side, CAST(0 AS BIGINT) AS nth, published_ms FROM feedback
                 WHERE guild_id = $1 AND about_id = $2 AND about_kind = $3 AND is_public = 1 AND hidden_ms IS NULL
                     AND ($4 = '' OR side = $4)
                 UNION ALL SELECT contract_id, side, nth, given_ms FROM interim_feedback
                 WHERE guild_id = $1 AND about_id = $2 AND about_kind = $3 AND is_public = 1 AND hidden_ms IS NULL
                     AND ($4 = '' OR side = $4)
                 ORDER BY published_ms DESC, contract_id DESC, nth DESC LIMIT $5 OFFSET $6) AS p
             CROSS JOIN contracts k
             LEFT JOIN feedback f ON f.contract_id = p.contract_id AND f.side = p.side AND p.nth = 0
             LEFT JOIN interim_feedback i ON i.contract_id = p.contract_id AND i.side = p.side AND i.nth = p.nth
             WHERE k.id = p.contract_id
             ORDER BY p.published_ms DESC, p.contract_id DESC, p.nth DESC";
        let rows = sqlx::query(sql)
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
