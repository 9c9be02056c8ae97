//! The outbox: every effect is delivered at least once and looks like once. Owns claims, receipts and retries; knows
//! nothing of what a delivery does.
//!
//! Claim, commit, call, commit: no transaction is ever open across a call. A process may die between any two of them.
//! Before the claim's commit nothing happened. After it, the lease runs out and the effect is delivered again; the
//! delivery itself then finds what the first one left behind.

mod dispatch;
mod heal;
mod keep;
mod managers;
mod obstacle;
pub mod policy;
mod receipt;

pub use crate::store::{
    ContractSubject, FeedbackSubject, NotificationSubject, OfferSubject, Posted, Standing, Subject,
};
pub use dispatch::{FINISH_WITHIN, look_beside_commands, watch_others};
pub use receipt::Receipt;

use crate::clock::{Clock, Random};
use crate::domain::effect::{Carrier, Effect};
use crate::domain::ids::{EffectId, GuildId, RoomId};
use crate::domain::server::obstacle::Blocked;
use crate::domain::time::{SECOND_MS, UnixMs};
use crate::metrics::Metrics;
use crate::store;
use crate::store::{Claim, Head, QueueStats, Store, Tx, UnreadableEffect};
use std::fmt;
use std::future::Future;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};
use tracing::{debug, error, info, warn};

/// An effect that is claimed: one delivery to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueEffect {
    /// Names the delivery, also across retries and processes.
    pub id: EffectId,
    /// What to do.
    pub effect: Effect,
    /// From 1. Above 1, an earlier try may have taken effect.
    pub attempt: u32,
    /// When it was decided.
    pub created: UnixMs,
}

/// Why a delivery did not succeed, decided where it failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeliveryError {
    /// Worth another try.
    Retry {
        /// Not before so many milliseconds, where the other side said so.
        after_ms: Option<i64>,
        /// What went wrong.
        why: String,
    },
    /// Worth another try once somebody has changed something in the server; until then, seldom.
    Blocked {
        /// What they must change, and where.
        by: Blocked,
        /// What went wrong.
        why: String,
    },
    /// The other side took it, as far as anybody knows, and did not say so. Each further try may be one too many: there are
    /// few, and nothing waits for them.
    Unanswered {
        /// What went wrong.
        why: String,
    },
    /// Not tried: where it goes, others were not answered a moment ago. It waits with those.
    Slow {
        /// What they wait for.
        why: String,
    },
    /// Nothing failed: what it looks for isn't so yet. It looks again, ever less often, and never gives up.
    NotYet {
        /// What isn't so.
        why: String,
    },
    /// No try can succeed.
    GiveUp {
        /// What went wrong.
        why: String,
    },
}

impl DeliveryError {
    /// An effect that another carrier takes: its row does not say what it is.
    #[must_use]
    pub fn not_carried(due: &DueEffect) -> Self {
        Self::GiveUp { why: format!("no delivery for {} here", due.effect.kind()) }
    }

    /// What went wrong, in words for the log.
    #[must_use]
    pub fn why(&self) -> &str {
        match self {
            Self::Retry { why, .. }
            | Self::Blocked { why, .. }
            | Self::Unanswered { why }
            | Self::Slow { why }
            | Self::NotYet { why }
            | Self::GiveUp { why } => why,
        }
    }

    /// What it's called where deliveries are counted.
    #[must_use]
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Retry { .. } => "postponed",
            Self::Blocked { .. } => "blocked",
            Self::Unanswered { .. } => "unanswered",
            Self::Slow { .. } => "slow",
            Self::NotYet { .. } => "not_yet",
            Self::GiveUp { .. } => "given_up",
        }
    }

    /// What a delivery needs could not be loaded.
    pub fn not_loaded(error: impl fmt::Display) -> Self {
        Self::Retry { after_ms: None, why: format!("cannot load: {error}") }
    }
}

/// How a delivery ended.
type Outcome = Result<Receipt, DeliveryError>;

/// Makes deliveries, over whatever way.
pub trait Deliver: Send + Sync {
    /// Makes one delivery. Must be safe to repeat: when `effect.attempt` is above 1, look before creating anything.
    fn deliver(&self, due: &DueEffect) -> impl Future<Output = Result<Receipt, DeliveryError>> + Send;
}

/// How long a claim is one process' own unless it is renewed: how long another process waits after this one died.
pub const LEASE_MS: i64 = 15 * SECOND_MS;
/// How long a database that fails is left alone.
const POLL: Duration = Duration::from_secs(1);

/// Takes effects of one carrier from the store and has them delivered.
#[derive(Debug)]
pub struct Outbox<D> {
    carrier: Carrier,
    store: Store,
    clock: Clock,
    random: Random,
    deliver: D,
    lease_ms: i64,
    metrics: Metrics,
    /// When a delivery was made last: where one fails, whether that is everything's fault.
    last_success: AtomicI64,
}

impl<D: Deliver> Outbox<D> {
    /// The outbox of one carrier over `store`, whose claims last `lease_ms` (usually [`LEASE_MS`]).
    pub fn new(
        carrier: Carrier,
        store: Store,
        clock: Clock,
        random: Random,
        deliver: D,
        lease_ms: i64,
    ) -> Self {
        let metrics = store.metrics().clone();
        Self { carrier, store, clock, random, deliver, lease_ms, metrics, last_success: AtomicI64::new(0) }
    }

    /// Delivers one effect that is due. `false` when there was none.
    ///
    /// # Errors
    /// A failure of the database. A failed delivery is no error here: it is written down and tried again.
    pub async fn step(&self) -> store::Result<bool> {
        let Some(claim) = self.claim(1).await?.pop() else { return Ok(false) };
        let outcome = self.deliver(&claim).await?;
        self.keep(&claim, &outcome).await?;
        Ok(true)
    }

    /// How much there is to do.
    ///
    /// # Errors
    /// A failure of the database.
    pub async fn queue_stats(&self) -> store::Result<QueueStats> {
        self.store.reader().await?.queries().queue_stats().await
    }

    /// Delivers while the claim is kept alive: a delivery may wait long for a rate limit to end, and must not be made
    /// by another process meanwhile.
    async fn deliver(&self, claim: &Claim) -> store::Result<Outcome> {
        let due = DueEffect {
            id: claim.id,
            effect: claim.effect.clone(),
            attempt: claim.attempt,
            created: claim.created,
        };
        let began = Instant::now();
        let delivery = self.deliver.deliver(&due);
        tokio::pin!(delivery);
        let third = Duration::from_millis(u64::try_from(self.lease_ms / 3).unwrap_or(1).max(1));
        loop {
            match tokio::time::timeout(third, &mut delivery).await {
                Ok(outcome) => {
                    let ended = outcome.as_ref().map_or_else(DeliveryError::label, |_| "delivered");
                    let tried = (claim.effect.kind(), claim.attempt);
                    self.metrics.count_delivery(self.carrier, tried, ended, began.elapsed());
                    if outcome.is_ok() {
                        self.last_success.store(self.clock.now().0, Ordering::Relaxed);
                    }
                    return Ok(outcome);
                }
                Err(_) => {
                    let mut tx = self.store.begin().await?;
                    tx.renew(claim, self.clock.now().plus(self.lease_ms)).await?;
                    tx.commit().await?;
                }
            }
        }
    }

    /// Claims what is due, up to `most`.
    async fn claim(&self, most: usize) -> store::Result<Vec<Claim>> {
        loop {
            let mut tx = self.store.begin().await?;
            let claimed = self.claim_in(&mut tx, most).await;
            match claimed {
                Ok(claims) => match tx.commit().await {
                    Ok(()) => return Ok(claims),
                    Err(store::Error::Conflict) => {}
                    Err(failure) => return Err(failure),
                },
                Err(store::Error::Conflict) => {}
                Err(failure) => return Err(failure),
            }
        }
    }

    async fn claim_in(&self, tx: &mut Tx, most: usize) -> store::Result<Vec<Claim>> {
        let now = self.clock.now();
        let mut claims = Vec::new();
        while claims.len() < most {
            let most = u32::try_from(most - claims.len()).unwrap_or(u32::MAX);
            let heads = tx.claim(self.carrier, (now, now.plus(self.lease_ms)), most).await?;
            let mut any_unreadable = false;
            for head in heads {
                match head {
                    Head::Readable(claim) => claims.push(claim),
                    Head::Unreadable(effect) => {
                        any_unreadable = true;
                        set_aside(tx, &effect, now).await?;
                    }
                }
            }
            // What stood behind those that cannot be read is looked at now.
            if !any_unreadable {
                break;
            }
        }
        Ok(claims)
    }

    /// Writes down how one delivery ended, however often others are faster.
    async fn keep(&self, claim: &Claim, outcome: &Outcome) -> store::Result<()> {
        loop {
            let mut tx = self.store.begin().await?;
            let kept = match self.keep_in(&mut tx, claim, outcome).await {
                Ok(()) => tx.commit().await,
                Err(failure) => Err(failure),
            };
            match kept {
                Err(store::Error::Conflict) => {}
                // It is done, and done again if this is forgotten. Until it can be kept, nothing else can be either.
                Err(failure) if failure.is_outage() => tokio::time::sleep(POLL).await,
                kept => return kept,
            }
        }
    }

    async fn keep_in(&self, tx: &mut Tx, claim: &Claim, outcome: &Outcome) -> store::Result<()> {
        match outcome {
            Ok(receipt) => keep::keep(tx, &self.random, self.clock.now(), claim, receipt.clone()).await,
            Err(failure) => self.fail(tx, claim, failure).await,
        }
    }

    async fn fail(&self, tx: &mut Tx, claim: &Claim, failure: &DeliveryError) -> store::Result<()> {
        let now = self.clock.now();
        let kind = claim.effect.kind();
        let attempt = match failure {
            DeliveryError::Unanswered { .. } => claim.unanswered + 1,
            _ => claim.attempt,
        };
        match policy::next(failure, attempt, now.since(claim.created), |most| self.random.below(most)) {
            policy::Next::TryAt { in_ms, why } => {
                match failure {
                    DeliveryError::NotYet { .. } => debug!(effect = %claim.id, kind, in_ms, why, "not yet"),
                    _ => {
                        info!(effect = %claim.id, kind, attempt = claim.attempt, in_ms, why, "delivery postponed");
                    }
                }
                tx.postpone(claim, now.plus(in_ms), why).await?;
                if let DeliveryError::Unanswered { .. } | DeliveryError::Slow { .. } = failure {
                    let is_unanswered = matches!(failure, DeliveryError::Unanswered { .. });
                    tx.carry_on_by(claim, self.carrier.beside(), is_unanswered).await?;
                }
                if let DeliveryError::Blocked { by, .. } = failure {
                    obstacle::block(tx, &self.random, now, claim, by).await?;
                }
                // Which server and room makes no difference here.
                let lane = claim.effect.lane(GuildId(0), RoomId(0));
                let since = now.since(UnixMs(self.last_success.load(Ordering::Relaxed)));
                let turn =
                    policy::turn(failure, lane, claim.attempt, since <= policy::wait_before(claim.attempt));
                turn_lane(tx, claim, turn, now).await?;
            }
            policy::Next::GiveUp { why } => {
                warn!(effect = %claim.id, kind, attempt = claim.attempt, why, "gave up a delivery");
                tx.give_up(claim, now, why).await?;
            }
        }
        Ok(())
    }
}

/// What this version cannot read is told once, and keeps nothing else from being delivered.
async fn set_aside(tx: &mut Tx, effect: &UnreadableEffect, now: UnixMs) -> store::Result<()> {
    if tx.set_aside(effect, now).await? {
        error!(effect = %effect.id, kind = effect.kind, why = effect.why, "set aside: this version knows no such effect");
    }
    Ok(())
}

/// Has the rest of a failed delivery's lane go on, or wait.
async fn turn_lane(tx: &mut Tx, claim: &Claim, turn: policy::Turn, now: UnixMs) -> store::Result<()> {
    if claim.is_aside || claim.effect.is_never_set_aside() {
        return Ok(());
    }
    let is_set_aside = match turn {
        policy::Turn::Kept => false,
        policy::Turn::SetAside => true,
        policy::Turn::Probed => !tx.take_back(claim).await?,
        policy::Turn::TakenBack => {
            tx.take_back(claim).await?;
            false
        }
    };
    if is_set_aside {
        info!(effect = %claim.id, kind = claim.effect.kind(), "set aside: the deliveries after it go on");
        tx.put_aside(claim, now).await?;
    }
    Ok(())
}
