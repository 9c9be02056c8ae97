//! Pacing: keeps all deliveries together below Discord's global limit of 50 calls a second, so that the answers to
//! presses, which people wait for, never meet it.

use governor::clock::{Clock as _, DefaultClock};
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use std::num::NonZeroU32;

/// Calls a second that deliveries may make, over all rooms.
const CALLS_PER_SECOND: NonZeroU32 = NonZeroU32::new(40).unwrap();
/// Calls that may come at once after a quiet time.
const BURST: NonZeroU32 = NonZeroU32::new(10).unwrap();

/// Channels to people that are opened in a second. Discord publishes no limit and blocks bots that open many at once.
const DOORS_PER_SECOND: NonZeroU32 = NonZeroU32::new(1).unwrap();
/// Channels that may be opened at once after a quiet time.
const DOORS_BURST: NonZeroU32 = NonZeroU32::new(5).unwrap();

/// Lets calls pass at a steady pace.
#[derive(Debug)]
pub struct Pace(RateLimiter<NotKeyed, InMemoryState, DefaultClock>);

impl Default for Pace {
    fn default() -> Self {
        Self(RateLimiter::direct(Quota::per_second(CALLS_PER_SECOND).allow_burst(BURST)))
    }
}

impl Pace {
    /// A pace for opening channels to people; each is opened once, ever.
    pub fn of_doors() -> Self {
        Self(RateLimiter::direct(Quota::per_second(DOORS_PER_SECOND).allow_burst(DOORS_BURST)))
    }

    /// Waits for the next call's turn.
    pub async fn turn(&self) {
        // On the runtime's own timer: governor's would be a thread of its own, woken for each call.
        while let Err(later) = self.0.check() {
            tokio::time::sleep(later.wait_time_from(self.0.clock().now())).await;
        }
    }
}
