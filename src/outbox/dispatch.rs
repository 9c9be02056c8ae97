//! The one task that claims for a carrier: it hands what is due to as many deliveries as may run at once, writes down together
//! what ended together, and sleeps until something is due or a commit rings.

use super::{Deliver, Outbox, Outcome};
use crate::clock::Clock;
use crate::domain::time::{SECOND_MS, UnixMs};
use crate::store::{self, Claim, NextDue, Share, Store};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::{Id, JoinError, JoinSet};
use tracing::error;

/// How often it is looked for what other processes left and didn't call for: one that died could not.
const LOOK_BESIDE_OTHERS: Duration = Duration::from_secs(10);
/// The same while their calls don't arrive.
const LOOK_WHILE_DEAF: Duration = Duration::from_millis(1_250);
/// How long what is under way may take to end once Parley is to stop: service managers and people wait for it.
pub const FINISH_WITHIN: Duration = Duration::from_secs(10);

/// What was claimed and not written down yet.
#[derive(Default)]
struct UnderWay {
    deliveries: JoinSet<store::Result<Outcome>>,
    claims: HashMap<Id, Claim>,
    ended: Vec<(Claim, Outcome)>,
}

type Joined = Result<(Id, store::Result<Outcome>), JoinError>;

impl UnderWay {
    /// Delivers what was claimed. What is being delivered still, as when the machine slept and its lease ended meanwhile, is
    /// not begun a second time: its claim is the new one.
    fn begin<D: Deliver + 'static>(&mut self, outbox: &Arc<Outbox<D>>, claim: Claim) {
        if let Some(void) = self.claims.values_mut().find(|other| other.id == claim.id) {
            *void = claim;
            return;
        }
        let (outbox, for_it) = (Arc::clone(outbox), claim.clone());
        let id = self.deliveries.spawn(async move { outbox.deliver(&for_it).await }).id();
        self.claims.insert(id, claim);
    }

    /// A claim whose delivery could not be made stays one until its lease ends.
    fn note_end(&mut self, joined: Joined) {
        let (id, outcome) = match joined {
            Ok((id, Ok(outcome))) => (id, Some(outcome)),
            Ok((id, Err(failure))) => {
                if !failure.is_outage() {
                    error!(%failure, "a delivery's claim couldn't be renewed");
                }
                (id, None)
            }
            Err(failure) => {
                error!(%failure, "a delivery ended in the middle");
                (failure.id(), None)
            }
        };
        if let Some((claim, outcome)) = self.claims.remove(&id).zip(outcome) {
            self.ended.push((claim, outcome));
        }
    }

    /// Takes whatever has ended, without waiting.
    fn note_ended(&mut self) {
        while let Some(joined) = self.deliveries.try_join_next_with_id() {
            self.note_end(joined);
        }
    }

    /// Waits for one to end; for ever while there is none.
    async fn end_of_one(&mut self) {
        match self.deliveries.join_next_with_id().await {
            Some(joined) => self.note_end(joined),
            None => std::future::pending().await,
        }
    }
}

impl<D: Deliver + 'static> Outbox<D> {
    /// Delivers what is due, up to `most` at once, until `stopping` says so. Several processes may do so.
    ///
    /// On stopping, what ends within [`FINISH_WITHIN`] is written down, and the claims of everything else are given back. Once nobody
    /// holds the other end of `stopping`, nothing is waited for.
    pub async fn run(self: Arc<Self>, most: usize, mut stopping: watch::Receiver<bool>) {
        let bell = self.store.bell(self.carrier);
        let mut under_way = UnderWay::default();
        loop {
            under_way.note_ended();
            let free = most.saturating_sub(under_way.deliveries.len());
            let wake = match self.turn(&mut under_way.ended, free).await {
                Ok((claims, wake)) => {
                    let left = free.saturating_sub(claims.len());
                    for claim in claims {
                        under_way.begin(&self, claim);
                    }
                    self.store.set_free_workers(self.carrier, left);
                    if left == 0 && free > 0 {
                        // There may be more, and it was enqueued while somebody here was free.
                        self.store.call_others(self.carrier);
                    }
                    wake
                }
                Err(failure) => {
                    self.store.set_free_workers(self.carrier, 0);
                    if !failure.is_outage() {
                        error!(%failure, "the outbox can't reach the database");
                    }
                    Some(self.clock.now().plus(SECOND_MS))
                }
            };
            tokio::select! {
                // A ring while nobody waits is kept, so none is missed between looking and waiting.
                () = bell.notified() => {}
                () = under_way.end_of_one() => {}
                () = sleep_until(&self.clock, wake) => {}
                _ = stopping.wait_for(|stops| *stops) => break,
            }
        }
        self.store.set_free_workers(self.carrier, 0);
        self.end(under_way, stopping).await;
    }

    /// Writes down what ended and claims up to `free` effects, all in one transaction; gives when to look again if nothing
    /// rings.
    async fn turn(
        &self,
        ended: &mut Vec<(Claim, Outcome)>,
        free: usize,
    ) -> store::Result<(Vec<Claim>, Option<UnixMs>)> {
        // Before anything is claimed, so that what becomes due meanwhile comes next.
        let now = self.clock.now();
        let claims = match self.keep_and_claim(ended, free).await {
            Ok(claims) => claims,
            // One that cannot be written down must not undo the others.
            Err(_) if !ended.is_empty() => {
                for (claim, outcome) in std::mem::take(ended) {
                    if let Err(failure) = self.keep(&claim, &outcome).await {
                        error!(effect = %claim.id, %failure, "a delivery's outcome couldn't be saved");
                    }
                }
                self.claim(free).await?
            }
            Err(store::Error::Conflict) => self.claim(free).await?,
            Err(failure) => return Err(failure),
        };
        if free == 0 {
            // There is nothing to look for before one ends.
            return Ok((claims, None));
        }
        if !claims.is_empty() {
            return Ok((claims, Some(now.plus(SECOND_MS))));
        }
        let NextDue { at, is_any_kept } =
            self.store.reader().await?.queries().next_due(self.carrier, now).await?;
        let again = is_any_kept.then(|| now.plus(SECOND_MS));
        Ok((claims, at.into_iter().chain(again).min()))
    }

    async fn keep_and_claim(
        &self,
        ended: &mut Vec<(Claim, Outcome)>,
        free: usize,
    ) -> store::Result<Vec<Claim>> {
        let mut tx = self.store.begin().await?;
        for (claim, outcome) in ended.iter() {
            self.keep_in(&mut tx, claim, outcome).await?;
        }
        let claims = self.claim_in(&mut tx, free).await?;
        tx.commit().await?;
        ended.clear();
        Ok(claims)
    }

    /// Writes down what ends in time, and gives the rest back.
    async fn end(&self, mut under_way: UnderWay, mut stopping: watch::Receiver<bool>) {
        let finish = tokio::time::sleep(FINISH_WITHIN);
        let hurry = async { while stopping.changed().await.is_ok() {} };
        tokio::pin!(finish, hurry);
        while !under_way.deliveries.is_empty() {
            tokio::select! {
                () = under_way.end_of_one() => {}
                () = &mut finish => break,
                () = &mut hurry => break,
            }
            under_way.note_ended();
            // Right away: its lease isn't renewed any longer. What fails here is tried once more below.
            drop(self.keep_and_claim(&mut under_way.ended, 0).await);
        }
        let UnderWay { deliveries, claims, mut ended } = under_way;
        drop(deliveries);
        let kept = self.keep_and_give_back(&mut ended, claims.values()).await;
        if let Err(failure) = kept
            && !failure.is_outage()
        {
            error!(%failure, "what was being delivered couldn't be saved; it's delivered again at the next start");
        }
    }

    async fn keep_and_give_back(
        &self,
        ended: &mut Vec<(Claim, Outcome)>,
        claims: impl Iterator<Item = &Claim>,
    ) -> store::Result<()> {
        self.keep_and_claim(ended, 0).await?;
        let mut tx = self.store.begin().await?;
        for claim in claims {
            tx.give_back(claim, self.clock.now()).await?;
        }
        tx.commit().await?;
        self.store.call_others(self.carrier);
        Ok(())
    }
}

/// Until `at`, by a clock that may be set meanwhile; for ever if there is no such moment.
async fn sleep_until(clock: &Clock, at: Option<UnixMs>) {
    let Some(at) = at else { return std::future::pending().await };
    let mut moves = clock.moves();
    loop {
        let Ok(left_ms @ 1..) = u64::try_from(at.since(clock.now())) else { return };
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(left_ms)) => {}
            Ok(()) = moves.changed() => {}
        }
    }
}

/// Stays in touch with the other processes on one database, and rings for what they left in the outbox: for as long as it has
/// several.
pub async fn watch_others(store: Store, clock: Clock, share: Share) {
    let looking = async {
        loop {
            let pause = if store.hears_others() { LOOK_BESIDE_OTHERS } else { LOOK_WHILE_DEAF };
            tokio::time::sleep(pause).await;
            ring_for_due(&store, &clock).await;
        }
    };
    tokio::join!(store.stay_in_touch(share), looking);
}

/// Rings for what a command of the operator's made due in the only process' database, which no call tells of.
pub async fn look_beside_commands(store: Store, clock: Clock) {
    loop {
        tokio::time::sleep(LOOK_BESIDE_OTHERS).await;
        ring_for_due(&store, &clock).await;
    }
}

async fn ring_for_due(store: &Store, clock: &Clock) {
    let due = async { store.reader().await?.queries().due_carriers(clock.now()).await };
    match due.await {
        Ok(carriers) => {
            for carrier in carriers {
                store.bell(carrier).notify_one();
            }
        }
        Err(failure) if failure.is_outage() => {}
        Err(failure) => error!(%failure, "the outbox can't be looked at"),
    }
}
