//! Who fits a job: what counts for somebody, how much, and in which order they are shown. Whoever can't be invited isn't looked at.

use crate::domain::ids::PersonId;
use crate::domain::money::Money;
use crate::domain::people::profile::Skill;
use crate::domain::time::UnixMs;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Most people who are shown.
pub const FITTING_PEOPLE: usize = 10;

/// What all skills that a job asks for count; some of them count their share.
const ALL_SKILLS: u32 = 6_000;
/// What each percent of a Job Success Score counts.
const PERCENT: u32 = 25;
/// The percent that somebody without a score is given: being new is no reason to be last.
const UNKNOWN_PERCENT: u32 = 60;
/// What each contract counts that they and the client completed, up to [`MOST_COMPLETED`].
const COMPLETED: u32 = 500;
/// So many of them count.
const MOST_COMPLETED: u32 = 3;

/// Somebody who could be invited to a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// As shown in the server.
    pub name: String,
    /// Their profile's first line.
    pub headline: String,
    /// Per hour.
    pub rate: Option<Money>,
    /// The keys of their skills, at least of those that the job asks for.
    pub skills: BTreeSet<String>,
    /// Their Job Success Score on the last Monday, if there was one.
    pub percent: Option<u8>,
    /// How many contracts they and the client completed.
    pub completed: u32,
    /// When their profile changed last.
    pub updated: UnixMs,
}

/// Somebody who fits a job, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// Who, with what else is known.
    pub candidate: Candidate,
    /// What the job asks for and they can do, in the job's order and words.
    pub skills: Vec<String>,
}

impl Fit {
    fn of(candidate: Candidate, wanted: &[Skill]) -> Option<Self> {
        let has = |skill: &&Skill| candidate.skills.contains(&skill.key);
        let skills: Vec<String> = wanted.iter().filter(has).map(|skill| skill.label.clone()).collect();
        (!skills.is_empty()).then_some(Self { candidate, skills })
    }

    /// How well they fit: up to 60% for the skills, 25% for the score and 15% for what they did for the client.
    fn points(&self, wanted: usize) -> u32 {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let skills = (ALL_SKILLS * count(self.skills.len())).checked_div(count(wanted)).unwrap_or(0);
        let percent = self.candidate.percent.map_or(UNKNOWN_PERCENT, u32::from);
        skills + PERCENT * percent + COMPLETED * self.candidate.completed.min(MOST_COMPLETED)
    }
}

/// Up to [`FITTING_PEOPLE`] of those who were found, who fit best first; of two who fit alike, whose profile changed last. Nobody is in it who
/// can do nothing of what's wanted. The order in which they were found makes no difference.
#[must_use]
pub fn who_fits(wanted: &[Skill], found: Vec<Candidate>) -> Vec<Fit> {
    let mut fits: Vec<Fit> = found.into_iter().filter_map(|one| Fit::of(one, wanted)).collect();
    fits.sort_by_key(|fit| {
        let Candidate { updated, person, .. } = fit.candidate;
        (Reverse(fit.points(wanted.len())), Reverse(fit.skills.len()), Reverse(updated), person)
    });
    fits.truncate(FITTING_PEOPLE);
    fits
}

#[cfg(test)]
mod tests;
