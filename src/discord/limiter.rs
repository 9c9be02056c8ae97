//! The Discord library's limiter of calls. Owns that it doesn't grow, and that its waits are counted, with the gateway and without.

use super::transport::Transport;
use serenity::http::{Http, Ratelimiter};
use std::sync::Arc;
use std::time::Duration;

/// How often answered interactions are dropped from the library's limiter, which keeps them for ever. It's often, so that few of them
/// stand there at a time.
const SWEEP: Duration = Duration::from_secs(5);
/// Entries that the limiter's table may have room for beyond those in it.
const SPARE_ROUTES: usize = 1_024;

/// Has `transport` count the waits of calls, which the library tells only of those with a gateway connection otherwise.
pub fn count_waits(http: &mut Http, transport: Transport) {
    if let Some(limiter) = &mut http.ratelimiter {
        limiter.set_ratelimit_callback(Box::new(move |limit| transport.note_rate_limit(limit.global)));
    }
}

/// The library's limiter keeps an entry for every interaction that was ever answered, and gets slower with each.
pub async fn keep_swept(http: Arc<Http>) {
    let Some(limiter) = &http.ratelimiter else { return };
    loop {
        tokio::time::sleep(SWEEP).await;
        sweep(limiter).await;
    }
}

/// Drops what says nothing about the next call any more.
pub(super) async fn sweep(limiter: &Ratelimiter) {
    let routes = limiter.routes();
    let mut routes = routes.write().await;
    routes.retain(|_, bucket| {
        // One of a call that is under way will be told the limits; a locked one is waited for; one whose time is not over still counts.
        Arc::strong_count(bucket) > 1
            || bucket
                .try_lock()
                .map_or(true, |bucket| bucket.reset().is_some_and(|reset| reset.elapsed().is_err()))
    });
    if routes.capacity() > 2 * (routes.len() + SPARE_ROUTES) {
        let room = routes.len() + SPARE_ROUTES;
        routes.shrink_to(room);
    }
}
