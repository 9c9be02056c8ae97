//! What moderators can press, choose or submit, as typed values. Owns their text behind `mod:`.

use crate::discord::inbound::control::Manner;
use crate::domain::audit::{AuditFilter, AuditedAct};
use crate::domain::ids::{PersonId, ReportId, SanctionId};
use crate::domain::report::{Outcome, ReportAge, ReportFilter, StageName, stage_code, stage_from_code};
use std::fmt;
use std::str::FromStr;

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

impl fmt::Display for ModerationButton {
    /// The `custom_id` behind `mod:`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Claim { report, seen } => write!(f, "claim:{report}:{seen}"),
            Self::Decide { report, outcome } => write!(f, "decide:{report}:{}", outcome.code()),
            Self::DecideForm { report, outcome } => write!(f, "decide_form:{report}:{}", outcome.code()),
            Self::Read { report, page } => write!(f, "read:{report}:{page}"),
            Self::List { filter, page } => {
                write!(f, "list:{}:{}:{page}", stage_code(filter.stage), filter.age.code())
            }
            Self::ByStage(age) => write!(f, "stages:{}", age.code()),
            Self::ByAge(stage) => write!(f, "ages:{}", stage_code(*stage)),
            Self::Open => f.write_str("open"),
            Self::Suspensions { page } => write!(f, "suspensions:{page}"),
            Self::Suspension => f.write_str("suspension"),
            Self::EndEarly(sanction) => write!(f, "end:{sanction}"),
            Self::EndEarlyForm(sanction) => write!(f, "end_form:{sanction}"),
            Self::Audit { filter, page } => {
                let act = filter.act.map_or("all", AuditedAct::code);
                write!(f, "audit:{act}:{}:{page}", person_code(filter.by))
            }
            Self::AuditActs { by } => write!(f, "acts:{}", person_code(*by)),
        }
    }
}

impl ModerationButton {
    /// The value of a text behind `mod:`, also of texts that are not quite its own.
    pub(in crate::discord) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        Some(match parts.next()? {
            "claim" => Self::Claim { report: ReportId(number(parts.next())?), seen: number(parts.next())? },
            "decide" => Self::Decide {
                report: ReportId(number(parts.next())?),
                outcome: Outcome::from_code(parts.next()?)?,
            },
            "decide_form" => Self::DecideForm {
                report: ReportId(number(parts.next())?),
                outcome: Outcome::from_code(parts.next()?)?,
            },
            "read" => Self::Read { report: ReportId(number(parts.next())?), page: number(parts.next())? },
            "list" => {
                let stage = stage_from_code(parts.next()?)?;
                let filter = ReportFilter { stage, age: ReportAge::from_code(parts.next()?)? };
                Self::List { filter, page: number(parts.next())? }
            }
            "stages" => Self::ByStage(ReportAge::from_code(parts.next()?)?),
            "ages" => Self::ByAge(stage_from_code(parts.next()?)?),
            "open" => Self::Open,
            "suspensions" => Self::Suspensions { page: number(parts.next())? },
            "suspension" => Self::Suspension,
            "end" => Self::EndEarly(SanctionId(number(parts.next())?)),
            "end_form" => Self::EndEarlyForm(SanctionId(number(parts.next())?)),
            "audit" => {
                let act = match parts.next()? {
                    "all" => None,
                    code => Some(AuditedAct::from_code(code)?),
                };
                let filter = AuditFilter { act, by: person(parts.next()?)? };
                Self::Audit { filter, page: number(parts.next())? }
            }
            "acts" => Self::AuditActs { by: person(parts.next()?)? },
            _ => return None,
        })
    }

    /// What the transport may do while the handler works.
    #[must_use]
    pub const fn manner(self) -> Manner {
        match self {
            Self::Decide { .. } | Self::EndEarly(_) => Manner::Modal,
            Self::Claim { .. }
            | Self::DecideForm { .. }
            | Self::Read { .. }
            | Self::Open
            | Self::Suspension
            | Self::EndEarlyForm(_) => Manner::Say,
            Self::List { .. }
            | Self::ByStage(_)
            | Self::ByAge(_)
            | Self::Suspensions { .. }
            | Self::Audit { .. }
            | Self::AuditActs { .. } => Manner::Update,
        }
    }
}

/// A person, or everybody.
fn person_code(person: Option<PersonId>) -> String {
    person.map_or_else(|| "all".to_owned(), |person| person.to_string())
}

fn person(code: &str) -> Option<Option<PersonId>> {
    if code == "all" { Some(None) } else { code.parse().ok().map(|id| Some(PersonId(id))) }
}

fn number<N: FromStr>(part: Option<&str>) -> Option<N> {
    part?.parse().ok()
}

#[cfg(test)]
mod tests;
