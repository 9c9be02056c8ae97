//! Owns the state that all connections share: the locked world, its clock, sessions, calls, faults and limits. Must not
//! know listeners.

use crate::calls::CallLog;
use crate::endpoint::Endpoints;
use crate::faults::{Fault, FaultId, FaultKind, Faults};
use crate::invalid_requests::InvalidRequests;
use crate::ratelimit::Buckets;
use crate::scenario::{Limits, Scenario};
use crate::sessions::Hub;
use crate::world::{ApiResult, Event, Id, World};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::sync::watch;

/// The state that all connections share.
pub struct Shared {
    /// The world. Publish events while holding the lock, so that they are sent in the order of the changes.
    pub world: Mutex<World>,
    /// The gateway's sessions.
    pub hub: Hub,
    /// The call log.
    pub calls: CallLog,
    /// Scripted faults.
    pub faults: Faults,
    /// Rate limits.
    pub limits: Limits,
    /// Rate-limit buckets.
    pub buckets: Buckets,
    /// Invalid requests, and who is banned for them.
    pub invalid: InvalidRequests,
    /// Interactions over HTTP.
    pub endpoints: Endpoints,
    /// Milliseconds until an unanswered interaction fails.
    pub interaction_timeout_ms: u64,
    /// The `url` of `GET /gateway`.
    pub gateway_url: String,
    /// How far the world's clock is ahead of the machine's.
    clock_ahead_ms: AtomicI64,
    changes: watch::Sender<u64>,
}

impl Shared {
    pub(crate) fn new(mut world: World, scenario: &Scenario) -> Self {
        world.max_concurrency = scenario.gateway.max_concurrency;
        let machine_ms = machine_now_ms();
        // A world that is ahead, because its clock was moved or it began there, goes on from there after a restart.
        let now_ms = world.now_ms().max(scenario.begins_ms.unwrap_or(machine_ms));
        Self {
            gateway_url: world.gateway_url(),
            world: Mutex::new(world),
            hub: Hub::new(scenario.gateway.clone()),
            calls: CallLog::default(),
            faults: Faults::default(),
            limits: scenario.limits.clone(),
            buckets: Buckets::default(),
            invalid: InvalidRequests::default(),
            endpoints: Endpoints::default(),
            interaction_timeout_ms: scenario.interaction_timeout_ms,
            clock_ahead_ms: AtomicI64::new(signed(now_ms) - signed(machine_ms)),
            changes: watch::Sender::new(0),
        }
    }

    /// Locks the world with its clock set to now.
    pub fn lock(&self) -> MutexGuard<'_, World> {
        let mut world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
        world.set_now(self.now_ms());
        world
    }

    /// The emulator's clock, in Unix milliseconds: it runs as the machine's does, from where the world began or was moved to.
    pub fn now_ms(&self) -> u64 {
        machine_now_ms().saturating_add_signed(self.clock_ahead_ms.load(Ordering::Relaxed))
    }

    /// Moves the clock forward.
    pub fn advance_clock(&self, ms: u64) {
        self.clock_ahead_ms.fetch_add(signed(ms), Ordering::Relaxed);
    }

    /// Changes the world outside of a REST call and publishes the resulting events.
    ///
    /// # Errors
    /// The error of the change.
    pub fn change(&self, change: impl FnOnce(&mut World) -> ApiResult<Vec<Event>>) -> ApiResult<()> {
        let mut world = self.lock();
        let events = change(&mut world)?;
        self.hub.publish(&world, events);
        drop(world);
        self.note_change();
        Ok(())
    }

    /// Adds a fault. A gateway fault without a route is applied right away instead, and has no id.
    pub fn add_fault(&self, fault: Fault) -> Option<FaultId> {
        match (&fault.kind, &fault.route) {
            (FaultKind::GatewayDrop, None) => {
                self.bots(fault.who).into_iter().for_each(|bot| self.hub.drop_connections(bot));
                None
            }
            (FaultKind::GatewayInvalidate { resumable }, None) => {
                self.bots(fault.who).into_iter().for_each(|bot| self.hub.invalidate(bot, *resumable));
                None
            }
            _ => Some(self.faults.add(fault)),
        }
    }

    /// A channel as text, as one person sees it.
    pub fn transcript(&self, channel: Id, person: Id) -> Option<String> {
        crate::transcript::of(&self.lock(), channel, person, &crate::transcript::Style::default())
    }

    /// Fails the interaction if the bot does not respond in time.
    pub(crate) fn expire_later(self: Arc<Self>, interaction: Id) {
        let wait = Duration::from_millis(self.interaction_timeout_ms);
        tokio::spawn(async move {
            tokio::time::sleep(wait).await;
            let expired = self.change(|world| Ok(world.expire_interaction(interaction)));
            if let Err(error) = expired {
                tracing::error!(?error, "expiring an interaction failed");
            }
        });
    }

    /// Notes that the world changed, for the snapshot.
    pub(crate) fn note_change(&self) {
        self.changes.send_modify(|version| *version += 1);
    }

    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    fn bots(&self, only: Option<Id>) -> Vec<Id> {
        let world = self.lock();
        let bots = world.accounts().filter(|user| user.bot && only.is_none_or(|only| only == user.id));
        bots.map(|user| user.id).collect()
    }
}

/// The machine's clock, Unix milliseconds.
#[expect(clippy::disallowed_methods, reason = "the one place where the local Discord reads the clock")]
pub(crate) fn machine_now_ms() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(now.as_millis()).unwrap_or(u64::MAX)
}

fn signed(ms: u64) -> i64 {
    i64::try_from(ms).unwrap_or(i64::MAX)
}
