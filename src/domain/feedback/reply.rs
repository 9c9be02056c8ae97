//! Replies: the side that feedback is about can say one thing to it, once both read it. Owns who, until when, and how long.

use super::Feedback;
use super::effects::FeedbackEffect;
use super::notifications::FeedbackNotification;
use super::refusal::FeedbackRefusal;
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::decision::{Act, Decision};
use crate::domain::ids::PersonId;
use crate::domain::notifications::Notification;
use crate::domain::refusal::Refusal;
use crate::domain::time::{DAY_MS, UnixMs};

/// Longest reply, in characters.
pub const REPLY_CHARS: usize = 500;

/// How long after it was published feedback can be replied to.
pub const REPLY_MS: i64 = 28 * DAY_MS;

/// What the side that feedback is about says to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedbackReply {
    /// In words.
    pub text: String,
    /// Who wrote it, for that side.
    pub by: PersonId,
    /// When.
    pub at: UnixMs,
}

impl Act for FeedbackReply {
    fn actor(&self) -> Option<PersonId> {
        Some(self.by)
    }
}

/// Feedback that was replied to, and its contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replied {
    /// The contract.
    pub found: ContractAtWork,
    /// The feedback, with the reply.
    pub feedback: Feedback,
}

/// The published feedback that `by` can reply to now.
///
/// # Errors
/// Nobody who answers for a side; nothing about theirs is published; moderators hide it; they replied; it's too late.
pub fn check_reply<'a>(
    on: &ContractAtWork,
    given: &'a [Feedback],
    (by, now): (PersonId, UnixMs),
) -> Result<&'a Feedback, Refusal> {
    let side = on.contract.deciding_side(by)?;
    let about_them = given.iter().find(|feedback| feedback.side != side);
    let published = about_them.and_then(|feedback| Some((feedback, feedback.published?)));
    let (feedback, published) = published.ok_or(FeedbackRefusal::NothingToReply)?;
    if feedback.hidden.is_some() {
        return Err(FeedbackRefusal::Hidden.into());
    }
    if feedback.reply.is_some() {
        return Err(FeedbackRefusal::AlreadyReplied.into());
    }
    if now < published.plus(REPLY_MS) { Ok(feedback) } else { Err(FeedbackRefusal::ReplyLate.into()) }
}

/// One side replies to what the other one said about it.
///
/// # Errors
/// As [`check_reply`], or a text that is missing or too long.
pub fn reply(
    on: &ContractAtWork,
    given: &[Feedback],
    (by, now): (PersonId, UnixMs),
    text: &str,
) -> Result<Decision<Replied, FeedbackReply>, Refusal> {
    let feedback = check_reply(on, given, (by, now))?;
    let text = text.trim();
    match text.chars().count() {
        0 => return Err(FeedbackRefusal::ReplyMissing.into()),
        is if is > REPLY_CHARS => return Err(FeedbackRefusal::ReplyLong { is }.into()),
        _ => {}
    }
    let entry = FeedbackReply { text: text.to_owned(), by, at: now };
    let (contract, side) = (&on.contract, feedback.side);
    let to = contract.voice(side);
    let kind = FeedbackNotification::Replied.into();
    Ok(Decision {
        next: Replied {
            found: on.clone(),
            feedback: Feedback { reply: Some(entry.clone()), ..feedback.clone() },
        },
        entry,
        effects: vec![FeedbackEffect::PostReply { contract: contract.id, to: side }.into()],
        told: vec![Notification { to, kind }],
    })
}
