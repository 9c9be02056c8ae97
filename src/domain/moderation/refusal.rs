//! Why something about reports, suspensions and appeals is not done. Owns the reasons; their words are `discord::reports`'s.

use crate::domain::ids::{DisputeNumber, PersonId, ReportId, ReportNumber, SanctionId};
use crate::domain::moderation::report::Outcome;
use crate::domain::moderation::sanction::LengthProblem;
use crate::domain::time::UnixMs;

/// Why something about a report, a suspension or an appeal is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModerationRefusal {
    /// The message that somebody wants to report belongs to no offer of theirs.
    NoOfferThere,
    /// They have an open report about this offer. What was typed is given back.
    AlreadyReported {
        /// What they wrote this time; empty before they wrote.
        typed: String,
    },
    /// Only moderators may.
    ModeratorsOnly,
    /// No such report, or none that they may see: the two are answered alike.
    NoSuchReport,
    /// They reported, or are reported: others decide.
    Involved {
        /// Which report.
        number: ReportNumber,
    },
    /// Another moderator has taken it.
    Claimed {
        /// Which report.
        number: ReportNumber,
        /// Who has it.
        by: PersonId,
        /// Since when.
        at: UnixMs,
    },
    /// It was decided.
    Closed {
        /// Which report.
        number: ReportNumber,
        /// By whom.
        by: PersonId,
        /// When.
        at: UnixMs,
    },
    /// The offer is over, so there is nothing to remove.
    OfferOver {
        /// Which report.
        number: ReportNumber,
    },
    /// The job is closed already.
    JobOver {
        /// Which report.
        number: ReportNumber,
    },
    /// The report isn't about feedback that moderators hide.
    NotHidden {
        /// Which report.
        number: ReportNumber,
    },
    /// No reason where one is needed, or one of spaces alone.
    NoWhy,
    /// The length of a warning or a suspension is none.
    Length {
        /// About which report.
        report: ReportId,
        /// The decision whose form it stands in; what was typed is kept.
        outcome: Outcome,
        /// What is wrong.
        problem: LengthProblem,
    },
    /// They may send no offers for a while.
    Suspended {
        /// Which suspension, for an appeal.
        sanction: SanctionId,
        /// Until when.
        until: UnixMs,
    },
    /// Somebody appeals who is not suspended.
    NotSuspended,
    /// They appealed within the last week. What was typed is given back.
    AppealedLately {
        /// From when on they may again.
        again: UnixMs,
        /// What they wrote this time; empty before they wrote.
        typed: String,
    },
    /// No such suspension here, or it is over.
    NoSuchSuspension,
    /// No such dispute in this server.
    NoSuchDispute,
    /// They are on a side of the contract: others decide.
    InDispute {
        /// Which dispute.
        number: DisputeNumber,
    },
    /// Another moderator has taken it, or they have it already.
    DisputeClaimed {
        /// Which dispute.
        number: DisputeNumber,
        /// Who has it.
        by: PersonId,
        /// Since when.
        at: UnixMs,
    },
    /// It ended.
    DisputeClosed {
        /// Which dispute.
        number: DisputeNumber,
        /// By whom.
        by: PersonId,
        /// When.
        at: UnixMs,
        /// Whether the side that opened it withdrew it.
        withdrawn: bool,
    },
}
