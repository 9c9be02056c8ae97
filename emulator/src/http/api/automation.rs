//! `/guilds/{id}/auto-moderation`: rules for messages.

use super::super::route::Access::Account;
use super::super::route::Route;

const RULES: &str = "/guilds/{guild_id}/auto-moderation/rules";
const RULE: &str = "/guilds/{guild_id}/auto-moderation/rules/{rule_id}";
const RULE_FIELDS: &[&str] = &[
    "name",
    "event_type",
    "trigger_type",
    "trigger_metadata",
    "actions",
    "enabled",
    "exempt_roles",
    "exempt_channels",
];

pub(super) const ROUTES: &[Route] = &[
    Route::new(Account, "GET", RULES, |world, request| {
        world.list_rules(request.who()?, request.id("guild_id")?)
    }),
    Route::new(Account, "POST", RULES, |world, request| {
        world.create_rule(request.who()?, request.id("guild_id")?, &request.body)
    })
    .reads(RULE_FIELDS),
    Route::new(Account, "GET", RULE, |world, request| {
        world.read_rule(request.who()?, request.id("guild_id")?, request.id("rule_id")?)
    }),
    Route::new(Account, "PATCH", RULE, |world, request| {
        world.edit_rule(request.who()?, request.id("guild_id")?, request.id("rule_id")?, &request.body)
    })
    .reads(RULE_FIELDS),
    Route::new(Account, "DELETE", RULE, |world, request| {
        world.delete_rule(request.who()?, request.id("guild_id")?, request.id("rule_id")?)
    }),
];
