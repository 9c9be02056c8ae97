//! Pacing: keeps all deliveries of all processes together below Discord's global limit of 50 calls a second, so that the answers to
//! presses, which people wait for, never meet it.

use crate::outbox::Standing;
use governor::clock::{Clock as _, DefaultClock};
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::watch;

/// Discord's limit.
const LIMIT: u32 = 50;
/// Calls a second that deliveries may make, over all rooms and processes.
const CALLS_PER_SECOND: u32 = 40;
/// Calls that may come at once after a quiet time.
const BURST: u32 = 10;
/// The least that all of them make, however many there are.
const LEAST_PER_SECOND: u32 = 5;

/// Channels to people that are opened in a second. Discord publishes no limit and blocks bots that open many at once.
const DOORS_PER_SECOND: u32 = 1;
/// Channels that may be opened at once after a quiet time.
const DOORS_BURST: u32 = 5;

type Limiter = RateLimiter<NotKeyed, InMemoryState, DefaultClock>;

/// Lets calls pass at a steady pace. Clones share it.
#[derive(Debug, Clone)]
pub struct Pace {
    most: Most,
    standing: watch::Receiver<Standing>,
    /// For how many processes it was made.
    limiter: Arc<Mutex<(u32, Arc<Limiter>)>>,
}

/// What all processes may do together.
#[derive(Debug, Clone, Copy)]
struct Most {
    per_second: u32,
    burst: u32,
}

impl Most {
    /// The share of one of so many: how much at once, and how often after that.
    fn share(self, processes: u32) -> (u32, Duration) {
        let processes = processes.max(1);
        let burst = (self.burst / processes).max(1);
        // Whatever they do at once counts in the same second.
        let left = LIMIT.saturating_sub(burst.saturating_mul(processes)).max(LEAST_PER_SECOND);
        (burst, Duration::from_secs(1) * processes / self.per_second.min(left).max(1))
    }

    fn limiter(self, processes: u32) -> Arc<Limiter> {
        let (burst, every) = self.share(processes);
        let burst = NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::with_period(every).unwrap_or(Quota::per_second(NonZeroU32::MIN));
        Arc::new(RateLimiter::direct(quota.allow_burst(burst)))
    }
}

impl Pace {
    /// A pace for calls, of one process that stands so among others.
    pub fn of_calls(standing: watch::Receiver<Standing>) -> Self {
        Self::new(Most { per_second: CALLS_PER_SECOND, burst: BURST }, standing)
    }

    /// A pace for opening channels to people; each is opened once, ever.
    pub fn of_doors(standing: watch::Receiver<Standing>) -> Self {
        Self::new(Most { per_second: DOORS_PER_SECOND, burst: DOORS_BURST }, standing)
    }

    fn new(most: Most, standing: watch::Receiver<Standing>) -> Self {
        let processes = standing.borrow().processes;
        let limiter = Arc::new(Mutex::new((processes, most.limiter(processes))));
        Self { most, standing, limiter }
    }

    /// Waits for the next call's turn.
    pub async fn turn(&self) {
        // On the runtime's own timer: governor's would be a thread of its own, woken for each call.
        loop {
            let limiter = self.limiter();
            let Err(later) = limiter.check() else { return };
            tokio::time::sleep(later.wait_time_from(limiter.clock().now())).await;
        }
    }

    /// As it is for the present number of processes.
    fn limiter(&self) -> Arc<Limiter> {
        let processes = self.standing.borrow().processes;
        let mut known = self.limiter.lock().unwrap_or_else(PoisonError::into_inner);
        if known.0 != processes {
            let limiter = self.most.limiter(processes);
            // What was done at once a moment ago is not done again.
            while limiter.check().is_ok() {}
            *known = (processes, limiter);
        }
        Arc::clone(&known.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_number_of_processes_stays_below_the_limit_together() {
        for processes in 1..=45 {
            let (burst, every) = Most { per_second: CALLS_PER_SECOND, burst: BURST }.share(processes);
            let in_a_second = f64::from(burst) + 1.0 / every.as_secs_f64();
            let together = in_a_second * f64::from(processes);
            assert!(together <= f64::from(LIMIT) + 0.001, "{processes} processes: {together}");
            assert!(together >= 40.0, "{processes} processes: {together}");
        }
        let (burst, every) = Most { per_second: DOORS_PER_SECOND, burst: DOORS_BURST }.share(3);
        assert_eq!((burst, every), (1, Duration::from_secs(3)));
    }

    #[tokio::test]
    async fn a_process_that_joins_makes_the_others_slower_at_once() {
        let (standing, known) = watch::channel(Standing { processes: 1, is_first: true });
        let pace = Pace::of_calls(known);
        let at_once = || (0..100).take_while(|_| pace.limiter().check().is_ok()).count();
        assert_eq!(at_once(), 10);
        standing.send_replace(Standing { processes: 2, is_first: true });
        assert_eq!(at_once(), 0, "the pace of two begins without what was done at once");
        let (_, limiter) = pace.limiter.lock().expect("a limiter").clone();
        let wait = limiter.check().expect_err("later").wait_time_from(limiter.clock().now());
        assert!(wait > Duration::from_millis(25), "{wait:?}");
    }
}
