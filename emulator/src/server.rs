//! Owns the running emulator: starting and stopping both listeners, and the in-process control API for tests. Must not
//! know the rules of Discord's API.

use crate::calls::Call;
use crate::certificate::Certificates;
use crate::faults::{Fault, FaultId};
use crate::scenario::{Scenario, ScenarioError};
use crate::shared::machine_now_ms;
use crate::world::{Id, World};
use crate::{http, listener, page, signing, snapshot};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use crate::shared::Shared;
pub use crate::snapshot::SnapshotError;

/// Options for starting an emulator.
#[derive(Clone, Debug)]
pub struct Options {
    /// The world to start with. Ignored when the snapshot file exists.
    pub scenario: Scenario,
    /// Address for plain HTTP and WebSocket; port 0 picks a free port.
    pub http: SocketAddr,
    /// Address for HTTPS and secure WebSocket; port 0 picks a free port.
    pub tls: SocketAddr,
    /// The file that keeps the world between runs.
    pub snapshot: Option<PathBuf>,
    /// The folder that keeps the certificates between runs, so that clients still trust them. When absent, new
    /// certificates are created, and the CA certificate is in the system's temporary folder while the emulator runs.
    pub certificate_dir: Option<PathBuf>,
}

/// What a client needs to know; the program prints it as one JSON line.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ready {
    /// The base URL for plain HTTP, such as `http://127.0.0.1:4000`.
    pub http: String,
    /// The gateway URL, such as `ws://127.0.0.1:4000`.
    pub gateway: String,
    /// The address for TLS, such as `127.0.0.1:4001`.
    pub tls: String,
    /// Path of the PEM file with the CA certificate to trust.
    pub ca: PathBuf,
    /// Server (guild) ids by name.
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
    /// A bot's public key, for interactions over HTTP: hexadecimal digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verify_key: Option<String>,
}

/// Why the emulator cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The scenario is not consistent.
    #[error(transparent)]
    Scenario(#[from] ScenarioError),
    /// A socket or a file cannot be used.
    #[error("{what}: {source}")]
    Io {
        /// What was tried.
        what: String,
        /// Why it failed.
        source: std::io::Error,
    },
    /// The snapshot file exists, but cannot be used.
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
    /// The certificates cannot be created, saved or used.
    #[error("the certificates cannot be used: {0}")]
    Certificate(String),
}

/// Why the emulator could not stop cleanly.
#[derive(Debug, thiserror::Error)]
pub enum StopError {
    /// The snapshot could not be written.
    #[error("the snapshot could not be written: {0}")]
    Snapshot(#[from] std::io::Error),
}

/// A running emulator. Dropping it stops it without saving a last snapshot.
pub struct Emulator {
    shared: Arc<Shared>,
    ready: Ready,
    ca_pem: String,
    snapshot: Option<PathBuf>,
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
    _temporary: Option<TemporaryFile>,
}

/// A file that is removed when the emulator stops.
struct TemporaryFile(PathBuf);

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        // The file may already be gone.
        drop(std::fs::remove_file(&self.0));
    }
}

impl Emulator {
    /// Starts both listeners.
    ///
    /// # Errors
    /// When the scenario, the snapshot, a socket or a file cannot be used.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let kept = options.snapshot.as_deref().map(snapshot::read).transpose()?.flatten();
        let mut world = match kept {
            Some(world) => world,
            None => {
                let now_ms = options.scenario.begins_ms.unwrap_or_else(machine_now_ms);
                World::from_scenario(&options.scenario, now_ms)?
            }
        };
        let plain = bind(options.http).await?;
        let secure = bind(options.tls).await?;
        let (http_address, tls_address) = (local(&plain)?, local(&secure)?);
        let (certificates, ca, temporary) = certify(options.certificate_dir.as_deref(), tls_address)?;
        let acceptor = certificates.acceptor().map_err(StartError::Certificate)?;
        let http = format!("http://{http_address}");
        world.set_base_url(&http);
        let ready = describe(&world, http, tls_address, ca);
        let shared = Arc::new(Shared::new(world, &options.scenario));
        let waiting = shared.lock().waiting_interactions();
        waiting.into_iter().for_each(|interaction| shared.clone().expire_later(interaction));
        let stop = watch::Sender::new(false);
        let router = page::serve_with(http::router(shared.clone()), &shared, &options.scenario);
        let mut tasks = vec![
            tokio::spawn(listener::serve(plain, None, router.clone(), stop.subscribe())),
            tokio::spawn(listener::serve(secure, Some(acceptor), router, stop.subscribe())),
        ];
        if let Some(path) = options.snapshot.clone() {
            let changes = shared.changes();
            tasks.push(tokio::spawn(snapshot::keep(shared.clone(), path, changes, stop.subscribe())));
        }
        let ca_pem = certificates.authority_pem;
        Ok(Self { shared, ready, ca_pem, snapshot: options.snapshot, stop, tasks, _temporary: temporary })
    }

    /// Closes all connections and writes the snapshot, if there is one.
    ///
    /// # Errors
    /// When the snapshot cannot be written.
    pub async fn stop(mut self) -> Result<(), StopError> {
        self.stop.send_replace(true);
        self.shared.hub.disconnect_all();
        for task in std::mem::take(&mut self.tasks) {
            if let Err(error) = task.await {
                tracing::error!(%error, "a task of the emulator failed");
            }
        }
        if let Some(path) = &self.snapshot {
            snapshot::write(&self.shared, path).await?;
        }
        Ok(())
    }

    /// The state that all connections share.
    pub fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }

    /// A channel as text, as one person sees it.
    pub async fn transcript(&self, channel: Id, person: Id) -> Option<String> {
        self.shared.transcript(channel, person)
    }

    /// Addresses, tokens and ids.
    pub fn ready(&self) -> &Ready {
        &self.ready
    }

    /// The CA certificate to trust, as PEM.
    pub fn ca_pem(&self) -> &str {
        &self.ca_pem
    }

    /// The signature with which an application's requests over HTTP come, in hexadecimal digits: of a timestamp in seconds, and a body.
    #[must_use]
    pub fn sign(&self, application: Id, timestamp: &str, body: &str) -> String {
        signing::sign(application, timestamp, body, false)
    }

    /// REST calls with a number above `n`, oldest first.
    pub fn calls_after(&self, n: u64) -> Vec<Call> {
        self.shared.calls.after(n)
    }

    /// The number of the newest finished call, for [`Self::calls_after`]; 0 if there was none.
    #[must_use]
    pub fn newest_call(&self) -> u64 {
        self.shared.calls.newest()
    }

    /// Adds a fault.
    pub fn add_fault(&self, fault: Fault) -> FaultId {
        self.shared.faults.add(fault)
    }

    /// Removes all faults and releases held calls.
    pub fn clear_faults(&self) {
        self.shared.faults.clear();
    }

    /// How many calls a fault was applied to.
    pub fn fault_hits(&self, id: FaultId) -> u32 {
        self.shared.faults.hits(id)
    }

    /// Returns once the fault was applied.
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

impl Drop for Emulator {
    fn drop(&mut self) {
        self.stop.send_replace(true);
    }
}

async fn bind(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).await.map_err(|source| StartError::Io { what: address.to_string(), source })
}

fn local(listener: &TcpListener) -> Result<SocketAddr, StartError> {
    listener.local_addr().map_err(|source| StartError::Io { what: "a listener's address".to_owned(), source })
}

/// The certificates, the path of the CA certificate, and a guard that removes that file if it is temporary.
fn certify(
    folder: Option<&Path>,
    tls: SocketAddr,
) -> Result<(Certificates, PathBuf, Option<TemporaryFile>), StartError> {
    if let Some(folder) = folder {
        let kept = Certificates::kept_in(folder).map_err(StartError::Certificate)?;
        return Ok((kept, Certificates::authority_path(folder), None));
    }
    let made = Certificates::make().map_err(StartError::Certificate)?;
    let name = format!("discord-emulator-{}-{}.pem", std::process::id(), tls.port());
    let path = std::env::temp_dir().join(name);
    std::fs::write(&path, &made.authority_pem)
        .map_err(|source| StartError::Io { what: path.display().to_string(), source })?;
    let temporary = TemporaryFile(path.clone());
    Ok((made, path, Some(temporary)))
}

fn describe(world: &World, http: String, tls: SocketAddr, ca: PathBuf) -> Ready {
    let accounts = |bots: bool| {
        let chosen = world.accounts().filter(move |user| user.bot == bots);
        let named = chosen.map(|user| {
            let name = user.global_name.clone().unwrap_or_else(|| user.username.clone());
            let verify_key = user.bot.then(|| signing::verify_key(user.id));
            (name, Account { id: user.id, token: user.token.clone(), verify_key })
        });
        named.collect()
    };
    Ready {
        gateway: world.gateway_url(),
        http,
        tls: tls.to_string(),
        ca,
        servers: world.guilds().map(|guild| (guild.name.clone(), guild.id)).collect(),
        people: accounts(false),
        bots: accounts(true),
    }
}
