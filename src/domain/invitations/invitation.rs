//! An invitation to a job as it is: for whom, and how it stands.

use crate::domain::ids::{GuildId, JobId, JobInvitationId, PersonId, ProposalId};
use crate::domain::offers::offer::Recipient;
use crate::domain::time::UnixMs;

/// Why somebody declined an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationDecline {
    /// They have no time.
    NotAvailable,
    /// The work isn't what they do.
    OtherSkills,
    /// It pays too little.
    BudgetTooLow,
    /// The time for it doesn't suit.
    ScheduleDoesNotFit,
    /// The description leaves too much open.
    NotEnoughDetails,
    /// It doesn't interest them.
    NotInterested,
    /// Spam.
    Spam,
    /// Anything else.
    Other,
}

impl InvitationDecline {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::NotAvailable,
        Self::OtherSkills,
        Self::BudgetTooLow,
        Self::ScheduleDoesNotFit,
        Self::NotEnoughDetails,
        Self::NotInterested,
        Self::Spam,
        Self::Other,
    ];

    /// The stored name, also in a choice.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAvailable => "not_available",
            Self::OtherSkills => "other_skills",
            Self::BudgetTooLow => "budget_too_low",
            Self::ScheduleDoesNotFit => "schedule",
            Self::NotEnoughDetails => "not_enough_details",
            Self::NotInterested => "not_interested",
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

/// How an invitation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvitationState {
    /// It waits for whom it's for.
    Open,
    /// They set it aside, which is no answer.
    Ignored {
        /// When.
        at: UnixMs,
    },
    /// They sent a proposal.
    Proposed {
        /// Which.
        proposal: ProposalId,
        /// When.
        at: UnixMs,
    },
    /// They said no.
    Declined {
        /// From the list.
        reason: InvitationDecline,
        /// Optional words to the client.
        message: Option<String>,
        /// When.
        at: UnixMs,
    },
    /// Its client took it back.
    Withdrawn {
        /// When.
        at: UnixMs,
    },
    /// Its job was closed before it was answered, or whoever is invited had their data deleted.
    Closed {
        /// When.
        at: UnixMs,
    },
}

impl InvitationState {
    /// The stored name.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Ignored { .. } => "ignored",
            Self::Proposed { .. } => "proposed",
            Self::Declined { .. } => "declined",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Closed { .. } => "closed",
        }
    }
}

/// A client's invitation of somebody, or of an agency, to a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobInvitation {
    /// Never shown.
    pub id: JobInvitationId,
    /// The server.
    pub guild: GuildId,
    /// To which job.
    pub job: JobId,
    /// Whose that is.
    pub client: PersonId,
    /// Who is invited: somebody, or an agency as it is now.
    pub to: Recipient,
    /// How it stands.
    pub state: InvitationState,
    /// How often it changed.
    pub revision: i64,
    /// When it was sent.
    pub sent: UnixMs,
}

impl JobInvitation {
    /// Whether somebody is invited, or answers for the agency that is.
    #[must_use]
    pub fn is_for(&self, person: PersonId) -> bool {
        self.to.is_answered_by(person)
    }

    /// Whether whoever is invited can still answer it: also one that they ignored.
    #[must_use]
    pub const fn waits(&self) -> bool {
        matches!(self.state, InvitationState::Open | InvitationState::Ignored { .. })
    }

    /// Whether it lets somebody read a job that only invited people see.
    #[must_use]
    pub const fn lets_in(&self) -> bool {
        !matches!(self.state, InvitationState::Withdrawn { .. })
    }
}
