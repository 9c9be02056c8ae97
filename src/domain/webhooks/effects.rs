//! What is sent to endpoints. Owns the kind; delivering it is `crate::webhooks`', the only carrier that takes it.

use super::endpoint::EndpointName;
use crate::domain::effect::{FeatureEffect, Lane};
use crate::domain::ids::{EventId, GuildId, RoomId};
use serde::{Deserialize, Serialize};

/// One event for one endpoint. What it says is fixed when it happens, so that each try sends the same bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WebhookEffect {
    /// Send it.
    SendEvent {
        /// To whom.
        endpoint: EndpointName,
        /// Which event: the same for every endpoint, and over all tries.
        event: EventId,
        /// Its type, such as `offer.sent`.
        what: String,
        /// The request's body: JSON with ids, numbers, states, amounts and dates.
        body: String,
    },
}

impl WebhookEffect {
    /// The stored names of all kinds.
    pub const KINDS: [&'static str; 1] = ["send_event"];
}

impl FeatureEffect for WebhookEffect {
    fn kind(&self) -> &'static str {
        match self {
            Self::SendEvent { .. } => "send_event",
        }
    }

    fn lane(&self, _: GuildId, _: RoomId) -> Lane {
        match self {
            Self::SendEvent { endpoint, .. } => Lane::Webhook(*endpoint),
        }
    }
}
