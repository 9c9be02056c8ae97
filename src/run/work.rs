//! What runs beside the wait for being asked to stop. Owns in which order it ends.

use super::Setup;
use crate::domain::effect::Carrier;
use crate::outbox::{Deliver, FINISH_WITHIN, Outbox};
use crate::store::Store;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tracing::warn;

/// How long outboxes may take to write down how they ended. A database that is away would keep them for ever; what they hold
/// then is delivered again.
const OUTBOXES_END: Duration = Duration::from_secs(1);

/// What runs beside the gateway.
#[derive(Debug, Default)]
pub(super) struct Work {
    /// Each ends whenever it is dropped.
    pub(super) chores: JoinSet<()>,
    /// The same, and the last to end: until then they say that Parley is stopping.
    pub(super) listeners: JoinSet<()>,
    /// Each ends in good order once it is told to.
    outboxes: JoinSet<()>,
    stops: watch::Sender<bool>,
}

impl Work {
    /// Starts the outbox of one carrier, with so many deliveries at once.
    pub(super) fn deliver(
        &mut self,
        setup: &Setup,
        store: &Store,
        carrier: Carrier,
        delivery: impl Deliver + 'static,
        workers: usize,
    ) {
        let (store, clock, random) = (store.clone(), setup.clock.clone(), setup.random.clone());
        let outbox =
            Arc::new(Outbox::new(carrier, store, clock, random, delivery, setup.config.outbox.lease.ms));
        self.outboxes.spawn(outbox.run(workers, self.stops.subscribe()));
    }

    /// Begins nothing more, and waits a while until what is being delivered is.
    pub(super) async fn finish(&mut self) {
        self.chores.abort_all();
        self.stops.send_replace(true);
        self.outboxes_end(FINISH_WITHIN).await;
    }

    /// Ends all of it, whatever is under way.
    pub(super) async fn end(mut self) {
        // Nobody holds it any longer: they wait for nothing more.
        self.stops = watch::Sender::default();
        if !self.outboxes_end(OUTBOXES_END).await {
            warn!("stopping while deliveries can't be saved; they're made again at the next start");
        }
    }

    /// Whether all of them ended in time.
    async fn outboxes_end(&mut self, within: Duration) -> bool {
        let all_ended = async { while self.outboxes.join_next().await.is_some() {} };
        tokio::time::timeout(within, all_ended).await.is_ok()
    }
}
