//! What the outbox asks the effects of each feature. Owns the questions, and what is answered where nothing of a feature is in a room; every other
//! answer is in the feature's own file.

use super::lane::Lane;
use crate::domain::ids::{ChangeId, ContractId, GuildId, OfferId, RoomId};

/// What the outbox asks each feature's effects.
pub trait FeatureEffect: Sized {
    /// The kind's stored name, for logs and lists; one of the feature's `KINDS`.
    fn kind(&self) -> &'static str;

    /// The lane of this effect, for an offer of `guild` in `room`.
    fn lane(&self, guild: GuildId, room: RoomId) -> Lane;

    /// Whether it posts a message in a room that mentions somebody.
    fn mentions(&self) -> bool {
        false
    }

    /// What it is about, where that leads to one offer that may be named to whoever looks after the server.
    fn about(&self) -> Option<About> {
        None
    }

    /// What posts its message again, where somebody may still need it, when the message was deleted.
    fn posted_again(&self) -> Option<Self> {
        None
    }
}

/// What an effect is about, as far as it leads to an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// An offer itself.
    Offer(OfferId),
    /// A request to change one.
    Change(ChangeId),
    /// The contract that one became.
    Contract(ContractId),
}
