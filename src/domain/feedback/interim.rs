//! Feedback during a contract: what one side says about the other one while the contract goes on. Owns who gives it and when, and that it's
//! read at once. It has a place of its own beside feedback after the close, so nothing that counts feedback can count it.

use super::effects::FeedbackEffect;
use super::notifications::FeedbackNotification;
use super::refusal::FeedbackRefusal;
use super::score::record::payments_in;
use super::stars::Stars;
use super::tags::Tag;
use super::which::InterimRef;
use super::words::FeedbackWords;
use super::{Feedback, PublishedBy};
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::contracts::entry::{Concern, ContractEntry, ContractHappening};
use crate::domain::contracts::weeks::day_in;
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::decision::Decision;
use crate::domain::ids::PersonId;
use crate::domain::notifications::Notification;
use crate::domain::offers::offer::Side;
use crate::domain::refusal::Refusal;
use crate::domain::time::{DAY_MS, UnixMs};
use chrono::Days;

/// How old a contract is before anybody says something about the other side of it.
pub const INTERIM_AGE_MS: i64 = 30 * DAY_MS;
/// How long after one side said something it can say something again.
pub const INTERIM_AGAIN_MS: i64 = 30 * DAY_MS;
/// How many days ago something was paid at the most.
pub const INTERIM_PAID_DAYS: u64 = 30;

/// What one side said about the other one during a contract. It never changes, but moderators can hide it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterimFeedback {
    /// Which one.
    pub which: InterimRef,
    /// Who wrote it, for that side.
    pub by: PersonId,
    /// How it is.
    pub stars: Stars,
    /// What is good.
    pub tags: Vec<Tag>,
    /// In words.
    pub comment: Option<String>,
    /// When both sides could read it.
    pub given: UnixMs,
    /// Since when moderators hide it.
    pub hidden: Option<UnixMs>,
}

/// Whether something was paid in the last days, as either side says and the other one doesn't deny.
fn is_paid_lately(on: &ContractAtWork, now: UnixMs) -> bool {
    let today = day_in(on.zone, now);
    let since = today.checked_sub_days(Days::new(INTERIM_PAID_DAYS)).unwrap_or(today);
    payments_in(&on.work).into_iter().any(|paid| paid.amount.minor > 0 && paid.day >= since)
}

/// The side for which `by` may say something about the other one now, where `said` is what was said so far.
///
/// # Errors
/// Nobody who answers for a side; the contract is closed, disputed or too young; their side said something lately; nothing was paid lately.
pub fn check_interim(
    on: &ContractAtWork,
    said: &[InterimFeedback],
    (by, now): (PersonId, UnixMs),
) -> Result<Side, Refusal> {
    let side = on.contract.deciding_side(by)?;
    if on.contract.state == ContractState::Closed {
        return Err(FeedbackRefusal::ClosedMeanwhile.into());
    }
    on.contract.check_open()?;
    let from = on.contract.started.plus(INTERIM_AGE_MS);
    if now < from {
        return Err(FeedbackRefusal::TooYoung { from }.into());
    }
    let last = said.iter().filter(|one| one.which.side == side).map(|one| one.given).max();
    if let Some(again) = last.map(|at| at.plus(INTERIM_AGAIN_MS)).filter(|again| now < *again) {
        return Err(FeedbackRefusal::SaidLately { again }.into());
    }
    if is_paid_lately(on, now) { Ok(side) } else { Err(FeedbackRefusal::NotPaidLately.into()) }
}

/// What becomes of feedback during a contract, and the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterimChange {
    /// The contract.
    pub found: ContractAtWork,
    /// As it is from now on.
    pub feedback: InterimFeedback,
    /// What happens to it.
    pub how: InterimHow,
}

/// What happens to feedback during a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InterimHow {
    /// It's given.
    Given,
    /// Moderators hide it, or show it again; since when they hid it before.
    Hidden {
        /// Before.
        was: Option<UnixMs>,
    },
}

/// What one side says about the other one, which reads it at once. There is no note to the moderators.
///
/// # Errors
/// As [`check_interim`].
pub fn say(
    on: &ContractAtWork,
    said: &[InterimFeedback],
    (by, now): (PersonId, UnixMs),
    words: FeedbackWords,
) -> Result<Decision<InterimChange, PublishedBy>, Refusal> {
    let side = check_interim(on, said, (by, now))?;
    let last = said.iter().filter(|one| one.which.side == side).map(|one| one.which.nth).max();
    let which = InterimRef { contract: on.contract.id, side, nth: last.unwrap_or(0).saturating_add(1) };
    let FeedbackWords { stars, tags, comment, note: _ } = words;
    let kind = FeedbackNotification::During { nth: which.nth }.into();
    Ok(Decision {
        next: InterimChange {
            found: on.clone(),
            feedback: InterimFeedback { which, by, stars, tags, comment, given: now, hidden: None },
            how: InterimHow::Given,
        },
        entry: PublishedBy(Some(by)),
        effects: vec![FeedbackEffect::PostInterim(which).into()],
        told: vec![Notification { to: on.contract.across(side), kind }],
    })
}

/// Moderators hide it, or show it again; `None` where it's so already.
#[must_use]
pub fn hide_or_show(
    on: &ContractAtWork,
    said: &[InterimFeedback],
    which: InterimRef,
    (by, hidden): (PersonId, Option<UnixMs>),
) -> Option<Decision<InterimChange, PublishedBy>> {
    let feedback = said.iter().find(|one| one.which == which)?;
    if feedback.hidden.is_some() == hidden.is_some() {
        return None;
    }
    let kind = match hidden {
        Some(_) => FeedbackNotification::Hidden,
        None => FeedbackNotification::Shown,
    };
    let voices = Side::ALL.map(|side| on.contract.voice(side));
    Some(Decision {
        next: InterimChange {
            found: on.clone(),
            feedback: InterimFeedback { hidden, ..feedback.clone() },
            how: InterimHow::Hidden { was: feedback.hidden },
        },
        entry: PublishedBy(Some(by)),
        effects: vec![FeedbackEffect::RefreshInterim(which).into()],
        told: voices.map(|to| Notification { to, kind: kind.into() }).to_vec(),
    })
}

/// Whether a line of a contract may change whether what was said during it is public. Nothing was while it was too young.
#[must_use]
pub fn may_change_interim(contract: &Contract, entry: &ContractEntry) -> bool {
    let concerns = entry.what.concern() == Concern::Payment
        || entry.closes()
        || entry.what == ContractHappening::Reopened;
    concerns && entry.at.since(contract.started) >= INTERIM_AGE_MS
}

impl InterimFeedback {
    /// The same in the shape of feedback after a close, as a list shows both.
    #[must_use]
    pub fn listed(self) -> Feedback {
        let Self { which, by, stars, tags, comment, given, hidden } = self;
        let InterimRef { contract, side, .. } = which;
        Feedback {
            contract,
            side,
            by,
            stars,
            tags,
            comment,
            note: None,
            round: 0,
            given,
            edited: None,
            published: Some(given),
            reply: None,
            hidden,
            edit: None,
        }
    }
}

#[cfg(test)]
mod tests;
