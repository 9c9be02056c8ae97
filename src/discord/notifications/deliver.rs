//! Delivery of what one person is told of an offer in their direct messages. Owns what an effect is called where it could not
//! be delivered; how a direct message comes to be is in `discord::deliver::direct`.

use crate::app::NotificationDelivery;
use crate::discord::deliver::{DiscordDelivery, loaded};
use crate::domain::effect::NotificationEffect;
use crate::outbox::{DeliveryError, DueEffect, Receipt};
use crate::say;
use crate::words::Language;

impl DiscordDelivery {
    /// Delivers what one person is shown in their direct messages.
    pub(in crate::discord) async fn deliver_notification(
        &self,
        due: &DueEffect,
        effect: &NotificationEffect,
    ) -> Result<Receipt, DeliveryError> {
        let found = self.app.notification_delivery(effect).await;
        let Some(delivery) = loaded(due, found)? else { return Ok(Receipt::Done) };
        match delivery {
            NotificationDelivery::SendDm(brief) => self.tell(due, &brief).await,
            NotificationDelivery::RefreshCopy(brief) => self.refresh_copy(&brief).await,
        }
    }
}

/// What an effect is called, where it could not be delivered.
pub(in crate::discord) fn name(language: Language, effect: &NotificationEffect) -> String {
    match effect {
        NotificationEffect::SendDm { .. } => say!(language, "check-effect-direct"),
        NotificationEffect::RefreshCopy { .. } => say!(language, "check-effect-refresh"),
    }
}
