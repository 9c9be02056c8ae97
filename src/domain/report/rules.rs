//! Who may move a report from one stage to the next. Owns the rules; a report changes only through them.

use super::{Outcome, Report, Stage};
use crate::domain::ids::{PersonId, ReportId, ReportNumber, SanctionId};
use crate::domain::sanction::LengthProblem;
use crate::domain::time::UnixMs;

/// Why something about a report, a suspension or an appeal is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportRefusal {
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
    Party {
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
}

/// Whether `person` is on one of the sides of the case, and so must not decide it.
#[must_use]
fn is_party(report: &Report, person: PersonId) -> bool {
    let snapshot = &report.snapshot;
    [report.reporter, report.reported, snapshot.client, snapshot.party].contains(&person)
        || snapshot.others.contains(&person)
}

impl Report {
    /// Whether `person` reported, is reported, or is a side of the offer.
    #[must_use]
    pub fn involves(&self, person: PersonId) -> bool {
        is_party(self, person)
    }

    /// Checks that `by` may decide about it now: no party to it, not decided, and not another moderator's.
    ///
    /// # Errors
    /// The refusal that says which of these it is.
    pub fn check_may_act(&self, by: PersonId) -> Result<(), ReportRefusal> {
        let number = self.number;
        if is_party(self, by) {
            return Err(ReportRefusal::Party { number });
        }
        match &self.stage {
            Stage::Open => Ok(()),
            Stage::Claimed { by: holder, .. } if *holder == by => Ok(()),
            Stage::Claimed { by, at } => Err(ReportRefusal::Claimed { number, by: *by, at: *at }),
            Stage::Closed { by, at, .. } => Err(ReportRefusal::Closed { number, by: *by, at: *at }),
        }
    }
}

fn moved(report: &Report, stage: Stage) -> Report {
    Report { stage, revision: report.revision + 1, ..report.clone() }
}

/// A moderator takes a report, as it was when they saw it: also from another one, where the button said so.
///
/// # Errors
/// A party to it; a decided report; one that somebody else took since, or that is theirs already.
pub fn claim(report: &Report, by: PersonId, seen: i64, now: UnixMs) -> Result<Report, ReportRefusal> {
    let taken = moved(report, Stage::Claimed { by, at: now });
    match (report.check_may_act(by), &report.stage) {
        (Ok(()), Stage::Claimed { at, .. }) => {
            Err(ReportRefusal::Claimed { number: report.number, by, at: *at })
        }
        (Ok(()), Stage::Open | Stage::Closed { .. }) => Ok(taken),
        (Err(ReportRefusal::Claimed { .. }), _) if seen == report.revision => Ok(taken),
        (Err(refusal), _) => Err(refusal),
    }
}

/// A moderator decides.
///
/// # Errors
/// A party to it; a decided report; one that another moderator has.
pub fn close(
    report: &Report,
    by: PersonId,
    now: UnixMs,
    outcome: Outcome,
    why: String,
) -> Result<Report, ReportRefusal> {
    report.check_may_act(by)?;
    Ok(moved(report, Stage::Closed { by, at: now, outcome, why }))
}

#[cfg(test)]
mod tests;
