//! Owns the list of places where Discord does otherwise than its OpenAPI file says. Must not know how calls are judged.

use super::violation::{Side, Violation};

/// A place where the official file is stricter than, or differs from, what Discord does.
#[derive(Debug, PartialEq, Eq)]
pub struct KnownDifference {
    /// `METHOD /template` as in the file.
    pub operation: &'static str,
    /// Whose half of the call.
    pub side: Side,
    /// The place as in [`Violation::place`]; a segment `*` stands for any one segment.
    pub place: &'static str,
    /// Why this is no mistake, with what proves it.
    pub reason: &'static str,
}

/// Every accepted difference, each with its reason. Keep it short: an entry here hides a whole place from the check.
pub const KNOWN_DIFFERENCES: &[KnownDifference] = &[];

impl KnownDifference {
    /// Whether it explains the violation.
    pub(super) fn covers(&self, violation: &Violation) -> bool {
        let (wanted, given) = (self.place.split('/'), violation.place.split('/'));
        self.side == violation.side
            && self.operation == violation.operation
            && wanted.clone().count() == given.clone().count()
            && wanted.zip(given).all(|(wanted, given)| wanted == "*" || wanted == given)
    }
}
