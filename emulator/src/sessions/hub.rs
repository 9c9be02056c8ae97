//! All sessions, and which events each of them gets.
//!
//! Called under the world's lock, so that all sessions get events in the order of the changes. Must not take the
//! world's lock itself, and must never block.

use std::collections::BTreeMap;
use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::{BuildHasher as _, Hasher as _};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::sync::watch;

use super::session::{Identity, Link, Outgoing, ResumeError, Session};
use super::{CloseCode, Settings, events, intents};
use crate::world::{Audience, Event, Id, World};

/// The sessions of all bots and people.
#[derive(Debug)]
pub struct Hub {
    settings: Settings,
    inner: Mutex<Inner>,
    changed: watch::Sender<u64>,
    observer: OnceLock<Observer>,
}

/// Called with each event.
struct Observer(Box<dyn Fn(&Event) + Send + Sync>);

impl fmt::Debug for Observer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Observer")
    }
}

#[derive(Debug, Default)]
struct Inner {
    sessions: BTreeMap<String, Session>,
    last_connection: u64,
}

impl Default for Hub {
    fn default() -> Self {
        Hub::new(Settings::default())
    }
}

impl Hub {
    /// A hub without sessions.
    #[must_use]
    pub fn new(settings: Settings) -> Hub {
        Hub { settings, inner: Mutex::default(), changed: watch::Sender::new(0), observer: OnceLock::new() }
    }

    /// Calls this with each event that is published from now on, whoever gets it, under the world's lock: for measurements,
    /// where a gateway session for each person would cost more than what is measured. Only the first observer counts.
    pub fn observe(&self, observer: impl Fn(&Event) + Send + Sync + 'static) {
        let _ = self.observer.set(Observer(Box::new(observer)));
    }

    /// How the gateway behaves.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Sends each session the events that it can see, in order. Never blocks: a session whose client is too slow loses
    /// its connection and can resume. Call it under the world's lock, after the change.
    pub fn publish(&self, world: &World, events: Vec<Event>) {
        let mut inner = self.lock();
        inner.forget_expired(self.resume_window());
        for event in &events {
            if let Some(Observer(observe)) = self.observer.get() {
                observe(event);
            }
            let text: Arc<str> = event.data.to_string().into();
            for (id, session) in &mut inner.sessions {
                if is_for(world, event, id, session) {
                    deliver(event, &text, session);
                }
            }
        }
    }

    /// Drops all connections of this account without a close frame. Its sessions can be resumed.
    pub fn drop_connections(&self, user: Id) {
        self.each_of(user, |session| session.end_connection(Outgoing::Break));
        self.note_change();
    }

    /// Sends INVALID SESSION to all sessions of this account. They end unless `resumable`.
    pub fn invalidate(&self, user: Id, resumable: bool) {
        self.each_of(user, |session| session.end_connection(Outgoing::Invalid { resumable }));
        if !resumable {
            self.lock().sessions.retain(|_, session| session.identity.who.id() != user);
        }
        self.note_change();
    }

    /// Asks all connections of this account for a heartbeat (HEARTBEAT, opcode 1).
    pub fn ask_heartbeat(&self, user: Id) {
        self.each_of(user, |session| session.send(Outgoing::Heartbeat));
    }

    /// Asks all connections of this account to reconnect and resume (RECONNECT, opcode 7).
    pub fn ask_reconnect(&self, user: Id) {
        self.each_of(user, |session| session.send(Outgoing::Reconnect));
    }

    /// Ends all sessions of this account with a close code, such as after a token reset.
    pub fn close_sessions(&self, user: Id, code: CloseCode) {
        self.each_of(user, |session| session.end_connection(Outgoing::Close(code)));
        self.lock().sessions.retain(|_, session| session.identity.who.id() != user);
        self.note_change();
    }

    /// Drops all connections, when the server stops.
    pub fn disconnect_all(&self) {
        for session in self.lock().sessions.values_mut() {
            session.end_connection(Outgoing::Break);
        }
        self.note_change();
    }

    /// The ids of this account's sessions, connected or resumable.
    pub fn sessions_of(&self, user: Id) -> Vec<String> {
        let mut inner = self.lock();
        inner.forget_expired(self.resume_window());
        let of_user = inner.sessions.iter().filter(|(_, session)| session.identity.who.id() == user);
        of_user.map(|(id, _)| id.clone()).collect()
    }

    /// Whether this account has a connected session.
    pub fn is_connected(&self, user: Id) -> bool {
        self.lock()
            .sessions
            .values()
            .any(|session| session.identity.who.id() == user && session.is_connected())
    }

    /// Returns once this account has a connected session (`true`) or has none (`false`).
    pub async fn wait_connected(&self, user: Id, connected: bool) {
        let mut changes = self.changed.subscribe();
        while self.is_connected(user) != connected {
            if changes.changed().await.is_err() {
                return;
            }
        }
    }

    /// Opens a session and sends its first events. Call it under the world's lock, so that no event is missed.
    pub(crate) fn open(&self, id: &str, identity: Identity, link: Link, first: &[(&'static str, Value)]) {
        let mut session = Session::new(identity, link, self.settings.resume_events);
        for (name, data) in first {
            session.push(name, data.to_string().into());
        }
        self.lock().sessions.insert(id.to_owned(), session);
        self.note_change();
    }

    /// Resumes a session on another connection. `Ok(None)` when this token has no such session, or it is too old.
    pub(crate) fn resume(
        &self,
        id: &str,
        token: &str,
        seen: u64,
        link: Link,
    ) -> Result<Option<Identity>, ResumeError> {
        let mut inner = self.lock();
        inner.forget_expired(self.resume_window());
        let found = inner.sessions.get_mut(id).filter(|session| session.identity.token == token);
        let Some(session) = found else { return Ok(None) };
        let resumed = session.resume(seen, link);
        let identity = session.identity.clone();
        if resumed == Err(ResumeError::Forgotten) {
            inner.sessions.remove(id);
            return Ok(None);
        }
        drop(inner);
        self.note_change();
        resumed.map(|()| Some(identity))
    }

    /// The connection of a session is gone. `ended`: the client or the gateway ended the session too.
    pub(crate) fn leave(&self, id: &str, connection: u64, ended: bool) {
        let mut inner = self.lock();
        let Some(session) = inner.sessions.get_mut(id).filter(|session| session.is_on(connection)) else {
            return;
        };
        session.detach();
        if ended {
            inner.sessions.remove(id);
        }
        drop(inner);
        self.note_change();
    }

    /// Sends an event to one session, such as a requested GUILD_MEMBERS_CHUNK.
    pub(crate) fn send_to(&self, id: &str, name: &'static str, data: &Value) {
        if let Some(session) = self.lock().sessions.get_mut(id) {
            session.push(name, data.to_string().into());
        }
    }

    pub(crate) fn next_connection(&self) -> u64 {
        let mut inner = self.lock();
        inner.last_connection += 1;
        inner.last_connection
    }

    fn each_of(&self, user: Id, mut act: impl FnMut(&mut Session)) {
        self.lock()
            .sessions
            .values_mut()
            .filter(|session| session.identity.who.id() == user)
            .for_each(&mut act);
    }

    fn resume_window(&self) -> Duration {
        Duration::from_millis(self.settings.resume_window_ms)
    }

    fn note_change(&self) {
        self.changed.send_modify(|version| *version += 1);
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn forget_expired(&mut self, window: Duration) {
        self.sessions.retain(|_, session| !session.is_expired(window));
    }
}

fn is_for(world: &World, event: &Event, id: &str, session: &Session) -> bool {
    let Identity { who, intents, shard, .. } = &session.identity;
    if let Audience::Session { user, session_id } = &event.audience {
        return who.id() == *user && id == session_id;
    }
    intents::passes(event, who, *intents, *shard) && world.is_in_audience(who.id(), &event.audience)
}

fn deliver(event: &Event, text: &Arc<str>, session: &mut Session) {
    debug_assert!(events::find(event.name).is_some(), "{} isn't in the table of events", event.name);
    match intents::fitted(event, &session.identity) {
        Some(fitted) => session.push(event.name, fitted.to_string().into()),
        None => session.push(event.name, Arc::clone(text)),
    }
}

/// A random session id: 32 hexadecimal digits.
pub(crate) fn new_session_id() -> String {
    let random = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", random(), random())
}
