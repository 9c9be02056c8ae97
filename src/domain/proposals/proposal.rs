//! A proposal as it is: what it says, where its client put it, and how it stands.

use crate::domain::ids::{GuildId, JobId, OfferId, PersonId, ProposalId};
use crate::domain::offers::attachment::Attachment;
use crate::domain::offers::offer::Recipient;
use crate::domain::offers::terms::{Milestone, Price, Terms};
use crate::domain::time::UnixMs;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Longest letter, in characters.
pub const LETTER_CHARS: usize = 4_000;

/// What a proposal says. The job says what the work is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ProposalTerms {
    /// 1 to [`LETTER_CHARS`] characters to the client.
    pub letter: String,
    /// What is to be paid, and how.
    pub price: Price,
    /// First day of work.
    pub start: Option<NaiveDate>,
    /// Day by which the work is done; never before `start`.
    pub due: Option<NaiveDate>,
    /// Files that go with it, at most [`ATTACHMENTS`](crate::domain::offers::attachment::ATTACHMENTS).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
}

impl ProposalTerms {
    /// The terms of an offer for the same, for the work of a job.
    #[must_use]
    pub fn for_job(&self, title: &str, description: &str) -> Terms {
        Terms {
            title: title.to_owned(),
            description: description.to_owned(),
            price: self.price.clone(),
            start: self.start,
            due: self.due,
        }
    }

    /// The parts of a fixed price; empty where it has none.
    #[must_use]
    pub fn milestones(&self) -> &[Milestone] {
        match &self.price {
            Price::Fixed { milestones, .. } => milestones,
            Price::Hourly { .. } => &[],
        }
    }
}

/// Where its client put a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Nowhere yet.
    New,
    /// With those that they like.
    Shortlisted,
    /// Out of the way.
    Archived,
}

impl Shelf {
    /// All of them; also the pages of a job's proposals.
    pub const ALL: [Self; 3] = [Self::New, Self::Shortlisted, Self::Archived];

    /// The stored name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Shortlisted => "shortlisted",
            Self::Archived => "archived",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shelf| shelf.code() == code)
    }
}

/// Why a client declined a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProposalDecline {
    /// The skills don't fit.
    OtherSkills,
    /// Too little experience with work like this.
    LittleExperience,
    /// It costs more than they would pay.
    TooExpensive,
    /// It takes too long, or starts too late.
    TooLate,
    /// It doesn't answer what the job asks for.
    OffTopic,
    /// They go on with somebody else.
    ChoseOther,
    /// The work changed, or isn't needed any more.
    PlansChanged,
    /// Spam.
    Spam,
    /// Anything else.
    Other,
}

impl ProposalDecline {
    /// All nine, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::OtherSkills,
        Self::LittleExperience,
        Self::TooExpensive,
        Self::TooLate,
        Self::OffTopic,
        Self::ChoseOther,
        Self::PlansChanged,
        Self::Spam,
        Self::Other,
    ];

    /// The stored name, also in a choice.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OtherSkills => "other_skills",
            Self::LittleExperience => "little_experience",
            Self::TooExpensive => "too_expensive",
            Self::TooLate => "too_late",
            Self::OffTopic => "off_topic",
            Self::ChoseOther => "chose_other",
            Self::PlansChanged => "plans_changed",
            Self::Spam => "spam",
            Self::Other => "other",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// How a proposal stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProposalState {
    /// It waits for the client.
    Open,
    /// The client sent an offer for it, which waits for its answer.
    Offered {
        /// Which.
        offer: OfferId,
    },
    /// That offer was accepted.
    Hired {
        /// Which.
        offer: OfferId,
    },
    /// The client said no.
    Declined {
        /// From the list.
        reason: ProposalDecline,
        /// Optional words to the freelancer.
        message: Option<String>,
        /// When.
        at: UnixMs,
    },
    /// The freelancer took it back.
    Withdrawn {
        /// When.
        at: UnixMs,
    },
    /// Its job was closed before it was answered.
    Closed {
        /// When.
        at: UnixMs,
    },
}

impl ProposalState {
    /// The names of all of them.
    pub const CODES: [&'static str; 6] = ["open", "offered", "hired", "declined", "withdrawn", "closed"];

    /// The stored name.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Offered { .. } => "offered",
            Self::Hired { .. } => "hired",
            Self::Declined { .. } => "declined",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Closed { .. } => "closed",
        }
    }
}

/// A freelancer's proposal for a job, or an agency's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Never shown.
    pub id: ProposalId,
    /// The server.
    pub guild: GuildId,
    /// For which job.
    pub job: JobId,
    /// In whose name it is: a freelancer's own, or an agency's, as that is now.
    pub from: Recipient,
    /// Who sent it.
    pub sender: PersonId,
    /// What it says.
    pub terms: ProposalTerms,
    /// Where its client put it.
    pub shelf: Shelf,
    /// How it stands.
    pub state: ProposalState,
    /// How often it changed.
    pub revision: i64,
    /// When it was sent.
    pub sent: UnixMs,
    /// When it was edited last, if it was.
    pub edited: Option<UnixMs>,
}

impl Proposal {
    /// Whether somebody edits it and takes it back, and reads the answer.
    #[must_use]
    pub fn is_of(&self, person: PersonId) -> bool {
        self.from.is_answered_by(person)
    }

    /// Who is told what becomes of it: who speaks for the side that sent it, and who sent it, while they still answer for it.
    #[must_use]
    pub fn told(&self) -> Vec<PersonId> {
        let first = self.from.spokesperson();
        let sender = Some(self.sender).filter(|sender| *sender != first && self.is_of(*sender));
        [first].into_iter().chain(sender).collect()
    }

    /// The offer that was sent for it and waits, or was accepted.
    #[must_use]
    pub const fn offer(&self) -> Option<OfferId> {
        match self.state {
            ProposalState::Offered { offer } | ProposalState::Hired { offer } => Some(offer),
            ProposalState::Open
            | ProposalState::Declined { .. }
            | ProposalState::Withdrawn { .. }
            | ProposalState::Closed { .. } => None,
        }
    }
}
