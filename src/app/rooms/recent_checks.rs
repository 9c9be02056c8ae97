//! What was looked after lately, so that many presses on View offer are one look. Owns a memory that may be lost at any
//! time: looking once more costs little, and is safe.

use crate::domain::ids::OfferId;
use crate::domain::time::{MINUTE_MS, UnixMs};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// For how long a look counts.
pub const RECHECK_AFTER_MS: i64 = 5 * MINUTE_MS;
/// Looks that are remembered.
const REMEMBERED: usize = 4_096;

/// Offers that were looked after, each as it was then.
#[derive(Debug, Default)]
pub(in crate::app) struct RecentChecks(Mutex<HashMap<(OfferId, i64), UnixMs>>);

impl RecentChecks {
    /// Whether nobody looked after this offer, at this revision, lately. It counts as looked after now.
    pub(in crate::app) fn are_due(&self, offer: OfferId, revision: i64, now: UnixMs) -> bool {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counts = |at: &UnixMs| now < at.plus(RECHECK_AFTER_MS);
        if known.get(&(offer, revision)).is_some_and(counts) {
            return false;
        }
        if known.len() >= REMEMBERED {
            known.retain(|_, at| counts(at));
        }
        // Rather looked after too often than a memory without end.
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert((offer, revision), now);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: UnixMs = UnixMs(1_000_000);

    #[test]
    fn a_look_counts_for_a_while_and_for_what_was_seen() {
        let looks = RecentChecks::default();
        assert!(looks.are_due(OfferId(1), 1, NOW));
        assert!(!looks.are_due(OfferId(1), 1, NOW.plus(RECHECK_AFTER_MS - 1)));
        assert!(looks.are_due(OfferId(1), 2, NOW), "it changed");
        assert!(looks.are_due(OfferId(2), 1, NOW));
        assert!(looks.are_due(OfferId(1), 1, NOW.plus(RECHECK_AFTER_MS)));
    }

    #[test]
    fn memory_is_bounded() {
        let looks = RecentChecks::default();
        for id in 0..=REMEMBERED {
            assert!(looks.are_due(OfferId(i64::try_from(id).expect("small")), 1, NOW));
        }
        assert!(looks.0.lock().expect("whole").len() <= REMEMBERED);
        assert!(!looks.are_due(OfferId(i64::try_from(REMEMBERED).expect("small")), 1, NOW), "the last stays");
    }
}
