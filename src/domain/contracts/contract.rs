//! A contract: what an accepted offer became. Owns its shape; which milestone has which place is `places`'.

use super::refusal::ContractRefusal;
use crate::domain::ids::{ContractId, GuildId, OfferId, PersonId, RoomId};
use crate::domain::offers::offer::{Recipient, Side};
use crate::domain::offers::terms::Terms;
use crate::domain::time::{DAY_MS, UnixMs};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
    /// What is agreed: the accepted version's terms, or those of the latest change.
    pub terms: Terms,
    /// Which milestone has which place, once the terms were changed; until then they are counted from 1.
    pub places: Option<Places>,
    /// When it was accepted.
    pub started: UnixMs,
    /// Whether it still runs.
    pub state: ContractState,
    /// How often something was said about it; the compare-and-set of `store` compares it.
    pub revision: i64,
}

/// Which milestone has which place, once the terms of a contract were changed. Stored as JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Places {
    /// The place of each milestone of the terms, in their order.
    pub current: Vec<u32>,
    /// Those that were dropped.
    pub dropped: Vec<DroppedMilestone>,
}

/// A milestone that the terms no longer have; its payments and its lines stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DroppedMilestone {
    /// The place that it had.
    pub place: u32,
    /// What it was called.
    pub name: String,
}

/// Whether a contract runs. Stored by name; names must stay readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContractState {
    /// It runs.
    Active,
    /// One side paused it: nobody is reminded of anything, and nothing is approved by itself.
    Paused,
    /// One side closed it.
    Closed,
    /// One side opened a dispute, which moderators decide: until then, nothing that the sides could only agree on changes.
    Disputed,
}

/// How long a contract counts that names no day by which the work is done.
const UNDATED_MS: i64 = 90 * DAY_MS;

impl Contract {
    /// Whether it goes on: it runs, or is paused.
    ///
    /// # Errors
    /// It was closed, or a dispute is open.
    pub fn check_open(&self) -> Result<(), ContractRefusal> {
        match self.state {
            ContractState::Active | ContractState::Paused => Ok(()),
            ContractState::Closed => Err(ContractRefusal::Closed),
            ContractState::Disputed => Err(ContractRefusal::Disputed),
        }
    }

    /// The side for which `person` decides: nobody does so to whom the work was handed.
    ///
    /// # Errors
    /// They are on no side, or do the work without answering for it.
    pub fn deciding_side(&self, person: PersonId) -> Result<Side, ContractRefusal> {
        if self.client == person {
            return Ok(Side::Client);
        }
        if self.contractor.is_answered_by(person) {
            return Ok(Side::Recipient);
        }
        match self.contractor.is_handed_to(person) {
            true => Err(ContractRefusal::OthersContract),
            false => Err(ContractRefusal::NoSuchContract),
        }
    }

    /// Who speaks for the side across from `side`.
    #[must_use]
    pub fn across(&self, side: Side) -> PersonId {
        match side {
            Side::Client => self.contractor.spokesperson(),
            Side::Recipient => self.client,
        }
    }

    /// Who speaks for that side.
    #[must_use]
    pub const fn voice(&self, side: Side) -> PersonId {
        match side {
            Side::Client => self.client,
            Side::Recipient => self.contractor.spokesperson(),
        }
    }

    /// On which day the piece at `place` is due: that of its milestone, or of the whole (0).
    #[must_use]
    pub fn due_of(&self, place: u32) -> Option<NaiveDate> {
        match place {
            0 => self.terms.due,
            place => self.milestone(place)?.due,
        }
    }

    /// When it counts as ended: after the day by which the work is done, wherever on earth, or after a while where none is named.
    #[must_use]
    pub fn ends(&self) -> UnixMs {
        let due = self.terms.due.and_then(|day| day.and_hms_opt(0, 0, 0));
        // The last place where a day ends is twelve hours behind.
        due.map_or_else(
            || self.started.plus(UNDATED_MS),
            |day| UnixMs(day.and_utc().timestamp_millis()).plus(DAY_MS + DAY_MS / 2),
        )
    }
}
