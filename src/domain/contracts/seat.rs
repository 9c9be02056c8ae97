//! What somebody is to a contract. Owns who that is; which side may do what is `work`'s and `payments`'.

use super::contract::Contract;
use crate::domain::ids::PersonId;
use crate::domain::offers::offer::Recipient;

/// What somebody is to a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seat {
    /// They hire.
    Client,
    /// They were hired.
    Freelancer,
    /// They answer for the agency that was hired.
    Agency,
    /// They do the work for it, and answer for nothing else.
    Member,
}

impl Seat {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Client, Self::Freelancer, Self::Agency, Self::Member];

    /// The seat of `person`; `None` for anybody who has nothing to do with it.
    #[must_use]
    pub fn of(contract: &Contract, person: PersonId) -> Option<Self> {
        if contract.client == person {
            return Some(Self::Client);
        }
        if contract.contractor.is_answered_by(person) {
            return Some(match contract.contractor {
                Recipient::Freelancer(_) => Self::Freelancer,
                Recipient::Agency(_) => Self::Agency,
            });
        }
        contract.contractor.is_handed_to(person).then_some(Self::Member)
    }

    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Freelancer => "freelancer",
            Self::Agency => "agency",
            Self::Member => "member",
        }
    }

    /// The seat with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|seat| seat.code() == code)
    }

    /// Whether they read amounts of money.
    #[must_use]
    pub const fn reads_amounts(self) -> bool {
        match self {
            Self::Client | Self::Freelancer | Self::Agency => true,
            Self::Member => false,
        }
    }
}
