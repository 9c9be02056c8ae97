//! Owns `/attachments/{channel}/{id}/{name}`: the bytes of files sent. Must not know messages.

use crate::{shared::Shared, world::Id};
use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use std::sync::Arc;

pub(super) fn router() -> Router<Arc<Shared>> {
    Router::new().route("/attachments/{channel}/{id}/{name}", get(serve))
}

async fn serve(
    State(shared): State<Arc<Shared>>,
    Path((channel, id, _)): Path<(Id, Id, String)>,
) -> Response {
    let world = shared.lock();
    let Some(file) = world.file(channel, id) else { return StatusCode::NOT_FOUND.into_response() };
    let content_type = file.content_type.clone().unwrap_or_else(|| "application/octet-stream".to_owned());
    // Whatever somebody sends is shown, never run: the page is served from the same address.
    let headers = [
        (header::CONTENT_TYPE, content_type),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, file.bytes.clone()).into_response()
}
