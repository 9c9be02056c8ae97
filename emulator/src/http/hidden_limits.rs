//! Owns the limits that no header shows: renames, edits of old messages, new direct messages. Must not know what the calls do.

use crate::calls::Call;
use crate::ratelimit::{OLD_EDIT, RENAME};
use crate::shared::Shared;
use crate::world::{ApiError, Id, recipient_of};

/// From when on a message is old for its edits.
const OLD_MS: u64 = 3_600_000;

/// The refusal of a bot's call that is over such a limit. `values` are those of the route's parameters.
pub(super) fn refusal(
    shared: &Shared,
    call: &Call,
    label: &str,
    values: &[(&'static str, String)],
) -> Option<ApiError> {
    let major = values.first().map_or("", |(_, value)| value);
    match label {
        "PATCH /channels/{channel_id}" => {
            let renames = ["name", "topic"].iter().any(|name| call.request.get(name).is_some());
            let counted = || shared.buckets.count(&shared.limits, call.who, RENAME, major);
            let (wait_s, _) = renames.then(counted).flatten()?.refused?;
            Some(ApiError::limited(wait_s))
        }
        "PATCH /channels/{channel_id}/messages/{message_id}" => {
            let message: Id = values.get(1)?.1.parse().ok()?;
            let old = message.created_ms() + OLD_MS < shared.now_ms();
            let counted = || shared.buckets.count_hidden(&shared.limits, (call.who, major), OLD_EDIT);
            old.then(counted).flatten().map(|wait_s| ApiError::wait(30046, wait_s))
        }
        "POST /users/@me/channels" => {
            let (channels, seconds) = shared.limits.new_direct_messages?;
            let (who, recipient) = (call.who?, recipient_of(&call.request)?);
            let anew = shared.lock().direct_channel(who, recipient).is_none();
            let limit = (label, channels, seconds);
            let counted = || shared.buckets.count_hidden(&shared.limits, (call.who, "new"), limit);
            anew.then(counted).flatten().map(|_| ApiError::of(40003))
        }
        _ => None,
    }
}
