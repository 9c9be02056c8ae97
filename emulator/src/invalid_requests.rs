//! Owns the count of invalid requests and the bans for too many of them (`developers/topics/rate-limits`). Must not know HTTP.
//!
//! Discord counts by IP address. Here each bot stands for a machine of its own, and calls without a known token for another one.

use crate::scenario::Limits;
use crate::world::Id;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The time in which they are counted. Discord does not say how long a ban lasts: here as long.
const PERIOD: Duration = Duration::from_secs(600);

/// The invalid requests of all bots.
#[derive(Debug, Default)]
pub struct InvalidRequests {
    by_client: Mutex<HashMap<Option<Id>, Count>>,
}

#[derive(Debug)]
struct Count {
    since: Instant,
    made: u32,
    banned: bool,
}

impl InvalidRequests {
    /// Counts an answer, if its status is one of those that count.
    pub(crate) fn note(&self, limits: &Limits, who: Option<Id>, status: u16) {
        if !matches!(status, 401 | 403 | 429) {
            return;
        }
        let mut clients = self.lock();
        let count = clients.entry(who).or_insert_with(Count::begin);
        if count.since.elapsed() >= PERIOD {
            *count = Count::begin();
        }
        count.made = count.made.saturating_add(1);
        let most = limits.invalid_requests.saturating_mul(limits.factor);
        if count.made < most || count.banned {
            return;
        }
        *count = Count { banned: true, ..Count::begin() };
        let bot = who.map_or_else(|| "(no known token)".to_owned(), |who| who.to_string());
        tracing::warn!(
            bot,
            most,
            "banned for 10 minutes: it had so many answers with 401, 403 or 429 in 10 minutes. Discord's Cloudflare bans the \
             machine's address then; the scenario's limits.invalid_requests sets another number"
        );
    }

    /// Seconds until the ban of a client ends, if it's banned.
    pub(crate) fn banned_s(&self, who: Option<Id>) -> Option<f64> {
        let mut clients = self.lock();
        let count = clients.get(&who).filter(|count| count.banned)?;
        let left = PERIOD.checked_sub(count.since.elapsed()).filter(|left| !left.is_zero());
        if left.is_none() {
            clients.remove(&who);
        }
        left.map(|left| left.as_secs_f64())
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Option<Id>, Count>> {
        self.by_client.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Count {
    fn begin() -> Self {
        Self { since: Instant::now(), made: 0, banned: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bot_with_too_many_invalid_requests_is_banned_and_no_other() {
        let (invalid, limits) =
            (InvalidRequests::default(), Limits { invalid_requests: 3, ..Limits::default() });
        for status in [401, 403, 404, 200, 500] {
            invalid.note(&limits, Some(Id(1)), status);
        }
        assert_eq!(invalid.banned_s(Some(Id(1))), None, "two of them count");
        invalid.note(&limits, Some(Id(1)), 429);
        assert!(invalid.banned_s(Some(Id(1))).is_some_and(|left_s| left_s > 0.0));
        assert_eq!((invalid.banned_s(Some(Id(2))), invalid.banned_s(None)), (None, None));
    }
}
