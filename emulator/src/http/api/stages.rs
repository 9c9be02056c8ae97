//! `/stage-instances`: stages that are open.

use super::super::route::Access::Account;
use super::super::route::Route;

const STAGE: &str = "/stage-instances/{channel_id}";

pub(super) const ROUTES: &[Route] = &[
    Route::new(Account, "POST", "/stage-instances", |world, request| {
        world.open_stage(request.who()?, &request.body)
    })
    .reads(&["channel_id", "topic", "privacy_level", "guild_scheduled_event_id"]),
    Route::new(Account, "GET", STAGE, |world, request| {
        world.read_stage(request.who()?, request.id("channel_id")?)
    }),
    Route::new(Account, "PATCH", STAGE, |world, request| {
        world.edit_stage(request.who()?, request.id("channel_id")?, &request.body)
    })
    .reads(&["topic", "privacy_level"]),
    Route::new(Account, "DELETE", STAGE, |world, request| {
        world.close_stage(request.who()?, request.id("channel_id")?)
    }),
];
