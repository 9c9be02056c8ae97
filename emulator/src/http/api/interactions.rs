//! `/interactions` for user clients and bots.

use super::super::route::Access::{Open, Person};
use super::super::route::Route;

const CALLBACK: &str = "/interactions/{interaction_id}/{interaction_token}/callback";

pub(super) const ROUTES: &[Route] = &[
    Route::new(Person, "POST", "/interactions", |world, request| {
        world.start_interaction(request.who()?, &request.body, &request.files)
    }),
    Route::new(Open, "POST", CALLBACK, |world, request| {
        let (id, token) = (request.id("interaction_id")?, request.text("interaction_token"));
        world.answer_interaction(id, token, &request.body, &request.files, request.flag("with_response"))
    })
    .reads(&[
        "type",
        "data",
        "data.content",
        "data.embeds",
        "data.components",
        "data.allowed_mentions",
        "data.flags",
        "data.attachments",
        "data.tts",
        "data.poll",
        "data.custom_id",
        "data.title",
        "data.choices",
    ]),
];
