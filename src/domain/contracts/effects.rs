//! What must happen in a room because of a contract. Owns the kinds; delivering them is `discord::contracts::deliver`'s.

use crate::domain::effect::{About, FeatureEffect, Lane};
use crate::domain::ids::{ContractId, GuildId, PersonId, RoomId};
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
    /// Make the posted contract show how it stands.
    RefreshContract {
        /// Which contract.
        contract: ContractId,
    },
    /// Tell one person what was said about the work.
    PostWork {
        /// Which contract.
        contract: ContractId,
        /// The line that says it.
        seq: i64,
        /// Whom to mention.
        to: PersonId,
    },
    /// Post a file that goes with submitted work, in the room.
    PostWorkFile {
        /// Of which contract.
        contract: ContractId,
        /// The line that submits it.
        seq: i64,
        /// Which of its files, from 0.
        file: u32,
    },
}

impl ContractEffect {
    /// The stored names of all kinds.
    pub const KINDS: [&'static str; 5] =
        ["post_contract", "pin_contract", "refresh_contract", "post_work", "post_work_file"];
}

/// What has a contract stand in its room: it is posted, and pinned.
#[must_use]
pub fn posts_of_contract(contract: ContractId) -> [ContractEffect; 2] {
    [ContractEffect::PostContract { contract }, ContractEffect::PinContract { contract }]
}

impl FeatureEffect for ContractEffect {
    fn kind(&self) -> &'static str {
        match self {
            Self::PostContract { .. } => "post_contract",
            Self::PinContract { .. } => "pin_contract",
            Self::RefreshContract { .. } => "refresh_contract",
            Self::PostWork { .. } => "post_work",
            Self::PostWorkFile { .. } => "post_work_file",
        }
    }

    fn lane(&self, _: GuildId, room: RoomId) -> Lane {
        match self {
            Self::PostWorkFile { .. } => Lane::Files(room),
            Self::PostContract { .. }
            | Self::PinContract { .. }
            | Self::RefreshContract { .. }
            | Self::PostWork { .. } => Lane::Room(room),
        }
    }

    fn mentions(&self) -> bool {
        match self {
            Self::PostContract { .. } | Self::PostWork { .. } => true,
            Self::PinContract { .. } | Self::RefreshContract { .. } | Self::PostWorkFile { .. } => false,
        }
    }

    fn about(&self) -> Option<About> {
        match self {
            Self::PostContract { contract }
            | Self::PinContract { contract }
            | Self::RefreshContract { contract }
            | Self::PostWork { contract, .. }
            | Self::PostWorkFile { contract, .. } => Some(About::Contract(*contract)),
        }
    }

    fn posted_again(&self) -> Option<Self> {
        match *self {
            Self::PostContract { contract }
            | Self::PinContract { contract }
            | Self::RefreshContract { contract } => Some(Self::PostContract { contract }),
            Self::PostWork { .. } | Self::PostWorkFile { .. } => None,
        }
    }
}
