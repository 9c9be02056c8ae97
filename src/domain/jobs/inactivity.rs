//! What time does to an open job: its client is warned, and then it closes. Owns the days; what counts as activity beside what the client
//! does is `app::jobs::inactivity`'s.

use super::decide::close_for;
use super::job::{CloseReason, Job};
use crate::domain::time::{DAY_MS, UnixMs};

/// Days without activity after which a job closes.
pub const QUIET_DAYS: i64 = 30;
/// How many days before that its client is warned; also the fewest that they have from then on.
pub const WARNING_DAYS: i64 = 5;

/// What is next for an open job if nothing happens to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Warn,
    Close,
}

/// What time does to a job now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passed {
    /// Nothing yet: something happened meanwhile.
    NotYet(Job),
    /// Its client is to be warned.
    Warned(Job),
    /// It closes.
    Closed(Job),
}

impl Job {
    /// When it closes if nothing happens to it, where `active` is when something happened last.
    #[must_use]
    pub fn closes(&self, active: UnixMs) -> UnixMs {
        let quiet = active.plus(QUIET_DAYS * DAY_MS);
        // Whoever was warned late still has the days that the warning promised.
        self.warned_since(active).map_or(quiet, |warned| quiet.max(warned.plus(WARNING_DAYS * DAY_MS)))
    }

    /// When its client was warned, if nothing happened after that.
    fn warned_since(&self, active: UnixMs) -> Option<UnixMs> {
        self.warned.filter(|warned| *warned >= active)
    }

    fn next(&self, active: UnixMs) -> (Step, UnixMs) {
        match self.warned_since(active) {
            Some(_) => (Step::Close, self.closes(active)),
            None => (Step::Warn, active.plus((QUIET_DAYS - WARNING_DAYS) * DAY_MS)),
        }
    }

    /// The job as time leaves it, which is looked at again when it's due next; `None` where it's closed.
    #[must_use]
    pub fn passed(&self, active: UnixMs, now: UnixMs) -> Option<Passed> {
        if !self.is_open() {
            return None;
        }
        let (step, at) = self.next(active);
        let later = |warned| {
            let job = Self { warned, ..self.clone() };
            let due = Some(job.next(active).1);
            Self { due, ..job }
        };
        Some(match step {
            _ if at > now => Passed::NotYet(later(self.warned_since(active))),
            Step::Warn => Passed::Warned(later(Some(now))),
            Step::Close => Passed::Closed(close_for(self, now, CloseReason::Inactive)),
        })
    }

    /// The same job right after its client did something with it.
    #[must_use]
    pub fn active_at(self, now: UnixMs) -> Self {
        let job = Self { active: now, warned: None, ..self };
        let due = job.is_open().then(|| job.next(now).1);
        Self { due, ..job }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::jobs::decide::tests::job;
    use crate::domain::jobs::job::JobState;

    fn day(days: i64) -> UnixMs {
        UnixMs(days * DAY_MS)
    }

    #[test]
    fn a_quiet_job_is_warned_of_and_closes_once() {
        let begun = job().active_at(day(0));
        assert_eq!(begun.due, Some(day(25)));
        assert_eq!(begun.passed(day(0), day(24)), Some(Passed::NotYet(begun.clone())));
        let Some(Passed::Warned(warned)) = begun.passed(day(0), day(25)) else { panic!("no warning") };
        assert_eq!(
            (warned.due, warned.closes(day(0)), warned.revision),
            (Some(day(30)), day(30), begun.revision)
        );
        assert_eq!(warned.passed(day(0), day(29)), Some(Passed::NotYet(warned.clone())));
        let Some(Passed::Closed(closed)) = warned.passed(day(0), day(30)) else { panic!("it's still open") };
        assert_eq!(closed.state, JobState::Closed { reason: CloseReason::Inactive, at: day(30) });
        assert_eq!((closed.due, closed.passed(day(0), day(90))), (None, None));
    }

    #[test]
    fn who_is_warned_late_still_has_the_days_that_were_promised() {
        let Some(Passed::Warned(warned)) = job().active_at(day(0)).passed(day(0), day(40)) else {
            panic!("no warning")
        };
        assert_eq!(warned.due, Some(day(45)));
        assert!(matches!(warned.passed(day(0), day(45)), Some(Passed::Closed(_))));
    }

    #[test]
    fn whatever_happens_begins_the_days_anew() {
        let Some(Passed::Warned(warned)) = job().active_at(day(0)).passed(day(0), day(25)) else {
            panic!("no warning")
        };
        let kept = warned.clone().active_at(day(26));
        assert_eq!((kept.due, kept.warned), (Some(day(51)), None));
        // The same where somebody else did something, which is known only once it's due.
        let Some(Passed::NotYet(later)) = warned.passed(day(27), day(30)) else { panic!("it isn't quiet") };
        assert_eq!((later.due, later.warned), (Some(day(52)), None));
    }
}
