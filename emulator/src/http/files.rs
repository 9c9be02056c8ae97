//! Owns `/attachments/{channel}/{id}/{name}`: the bytes of files sent, for as long as their links work. Must not know
//! messages.

use crate::{shared::Shared, world::Id};
use axum::{
    Router,
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Deserialize;
use std::sync::Arc;

pub(super) fn router() -> Router<Arc<Shared>> {
    Router::new().route("/attachments/{channel}/{id}/{name}", get(serve))
}

/// What a link carries beside its path.
#[derive(Debug, Deserialize)]
struct Link {
    /// When it ends: seconds of Unix time, in hex.
    ex: String,
    /// That nobody changed it.
    hm: String,
}

async fn serve(
    State(shared): State<Arc<Shared>>,
    Path((channel, id, _)): Path<(Id, Id, String)>,
    Query(link): Query<Link>,
) -> Response {
    let world = shared.lock();
    let hex = |text: &str| u64::from_str_radix(text, 16).ok();
    let works = |until, mark| world.link_works(id, until, mark);
    if !hex(&link.ex).zip(hex(&link.hm)).is_some_and(|(until, mark)| works(until, mark)) {
        return (StatusCode::NOT_FOUND, "This content is no longer available.").into_response();
    }
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
