//! What is held back of offers until somebody has passed a server's membership screening, and letting it go. Owns these
//! statements; effects that wait in their lanes are `effects`'.

use super::effects::stored_lane;
use super::error::Result;
use super::row;
use super::transaction::{Queries, Tx};
use crate::domain::effect::{ALONE_AFTER_MS, Carrier, Lane};
use crate::domain::ids::{GuildId, OfferId, PersonId};
use crate::domain::time::UnixMs;

impl Tx {
    /// Somebody has passed the screening of `guild`: everything that was held back for them is due at `now`, as if it had been
    /// decided then.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn pass_screening(&mut self, guild: GuildId, person: PersonId, now: UnixMs) -> Result<()> {
        sqlx::query("UPDATE people SET is_pending = 0 WHERE guild_id = $1 AND person_id = $2")
            .bind(guild.0)
            .bind(person.0)
            .execute(&mut *self.tx)
            .await?;
        // First of all, so that whatever is decided about one of them meanwhile is decided again.
        let offers = sqlx::query(
            "UPDATE offers SET waits_for = NULL WHERE guild_id = $1 AND waits_for = $2 RETURNING id",
        )
        .bind(guild.0)
        .bind(person.0)
        .fetch_all(&mut *self.tx)
        .await?;
        for offer in &offers {
            self.let_go(OfferId(row::int(offer, "id")?), now).await?;
        }
        self.end_asking(guild, person).await
    }

    /// The addressed side of one offer has it, whoever was waited for: the same for that offer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn release_held(
        &mut self,
        (guild, offer): (GuildId, OfferId),
        person: PersonId,
        now: UnixMs,
    ) -> Result<()> {
        self.wait_no_longer(offer).await?;
        self.let_go(offer, now).await?;
        self.end_asking(guild, person).await
    }

    /// One offer was over before the addressed side had it: nothing of it is delivered.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_held(&mut self, (guild, offer): (GuildId, OfferId), person: PersonId) -> Result<()> {
        self.wait_no_longer(offer).await?;
        sqlx::query("DELETE FROM effects WHERE held_offer = $1 AND state = 'held'")
            .bind(offer.0)
            .execute(&mut *self.tx)
            .await?;
        self.end_asking(guild, person).await
    }

    async fn wait_no_longer(&mut self, offer: OfferId) -> Result<()> {
        sqlx::query("UPDATE offers SET waits_for = NULL WHERE id = $1")
            .bind(offer.0)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    async fn let_go(&mut self, offer: OfferId, now: UnixMs) -> Result<()> {
        sqlx::query(
            "UPDATE effects SET state = 'waiting', due_ms = $1, created_ms = $1,
                 alone_ms = CASE WHEN alone_ms IS NULL THEN alone_ms ELSE $2 END
             WHERE held_offer = $3 AND state = 'held'",
        )
        .bind(now.0)
        .bind(now.plus(ALONE_AFTER_MS).0)
        .bind(offer.0)
        .execute(&mut *self.tx)
        .await?;
        self.enqueued.extend(Carrier::ALL);
        Ok(())
    }

    /// Nobody is asked about any more for whom nothing is held back.
    async fn end_asking(&mut self, guild: GuildId, person: PersonId) -> Result<()> {
        if self.queries().is_waited_for(guild, person).await? {
            return Ok(());
        }
        sqlx::query("DELETE FROM effects WHERE lane = $1 AND state = 'waiting'")
            .bind(stored_lane(Lane::Screening(guild, person)))
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }
}

impl Queries<'_> {
    /// Whether any offer waits until `person` has passed the screening of `guild`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_waited_for(&mut self, guild: GuildId, person: PersonId) -> Result<bool> {
        let found = sqlx::query("SELECT id FROM offers WHERE guild_id = $1 AND waits_for = $2 LIMIT 1")
            .bind(guild.0)
            .bind(person.0)
            .fetch_optional(&mut *self.0)
            .await?;
        Ok(found.is_some())
    }
}
