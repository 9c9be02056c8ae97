//! What a message in an offer's room shows of it. Owns how that is stored.

use crate::domain::effect::About;
use crate::domain::ids::{ChangeId, OfferId};
use std::fmt;

/// What a posted message shows of an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfferSubject {
    /// The card of one version of an offer.
    Card(OfferId, u32),
    /// The files of an offer; one of them, from 0, or all.
    Files(OfferId, Option<u32>),
    /// A change request.
    Change(ChangeId),
}

impl fmt::Display for OfferSubject {
    /// The stored form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Card(offer, version) => write!(f, "card/{offer}/{version}"),
            Self::Files(offer, None) => write!(f, "files/{offer}"),
            Self::Files(offer, Some(file)) => write!(f, "files/{offer}/{file}"),
            Self::Change(change) => write!(f, "change/{change}"),
        }
    }
}

impl OfferSubject {
    /// What a message is about whose subject is stored as `kind/id/…`, if it is one of these.
    pub(in crate::store) fn about(kind: &str, id: i64) -> Option<About> {
        match kind {
            "card" | "files" => Some(About::Offer(OfferId(id))),
            "change" => Some(About::Change(ChangeId(id))),
            _ => None,
        }
    }
}
