//! `/users`: the caller's account, other accounts, direct messages.

use super::super::route::Access::{Account, Person};
use super::super::route::Route;

pub(super) const ROUTES: &[Route] = &[
    Route::new(Account, "GET", "/users/@me", |world, request| world.read_me(request.who()?)),
    Route::new(Account, "PATCH", "/users/@me", |world, request| world.edit_me(request.who()?, &request.body))
        .reads(&["username", "avatar"]),
    Route::new(Account, "GET", "/users/{user_id}", |world, request| world.read_user(request.id("user_id")?)),
    Route::new(
        Account,
        "GET",
        "/users/@me/guilds",
        |world, request| Ok(world.list_my_guilds(request.who()?)),
    ),
    Route::new(Person, "GET", "/users/@me/channels", |world, request| {
        Ok(world.list_my_channels(request.who()?))
    }),
    Route::new(Account, "POST", "/users/@me/channels", |world, request| {
        world.open_dm(request.who()?, &request.body)
    }),
];
