//! `parley run`: the wiring of the layers, and the life of the process. Owns what is started, in which order, and how it
//! ends; decides nothing else.

mod chores;
mod listen;
mod work;

use crate::app::App;
use crate::clock::{Clock, Random};
use crate::config::{Config, ConfigError, Parts};
use crate::discord::deliver::DiscordDelivery;
use crate::discord::endpoint::Endpoint;
use crate::discord::gateway::{self, Connection, GatewayEnd, Wiring};
use crate::discord::local::LocalDiscord;
use crate::discord::login::{self, Login, LoginError, Token};
use crate::discord::transport::Transport;
use crate::discord::{invite, limiter, register};
use crate::domain::effect::{Carrier, Effect};
use crate::domain::time::UnixMs;
use crate::health::Health;
use crate::mail::{Account, LinksError, MailDelivery};
use crate::outbox::{self, FINISH_WITHIN};
use crate::shutdown::Stop;
use crate::store::{self, AfterCommit, Share, Store};
use crate::webhooks::{Endpoints, WebhookDelivery};
use listen::{Unsubscribing, show_health, take_interactions, unsubscribing};
use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use thiserror::Error;
use tokio::sync::{Notify, oneshot};
use tracing::{info, warn};
use work::Work;

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
    /// The application has no public key that requests could be checked by.
    #[error(
        "Discord told no usable public key of the application, so requests to interactions_listen can't be checked"
    )]
    NoKey,
    /// The secret of links that end mail.
    #[error("couldn't prepare unsubscribe links: {0}")]
    Links(#[from] LinksError),
    /// Where those links, health and metrics, or interactions are answered.
    #[error("couldn't listen at {address}: {why}. Choose another address for {key}")]
    Listen {
        /// Where the operator set it.
        key: &'static str,
        /// The operator's.
        address: SocketAddr,
        /// What the system says.
        why: std::io::Error,
    },
    /// No requests can be made to endpoints.
    #[error("couldn't prepare requests to the endpoints in [[webhooks]]: {0}")]
    Requests(reqwest::Error),
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
/// How long saying goodbye to the gateway may take where nothing else is waited for.
const GOODBYE: Duration = Duration::from_millis(50);
/// How long closing the database may take.
const CLOSE: Duration = Duration::from_secs(5);
/// Waits between attempts to reach Discord at the start.
const LOGIN_WAITS_S: [u64; 5] = [1, 2, 5, 10, 30];

/// What Parley reaches beside Discord: the mail server with the page that ends emails, and the endpoints.
type Others = (Option<Account>, Option<Unsubscribing>, Endpoints);

/// Runs until it's asked to stop. Then no new work is taken, what is under way is finished within [`FINISH_WITHIN`], and the rest is handed
/// back; asked again, it ends at once. `ready` is told the invite link once Parley answers presses.
///
/// # Errors
/// What makes running impossible; an outage of Discord is none of it.
pub async fn run(setup: Setup, ready: oneshot::Sender<String>, mut stop: Stop) -> Result<(), RunError> {
    let rules = setup.config.rules()?;
    let parts = setup.config.parts()?;
    let local = setup.config.local_discord()?;
    let account = setup.config.mail.account()?;
    let links = setup.config.mail.unsubscribe()?;
    let safety = setup.config.safety.finder()?;
    let endpoints = setup.config.endpoints()?;
    let mut store = tokio::select! {
        opened = Store::open_with(&setup.config.database.address, setup.config.database.connections) => opened?,
        () = stop.asked() => return Ok(()),
    };
    if let Some(hook) = setup.after_commit.clone() {
        store = store.with_after_commit(hook);
    }
    let app = App::new(store.clone(), setup.clock.clone(), setup.random.clone(), rules)
        .with_mail(account.is_some())
        .with_safety(safety)
        .with_webhooks(endpoints.subscriptions());
    let unsubscribing = match links {
        Some((base, address)) => Some(unsubscribing(&app, base, address).await?),
        None => None,
    };
    let connection = Arc::new(OnceLock::new());
    let transport = Transport::new(app.clone(), setup.defer_after);
    let endpoint = Endpoint::new(transport.clone(), setup.clock.clone());
    let (mut work, is_stopping) = (Work::default(), Arc::new(AtomicBool::new(false)));
    if let Some(address) = setup.config.http.listen {
        let health = Health {
            store: store.clone(),
            clock: setup.clock.clone(),
            gateway: parts.gateway.then(|| Arc::clone(&connection)),
            endpoint: parts.interactions.map(|_| endpoint.clone()),
            carriers: carriers(parts, account.is_some(), !endpoints.all().is_empty()),
            is_stopping: Arc::clone(&is_stopping),
        };
        show_health(&mut work, address, health).await?;
    }
    if let Some(address) = parts.interactions {
        take_interactions(&mut work, address, endpoint.clone()).await?;
    }
    let life = async {
        let login = reach(&setup.token, local.as_ref(), &setup.clock).await?;
        let wiring = (parts, transport.clone(), &endpoint, connection.as_ref());
        let others = (account, unsubscribing, endpoints);
        live(&setup, &store, app, (login, others), wiring, (&mut work, ready)).await
    };
    let ended = tokio::select! {
        ended = life => ended.map(|never| match never {}),
        () = stop.asked() => Ok(()),
    };
    is_stopping.store(true, Ordering::Release);
    endpoint.close();
    let finishing = async { tokio::join!(transport.end(FINISH_WITHIN), work.finish()) };
    tokio::select! {
        () = say_goodbye(connection, async { finishing.await; }) => {}
        () = stop.asked() => warn!("asked to stop again; what is under way isn't waited for"),
    }
    work.end().await;
    // What was cut off may hold a connection.
    drop(tokio::time::timeout(CLOSE, store.close()).await);
    ended
}

/// Which carriers a process looks after.
fn carriers(parts: Parts, has_mail: bool, has_webhooks: bool) -> Vec<Carrier> {
    let is_used = |carrier: &Carrier| match carrier {
        Carrier::Discord | Carrier::Uploads => true,
        Carrier::Mail | Carrier::SlowMail => has_mail,
        Carrier::Webhook => has_webhooks,
    };
    let all = Carrier::ALL.into_iter().filter(is_used);
    all.filter(|_| parts.delivers).collect()
}

/// Leaves the gateway while the rest finishes, so that no more presses come in. It's given a moment at least.
async fn say_goodbye(connection: Arc<OnceLock<Connection>>, finishing: impl Future<Output = ()>) {
    if connection.get().is_none() {
        return finishing.await;
    }
    let mut leaving = tokio::spawn(async move {
        if let Some(connection) = connection.get() {
            connection.close().await;
        }
    });
    let goodbye = tokio::time::timeout(GOODBYE, &mut leaving);
    // Either ends well, or Discord ends the session by itself.
    drop(tokio::join!(goodbye, finishing));
    leaving.abort();
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
    (mut login, (account, unsubscribing, endpoints)): (Login, Others),
    (parts, transport, endpoint, open): (Parts, Transport, &Endpoint, &OnceLock<Connection>),
    (work, ready): (&mut Work, oneshot::Sender<String>),
) -> Result<Infallible, RunError> {
    let link = invite::link(login.application);
    info!(name = login.name, "logged in");
    let connected = Arc::new(Notify::new());
    work.chores.spawn(chores::keep(app.clone()));
    work.chores.spawn(login.time.clone().keep(setup.clock.clone()));
    if !store.is_exclusive() {
        let share = if parts.delivers { Share::Delivers } else { Share::Answers };
        work.chores.spawn(outbox::watch_others(store.clone(), setup.clock.clone(), share));
    }
    let (bot, cdn, verify_key) = (login.bot, login.cdn.clone(), std::mem::take(&mut login.verify_key));
    release_claims(store, setup.clock.now()).await?;
    let dead = store.reader().await?.queries().dead_effects().await?;
    let (events, dead): (Vec<_>, Vec<_>) =
        dead.into_iter().partition(|dead| matches!(dead.effect, Some(Effect::Webhook(_))));
    if !events.is_empty() {
        warn!(
            count = events.len(),
            "events for endpoints were given up earlier; `parley webhooks` lists them"
        );
    }
    for effect in dead {
        warn!(effect = %effect.id, kind = effect.kind, why = effect.last_error, "a delivery was given up earlier");
    }
    let links = unsubscribing.map(|(links, listener)| {
        work.listeners.spawn(listener.run(app.clone()));
        links
    });
    if let Some(account) = account.filter(|_| parts.delivers) {
        let delivery = MailDelivery::new(app.clone(), account).with_links(links);
        work.deliver(setup, store, Carrier::SlowMail, delivery.patient(), 1);
        work.deliver(setup, store, Carrier::Mail, delivery, setup.config.mail.workers);
    }
    if parts.delivers {
        tell_endpoints(setup, store, work, endpoints).await?;
    }
    let is_connected = Arc::clone(&connected);
    let begin = |http: Arc<_>| {
        let registered = register::keep_registered(Arc::clone(&http));
        work.chores.spawn(introduce(registered, connected, ready, link));
        if parts.delivers {
            let delivery = DiscordDelivery::new(app.clone(), Arc::clone(&http), bot, cdn);
            work.deliver(setup, store, Carrier::Uploads, delivery.clone(), UPLOADS);
            work.deliver(setup, store, Carrier::Discord, delivery, setup.config.outbox.workers);
        }
        match parts.interactions {
            Some(_) => endpoint.open(&verify_key, http).map_err(|_| RunError::NoKey),
            None => Ok(()),
        }
    };
    if parts.gateway {
        let random = setup.random.clone();
        let wiring = Wiring { transport, shards: parts.shards, ready: is_connected, random };
        let ended = gateway::stay_connected(login, wiring, |http, connection| {
            let _ = open.set(connection);
            begin(http)
        });
        return ended.await;
    }
    limiter::count_waits(&mut login.http, transport);
    let http = Arc::new(login.http);
    begin(Arc::clone(&http))?;
    is_connected.notify_one();
    limiter::keep_swept(http).await;
    std::future::pending().await
}

/// Begins to send events. Where no endpoint is left, what waits for one is given up.
async fn tell_endpoints(
    setup: &Setup,
    store: &Store,
    work: &mut Work,
    endpoints: Endpoints,
) -> Result<(), RunError> {
    let workers = match endpoints.all().len() {
        0 if !store.reader().await?.queries().waits_by(Carrier::Webhook).await? => return Ok(()),
        // As many as there are, so that none waits for another one's answer.
        endpoints => endpoints.max(1),
    };
    let delivery = WebhookDelivery::new(endpoints, setup.clock.clone()).map_err(RunError::Requests)?;
    work.deliver(setup, store, Carrier::Webhook, delivery, workers);
    if store.is_exclusive() {
        work.chores.spawn(outbox::look_beside_commands(store.clone(), setup.clock.clone()));
    }
    Ok(())
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
