//! Owns the running emulator: both listeners, the shared state, its clock, and the in-process controls that tests use.
//! Must not know the API's rules.

use crate::{
    calls::{Call, CallLog},
    faults::{Fault, FaultId, Faults},
    gateway::Hub,
    scenario::{Limits, Scenario, ScenarioError},
    world::{Id, World},
};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

/// How to start an emulator.
#[derive(Clone, Debug)]
pub struct Options {
    /// The world to start with, unless the snapshot file exists.
    pub scenario: Scenario,
    /// Where plain HTTP and WebSocket listen; port 0 for any.
    pub http: SocketAddr,
    /// Where TLS listens; port 0 for any.
    pub tls: SocketAddr,
    /// The file that keeps the world between two runs.
    pub snapshot: Option<PathBuf>,
    /// Where the certificate to trust is written; a folder of its own under the system's temporary one when absent.
    pub certificate_dir: Option<PathBuf>,
}

/// What a client needs to know; the program prints it as one JSON line.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ready {
    /// Base of the plain HTTP side, such as `http://127.0.0.1:4000`.
    pub http: String,
    /// The gateway, such as `ws://127.0.0.1:4000`.
    pub gateway: String,
    /// The TLS side's address, such as `127.0.0.1:4001`.
    pub tls: String,
    /// Path of the PEM file with the certificate to trust.
    pub ca: PathBuf,
    /// Server ids by name.
    pub servers: BTreeMap<String, Id>,
    /// People by name.
    pub people: BTreeMap<String, Account>,
    /// Bots by name.
    pub bots: BTreeMap<String, Account>,
}

/// An account's id and token.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Account {
    /// The user id.
    pub id: Id,
    /// The token, without any prefix.
    pub token: String,
}

/// Why the emulator cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The scenario is contradictory.
    #[error(transparent)]
    Scenario(#[from] ScenarioError),
    /// A socket, or a file, that cannot be used.
    #[error("{what}: {source}")]
    Io {
        /// What was tried.
        what: String,
        /// Why it failed.
        source: std::io::Error,
    },
    /// The snapshot file is not one of ours.
    #[error("the snapshot file cannot be read: {0}")]
    Snapshot(#[from] serde_json::Error),
    /// No certificate could be made.
    #[error("no certificate could be made: {0}")]
    Certificate(String),
}

/// What every connection shares.
pub struct Shared {
    /// The state. Publish events while holding it, so that their order is the order of changes.
    pub world: Mutex<World>,
    /// The gateway's sessions.
    pub hub: Hub,
    /// The call log.
    pub calls: CallLog,
    /// Scripted faults.
    pub faults: Faults,
    /// Rate limits.
    pub limits: Limits,
    /// Milliseconds until an unanswered interaction fails.
    pub interaction_timeout_ms: u64,
    /// The address to give as `GET /gateway`'s `url`.
    pub gateway_url: String,
    clock_offset_ms: AtomicU64,
}

impl Shared {
    /// Locks the world with its clock set to now.
    pub fn lock(&self) -> MutexGuard<'_, World> {
        let mut world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
        world.set_now(self.now_ms());
        world
    }

    /// The emulator's clock: real time plus what it was advanced by, Unix milliseconds.
    pub fn now_ms(&self) -> u64 {
        let real = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        u64::try_from(real.as_millis()).unwrap_or(u64::MAX) + self.clock_offset_ms.load(Ordering::Relaxed)
    }

    /// Moves the clock forward.
    pub fn advance_clock(&self, ms: u64) {
        self.clock_offset_ms.fetch_add(ms, Ordering::Relaxed);
    }
}

/// A running emulator.
pub struct Emulator {
    shared: Arc<Shared>,
    ready: Ready,
    ca_pem: String,
}

impl Emulator {
    /// Starts both listeners.
    ///
    /// # Errors
    /// When the scenario, the snapshot, a socket or a file cannot be used.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let _ = options;
        Err(StartError::Certificate("not yet".to_owned()))
    }

    /// Addresses, tokens and ids.
    pub fn ready(&self) -> &Ready {
        &self.ready
    }

    /// The certificate to trust, as PEM.
    pub fn ca_pem(&self) -> &str {
        &self.ca_pem
    }

    /// REST calls with a number above `n`, oldest first.
    pub fn calls_after(&self, n: u64) -> Vec<Call> {
        self.shared.calls.after(n)
    }

    /// Puts a fault in force.
    pub fn add_fault(&self, fault: Fault) -> FaultId {
        self.shared.faults.add(fault)
    }

    /// Ends every fault and releases held calls.
    pub fn clear_faults(&self) {
        self.shared.faults.clear();
    }

    /// How many calls a fault has struck.
    pub fn fault_hits(&self, id: FaultId) -> u32 {
        self.shared.faults.hits(id)
    }

    /// Returns once the fault has struck.
    pub async fn wait_for_hit(&self, id: FaultId) {
        self.shared.faults.wait_for_hit(id).await;
    }

    /// Drops a bot's gateway connections; its sessions can be resumed.
    pub fn drop_gateway(&self, bot: Id) {
        self.shared.hub.drop_connections(bot);
    }

    /// Makes a bot's gateway sessions invalid (opcode 9).
    pub fn invalidate_gateway(&self, bot: Id, resumable: bool) {
        self.shared.hub.invalidate(bot, resumable);
    }

    /// Reads the world.
    pub fn with_world<R>(&self, read: impl FnOnce(&World) -> R) -> R {
        read(&self.shared.lock())
    }

    /// Moves the emulator's clock forward.
    pub fn advance_clock(&self, ms: u64) {
        self.shared.advance_clock(ms);
    }
}
