//! What moderators can lay on a person: a warning that others see for a while, or a suspension. Owns what they are, how long
//! they last and how often somebody may appeal; both end by themselves, because whoever asks compares with the time.

use crate::domain::duration::read_duration;
use crate::domain::ids::{AppealId, GuildId, PersonId, ReportId, SanctionId, SanctionNumber};
use crate::domain::time::{DAY_MS, HOUR_MS, UnixMs};
use serde::{Deserialize, Serialize};

/// The shortest.
pub const SHORTEST_MS: i64 = HOUR_MS;
/// The longest.
pub const LONGEST_MS: i64 = 366 * DAY_MS;
/// How long a warning is seen unless the moderator says otherwise.
pub const USUAL_WARNING_MS: i64 = 90 * DAY_MS;
/// How long a suspension lasts unless the moderator says otherwise.
pub const USUAL_SUSPENSION_MS: i64 = 7 * DAY_MS;
/// Between two appeals of one person.
pub const BETWEEN_APPEALS_MS: i64 = 7 * DAY_MS;
/// Most characters of an appeal.
pub const APPEAL_CHARS: usize = 2_000;

/// A warning or a suspension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sanction {
    /// Never shown.
    pub id: SanctionId,
    /// The server.
    pub guild: GuildId,
    /// What moderators call it.
    pub number: SanctionNumber,
    /// On whom.
    pub person: PersonId,
    /// Which of the two.
    pub kind: SanctionKind,
    /// By which moderator.
    pub by: PersonId,
    /// Why; the person is told.
    pub why: String,
    /// Since when.
    pub at: UnixMs,
    /// Until when.
    pub until: UnixMs,
    /// The report that led to it.
    pub report: ReportId,
    /// Whether a moderator ended it before its time.
    pub ended: Option<Ended>,
}

/// Which of the two a [`Sanction`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SanctionKind {
    /// Others see a badge in the person's record.
    Warning,
    /// The person sends no offers.
    Suspension,
}

impl SanctionKind {
    /// Its stored name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Suspension => "suspension",
        }
    }

    /// The kind with this stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Warning, Self::Suspension].into_iter().find(|kind| kind.code() == code)
    }
}

/// How a sanction ended early.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// By which moderator.
    pub by: PersonId,
    /// When.
    pub at: UnixMs,
    /// Why; the person is told.
    pub why: String,
}

/// What a person is told of a sanction on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SanctionNews {
    /// It was laid on them.
    Begun,
    /// A moderator ended it before its time.
    Ended,
}

impl Sanction {
    /// Whether it counts at `now`.
    #[must_use]
    pub fn counts(&self, now: UnixMs) -> bool {
        self.ended.is_none() && now < self.until
    }
}

/// What a suspended person writes to the moderators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appeal {
    /// Never shown.
    pub id: AppealId,
    /// Against what.
    pub sanction: Sanction,
    /// In their words.
    pub text: String,
    /// When.
    pub at: UnixMs,
}

/// Why a text is no length of a sanction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LengthProblem {
    /// It says no length of time.
    NotALength,
    /// Shorter than [`SHORTEST_MS`] or longer than [`LONGEST_MS`].
    OutOfRange,
}

/// The milliseconds that a moderator typed: `7d`, `2 weeks`.
///
/// # Errors
/// What is wrong with it.
pub fn read_length(text: &str) -> Result<i64, LengthProblem> {
    match read_duration(text) {
        None => Err(LengthProblem::NotALength),
        Some(ms) if (SHORTEST_MS..=LONGEST_MS).contains(&ms) => Ok(ms),
        Some(_) => Err(LengthProblem::OutOfRange),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_people_type_them() {
        assert_eq!(read_length("7d"), Ok(7 * DAY_MS));
        assert_eq!(read_length(" 2 weeks "), Ok(14 * DAY_MS));
        assert_eq!(read_length("1h"), Ok(HOUR_MS));
        for text in ["", "forever", "7", "-7d"] {
            assert_eq!(read_length(text), Err(LengthProblem::NotALength), "{text}");
        }
        for text in ["59m", "367d"] {
            assert_eq!(read_length(text), Err(LengthProblem::OutOfRange), "{text}");
        }
    }

    #[test]
    fn a_sanction_ends_by_itself_and_early() {
        let suspension = Sanction {
            id: SanctionId(1),
            guild: GuildId(1),
            number: SanctionNumber(1),
            person: PersonId(1),
            kind: SanctionKind::Suspension,
            by: PersonId(2),
            why: "Spam.".to_owned(),
            at: UnixMs(0),
            until: UnixMs(100),
            report: ReportId(1),
            ended: None,
        };
        assert!(suspension.counts(UnixMs(99)) && !suspension.counts(UnixMs(100)));
        let ended = Some(Ended { by: PersonId(2), at: UnixMs(50), why: "A mistake.".to_owned() });
        assert!(!Sanction { ended, ..suspension }.counts(UnixMs(60)));
    }
}
