//! Who may move a report from one stage to the next. Owns the rules; a report changes only through them.

use super::{Outcome, Report, Stage};
use crate::domain::ids::PersonId;
use crate::domain::moderation::refusal::ModerationRefusal;
use crate::domain::time::UnixMs;

/// Whether `person` is on one of the sides of the case, and so must not decide it.
#[must_use]
fn is_involved(report: &Report, person: PersonId) -> bool {
    [report.reporter, report.reported].contains(&person) || report.about.sides().contains(&person)
}

impl Report {
    /// Whether `person` reported, is reported, or is a side of what it is about.
    #[must_use]
    pub fn involves(&self, person: PersonId) -> bool {
        is_involved(self, person)
    }

    /// Whether it is decided.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        matches!(self.stage, Stage::Closed { .. })
    }

    /// Whether `person` must not know of it yet, though they moderate: a party, until it is decided.
    #[must_use]
    pub fn is_kept_from(&self, person: PersonId) -> bool {
        !self.is_closed() && self.involves(person)
    }

    /// Whom it is about, and who else is a side of that; the reporter knows of it.
    #[must_use]
    pub fn parties_beside_reporter(&self) -> Vec<PersonId> {
        let mut parties = self.about.sides();
        parties.push(self.reported);
        parties.retain(|person| *person != self.reporter);
        parties.sort_unstable();
        parties.dedup();
        parties
    }

    /// Checks that `by` may decide about it now: no party to it, not decided, and not another moderator's.
    ///
    /// # Errors
    /// The refusal that says which of these it is.
    pub fn check_may_act(&self, by: PersonId) -> Result<(), ModerationRefusal> {
        let number = self.number;
        if is_involved(self, by) {
            return Err(ModerationRefusal::Involved { number });
        }
        match &self.stage {
            Stage::Open => Ok(()),
            Stage::Claimed { by: holder, .. } if *holder == by => Ok(()),
            Stage::Claimed { by, at } => Err(ModerationRefusal::Claimed { number, by: *by, at: *at }),
            Stage::Closed { by, at, .. } => Err(ModerationRefusal::Closed { number, by: *by, at: *at }),
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
pub fn claim(report: &Report, by: PersonId, seen: i64, now: UnixMs) -> Result<Report, ModerationRefusal> {
    let taken = moved(report, Stage::Claimed { by, at: now });
    match (report.check_may_act(by), &report.stage) {
        (Ok(()), Stage::Claimed { at, .. }) => {
            Err(ModerationRefusal::Claimed { number: report.number, by, at: *at })
        }
        (Ok(()), Stage::Open | Stage::Closed { .. }) => Ok(taken),
        (Err(ModerationRefusal::Claimed { .. }), _) if seen == report.revision => Ok(taken),
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
) -> Result<Report, ModerationRefusal> {
    report.check_may_act(by)?;
    Ok(moved(report, Stage::Closed { by, at: now, outcome, why }))
}

#[cfg(test)]
mod tests;
