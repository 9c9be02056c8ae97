//! The gateway: WebSocket connections of bots and people, their sessions, and what each of them is told.
//!
//! Owns opcodes, sequence numbers, heartbeats, resuming, close codes, intents, shards and compression. Must not change the
//! world, and must not know why an event happened: the world says what and to whom, this says how.
//!
//! Lock order: the world first, then the hub. Nothing here takes the world's lock while it holds the hub's.

mod connection;
mod login;
mod members;

use std::sync::Arc;

use axum::{Router, routing::get};

use crate::shared::Shared;

/// The gateway's route: `/`, upgraded to a WebSocket.
pub(crate) fn router() -> Router<Arc<Shared>> {
    Router::new().route("/", get(connection::connect))
}
