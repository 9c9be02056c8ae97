//! What time does: offers expire, drafts are forgotten. A deadline is a column; each step asks for what is due and runs
//! the ordinary decision, so that it does not matter how long nobody asked.

use super::{App, Error, Result, retry};
use crate::domain::decide;
use crate::domain::draft::DRAFT_LIFE_MS;
use crate::domain::ids::OfferId;
use crate::domain::refusal::Refusal;

/// Offers in one step.
const BATCH: u32 = 100;

impl App {
    /// Does what is due. Gives how many offers expired; ask again at once while that is not 0.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn step_deadlines(&self) -> Result<u32> {
        let due = self.store.reader().await?.look().due_offers(self.now(), BATCH).await?;
        let mut expired = 0;
        for offer in due {
            expired += u32::from(self.expire(offer).await?);
        }
        Ok(expired)
    }

    async fn expire(&self, id: OfferId) -> Result<bool> {
        let outcome = retry(|| self.try_expire(id)).await;
        match outcome {
            // Somebody answered it, or another process expired it, at the same moment.
            Err(Error::Refused(Refusal::Over { .. })) => Ok(false),
            other => other,
        }
    }

    async fn try_expire(&self, id: OfferId) -> Result<bool> {
        let mut tx = self.store.begin().await?;
        let Some(offer) = tx.look().offer(id).await? else { return Ok(false) };
        let Some(decision) = decide::expire(&offer, self.now())? else { return Ok(false) };
        self.save(tx, &decision).await?;
        Ok(true)
    }

    /// Forgets drafts that are too old to be opened.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn sweep_drafts(&self) -> Result<u64> {
        let mut tx = self.store.begin().await?;
        let swept = tx.sweep_drafts(self.now().plus(-DRAFT_LIFE_MS)).await?;
        tx.commit().await?;
        Ok(swept)
    }
}
