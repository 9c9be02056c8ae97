//! Owns the REST side on the wire: bot side, user side, control side and attachments. Must not know rules: those are the
//! world's.

mod api;
mod control;
mod exchange;
mod files;
mod request;
mod route;
#[cfg(test)]
mod tests;

use crate::shared::Shared;
use axum::{Router, extract::DefaultBodyLimit};
use std::sync::Arc;

/// Marks a response whose connection is to be closed without sending it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CloseConnection;

/// Whether a path below `/api/v10` is one that only people's own clients use, so that Discord does not document it.
#[cfg(feature = "conformance")]
pub(crate) fn is_for_people(method: &str, path: &str) -> bool {
    route::find(api::TABLES, method, path).is_some_and(|found| found.route.access == route::Access::Person)
}

/// Everything that both listeners serve.
pub(crate) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .merge(crate::gateway::router())
        .merge(control::router())
        .merge(files::router())
        .fallback(exchange::exchange)
        .layer(DefaultBodyLimit::disable())
        .with_state(shared)
}
