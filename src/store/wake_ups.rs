//! Wake-ups: who is rung for what a commit put into the outbox. Owns the bells of this process, and when other processes are told;
//! telling them is `others`'.

use super::engine::Engine;
use super::others::Others;
use crate::domain::effect::Carrier;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Notify;

/// One bell for each carrier, so that a ring wakes whoever can do what there is to do.
#[derive(Debug, Clone)]
pub(super) struct WakeUps {
    bells: Arc<[Bell; Carrier::ALL.len()]>,
    pub(super) others: Others,
}

#[derive(Debug, Default)]
struct Bell {
    rung: Arc<Notify>,
    /// Workers of this process that have nothing to do.
    free: AtomicUsize,
}

impl WakeUps {
    pub(super) fn on(engine: Engine) -> Self {
        Self { bells: Arc::default(), others: Others::on(engine) }
    }

    fn of(&self, carrier: Carrier) -> &Bell {
        let [discord, uploads, mail, slow_mail, webhook] = &*self.bells;
        match carrier {
            Carrier::Discord => discord,
            Carrier::Uploads => uploads,
            Carrier::Mail => mail,
            Carrier::SlowMail => slow_mail,
            Carrier::Webhook => webhook,
        }
    }

    pub(super) fn bell(&self, carrier: Carrier) -> Arc<Notify> {
        Arc::clone(&self.of(carrier).rung)
    }

    /// A commit left work. Others hear of it if nobody here is free for it: whoever is free takes it, and calls for the others
    /// itself if there is more than it can take.
    pub(super) fn wake(&self, carrier: Carrier) {
        let bell = self.of(carrier);
        bell.rung.notify_one();
        if bell.free.load(Ordering::SeqCst) == 0 {
            self.others.call(carrier);
        }
    }

    /// So many workers of this process wait for work.
    pub(super) fn set_free(&self, carrier: Carrier, workers: usize) {
        self.of(carrier).free.store(workers, Ordering::SeqCst);
    }

    /// Others may have left work of any kind.
    pub(super) fn wake_all(&self) {
        for carrier in Carrier::ALL {
            self.of(carrier).rung.notify_one();
        }
    }
}
