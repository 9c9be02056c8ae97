//! `parley run`: the wiring of the layers, and the life of the process. Owns what is started, in which order, and how it
//! ends; decides nothing else.

mod chores;

use crate::app::App;
use crate::clock::{Clock, Random};
use crate::config::{Config, ConfigError};
use crate::discord::deliver::DiscordDelivery;
use crate::discord::gateway::{self, Connection, GatewayEnd, Wiring};
use crate::discord::local::LocalDiscord;
use crate::discord::login::{self, Login, LoginError, Token};
use crate::discord::transport::Transport;
use crate::discord::{invite, register};
use crate::domain::effect::Carrier;
use crate::domain::time::UnixMs;
use crate::health::Health;
use crate::http::HttpListener;
use crate::mail::{Account, Links, LinksError, Listener, MailDelivery};
use crate::outbox::{self, Deliver, LAST_MOMENTS, Outbox};
use crate::store::{self, AfterCommit, Store};
use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use thiserror::Error;
use tokio::sync::{Notify, oneshot, watch};
use tokio::task::JoinSet;
use tracing::{info, warn};

/// Everything that a running Parley is made of.
#[derive(Clone)]
pub struct Setup {
    /// The operator's.
    pub config: Config,
    /// The bot's.
    pub token: Token,
    /// Where the present comes from.
    pub clock: Clock,
    /// Where ids come from.
    pub random: Random,
    /// How long people wait before they are told that their answer will come; `transport::DEFER_AFTER` outside tests.
    pub defer_after: Duration,
    /// Awaited after each commit; `None` outside tests.
    pub after_commit: Option<AfterCommit>,
}

/// Why Parley stopped, or did not start: one sentence for the operator.
#[derive(Debug, Error)]
pub enum RunError {
    /// Something in the configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The database.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The secret of links that end mail.
    #[error("couldn't prepare unsubscribe links: {0}")]
    Links(#[from] LinksError),
    /// Where those links, or health and metrics, are answered.
    #[error("couldn't listen at {address}: {why}. Choose another address for {key}")]
    Listen {
        /// Where the operator set it.
        key: &'static str,
        /// The operator's.
        address: SocketAddr,
        /// What the system says.
        why: std::io::Error,
    },
    /// The system lets nobody listen for being asked to stop.
    #[error("couldn't listen for signals to stop: {0}")]
    Signals(std::io::Error),
    /// Discord did not let us in.
    #[error(transparent)]
    Login(#[from] LoginError),
    /// The gateway connection ended for good.
    #[error(transparent)]
    Gateway(#[from] GatewayEnd),
}

/// Files that are posted at the same time.
const UPLOADS: usize = 2;
/// How long outboxes may take to write down how they ended. A database that is away would keep them for ever; what they hold
/// then is delivered again.
const OUTBOXES_END: Duration = Duration::from_secs(1);
/// Waits between attempts to reach Discord at the start.
const LOGIN_WAITS_S: [u64; 5] = [1, 2, 5, 10, 30];

/// Runs until `shutdown` is done, then stops in good order. `ready` is told the invite link once Parley answers presses.
///
/// # Errors
/// What makes running impossible; an outage of Discord is none of it.
pub async fn run(
    setup: Setup,
    ready: oneshot::Sender<String>,
    shutdown: impl Future<Output = ()>,
) -> Result<(), RunError> {
    let rules = setup.config.rules()?;
    let shards = setup.config.shards()?;
    let local = setup.config.local_discord()?;
    let account = setup.config.mail.account()?;
    let links = setup.config.mail.unsubscribe()?;
    let safety = setup.config.safety.finder()?;
    let mut shutdown = pin!(shutdown);
    let mut store = tokio::select! {
        opened = Store::open_with(&setup.config.database.address, setup.config.database.connections) => opened?,
        () = &mut shutdown => return Ok(()),
    };
    if let Some(hook) = setup.after_commit.clone() {
        store = store.with_after_commit(hook);
    }
    let app = App::new(store.clone(), setup.clock.clone(), setup.random.clone(), rules)
        .with_mail(account.is_some())
        .with_safety(safety);
    let unsubscribing = match links {
        Some((base, address)) => Some(unsubscribing(&app, base, address).await?),
        None => None,
    };
    let connection = Arc::new(OnceLock::new());
    let transport = Transport::new(app.clone(), setup.defer_after);
    let mut work = Work::default();
    if let Some(address) = setup.config.http.listen {
        let (store, gateway) = (store.clone(), Arc::clone(&connection));
        let health = Health { store, clock: setup.clock.clone(), gateway, has_mail: account.is_some() };
        show_health(&mut work, address, health).await?;
    }
    let life = async {
        let login = reach(&setup.token, local.as_ref(), &setup.clock).await?;
        let wiring = (shards, transport.clone(), connection.as_ref());
        live(&setup, &store, app, (login, account, unsubscribing), wiring, (&mut work, ready)).await
    };
    let ended = tokio::select! {
        ended = life => ended.map(|never| match never {}),
        () = shutdown => Ok(()),
    };
    let goodbye = async {
        if let Some(connection) = connection.get() {
            connection.close(LAST_MOMENTS).await;
        }
    };
    tokio::join!(goodbye, transport.end(LAST_MOMENTS), work.end());
    store.close().await;
    ended
}

/// What runs beside the gateway.
#[derive(Debug, Default)]
struct Work {
    /// Ends whenever it is dropped.
    chores: JoinSet<()>,
    /// Each ends in good order once it is told to.
    outboxes: JoinSet<()>,
    stops: watch::Sender<bool>,
}

impl Work {
    async fn end(mut self) {
        drop(self.chores);
        self.stops.send_replace(true);
        let all_ended = async { while self.outboxes.join_next().await.is_some() {} };
        if tokio::time::timeout(OUTBOXES_END, all_ended).await.is_err() {
            warn!("stopping while deliveries can't be saved; they're made again at the next start");
        }
    }
}

/// The links that end mail, and where they are answered.
type Unsubscribing = (Arc<Links>, Listener);

/// Makes the links below `base` ready, before Discord is asked anything.
async fn unsubscribing(app: &App, base: &str, address: SocketAddr) -> Result<Unsubscribing, RunError> {
    let links = Arc::new(Links::new(app, base).await?);
    let listener = Listener::bind(address, Arc::clone(&links)).await;
    let key = "unsubscribe_listen in [mail]";
    let listener = listener.map_err(|why| RunError::Listen { key, address, why })?;
    info!(%address, "answering unsubscribe links");
    Ok((links, listener))
}

/// Answers health and metrics, from before Discord is asked anything on.
async fn show_health(work: &mut Work, address: SocketAddr, health: Health) -> Result<(), RunError> {
    let bound = async {
        let listener = HttpListener::bind(address).await?;
        Ok((listener.address()?, listener))
    };
    let bound = bound.await.map_err(|why| RunError::Listen { key: "listen in [http]", address, why });
    let (address, listener) = bound?;
    info!(%address, "answering health checks and metrics");
    work.chores.spawn(listener.run(move |question| health.clone().respond(question)));
    Ok(())
}

/// Logs in, and waits while Discord cannot be reached. A refused token ends it at once.
async fn reach(token: &Token, local: Option<&LocalDiscord>, clock: &Clock) -> Result<Login, RunError> {
    let mut tries = 0;
    loop {
        match login::log_in(token, local, clock).await {
            Err(LoginError::Unreachable(why)) => {
                let wait_s = LOGIN_WAITS_S[tries.min(LOGIN_WAITS_S.len() - 1)];
                warn!(why, wait_s, "couldn't reach Discord; trying again");
                tokio::time::sleep(Duration::from_secs(wait_s)).await;
                tries += 1;
            }
            outcome => return Ok(outcome?),
        }
    }
}

async fn live(
    setup: &Setup,
    store: &Store,
    app: App,
    (login, account, unsubscribing): (Login, Option<Account>, Option<Unsubscribing>),
    (shards, transport, open): (Option<gateway::Shards>, Transport, &OnceLock<Connection>),
    (work, ready): (&mut Work, oneshot::Sender<String>),
) -> Result<Infallible, RunError> {
    let link = invite::link(login.application);
    info!(name = login.name, "logged in");
    let connected = Arc::new(Notify::new());
    work.chores.spawn(chores::keep(app.clone()));
    work.chores.spawn(login.time.clone().keep(setup.clock.clone()));
    if !store.is_exclusive() {
        work.chores.spawn(outbox::watch_others(store.clone(), setup.clock.clone()));
    }
    let (bot, cdn) = (login.bot, login.cdn.clone());
    release_claims(store, setup.clock.now()).await?;
    let dead = store.reader().await?.queries().dead_effects().await?;
    for effect in dead {
        warn!(effect = %effect.id, kind = effect.kind, why = effect.last_error, "a delivery was given up earlier");
    }
    let links = unsubscribing.map(|(links, listener)| {
        work.chores.spawn(listener.run(app.clone()));
        links
    });
    if let Some(account) = account {
        let delivery = MailDelivery::new(app.clone(), account).with_links(links);
        start_outbox(work, setup, store, Carrier::SlowMail, delivery.patient(), 1);
        start_outbox(work, setup, store, Carrier::Mail, delivery, setup.config.mail.workers);
    }
    let wiring = Wiring { transport, shards, ready: Arc::clone(&connected), random: setup.random.clone() };
    let ended = gateway::stay_connected(login, wiring, |http, connection| {
        let _ = open.set(connection);
        let registered = register::keep_registered(Arc::clone(&http));
        work.chores.spawn(introduce(registered, connected, ready, link));
        let delivery = DiscordDelivery::new(app.clone(), http, bot, cdn);
        start_outbox(work, setup, store, Carrier::Uploads, delivery.clone(), UPLOADS);
        start_outbox(work, setup, store, Carrier::Discord, delivery, setup.config.outbox.workers);
    });
    Ok(ended.await?)
}

/// Starts the outbox of one carrier, with so many deliveries at once.
fn start_outbox(
    work: &mut Work,
    setup: &Setup,
    store: &Store,
    carrier: Carrier,
    delivery: impl Deliver + 'static,
    workers: usize,
) {
    let (store, clock, random) = (store.clone(), setup.clock.clone(), setup.random.clone());
    let outbox = Arc::new(Outbox::new(carrier, store, clock, random, delivery, setup.config.outbox.lease.ms));
    work.outboxes.spawn(outbox.run(workers, work.stops.subscribe()));
}

/// On SQLite this process is the only one, so whatever was claimed was claimed by one that died.
async fn release_claims(store: &Store, now: UnixMs) -> Result<(), RunError> {
    if store.is_exclusive() {
        let mut tx = store.begin().await?;
        tx.release_claims(now).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Tells the operator that Parley is there, once Discord knows its commands, too.
async fn introduce(
    registered: impl Future<Output = ()>,
    connected: Arc<Notify>,
    ready: oneshot::Sender<String>,
    link: String,
) {
    tokio::join!(registered, connected.notified());
    if ready.send(link).is_err() {
        info!("connected");
    }
}
