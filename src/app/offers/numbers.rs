//! The numbers of a server's offers, and that none is given out before it is known which ones people have seen.

use crate::app::error::Result;
use crate::app::transaction::{App, retry};
use crate::domain::ids::{GuildId, OfferNumber};
use crate::domain::time::UnixMs;
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;

/// The longest that a send waits for the cards of its server to be looked at.
const PATIENCE: Duration = Duration::from_secs(60);

/// The servers whose cards are being looked at.
#[derive(Debug, Default)]
pub(in crate::app) struct Numbering {
    guilds: Mutex<HashSet<GuildId>>,
    checked: Notify,
}

impl Numbering {
    fn is_checked(&self, guild: GuildId) -> bool {
        !self.guilds.lock().unwrap_or_else(PoisonError::into_inner).contains(&guild)
    }
}

impl App {
    /// From here on sends of `guild` wait until [`App::numbers_checked`].
    pub fn check_numbers(&self, guild: GuildId) {
        self.numbering.guilds.lock().unwrap_or_else(PoisonError::into_inner).insert(guild);
    }

    /// Sends of `guild` go on.
    pub fn numbers_checked(&self, guild: GuildId) {
        self.numbering.guilds.lock().unwrap_or_else(PoisonError::into_inner).remove(&guild);
        self.numbering.checked.notify_waiters();
    }

    /// Waits until the numbers of `guild` are known, or for as long as anybody would.
    pub(in crate::app) async fn await_numbers(&self, guild: GuildId) {
        let checked = async {
            loop {
                let notified = self.numbering.checked.notified();
                tokio::pin!(notified);
                // From here on no notification is missed.
                notified.as_mut().enable();
                if self.numbering.is_checked(guild) {
                    return;
                }
                notified.await;
            }
        };
        // Whatever keeps Discord from showing its cards keeps nobody from sending an offer.
        drop(tokio::time::timeout(PATIENCE, checked).await);
    }

    /// Until when all of a server's cards are of offers that are known: when they were last looked at, or the newest offer was
    /// sent.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn cards_seen(&self, guild: GuildId) -> Result<UnixMs> {
        Ok(self.store.reader().await?.queries().cards_seen(guild).await?)
    }

    /// Numbers new offers of `guild` above `highest`, and notes that all cards until `seen` were looked at. Gives the next
    /// number where that was below.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn number_above(
        &self,
        guild: GuildId,
        highest: Option<OfferNumber>,
        seen: Option<UnixMs>,
    ) -> Result<Option<i64>> {
        retry(|| async {
            let mut tx = self.store.begin().await?;
            let is_raised = match highest {
                Some(highest) => tx.raise_offer_number(guild, highest).await?,
                None => false,
            };
            if let Some(seen) = seen {
                tx.note_cards_seen(guild, seen).await?;
            }
            tx.commit().await?;
            Ok(highest.filter(|_| is_raised).map(|highest| highest.0 + 1))
        })
        .await
    }
}
