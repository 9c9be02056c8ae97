//! One request to an endpoint, and what its answer means. Owns headers, patience and words for the log: none has an address, a secret or
//! a word of the answer.

use super::endpoint::Endpoint;
use super::secret::signatures;
use crate::domain::ids::EventId;
use crate::domain::time::{HOUR_MS, SECOND_MS, UnixMs};
use reqwest::header::{CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder, StatusCode};
use std::error::Error as _;
use std::time::Duration;

/// How long a receiver may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long it may take to connect.
const CONNECT_PATIENCE: Duration = Duration::from_secs(10);
/// The longest that a receiver can have us wait: later events wait as well.
const LONGEST_ASKED_MS: i64 = HOUR_MS;

/// What an event is called over all its tries.
pub(super) fn webhook_id(event: EventId) -> String {
    format!("msg_{event}")
}

/// What makes requests. Clones share connections.
#[derive(Debug, Clone)]
pub(super) struct Clients {
    /// By the proxy of the environment, if there is one.
    out: Client,
    /// To this machine, straight on: what isn't encrypted stays here.
    here: Client,
}

impl Clients {
    /// Clients that follow no redirect.
    ///
    /// # Errors
    /// When the machine gives us none.
    pub(super) fn new() -> Result<Self, reqwest::Error> {
        Ok(Self { out: builder().build()?, here: builder().no_proxy().build()? })
    }

    const fn to(&self, is_here: bool) -> &Client {
        if is_here { &self.here } else { &self.out }
    }
}

fn builder() -> ClientBuilder {
    Client::builder()
        .use_rustls_tls()
        .timeout(PATIENCE)
        .connect_timeout(CONNECT_PATIENCE)
        // A redirect could lead anywhere, also into a private network, so none is followed.
        .redirect(Policy::none())
        .user_agent(concat!("Parley/", env!("CARGO_PKG_VERSION")))
}

/// Why an event wasn't taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NotTaken {
    /// The receiver wants no more events.
    Gone,
    /// Worth another try.
    Later {
        /// Not before so many milliseconds, where the receiver said so.
        after_ms: Option<i64>,
        /// What went wrong.
        why: String,
    },
}

/// Sends one event. Its answer's body is not read.
///
/// # Errors
/// Why it wasn't taken.
pub(super) async fn send(
    clients: &Clients,
    endpoint: &Endpoint,
    (event, body): (EventId, &str),
    now: UnixMs,
) -> Result<StatusCode, NotTaken> {
    let (id, seconds) = (webhook_id(event), now.seconds());
    let signature = signatures(&endpoint.secrets, &id, seconds, body);
    let sent = clients
        .to(endpoint.address.is_here())
        .post(endpoint.address.url())
        .header(CONTENT_TYPE, "application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", seconds)
        .header("webhook-signature", signature)
        .body(body.to_owned())
        .send()
        .await;
    let answer = sent.map_err(|error| NotTaken::Later { after_ms: None, why: in_words(&error) })?;
    judge(answer.status(), answer.headers())
}

/// What an answer means.
fn judge(status: StatusCode, headers: &HeaderMap) -> Result<StatusCode, NotTaken> {
    let after_ms = || {
        let seconds: i64 = headers.get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
        Some(seconds.checked_mul(SECOND_MS)?.clamp(0, LONGEST_ASKED_MS))
    };
    match status {
        StatusCode::GONE => Err(NotTaken::Gone),
        _ if status.is_success() => Ok(status),
        _ if status.is_redirection() => {
            let why = format!(
                "the answer was {}, a redirect, and none is followed. Configure the address that it leads to",
                status.as_u16()
            );
            Err(NotTaken::Later { after_ms: None, why })
        }
        _ => Err(NotTaken::Later { after_ms: after_ms(), why: format!("the answer was {status}") }),
    }
}

/// A failure without the address.
fn in_words(error: &reqwest::Error) -> String {
    let mut cause = error.source();
    let mut innermost = None;
    while let Some(source) = cause {
        innermost = Some(source.to_string());
        cause = source.source();
    }
    let innermost = innermost.unwrap_or_else(|| "no reason is known".to_owned());
    match (error.is_connect(), error.is_timeout()) {
        (true, true) => format!("no connection within {} seconds", CONNECT_PATIENCE.as_secs()),
        (true, false) => format!("couldn't connect: {innermost}"),
        (false, true) => format!("no answer within {} seconds", PATIENCE.as_secs()),
        (false, false) => format!("the connection broke: {innermost}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::HeaderValue;

    fn judged(status: u16, after: Option<&'static str>) -> Result<StatusCode, NotTaken> {
        let mut headers = HeaderMap::new();
        headers.extend(after.map(|after| (RETRY_AFTER, HeaderValue::from_static(after))));
        judge(StatusCode::from_u16(status).expect("a status"), &headers)
    }

    #[test]
    fn only_success_is_taken_and_only_gone_is_the_end() {
        for taken in [200, 201, 202, 204, 299] {
            assert!(judged(taken, None).is_ok(), "{taken}");
        }
        assert_eq!(judged(410, None), Err(NotTaken::Gone));
        for later in [301, 307, 308, 400, 401, 404, 408, 422, 429, 500, 502, 503, 504] {
            let Err(NotTaken::Later { after_ms: None, why }) = judged(later, None) else { panic!("{later}") };
            assert!(why.contains(&later.to_string()), "{why}");
        }
    }

    #[test]
    fn a_receiver_can_ask_for_time_but_not_for_all_of_it() {
        let asked = |after| match judged(503, Some(after)) {
            Err(NotTaken::Later { after_ms, .. }) => after_ms,
            other => panic!("{other:?}"),
        };
        assert_eq!(asked("120"), Some(120_000));
        assert_eq!(asked("-5"), Some(0));
        assert_eq!(asked("99999999"), Some(HOUR_MS));
        assert_eq!(asked("9223372036854775807"), None);
        assert_eq!(asked("Wed, 21 Oct 2026 07:28:00 GMT"), None);
    }
}
