//! What somebody's past in a server says about them, as a client and as a freelancer. Owns what is counted and from when on
//! a number means something; knows neither tables nor words. Nothing here is stored: it is counted anew each time.

use crate::domain::ids::{OfferNumber, PersonId};
use crate::domain::time::{DAY_MS, HOUR_MS, UnixMs};
use std::fmt;

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

/// The stars of several feedbacks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StarCount {
    /// How many times.
    pub count: u32,
    /// How many stars in all.
    pub stars: u32,
}

impl StarCount {
    /// Their average, once there is one.
    #[must_use]
    pub fn average(self) -> Option<StarAverage> {
        let (count, stars) = (u64::from(self.count), u64::from(self.stars));
        let tenths = (stars * 20 + count).checked_div(count * 2)?;
        u8::try_from(tenths).ok().map(|tenths| StarAverage { tenths })
    }
}

/// An average of stars, rounded to the nearest tenth, half up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct StarAverage {
    tenths: u8,
}

impl fmt::Display for StarAverage {
    /// `4.8`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.tenths / 10, self.tenths % 10)
    }
}

/// How a client treated those whom they hired, over all their contracts and the offers before them: `feedback::conduct` says what counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClientConduct {
    /// How many times something waited for them and no longer does.
    pub answers: u32,
    /// How long in all, in milliseconds.
    pub answer_ms: i64,
    /// Contracts on which something was owed, and all of it was paid in time.
    pub paid_in_time: u32,
    /// Contracts on which something wasn't.
    pub paid_late: u32,
}

impl ClientConduct {
    /// How long something waits for them on average; `None` before [`MEANINGFUL_ANSWERS`].
    #[must_use]
    pub fn answer_time(self) -> Option<AnswerTime> {
        let average = self.answer_ms.checked_div(i64::from(self.answers))?;
        (self.answers >= MEANINGFUL_ANSWERS).then(|| AnswerTime::of(average))
    }

    /// Percent of the contracts on which something was owed that was all paid in time, rounded half up; `None` where nothing was owed.
    #[must_use]
    pub fn paid_on_time(self) -> Option<u32> {
        let all = u64::from(self.paid_in_time) + u64::from(self.paid_late);
        let percent = (u64::from(self.paid_in_time) * 200 + all).checked_div(all * 2)?;
        u32::try_from(percent).ok()
    }

    /// The contracts on which something was owed.
    #[must_use]
    pub const fn owed(self) -> u32 {
        self.paid_in_time.saturating_add(self.paid_late)
    }
}

/// A time as people say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerTime {
    /// Less than an hour.
    WithinAnHour,
    /// Less than two days, to the nearest hour.
    Hours(u32),
    /// To the nearest day.
    Days(u32),
}

impl AnswerTime {
    /// So many milliseconds, rounded half up.
    #[must_use]
    pub fn of(ms: i64) -> Self {
        let nearest = |unit: i64| u32::try_from(ms.saturating_add(unit / 2).div_euclid(unit)).unwrap_or(0);
        match nearest(HOUR_MS) {
            _ if ms < HOUR_MS => Self::WithinAnHour,
            hours if hours < 48 => Self::Hours(hours),
            _ => Self::Days(nearest(DAY_MS)),
        }
    }
}

/// The client's record, as the addressed side sees it on an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientRecord {
    /// Whose.
    pub client: PersonId,
    /// Offers that they sent in this server.
    pub offers: OfferCounts,
    /// Public stars that they received as a client.
    pub received: StarCount,
    /// Public stars that they gave as a client.
    pub given: StarCount,
    /// How long they let others wait, and whether they pay in time.
    pub conduct: ClientConduct,
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

    #[test]
    fn an_average_is_rounded_to_the_nearest_tenth_half_up() {
        let of = |count, stars| StarCount { count, stars }.average().map(|average| average.to_string());
        let told = |text: &str| Some(text.to_owned());
        assert_eq!(of(0, 0), None);
        assert_eq!(of(1, 5), told("5.0"));
        assert_eq!(of(12, 58), told("4.8"), "4.8333");
        assert_eq!(of(3, 14), told("4.7"), "4.6667");
        assert_eq!(of(20, 91), told("4.6"), "4.55");
        assert_eq!(of(100, 454), told("4.5"), "4.54");
        assert_eq!(of(1_000, 4_999), told("5.0"), "4.999");
        assert_eq!(of(3, 3), told("1.0"));
    }

    #[test]
    fn a_time_to_answer_is_an_average_of_three_or_more_in_words() {
        let of = |answers, hours| {
            ClientConduct { answers, answer_ms: hours * HOUR_MS, ..ClientConduct::default() }.answer_time()
        };
        assert_eq!((of(0, 0), of(2, 48)), (None, None));
        assert_eq!(of(3, 66), Some(AnswerTime::Hours(22)));
        assert_eq!(of(4, 3), Some(AnswerTime::WithinAnHour));
        assert_eq!(of(4, 10), Some(AnswerTime::Hours(3)), "2.5");
        assert_eq!(AnswerTime::of(HOUR_MS), AnswerTime::Hours(1));
        assert_eq!(AnswerTime::of(48 * HOUR_MS - HOUR_MS / 2 - 1), AnswerTime::Hours(47));
        assert_eq!(AnswerTime::of(48 * HOUR_MS - HOUR_MS / 2), AnswerTime::Days(2));
        assert_eq!(AnswerTime::of(60 * HOUR_MS), AnswerTime::Days(3), "2.5 days");
    }

    #[test]
    fn paid_on_time_is_told_once_something_was_owed() {
        let percent = |paid_in_time, paid_late| {
            ClientConduct { paid_in_time, paid_late, ..ClientConduct::default() }.paid_on_time()
        };
        assert_eq!(percent(0, 0), None);
        assert_eq!([percent(1, 0), percent(0, 1)], [Some(100), Some(0)]);
        assert_eq!([percent(2, 1), percent(1, 2), percent(7, 1)], [Some(67), Some(33), Some(88)]);
    }
}
