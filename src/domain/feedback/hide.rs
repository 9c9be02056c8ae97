//! Hiding published feedback, and showing it again. Owns what becomes of it and who is told; that moderators who are on no side decide it is
//! `moderation`'s.

use super::edit::{Amended, Amendment};
use super::effects::FeedbackEffect;
use super::notifications::FeedbackNotification;
use super::{Feedback, PublishedBy};
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::decision::Decision;
use crate::domain::ids::PersonId;
use crate::domain::notifications::Notification;
use crate::domain::offers::offer::Side;
use crate::domain::time::UnixMs;

fn amended(
    on: &ContractAtWork,
    feedback: &Feedback,
    by: PersonId,
    hidden: Option<UnixMs>,
) -> Decision<Amended, PublishedBy> {
    let kind = match hidden {
        Some(_) => FeedbackNotification::Hidden,
        None => FeedbackNotification::Shown,
    };
    let voices = [Side::Client, Side::Recipient].map(|side| on.contract.voice(side));
    Decision {
        next: Amended {
            found: on.clone(),
            feedback: Feedback { hidden, ..feedback.clone() },
            how: Amendment::Hidden { was: feedback.hidden },
        },
        entry: PublishedBy(Some(by)),
        effects: vec![FeedbackEffect::RefreshFeedback { contract: on.contract.id }.into()],
        told: voices.map(|to| Notification { to, kind: kind.into() }).to_vec(),
    }
}

fn published(given: &[Feedback], side: Side) -> Option<&Feedback> {
    given.iter().find(|feedback| feedback.side == side && feedback.published.is_some())
}

/// Moderators hide what a side published; `None` where they do already.
#[must_use]
pub fn hide(
    on: &ContractAtWork,
    given: &[Feedback],
    side: Side,
    (by, now): (PersonId, UnixMs),
) -> Option<Decision<Amended, PublishedBy>> {
    let feedback = published(given, side).filter(|feedback| feedback.hidden.is_none())?;
    Some(amended(on, feedback, by, Some(now)))
}

/// Moderators show it again; `None` where they don't hide it.
#[must_use]
pub fn show(
    on: &ContractAtWork,
    given: &[Feedback],
    side: Side,
    by: PersonId,
) -> Option<Decision<Amended, PublishedBy>> {
    let feedback = published(given, side).filter(|feedback| feedback.hidden.is_some())?;
    Some(amended(on, feedback, by, None))
}
