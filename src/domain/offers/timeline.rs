//! The timeline of an offer: what happened, who did it, when. Append-only.

use crate::domain::decision::Act;
use crate::domain::ids::PersonId;
use crate::domain::time::UnixMs;
use serde::{Deserialize, Serialize};

/// One line of an offer's timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What happened.
    pub what: Happening,
    /// Who did it; `None` for time.
    pub by: Option<PersonId>,
    /// When.
    pub at: UnixMs,
}

impl Act for Entry {
    fn actor(&self) -> Option<PersonId> {
        self.by
    }
}

/// What can happen to an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Happening {
    /// Sent by the client.
    Sent,
    /// Accepted by the addressed side.
    Accepted,
    /// Declined by the addressed side.
    Declined,
    /// Withdrawn by the client.
    Withdrawn,
    /// Not answered in time.
    Expired,
    /// Changes asked for by the addressed side.
    ChangeRequested,
    /// Approved by the client: a new version.
    ChangeApproved,
    /// Rejected by the client.
    ChangeRejected,
    /// The side that owes the answer was reminded of the deadline.
    Reminded,
    /// Other terms sent by the client: a new version.
    Modified,
    /// Taken away by a moderator.
    Removed,
    /// Taken back by a moderator, because its client may send no offers for a while.
    WithdrawnByModerators,
    /// The agency handed the work to a member.
    Delegated,
    /// The agency took it back from them.
    TakenBack,
}

impl Happening {
    /// Whether the offer has a new set of terms from here on.
    #[must_use]
    pub const fn makes_version(self) -> bool {
        match self {
            Self::Sent | Self::ChangeApproved | Self::Modified => true,
            Self::Accepted
            | Self::Declined
            | Self::Withdrawn
            | Self::Expired
            | Self::ChangeRequested
            | Self::ChangeRejected
            | Self::Reminded
            | Self::Removed
            | Self::WithdrawnByModerators
            | Self::Delegated
            | Self::TakenBack => false,
        }
    }
}
