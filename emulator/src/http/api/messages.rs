//! `/channels/{channel_id}/messages`, and pins by the old and the new routes.

use super::super::request::Request;
use super::super::route::Access::{Account, Bot};
use super::super::route::Route;
use crate::world::{ApiResult, Id, Outcome, Window, World};

const MESSAGES: &str = "/channels/{channel_id}/messages";
const MESSAGE: &str = "/channels/{channel_id}/messages/{message_id}";
const PINS: &str = "/channels/{channel_id}/messages/pins";
const PIN: &str = "/channels/{channel_id}/messages/pins/{message_id}";
const OLD_PINS: &str = "/channels/{channel_id}/pins";
const OLD_PIN: &str = "/channels/{channel_id}/pins/{message_id}";

/// The fields of a message that have an effect whenever they are sent.
pub(super) const MESSAGE_FIELDS: &[&str] =
    &["content", "embeds", "components", "allowed_mentions", "attachments", "flags"];

/// Those of a new one beside them.
const NEW_FIELDS: &[&str] = &["nonce", "enforce_nonce", "message_reference", "poll", "sticker_ids", "tts"];

pub(super) const ROUTES: &[Route] = &[
    Route::new(Account, "GET", MESSAGES, list),
    Route::new(Account, "POST", MESSAGES, |world, request| {
        world.create_message(request.who()?, request.id("channel_id")?, &request.body, &request.files)
    })
    .reads_more(MESSAGE_FIELDS, NEW_FIELDS),
    Route::new(Account, "GET", MESSAGE, |world, request| {
        world.read_message(request.who()?, request.id("channel_id")?, request.id("message_id")?)
    }),
    Route::new(Account, "PATCH", MESSAGE, |world, request| {
        let (channel, message) = (request.id("channel_id")?, request.id("message_id")?);
        world.edit_message(request.who()?, channel, message, &request.body, &request.files)
    })
    .reads(MESSAGE_FIELDS),
    Route::new(Account, "DELETE", MESSAGE, |world, request| {
        world.delete_message(request.who()?, request.id("channel_id")?, request.id("message_id")?)
    }),
    Route::new(Account, "POST", "/channels/{channel_id}/messages/bulk-delete", |world, request| {
        world.bulk_delete(request.who()?, request.id("channel_id")?, &request.body)
    })
    .reads(&["messages"]),
    Route::new(Bot, "POST", "/channels/{channel_id}/messages/{message_id}/crosspost", |world, request| {
        world.publish(request.who()?, request.id("channel_id")?, request.id("message_id")?)
    }),
    Route::new(Account, "POST", "/channels/{channel_id}/messages/{message_id}/threads", |world, request| {
        let place = (request.id("channel_id")?, request.id("message_id")?);
        world.start_thread(request.who()?, place, &request.body)
    })
    .reads(&["name", "auto_archive_duration", "rate_limit_per_user"]),
    Route::new(Account, "GET", PINS, |world, request| {
        let limit = request.number("limit")?.unwrap_or(50).clamp(1, 50);
        let limit = usize::try_from(limit).unwrap_or(50);
        world.list_pins(request.who()?, request.id("channel_id")?, false, limit)
    }),
    Route::new(Account, "GET", OLD_PINS, |world, request| {
        world.list_pins(request.who()?, request.id("channel_id")?, true, 50)
    }),
    Route::new(Bot, "PUT", PIN, |world, request| set_pinned(world, request, true)),
    Route::new(Bot, "DELETE", PIN, |world, request| set_pinned(world, request, false)),
    Route::new(Bot, "PUT", OLD_PIN, |world, request| set_pinned(world, request, true)),
    Route::new(Bot, "DELETE", OLD_PIN, |world, request| set_pinned(world, request, false)),
];

fn list(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    let window = Window {
        before: request.number("before")?.map(Id),
        after: request.number("after")?.map(Id),
        around: request.number("around")?.map(Id),
        limit: request.number("limit")?.map(|limit| usize::try_from(limit).unwrap_or(usize::MAX)),
    };
    world.list_messages(request.who()?, request.id("channel_id")?, window)
}

fn set_pinned(world: &mut World, request: &Request, pin: bool) -> ApiResult<Outcome> {
    world.set_pinned(request.who()?, request.id("channel_id")?, request.id("message_id")?, pin)
}
