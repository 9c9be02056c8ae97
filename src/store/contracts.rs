//! What a message in a room shows of a contract. Owns how that is stored; the contracts themselves are read with `offers`.

use crate::domain::effect::About;
use crate::domain::ids::ContractId;
use std::fmt;

/// What a posted message shows of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContractSubject {
    /// The contract itself.
    Contract(ContractId),
}

impl fmt::Display for ContractSubject {
    /// The stored form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Contract(contract) => write!(f, "contract/{contract}"),
        }
    }
}

impl ContractSubject {
    /// What a message is about whose subject is stored as `kind/id/…`, if it is one of these.
    pub(super) fn about(kind: &str, id: i64) -> Option<About> {
        match kind {
            "contract" => Some(About::Contract(ContractId(id))),
            _ => None,
        }
    }
}
