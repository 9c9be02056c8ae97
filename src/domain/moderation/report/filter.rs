//! Which reports a moderator looks at: by how far they are and how old. Owns the choices and their stable codes.

use super::StageName;
use crate::domain::time::{DAY_MS, UnixMs};

/// A choice of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportFilter {
    /// How far they are; all when `None`.
    pub stage: Option<StageName>,
    /// How old.
    pub age: ReportAge,
}

impl Default for ReportFilter {
    /// What nobody has taken yet, however old.
    fn default() -> Self {
        Self { stage: Some(StageName::Open), age: ReportAge::Any }
    }
}

/// How old a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportAge {
    /// However old.
    Any,
    /// Of the last 24 hours.
    Day,
    /// Of the last seven days.
    Week,
    /// Older than seven days.
    Older,
}

impl ReportAge {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Any, Self::Day, Self::Week, Self::Older];

    /// The stable code that buttons and options hold.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Day => "day",
            Self::Week => "week",
            Self::Older => "older",
        }
    }

    /// The age with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|age| age.code() == code)
    }

    /// After which moment such a report was made, and until which.
    #[must_use]
    pub const fn range(self, now: UnixMs) -> (UnixMs, UnixMs) {
        match self {
            Self::Any => (UnixMs(0), UnixMs(i64::MAX)),
            Self::Day => (now.plus(-DAY_MS), UnixMs(i64::MAX)),
            Self::Week => (now.plus(-7 * DAY_MS), UnixMs(i64::MAX)),
            Self::Older => (UnixMs(0), now.plus(-7 * DAY_MS)),
        }
    }
}

/// The stable code of a stage or of all.
#[must_use]
pub const fn stage_code(stage: Option<StageName>) -> &'static str {
    match stage {
        Some(stage) => stage.code(),
        None => "all",
    }
}

/// The choice with this [`stage_code`].
#[must_use]
pub fn stage_from_code(code: &str) -> Option<Option<StageName>> {
    if code == "all" { Some(None) } else { StageName::from_code(code).map(Some) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_moment_is_of_the_last_week_or_older() {
        let now = UnixMs(1_800_000_000_000);
        for at in [now, now.plus(-1), now.plus(-7 * DAY_MS), now.plus(-7 * DAY_MS + 1), UnixMs(1)] {
            let is_in = |age: ReportAge| {
                let (after, until) = age.range(now);
                at > after && at <= until
            };
            assert!(is_in(ReportAge::Any) && is_in(ReportAge::Week) != is_in(ReportAge::Older), "{at:?}");
        }
    }

    #[test]
    fn codes_lead_back() {
        assert_eq!(ReportAge::ALL.map(|age| ReportAge::from_code(age.code())), ReportAge::ALL.map(Some));
        for stage in [None].into_iter().chain(StageName::ALL.map(Some)) {
            assert_eq!(stage_from_code(stage_code(stage)), Some(stage));
        }
    }
}
