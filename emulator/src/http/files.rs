//! Owns `/attachments/{channel}/{id}/{name}`: serves uploaded files until their links expire. Must not know messages.

use crate::shared::Shared;
use crate::world::Id;
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use std::sync::Arc;

pub(super) fn router() -> Router<Arc<Shared>> {
    Router::new().route("/attachments/{channel}/{id}/{name}", get(serve))
}

/// The query of an attachment link.
#[derive(Debug, Deserialize)]
struct Link {
    /// When it expires: Unix seconds, in hex.
    ex: String,
    /// The signature.
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
    // An uploaded file must never run as a page: the web client has the same origin.
    let headers = [
        (header::CONTENT_TYPE, content_type),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, file.bytes.clone()).into_response()
}
