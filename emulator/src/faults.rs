//! Owns scripted faults: which calls they strike, how often, and held calls. Must not know routes' meaning or the world.

use crate::world::Id;
use serde::{Deserialize, Serialize};
use std::sync::{Mutex, PoisonError};
use tokio::sync::watch;

/// Names a fault after it was added.
pub type FaultId = u64;

/// A scripted fault.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fault {
    /// Given when it is added; `0` before.
    #[serde(default)]
    pub id: FaultId,
    /// Method and route template, such as `POST /channels/{channel_id}/messages`; every route when absent.
    #[serde(default)]
    pub route: Option<String>,
    /// Only calls of this account; any bot's, but no person's, when absent.
    #[serde(default)]
    pub who: Option<Id>,
    /// What happens.
    #[serde(flatten)]
    pub kind: FaultKind,
    /// How many calls it strikes; without end when absent.
    #[serde(default)]
    pub count: Option<u32>,
    /// The chance of each matching call to be triggered, 0 to 1; always when absent.
    #[serde(default)]
    pub probability: Option<f64>,
    /// How many matching calls pass unharmed first.
    #[serde(default)]
    pub skip: u32,
}

/// What a fault does to a call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FaultKind {
    /// The call has no effect and is answered with this status.
    StatusBefore {
        /// The HTTP status, such as 500 or 429.
        status: u16,
        /// Seconds to wait, for 429.
        #[serde(default)]
        retry_after: Option<f64>,
        /// `user`, `global` or `shared`, for 429.
        #[serde(default)]
        scope: Option<String>,
    },
    /// The effect happens; the answer is this status.
    StatusAfter {
        /// The HTTP status.
        status: u16,
    },
    /// The effect happens; the connection closes without an answer.
    ReplyLost,
    /// The connection closes before the effect.
    DropBefore,
    /// The call waits before its effect.
    Latency {
        /// How long, in milliseconds.
        ms: u64,
    },
    /// The call hangs before its effect, and from then on every later call of that bot hangs too, until released.
    HoldBefore,
    /// The call hangs after its effect, and from then on every later call of that bot hangs too, until released.
    HoldAfter,
    /// The caller's gateway connection drops after the call's effect.
    GatewayDrop,
    /// The caller's gateway session becomes invalid after the call's effect.
    GatewayInvalidate {
        /// Whether the session may be resumed.
        resumable: bool,
    },
}

impl FaultKind {
    /// Its name, as in the control side's JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::StatusBefore { .. } => "status_before",
            Self::StatusAfter { .. } => "status_after",
            Self::ReplyLost => "reply_lost",
            Self::DropBefore => "drop_before",
            Self::Latency { .. } => "latency",
            Self::HoldBefore => "hold_before",
            Self::HoldAfter => "hold_after",
            Self::GatewayDrop => "gateway_drop",
            Self::GatewayInvalidate { .. } => "gateway_invalidate",
        }
    }
}

impl Fault {
    /// A fault of this kind for every call of a bot, without end.
    pub fn new(kind: FaultKind) -> Self {
        Self { id: 0, route: None, who: None, kind, count: None, probability: None, skip: 0 }
    }

    /// Only on this route, `METHOD /template`.
    #[must_use]
    pub fn on(mut self, route: &str) -> Self {
        self.route = Some(route.to_owned());
        self
    }

    /// At most so many times.
    #[must_use]
    pub fn times(mut self, count: u32) -> Self {
        self.count = Some(count);
        self
    }

    /// Only after so many matching calls.
    #[must_use]
    pub fn after(mut self, skip: u32) -> Self {
        self.skip = skip;
        self
    }

    /// Only calls of this account.
    #[must_use]
    pub fn of(mut self, who: Id) -> Self {
        self.who = Some(who);
        self
    }
}

/// All faults in force.
#[derive(Debug)]
pub struct Faults {
    inner: Mutex<Inner>,
    changed: watch::Sender<u64>,
}

#[derive(Debug, Default)]
struct Inner {
    last: FaultId,
    entries: Vec<Entry>,
    held: Vec<Id>,
    random: u64,
}

#[derive(Debug)]
struct Entry {
    fault: Fault,
    seen: u32,
    /// Calls chosen to be triggered.
    chosen: u32,
    /// Calls whose fault is done: answered, lost or hanging.
    hits: u32,
    cleared: bool,
}

impl Default for Faults {
    fn default() -> Self {
        let inner = Inner { random: 0x9E37_79B9_7F4A_7C15, ..Inner::default() };
        Self { inner: Mutex::new(inner), changed: watch::Sender::new(0) }
    }
}

impl Faults {
    /// Puts a fault in force.
    pub fn add(&self, mut fault: Fault) -> FaultId {
        let mut inner = self.lock();
        inner.last += 1;
        fault.id = inner.last;
        inner.entries.push(Entry { fault, seen: 0, chosen: 0, hits: 0, cleared: false });
        inner.last
    }

    /// Ends every fault and releases every held call. Hit counts stay readable.
    pub fn clear(&self) {
        let mut inner = self.lock();
        inner.entries.iter_mut().for_each(|entry| entry.cleared = true);
        inner.held.clear();
        drop(inner);
        self.changed.send_modify(|version| *version += 1);
    }

    /// The faults in force.
    pub fn list(&self) -> Vec<Fault> {
        self.lock().entries.iter().filter(|entry| !entry.cleared).map(|entry| entry.fault.clone()).collect()
    }

    /// How many calls the fault has triggered to the end: answered, lost or hanging.
    pub fn hits(&self, id: FaultId) -> u32 {
        self.lock().entries.iter().find(|entry| entry.fault.id == id).map_or(0, |entry| entry.hits)
    }

    /// Returns once the fault has triggered at least once.
    pub async fn wait_for_hit(&self, id: FaultId) {
        let mut changes = self.changed.subscribe();
        while self.hits(id) == 0 {
            if changes.changed().await.is_err() {
                return;
            }
        }
    }

    /// The faults that strike this call (`METHOD /template`), counted. A hold also holds the caller at once.
    /// `bot` is false for a person, whom only a fault that names them strikes.
    pub fn trigger(&self, route: &str, who: Option<Id>, bot: bool) -> Vec<(FaultId, FaultKind)> {
        let mut inner = self.lock();
        let mut random = inner.random;
        let mut triggered = Vec::new();
        for entry in inner.entries.iter_mut().filter(|entry| entry.applies(route, who, bot)) {
            entry.seen += 1;
            let spent = entry.fault.count.is_some_and(|count| entry.chosen >= count);
            if entry.seen <= entry.fault.skip || spent || !draw(&mut random, entry.fault.probability) {
                continue;
            }
            entry.chosen += 1;
            triggered.push((entry.fault.id, entry.fault.kind.clone()));
        }
        inner.random = random;
        let holds =
            triggered.iter().any(|(_, kind)| matches!(kind, FaultKind::HoldBefore | FaultKind::HoldAfter));
        if let (true, Some(who)) = (holds, who) {
            inner.held.push(who);
        }
        triggered
    }

    /// Counts hits, once a fault has done to its call what it does.
    pub fn count_hits(&self, done: &[FaultId]) {
        let mut inner = self.lock();
        let hit = inner.entries.iter_mut().filter(|entry| done.contains(&entry.fault.id));
        hit.for_each(|entry| entry.hits += 1);
        drop(inner);
        self.changed.send_modify(|version| *version += 1);
    }

    /// Whether this account's calls hang.
    pub fn holds(&self, who: Id) -> bool {
        self.lock().held.contains(&who)
    }

    /// Hangs until this account's calls are released.
    pub async fn wait_for_release(&self, who: Id) {
        let mut changes = self.changed.subscribe();
        while self.holds(who) {
            if changes.changed().await.is_err() {
                return;
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Entry {
    fn applies(&self, route: &str, who: Option<Id>, bot: bool) -> bool {
        !self.cleared
            && self.fault.route.as_deref().is_none_or(|wanted| wanted == route)
            && self.fault.who.map_or(bot, |wanted| Some(wanted) == who)
    }
}

/// A seeded draw (xorshift), so that a run can be repeated.
fn draw(state: &mut u64, probability: Option<f64>) -> bool {
    let Some(probability) = probability else { return true };
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    let parts = u32::try_from(*state >> 32).unwrap_or(u32::MAX);
    f64::from(parts) / f64::from(u32::MAX) < probability
}
