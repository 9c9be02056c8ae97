//! Owns rate limits: buckets per route and major parameter, the global limit, their headers. Must not know routes' effects.

use crate::scenario::Limits;
use crate::world::Id;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Limits of single routes: calls and seconds. All other routes have [`DEFAULT_LIMIT`].
const LIMITS: &[(&str, u32, f64)] = &[
    ("POST /channels/{channel_id}/messages", 5, 5.0),
    ("PATCH /channels/{channel_id}/messages/{message_id}", 5, 5.0),
    ("DELETE /channels/{channel_id}/messages/{message_id}", 5, 1.0),
    ("POST /guilds/{guild_id}/channels", 10, 10.0),
    ("PATCH /channels/{channel_id}", 10, 15.0),
    (RENAME, 2, 600.0),
    ("PUT /channels/{channel_id}/permissions/{overwrite_id}", 10, 15.0),
    ("PUT /channels/{channel_id}/messages/pins/{message_id}", 5, 4.0),
    ("PUT /channels/{channel_id}/pins/{message_id}", 5, 4.0),
    ("POST /channels/{channel_id}/threads", 10, 10.0),
    ("POST /users/@me/channels", 10, 10.0),
    ("PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me", 1, 0.25),
    ("POST /webhooks/{webhook_id}/{webhook_token}", 5, 2.0),
    ("PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original", 5, 2.0),
    ("PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", 5, 2.0),
];
/// Changes of a channel's name or topic: a separate limit that no header shows (`developers/topics/rate-limits`).
pub(crate) const RENAME: &str = "PATCH /channels/{channel_id} name";
/// Edits of messages that are older than an hour: three in six seconds in a channel, as userdoccers has it (`resources/message`).
pub(crate) const OLD_EDIT: (&str, u32, f64) =
    ("PATCH /channels/{channel_id}/messages/{message_id} old", 3, 6.0);
/// IDENTIFYs of one bucket of shards: one in so many seconds.
pub(crate) const IDENTIFY: &str = "IDENTIFY";
/// The limit of all other routes: calls and seconds.
const DEFAULT_LIMIT: (u32, f64) = (50, 1.0);
/// The route that has no limit and does not count toward the global one.
const EXEMPT: &str = "POST /interactions/{interaction_id}/{interaction_token}/callback";

/// Caller, route and major parameter; the last two are empty for the global limit.
type Key = (Option<Id>, String, String);

/// All buckets.
#[derive(Debug, Default)]
pub struct Buckets {
    windows: Mutex<HashMap<Key, Window>>,
}

#[derive(Clone, Copy, Debug)]
struct Window {
    started: Instant,
    used: u32,
}

/// The state of a call's bucket.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Verdict {
    limit: u32,
    remaining: u32,
    reset_after_s: f64,
    bucket: String,
    /// Seconds to wait, and whether the global limit was hit; `None` when the call is allowed.
    pub(crate) refused: Option<(f64, bool)>,
}

impl Buckets {
    /// Counts a call of a bot. `None` for a route without a limit.
    pub(crate) fn count(
        &self,
        limits: &Limits,
        who: Option<Id>,
        label: &str,
        major: &str,
    ) -> Option<Verdict> {
        if label == EXEMPT {
            return None;
        }
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if windows.len() > 20_000 {
            windows.retain(|_, window| now.duration_since(window.started) < Duration::from_secs(600));
        }
        let (calls, seconds) = limit_of(limits, label);
        let global = limits.global_per_s.saturating_mul(limits.factor);
        let own = (who, label.to_owned(), major.to_owned());
        let all = (who, String::new(), String::new());
        let (own_left, own_reset_s) = left(windows.get(&own), now, calls, seconds);
        let (all_left, all_reset_s) = left(windows.get(&all), now, global, 1.0);
        let refused = match (own_left, all_left) {
            (_, 0) => Some((all_reset_s, true)),
            (0, _) => Some((own_reset_s, false)),
            _ => None,
        };
        if refused.is_none() {
            take(&mut windows, own, now, seconds);
            take(&mut windows, all, now, 1.0);
        }
        let remaining = if refused.is_none() { own_left - 1 } else { own_left };
        Some(Verdict { limit: calls, remaining, reset_after_s: own_reset_s, bucket: name(label), refused })
    }

    /// Counts what has a limit of its own, which no header shows. Seconds to wait if it's over the limit.
    pub(crate) fn count_hidden(
        &self,
        limits: &Limits,
        (who, major): (Option<Id>, &str),
        (what, calls, seconds): (&str, u32, f64),
    ) -> Option<f64> {
        let (calls, seconds) = limits.routes.get(what).copied().unwrap_or((calls, seconds));
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let (now, key) = (Instant::now(), (who, what.to_owned(), major.to_owned()));
        let (left, reset_s) = left(windows.get(&key), now, calls.saturating_mul(limits.factor), seconds);
        if left == 0 {
            return Some(reset_s);
        }
        take(&mut windows, key, now, seconds);
        None
    }
}

impl Verdict {
    /// An empty bucket, for a refusal that no call caused.
    pub(crate) fn exhausted(label: &str, wait_s: f64) -> Self {
        Self { limit: 1, remaining: 0, reset_after_s: wait_s, bucket: name(label), refused: None }
    }

    /// Adds the `X-RateLimit-*` headers; `now_ms` is the machine's Unix time, by which limits end and bots wait.
    pub(crate) fn write(&self, headers: &mut HeaderMap, now_ms: u64) {
        let now_s = Duration::from_millis(now_ms).as_secs_f64();
        set(headers, "x-ratelimit-limit", &self.limit.to_string());
        set(headers, "x-ratelimit-remaining", &self.remaining.to_string());
        set(headers, "x-ratelimit-reset", &format!("{:.3}", now_s + self.reset_after_s));
        set(headers, "x-ratelimit-reset-after", &format!("{:.3}", self.reset_after_s));
        set(headers, "x-ratelimit-bucket", &self.bucket);
    }
}

/// Adds the headers of a 429.
pub(crate) fn write_refusal(headers: &mut HeaderMap, retry_after_s: f64, scope: &str) {
    set(headers, "retry-after", &format!("{:.0}", retry_after_s.ceil().max(1.0)));
    set(headers, "x-ratelimit-scope", scope);
    if scope == "global" {
        set(headers, "x-ratelimit-global", "true");
    }
}

fn set(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}

fn limit_of(limits: &Limits, label: &str) -> (u32, f64) {
    let own = limits.routes.get(label).copied();
    let known =
        || LIMITS.iter().find(|(route, ..)| *route == label).map(|(_, calls, seconds)| (*calls, *seconds));
    let (calls, seconds) = own.or_else(known).unwrap_or(DEFAULT_LIMIT);
    (calls.saturating_mul(limits.factor), seconds)
}

fn left(window: Option<&Window>, now: Instant, calls: u32, seconds: f64) -> (u32, f64) {
    let Some(window) = window else { return (calls, seconds) };
    let gone_s = now.duration_since(window.started).as_secs_f64();
    if gone_s >= seconds { (calls, seconds) } else { (calls.saturating_sub(window.used), seconds - gone_s) }
}

fn take(windows: &mut HashMap<Key, Window>, key: Key, now: Instant, seconds: f64) {
    let window = windows.entry(key).or_insert(Window { started: now, used: 0 });
    if now.duration_since(window.started).as_secs_f64() >= seconds {
        *window = Window { started: now, used: 0 };
    }
    window.used += 1;
}

/// The name of a route's bucket, the same in every run.
fn name(label: &str) -> String {
    let mut hasher = DefaultHasher::new();
    label.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixth_message_in_a_window_is_refused_in_that_channel_only() {
        let (buckets, limits) = (Buckets::default(), Limits::default());
        let send = |channel: &str| {
            buckets
                .count(&limits, Some(Id(1)), "POST /channels/{channel_id}/messages", channel)
                .unwrap()
                .refused
        };
        assert!((0..5).all(|_| send("7").is_none()));
        assert!(send("7").is_some_and(|(wait_s, global)| wait_s > 0.0 && !global));
        assert_eq!(send("8"), None);
    }

    #[test]
    fn the_global_limit_counts_all_routes_but_callbacks() {
        let (buckets, limits) = (Buckets::default(), Limits::default());
        for n in 0..50 {
            assert_eq!(buckets.count(&limits, Some(Id(1)), "GET /x", &n.to_string()).unwrap().refused, None);
        }
        assert!(
            buckets
                .count(&limits, Some(Id(1)), "GET /y", "")
                .unwrap()
                .refused
                .is_some_and(|(_, global)| global)
        );
        assert_eq!(buckets.count(&limits, Some(Id(1)), EXEMPT, ""), None);
    }
}
