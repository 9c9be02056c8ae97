//! Owns scripted faults: which calls they apply to, how often, and held calls. Must not know what routes do, or the
//! world.

use crate::world::Id;
use serde::{Deserialize, Serialize};
use std::sync::{Mutex, PoisonError};
use tokio::sync::watch;

/// Identifies a fault that was added.
pub type FaultId = u64;

/// A scripted fault.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fault {
    /// Assigned when it is added; `0` before.
    #[serde(default)]
    pub id: FaultId,
    /// Method and route template, such as `POST /channels/{channel_id}/messages`; every route when absent.
    #[serde(default)]
    pub route: Option<String>,
    /// Only calls of exactly this path, such as `/channels/1/messages/2`; of every path when absent.
    #[serde(default)]
    pub path: Option<String>,
    /// Only calls of this account; calls of all bots, and of no person, when absent.
    #[serde(default)]
    pub who: Option<Id>,
    /// What happens.
    #[serde(flatten)]
    pub kind: FaultKind,
    /// How many calls it applies to; no limit when absent.
    #[serde(default)]
    pub count: Option<u32>,
    /// The probability that it applies to a matching call, 0 to 1; 1 when absent.
    #[serde(default)]
    pub probability: Option<f64>,
    /// How many matching calls pass unchanged first.
    #[serde(default)]
    pub skip: u32,
}

/// What a fault does to a call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FaultKind {
    /// The call has no effect; the response has this status.
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
    /// The call has no effect; Discord refuses it with this JSON error code, and the status and message that belong to it.
    Refuse {
        /// The JSON error code, such as 60003.
        code: u32,
    },
    /// The call has its effect; the response has this status instead.
    StatusAfter {
        /// The HTTP status.
        status: u16,
    },
    /// The call has its effect; the connection closes without a response.
    ReplyLost,
    /// The connection closes before the call has an effect.
    DropBefore,
    /// The call waits before its effect.
    Latency {
        /// How long, in milliseconds.
        ms: u64,
    },
    /// The call hangs before its effect. All later calls of that bot hang too, until the faults are cleared.
    HoldBefore,
    /// The call hangs after its effect. All later calls of that bot hang too, until the faults are cleared.
    HoldAfter,
    /// The caller's gateway connection drops after the call's effect.
    GatewayDrop,
    /// The caller's gateway session becomes invalid after the call's effect.
    GatewayInvalidate {
        /// Whether the session can be resumed.
        resumable: bool,
    },
}

impl FaultKind {
    /// Its name in the control API's JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::StatusBefore { .. } => "status_before",
            Self::Refuse { .. } => "refuse",
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
    /// A fault of this kind for all calls of all bots, without a limit.
    pub fn new(kind: FaultKind) -> Self {
        Self { id: 0, route: None, path: None, who: None, kind, count: None, probability: None, skip: 0 }
    }

    /// Restricts it to one route, `METHOD /template`.
    #[must_use]
    pub fn on(mut self, route: &str) -> Self {
        self.route = Some(route.to_owned());
        self
    }

    /// Restricts it to calls of one path, below `/api/v10`.
    #[must_use]
    pub fn at(mut self, path: &str) -> Self {
        self.path = Some(path.to_owned());
        self
    }

    /// Restricts it to `count` calls.
    #[must_use]
    pub fn times(mut self, count: u32) -> Self {
        self.count = Some(count);
        self
    }

    /// Lets the first `skip` matching calls pass.
    #[must_use]
    pub fn after(mut self, skip: u32) -> Self {
        self.skip = skip;
        self
    }

    /// Restricts it to calls of this account.
    #[must_use]
    pub fn of(mut self, who: Id) -> Self {
        self.who = Some(who);
        self
    }
}

/// All active faults.
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
    /// Calls that the fault was chosen for.
    chosen: u32,
    /// Calls that the fault was applied to: answered, lost or hanging.
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
    /// Adds a fault.
    pub fn add(&self, mut fault: Fault) -> FaultId {
        let mut inner = self.lock();
        inner.last += 1;
        fault.id = inner.last;
        inner.entries.push(Entry { fault, seen: 0, chosen: 0, hits: 0, cleared: false });
        inner.last
    }

    /// Removes all faults and releases all held calls. Hit counts stay readable.
    pub fn clear(&self) {
        let mut inner = self.lock();
        inner.entries.iter_mut().for_each(|entry| entry.cleared = true);
        inner.held.clear();
        drop(inner);
        self.changed.send_modify(|version| *version += 1);
    }

    /// The active faults.
    pub fn list(&self) -> Vec<Fault> {
        self.lock().entries.iter().filter(|entry| !entry.cleared).map(|entry| entry.fault.clone()).collect()
    }

    /// How many calls the fault was applied to: answered, lost or hanging.
    pub fn hits(&self, id: FaultId) -> u32 {
        self.lock().entries.iter().find(|entry| entry.fault.id == id).map_or(0, |entry| entry.hits)
    }

    /// Returns once the fault was applied at least once.
    pub async fn wait_for_hit(&self, id: FaultId) {
        let mut changes = self.changed.subscribe();
        while self.hits(id) == 0 {
            if changes.changed().await.is_err() {
                return;
            }
        }
    }

    /// Counts this call (`METHOD /template`, and its path) and returns the faults that apply to it. A hold fault holds the caller
    /// right away. `bot` is false for a person: only a fault with their id applies to them.
    pub fn trigger(
        &self,
        (route, path): (&str, &str),
        who: Option<Id>,
        bot: bool,
    ) -> Vec<(FaultId, FaultKind)> {
        let mut inner = self.lock();
        let mut random = inner.random;
        let mut triggered = Vec::new();
        for entry in inner.entries.iter_mut().filter(|entry| entry.applies((route, path), who, bot)) {
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

    /// Counts hits, once the faults were applied to their call.
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

    /// Waits until this account's calls are released.
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
    fn applies(&self, (route, path): (&str, &str), who: Option<Id>, bot: bool) -> bool {
        !self.cleared
            && self.fault.route.as_deref().is_none_or(|wanted| wanted == route)
            && self.fault.path.as_deref().is_none_or(|wanted| wanted == path)
            && self.fault.who.map_or(bot, |wanted| Some(wanted) == who)
    }
}

/// A random draw with a fixed seed (xorshift), so that runs can be repeated.
fn draw(state: &mut u64, probability: Option<f64>) -> bool {
    let Some(probability) = probability else { return true };
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    let parts = u32::try_from(*state >> 32).unwrap_or(u32::MAX);
    f64::from(parts) / f64::from(u32::MAX) < probability
}
