//! Emojis, stickers, scheduled events and invites.

use super::super::request::Request;
use super::super::route::Access::{Account, Bot, Open, Person};
use super::super::route::Route;
use crate::world::{ApiResult, EmojiOwner, Outcome, World};
use serde_json::json;

const GUILD_EMOJIS: &str = "/guilds/{guild_id}/emojis";
const GUILD_EMOJI: &str = "/guilds/{guild_id}/emojis/{emoji_id}";
const OWN_EMOJIS: &str = "/applications/{application_id}/emojis";
const OWN_EMOJI: &str = "/applications/{application_id}/emojis/{emoji_id}";
const STICKERS: &str = "/guilds/{guild_id}/stickers";
const STICKER: &str = "/guilds/{guild_id}/stickers/{sticker_id}";
const EVENTS: &str = "/guilds/{guild_id}/scheduled-events";
const EVENT: &str = "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}";
const INTERESTED: &str = "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/users";
const ME_INTERESTED: &str = "/guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/users/@me";
const INVITE: &str = "/invites/{code}";

/// The fields of a scheduled event that have an effect.
const EVENT_FIELDS: &[&str] = &[
    "name",
    "description",
    "scheduled_start_time",
    "scheduled_end_time",
    "privacy_level",
    "entity_type",
    "status",
    "channel_id",
    "entity_metadata",
];

pub(super) const ROUTES: &[Route] = &[
    Route::new(Account, "GET", GUILD_EMOJIS, list_emojis),
    Route::new(Account, "POST", GUILD_EMOJIS, create_emoji).reads(&["name", "image", "roles"]),
    Route::new(Account, "GET", GUILD_EMOJI, read_emoji),
    Route::new(Account, "PATCH", GUILD_EMOJI, edit_emoji).reads(&["name", "roles"]),
    Route::new(Account, "DELETE", GUILD_EMOJI, delete_emoji),
    Route::new(Bot, "GET", OWN_EMOJIS, list_emojis),
    Route::new(Bot, "POST", OWN_EMOJIS, create_emoji).reads(&["name", "image"]),
    Route::new(Bot, "GET", OWN_EMOJI, read_emoji),
    Route::new(Bot, "PATCH", OWN_EMOJI, edit_emoji).reads(&["name"]),
    Route::new(Bot, "DELETE", OWN_EMOJI, delete_emoji),
    Route::new(Open, "GET", "/sticker-packs", |_, _| Ok(Outcome::ok(json!({ "sticker_packs": [] })))),
    Route::new(Account, "GET", "/stickers/{sticker_id}", |world, request| {
        world.read_sticker(request.id("sticker_id")?, None)
    }),
    Route::new(Account, "GET", STICKERS, |world, request| {
        world.list_stickers(request.who()?, request.id("guild_id")?)
    }),
    Route::new(Account, "POST", STICKERS, |world, request| {
        world.create_sticker(request.who()?, request.id("guild_id")?, &request.body, &request.files)
    })
    .reads(&["name", "tags", "description", "file"]),
    Route::new(Account, "GET", STICKER, |world, request| {
        world.read_sticker(request.id("sticker_id")?, Some(request.id("guild_id")?))
    }),
    Route::new(Account, "PATCH", STICKER, |world, request| {
        let sticker = request.id("sticker_id")?;
        world.edit_sticker(request.who()?, request.id("guild_id")?, sticker, &request.body)
    })
    .reads(&["name", "tags", "description"]),
    Route::new(Account, "DELETE", STICKER, |world, request| {
        world.delete_sticker(request.who()?, request.id("guild_id")?, request.id("sticker_id")?)
    }),
    Route::new(Account, "GET", EVENTS, |world, request| {
        let count = request.flag("with_user_count");
        world.read_events(request.who()?, request.id("guild_id")?, None, count)
    }),
    Route::new(Account, "POST", EVENTS, |world, request| {
        world.create_event(request.who()?, request.id("guild_id")?, &request.body)
    })
    .reads(EVENT_FIELDS),
    Route::new(Account, "GET", EVENT, |world, request| {
        let (event, count) = (request.id("guild_scheduled_event_id")?, request.flag("with_user_count"));
        world.read_events(request.who()?, request.id("guild_id")?, Some(event), count)
    }),
    Route::new(Account, "PATCH", EVENT, |world, request| {
        let event = request.id("guild_scheduled_event_id")?;
        world.edit_event(request.who()?, request.id("guild_id")?, event, &request.body)
    })
    .reads(EVENT_FIELDS),
    Route::new(Account, "DELETE", EVENT, |world, request| {
        let event = request.id("guild_scheduled_event_id")?;
        world.delete_event(request.who()?, request.id("guild_id")?, event)
    }),
    Route::new(Account, "GET", INTERESTED, |world, request| {
        let (event, limit) =
            (request.id("guild_scheduled_event_id")?, request.number("limit")?.unwrap_or(100));
        world.list_event_users(request.who()?, request.id("guild_id")?, event, limit)
    }),
    Route::new(Person, "PUT", ME_INTERESTED, |world, request| set_interested(world, request, true)),
    Route::new(Person, "DELETE", ME_INTERESTED, |world, request| set_interested(world, request, false)),
    Route::new(Account, "GET", "/guilds/{guild_id}/invites", |world, request| {
        world.list_guild_invites(request.who()?, request.id("guild_id")?)
    }),
    Route::new(Account, "GET", INVITE, |world, request| {
        world.read_invite(request.text("code"), request.flag("with_counts"))
    }),
    Route::new(Account, "DELETE", INVITE, |world, request| {
        world.delete_invite(request.who()?, request.text("code"))
    }),
];

fn owner(request: &Request) -> ApiResult<EmojiOwner> {
    match request.text("guild_id") {
        "" => request.id("application_id").map(EmojiOwner::Application),
        _ => request.id("guild_id").map(EmojiOwner::Guild),
    }
}

fn list_emojis(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    world.list_emojis(request.who()?, owner(request)?)
}

fn read_emoji(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    world.read_emoji_of(request.who()?, owner(request)?, request.id("emoji_id")?)
}

fn create_emoji(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    world.create_emoji(request.who()?, owner(request)?, &request.body)
}

fn edit_emoji(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    world.edit_emoji(request.who()?, owner(request)?, request.id("emoji_id")?, &request.body)
}

fn delete_emoji(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    world.delete_emoji(request.who()?, owner(request)?, request.id("emoji_id")?)
}

fn set_interested(world: &mut World, request: &Request, interested: bool) -> ApiResult<Outcome> {
    let event = request.id("guild_scheduled_event_id")?;
    world.set_interested(request.who()?, request.id("guild_id")?, event, interested)
}
