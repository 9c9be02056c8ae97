//! The built program as one of several processes on one Postgres. Owns its folder and its configuration, and that it's stopped, killed and
//! started again there.

use crate::harness::program::{Running, begin, local_discord, parley};
use crate::harness::world::{PATIENCE, World};
use std::fs::File;
use std::net::SocketAddr;
use std::path::Path;
use tempfile::TempDir;
use tokio::sync::oneshot;

/// What a process says once it's connected and listens.
const READY: &str = "Parley is ready";

/// One of the processes, and where its configuration is.
pub(super) struct Process {
    folder: TempDir,
    token: String,
    running: Running,
    /// Until it has said that it's ready.
    coming: Option<oneshot::Receiver<String>>,
}

/// Lines for a process that listens for interactions there; the part `[discord]` is open.
pub(super) fn answering(interactions: SocketAddr) -> String {
    format!("gateway = false\n[http]\ninteractions_listen = \"{interactions}\"\n")
}

impl Process {
    /// One with these lines in its configuration, once it's ready.
    pub(super) async fn start(world: &World, lines: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let config = format!(
            "{}{lines}[database]\naddress = {:?}\n\
             [offers]\npending_per_client = 10000\npending_per_pair = 10000\nnew_per_hour = 10000\n\
             [log]\nfilter = \"warn\"\n",
            local_discord(world.emulator.ready()),
            world.database.address,
        );
        std::fs::write(folder.path().join("my.toml"), config).expect("written");
        let token = world.emulator.ready().bots["Parley"].token.clone();
        let (running, coming) = launch(folder.path(), &token);
        let mut process = Self { folder, token, running, coming: Some(coming) };
        process.ready().await;
        process
    }

    /// Stops it as a service manager does, and starts it again.
    pub(super) async fn update(&mut self) {
        self.running.stop_by("TERM").await;
        self.begin_again();
        self.ready().await;
    }

    /// Kills it by SIGKILL: no handler runs, nothing is flushed.
    pub(super) fn kill(&mut self) {
        self.running.0.kill().expect("it is killed");
        self.running.0.wait().expect("it is gone");
    }

    /// Starts it again after its end.
    pub(super) fn begin_again(&mut self) {
        let (running, coming) = launch(self.folder.path(), &self.token);
        (self.running, self.coming) = (running, Some(coming));
    }

    /// Waits until it has said that it's ready.
    async fn ready(&mut self) {
        let Some(coming) = self.coming.take() else { return };
        let came = tokio::time::timeout(PATIENCE, coming).await;
        assert!(matches!(came, Ok(Ok(_))), "never ready: {}", self.said());
    }

    /// Whether it has said that it's ready.
    pub(super) fn is_ready(&mut self) -> bool {
        if self.coming.as_mut().is_some_and(|coming| coming.try_recv().is_ok()) {
            self.coming = None;
        }
        self.coming.is_none()
    }

    /// The code that it ended with by itself, if it did.
    pub(super) fn ended(&mut self) -> Option<i32> {
        self.running.0.try_wait().expect("it can be waited for").map(|status| status.code().unwrap_or(-1))
    }

    /// What it had to say in all its lives.
    pub(super) fn said(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

fn launch(folder: &Path, token: &str) -> (Running, oneshot::Receiver<String>) {
    let log = File::options().append(true).create(true).open(folder.join("log"));
    let mut command = parley(&["--config", "my.toml", "run"], folder);
    command.env("PARLEY_TOKEN", token).stderr(log.expect("a file"));
    begin(command, READY)
}
