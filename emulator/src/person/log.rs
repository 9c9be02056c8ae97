//! The events of a person's gateway sessions, and waiting for more. Must not know what events mean.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::sync::watch;

/// A gateway event as received.
#[derive(Debug, Clone)]
pub struct GatewayEvent {
    /// The dispatch name, such as `MESSAGE_CREATE`.
    pub name: String,
    /// Its data.
    pub data: Value,
}

/// All events of a person, over all sessions, and the current session.
#[derive(Debug)]
pub(super) struct Log {
    inner: Mutex<Inner>,
    changed: watch::Sender<usize>,
}

#[derive(Debug, Default)]
struct Inner {
    events: Vec<GatewayEvent>,
    session_id: Option<String>,
}

impl Default for Log {
    fn default() -> Self {
        Log { inner: Mutex::default(), changed: watch::Sender::new(0) }
    }
}

impl Log {
    pub(super) fn push(&self, name: &str, data: Value) {
        let mut inner = self.lock();
        if name == "READY" {
            inner.session_id = data["session_id"].as_str().map(str::to_owned);
        }
        inner.events.push(GatewayEvent { name: name.to_owned(), data });
        let length = inner.events.len();
        drop(inner);
        self.changed.send_replace(length);
    }

    pub(super) fn len(&self) -> usize {
        self.lock().events.len()
    }

    pub(super) fn all(&self) -> Vec<GatewayEvent> {
        self.lock().events.clone()
    }

    pub(super) fn session_id(&self) -> Option<String> {
        self.lock().session_id.clone()
    }

    /// Reads the events from an index on.
    pub(super) fn read<T>(&self, from: usize, read: impl FnOnce(&[GatewayEvent]) -> T) -> T {
        let inner = self.lock();
        read(inner.events.get(from..).unwrap_or_default())
    }

    /// Returns once `find` finds something among the events from an index on. Looks again at each new event.
    pub(super) async fn until<T>(
        &self,
        from: usize,
        mut find: impl FnMut(&[GatewayEvent]) -> Option<T>,
    ) -> T {
        let mut changes = self.changed.subscribe();
        loop {
            changes.mark_unchanged();
            if let Some(found) = self.read(from, &mut find) {
                return found;
            }
            if changes.changed().await.is_err() {
                // Never happens: the log lives as long as the person who waits.
                std::future::pending::<()>().await;
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
