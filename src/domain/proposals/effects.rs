//! What must happen because of a proposal. Owns the kinds; delivering them is `discord::proposals::deliver`'s, and by email `mail`'s.

use crate::domain::effect::{FeatureEffect, Lane};
use crate::domain::ids::{GuildId, PersonId, ProposalId, RoomId};
use serde::{Deserialize, Serialize};

/// What one side of a proposal is told. Stored as JSON; kinds must stay decodable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalNews {
    /// It arrived.
    Received,
    /// The client declined it.
    Declined,
    /// Its job says something else.
    JobEdited,
    /// Its job was closed.
    JobClosed,
}

/// Something to tell one side of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ProposalEffect {
    /// Tell one person, by direct message, what happened to a proposal.
    TellProposal {
        /// Which proposal.
        proposal: ProposalId,
        /// What happened.
        news: ProposalNews,
        /// Whom.
        to: PersonId,
    },
    /// Send the client of its job, by direct message, the files that go with a proposal: links to them expire.
    HandFiles {
        /// Which proposal.
        proposal: ProposalId,
        /// Whom.
        to: PersonId,
    },
}

impl ProposalEffect {
    /// The stored names of all kinds.
    pub const KINDS: [&'static str; 2] = ["tell_proposal", "hand_files"];
}

impl FeatureEffect for ProposalEffect {
    fn kind(&self) -> &'static str {
        match self {
            Self::TellProposal { .. } => "tell_proposal",
            Self::HandFiles { .. } => "hand_files",
        }
    }

    fn lane(&self, guild: GuildId, _: RoomId) -> Lane {
        match self {
            Self::TellProposal { to, .. } => Lane::Direct(guild, *to),
            Self::HandFiles { to, .. } => Lane::DirectFiles(guild, *to),
        }
    }
}
