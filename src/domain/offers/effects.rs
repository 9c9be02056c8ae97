//! What must happen in a room because of an offer. Owns the kinds, and what is posted again when a message or its room is
//! gone; delivering them is `discord::offers::deliver`'s.

use crate::domain::effect::{About, FeatureEffect, Lane};
use crate::domain::ids::{ChangeId, GuildId, OfferId, PersonId, RoomId};
use crate::domain::notifications::NotificationKind;
use crate::domain::offers::offer::Offer;
use serde::{Deserialize, Serialize};

/// Something to show of an offer, in its room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OfferEffect {
    /// Post the card of one version of an offer, and mention the addressed side; nothing if it stands there.
    PostCard {
        /// Which offer.
        offer: OfferId,
        /// Which version.
        version: u32,
    },
    /// Make a posted card show the present state.
    RefreshCard {
        /// Which offer.
        offer: OfferId,
        /// The card of which version.
        version: u32,
    },
    /// Post a file of an offer again, in its room.
    PostFiles {
        /// Which offer.
        offer: OfferId,
        /// Which of its files, from 0; all in one message, as older versions did it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file: Option<u32>,
    },
    /// Show the client the terms that were asked for beside the present ones; nothing if they are shown.
    PostChange {
        /// Which request.
        change: ChangeId,
    },
    /// Make a posted change request show its fate.
    RefreshChange {
        /// Which request.
        change: ChangeId,
    },
    /// Ask Discord whether somebody has passed the server's membership screening, for whom offers are held back.
    AwaitScreening {
        /// Which server.
        guild: GuildId,
        /// Who.
        to: PersonId,
    },
    /// Tell one person what happened to an offer.
    #[serde(rename = "notify")]
    PostNotice {
        /// Which offer.
        offer: OfferId,
        /// What happened.
        news: NotificationKind,
        /// Whom to mention.
        to: PersonId,
    },
}

impl OfferEffect {
    /// The stored names of all kinds.
    pub const KINDS: [&'static str; 7] = [
        "post_card",
        "refresh_card",
        "post_files",
        "post_change",
        "refresh_change",
        "await_screening",
        "notify",
    ];
}

impl FeatureEffect for OfferEffect {
    fn kind(&self) -> &'static str {
        match self {
            Self::PostCard { .. } => "post_card",
            Self::RefreshCard { .. } => "refresh_card",
            Self::PostFiles { .. } => "post_files",
            Self::PostChange { .. } => "post_change",
            Self::RefreshChange { .. } => "refresh_change",
            Self::AwaitScreening { .. } => "await_screening",
            Self::PostNotice { .. } => "notify",
        }
    }

    fn lane(&self, _: GuildId, room: RoomId) -> Lane {
        match self {
            Self::PostFiles { file: Some(_), .. } => Lane::Files(room),
            Self::AwaitScreening { guild, to } => Lane::Screening(*guild, *to),
            Self::PostFiles { file: None, .. }
            | Self::PostCard { .. }
            | Self::RefreshCard { .. }
            | Self::PostChange { .. }
            | Self::RefreshChange { .. }
            | Self::PostNotice { .. } => Lane::Room(room),
        }
    }

    fn mentions(&self) -> bool {
        match self {
            Self::PostCard { .. }
            | Self::PostFiles { file: None, .. }
            | Self::PostChange { .. }
            | Self::PostNotice { .. } => true,
            // The card before it sees to it that whoever it may ask for the file is in the room.
            Self::PostFiles { file: Some(_), .. } => false,
            Self::RefreshCard { .. } | Self::RefreshChange { .. } | Self::AwaitScreening { .. } => false,
        }
    }

    fn about(&self) -> Option<About> {
        match self {
            Self::PostCard { offer, .. }
            | Self::RefreshCard { offer, .. }
            | Self::PostFiles { offer, .. }
            | Self::PostNotice { offer, .. } => Some(About::Offer(*offer)),
            Self::PostChange { change } | Self::RefreshChange { change } => Some(About::Change(*change)),
            Self::AwaitScreening { .. } => None,
        }
    }

    fn posted_again(&self) -> Option<Self> {
        let again = match *self {
            Self::PostCard { offer, version } | Self::RefreshCard { offer, version } => {
                Self::PostCard { offer, version }
            }
            Self::PostChange { change } | Self::RefreshChange { change } => Self::PostChange { change },
            Self::PostFiles { .. } | Self::PostNotice { .. } | Self::AwaitScreening { .. } => return None,
        };
        Some(again)
    }
}

/// What a room that was made anew is to show of an offer that waits for its answer. What is held back comes by itself.
#[must_use]
pub fn posts_for_new_room(offer: &Offer) -> Vec<OfferEffect> {
    if offer.waits_for.is_some() {
        return Vec::new();
    }
    let mut posts = vec![OfferEffect::PostCard { offer: offer.id, version: offer.version }];
    posts.extend(posts_of_files(offer.id, offer.files.len()));
    posts.extend(offer.open_change().map(|change| OfferEffect::PostChange { change: change.id }));
    posts
}

/// One message for each of so many files.
pub fn posts_of_files(offer: OfferId, files: usize) -> impl Iterator<Item = OfferEffect> {
    (0..).take(files).map(move |file| OfferEffect::PostFiles { offer, file: Some(file) })
}
