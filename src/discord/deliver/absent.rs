//! Deliveries in a server that Parley was removed from. Owns what a refusal means then: nothing about the person, the room or
//! the message that it named. It's delivered once Parley is invited back.

use super::DiscordDelivery;
use crate::domain::server::obstacle::{Blocked, Obstacle};
use crate::outbox::{DeliveryError, DueEffect, Receipt};

impl DiscordDelivery {
    /// What a delivery came to; waits for Parley's return where it failed because Parley isn't in the server. Looked up only
    /// after a failure: a direct message reaches who shares another server with Parley.
    pub(super) async fn unless_absent(
        &self,
        due: &DueEffect,
        outcome: Result<Receipt, DeliveryError>,
    ) -> Result<Receipt, DeliveryError> {
        let why = match &outcome {
            Err(DeliveryError::Retry { why, .. } | DeliveryError::Blocked { why, .. }) => why.clone(),
            Ok(Receipt::DmsClosed { .. } | Receipt::RoomGone { .. } | Receipt::PostGone { .. }) => {
                "not in the server".to_owned()
            }
            Ok(_)
            | Err(
                DeliveryError::Unanswered { .. }
                | DeliveryError::Slow { .. }
                | DeliveryError::NotYet { .. }
                | DeliveryError::GiveUp { .. },
            ) => return outcome,
        };
        match self.app.left_server_of(due.id).await {
            Ok(Some(guild)) => {
                let by = Blocked { guild, obstacle: Obstacle::NotInServer };
                Err(DeliveryError::Blocked { by, why })
            }
            Ok(None) => outcome,
            Err(error) => Err(DeliveryError::not_loaded(error)),
        }
    }
}
