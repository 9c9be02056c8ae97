//! Reactions and polls of messages.

use super::super::request::Request;
use super::super::route::Access::{Account, Person};
use super::super::route::Route;
use crate::world::{ApiResult, Id, Outcome, World};

const ALL: &str = "/channels/{channel_id}/messages/{message_id}/reactions";
const EMOJI: &str = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}";
const OWN: &str = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me";
const ONE: &str = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/{user_id}";
const VOTERS: &str = "/channels/{channel_id}/polls/{message_id}/answers/{answer_id}";

pub(super) const ROUTES: &[Route] = &[
    Route::new(Account, "PUT", OWN, |world, request| {
        world.add_reaction(request.who()?, place(request)?, request.text("emoji_name"))
    }),
    Route::new(Account, "DELETE", OWN, |world, request| remove(world, request, request.who()?.id())),
    Route::new(Account, "DELETE", ONE, |world, request| remove(world, request, request.id("user_id")?)),
    Route::new(Account, "GET", EMOJI, |world, request| {
        world.list_reactions(request.who()?, place(request)?, request.text("emoji_name"), page(request)?)
    }),
    Route::new(Account, "DELETE", EMOJI, |world, request| {
        world.clear_reactions(request.who()?, place(request)?, Some(request.text("emoji_name")))
    }),
    Route::new(Account, "DELETE", ALL, |world, request| {
        world.clear_reactions(request.who()?, place(request)?, None)
    }),
    Route::new(Account, "GET", VOTERS, |world, request| {
        let answer = request.id("answer_id")?.0;
        world.list_voters(request.who()?, place(request)?, answer, page(request)?)
    }),
    Route::new(Account, "POST", "/channels/{channel_id}/polls/{message_id}/expire", |world, request| {
        world.end_poll(request.who()?, place(request)?)
    }),
    Route::new(Person, "PUT", "/channels/{channel_id}/polls/{message_id}/answers/@me", |world, request| {
        world.vote(request.who()?, place(request)?, &request.body)
    }),
];

fn remove(world: &mut World, request: &Request, user: Id) -> ApiResult<Outcome> {
    world.remove_reaction(request.who()?, place(request)?, request.text("emoji_name"), user)
}

fn place(request: &Request) -> ApiResult<(Id, Id)> {
    Ok((request.id("channel_id")?, request.id("message_id")?))
}

fn page(request: &Request) -> ApiResult<(u64, Id)> {
    Ok((request.number("limit")?.unwrap_or(25), request.query_id("after")?.unwrap_or_default()))
}
