//! Offers to a member who hasn't passed the server's membership screening yet: until they have, they can write and press nothing
//! there, and are sent nothing. Owns what a decision means for what is held back.

use super::offer::{Offer, Side, StateName};
use crate::domain::ids::PersonId;

/// What a decision means for what of an offer is held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screening {
    /// Nothing is: whoever answers may have it.
    Passed,
    /// It goes on being held back.
    Waits {
        /// Who has to pass.
        person: PersonId,
    },
    /// Somebody of the addressed side acts on it: they know of it already.
    Overtaken,
    /// It is over before they had it, and they never hear of it.
    Over,
}

impl Offer {
    /// What it means for what is held back that `by` made this of the offer; `None` for time.
    #[must_use]
    pub fn screening(&self, by: Option<PersonId>) -> Screening {
        let Some(person) = self.waits_for else { return Screening::Passed };
        if by.is_some_and(|by| self.side_of(by) == Some(Side::Recipient)) {
            Screening::Overtaken
        } else if self.state.name() == StateName::Pending {
            Screening::Waits { person }
        } else {
            Screening::Over
        }
    }
}
