//! Interactions that Discord sends as signed requests instead of over the gateway. Owns which requests are taken and what the others are
//! refused with; the answer to an interaction is `transport`'s, and goes the same way as for one of the gateway.
//!
//! A request is answered before its work begins. Whoever passes requests on to several processes, and got no answer from one of them, can
//! therefore send the same one to the next: nothing was begun.

mod signature;

use super::transport::{NotTaken, Transport};
use crate::clock::Clock;
use crate::http::{Answer, Later, Question};
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::body::Bytes;
use hyper::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderValue};
use hyper::{Method, Response, StatusCode};
use serenity::http::Http;
use serenity::model::application::Interaction;
use signature::{PublicKey, Signed};
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// Where requests come in.
const PATH: &str = "/interactions";
const SIGNATURE: &str = "x-signature-ed25519";
const TIMESTAMP: &str = "x-signature-timestamp";
/// Most bytes of a request: a form with five full fields in letters of four bytes, and the message that it belongs to, are a quarter of
/// that.
const BODY_BYTES: usize = 512 * 1024;

/// Takes interactions over HTTP.
#[derive(Clone)]
pub struct Endpoint(Arc<Inner>);

struct Inner {
    transport: Transport,
    clock: Clock,
    /// Set once Parley is logged in.
    open: OnceLock<Open>,
    is_closed: AtomicBool,
}

/// What is needed to take a request.
struct Open {
    key: PublicKey,
    http: Arc<Http>,
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Endpoint")
    }
}

/// The application's public key isn't one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAKey;

impl Endpoint {
    /// One that refuses everything until it's opened. `clock` tells how old a request is.
    #[must_use]
    pub fn new(transport: Transport, clock: Clock) -> Self {
        Self(Arc::new(Inner { transport, clock, open: OnceLock::new(), is_closed: AtomicBool::new(false) }))
    }

    /// Takes requests from now on that fit the application's public key, as Discord tells it, and answers interactions by `http`.
    ///
    /// # Errors
    /// A key that is none.
    pub fn open(&self, verify_key: &str, http: Arc<Http>) -> Result<(), NotAKey> {
        let key = PublicKey::read(verify_key).ok_or(NotAKey)?;
        // It's opened once.
        let _ = self.0.open.set(Open { key, http });
        Ok(())
    }

    /// Whether it takes requests.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.0.open.get().is_some() && !self.0.is_closed.load(Ordering::Acquire)
    }

    /// Takes no more.
    pub fn close(&self) {
        self.0.is_closed.store(true, Ordering::Release);
    }

    /// Answers one request, and gives the work that begins after it.
    pub async fn respond(self, question: Question) -> (Answer, Option<Later>) {
        match self.read(question).await {
            Ok(Read::Ping) => (pong(), None),
            Ok(Read::Work(work)) => (answer(StatusCode::ACCEPTED, ""), Some(work)),
            Err(refused) => (refused, None),
        }
    }

    async fn read(&self, question: Question) -> Result<Read, Answer> {
        if question.uri().path() != PATH {
            return Err(answer(StatusCode::NOT_FOUND, "There's only /interactions here.\n"));
        }
        if question.method() != Method::POST {
            let mut refused = answer(StatusCode::METHOD_NOT_ALLOWED, "Only POST.\n");
            refused.headers_mut().insert(ALLOW, HeaderValue::from_static("POST"));
            return Err(refused);
        }
        let (head, body) = question.into_parts();
        // All of it, whatever comes: who is answered in the middle may not read the answer.
        let body = Limited::new(body, BODY_BYTES).collect().await.map_err(|error| match error
            .is::<LengthLimitError>()
        {
            true => answer(StatusCode::PAYLOAD_TOO_LARGE, "That's too large.\n"),
            false => answer(StatusCode::BAD_REQUEST, "The request ended early.\n"),
        })?;
        let (body, inner) = (body.to_bytes(), &self.0);
        let Some(open) = inner.open.get().filter(|_| !inner.is_closed.load(Ordering::Acquire)) else {
            return Err(stopping());
        };
        let header = |name| text(&head.headers, name);
        let (timestamp, signature) = (header(TIMESTAMP), header(SIGNATURE));
        if !open.key.fits(Signed { timestamp, signature, body: &body }, inner.clock.now()) {
            return Err(answer(StatusCode::UNAUTHORIZED, "The signature doesn't fit.\n"));
        }
        // The error could quote what a person wrote.
        let interaction: Interaction = serde_json::from_slice(&body)
            .map_err(|_| answer(StatusCode::BAD_REQUEST, "That's no interaction.\n"))?;
        if matches!(interaction, Interaction::Ping(_)) {
            return Ok(Read::Ping);
        }
        let taken = inner.transport.take(interaction).map_err(|why| match why {
            NotTaken::Seen => answer(StatusCode::CONFLICT, "That came in before.\n"),
            NotTaken::Stopping => stopping(),
        })?;
        let (transport, http) = (inner.transport.clone(), Arc::clone(&open.http));
        Ok(Read::Work(Box::pin(async move { transport.answer_once(&http, taken).await })))
    }
}

/// What a request is.
enum Read {
    /// A look whether anybody is there.
    Ping,
    /// What is to be done for an interaction.
    Work(Later),
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// For a load balancer, which tries the next process.
fn stopping() -> Answer {
    answer(StatusCode::SERVICE_UNAVAILABLE, "This process takes no interactions at the moment.\n")
}

fn pong() -> Answer {
    let mut pong = answer(StatusCode::OK, "{\"type\":1}");
    pong.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    pong
}

fn answer(status: StatusCode, words: &'static str) -> Answer {
    let mut answer = Response::new(Full::new(Bytes::from_static(words.as_bytes())));
    *answer.status_mut() = status;
    if !words.is_empty() {
        answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    }
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}
