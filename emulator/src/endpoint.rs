//! Owns interactions over HTTP: signed requests to an application's own address, checks of that address, and what it answers. Must not
//! know how interactions start or what an answer does.

use crate::calls::Call;
use crate::http::read_body;
use crate::shared::Shared;
use crate::signing;
use crate::world::{ApiError, ApiResult, Delivery, Id, Upload};
use axum::body::Bytes;
use axum::http::HeaderMap;
use reqwest::{Client, Url, redirect};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

/// After so many interactions, one request has a wrong signature on purpose.
const CHECK_EVERY: u64 = 10;
/// The status of an answer that comes by the callback route instead.
const ACCEPTED: u16 = 202;

/// What became of the requests to one application's address.
#[derive(Clone, Debug, Default, Serialize)]
pub struct EndpointCounts {
    /// Interactions that were sent.
    pub sent: u64,
    /// Interactions that got a valid answer, or a 202.
    pub answered: u64,
    /// Wrong signatures that were refused with 401, as they must be.
    pub wrong_signatures_refused: u64,
    /// Wrong signatures that were not: the bot does not check them.
    pub wrong_signatures_accepted: u64,
}

/// The counts of all applications, and the client: most worlds never ask anybody, and do without.
#[derive(Debug, Default)]
pub struct Endpoints {
    client: OnceLock<Client>,
    counts: Mutex<BTreeMap<Id, EndpointCounts>>,
}

impl Endpoints {
    fn client(&self) -> &Client {
        self.client.get_or_init(|| {
            // reqwest needs a provider even for plain HTTP. Installing it a second time fails, and that is fine.
            let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
            let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
            let client =
                Client::builder().no_proxy().redirect(redirect::Policy::none()).resolve("localhost", here);
            client.build().unwrap_or_default()
        })
    }

    /// The counts by application.
    pub fn counts(&self) -> BTreeMap<Id, EndpointCounts> {
        self.lock().clone()
    }

    fn count(&self, application: Id, change: impl FnOnce(&mut EndpointCounts)) -> u64 {
        let mut counts = self.lock();
        let own = counts.entry(application).or_default();
        change(own);
        own.sent
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<Id, EndpointCounts>> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether an address is one of this machine, with plain HTTP.
pub(crate) fn is_local(url: &str) -> bool {
    let Ok(url) = Url::parse(url) else { return false };
    let host = url.host_str().unwrap_or("").trim_matches(['[', ']']);
    url.scheme() == "http" && (host == "localhost" || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback()))
}

/// Whether an address answers a PING and refuses a wrong signature, as it must before it is saved.
///
/// # Errors
/// 50035.
pub(crate) async fn verify(shared: &Shared, application: Id, url: &str) -> ApiResult<()> {
    let refuse = |why: &str| {
        let message = format!("The specified interactions endpoint url could not be verified: {why}");
        let code = "APPLICATION_INTERACTIONS_ENDPOINT_INVALID";
        Err(ApiError::field("interactions_endpoint_url", code, message))
    };
    if !is_local(url) {
        return refuse("only http:// and an address of this machine are allowed here.");
    }
    let body = ping(application);
    match post(shared, (application, url), &body, false).await {
        Err(why) => return refuse(&why),
        Ok((200, _, answer)) if is_pong(&answer) => {}
        Ok((status, ..)) => {
            return refuse(&format!("its answer to a PING was not {{\"type\":1}} ({status})."));
        }
    }
    match check_wrong(shared, application, url).await {
        true => Ok(()),
        false => refuse("a wrong signature was not refused with 401."),
    }
}

/// Sends an interaction in the background, and applies the answer.
pub(crate) fn deliver(shared: Arc<Shared>, delivery: Delivery) {
    tokio::spawn(async move {
        let application = delivery.application;
        let sent = shared.endpoints.count(application, |counts| counts.sent += 1);
        match ask(&shared, &delivery).await {
            Ok(()) => drop(shared.endpoints.count(application, |counts| counts.answered += 1)),
            Err(why) => {
                tracing::warn!(%application, url = delivery.url, "the answer to an interaction: {why}");
                let failed = shared.change(|world| Ok(world.expire_interaction(delivery.interaction)));
                drop(failed);
            }
        }
        if sent.is_multiple_of(CHECK_EVERY) && !check_wrong(&shared, application, &delivery.url).await {
            let url = delivery.url;
            tracing::warn!(%application, url, "a wrong signature on purpose was not refused with 401");
        }
    });
}

/// Sends an interaction and applies the answer, if it isn't left to the callback route.
async fn ask(shared: &Shared, delivery: &Delivery) -> Result<(), String> {
    let to = (delivery.application, delivery.url.as_str());
    let (status, headers, bytes) = post(shared, to, &delivery.body, false).await?;
    match status {
        ACCEPTED => return Ok(()),
        200..300 => {}
        _ => return Err(format!("status {status}")),
    }
    let (body, files) = read_body(&headers, bytes).await.map_err(|error| error.message)?;
    apply(shared, delivery, body, &files)
}

/// Applies an answer exactly as the callback route does, and logs it as such a call.
fn apply(shared: &Shared, delivery: &Delivery, body: Value, files: &[Upload]) -> Result<(), String> {
    let (id, token) = (delivery.interaction, &delivery.token);
    let mut call = Call {
        n: shared.calls.number(),
        at_ms: shared.now_ms(),
        who: Some(delivery.application),
        method: "POST".to_owned(),
        path: format!("/api/v10/interactions/{id}/{token}/callback"),
        route: Some("/interactions/{interaction_id}/{interaction_token}/callback".to_owned()),
        status: 204,
        request: body,
        ..Call::default()
    };
    let changed = shared.change(|world| {
        let mut events = world.answer_interaction(id, token, &call.request, files, false)?.events;
        events.iter_mut().for_each(|event| event.origin = Some(call.n));
        Ok(events)
    });
    let refused = changed.err();
    if let Some(error) = &refused {
        (call.status, call.response) = (error.status, error.body());
    }
    shared.calls.record(call);
    refused.map_or(Ok(()), |error| Err(error.body().to_string()))
}

/// Sends a PING with a wrong signature. Whether it was refused.
async fn check_wrong(shared: &Shared, application: Id, url: &str) -> bool {
    let answer = post(shared, (application, url), &ping(application), true).await;
    let is_refused = matches!(answer, Ok((401, ..)));
    shared.endpoints.count(application, |counts| match is_refused {
        true => counts.wrong_signatures_refused += 1,
        false => counts.wrong_signatures_accepted += 1,
    });
    is_refused
}

/// Posts a signed body. Its timestamp is the local Discord's time, by which a bot tells how old a request is.
async fn post(
    shared: &Shared,
    (application, url): (Id, &str),
    body: &Value,
    wrong: bool,
) -> Result<(u16, HeaderMap, Bytes), String> {
    let (body, timestamp) = (body.to_string(), (shared.now_ms() / 1_000).to_string());
    let signature = signing::sign(application, &timestamp, &body, wrong);
    let request = shared.endpoints.client().post(url).header("content-type", "application/json");
    let request = request.header("user-agent", "Discord-Interactions/1.0 (+https://discord.com)");
    let request = request.header("x-signature-ed25519", signature).header("x-signature-timestamp", timestamp);
    let limit = Duration::from_millis(shared.interaction_timeout_ms);
    let response = request.timeout(limit).body(body).send().await.map_err(|error| error.to_string())?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let bytes = response.bytes().await.map_err(|error| error.to_string())?;
    Ok((status, headers, bytes))
}

fn ping(application: Id) -> Value {
    json!({
        "id": application, "application_id": application, "type": 1, "version": 1, "token": "ping",
        "entitlements": [], "authorizing_integration_owners": {}, "attachment_size_limit": 0,
    })
}

fn is_pong(answer: &[u8]) -> bool {
    serde_json::from_slice::<Value>(answer).is_ok_and(|answer| answer["type"] == 1)
}

#[cfg(test)]
mod tests {
    use super::is_local;

    #[test]
    fn only_this_machine_is_asked() {
        for url in ["http://127.0.0.1:80/x", "http://localhost:9/", "http://[::1]:9", "http://127.5.0.1"] {
            assert!(is_local(url), "{url}");
        }
        for url in
            ["https://127.0.0.1/", "http://example.com", "http://10.0.0.1/", "http://127.0.0.1.nip.io/", ""]
        {
            assert!(!is_local(url), "{url}");
        }
    }
}
