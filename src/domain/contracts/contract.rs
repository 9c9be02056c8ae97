//! A contract: what an accepted offer became. Owns its shape.

use crate::domain::ids::{ContractId, GuildId, OfferId, PersonId, RoomId};
use crate::domain::offers::offer::Recipient;
use crate::domain::offers::terms::Terms;
use crate::domain::time::UnixMs;

/// The agreement of both sides, with the accepted version's terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contract {
    /// Never shown.
    pub id: ContractId,
    /// The accepted offer.
    pub offer: OfferId,
    /// The accepted version of it.
    pub version: u32,
    /// The server.
    pub guild: GuildId,
    /// Where both sides talk.
    pub room: RoomId,
    /// Who hires.
    pub client: PersonId,
    /// Who works.
    pub contractor: Recipient,
    /// What was agreed.
    pub terms: Terms,
    /// When it was accepted.
    pub started: UnixMs,
}
