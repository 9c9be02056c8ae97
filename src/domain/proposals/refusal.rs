//! Why something about a proposal is not done. Owns the kinds; their words are `discord::proposals`'.

use crate::domain::ids::{JobNumber, PersonId};

/// Why something about a proposal is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProposalRefusal {
    /// There is none, or none that they may read.
    NoSuchProposal,
    /// A proposal for a job of their own.
    OwnJob {
        /// Which.
        number: JobNumber,
    },
    /// A proposal in an agency's name for a job of somebody who is in it.
    AgencysJob {
        /// Which.
        number: JobNumber,
        /// What the agency is called.
        agency: String,
    },
    /// They have one that waits for its answer.
    Waits {
        /// For which job.
        number: JobNumber,
    },
    /// Their agency has one that waits for its answer.
    AgencyWaits {
        /// For which job.
        number: JobNumber,
        /// What it's called.
        agency: String,
    },
    /// As many of theirs wait as may.
    ManyOpen {
        /// How many that is.
        most: u32,
    },
    /// As many of their agency's wait as may.
    AgencyManyOpen {
        /// How many that is.
        most: u32,
        /// What it's called.
        agency: String,
    },
    /// They sent as many today as one may.
    ManyNew {
        /// How many that is.
        most: u32,
    },
    /// They, or others for their agency, sent as many today as one may.
    AgencyManyNew {
        /// How many that is.
        most: u32,
        /// What it's called.
        agency: String,
    },
    /// They take no offers at present, so nobody could hire them.
    Paused,
    /// Their agency takes no offers at present, so nobody could hire it: which reason its owner has is nobody's to know.
    AgencyNotAccepting {
        /// What it's called.
        agency: String,
    },
    /// They blocked the client.
    BlockedClient {
        /// Who that is.
        client: PersonId,
    },
    /// The client can't or won't hire them: which of it is nobody's to know.
    NotTaking {
        /// For which job.
        number: JobNumber,
    },
    /// Offers reach them through an agency alone.
    Bound {
        /// What that is called.
        agency: String,
    },
    /// It was answered, withdrawn, or its job was closed.
    Over {
        /// For which job.
        number: JobNumber,
    },
    /// An offer for it waits, which is what counts now.
    Offered {
        /// For which job.
        number: JobNumber,
    },
    /// As many offers wait or were accepted as the job is for.
    NoPlace {
        /// Which job.
        number: JobNumber,
        /// How many that is.
        places: u32,
    },
    /// It would say what it says already.
    Same {
        /// For which job.
        number: JobNumber,
    },
}
