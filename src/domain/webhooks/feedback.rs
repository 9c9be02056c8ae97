//! Events of feedback: once it can be read, and never what it says in words.

use super::event::{Event, EventKind};
use super::shape::{Data, FeedbackData};
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::feedback::edit::{Amended, Amendment};
use crate::domain::feedback::interim::{InterimChange, InterimHow};
use crate::domain::feedback::reply::Replied;
use crate::domain::feedback::{Feedback, Publication};
use crate::domain::time::UnixMs;

/// Feedback that both sides read from now on: an event for each side that gave it.
#[must_use]
pub fn of_publication(published: &Publication) -> Vec<Event> {
    let event = |feedback: &Feedback| {
        let at = feedback.published.unwrap_or(feedback.given);
        event(EventKind::FeedbackPublished, at, &published.found, feedback)
    };
    published.feedback.iter().map(event).collect()
}

/// What becomes of published feedback; that it may be edited is its sides' own affair.
#[must_use]
pub fn of_amended(amended: &Amended, at: UnixMs) -> Option<Event> {
    let kind = match amended.how {
        Amendment::Allowed => return None,
        Amendment::Edited => EventKind::FeedbackEdited,
        Amendment::Hidden { .. } => hidden_or_shown(amended.feedback.hidden),
    };
    Some(event(kind, at, &amended.found, &amended.feedback))
}

/// A reply.
#[must_use]
pub fn of_replied(replied: &Replied, at: UnixMs) -> Event {
    event(EventKind::FeedbackReplied, at, &replied.found, &replied.feedback)
}

/// What one side says during a contract.
#[must_use]
pub fn of_interim(change: &InterimChange, at: UnixMs) -> Event {
    let said = &change.feedback;
    let kind = match change.how {
        InterimHow::Given => EventKind::FeedbackGiven,
        InterimHow::Hidden { .. } => hidden_or_shown(said.hidden),
    };
    let data = FeedbackData {
        server: change.found.contract.guild.into(),
        contract: change.found.offer.number.0,
        from: said.which.side.code(),
        by: said.by.into(),
        stars: said.stars.count(),
        tags: said.tags.clone(),
        during: Some(said.which.nth),
        is_hidden: said.hidden.is_some(),
    };
    Event { kind, at, data: Data::Feedback(data) }
}

const fn hidden_or_shown(hidden: Option<UnixMs>) -> EventKind {
    if hidden.is_some() { EventKind::FeedbackHidden } else { EventKind::FeedbackShown }
}

fn event(kind: EventKind, at: UnixMs, on: &ContractAtWork, feedback: &Feedback) -> Event {
    let data = FeedbackData {
        server: on.contract.guild.into(),
        contract: on.offer.number.0,
        from: feedback.side.code(),
        by: feedback.by.into(),
        stars: feedback.stars.count(),
        tags: feedback.tags.clone(),
        during: None,
        is_hidden: feedback.hidden.is_some(),
    };
    Event { kind, at, data: Data::Feedback(data) }
}
