//! `/guilds`: servers, their channels, members, roles, active threads, and available commands.

use super::super::request::Request;
use super::super::route::Access::{Account, Bot, Person};
use super::super::route::Route;
use crate::world::{ApiResult, Id, Outcome, World};
use serde_json::json;
use twilight_model::guild::Permissions;

const MEMBER: &str = "/guilds/{guild_id}/members/{user_id}";
const MEMBER_ROLE: &str = "/guilds/{guild_id}/members/{user_id}/roles/{role_id}";

/// The fields of a role that have an effect.
const ROLE_FIELDS: &[&str] = &["name", "permissions", "color", "colors", "hoist", "mentionable"];

pub(super) const ROUTES: &[Route] = &[
    Route::new(Account, "GET", "/guilds/{guild_id}", |world, request| {
        world.read_guild(request.who()?, request.id("guild_id")?, request.flag("with_counts"))
    }),
    Route::new(Account, "GET", "/guilds/{guild_id}/channels", |world, request| {
        world.list_channels(request.who()?, request.id("guild_id")?)
    }),
    Route::new(Bot, "POST", "/guilds/{guild_id}/channels", |world, request| {
        world.create_channel(request.who()?, request.id("guild_id")?, &request.body)
    })
    .reads(super::channels::CHANNEL_FIELDS),
    Route::new(Account, "PATCH", "/guilds/{guild_id}/channels", |world, request| {
        world.move_channels(request.who()?, request.id("guild_id")?, &request.body)
    })
    .reads(&["id", "position", "parent_id", "lock_permissions"]),
    Route::new(Account, "PATCH", "/guilds/{guild_id}", |world, request| {
        world.edit_guild(request.who()?, request.id("guild_id")?, &request.body)
    })
    .reads(&[
        "name",
        "description",
        "verification_level",
        "default_message_notifications",
        "explicit_content_filter",
        "afk_timeout",
        "system_channel_flags",
        "afk_channel_id",
        "system_channel_id",
        "rules_channel_id",
        "public_updates_channel_id",
        "safety_alerts_channel_id",
        "preferred_locale",
    ]),
    Route::new(Account, "GET", "/guilds/{guild_id}/onboarding", |world, request| {
        world.read_onboarding(request.who()?, request.id("guild_id")?)
    }),
    Route::new(Account, "PUT", "/guilds/{guild_id}/onboarding", |world, request| {
        world.edit_onboarding(request.who()?, request.id("guild_id")?, &request.body)
    })
    .reads(&["prompts", "default_channel_ids", "enabled", "mode"]),
    Route::new(Account, "GET", "/guilds/{guild_id}/roles", |world, request| {
        world.list_roles(request.who()?, request.id("guild_id")?)
    }),
    Route::new(Account, "POST", "/guilds/{guild_id}/roles", |world, request| {
        world.create_role(request.who()?, request.id("guild_id")?, &request.body)
    })
    .reads(ROLE_FIELDS),
    Route::new(Account, "GET", "/guilds/{guild_id}/roles/member-counts", |world, request| {
        world.count_role_members(request.who()?, request.id("guild_id")?)
    }),
    Route::new(Account, "GET", "/guilds/{guild_id}/roles/{role_id}", |world, request| {
        world.read_role(request.who()?, request.id("guild_id")?, request.id("role_id")?)
    }),
    Route::new(Account, "PATCH", "/guilds/{guild_id}/roles", |world, request| {
        world.move_roles(request.who()?, request.id("guild_id")?, &request.body)
    })
    .reads(&["id", "position"]),
    Route::new(Account, "DELETE", "/guilds/{guild_id}/roles/{role_id}", |world, request| {
        world.delete_role(request.who()?, request.id("guild_id")?, request.id("role_id")?)
    }),
    Route::new(Account, "PATCH", "/guilds/{guild_id}/roles/{role_id}", |world, request| {
        world.edit_role(request.who()?, request.id("guild_id")?, request.id("role_id")?, &request.body)
    })
    .reads(ROLE_FIELDS),
    // Nothing is connected to a server, and there are no voice servers.
    Route::new(Account, "GET", "/guilds/{guild_id}/integrations", |world, request| {
        world.permitted_in_guild(request.id("guild_id")?, request.who()?.id(), Permissions::MANAGE_GUILD)?;
        Ok(Outcome::ok(json!([])))
    }),
    Route::new(Account, "GET", "/guilds/{guild_id}/regions", |_, _| Ok(Outcome::ok(json!([])))),
    Route::new(Account, "GET", "/voice/regions", |_, _| Ok(Outcome::ok(json!([])))),
    Route::new(Account, "GET", "/guilds/{guild_id}/threads/active", |world, request| {
        world.list_threads(request.who()?, request.id("guild_id")?, None)
    }),
    Route::new(Account, "GET", "/guilds/{guild_id}/members", |world, request| {
        let limit = request.number("limit")?.unwrap_or(if request.who()?.is_bot() { 1 } else { 1000 });
        let after = Id(request.number("after")?.unwrap_or(0));
        world.list_members(request.who()?, request.id("guild_id")?, limit, after)
    }),
    Route::new(Account, "GET", "/guilds/{guild_id}/members/search", |world, request| {
        let limit = request.number("limit")?.unwrap_or(if request.who()?.is_bot() { 1 } else { 25 });
        let query = request.query.get("query").map_or("", String::as_str);
        world.search_members(request.who()?, request.id("guild_id")?, limit, Id(0), query)
    }),
    Route::new(Account, "GET", MEMBER, |world, request| {
        world.read_member(request.who()?, request.id("guild_id")?, request.id("user_id")?)
    }),
    Route::new(Bot, "PUT", MEMBER_ROLE, |world, request| set_role(world, request, true)),
    Route::new(Bot, "DELETE", MEMBER_ROLE, |world, request| set_role(world, request, false)),
    Route::new(Person, "GET", "/channels/{channel_id}/application-command-index", |world, request| {
        world.channel_command_index(request.who()?, request.id("channel_id")?)
    }),
    Route::new(Person, "GET", "/guilds/{guild_id}/application-command-index", |world, request| {
        world.command_index(request.who()?, request.id("guild_id")?)
    }),
];

fn set_role(world: &mut World, request: &Request, give: bool) -> ApiResult<Outcome> {
    let (user, role) = (request.id("user_id")?, request.id("role_id")?);
    world.set_member_role(request.who()?, request.id("guild_id")?, user, role, give)
}
