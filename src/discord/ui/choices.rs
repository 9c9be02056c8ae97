//! What was chosen from a list, read loudly: choices come back from Discord as free values that anybody might have made up.

use super::response::HandlerError;
use crate::domain::ids::{ChannelId, RoleId};
use serenity::model::application::{ComponentInteraction, ComponentInteractionDataKind};

/// The texts that were chosen; none for whatever is no list of texts.
#[must_use]
pub fn values(press: &ComponentInteraction) -> &[String] {
    match &press.data.kind {
        ComponentInteractionDataKind::StringSelect { values } => values,
        _ => &[],
    }
}

/// The one value that was chosen.
///
/// # Errors
/// Not exactly one, or one that was never offered.
pub fn chosen<T>(values: &[String], read: impl Fn(&str) -> Option<T>) -> Result<T, HandlerError> {
    match values {
        [value] => read(value).ok_or_else(malformed),
        other => Err(HandlerError::Malformed(format!("{} choices where one was asked", other.len()))),
    }
}

/// The role that was chosen; `None` when the choice was taken back.
///
/// # Errors
/// Something else than one role.
pub fn chosen_role(press: &ComponentInteraction) -> Result<Option<RoleId>, HandlerError> {
    let ComponentInteractionDataKind::RoleSelect { values } = &press.data.kind else {
        return Err(malformed());
    };
    at_most_one(values.iter().map(|role| role.get())).map(|id| id.map(RoleId))
}

/// The channel that was chosen; `None` when the choice was taken back.
///
/// # Errors
/// Something else than one channel.
pub fn chosen_channel(press: &ComponentInteraction) -> Result<Option<ChannelId>, HandlerError> {
    let ComponentInteractionDataKind::ChannelSelect { values } = &press.data.kind else {
        return Err(malformed());
    };
    at_most_one(values.iter().map(|channel| channel.get())).map(|id| id.map(ChannelId))
}

fn at_most_one(mut ids: impl Iterator<Item = u64>) -> Result<Option<i64>, HandlerError> {
    let first = ids.next().map(i64::try_from).transpose().map_err(|_| malformed())?;
    if ids.next().is_some() { Err(malformed()) } else { Ok(first) }
}

fn malformed() -> HandlerError {
    HandlerError::Malformed("a choice that was not offered".to_owned())
}
