//! `/gateway`, `/applications`, `/oauth2`: the gateway's address, the bot's application and its commands.

use super::super::request::Request;
use super::super::route::Access::{Bot, Open, Person};
use super::super::route::Route;
use crate::world::{ApiResult, Id, Outcome, World};
use serde_json::json;

const GLOBAL: &str = "/applications/{application_id}/commands";
const GLOBAL_ONE: &str = "/applications/{application_id}/commands/{command_id}";
const GUILD: &str = "/applications/{application_id}/guilds/{guild_id}/commands";
const GUILD_ONE: &str = "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}";

const ACCESS: &str = "/applications/{application_id}/guilds/{guild_id}/commands/permissions";
const ACCESS_ONE: &str = "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions";

pub(super) const ROUTES: &[Route] = &[
    Route::new(Open, "GET", "/gateway", |world, _| Ok(Outcome::ok(json!({ "url": world.gateway_url() })))),
    Route::new(Bot, "GET", "/gateway/bot", |world, request| {
        let limit = world.session_start_limit(request.who()?.id());
        Ok(Outcome::ok(json!({ "url": world.gateway_url(), "shards": 1, "session_start_limit": limit })))
    }),
    Route::new(Bot, "GET", "/applications/@me", |world, request| world.read_application(request.who()?)),
    Route::new(Bot, "PATCH", "/applications/@me", |world, request| {
        world.edit_application(request.who()?, &request.body)
    })
    .reads(&["description", "interactions_endpoint_url"]),
    // Nothing is sold here.
    Route::new(Bot, "GET", "/applications/{application_id}/entitlements", |_, _| Ok(Outcome::ok(json!([])))),
    Route::new(Bot, "GET", "/applications/{application_id}/skus", |_, _| Ok(Outcome::ok(json!([])))),
    Route::new(Bot, "GET", "/skus/{sku_id}/subscriptions", |_, _| Ok(Outcome::ok(json!([])))),
    Route::new(Bot, "GET", "/oauth2/applications/@me", |world, request| {
        world.read_application(request.who()?)
    }),
    Route::new(Bot, "GET", GLOBAL, list),
    Route::new(Bot, "GET", GUILD, list),
    Route::new(Bot, "PUT", GLOBAL, replace),
    Route::new(Bot, "PUT", GUILD, replace),
    Route::new(Bot, "POST", GLOBAL, create),
    Route::new(Bot, "POST", GUILD, create),
    Route::new(Bot, "GET", GLOBAL_ONE, read),
    Route::new(Bot, "GET", GUILD_ONE, read),
    Route::new(Bot, "PATCH", GLOBAL_ONE, edit),
    Route::new(Bot, "PATCH", GUILD_ONE, edit),
    Route::new(Bot, "DELETE", GLOBAL_ONE, delete),
    Route::new(Bot, "DELETE", GUILD_ONE, delete),
    Route::new(Bot, "GET", ACCESS, |world, request| {
        world.list_command_access(request.who()?, request.id("application_id")?, request.id("guild_id")?)
    }),
    Route::new(Bot, "GET", ACCESS_ONE, |world, request| {
        let command = request.id("command_id")?;
        let which = (request.id("application_id")?, request.id("guild_id")?, command);
        world.read_command_access(request.who()?, which)
    }),
    Route::new(Person, "PUT", ACCESS_ONE, |world, request| {
        let command = request.id("command_id")?;
        let which = (request.id("application_id")?, request.id("guild_id")?, command);
        world.set_command_access(request.who()?, which, &request.body)
    }),
];

fn list(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    world.list_commands(request.who()?, request.id("application_id")?, guild(request)?)
}

fn replace(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    world.replace_commands(request.who()?, request.id("application_id")?, guild(request)?, &request.body)
}

fn create(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    world.create_command(request.who()?, request.id("application_id")?, guild(request)?, &request.body)
}

fn read(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    let command = request.id("command_id")?;
    world.edit_command(request.who()?, request.id("application_id")?, guild(request)?, command, None)
}

fn edit(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    let (command, change) = (request.id("command_id")?, Some(&request.body));
    world.edit_command(request.who()?, request.id("application_id")?, guild(request)?, command, change)
}

fn delete(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    let command = request.id("command_id")?;
    world.delete_command(request.who()?, request.id("application_id")?, guild(request)?, command)
}

fn guild(request: &Request) -> ApiResult<Option<Id>> {
    if request.text("guild_id").is_empty() { Ok(None) } else { request.id("guild_id").map(Some) }
}
