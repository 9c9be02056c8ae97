//! What becomes of a job, by whom and when.

use super::*;
use crate::domain::ids::{GuildId, JobId, JobNumber};
use crate::domain::jobs::budget::{Budget, BudgetAmount};
use crate::domain::jobs::job::Visibility;
use crate::domain::money::{Currency, Money};

const ANA: PersonId = PersonId(1);

/// Somebody's open job.
pub(in crate::domain) fn job() -> Job {
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
fn open_jobs_are_saved_and_not_too_many() {
    let most = SAVED_JOBS;
    assert_eq!(check_saves(&job(), most as usize - 1), Ok(()));
    assert_eq!(check_saves(&job(), most as usize), Err(JobRefusal::ManySaved { most }));
    let closed = close_for(&job(), UnixMs(9), CloseReason::Hired);
    assert_eq!(check_saves(&closed, 0), Err(JobRefusal::Closed { number: JobNumber(3) }));
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
    assert_eq!(edit(&closed, (ANA, UnixMs(9)), 4, job().terms), Err(JobRefusal::Closed { number }.into()));
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
    assert_eq!(shown.map(|(person, moderates)| job().is_shown_to(person, moderates)), [true, false, true]);
    assert_eq!(shown.map(|(person, moderates)| public.is_shown_to(person, moderates)), [true; 3]);
}
