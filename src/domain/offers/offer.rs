//! An offer and its states. Owns what an offer is and who its sides are; what may be done to it is `decide`.

use super::attachment::Attachment;
use super::change::Change;
use super::terms::Terms;
use crate::domain::agencies::agency::Team;
use crate::domain::ids::{GuildId, OfferId, OfferNumber, PersonId, ProposalId, RoomId};
use crate::domain::time::UnixMs;
use serde::{Deserialize, Serialize};

/// A direct offer with its current terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Never shown.
    pub id: OfferId,
    /// The server it belongs to.
    pub guild: GuildId,
    /// What people call it in this server.
    pub number: OfferNumber,
    /// Where its card is.
    pub room: RoomId,
    /// Who sent it.
    pub client: PersonId,
    /// Whom it addresses.
    pub recipient: Recipient,
    /// Number of the current set of terms, from 1. Buttons carry the version that they were drawn for.
    pub version: u32,
    /// Counts every change of the row; the compare-and-set of `store` compares it.
    pub revision: i64,
    /// The current terms.
    pub terms: Terms,
    /// A personal message to the other side.
    pub note: Option<String>,
    /// Files that go with it, whatever its version.
    pub files: Vec<Attachment>,
    /// When it was sent.
    pub created: UnixMs,
    /// When it ends unless it is answered before.
    pub expires: UnixMs,
    /// When the side that owes the answer is reminded next; `None` when there is nothing left to remind of.
    pub remind: Option<UnixMs>,
    /// Who hasn't passed the server's membership screening: nothing of the offer reaches the addressed side before they have.
    pub waits_for: Option<PersonId>,
    /// The proposal for a job that it answers, if it does.
    pub proposal: Option<ProposalId>,
    /// Where it stands.
    pub state: State,
}

/// The addressed side of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recipient {
    /// One freelancer.
    Freelancer(PersonId),
    /// An agency, as it is now: whoever owns it when the offer is read is the one to answer.
    Agency(Team),
}

impl Recipient {
    /// The person who is told first, and mentioned.
    #[must_use]
    pub const fn spokesperson(&self) -> PersonId {
        match self {
            Self::Freelancer(person) => *person,
            Self::Agency(team) => team.owner,
        }
    }

    /// Everybody who may answer, the first to be told first. Who works in an agency without a say is none of them.
    #[must_use]
    pub fn people(&self) -> Vec<PersonId> {
        match self {
            Self::Freelancer(person) => vec![*person],
            Self::Agency(team) => [team.owner].into_iter().chain(team.managers.iter().copied()).collect(),
        }
    }

    /// Whether somebody may answer.
    #[must_use]
    pub fn is_answered_by(&self, person: PersonId) -> bool {
        match self {
            Self::Freelancer(freelancer) => *freelancer == person,
            Self::Agency(team) => team.owner == person || team.managers.contains(&person),
        }
    }

    /// Whether this offer was handed to somebody who does not answer it.
    #[must_use]
    pub fn is_handed_to(&self, person: PersonId) -> bool {
        self.agency().is_some_and(|team| team.delegate == Some(person))
    }

    /// The agency, if it is one.
    #[must_use]
    pub const fn agency(&self) -> Option<&Team> {
        match self {
            Self::Freelancer(_) => None,
            Self::Agency(team) => Some(team),
        }
    }
}

/// Where an offer stands. Each state carries what only it knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Waiting for the addressed side; acceptable also while a change request is open.
    Pending {
        /// At most one change request is open at a time.
        open_change: Option<Change>,
    },
    /// A contract exists.
    Accepted {
        /// Who pressed Accept.
        by: PersonId,
        /// When.
        at: UnixMs,
    },
    /// The addressed side said no.
    Declined {
        /// Who pressed Decline.
        by: PersonId,
        /// When.
        at: UnixMs,
        /// From the list.
        reason: DeclineReason,
        /// Optional words to the client.
        message: Option<String>,
    },
    /// The client took it back, or a moderator did because the client may send no offers for a while.
    Withdrawn {
        /// The client, or the moderator, whom neither side is told.
        by: PersonId,
        /// When.
        at: UnixMs,
        /// Optional words to the addressed side.
        message: Option<String>,
    },
    /// Nobody answered in time.
    Expired {
        /// When the deadline was noticed, not when it was.
        at: UnixMs,
    },
    /// A moderator took it away.
    Removed {
        /// The moderator, whom neither side is told.
        by: PersonId,
        /// When.
        at: UnixMs,
    },
}

impl State {
    /// Pending without an open change request.
    pub const PENDING: Self = Self::Pending { open_change: None };

    /// The state's name alone.
    #[must_use]
    pub const fn name(&self) -> StateName {
        match self {
            Self::Pending { .. } => StateName::Pending,
            Self::Accepted { .. } => StateName::Accepted,
            Self::Declined { .. } => StateName::Declined,
            Self::Withdrawn { .. } => StateName::Withdrawn,
            Self::Expired { .. } => StateName::Expired,
            Self::Removed { .. } => StateName::Removed,
        }
    }
}

/// The name of a [`State`]: what a list or a filter shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StateName {
    /// Waiting for an answer.
    Pending,
    /// A contract exists.
    Accepted,
    /// Refused by the addressed side.
    Declined,
    /// Taken back by the client.
    Withdrawn,
    /// Not answered in time.
    Expired,
    /// Taken away by a moderator.
    Removed,
}

impl StateName {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Pending, Self::Accepted, Self::Declined, Self::Withdrawn, Self::Expired, Self::Removed];

    /// The stable code: what the database holds, and options of commands.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
            Self::Removed => "removed",
        }
    }
}

/// Why an offer was declined: Upwork's list, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeclineReason {
    /// Not a fit for my skills.
    NotMySkills,
    /// Not interested in the work.
    NotInterested,
    /// Too busy.
    TooBusy,
    /// The client has too little history here.
    LittleHistory,
    /// Rate or budget too low.
    TooLow,
    /// Spam.
    Spam,
    /// Asked for free work.
    FreeWork,
    /// Asked to work outside this server's rules.
    OutsideRules,
    /// Anything else.
    Other,
}

impl DeclineReason {
    /// Whether it says that something was wrong with the offer, so that moderators should perhaps know.
    #[must_use]
    pub const fn is_safety_signal(self) -> bool {
        match self {
            Self::Spam | Self::FreeWork | Self::OutsideRules => true,
            Self::NotMySkills
            | Self::NotInterested
            | Self::TooBusy
            | Self::LittleHistory
            | Self::TooLow
            | Self::Other => false,
        }
    }

    /// All nine, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::NotMySkills,
        Self::NotInterested,
        Self::TooBusy,
        Self::LittleHistory,
        Self::TooLow,
        Self::Spam,
        Self::FreeWork,
        Self::OutsideRules,
        Self::Other,
    ];

    /// The stable code that the database and select menus hold.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotMySkills => "not_my_skills",
            Self::NotInterested => "not_interested",
            Self::TooBusy => "too_busy",
            Self::LittleHistory => "little_history",
            Self::TooLow => "too_low",
            Self::Spam => "spam",
            Self::FreeWork => "free_work",
            Self::OutsideRules => "outside_rules",
            Self::Other => "other",
        }
    }

    /// The reason with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// Which side of an offer somebody is on. Stored by its code; codes must stay readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Sent it.
    Client,
    /// Answers it.
    Recipient,
}

impl Side {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Client, Self::Recipient];

    /// The stored name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Recipient => "recipient",
        }
    }

    /// The side with this [`Side::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|side| side.code() == code)
    }
}

impl Offer {
    /// The side that `person` is on; `None` for anybody else.
    #[must_use]
    pub fn side_of(&self, person: PersonId) -> Option<Side> {
        match person {
            client if client == self.client => Some(Side::Client),
            other if self.recipient.is_answered_by(other) => Some(Side::Recipient),
            _ => None,
        }
    }

    /// The person on the other side of `side`.
    #[must_use]
    pub const fn across(&self, side: Side) -> PersonId {
        match side {
            Side::Client => self.recipient.spokesperson(),
            Side::Recipient => self.client,
        }
    }

    /// The open change request, if there is one.
    #[must_use]
    pub const fn open_change(&self) -> Option<&Change> {
        match &self.state {
            State::Pending { open_change } => open_change.as_ref(),
            State::Accepted { .. }
            | State::Declined { .. }
            | State::Withdrawn { .. }
            | State::Expired { .. }
            | State::Removed { .. } => None,
        }
    }
}
