//! Offers with their versions, change requests, contracts and timelines. Owns those tables and the compare-and-set.

pub(super) mod drafts;
pub(super) mod lists;
mod one;
mod read;
mod sending;
mod subject;
mod write;

pub use one::{OfferRow, Shown};
pub use read::History;
pub use sending::{Counting, Sending};
pub use subject::OfferSubject;

use crate::domain::offers::terms::Terms;
use crate::domain::time::UnixMs;

/// One set of terms that an offer had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// From 1.
    pub number: u32,
    /// Since when it counted.
    pub at: UnixMs,
    /// The terms.
    pub terms: Terms,
}
