//! Delivery for those who look after a server. Owns what an effect is called where it could not be delivered.

use crate::app::ServerDelivery;
use crate::discord::deliver::{DiscordDelivery, loaded};
use crate::domain::effect::ServerEffect;
use crate::outbox::{DeliveryError, DueEffect, Receipt};
use crate::say;
use crate::words::Language;

impl DiscordDelivery {
    /// Delivers what moderators are told of the server.
    pub(in crate::discord) async fn deliver_server(
        &self,
        due: &DueEffect,
        effect: &ServerEffect,
    ) -> Result<Receipt, DeliveryError> {
        let found = self.app.server_delivery(effect).await;
        let Some(delivery) = loaded(due, found)? else { return Ok(Receipt::Done) };
        match delivery {
            ServerDelivery::Alert(brief) => self.alert(due, &brief).await,
        }
    }
}

/// What an effect is called, where it could not be delivered.
pub(in crate::discord) fn name(language: Language, effect: &ServerEffect) -> String {
    match effect {
        ServerEffect::Alert { .. } => say!(language, "check-effect-alert"),
    }
}
