//! What safety notes are held against: a server's latest prices, and whether two people had an offer before. Owns those
//! queries.

use super::error::Result;
use super::row;
use super::transaction::Queries;
use crate::domain::offers::offer::Offer;
use crate::domain::offers::terms::{Price, Terms};

impl Queries<'_> {
    /// The prices of the last `most` offers of the server before this one, but for those of its client, who would else decide
    /// what is usual.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prices_before(&mut self, offer: &Offer, most: u32) -> Result<Vec<Price>> {
        let rows = sqlx::query(
            "SELECT v.terms FROM offers o JOIN versions v ON v.offer_id = o.id AND v.version = o.version
             WHERE o.guild_id = $1 AND o.number >= $2 AND o.number < $3 AND o.client_id <> $4",
        )
        .bind(offer.guild.0)
        .bind(offer.number.0.saturating_sub(i64::from(most)))
        .bind(offer.number.0)
        .bind(offer.client.0)
        .fetch_all(&mut *self.0)
        .await?;
        rows.iter().map(|found| Ok(row::json::<Terms>(found, "terms")?.price)).collect()
    }

    /// Whether the two sides of an offer had no other before it, whoever sent it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_first_contact(&mut self, offer: &Offer) -> Result<bool> {
        let earlier = sqlx::query("SELECT 1 AS n FROM offers WHERE room_id = $1 AND number < $2 LIMIT 1")
            .bind(offer.room.0)
            .bind(offer.number.0)
            .fetch_optional(&mut *self.0)
            .await?;
        Ok(earlier.is_none())
    }
}
