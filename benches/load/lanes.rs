//! What one blocked delivery costs the others of its lane: from the decision to the delivery, without it and with it. Must not
//! know why it is blocked.

use crate::database::Place;
use crate::load::BUSY_SERVER;
use parley::clock::{Clock, Random};
use parley::domain::effect::{Carrier, Effect, ModerationEffect, RoomEffect};
use parley::domain::ids::{ChannelId, EffectId, ReportId, RoomId};
use parley::domain::server::obstacle::{Blocked, Obstacle};
use parley::outbox::{Deliver, DeliveryError, DueEffect, LEASE_MS, Outbox, Receipt};
use parley::store::Store;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// The two lanes: cards of reports, and letting moderators into rooms.
const LANES: [fn(i64) -> Effect; 2] = [
    |id| ModerationEffect::RefreshReport { report: ReportId(id) }.into(),
    |id| RoomEffect::ShowModerators { room: RoomId(id) }.into(),
];
/// Deliveries of each lane that count.
const DELIVERIES: i64 = 150;
/// Between two decisions.
const PAUSE: Duration = Duration::from_millis(12);
/// How long a call to Discord takes.
const CALL: Duration = Duration::from_millis(4);
const WORKERS: usize = 4;

/// What the heads of the two lanes meet.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Heads {
    /// Nothing.
    Well,
    /// A channel that Parley does not see.
    Blocked,
    /// A call that fails each time.
    Failing,
}

/// The median from decision to delivery of all that stands behind the heads.
pub(crate) async fn measure(place: &Place, heads: Heads) -> anyhow::Result<Duration> {
    let discord = Discord { heads, made: Arc::default() };
    let (store, clock) = (place.store.clone(), Clock::machine());
    let outbox = Arc::new(Outbox::new(
        Carrier::Discord,
        store.clone(),
        clock.clone(),
        Random::seeded(4),
        discord.clone(),
        LEASE_MS,
    ));
    let (_stop, stopping) = watch::channel(false);
    let mut work = JoinSet::new();
    work.spawn(outbox.run(WORKERS, stopping));
    let first = clock.now().0;
    for (lane, effect) in (0..).zip(LANES) {
        enqueue(&store, &clock, HEAD - lane - first, effect).await?;
    }
    // What fails again and again is set aside after a few tries; what others wait for it until then is no median.
    tokio::time::sleep(Duration::from_secs(4)).await;
    let mut decided = HashMap::new();
    for nth in 0..DELIVERIES {
        for (lane, effect) in (0..).zip(LANES) {
            let id = first + 2 * nth + lane;
            enqueue(&store, &clock, id, effect).await?;
            decided.insert(id, Instant::now());
        }
        tokio::time::sleep(PAUSE).await;
    }
    let made = loop {
        let made = discord.made.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if decided.keys().all(|id| made.contains_key(id)) {
            break made;
        }
        tokio::time::sleep(PAUSE).await;
    };
    work.shutdown().await;
    clear(place).await?;
    let mut took: Vec<Duration> = decided.iter().map(|(id, at)| made[id].duration_since(*at)).collect();
    took.sort_unstable();
    Ok(took.get(took.len() / 2).copied().unwrap_or_default())
}

/// From here down ids are of heads.
const HEAD: i64 = -1;

async fn enqueue(store: &Store, clock: &Clock, id: i64, effect: fn(i64) -> Effect) -> anyhow::Result<()> {
    let mut tx = store.begin().await?;
    tx.enqueue(EffectId(id), &effect(id), BUSY_SERVER, RoomId(1), clock.now()).await?;
    Ok(tx.commit().await?)
}

/// Gives up what is left, so that the next measurement begins without it.
async fn clear(place: &Place) -> anyhow::Result<()> {
    let none = Discord { heads: Heads::Well, made: Arc::default() };
    let later = Clock::manual(Clock::machine().now().plus(parley::domain::time::DAY_MS));
    let outbox = Outbox::new(Carrier::Discord, place.store.clone(), later, Random::seeded(6), none, LEASE_MS);
    while outbox.step().await? {}
    Ok(())
}

/// A Discord that takes a moment.
#[derive(Debug, Clone)]
struct Discord {
    heads: Heads,
    made: Arc<Mutex<HashMap<i64, Instant>>>,
}

impl Deliver for Discord {
    async fn deliver(&self, due: &DueEffect) -> Result<Receipt, DeliveryError> {
        tokio::time::sleep(CALL).await;
        let why = "refused".to_owned();
        match self.heads {
            Heads::Blocked if due.id.0 <= HEAD => {
                let obstacle = Obstacle::ShutOut { channel: ChannelId(1), missing: Vec::new() };
                Err(DeliveryError::Blocked { by: Blocked { guild: BUSY_SERVER, obstacle }, why })
            }
            Heads::Failing if due.id.0 <= HEAD => Err(DeliveryError::Retry { after_ms: None, why }),
            Heads::Well | Heads::Blocked | Heads::Failing => {
                self.made.lock().unwrap_or_else(PoisonError::into_inner).insert(due.id.0, Instant::now());
                Ok(Receipt::Done)
            }
        }
    }
}
