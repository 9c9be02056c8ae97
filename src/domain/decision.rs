//! Decisions: what an action does, whatever it is about. Owns their shape; the rules are the features'.

use super::effect::Effect;
use super::ids::PersonId;
use super::notifications::Notification;
use crate::domain::offers::timeline::Entry;

/// A line of a timeline, as far as saving a decision needs to know.
pub trait Act {
    /// Who did it; `None` for time.
    fn actor(&self) -> Option<PersonId>;
}

/// What an action does. All of it is saved in one transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<T, E = Entry> {
    /// What it is about, as that will be.
    pub next: T,
    /// The line for the timeline.
    pub entry: E,
    /// What must happen in the world, in this order.
    pub effects: Vec<Effect>,
    /// Who must hear of it beside the room, by the ways that they chose.
    pub told: Vec<Notification>,
}
