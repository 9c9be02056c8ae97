//! Why something about an invitation is not done. Owns the kinds; their words are `discord::invitations`'.

use crate::domain::ids::{JobNumber, PersonId};

/// Why something about an invitation is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvitationRefusal {
    /// There is none, or none that is theirs to read.
    NoSuchInvitation,
    /// They would invite themselves.
    Oneself {
        /// To which job.
        number: JobNumber,
    },
    /// They would invite an agency that they are in.
    OwnAgency {
        /// To which job.
        number: JobNumber,
        /// What it's called.
        agency: String,
    },
    /// They named a person and an agency, or neither.
    OneAddressee,
    /// They would invite a bot.
    Bot,
    /// That person works through an agency alone, which could be invited.
    OnlyThroughAgency {
        /// Who.
        person: PersonId,
        /// What the agency is called.
        agency: String,
    },
    /// They have no open job to which they could invite somebody.
    NoJob,
    /// That person is invited already.
    Already {
        /// To which job.
        number: JobNumber,
        /// Who.
        person: PersonId,
    },
    /// That person applied already, and waits for an answer.
    Applied {
        /// For which job.
        number: JobNumber,
        /// Who.
        person: PersonId,
    },
    /// That agency is invited already.
    AgencyAlready {
        /// To which job.
        number: JobNumber,
        /// What it's called.
        agency: String,
    },
    /// That agency applied already, and waits for an answer.
    AgencyApplied {
        /// For which job.
        number: JobNumber,
        /// What it's called.
        agency: String,
    },
    /// As many are invited to the job as may be.
    ManyForJob {
        /// To which.
        number: JobNumber,
        /// How many that is.
        most: u32,
    },
    /// They invited as many today as one may.
    ManyNew {
        /// How many that is.
        most: u32,
    },
    /// Somebody answered it for the agency.
    AgencyAnswered {
        /// To which job.
        number: JobNumber,
        /// What it's called.
        agency: String,
    },
    /// It was answered.
    Answered {
        /// To which job.
        number: JobNumber,
    },
    /// Its client took it back.
    Withdrawn {
        /// To which job.
        number: JobNumber,
        /// Who.
        client: PersonId,
    },
    /// It can't be taken back any more.
    Over {
        /// To which job.
        number: JobNumber,
    },
    /// It was ignored already.
    Ignored {
        /// To which job.
        number: JobNumber,
    },
}
