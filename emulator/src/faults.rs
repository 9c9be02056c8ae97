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
    /// Only calls of this account.
    #[serde(default)]
    pub who: Option<Id>,
    /// What happens.
    #[serde(flatten)]
    pub kind: FaultKind,
    /// How many calls it strikes; without end when absent.
    #[serde(default)]
    pub count: Option<u32>,
    /// The chance of each matching call to be struck, 0 to 1; always when absent.
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
        inner.entries.push(Entry { fault, seen: 0, hits: 0, cleared: false });
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

    /// How many calls the fault has struck.
    pub fn hits(&self, id: FaultId) -> u32 {
        self.lock().entries.iter().find(|entry| entry.fault.id == id).map_or(0, |entry| entry.hits)
    }

    /// Returns once the fault has struck at least once.
    pub async fn wait_for_hit(&self, id: FaultId) {
        let mut changes = self.changed.subscribe();
        while self.hits(id) == 0 {
            if changes.changed().await.is_err() {
                return;
            }
        }
    }

    /// The faults that strike this call (`METHOD /template`), counted as hits. A hold also holds the caller at once.
    pub fn strike(&self, route: &str, who: Option<Id>) -> Vec<FaultKind> {
        let mut inner = self.lock();
        let mut random = inner.random;
        let mut struck = Vec::new();
        for entry in inner.entries.iter_mut().filter(|entry| entry.applies(route, who)) {
            entry.seen += 1;
            let spent = entry.fault.count.is_some_and(|count| entry.hits >= count);
            if entry.seen <= entry.fault.skip || spent || !draw(&mut random, entry.fault.probability) {
                continue;
            }
            entry.hits += 1;
            struck.push(entry.fault.kind.clone());
        }
        inner.random = random;
        let holds = struck.iter().any(|kind| matches!(kind, FaultKind::HoldBefore | FaultKind::HoldAfter));
        if let (true, Some(who)) = (holds, who) {
            inner.held.push(who);
        }
        drop(inner);
        if !struck.is_empty() {
            self.changed.send_modify(|version| *version += 1);
        }
        struck
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
    fn applies(&self, route: &str, who: Option<Id>) -> bool {
        !self.cleared
            && self.fault.route.as_deref().is_none_or(|wanted| wanted == route)
            && self.fault.who.is_none_or(|wanted| Some(wanted) == who)
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
