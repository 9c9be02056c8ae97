//! A small web client, served at `/app/`, to see and use this Discord in a browser. Owns serving its files and the list
//! of accounts that it can log in with. Must not know what happens in the world: the web client uses the same API as
//! any other user client.

mod asset;
mod people;
mod policy;

use crate::scenario::Scenario;
use crate::shared::Shared;
use asset::Assets;
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use std::sync::Arc;

/// The URL path of the web client.
const PATH: &str = "/app/";

/// Adds the web client to the routes. A request for `/` that is not for the gateway is redirected to it.
pub(crate) fn serve_with(others: Router, shared: &Arc<Shared>, scenario: &Scenario) -> Router {
    let assets = Arc::new(Assets::find());
    let page = Router::new()
        .route(PATH, get(|state, headers| serve(state, Path("index.html".to_owned()), headers)))
        .route("/app/{*file}", get(serve))
        .with_state(assets);
    others
        .merge(page)
        .merge(people::router(shared.clone(), scenario))
        .layer(middleware::from_fn(redirect_to_page))
}

async fn redirect_to_page(request: Request, next: Next) -> Response {
    let is_visit = request.method() == Method::GET
        && ["/", "/app"].contains(&request.uri().path())
        && !request.headers().contains_key(header::UPGRADE);
    if is_visit { Redirect::to(PATH).into_response() } else { next.run(request).await }
}

async fn serve(State(assets): State<Arc<Assets>>, Path(file): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = assets.read(&file) else { return StatusCode::NOT_FOUND.into_response() };
    let mut response = match headers.get(header::IF_NONE_MATCH) {
        Some(known) if known.as_bytes() == asset.tag.as_bytes() => StatusCode::NOT_MODIFIED.into_response(),
        _ => ([(header::CONTENT_TYPE, asset.media_type)], asset.bytes.into_owned()).into_response(),
    };
    policy::write(response.headers_mut(), &headers, &asset.tag);
    response
}
