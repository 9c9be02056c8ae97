//! `/webhooks` with the token of an interaction or of a channel's webhook, and the webhooks of channels.

use super::super::request::Request;
use super::super::route::Access::{Account, Open};
use super::super::route::Route;
use super::messages::MESSAGE_FIELDS;
use crate::world::interaction::Target;
use crate::world::{ApiError, ApiResult, Id, Outcome, WebhookAccess, World};

const OF_CHANNEL: &str = "/channels/{channel_id}/webhooks";
const ONE: &str = "/webhooks/{webhook_id}";
const WITH_TOKEN: &str = "/webhooks/{webhook_id}/{webhook_token}";
const ORIGINAL: &str = "/webhooks/{webhook_id}/{webhook_token}/messages/@original";
const MESSAGE: &str = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}";

/// The fields of what is posted that have an effect, beside those of every message.
const POSTED: &[&str] = &["poll", "tts", "username", "thread_name", "applied_tags"];

pub(super) const ROUTES: &[Route] = &[
    Route::new(Account, "GET", OF_CHANNEL, |world, request| {
        world.list_channel_webhooks(request.who()?, request.id("channel_id")?)
    }),
    Route::new(Account, "POST", OF_CHANNEL, |world, request| {
        world.create_webhook(request.who()?, request.id("channel_id")?, &request.body)
    })
    .reads(&["name"]),
    Route::new(Account, "GET", "/guilds/{guild_id}/webhooks", |world, request| {
        world.list_guild_webhooks(request.who()?, request.id("guild_id")?)
    }),
    Route::new(Account, "GET", ONE, |world, request| {
        world.read_webhook(request.id("webhook_id")?, WebhookAccess::Account(request.who()?))
    }),
    Route::new(Account, "PATCH", ONE, |world, request| {
        let access = WebhookAccess::Account(request.who()?);
        world.edit_webhook(request.id("webhook_id")?, access, &request.body)
    })
    .reads(&["name", "channel_id"]),
    Route::new(Account, "DELETE", ONE, |world, request| {
        world.delete_webhook(request.id("webhook_id")?, WebhookAccess::Account(request.who()?))
    }),
    Route::new(Open, "GET", WITH_TOKEN, |world, request| {
        world.read_webhook(request.id("webhook_id")?, by_token(request))
    }),
    Route::new(Open, "PATCH", WITH_TOKEN, |world, request| {
        world.edit_webhook(request.id("webhook_id")?, by_token(request), &request.body)
    })
    .reads(&["name"]),
    Route::new(Open, "DELETE", WITH_TOKEN, |world, request| {
        world.delete_webhook(request.id("webhook_id")?, by_token(request))
    }),
    Route::new(Open, "POST", WITH_TOKEN, post).reads_more(MESSAGE_FIELDS, POSTED),
    Route::new(Open, "GET", ORIGINAL, read),
    Route::new(Open, "PATCH", ORIGINAL, edit).reads(MESSAGE_FIELDS),
    Route::new(Open, "DELETE", ORIGINAL, delete),
    Route::new(Open, "GET", MESSAGE, read),
    Route::new(Open, "PATCH", MESSAGE, edit).reads(MESSAGE_FIELDS),
    Route::new(Open, "DELETE", MESSAGE, delete),
];

fn by_token(request: &Request) -> WebhookAccess<'_> {
    WebhookAccess::Token(request.text("webhook_token"))
}

fn post(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    let access = (request.id("webhook_id")?, request.text("webhook_token"));
    if world.is_channel_webhook(access.0) {
        let place = (request.query_id("thread_id")?, request.flag("wait"));
        return world.execute_webhook(access, place, &request.body, &request.files);
    }
    world.create_followup(access.0, access.1, &request.body, &request.files)
}

fn read(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    let access = (request.id("webhook_id")?, request.text("webhook_token"));
    if world.is_channel_webhook(access.0) {
        return world.read_webhook_message(access, request.query_id("thread_id")?, message(request)?);
    }
    world.read_followup(access.0, access.1, target(request)?)
}

fn edit(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    let access = (request.id("webhook_id")?, request.text("webhook_token"));
    if world.is_channel_webhook(access.0) {
        let place = (request.query_id("thread_id")?, message(request)?);
        return world.edit_webhook_message(access, place, &request.body, &request.files);
    }
    world.edit_followup(access.0, access.1, target(request)?, &request.body, &request.files)
}

fn delete(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    let access = (request.id("webhook_id")?, request.text("webhook_token"));
    if world.is_channel_webhook(access.0) {
        return world.delete_webhook_message(access, request.query_id("thread_id")?, message(request)?);
    }
    world.delete_followup(access.0, access.1, target(request)?)
}

/// A channel's webhook has no `@original`.
fn message(request: &Request) -> ApiResult<Id> {
    match request.text("message_id") {
        "" => Err(ApiError::of(10008)),
        _ => request.id("message_id"),
    }
}

fn target(request: &Request) -> ApiResult<Target> {
    match request.text("message_id") {
        "" => Ok(Target::Original),
        _ => request.id("message_id").map(Target::Message),
    }
}
