//! What a message shows that tells somebody something. Owns how that is stored.

pub(super) mod addresses;
mod hosts;
mod secrets;
pub(super) mod settings;

use crate::domain::effect::About;
use crate::domain::ids::{EffectId, OfferId, PersonId};
use std::fmt;

/// What a posted message tells one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotificationSubject {
    /// One person's copy of a card, in their direct messages.
    Copy(OfferId, u32, PersonId),
    /// A notice; it has no subject but the effect that posted it.
    Notice(EffectId),
}

impl fmt::Display for NotificationSubject {
    /// The stored form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Copy(offer, version, person) => write!(f, "copy/{offer}/{version}/{person}"),
            Self::Notice(effect) => write!(f, "notice/{effect}"),
        }
    }
}

impl NotificationSubject {
    /// What a message is about whose subject is stored as `kind/id/…`, if that can be told from it.
    pub(super) fn about(kind: &str, id: i64) -> Option<About> {
        match kind {
            "copy" => Some(About::Offer(OfferId(id))),
            _ => None,
        }
    }
}
