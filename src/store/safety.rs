//! What safety notes are held against: a server's latest prices, and whether two people had an offer before. Owns those
//! queries.

use super::error::Result;
use super::row;
use super::transaction::Queries;
use crate::domain::offers::offer::Offer;
use crate::domain::offers::terms::{Price, Terms};

/// What an offer is held against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// The prices of the server's last offers, but for those of its client, who would else decide what is usual.
    pub prices: Vec<Price>,
    /// Whether its two sides had no other before it, whoever sent it.
    pub is_first_contact: bool,
    /// Whether the freelancer whom it's for never got another before it, from anybody.
    pub is_first_offer: bool,
}

impl Queries<'_> {
    /// What came before an offer: the prices of the last `most` offers of the server, and whether its sides knew each other.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn before(&mut self, offer: &Offer, most: u32) -> Result<Before> {
        let rows = sqlx::query(
            "SELECT met.n, met.got, v.terms FROM (SELECT CAST(CASE WHEN EXISTS (SELECT 1 FROM offers e
                 WHERE e.room_id = $5 AND e.number < $3) THEN 1 ELSE 0 END AS BIGINT) AS n,
                 CAST(CASE WHEN EXISTS (SELECT 1 FROM offers g WHERE g.guild_id = $1 AND g.party_id = $6
                 AND g.party_kind = 'freelancer' AND g.number < $3) THEN 1 ELSE 0 END AS BIGINT) AS got) AS met
             LEFT JOIN offers o ON o.guild_id = $1 AND o.number >= $2 AND o.number < $3 AND o.client_id <> $4
             LEFT JOIN versions v ON v.offer_id = o.id AND v.version = o.version",
        )
        .bind(offer.guild.0)
        .bind(offer.number.0.saturating_sub(i64::from(most)))
        .bind(offer.number.0)
        .bind(offer.client.0)
        .bind(offer.room.0)
        .bind(offer.recipient.spokesperson().0)
        .fetch_all(&mut *self.0)
        .await?;
        let is_to_agency = offer.recipient.agency().is_some();
        let mut before = Before {
            prices: Vec::with_capacity(rows.len()),
            is_first_contact: true,
            is_first_offer: !is_to_agency,
        };
        for found in &rows {
            before.is_first_contact = row::int(found, "n")? == 0;
            before.is_first_offer = !is_to_agency && row::int(found, "got")? == 0;
            if row::maybe_text(found, "terms")?.is_some() {
                before.prices.push(row::json::<Terms>(found, "terms")?.price);
            }
        }
        Ok(before)
    }
}
