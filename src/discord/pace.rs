//! Pacing: keeps all deliveries together below Discord's global limit of 50 calls a second, so that the answers to
//! presses, which people wait for, never meet it.

use governor::clock::DefaultClock;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use std::num::NonZeroU32;

/// Calls a second that deliveries may make, over all rooms.
const CALLS_PER_SECOND: NonZeroU32 = NonZeroU32::new(40).unwrap();
/// Calls that may come at once after a quiet time.
const BURST: NonZeroU32 = NonZeroU32::new(10).unwrap();

/// Lets calls pass at a steady pace.
#[derive(Debug)]
pub struct Pace(RateLimiter<NotKeyed, InMemoryState, DefaultClock>);

impl Default for Pace {
    fn default() -> Self {
        Self(RateLimiter::direct(Quota::per_second(CALLS_PER_SECOND).allow_burst(BURST)))
    }
}

impl Pace {
    /// Waits for the next call's turn.
    pub async fn turn(&self) {
        self.0.until_ready().await;
    }
}
