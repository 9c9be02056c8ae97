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

/// Most jobs that one person saves in one server.
pub const SAVED_JOBS: u32 = 50;

/// Refuses to save a job that's closed, or one more than there may be.
///
/// # Errors
/// It's closed, or there are too many.
pub fn check_saves(job: &Job, saved: usize) -> Result<(), JobRefusal> {
    if !job.is_open() {
        return Err(JobRefusal::Closed { number: job.number });
    }
    match saved >= SAVED_JOBS as usize {
        true => Err(JobRefusal::ManySaved { most: SAVED_JOBS }),
        false => Ok(()),
    }
}

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
pub(in crate::domain) mod tests;
