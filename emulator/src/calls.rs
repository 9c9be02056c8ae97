//! Owns the log of REST calls: request, response, and the fault that was applied. Must not know the world.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// One finished (or still held) REST call.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Call {
    /// The call's number: from 1, in the order of arrival.
    pub n: u64,
    /// When it arrived, Unix milliseconds on the emulator's clock.
    pub at_ms: u64,
    /// The id of the bot or person, if it authenticated.
    pub who: Option<crate::world::Id>,
    /// The HTTP method.
    pub method: String,
    /// The path with its query, without the host.
    pub path: String,
    /// The route template such as `/channels/{channel_id}/messages`; `None` when unknown.
    pub route: Option<String>,
    /// The status that the caller saw; `0` when it saw none (lost, dropped or held).
    pub status: u16,
    /// The status that the call itself had, when a fault changed or hid it.
    pub effect_status: Option<u16>,
    /// The request body, as JSON (`payload_json` of a multipart body); file names are under `_files`.
    pub request: Value,
    /// The response body, as JSON.
    pub response: Value,
    /// The kind of the fault that was applied.
    pub fault: Option<String>,
    /// Whether the emulator has no such route: the bot needs more of Discord than there is here.
    #[serde(default)]
    pub unknown: bool,
    /// Fields of the body that had no effect, because the emulator has no such thing.
    #[serde(default)]
    pub ignored: Vec<String>,
}

/// How many calls are kept. The oldest are dropped first.
const CALLS_KEPT: usize = 50_000;

/// The log. Numbers are given at arrival; entries appear when the call ends.
#[derive(Debug, Default)]
pub struct CallLog {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    last: u64,
    /// The newest call that is no longer kept.
    gone: u64,
    calls: Vec<Call>,
    /// Routes and fields that were told as without effect.
    told: BTreeSet<(String, String)>,
}

impl CallLog {
    /// The number for a call that has just arrived.
    pub fn number(&self) -> u64 {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.last += 1;
        inner.last
    }

    /// Keeps a finished call, in order of its number.
    pub fn record(&self, call: Call) {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let place = inner.calls.partition_point(|kept| kept.n < call.n);
        inner.calls.insert(place, call);
        if inner.calls.len() > CALLS_KEPT {
            let gone = inner.calls.drain(..CALLS_KEPT / 10).next_back().map_or(0, |call| call.n);
            inner.gone = inner.gone.max(gone);
        }
    }

    /// Whether a route's field without effect was not told before.
    pub(crate) fn is_first(&self, route: &str, field: &str) -> bool {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.told.insert((route.to_owned(), field.to_owned()))
    }

    /// The number of the newest call that is no longer kept; 0 while all are kept.
    pub fn gone(&self) -> u64 {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner).gone
    }

    /// The number of the newest call that is kept; 0 if there is none.
    pub fn newest(&self) -> u64 {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        inner.calls.last().map_or(0, |call| call.n)
    }

    /// The kept calls with a number above `n`, oldest first.
    pub fn after(&self, n: u64) -> Vec<Call> {
        let inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let start = inner.calls.partition_point(|kept| kept.n <= n);
        inner.calls[start..].to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_is_bounded_and_knows_what_it_dropped() {
        let log = CallLog::default();
        let call = |n| Call { n, status: 200, ..Call::default() };
        for _ in 0..CALLS_KEPT {
            log.record(call(log.number()));
        }
        assert_eq!((log.gone(), log.newest(), log.after(0).len()), (0, CALLS_KEPT as u64, CALLS_KEPT));
        log.record(call(log.number()));
        let (gone, kept) = (log.gone(), log.after(0));
        assert_eq!(gone, CALLS_KEPT as u64 / 10);
        assert_eq!(kept.first().map(|call| call.n), Some(gone + 1));
    }
}
