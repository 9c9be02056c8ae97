//! A job as it is: what it says, who sees it and how it stands.

use super::budget::Budget;
use super::refusal::JobRefusal;
use crate::domain::ids::{GuildId, JobId, JobNumber, PersonId};
use crate::domain::people::profile::Skill;
use crate::domain::time::UnixMs;
use serde::{Deserialize, Serialize};

/// Most people that one job is for.
pub const PLACES: u32 = 20;

/// What a job says.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct JobTerms {
    /// One line.
    pub title: String,
    /// Several lines.
    pub description: String,
    /// What somebody should be able to do; may be empty.
    pub skills: Vec<Skill>,
    /// What the client would pay.
    pub budget: Budget,
    /// How long it would take, if the client says so.
    pub length: Option<JobLength>,
    /// How many people the client would hire, at most [`PLACES`].
    pub places: u32,
}

/// How long a job would take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobLength {
    /// Less than a week.
    Days,
    /// One to four weeks.
    Weeks,
    /// One to three months.
    Months,
    /// Three to six months.
    HalfYear,
    /// Longer.
    Longer,
    /// The client doesn't know, or no more.
    NotSure,
}

impl JobLength {
    /// All of them, the shortest first.
    pub const ALL: [Self; 6] =
        [Self::Days, Self::Weeks, Self::Months, Self::HalfYear, Self::Longer, Self::NotSure];

    /// The name in a choice.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::HalfYear => "half_year",
            Self::Longer => "longer",
            Self::NotSure => "not_sure",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|length| length.code() == code)
    }
}

/// Who sees a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Everybody who sees the job board.
    Everyone,
    /// The client, and those whom they invite: it's not on the board.
    Invited,
}

impl Visibility {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Everyone, Self::Invited];

    /// The stored name, also in a choice.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Invited => "invited",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|visibility| visibility.code() == code)
    }
}

/// Why a job was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CloseReason {
    /// The client found somebody.
    Hired,
    /// The work isn't needed any more.
    NotNeeded,
    /// Nobody suited.
    NobodyFits,
    /// It's put off.
    Postponed,
    /// Something else.
    Other,
    /// Everybody whom it was for is hired.
    Filled,
    /// Nothing happened to it for long.
    Inactive,
    /// Moderators closed it.
    Moderators,
    /// Its client was suspended.
    Suspended,
    /// Its client had their data deleted.
    Deleted,
}

impl CloseReason {
    /// All of them: first those that a client chooses from.
    pub const ALL: [Self; 10] = [
        Self::Hired,
        Self::NotNeeded,
        Self::NobodyFits,
        Self::Postponed,
        Self::Other,
        Self::Filled,
        Self::Inactive,
        Self::Moderators,
        Self::Suspended,
        Self::Deleted,
    ];

    /// The stored name, also in a choice.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hired => "hired",
            Self::NotNeeded => "not_needed",
            Self::NobodyFits => "nobody_fits",
            Self::Postponed => "postponed",
            Self::Other => "other",
            Self::Filled => "filled",
            Self::Inactive => "inactive",
            Self::Moderators => "moderators",
            Self::Suspended => "suspended",
            Self::Deleted => "deleted",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// Whether a client chooses it.
    #[must_use]
    pub const fn is_clients(self) -> bool {
        !matches!(self, Self::Filled | Self::Inactive | Self::Moderators | Self::Suspended | Self::Deleted)
    }
}

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// It's looked for somebody.
    Open,
    /// It isn't any more.
    Closed {
        /// Why.
        reason: CloseReason,
        /// When.
        at: UnixMs,
    },
}

/// A job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Never shown; people see its number.
    pub id: JobId,
    /// Where it was posted.
    pub guild: GuildId,
    /// What people call it.
    pub number: JobNumber,
    /// Who posted it.
    pub client: PersonId,
    /// Who sees it.
    pub visibility: Visibility,
    /// What it says.
    pub terms: JobTerms,
    /// How it stands.
    pub state: JobState,
    /// How often it changed.
    pub revision: i64,
    /// When it was posted.
    pub posted: UnixMs,
    /// When it was edited last, if it was.
    pub edited: Option<UnixMs>,
    /// When its client did something with it last.
    pub active: UnixMs,
    /// When its client was warned that it closes, if nothing happened after that.
    pub warned: Option<UnixMs>,
    /// When time may do something to it next; never, once it's closed.
    pub due: Option<UnixMs>,
}

impl Job {
    /// Whether it's looked for somebody.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.state, JobState::Open)
    }

    /// Whether `person` reads it; `is_let_in` says that they moderate, or were invited to it.
    #[must_use]
    pub fn is_shown_to(&self, person: PersonId, is_let_in: bool) -> bool {
        self.visibility == Visibility::Everyone || self.client == person || is_let_in
    }

    /// Refuses to change what isn't `person`'s, or is closed.
    ///
    /// # Errors
    /// Somebody else's, or closed.
    pub fn check_may_change(&self, person: PersonId) -> Result<(), JobRefusal> {
        match self.state {
            _ if self.client != person => {
                Err(JobRefusal::NotClient { number: self.number, client: self.client })
            }
            JobState::Closed { .. } => Err(JobRefusal::Closed { number: self.number }),
            JobState::Open => Ok(()),
        }
    }
}
