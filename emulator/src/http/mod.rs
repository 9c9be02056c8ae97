//! Owns HTTP: Discord's REST API for bots and for user clients, the control API, and attachments. Must not know rules:
//! those are the world's.

mod api;
mod control;
mod exchange;
mod files;
mod hidden_limits;
mod percent;
mod request;
mod route;
#[cfg(test)]
mod tests;

pub(crate) use request::read_body;
pub(crate) use route::{Access, Route};

use crate::shared::Shared;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use std::sync::Arc;

/// All routes.
pub(crate) fn routes() -> impl Iterator<Item = &'static Route> {
    api::TABLES.iter().flat_map(|table| table.iter())
}

/// Marks a response that must not be sent: the connection is closed instead.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CloseConnection;

/// Whether a path below the version is only for user clients. Discord does not document these routes.
#[cfg(feature = "conformance")]
pub(crate) fn is_for_people(method: &str, path: &str) -> bool {
    route::find(api::TABLES, method, path).is_some_and(|found| found.route.access == route::Access::Person)
}

/// A path as its calls mean it, without percent-encoding.
#[cfg(feature = "conformance")]
pub(crate) fn decoded(path: &str) -> String {
    percent::decode(path.as_bytes())
}

/// The routes of both listeners.
pub(crate) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .merge(crate::gateway::router())
        .merge(control::router())
        .merge(files::router())
        .fallback(exchange::exchange)
        .layer(DefaultBodyLimit::disable())
        .with_state(shared)
}
