//! What an operator's programs ask over HTTP: whether Parley lives, whether it can work, and its metrics. Owns the three pages, and from
//! when on a waiting effect means that something is wrong. They tell nothing about anybody.

use crate::clock::Clock;
use crate::discord::endpoint::Endpoint;
use crate::discord::gateway::{Connection, GatewayState};
use crate::domain::effect::Carrier;
use crate::domain::time::{MINUTE_MS, SECOND_MS, UnixMs};
use crate::http::{Answer, Question};
use crate::metrics::{self, Present};
use crate::store::{self, Store};
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use hyper::{Method, Response, StatusCode};
use std::fmt::Write as _;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// For so long something may be due that nothing keeps from being delivered.
const LATE_MS: i64 = 5 * MINUTE_MS;
/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long a Parley may take that is asked.
const ASK_WITHIN: Duration = Duration::from_secs(4);

/// What the pages are made from.
#[derive(Debug, Clone)]
pub struct Health {
    /// The database.
    pub store: Store,
    /// By which effects are due.
    pub clock: Clock,
    /// Set once Parley begins to connect; `None` for a process that isn't on the gateway.
    pub gateway: Option<Arc<OnceLock<Connection>>>,
    /// Where interactions come in over HTTP, if they do.
    pub endpoint: Option<Endpoint>,
    /// What this process delivers by.
    pub carriers: Vec<Carrier>,
    /// Whether it was asked to stop.
    pub is_stopping: Arc<AtomicBool>,
}

/// One thing that Parley needs to work, and why it can't be used, if it can't.
type Part = (&'static str, Result<String, String>);

impl Health {
    /// Answers one request.
    pub async fn respond(self, question: Question) -> Answer {
        if !matches!(*question.method(), Method::GET | Method::HEAD) {
            let mut answer = text(StatusCode::METHOD_NOT_ALLOWED, "Only GET and HEAD.\n".to_owned());
            answer.headers_mut().insert(ALLOW, HeaderValue::from_static("GET,HEAD"));
            return answer;
        }
        match question.uri().path() {
            "/livez" => text(StatusCode::OK, "ok\n".to_owned()),
            "/readyz" => self.ready().await,
            "/metrics" => self.metrics().await,
            _ => text(StatusCode::NOT_FOUND, "There's /livez, /readyz and /metrics.\n".to_owned()),
        }
    }

    async fn ready(&self) -> Answer {
        if self.is_stopping.load(Ordering::Acquire) {
            let part = ("process", Err("it was asked to stop, and finishes what is under way".to_owned()));
            return text(StatusCode::SERVICE_UNAVAILABLE, in_lines(&[part]));
        }
        let (database, gateway) = tokio::join!(self.outbox(), self.gateway_state());
        let gateway = self.gateway.is_some().then(|| gateway_part(gateway));
        let (database, outbox) = match database {
            Ok(overdue) => (Ok("it answers".to_owned()), Some(outbox_part(&overdue))),
            Err(why) => (Err(why), None),
        };
        let interactions = self.endpoint.as_ref().map(interactions_part);
        let parts = [Some(("database", database)), gateway, interactions, outbox];
        let parts: Vec<Part> = parts.into_iter().flatten().collect();
        let status = match parts.iter().all(|(_, state)| state.is_ok()) {
            true => StatusCode::OK,
            false => StatusCode::SERVICE_UNAVAILABLE,
        };
        text(status, in_lines(&parts))
    }

    async fn metrics(&self) -> Answer {
        let (database, gateway) = tokio::join!(self.counted(), self.gateway_state());
        // Before it begins, at least one is missing.
        let shards = self.gateway.as_ref().map_or(0, |_| gateway.shards.max(1));
        let present = Present { shards, connected: gateway.connected, ..database.unwrap_or_default() };
        match self.store.metrics().text(&present) {
            Ok(shown) => with_type(StatusCode::OK, shown, metrics::TEXT),
            Err(_) => {
                text(StatusCode::INTERNAL_SERVER_ERROR, "The metrics couldn't be written.\n".to_owned())
            }
        }
    }

    async fn gateway_state(&self) -> GatewayState {
        match self.gateway.as_ref().and_then(|gateway| gateway.get()) {
            Some(connection) => connection.state().await,
            None => GatewayState::default(),
        }
    }

    /// For how long what each carrier could deliver has been due, in milliseconds.
    async fn outbox(&self) -> Result<Vec<(Carrier, i64)>, String> {
        let looking = async {
            let now = self.clock.now();
            let mut reader = self.store.reader().await?;
            self.overdue(&mut reader, now).await
        };
        in_time(looking).await
    }

    async fn overdue(&self, reader: &mut store::Reader, now: UnixMs) -> store::Result<Vec<(Carrier, i64)>> {
        let mut overdue = Vec::new();
        for carrier in self.carriers.iter().copied() {
            let first = reader.queries().first_claimable(carrier, now).await?;
            overdue.push((carrier, first.map_or(0, |due| now.since(due).max(0))));
        }
        Ok(overdue)
    }

    async fn counted(&self) -> Result<Present, String> {
        let looking = async {
            let now = self.clock.now();
            let mut reader = self.store.reader().await?;
            let stats = reader.queries().queue_stats().await?;
            let waiting = reader.queries().waiting_effects(stats.waiting).await?;
            let overdue = self.overdue(&mut reader, now).await?;
            Ok(Present {
                is_database_up: true,
                waiting: waiting
                    .into_iter()
                    .map(|kind| (kind.kind, kind.count, seconds(now.since(kind.oldest))))
                    .collect(),
                given_up: stats.dead,
                overdue: overdue.into_iter().map(|(carrier, ms)| (carrier, seconds(ms))).collect(),
                ..Present::default()
            })
        };
        in_time(looking).await
    }
}

/// Asks the Parley that listens at `address` whether it can work; gives its words, as an error where it can't.
///
/// # Errors
/// The words, or why there are none.
pub async fn ask(address: SocketAddr) -> Result<String, String> {
    let here = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    let url = format!("http://{}/readyz", SocketAddr::new(here, address.port()));
    let asking = async {
        let client = reqwest::Client::builder().no_proxy().timeout(ASK_WITHIN).build()?;
        let answer = client.get(url).send().await?;
        Ok::<_, reqwest::Error>((answer.status(), answer.text().await?))
    };
    match asking.await {
        Ok((StatusCode::OK, words)) => Ok(words),
        Ok((_, words)) => Err(words),
        Err(error) => Err(format!("nothing answered at {address}: {error}\n")),
    }
}

/// What the database says, if it says something soon.
async fn in_time<T>(looking: impl Future<Output = store::Result<T>>) -> Result<T, String> {
    match tokio::time::timeout(PATIENCE, looking).await {
        Ok(found) => found.map_err(|error| error.to_string()),
        Err(_) => Err("it didn't answer in time".to_owned()),
    }
}

fn seconds(ms: i64) -> f64 {
    Duration::from_millis(u64::try_from(ms).unwrap_or_default()).as_secs_f64()
}

fn gateway_part(GatewayState { shards, connected }: GatewayState) -> Part {
    let state = match (shards, connected) {
        (0, _) => Err("Parley hasn't logged in to Discord yet".to_owned()),
        (shards, connected) if connected < shards => {
            Err(format!("{connected} of {shards} shards are connected to Discord"))
        }
        (shards, _) => Ok(format!("{shards} of {shards} shards are connected to Discord")),
    };
    ("gateway", state)
}

fn interactions_part(endpoint: &Endpoint) -> Part {
    let state = match endpoint.is_open() {
        true => Ok("they're taken over HTTP".to_owned()),
        false => Err("Parley hasn't logged in to Discord yet".to_owned()),
    };
    ("interactions", state)
}

fn outbox_part(overdue: &[(Carrier, i64)]) -> Part {
    let latest = overdue.iter().max_by_key(|(_, ms)| *ms);
    let state = match latest {
        Some((carrier, ms)) if *ms > LATE_MS => Err(format!(
            "something for {} has been due for {} seconds and isn't being delivered",
            carrier.name(),
            ms / SECOND_MS
        )),
        Some(_) | None => Ok("nothing waits too long".to_owned()),
    };
    ("outbox", state)
}

fn in_lines(parts: &[Part]) -> String {
    parts.iter().fold(String::new(), |mut lines, (part, state)| {
        let (word, words) = match state {
            Ok(words) => ("ok", words),
            Err(words) => ("not ready", words),
        };
        // Written to memory.
        let _ = writeln!(lines, "{part}: {word}, {words}");
        lines
    })
}

fn text(status: StatusCode, text: String) -> Answer {
    with_type(status, text, "text/plain; charset=utf-8")
}

fn with_type(status: StatusCode, text: String, kind: &'static str) -> Answer {
    let mut answer = Response::new(Full::new(Bytes::from(text)));
    *answer.status_mut() = status;
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_ready_is_said_in_words() {
        let parts = [
            gateway_part(GatewayState { shards: 2, connected: 1 }),
            gateway_part(GatewayState::default()),
            gateway_part(GatewayState { shards: 2, connected: 2 }),
            outbox_part(&[(Carrier::Discord, 10), (Carrier::Mail, LATE_MS + 1)]),
            outbox_part(&[(Carrier::Discord, LATE_MS)]),
        ];
        assert_eq!(
            in_lines(&parts),
            "gateway: not ready, 1 of 2 shards are connected to Discord\n\
             gateway: not ready, Parley hasn't logged in to Discord yet\n\
             gateway: ok, 2 of 2 shards are connected to Discord\n\
             outbox: not ready, something for mail has been due for 300 seconds and isn't being delivered\n\
             outbox: ok, nothing waits too long\n"
        );
    }
}
