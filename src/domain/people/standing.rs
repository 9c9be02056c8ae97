//! What somebody's past in a server says about them, as a client and as a freelancer. Owns what is counted and from when on
//! a number means something; knows neither tables nor words. Nothing here is stored: it is counted anew each time.

use crate::domain::ids::{OfferNumber, PersonId};
use crate::domain::time::UnixMs;

/// Answers from which on a hire rate says something: with fewer, one more answer would turn it over.
pub const MEANINGFUL_ANSWERS: u32 = 3;

/// What became of the offers of one person, sent or received.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OfferCounts {
    /// In all, also those that still wait.
    pub total: u32,
    /// Accepted; each made a contract.
    pub accepted: u32,
    /// Declined.
    pub declined: u32,
}

impl OfferCounts {
    /// Those that somebody said yes or no to. What was withdrawn or expired says nothing about either side.
    #[must_use]
    pub const fn answered(self) -> u32 {
        self.accepted.saturating_add(self.declined)
    }

    /// Percent of the answers that were a yes, rounded; `None` before [`MEANINGFUL_ANSWERS`].
    #[must_use]
    pub fn hire_rate(self) -> Option<u32> {
        let answered = u64::from(self.answered());
        if self.answered() < MEANINGFUL_ANSWERS {
            return None;
        }
        u32::try_from((u64::from(self.accepted) * 100 + answered / 2) / answered).ok()
    }
}

/// The client's record, as the addressed side sees it on an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientRecord {
    /// Whose.
    pub client: PersonId,
    /// Offers that they sent in this server.
    pub offers: OfferCounts,
    /// When they joined it, where that is known.
    pub joined: Option<UnixMs>,
    /// The two sides' contracts from other offers than this one.
    pub together: Option<Together>,
    /// Reports about them that moderators upheld.
    pub upheld: u32,
    /// Until when a warning of theirs is shown.
    pub warned_until: Option<UnixMs>,
}

/// Two people's common past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// Their contracts, whoever hired whom.
    pub contracts: u32,
    /// Those of them that were closed as completed.
    pub completed: u32,
    /// The offer that the last one was.
    pub last: OfferNumber,
    /// What it was about.
    pub title: String,
    /// When it began.
    pub started: UnixMs,
}

/// When a Discord account was made: its id counts milliseconds since 2015 above its lowest 22 bits.
#[must_use]
pub const fn account_since(person: PersonId) -> UnixMs {
    const EPOCH_MS: i64 = 1_420_070_400_000;
    UnixMs(EPOCH_MS.saturating_add(person.0 >> 22))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hire_rate_is_told_from_three_answers_on() {
        let rate = |accepted, declined| OfferCounts { total: 9, accepted, declined }.hire_rate();
        assert_eq!(rate(0, 0), None);
        assert_eq!(rate(2, 0), None);
        assert_eq!(rate(3, 0), Some(100));
        assert_eq!(rate(0, 3), Some(0));
        assert_eq!(rate(2, 1), Some(67));
        assert_eq!(rate(1, 2), Some(33));
    }

    #[test]
    fn an_id_tells_the_age_of_its_account() {
        // The example in Discord's documentation of its ids.
        assert_eq!(account_since(PersonId(175_928_847_299_117_063)), UnixMs(1_462_015_105_796));
    }
}
