//! Why something about a job is not done. Owns the kinds; their words are `discord::jobs`'.

use crate::domain::ids::{JobNumber, PersonId};

/// Why something about a job is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobRefusal {
    /// There is none, or none that they may see.
    NoSuchJob,
    /// What was typed is no number.
    NoNumber,
    /// What was typed to look for jobs is no budget.
    NoBudget,
    /// The server has no job board, so no job is shown to everybody.
    NoBoard,
    /// Somebody else posted it.
    NotClient {
        /// Which.
        number: JobNumber,
        /// Who did.
        client: PersonId,
    },
    /// They posted it themselves, so they can't report it.
    Own {
        /// Which.
        number: JobNumber,
    },
    /// They have an open report about it.
    Reported {
        /// Which.
        number: JobNumber,
    },
    /// It's closed.
    Closed {
        /// Which.
        number: JobNumber,
    },
    /// It changed since they began to edit it.
    Changed {
        /// Which.
        number: JobNumber,
    },
    /// It would say what it says already.
    Same {
        /// Which.
        number: JobNumber,
    },
    /// They have as many open ones as one may have.
    ManyOpen {
        /// How many that is.
        most: u32,
    },
    /// They posted as many today as one may.
    ManyNew {
        /// How many that is.
        most: u32,
    },
    /// They saved as many jobs as one may.
    ManySaved {
        /// How many that is.
        most: u32,
    },
    /// There is no such job alert of theirs.
    NoSuchAlert,
    /// They have an alert for the same.
    SameAlert,
    /// They have as many alerts as one may have.
    ManyAlerts {
        /// How many that is.
        most: u32,
    },
}
