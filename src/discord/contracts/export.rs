//! A contract that somebody takes away: the files, and the message that they come with.

use super::views::export::{exported, too_large};
use crate::app::{Caller, ContractExport, WrittenDocument};
use crate::discord::ui::response::{HandlerError, Response};

/// The largest message that Discord takes from a bot everywhere has 10 MB.
const FILES_BYTES: usize = 9_000_000;

/// The answer to somebody who takes `export` away.
///
/// # Errors
/// None that a contract can cause.
pub(super) fn reply(caller: &Caller, export: &ContractExport) -> Result<Response, HandlerError> {
    let json =
        WrittenDocument::of(&export.document).map_err(|error| HandlerError::Malformed(error.to_string()))?;
    let (post, files) = exported(caller.language, export, json, caller.person);
    if files.iter().map(|file| file.bytes.len()).sum::<usize>() > FILES_BYTES {
        return Ok(Response::Reply(too_large(caller.language)));
    }
    Ok(Response::ReplyWith(post, files))
}
