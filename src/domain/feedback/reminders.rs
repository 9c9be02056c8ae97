//! Reminders of feedback: a week and a day before the time is over, to each side that hasn't given theirs. Owns when, and whom: whether
//! somebody is reminded depends on what their own side gave, and on nothing that the other one did, until both are published.

use super::notifications::FeedbackNotification;
use super::{Feedback, PublishedBy, due, given_by};
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::decision::Decision;
use crate::domain::notifications::Notification;
use crate::domain::offers::offer::Side;
use crate::domain::time::{DAY_MS, UnixMs};

/// How long before the time is over each of the reminders is.
const BEFORE_MS: [i64; 2] = [7 * DAY_MS, DAY_MS];

/// How many reminders are over, in one life of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminded {
    /// In which one, see [`super::round`].
    pub round: i64,
    /// How many.
    pub said: u32,
}

/// When each of the reminders is due; none while nobody can give feedback.
#[must_use]
pub fn reminders(on: &ContractAtWork) -> [Option<UnixMs>; BEFORE_MS.len()] {
    let until = due(on);
    BEFORE_MS.map(|before| until.map(|until| until.plus(-before)))
}

/// Whether a side can give feedback until the time is over, and hasn't; nobody can once any is published.
#[must_use]
pub fn is_waited_for(on: &ContractAtWork, given: &[Feedback], side: Side, now: UnixMs) -> bool {
    due(on).is_some_and(|until| now < until)
        && given.iter().all(|one| one.published.is_none())
        && given_by(on, given, side).is_none()
}

/// Reminders that are over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminders {
    /// The contract.
    pub found: ContractAtWork,
    /// How many were, before.
    pub was: Reminded,
    /// How many are now.
    pub is: Reminded,
    /// When the next one is due.
    pub next: Option<UnixMs>,
}

/// Whoever is waited for is reminded, once of all that is due, however late. `None` where nothing is due.
#[must_use]
pub fn remind(
    on: &ContractAtWork,
    given: &[Feedback],
    was: Reminded,
    now: UnixMs,
) -> Option<Decision<Reminders, PublishedBy>> {
    let round = super::round(&on.work);
    let all = reminders(on);
    let said = all.iter().flatten().filter(|at| **at <= now).count();
    let before = if was.round == round { was.said as usize } else { 0 };
    if said <= before {
        return None;
    }
    let seq = on.work.closed_by()?.seq;
    let kind = FeedbackNotification::Waiting { seq }.into();
    let told = [Side::Client, Side::Recipient].into_iter();
    let told = told.filter(|side| is_waited_for(on, given, *side, now));
    let told = told.map(|side| Notification { to: on.contract.voice(side), kind }).collect();
    let is = Reminded { round, said: u32::try_from(said).unwrap_or(u32::MAX) };
    let next = all.get(said).copied().flatten();
    Some(Decision {
        next: Reminders { found: on.clone(), was, is, next },
        entry: PublishedBy(None),
        effects: Vec::new(),
        told,
    })
}
