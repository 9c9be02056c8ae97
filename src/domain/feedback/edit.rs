//! Editing published feedback: the side that it's about can allow its writer once to do that, who then has some days for it, and edits it
//! once. Owns who, until when, and that its reply stays.

use super::effects::FeedbackEffect;
use super::notifications::FeedbackNotification;
use super::refusal::FeedbackRefusal;
use super::words::FeedbackWords;
use super::{Feedback, PublishedBy, check_give};
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::decision::Decision;
use crate::domain::ids::PersonId;
use crate::domain::notifications::Notification;
use crate::domain::offers::offer::Side;
use crate::domain::refusal::Refusal;
use crate::domain::time::{DAY_MS, UnixMs};

/// How long after it was allowed feedback can be edited.
pub const EDIT_MS: i64 = 14 * DAY_MS;

/// Leave to edit published feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AllowedEdit {
    /// Who gave it, for the side that the feedback is about.
    pub by: PersonId,
    /// When.
    pub at: UnixMs,
    /// When it was edited.
    pub done: Option<UnixMs>,
}

impl AllowedEdit {
    /// Until when it can be edited.
    #[must_use]
    pub const fn until(self) -> UnixMs {
        self.at.plus(EDIT_MS)
    }
}

/// Published feedback about which something is decided, and its contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amended {
    /// The contract.
    pub found: ContractAtWork,
    /// The feedback, as it is from now on.
    pub feedback: Feedback,
    /// What happens to it.
    pub how: Amendment,
}

/// What happens to published feedback.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amendment {
    /// Its writer may edit it.
    Allowed,
    /// Its writer edited it.
    Edited,
    /// Moderators hide it, or show it again; since when they hid it before.
    Hidden {
        /// Before.
        was: Option<UnixMs>,
    },
}

/// What somebody's feedback would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Given, or changed while nobody could read it.
    Give,
    /// Edited, which its other side has allowed until then.
    Edit {
        /// Until when.
        until: UnixMs,
    },
    /// Said during the contract, for everybody to read at once.
    During,
}

/// The side for which `by` may give feedback now, or edit what is published.
///
/// # Errors
/// As [`check_give`]; or theirs was edited, or can't be any more, or moderators hide it.
pub fn check_write(
    on: &ContractAtWork,
    given: &[Feedback],
    (by, now): (PersonId, UnixMs),
) -> Result<(Side, Purpose), Refusal> {
    let side = on.contract.deciding_side(by)?;
    let own = given.iter().find(|feedback| feedback.side == side && feedback.published.is_some());
    let Some((own, edit)) = own.and_then(|own| Some((own, own.edit?))) else {
        return check_give(on, given, (by, now)).map(|side| (side, Purpose::Give));
    };
    if own.hidden.is_some() {
        return Err(FeedbackRefusal::Hidden.into());
    }
    match edit.done {
        Some(_) => Err(FeedbackRefusal::AlreadyEdited.into()),
        None if now < edit.until() => Ok((side, Purpose::Edit { until: edit.until() })),
        None => Err(FeedbackRefusal::EditLate.into()),
    }
}

fn amended(on: &ContractAtWork, feedback: Feedback, how: Amendment) -> Amended {
    Amended { found: on.clone(), feedback, how }
}

/// The side that published feedback is about allows its writer to edit it, once.
///
/// # Errors
/// Nobody who answers for a side; nothing about theirs is published; moderators hide it; they allowed it before.
pub fn allow_edit(
    on: &ContractAtWork,
    given: &[Feedback],
    (by, now): (PersonId, UnixMs),
) -> Result<Decision<Amended, PublishedBy>, Refusal> {
    let side = on.contract.deciding_side(by)?;
    let about_them = given.iter().find(|feedback| feedback.side != side && feedback.published.is_some());
    let feedback = about_them.ok_or(FeedbackRefusal::NothingToAllow)?;
    if feedback.hidden.is_some() {
        return Err(FeedbackRefusal::Hidden.into());
    }
    if feedback.edit.is_some() {
        return Err(FeedbackRefusal::AlreadyAllowed.into());
    }
    let edit = Some(AllowedEdit { by, at: now, done: None });
    let kind = FeedbackNotification::EditAllowed.into();
    Ok(Decision {
        next: amended(on, Feedback { edit, ..feedback.clone() }, Amendment::Allowed),
        entry: PublishedBy(Some(by)),
        effects: vec![FeedbackEffect::RefreshFeedback { contract: on.contract.id }.into()],
        told: vec![Notification { to: on.contract.voice(feedback.side), kind }],
    })
}

/// What its writer says instead of what is published.
///
/// # Errors
/// As [`check_write`]; or theirs isn't published yet.
pub fn edit(
    on: &ContractAtWork,
    given: &[Feedback],
    (by, now): (PersonId, UnixMs),
    words: FeedbackWords,
) -> Result<Decision<Amended, PublishedBy>, Refusal> {
    let (side, Purpose::Edit { .. }) = check_write(on, given, (by, now))? else {
        return Err(FeedbackRefusal::Published.into());
    };
    let own = given.iter().find(|feedback| feedback.side == side);
    let own = own.ok_or(FeedbackRefusal::Published)?;
    let FeedbackWords { stars, tags, comment, note } = words;
    let edit = own.edit.map(|edit| AllowedEdit { done: Some(now), ..edit });
    let feedback = Feedback { by, stars, tags, comment, note, edit, ..own.clone() };
    let kind = FeedbackNotification::Edited.into();
    Ok(Decision {
        next: amended(on, feedback, Amendment::Edited),
        entry: PublishedBy(Some(by)),
        effects: vec![FeedbackEffect::RefreshFeedback { contract: on.contract.id }.into()],
        told: vec![Notification { to: on.contract.across(side), kind }],
    })
}
