//! What must happen in a room because of a contract. Owns the kinds; delivering them is `discord::contracts::deliver`'s.

use crate::domain::effect::{About, Effect, FeatureEffect, Lane};
use crate::domain::ids::{ContractId, GuildId, RoomId};
use serde::{Deserialize, Serialize};

/// Something to show of a contract, in its room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ContractEffect {
    /// Post the contract and mention the client.
    PostContract {
        /// Which contract.
        contract: ContractId,
    },
    /// Pin the posted contract.
    PinContract {
        /// Which contract.
        contract: ContractId,
    },
}

impl ContractEffect {
    /// The stored names of all kinds.
    pub const KINDS: [&'static str; 2] = ["post_contract", "pin_contract"];
}

impl FeatureEffect for ContractEffect {
    fn kind(&self) -> &'static str {
        match self {
            Self::PostContract { .. } => "post_contract",
            Self::PinContract { .. } => "pin_contract",
        }
    }

    fn lane(&self, _: GuildId, room: RoomId) -> Lane {
        Lane::Room(room)
    }

    fn mentions(&self) -> bool {
        match self {
            Self::PostContract { .. } => true,
            Self::PinContract { .. } => false,
        }
    }

    fn about(&self) -> Option<About> {
        match self {
            Self::PostContract { contract } | Self::PinContract { contract } => {
                Some(About::Contract(*contract))
            }
        }
    }

    fn posted_again(&self) -> Option<Effect> {
        None
    }
}
