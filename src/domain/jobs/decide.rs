//! What becomes of a job: posted, edited, and closed once. Owns the limits and who may.

use super::job::{CloseReason, Job, JobState, JobTerms};
use super::refusal::JobRefusal;
use crate::domain::ids::PersonId;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;

/// Most open jobs of one client.
pub const OPEN_JOBS: u32 = 10;
/// Most jobs that one client posts in a day.
pub const NEW_JOBS: u32 = 10;

/// Jobs of one client, as far as they limit new ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobCounts {
    /// Those that are open.
    pub open: u32,
    /// Those that were posted within a day.
    pub new: u32,
}

/// Refuses one more than there may be.
///
/// # Errors
/// Too many are open, or were posted within a day.
pub fn check_limits(counts: JobCounts) -> Result<(), Refusal> {
    if counts.open >= OPEN_JOBS {
        return Err(JobRefusal::ManyOpen { most: OPEN_JOBS }.into());
    }
    match counts.new >= NEW_JOBS {
        true => Err(JobRefusal::ManyNew { most: NEW_JOBS }.into()),
        false => Ok(()),
    }
}

/// The job as its client closes it.
///
/// # Errors
/// Somebody else's, or closed before.
pub fn close(job: &Job, (by, now): (PersonId, UnixMs), reason: CloseReason) -> Result<Job, Refusal> {
    job.check_may_change(by)?;
    Ok(close_for(job, now, reason))
}

/// The job with other terms, where `seen` is the revision over which they were typed.
///
/// # Errors
/// Somebody else's, closed, changed since, or what it says already.
pub fn edit(job: &Job, (by, now): (PersonId, UnixMs), seen: i64, terms: JobTerms) -> Result<Job, Refusal> {
    job.check_may_change(by)?;
    if job.revision != seen {
        return Err(JobRefusal::Changed { number: job.number }.into());
    }
    if job.terms == terms {
        return Err(JobRefusal::Same { number: job.number }.into());
    }
    Ok(Job { terms, revision: job.revision + 1, edited: Some(now), ..job.clone() }.active_at(now))
}

/// The job as its client keeps it open.
///
/// # Errors
/// Somebody else's, or closed.
pub fn keep(job: &Job, (by, now): (PersonId, UnixMs)) -> Result<Job, Refusal> {
    job.check_may_change(by)?;
    Ok(Job { revision: job.revision + 1, ..job.clone() }.active_at(now))
}

/// The job as it's closed whatever its client says.
#[must_use]
pub fn close_for(job: &Job, now: UnixMs, reason: CloseReason) -> Job {
    let state = JobState::Closed { reason, at: now };
    Job { state, revision: job.revision + 1, due: None, ..job.clone() }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::ids::{GuildId, JobId, JobNumber};
    use crate::domain::jobs::budget::{Budget, BudgetAmount};
    use crate::domain::jobs::job::Visibility;
    use crate::domain::money::{Currency, Money};

    const ANA: PersonId = PersonId(1);

    /// Somebody's open job.
    pub(in crate::domain::jobs) fn job() -> Job {
        let amount = BudgetAmount::Exactly(Money { minor: 50_000, currency: Currency::USD });
        Job {
            id: JobId(7),
            guild: GuildId(2),
            number: JobNumber(3),
            client: ANA,
            visibility: Visibility::Invited,
            terms: JobTerms {
                title: "Logo".to_owned(),
                description: "A logo.".to_owned(),
                skills: Vec::new(),
                budget: Budget { hourly: false, amount },
                length: None,
                places: 1,
            },
            state: JobState::Open,
            revision: 4,
            posted: UnixMs(5),
            edited: None,
            active: UnixMs(5),
            warned: None,
            due: None,
        }
    }

    #[test]
    fn its_client_closes_a_job_once() {
        let closed = close(&job(), (ANA, UnixMs(9)), CloseReason::Hired).expect("it's closed");
        assert_eq!(closed.state, JobState::Closed { reason: CloseReason::Hired, at: UnixMs(9) });
        assert_eq!((closed.revision, closed.is_open()), (5, false));
        let number = JobNumber(3);
        let again = close(&closed, (ANA, UnixMs(10)), CloseReason::Other);
        assert_eq!(again, Err(JobRefusal::Closed { number }.into()));
        let other = close(&job(), (PersonId(8), UnixMs(9)), CloseReason::Hired);
        assert_eq!(other, Err(JobRefusal::NotClient { number, client: ANA }.into()));
    }

    #[test]
    fn what_was_typed_over_an_older_job_changes_nothing() {
        let (number, terms) = (JobNumber(3), JobTerms { places: 2, ..job().terms });
        let edited = edit(&job(), (ANA, UnixMs(9)), 4, terms.clone()).expect("it's edited");
        assert_eq!((edited.revision, edited.edited, &edited.terms), (5, Some(UnixMs(9)), &terms));
        let late = edit(&edited, (ANA, UnixMs(9)), 4, job().terms);
        assert_eq!(late, Err(JobRefusal::Changed { number }.into()));
        assert_eq!(edit(&edited, (ANA, UnixMs(9)), 5, terms), Err(JobRefusal::Same { number }.into()));
        let closed = close(&job(), (ANA, UnixMs(9)), CloseReason::Hired).expect("it's closed");
        assert_eq!(
            edit(&closed, (ANA, UnixMs(9)), 4, job().terms),
            Err(JobRefusal::Closed { number }.into())
        );
    }

    #[test]
    fn one_client_has_and_posts_so_many() {
        let limit = |open, new| check_limits(JobCounts { open, new });
        assert_eq!(limit(OPEN_JOBS - 1, NEW_JOBS - 1), Ok(()));
        assert_eq!(limit(OPEN_JOBS, 0), Err(JobRefusal::ManyOpen { most: OPEN_JOBS }.into()));
        assert_eq!(limit(0, NEW_JOBS), Err(JobRefusal::ManyNew { most: NEW_JOBS }.into()));
    }

    #[test]
    fn a_job_for_invited_people_is_shown_to_its_client_and_to_moderators() {
        let public = Job { visibility: Visibility::Everyone, ..job() };
        let shown = [(ANA, false), (PersonId(8), false), (PersonId(8), true)];
        assert_eq!(
            shown.map(|(person, moderates)| job().is_shown_to(person, moderates)),
            [true, false, true]
        );
        assert_eq!(shown.map(|(person, moderates)| public.is_shown_to(person, moderates)), [true; 3]);
    }
}
