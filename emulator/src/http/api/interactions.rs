//! `/interactions` for user clients and bots, and `/webhooks` with an interaction token.

use super::super::request::Request;
use super::super::route::Access::{Open, Person};
use super::super::route::Route;
use crate::world::interaction::Target;
use crate::world::{ApiResult, Outcome, World};

const CALLBACK: &str = "/interactions/{interaction_id}/{interaction_token}/callback";
const WEBHOOK: &str = "/webhooks/{webhook_id}/{webhook_token}";
const ORIGINAL: &str = "/webhooks/{webhook_id}/{webhook_token}/messages/@original";
const MESSAGE: &str = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}";

pub(super) const ROUTES: &[Route] = &[
    Route::new(Person, "POST", "/interactions", |world, request| {
        world.start_interaction(request.who()?, &request.body, &request.files)
    }),
    Route::new(Open, "POST", CALLBACK, |world, request| {
        let (id, token) = (request.id("interaction_id")?, request.text("interaction_token"));
        world.answer_interaction(id, token, &request.body, &request.files, request.flag("with_response"))
    }),
    Route::new(Open, "POST", WEBHOOK, |world, request| {
        let (application, token) = (request.id("webhook_id")?, request.text("webhook_token"));
        world.create_followup(application, token, &request.body, &request.files)
    }),
    Route::new(Open, "GET", ORIGINAL, read),
    Route::new(Open, "PATCH", ORIGINAL, edit),
    Route::new(Open, "DELETE", ORIGINAL, delete),
    Route::new(Open, "GET", MESSAGE, read),
    Route::new(Open, "PATCH", MESSAGE, edit),
    Route::new(Open, "DELETE", MESSAGE, delete),
];

fn read(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    world.read_followup(request.id("webhook_id")?, request.text("webhook_token"), target(request)?)
}

fn edit(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    let (application, token) = (request.id("webhook_id")?, request.text("webhook_token"));
    world.edit_followup(application, token, target(request)?, &request.body, &request.files)
}

fn delete(world: &mut World, request: &Request) -> ApiResult<Outcome> {
    world.delete_followup(request.id("webhook_id")?, request.text("webhook_token"), target(request)?)
}

fn target(request: &Request) -> ApiResult<Target> {
    match request.text("message_id") {
        "" => Ok(Target::Original),
        _ => request.id("message_id").map(Target::Message),
    }
}
