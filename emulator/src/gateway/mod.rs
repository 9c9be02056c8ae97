//! The gateway: WebSocket connections of bots and user clients, and their logins.
//!
//! Owns opcodes, heartbeats, IDENTIFY, RESUME and member requests; `sessions` owns what each session receives. Must not
//! change the world, and must not know why an event happened.
//!
//! Lock order: the world first, then the hub. Never take the world's lock while holding the hub's.

mod connection;
mod login;
mod members;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::shared::Shared;

/// The gateway's route: `/`, upgraded to a WebSocket.
pub(crate) fn router() -> Router<Arc<Shared>> {
    Router::new().route("/", get(connection::connect))
}
