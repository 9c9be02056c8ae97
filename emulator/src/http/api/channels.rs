//! `/channels` without messages: channels, overwrites, threads and their members, typing.

use super::super::request::Request;
use super::super::route::Access::{Account, Bot};
use super::super::route::Route;
use crate::world::state::channel_kind;
use crate::world::{ApiError, ApiResult, Id, Outcome, World};

const CHANNEL: &str = "/channels/{channel_id}";
const OVERWRITE: &str = "/channels/{channel_id}/permissions/{overwrite_id}";
const MEMBERS: &str = "/channels/{channel_id}/thread-members";
const MEMBER: &str = "/channels/{channel_id}/thread-members/{user_id}";
const ME: &str = "/channels/{channel_id}/thread-members/@me";

/// The fields of a channel that have an effect.
pub(super) const CHANNEL_FIELDS: &[&str] = &[
    "name",
    "type",
    "topic",
    "parent_id",
    "position",
    "nsfw",
    "rate_limit_per_user",
    "permission_overwrites",
    "bitrate",
    "user_limit",
    "rtc_region",
    "video_quality_mode",
    "available_tags",
    "default_reaction_emoji",
    "default_sort_order",
    "default_forum_layout",
    "default_thread_rate_limit_per_user",
    "default_auto_archive_duration",
    "flags",
];

/// Those of a thread beside them.
const THREAD_FIELDS: &[&str] = &["archived", "locked", "invitable", "auto_archive_duration", "applied_tags"];

pub(super) const ROUTES: &[Route] = &[
    Route::new(Account, "GET", CHANNEL, |world, request| {
        world.read_channel(request.who()?, request.id("channel_id")?)
    }),
    Route::new(Account, "PATCH", CHANNEL, edit).reads_more(CHANNEL_FIELDS, THREAD_FIELDS),
    Route::new(Account, "DELETE", CHANNEL, delete),
    Route::new(Account, "PUT", OVERWRITE, |world, request| {
        let target = request.id("overwrite_id")?;
        world.put_overwrite(request.who()?, request.id("channel_id")?, target, &request.body)
    })
    .reads(&["id", "type", "allow", "deny"]),
    Route::new(Account, "DELETE", OVERWRITE, |world, request| {
        world.delete_overwrite(request.who()?, request.id("channel_id")?, request.id("overwrite_id")?)
    }),
    Route::new(Account, "POST", "/channels/{channel_id}/typing", |world, request| {
        world.start_typing(request.who()?, request.id("channel_id")?)
    }),
    Route::new(Bot, "POST", "/channels/{channel_id}/threads", |world, request| {
        world.create_thread(request.who()?, request.id("channel_id")?, &request.body, &request.files)
    })
    .reads(&[
        "name",
        "type",
        "auto_archive_duration",
        "invitable",
        "rate_limit_per_user",
        "message",
        "message.content",
        "message.embeds",
        "message.components",
        "message.allowed_mentions",
        "message.attachments",
        "message.flags",
        "message.sticker_ids",
        "applied_tags",
    ]),
    Route::new(Bot, "POST", "/channels/{channel_id}/followers", |world, request| {
        world.follow(request.who()?, request.id("channel_id")?, &request.body)
    })
    .reads(&["webhook_channel_id"]),
    Route::new(Account, "GET", "/channels/{channel_id}/invites", |world, request| {
        world.list_channel_invites(request.who()?, request.id("channel_id")?)
    }),
    Route::new(Account, "POST", "/channels/{channel_id}/invites", |world, request| {
        world.create_invite(request.who()?, request.id("channel_id")?, &request.body)
    })
    .reads(&["max_age", "max_uses", "temporary", "unique"]),
    Route::new(Account, "GET", "/channels/{channel_id}/threads/archived/private", |world, request| {
        list_archived(world, request, channel_kind::PRIVATE_THREAD)
    }),
    Route::new(Account, "GET", "/channels/{channel_id}/threads/archived/public", |world, request| {
        list_archived(world, request, channel_kind::PUBLIC_THREAD)
    }),
    Route::new(
        Account,
        "GET",
        "/channels/{channel_id}/users/@me/threads/archived/private",
        |world, request| {
            let channel = request.id("channel_id")?;
            world.list_joined_archived(request.who()?, channel)
        },
    ),
    Route::new(Account, "GET", MEMBERS, |world, request| {
        let page = (request.number("limit")?.unwrap_or(100), request.query_id("after")?);
        world.list_thread_members(
            request.who()?,
            request.id("channel_id")?,
            page,
            request.flag("with_member"),
        )
    }),
    Route::new(Account, "GET", MEMBER, |world, request| {
        let (channel, user) = (request.id("channel_id")?, request.id("user_id")?);
        world.read_thread_member(request.who()?, channel, user, request.flag("with_member"))
    }),
    Route::new(Account, "PUT", MEMBER, |world, request| add_member(world, request, request.id("user_id")?)),
    Route::new(Account, "DELETE", MEMBER, |world, request| {
        remove_member(world, request, request.id("user_id")?)
    }),
    Route::new(Account, "PUT", ME, |world, request| add_member(world, request, request.who()?.id())),
    Route::new(Account, "DELETE", ME, |world, request| remove_member(world, request, request.who()?.id())),
];

fn edit(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    let channel = request.id("channel_id")?;
    match world.is_thread(channel)? {
        true => world.edit_thread(request.who()?, channel, &request.body),
        false => world.edit_channel(request.who()?, channel, &request.body),
    }
}

fn delete(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    let channel = request.id("channel_id")?;
    match world.is_thread(channel)? {
        true => world.delete_thread(request.who()?, channel),
        false => world.delete_channel(request.who()?, channel),
    }
}

fn list_archived(world: &mut World, request: &Request, kind: u8) -> ApiResult<Outcome> {
    let channel = request.id("channel_id")?;
    let guild = world.guild_of_channel(channel).ok_or_else(|| ApiError::of(10003))?;
    world.list_threads(request.who()?, guild, Some((channel, kind)))
}

fn add_member(world: &mut World, request: &Request, user: Id) -> ApiResult<Outcome> {
    world.add_thread_member(request.who()?, request.id("channel_id")?, user)
}

fn remove_member(world: &mut World, request: &Request, user: Id) -> ApiResult<Outcome> {
    world.remove_thread_member(request.who()?, request.id("channel_id")?, user)
}
