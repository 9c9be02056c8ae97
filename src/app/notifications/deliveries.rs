//! What deliveries in direct messages about offers must know. Owns loading it, at the moment of delivery.

use crate::app::{App, CopyBrief, DirectBrief, Result, brief};
use crate::domain::effect::NotificationEffect;

/// A delivery in somebody's direct messages, with all that it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotificationDelivery {
    /// Tell them something.
    SendDm(Box<DirectBrief>),
    /// Bring their copy of a card up to date.
    RefreshCopy(Box<CopyBrief>),
}

impl App {
    /// Loads what delivering `effect` needs; `None` when there is nothing left to deliver.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn notification_delivery(
        &self,
        effect: &NotificationEffect,
    ) -> Result<Option<NotificationDelivery>> {
        let mut reader = self.store.reader().await?;
        let queries = &mut reader.queries();
        Ok(match *effect {
            NotificationEffect::SendDm { offer, news, to } => {
                brief::direct(self, queries, offer, news, to).await?.map(NotificationDelivery::SendDm)
            }
            NotificationEffect::RefreshCopy { offer, version, to } => {
                let copy = brief::copy(self, queries, offer, version, to).await?;
                copy.map(|copy| NotificationDelivery::RefreshCopy(Box::new(copy)))
            }
        })
    }
}
