//! What one person is shown of an offer in their direct messages. Owns the kinds; delivering them is
//! `discord::notifications::deliver`'s.

use crate::domain::effect::{About, FeatureEffect, Lane};
use crate::domain::ids::{GuildId, OfferId, PersonId, RoomId};
use crate::domain::notifications::NotificationKind;
use serde::{Deserialize, Serialize};

/// Something for one person, in their direct messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NotificationEffect {
    /// Tell one person in a direct message.
    #[serde(rename = "direct")]
    SendDm {
        /// About which offer.
        offer: OfferId,
        /// What happened.
        news: NotificationKind,
        /// Whom.
        to: PersonId,
    },
    /// Make one person's copy of a card show the present state.
    RefreshCopy {
        /// Which offer.
        offer: OfferId,
        /// The card of which version.
        version: u32,
        /// Whose copy, in their direct messages.
        to: PersonId,
    },
}

impl NotificationEffect {
    /// The stored names of all kinds.
    pub const KINDS: [&'static str; 2] = ["direct", "refresh_copy"];
}

impl FeatureEffect for NotificationEffect {
    fn kind(&self) -> &'static str {
        match self {
            Self::SendDm { .. } => "direct",
            Self::RefreshCopy { .. } => "refresh_copy",
        }
    }

    fn lane(&self, guild: GuildId, _: RoomId) -> Lane {
        match self {
            Self::SendDm { to, .. } | Self::RefreshCopy { to, .. } => Lane::Direct(guild, *to),
        }
    }

    fn about(&self) -> Option<About> {
        match self {
            Self::SendDm { offer, .. } | Self::RefreshCopy { offer, .. } => Some(About::Offer(*offer)),
        }
    }
}
