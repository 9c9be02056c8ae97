//! What moderators do in `/guilds`: members, bans, roles of members, the audit log.

use super::super::request::Request;
use super::super::route::Access::Account;
use super::super::route::Route;
use crate::world::{ApiResult, LogQuery, Outcome, World};

const MEMBER: &str = "/guilds/{guild_id}/members/{user_id}";
const ME: &str = "/guilds/{guild_id}/members/@me";
const BANS: &str = "/guilds/{guild_id}/bans";
const BAN: &str = "/guilds/{guild_id}/bans/{user_id}";

pub(super) const ROUTES: &[Route] = &[
    Route::new(Account, "PATCH", MEMBER, |world, request| {
        world.edit_member(request.who()?, request.id("guild_id")?, request.id("user_id")?, &request.body)
    })
    .reads(&["nick", "roles", "mute", "deaf", "channel_id", "communication_disabled_until"]),
    Route::new(Account, "PATCH", ME, |world, request| {
        world.edit_own_member(request.who()?, request.id("guild_id")?, &request.body)
    })
    .reads(&["nick"]),
    Route::new(Account, "DELETE", MEMBER, |world, request| {
        world.kick(request.who()?, request.id("guild_id")?, request.id("user_id")?)
    }),
    Route::new(Account, "GET", BANS, |world, request| {
        let limit = request.number("limit")?.unwrap_or(1000);
        let page = (request.query_id("before")?, request.query_id("after")?);
        world.list_bans(request.who()?, request.id("guild_id")?, limit, page)
    }),
    Route::new(Account, "GET", BAN, |world, request| {
        world.read_ban(request.who()?, request.id("guild_id")?, request.id("user_id")?)
    }),
    Route::new(Account, "PUT", BAN, |world, request| {
        world.ban(request.who()?, request.id("guild_id")?, request.id("user_id")?, &request.body)
    })
    .reads(&["delete_message_seconds", "delete_message_days"]),
    Route::new(Account, "DELETE", BAN, |world, request| {
        world.unban(request.who()?, request.id("guild_id")?, request.id("user_id")?)
    }),
    Route::new(Account, "POST", "/guilds/{guild_id}/bulk-ban", |world, request| {
        world.bulk_ban(request.who()?, request.id("guild_id")?, &request.body)
    })
    .reads(&["user_ids", "delete_message_seconds"]),
    Route::new(Account, "GET", "/guilds/{guild_id}/audit-logs", read_log),
    Route::new(Account, "GET", "/guilds/{guild_id}/voice-states/{user_id}", |world, request| {
        world.read_voice_state(request.who()?, request.id("guild_id")?, request.id("user_id")?)
    }),
    Route::new(Account, "GET", "/guilds/{guild_id}/voice-states/@me", |world, request| {
        world.read_voice_state(request.who()?, request.id("guild_id")?, request.who()?.id())
    }),
    Route::new(Account, "DELETE", "/users/@me/guilds/{guild_id}", |world, request| {
        world.leave(request.who()?, request.id("guild_id")?)
    }),
];

fn read_log(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    let query = LogQuery {
        user: request.query_id("user_id")?,
        target: request.query_id("target_id")?,
        action: request.number("action_type")?,
        before: request.query_id("before")?,
        after: request.query_id("after")?,
        limit: request.number("limit")?.unwrap_or(50),
    };
    world.read_log(request.who()?, request.id("guild_id")?, query)
}
