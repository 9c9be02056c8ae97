//! What must happen because of an agency and its work. Owns the kinds; delivering them is `discord::agencies::deliver`'s.

use crate::domain::effect::{About, FeatureEffect, Lane};
use crate::domain::ids::{GuildId, InvitationId, OfferId, PersonId, RoomId};
use serde::{Deserialize, Serialize};

/// Something to tell somebody of an agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AgencyEffect {
    /// Tell somebody, in the room, that an agency handed them the work of an offer.
    PostHandover {
        /// Which offer.
        offer: OfferId,
        /// Whom.
        to: PersonId,
    },
    /// The same by direct message.
    TellHandover {
        /// Which offer.
        offer: OfferId,
        /// Whom.
        to: PersonId,
    },
    /// Ask somebody, in a direct message, whether they join or take over an agency.
    Invite {
        /// Which question.
        invitation: InvitationId,
        /// Whom.
        to: PersonId,
    },
}

impl AgencyEffect {
    /// The stored names of all kinds.
    pub const KINDS: [&'static str; 3] = ["post_handover", "tell_handover", "invite"];
}

impl FeatureEffect for AgencyEffect {
    fn kind(&self) -> &'static str {
        match self {
            Self::PostHandover { .. } => "post_handover",
            Self::TellHandover { .. } => "tell_handover",
            Self::Invite { .. } => "invite",
        }
    }

    fn lane(&self, guild: GuildId, room: RoomId) -> Lane {
        match self {
            Self::PostHandover { .. } => Lane::Room(room),
            Self::TellHandover { to, .. } | Self::Invite { to, .. } => Lane::Direct(guild, *to),
        }
    }

    fn mentions(&self) -> bool {
        match self {
            Self::PostHandover { .. } => true,
            Self::TellHandover { .. } | Self::Invite { .. } => false,
        }
    }

    fn about(&self) -> Option<About> {
        match self {
            Self::PostHandover { offer, .. } | Self::TellHandover { offer, .. } => Some(About::Offer(*offer)),
            Self::Invite { .. } => None,
        }
    }

    fn posted_again(&self) -> Option<Self> {
        None
    }
}
