//! The gateway: WebSocket connections of bots and user clients, and their logins.
//!
//! Owns opcodes, heartbeats, IDENTIFY, RESUME and member requests, presence and voice updates; `sessions` owns what each session receives. Must not
//! know the rules of the world, and must not know why an event happened.
//!
//! Lock order: the world first, then the hub. Never take the world's lock while holding the hub's.

mod connection;
mod login;
mod members;
mod updates;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::shared::Shared;

/// The gateway's route: `/`, upgraded to a WebSocket.
pub(crate) fn router() -> Router<Arc<Shared>> {
    Router::new().route("/", get(connection::connect))
}
