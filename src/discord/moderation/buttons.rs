//! What moderators can press, choose or submit, as typed values.

use crate::discord::ui::custom_id::{Carried, Parts, carry_codes, controls};
use crate::domain::ids::{PersonId, ReportId, SanctionId};
use crate::domain::moderation::audit::{AuditFilter, AuditedAct};
use crate::domain::moderation::report::filter::{ReportAge, ReportFilter, stage_code, stage_from_code};
use crate::domain::moderation::report::{Outcome, StageName};
use std::fmt;

/// Everything here that a moderator can press, choose from or submit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModerationButton {
    /// Takes a report, also from another moderator who had it when this was drawn.
    Claim {
        /// Which report.
        report: ReportId,
        /// Its revision when this was drawn.
        seen: i64,
    },
    /// Opens the form of a decision.
    Decide {
        /// About which report.
        report: ReportId,
        /// Which decision.
        outcome: Outcome,
    },
    /// Modal: the reason of a decision, and how long it lasts.
    DecideForm {
        /// About which report.
        report: ReportId,
        /// Which decision.
        outcome: Outcome,
    },
    /// Who reported, what they wrote, and the offer as it was.
    Read {
        /// Which report.
        report: ReportId,
        /// From 0.
        page: u32,
    },
    /// The list of reports: another page of it.
    List {
        /// Which reports.
        filter: ReportFilter,
        /// From 1.
        page: u32,
    },
    /// The list: a select of a stage; the age stays.
    ByStage(ReportAge),
    /// The list: a select of an age; the stage stays.
    ByAge(Option<StageName>),
    /// The list: a select whose values are report ids.
    Open,
    /// The list of suspensions: another page of it, from 1.
    Suspensions {
        /// From 1.
        page: u32,
    },
    /// The list of suspensions: a select whose values are their ids.
    Suspension,
    /// Opens the form that ends a suspension early.
    EndEarly(SanctionId),
    /// That form.
    EndEarlyForm(SanctionId),
    /// Opens the form that shows hidden feedback again.
    AskShow(ReportId),
    /// That form.
    ShowForm(ReportId),
    /// The audit: another page of it.
    Audit {
        /// Which lines.
        filter: AuditFilter,
        /// From 1.
        page: u32,
    },
    /// The audit: a select of an act; who did it stays.
    AuditActs {
        /// Only what this person did.
        by: Option<PersonId>,
    },
}

carry_codes!(Outcome, ReportAge);

controls! { ModerationButton:
    "mod:claim" => [Claim { report, seen }] Reply;
    "mod:decide" => [Decide { report, outcome }] Modal;
    "mod:decide_form" => [DecideForm { report, outcome }] Reply;
    "mod:read" => [Read { report, page }] Reply;
    "mod:list" => [List { filter, page }] Update;
    "mod:stages" => [ByStage(age)] Update;
    "mod:ages" => [ByAge(stage)] Update;
    "mod:open" => [Open] Reply;
    "mod:suspensions" => [Suspensions { page }] Update;
    "mod:suspension" => [Suspension] Reply;
    "mod:end" => [EndEarly(sanction)] Modal;
    "mod:end_form" => [EndEarlyForm(sanction)] Reply;
    "mod:show" => [AskShow(report)] Modal;
    "mod:show_form" => [ShowForm(report)] Reply;
    "mod:audit" => [Audit { filter, page }] Update;
    "mod:acts" => [AuditActs { by }] Update;
}

/// One stage, or all of them.
impl Carried for Option<StageName> {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, ":{}", stage_code(self))
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        stage_from_code(parts.text()?)
    }
}

impl Carried for ReportFilter {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.stage.write(f)?;
        self.age.write(f)
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        Some(Self { stage: Carried::read(parts)?, age: Carried::read(parts)? })
    }
}

impl Carried for AuditFilter {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, ":{}", self.act.map_or("all", AuditedAct::code))?;
        self.by.write(f)
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        let act = match parts.text()? {
            "all" => None,
            code => Some(AuditedAct::from_code(code)?),
        };
        Some(Self { act, by: Carried::read(parts)? })
    }
}

/// A person, or everybody.
impl Carried for Option<PersonId> {
    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Some(person) => person.write(f),
            None => f.write_str(":all"),
        }
    }

    fn read(parts: &mut Parts<'_>) -> Option<Self> {
        match parts.text()? {
            "all" => Some(None),
            id => id.parse().ok().map(|id| Some(PersonId(id))),
        }
    }
}

#[cfg(test)]
mod tests;
