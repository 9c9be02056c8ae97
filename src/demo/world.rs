//! The stage of a demo: the local Discord and Parley, started, watched and stopped. Owns ports, the configuration that
//! leads the one to the other, and knowing when Parley has nothing left to do; knows nothing of what is played.

use super::folder::Folder;
use super::past;
use crate::clock::{Clock, Random};
use crate::config::Config;
use crate::discord::login::Token;
use crate::discord::transport::DEFER_AFTER;
use crate::domain::time::UnixMs;
use crate::run::{self, RunError, Setup};
use crate::shutdown::Stopper;
use crate::store::{AfterCommit, Store};
use anyhow::{Context, anyhow, bail};
use discord_emulator::person::Person;
use discord_emulator::{Emulator, Id, Options, Scenario, StartError};
use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;

/// How many ports after the wanted one are tried.
const NEXT_PORTS: u16 = 10;
/// How long deliveries may take to be done before something must be wrong.
const PATIENCE: Duration = Duration::from_secs(60);
/// Threads for Parley.
const THREADS: usize = 2;
/// How often it is looked whether Parley has let go of its database.
const RELEASE_STEP: Duration = Duration::from_millis(10);
/// By how much Discord's rate limits are multiplied where nobody is to meet one.
const UNLIMITED: u32 = 100;
/// The server and the bot of the scenario.
const SERVER: &str = "Workshop";
const BOT: &str = "Parley";

/// Where the local Discord answers.
#[derive(Debug, Clone, Copy)]
pub(super) enum Port {
    /// Wherever there is room.
    Any,
    /// Here, or a little above.
    From(u16),
}

/// How a world is started.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    pub(super) port: Port,
    /// At this moment in Unix milliseconds, instead of now.
    pub(super) at_ms: Option<u64>,
    /// Nobody watches: without Discord's rate limits, and with more than its 3 seconds for an answer.
    pub(super) is_unwatched: bool,
}

impl Start {
    /// As people find it.
    pub(super) const fn watched(port: Port, at_ms: Option<u64>) -> Self {
        Self { port, at_ms, is_unwatched: false }
    }

    /// To play in it as fast as it goes, at this moment.
    pub(super) const fn unwatched(at_ms: u64) -> Self {
        Self { port: Port::Any, at_ms: Some(at_ms), is_unwatched: true }
    }
}

/// Where Parley runs: on its own, so that nothing of it is left once it has stopped. The Discord library keeps tasks alive otherwise,
/// and with them the database.
struct Life(Option<Runtime>);

impl Life {
    fn begin() -> std::io::Result<Self> {
        Builder::new_multi_thread().worker_threads(THREADS).enable_all().build().map(|made| Self(Some(made)))
    }

    fn spawn(
        &self,
        parley: impl Future<Output = Result<(), RunError>> + Send + 'static,
    ) -> anyhow::Result<JoinHandle<Result<(), RunError>>> {
        Ok(self.0.as_ref().context("Parley has ended")?.spawn(parley))
    }
}

impl Drop for Life {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

/// A local Discord with Parley in it, both running.
pub(super) struct World {
    pub(super) emulator: Emulator,
    pub(super) folder: Folder,
    /// The server.
    pub(super) guild: Id,
    clock: Clock,
    parley: JoinHandle<Result<(), RunError>>,
    life: Life,
    stop: Stopper,
    commits: watch::Receiver<u64>,
}

impl World {
    /// Starts both, and returns once Parley answers presses.
    pub(super) async fn open(folder: Folder, start: Start) -> anyhow::Result<Self> {
        let emulator = start_discord(&folder, start).await?;
        let clock = clock_of(&emulator);
        let ready = emulator.ready();
        let guild = *ready
            .servers
            .get(SERVER)
            .with_context(|| format!("the local Discord has no server {SERVER}"))?;
        let bot = ready.bots.get(BOT).with_context(|| format!("the local Discord has no bot {BOT}"))?;
        let (counter, commits) = watch::channel(0);
        let setup = Setup {
            config: configuration(&emulator, &folder)?,
            token: Token::new(&bot.token)
                .with_context(|| format!("the local Discord's bot {BOT} has no token"))?,
            clock: clock.clone(),
            random: Random::from_machine(),
            defer_after: DEFER_AFTER,
            after_commit: Some(count_commits(counter)),
        };
        let (ready, is_ready) = oneshot::channel();
        let (stop, stopped) = Stopper::new();
        let life = Life::begin().context("couldn't start Parley")?;
        let parley = life.spawn(run::run(setup, ready, stopped))?;
        let mut world = Self { emulator, folder, guild, clock, parley, life, stop, commits };
        let is_ready = tokio::select! {
            ready = is_ready => ready.is_ok(),
            ended = world.ended() => return Err(ended.err().unwrap_or_else(|| anyhow!("Parley ended right away"))),
        };
        // A Parley that fails says nothing before it ends.
        if !is_ready {
            world.ended().await?;
        }
        Ok(world)
    }

    /// Waits until Parley ends by itself, which it only does when something is wrong.
    pub(super) async fn ended(&mut self) -> anyhow::Result<()> {
        match (&mut self.parley).await {
            Ok(Ok(())) => bail!("Parley stopped unexpectedly"),
            Ok(Err(error)) => Err(error.into()),
            Err(error) => Err(anyhow!("Parley crashed: {error}")),
        }
    }

    /// Why Parley has ended, if it has.
    pub(super) async fn failure(&mut self) -> Option<anyhow::Error> {
        if self.parley.is_finished() { self.ended().await.err() } else { None }
    }

    /// One of the scenario's people, as a client of the local Discord.
    pub(super) async fn person(&self, name: &str) -> anyhow::Result<Person> {
        let ready = self.emulator.ready();
        let account =
            ready.people.get(name).with_context(|| format!("the local Discord has nobody called {name}"))?;
        Ok(Person::connect(&ready.http, &account.token).await?.with_timeout(PATIENCE))
    }

    /// The bot's account.
    pub(super) fn bot(&self) -> Id {
        self.emulator.ready().bots.get(BOT).map(|bot| bot.id).unwrap_or_default()
    }

    /// Returns once Parley has delivered everything that it decided.
    ///
    /// # Errors
    /// When a delivery was given up, or they are not done in time.
    pub(super) async fn settled(&self) -> anyhow::Result<()> {
        let store = Store::open_to_read(&self.folder.database()).await?;
        let mut commits = self.commits.clone();
        let emptied = async {
            loop {
                commits.mark_unchanged();
                let queue_stats = store.reader().await?.queries().queue_stats().await?;
                match (queue_stats.waiting, queue_stats.dead) {
                    (0, 0) => return Ok(()),
                    (0, dead) => bail!("Parley gave up {dead} deliveries"),
                    _ => commits.changed().await.context("Parley stopped before it delivered everything")?,
                }
            }
        };
        let settled = tokio::time::timeout(PATIENCE, emptied).await;
        store.close().await;
        settled.unwrap_or_else(|_| bail!("Parley didn't deliver everything within {} s", PATIENCE.as_secs()))
    }

    /// Lets time pass for both until this moment in Unix milliseconds, once Parley has delivered what it decided.
    ///
    /// # Errors
    /// As [`World::settled`].
    pub(super) async fn pass_until(&self, moment_ms: u64) -> anyhow::Result<()> {
        self.settled().await?;
        let ms = moment_ms.saturating_sub(self.emulator.shared().now_ms());
        self.emulator.advance_clock(ms);
        self.clock.advance(i64::try_from(ms).context("that's too far ahead")?);
        Ok(())
    }

    /// Stops Parley, then the local Discord; returns the folder that keeps the world.
    pub(super) async fn close(self) -> anyhow::Result<Folder> {
        // One that has ended needs no telling.
        self.stop.ask();
        if !self.parley.is_finished() {
            self.parley.await.context("Parley crashed while stopping")??;
        }
        drop(self.life);
        self.emulator.stop().await?;
        let mut waited = Duration::ZERO;
        while !self.folder.is_database_free()? && waited < PATIENCE {
            tokio::time::sleep(RELEASE_STEP).await;
            waited += RELEASE_STEP;
        }
        Ok(self.folder)
    }
}

async fn start_discord(folder: &Folder, start: Start) -> anyhow::Result<Emulator> {
    let mut scenario = Scenario { begins_ms: start.at_ms, ..Scenario::workshop()? };
    if folder.has_history() {
        scenario.guide.insert(0, past::guide());
    }
    if start.is_unwatched {
        scenario.limits.factor = UNLIMITED;
        scenario.interaction_timeout_ms = u64::try_from(PATIENCE.as_millis())?;
    }
    let port = start.port;
    let local = |port: u16| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let start = |port: u16| {
        Emulator::start(Options {
            scenario: scenario.clone(),
            http: local(port),
            tls: local(0),
            snapshot: Some(folder.world()),
            certificate_dir: Some(folder.path().to_owned()),
        })
    };
    let refuse = |error: StartError| match error {
        StartError::Snapshot(why) => anyhow!(
            "couldn't read the local Discord in {} ({why}). Use --reset to start over",
            folder.world().display()
        ),
        other => other.into(),
    };
    let Port::From(first) = port else { return start(0).await.map_err(refuse) };
    let last = first.saturating_add(NEXT_PORTS);
    for port in first..=last {
        match start(port).await {
            Err(StartError::Io { source, .. }) if source.kind() == ErrorKind::AddrInUse => {}
            started => return started.map_err(refuse),
        }
    }
    bail!("ports {first} to {last} are all taken. Use --port to choose another")
}

/// A clock that agrees with the local Discord's.
fn clock_of(emulator: &Emulator) -> Clock {
    i64::try_from(emulator.shared().now_ms())
        .map_or_else(|_| Clock::machine(), |ms| Clock::running_from(UnixMs(ms)))
}

/// Parley's usual configuration, with the local Discord instead of the real one.
fn configuration(emulator: &Emulator, folder: &Folder) -> anyhow::Result<Config> {
    let ready = emulator.ready();
    let mut config = Config::default();
    config.database.address = folder.database().display().to_string();
    config.discord.api_address =
        Some(ready.tls.parse().context("couldn't read the local Discord's TLS address")?);
    config.discord.api_certificate = Some(ready.ca.clone());
    Ok(config)
}

fn count_commits(counter: watch::Sender<u64>) -> AfterCommit {
    let counter = Arc::new(counter);
    Arc::new(move || {
        counter.send_modify(|count| *count += 1);
        Box::pin(std::future::ready(()))
    })
}
