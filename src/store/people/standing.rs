//! Counts of what became of somebody's offers. Owns those queries; each reads nothing but an index of the person's own.

use crate::domain::ids::{GuildId, OfferId, OfferNumber, PersonId};
use crate::domain::offers::offer::{Recipient, StateName};
use crate::domain::offers::terms::Terms;
use crate::domain::people::standing::{OfferCounts, Together};
use crate::domain::time::UnixMs;
use crate::store::error::Result;
use crate::store::rooms::pair_of;
use crate::store::row;
use crate::store::transaction::Queries;
use sqlx::any::AnyRow;

fn counts(rows: &[AnyRow]) -> Result<OfferCounts> {
    let mut counts = OfferCounts::default();
    for found in rows {
        let n = row::small(found, "n")?;
        counts.total += n;
        match row::name::<StateName>(found, "state")? {
            StateName::Accepted => counts.accepted += n,
            StateName::Declined => counts.declined += n,
            StateName::Pending | StateName::Withdrawn | StateName::Expired | StateName::Removed => {}
        }
    }
    Ok(counts)
}

impl Queries<'_> {
    /// What became of the offers that `client` sent.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sent_counts(&mut self, guild: GuildId, client: PersonId) -> Result<OfferCounts> {
        let rows = sqlx::query(
            "SELECT state, count(*) AS n FROM offers WHERE guild_id = $1 AND client_id = $2 GROUP BY state",
        )
        .bind(guild.0)
        .bind(client.0)
        .fetch_all(&mut *self.0)
        .await?;
        counts(&rows)
    }

    /// What became of the offers that `freelancer` received.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn received_counts(&mut self, guild: GuildId, freelancer: PersonId) -> Result<OfferCounts> {
        let rows = sqlx::query(
            "SELECT state, count(*) AS n FROM offers
             WHERE guild_id = $1 AND party_kind = 'freelancer' AND party_id = $2 GROUP BY state",
        )
        .bind(guild.0)
        .bind(freelancer.0)
        .fetch_all(&mut *self.0)
        .await?;
        counts(&rows)
    }

    /// How many offers from `client` wait for the answer of `freelancer`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn pending_between(
        &mut self,
        guild: GuildId,
        client: PersonId,
        freelancer: PersonId,
    ) -> Result<u32> {
        let counted = sqlx::query(
            "SELECT count(*) AS n FROM offers WHERE guild_id = $1 AND client_id = $2 AND state = 'pending'
             AND party_kind = 'freelancer' AND party_id = $3",
        )
        .bind(guild.0)
        .bind(client.0)
        .bind(freelancer.0)
        .fetch_one(&mut *self.0)
        .await?;
        row::small(&counted, "n")
    }

    /// What two sides have done together, whoever of two people hired whom, but for what `beside` became.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn together(
        &mut self,
        guild: GuildId,
        (client, recipient): (PersonId, &Recipient),
        beside: Option<OfferId>,
    ) -> Result<Option<Together>> {
        let found = sqlx::query(
            "SELECT o.number, v.terms, c.started_ms, count(*) OVER () AS n
             FROM rooms r JOIN offers o ON o.room_id = r.id AND o.state = 'accepted'
                 JOIN contracts c ON c.offer_id = o.id
                 JOIN versions v ON v.offer_id = c.offer_id AND v.version = c.version
             WHERE r.guild_id = $1 AND r.pair = $2 AND o.id <> $3
             ORDER BY c.started_ms DESC, o.number DESC LIMIT 1",
        )
        .bind(guild.0)
        .bind(pair_of(client, recipient))
        .bind(beside.map_or(0, |offer| offer.0))
        .fetch_optional(&mut *self.0)
        .await?;
        let together = |found| {
            let terms: Terms = row::json(&found, "terms")?;
            Ok(Together {
                contracts: row::small(&found, "n")?,
                last: OfferNumber(row::int(&found, "number")?),
                title: terms.title,
                started: UnixMs(row::int(&found, "started_ms")?),
            })
        };
        found.map(together).transpose()
    }
}
