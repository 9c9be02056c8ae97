//! Feedback: what each side of a closed contract says about the other one. Owns what it holds, who gives it and until when, and when it is
//! published: once both sides gave theirs, or when the time is over. Until then nobody but its writer may see anything that depends on it.

pub mod conduct;
pub mod draft;
pub mod edit;
pub mod effects;
pub mod hide;
pub mod interim;
pub mod notifications;
pub mod received;
pub mod refusal;
pub mod reminders;
pub mod reply;
pub mod score;
pub mod stars;
pub mod tags;
pub mod which;
pub mod words;

use self::edit::AllowedEdit;
use self::effects::FeedbackEffect;
use self::notifications::FeedbackNotification;
use self::refusal::FeedbackRefusal;
use self::reply::FeedbackReply;
use self::stars::Stars;
use self::tags::Tag;
use self::words::FeedbackWords;
use super::contracts::contract::ContractState;
use super::contracts::entry::{Concern, ContractEntry, ContractHappening};
use super::contracts::refusal::ContractRefusal;
use super::contracts::work::{ContractAtWork, Work};
use super::decision::{Act, Decision};
use super::ids::{ContractId, PersonId};
use super::notifications::Notification;
use super::offers::offer::Side;
use super::refusal::Refusal;
use super::time::{DAY_MS, UnixMs};

/// How many days after the close feedback can be given; the last one to its end, in UTC.
pub const FEEDBACK_DAYS: i64 = 14;

/// What one side of a contract said about the other one. There is one of each side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    /// About which contract.
    pub contract: ContractId,
    /// The side that gives it, which is about the other one.
    pub side: Side,
    /// Who wrote it, for that side.
    pub by: PersonId,
    /// How it was.
    pub stars: Stars,
    /// What was good.
    pub tags: Vec<Tag>,
    /// In words.
    pub comment: Option<String>,
    /// A word to the moderators, which neither side reads.
    pub note: Option<String>,
    /// During which life of the contract, see [`round`].
    pub round: i64,
    /// When it was given first in that life.
    pub given: UnixMs,
    /// When it was changed last, if it was.
    pub edited: Option<UnixMs>,
    /// When both sides could read it; nothing until then.
    pub published: Option<UnixMs>,
    /// What the other side says to that.
    pub reply: Option<FeedbackReply>,
    /// Since when moderators hide it. Then nobody else reads what it says, and it counts for nothing.
    pub hidden: Option<UnixMs>,
    /// Whether the other side allowed to edit it, and what came of that.
    pub edit: Option<AllowedEdit>,
}

/// In which life of it a contract is: the line by which it was reopened last, or 0. What was given before it was reopened stays hidden and
/// is asked for again.
#[must_use]
pub fn round(work: &Work) -> i64 {
    let reopened = work.0.iter().rev().find(|entry| entry.what == ContractHappening::Reopened);
    reopened.map_or(0, |entry| entry.seq)
}

/// When the time to give feedback on a closed contract is over: at midnight in UTC, at the end of the last day. While a dispute is open
/// nobody can, so its time is added.
#[must_use]
pub fn deadline(work: &Work) -> Option<UnixMs> {
    let closed = work.closed_by()?;
    let last = closed.at.plus(FEEDBACK_DAYS * DAY_MS + work.disputed_for(closed.at));
    Some(UnixMs((last.0.div_euclid(DAY_MS) + 1) * DAY_MS))
}

/// When what was given is published whatever the other side did; not while the contract runs or a dispute is open.
#[must_use]
pub fn due(on: &ContractAtWork) -> Option<UnixMs> {
    deadline(&on.work).filter(|_| on.contract.state == ContractState::Closed)
}

/// Whether a line of a contract may change when that is.
#[must_use]
pub fn is_moved_by(entry: &ContractEntry) -> bool {
    matches!(entry.what.concern(), Concern::State | Concern::Dispute) || entry.closes()
}

/// The side for which `by` may give feedback now, where `given` is what was given so far.
///
/// # Errors
/// Nobody who answers for a side; the contract runs or is disputed; it's too late; theirs is published.
pub fn check_give(
    on: &ContractAtWork,
    given: &[Feedback],
    (by, now): (PersonId, UnixMs),
) -> Result<Side, Refusal> {
    let side = on.contract.deciding_side(by)?;
    match on.contract.state {
        ContractState::Closed => {}
        ContractState::Disputed => return Err(ContractRefusal::Disputed.into()),
        ContractState::Active | ContractState::Paused => return Err(FeedbackRefusal::NotClosed.into()),
    }
    let is_published = |feedback: &&Feedback| feedback.published.is_some();
    let published: Vec<_> = given.iter().filter(is_published).map(|feedback| feedback.side).collect();
    if published.contains(&side) {
        return Err(FeedbackRefusal::Published.into());
    }
    // Where the other side's alone is published, time was over, whatever the clock of this press says.
    match deadline(&on.work) {
        Some(until) if now < until && published.is_empty() => Ok(side),
        _ => Err(FeedbackRefusal::TooLate.into()),
    }
}

/// What one side gave in this life of the contract.
#[must_use]
pub fn given_by<'a>(on: &ContractAtWork, given: &'a [Feedback], side: Side) -> Option<&'a Feedback> {
    let round = round(&on.work);
    given.iter().find(|feedback| feedback.side == side && feedback.round == round)
}

/// What one side would say: for the first time, or instead of what it said and nobody could read yet.
///
/// # Errors
/// As [`check_give`].
pub fn give(
    on: &ContractAtWork,
    given: &[Feedback],
    (by, now): (PersonId, UnixMs),
    words: FeedbackWords,
) -> Result<Feedback, Refusal> {
    let side = check_give(on, given, (by, now))?;
    let before = given_by(on, given, side);
    let FeedbackWords { stars, tags, comment, note } = words;
    Ok(Feedback {
        contract: on.contract.id,
        side,
        by,
        stars,
        tags,
        comment,
        note,
        round: round(&on.work),
        given: before.map_or(now, |before| before.given),
        edited: before.map(|_| now),
        published: None,
        reply: None,
        hidden: None,
        edit: None,
    })
}

/// Feedback that both sides read from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// The contract.
    pub found: ContractAtWork,
    /// What is published: of both sides, or of the only one that gave it.
    pub feedback: Vec<Feedback>,
}

/// Whose press published it; `None` for time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublishedBy(pub Option<PersonId>);

impl Act for PublishedBy {
    fn actor(&self) -> Option<PersonId> {
        self.0
    }
}

/// Publishes what was given, if it is time: both sides gave theirs, or nobody can any more. Published is nothing twice.
#[must_use]
pub fn publish(
    on: &ContractAtWork,
    given: &[Feedback],
    (by, now): (Option<PersonId>, UnixMs),
) -> Option<Decision<Publication, PublishedBy>> {
    let due = due(on)?;
    let round = round(&on.work);
    let waits = |feedback: &&Feedback| feedback.round == round && feedback.published.is_none();
    let feedback: Vec<_> = given
        .iter()
        .filter(waits)
        .map(|feedback| Feedback { published: Some(now), ..feedback.clone() })
        .collect();
    if feedback.is_empty() || (feedback.len() < 2 && now < due) {
        return None;
    }
    let contract = &on.contract;
    let kind = FeedbackNotification::Published.into();
    let told = [contract.client, contract.contractor.spokesperson()];
    Some(Decision {
        next: Publication { found: on.clone(), feedback },
        entry: PublishedBy(by),
        effects: vec![FeedbackEffect::PostFeedback { contract: contract.id }.into()],
        told: told.into_iter().map(|to| Notification { to, kind }).collect(),
    })
}

#[cfg(test)]
mod tests;
