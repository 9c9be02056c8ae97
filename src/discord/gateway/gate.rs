//! The gate in front of Discord's gateway. Owns how soon the next connection is made after one that was lost, what is logged
//! about it, and that the day's identifies last.
//!
//! The library connects again at once and for ever. For each try it takes the gateway's address from behind a lock, so
//! whoever holds that lock decides when. The gate holds it, and lets go for whoever waits once a pause is over.

use super::{GatewayEnd, IDENTIFY_RESERVE, check_identifies};
use crate::clock::Random;
use serenity::http::Http;
use serenity::model::gateway::SessionStartLimit;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::task::{Context, Wake, Waker};
use std::thread::{self, ThreadId};
use std::time::Duration;
use tokio::sync::{Mutex, OwnedMutexGuard};
use tokio::time::{Instant, sleep, timeout};
use tracing::{info, warn};

/// How often the gate looks for somebody who waits.
const LOOK: Duration = Duration::from_millis(200);
/// The same at the start, when somebody is about to come.
const LOOK_AT_START: Duration = Duration::from_millis(10);
/// The pause after the first connection that was made anew; doubled after each further one.
const FIRST_PAUSE_MS: i64 = 1_000;
/// The longest pause that needs no reason.
const LONGEST_PAUSE_MS: i64 = 60_000;
/// From this many connections in a row on, the day's identifies are spread over the rest of the day.
const SPREAD_AFTER: u32 = 6;
/// A connection that held for so long after the last pause holds.
const CALM: Duration = Duration::from_secs(120);
/// How long Discord may take to say how many identifies are left.
const ASK: Duration = Duration::from_secs(5);
/// From this many connections in a row on, single ones aren't logged.
const MANY: u32 = 3;

/// How many connections in a row were lost, and what that means for the next one. Pure, and shared with those who log.
#[derive(Debug)]
pub(super) struct Losses {
    /// Connections that belong to the start, one for each shard.
    start: AtomicU32,
    in_a_row: AtomicU32,
}

impl Losses {
    /// None yet, of so many shards that are to be connected first.
    pub(super) const fn none(shards: u32) -> Self {
        Self { start: AtomicU32::new(shards), in_a_row: AtomicU32::new(0) }
    }

    /// Whether single connections are worth a line in the log.
    pub(super) fn are_few(&self) -> bool {
        self.in_a_row() < MANY
    }

    fn is_start(&self) -> bool {
        self.start.load(Ordering::Relaxed) > 0
    }

    fn in_a_row(&self) -> u32 {
        self.in_a_row.load(Ordering::Relaxed)
    }

    /// A connection is made; gives how many that are in a row.
    fn count(&self) -> u32 {
        let starts =
            self.start.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
        match starts {
            Ok(_) => 0,
            Err(_) => self.in_a_row.fetch_add(1, Ordering::Relaxed) + 1,
        }
    }

    /// The connection holds; gives how many there were in a row before.
    fn end(&self) -> u32 {
        self.in_a_row.swap(0, Ordering::Relaxed)
    }
}

/// Whether so many connections in a row are worth a line: 3, 10, 30, 100, and so on.
fn is_worth_a_line(in_a_row: u32) -> bool {
    let mut power = 1_u32;
    while power <= in_a_row / 10 {
        power *= 10;
    }
    in_a_row == power * MANY || in_a_row == power && power >= 10
}

/// The pause after so many connections in a row; `below(n)` draws a number from 0 up to, not including, `n`.
///
/// It doubles up to its longest, and the upper half of it is drawn, so that not everybody comes back at the same moment. After
/// that at most half of the day's identifies are spent until there are new ones, as each connection may need one.
fn pause_ms(in_a_row: u32, limit: Option<&SessionStartLimit>, below: impl Fn(i64) -> i64) -> i64 {
    if in_a_row == 0 {
        return 0;
    }
    let whole = (FIRST_PAUSE_MS << (in_a_row - 1).min(20)).min(LONGEST_PAUSE_MS);
    let drawn = whole / 2 + below(whole / 2 + 1);
    match limit.filter(|_| in_a_row > SPREAD_AFTER) {
        Some(limit) => drawn.max(spread_ms(limit)),
        None => drawn,
    }
}

/// The pause with which half of the day's identifies are left at the end of the day, or at least the reserve.
fn spread_ms(limit: &SessionStartLimit) -> i64 {
    let kept = [limit.total / 2, IDENTIFY_RESERVE].into_iter().find(|kept| *kept < limit.remaining);
    let spare = limit.remaining.saturating_sub(kept.unwrap_or(0)).max(1);
    i64::try_from(limit.reset_after / spare).unwrap_or(i64::MAX)
}

/// The lock over the gateway's address, held.
pub(super) struct Gate {
    address: Arc<Mutex<String>>,
    held: OwnedMutexGuard<String>,
    keeper: Keeper,
}

/// Decides how long whoever comes next waits.
struct Keeper {
    losses: Arc<Losses>,
    random: Random,
    http: Arc<Http>,
}

impl Gate {
    /// Shuts the gate: nobody connects until it's kept.
    pub(super) async fn shut(
        address: &Arc<Mutex<String>>,
        losses: Arc<Losses>,
        random: Random,
        http: Arc<Http>,
    ) -> Self {
        let held = Arc::clone(address).lock_owned().await;
        Self { address: Arc::clone(address), held, keeper: Keeper { losses, random, http } }
    }

    /// Lets the library connect when it's time, until the day's identifies are nearly used up.
    pub(super) async fn keep(self) -> GatewayEnd {
        let Self { address, mut held, keeper } = self;
        let mut last = Instant::now();
        loop {
            let passed;
            (held, passed) = let_through(&address, held).await;
            if !passed {
                keeper.look_back(last);
                sleep(if keeper.losses.is_start() { LOOK_AT_START } else { LOOK }).await;
                continue;
            }
            match keeper.next_pause().await {
                Ok(pause) => sleep(pause).await,
                Err(end) => return end,
            }
            last = Instant::now();
        }
    }
}

impl Keeper {
    /// Notes that a connection is made; gives how long the next one must wait.
    async fn next_pause(&self) -> Result<Duration, GatewayEnd> {
        let in_a_row = self.losses.count();
        if in_a_row == 0 {
            return Ok(Duration::ZERO);
        }
        // An answer that doesn't come is no reason to stop: the next connection asks again.
        let asked = timeout(ASK, self.http.get_bot_gateway()).await;
        let limit = asked.ok().and_then(Result::ok).map(|gateway| gateway.session_start_limit);
        if let Some(limit) = &limit {
            check_identifies(limit)?;
        }
        let pause_ms = pause_ms(in_a_row, limit.as_ref(), |most| self.random.below(most));
        if is_worth_a_line(in_a_row) {
            warn!(
                in_a_row,
                pause_ms, "Discord's gateway drops the connection again and again; waiting longer each time"
            );
        }
        Ok(Duration::from_millis(u64::try_from(pause_ms).unwrap_or_default()))
    }

    /// Nobody has come since `last`: after a while the connection holds.
    fn look_back(&self, last: Instant) {
        if self.losses.in_a_row() == 0 || last.elapsed() < CALM {
            return;
        }
        let in_a_row = self.losses.end();
        if in_a_row >= MANY {
            info!(in_a_row, "the connection to Discord's gateway holds again");
        }
    }
}

/// Lets those pass who wait for the address, and nobody after them; whether there was anybody.
///
/// The lock is handed on in the order in which it was asked for. Whoever waits may be through within microseconds, so that it's
/// free again shows nothing. But if nobody waits, it's handed back to the gate, which asked last, by this very thread.
async fn let_through(
    address: &Arc<Mutex<String>>,
    held: OwnedMutexGuard<String>,
) -> (OwnedMutexGuard<String>, bool) {
    let mut next = Box::pin(Arc::clone(address).lock_owned());
    let handed_back = Arc::new(HandedBack { to: thread::current().id(), at_once: AtomicBool::new(false) });
    let waker = Waker::from(Arc::clone(&handed_back));
    // It's held, so this only asks.
    let asked = next.as_mut().poll(&mut Context::from_waker(&waker));
    drop((asked, held));
    let passed = !handed_back.at_once.load(Ordering::SeqCst);
    (next.await, passed)
}

/// Notes whether the thread that let go of the lock got it back by that.
struct HandedBack {
    to: ThreadId,
    at_once: AtomicBool,
}

impl Wake for HandedBack {
    fn wake(self: Arc<Self>) {
        if thread::current().id() == self.to {
            self.at_once.store(true, Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY_MS: u64 = 86_400_000;

    fn limit(remaining: u64, reset_after: u64) -> SessionStartLimit {
        let limit = serde_json::json!({
            "total": 1_000, "remaining": remaining, "reset_after": reset_after, "max_concurrency": 1,
        });
        serde_json::from_value(limit).expect("a limit as Discord sends it")
    }

    #[test]
    fn the_pause_grows_and_is_drawn() {
        let range = |in_a_row| (pause_ms(in_a_row, None, |_| 0), pause_ms(in_a_row, None, |most| most - 1));
        assert_eq!(range(0), (0, 0), "the start is the library's");
        assert_eq!(range(1), (500, 1_000));
        assert_eq!(range(2), (1_000, 2_000));
        assert_eq!(range(5), (8_000, 16_000));
        assert_eq!(range(4_000), (30_000, 60_000));
    }

    /// A gateway that takes each connection, wants it identified, and drops it, all day long; every draw is the shortest.
    #[test]
    fn the_worst_day_takes_half_of_the_identifies() {
        for had in [1_000, 400] {
            let (mut now_ms, mut left, mut in_a_row) = (0_u64, had, 0_u32);
            while now_ms < DAY_MS {
                left -= 1;
                in_a_row += 1;
                let told = limit(left, DAY_MS - now_ms);
                assert!(check_identifies(&told).is_ok(), "{left} left after {now_ms} ms");
                now_ms += u64::try_from(pause_ms(in_a_row, Some(&told), |_| 0)).expect("a pause");
            }
            println!("{} of {had} identifies in a day", had - left);
            assert!(had - left > 100, "it goes on trying");
            assert!(left >= if had == 1_000 { 490 } else { IDENTIFY_RESERVE }, "{left}");
        }
    }

    #[test]
    fn many_losses_are_few_lines() {
        let lines: Vec<u32> = (0..=3_000).filter(|in_a_row| is_worth_a_line(*in_a_row)).collect();
        assert_eq!(lines, [3, 10, 30, 100, 300, 1_000, 3_000]);
    }

    #[test]
    fn the_start_of_every_shard_is_no_loss() {
        let losses = Losses::none(2);
        assert_eq!([losses.count(), losses.count(), losses.count(), losses.count()], [0, 0, 1, 2]);
        assert!(losses.are_few());
        losses.count();
        assert!(!losses.are_few());
        assert_eq!((losses.end(), losses.count()), (3, 1), "it begins anew once the connection holds");
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn whoever_waits_is_noticed_however_quick_they_are() {
        let address = Arc::new(Mutex::new("ws://127.0.0.1".to_owned()));
        let mut held = Arc::clone(&address).lock_owned().await;
        let mut passed;
        for _ in 0..1_000 {
            (held, passed) = let_through(&address, held).await;
            assert!(!passed, "nobody waits");
            let (waits, is_waiting) = tokio::sync::oneshot::channel();
            let connection = tokio::spawn({
                let address = Arc::clone(&address);
                async move {
                    let mut asked = Box::pin(address.lock());
                    assert!(timeout(Duration::ZERO, &mut asked).await.is_err(), "held back");
                    waits.send(()).expect("the gate listens");
                    asked.await.clone()
                }
            });
            is_waiting.await.expect("it waits");
            (held, passed) = let_through(&address, held).await;
            assert!(passed, "somebody was let through");
            assert_eq!(connection.await.expect("no panic"), "ws://127.0.0.1");
        }
    }
}
