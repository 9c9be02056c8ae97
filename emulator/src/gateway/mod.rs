//! Owns the gateway: sessions over WebSocket for bots and people. Must not know the rules of the REST side.

use crate::{
    server::Shared,
    world::{Event, Id, World},
};
use std::sync::Arc;

/// All gateway sessions.
#[derive(Debug, Default)]
pub struct Hub {}

impl Hub {
    /// Hands events to every session that may hear them. Call it under the world's lock.
    pub fn publish(&self, _world: &World, _events: Vec<Event>) {}

    /// Drops an account's connections.
    pub fn drop_connections(&self, _user: Id) {}

    /// Makes an account's sessions invalid.
    pub fn invalidate(&self, _user: Id, _resumable: bool) {}
}

/// The gateway's HTTP route: `/` upgraded to a WebSocket.
pub fn router() -> axum::Router<Arc<Shared>> {
    axum::Router::new()
}
