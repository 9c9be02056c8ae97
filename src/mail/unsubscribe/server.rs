//! What the links are answered with: one page, and one POST. Owns how much may be posted, and that nothing is logged about anybody;
//! the listener is `http`'s.

use super::{Links, page};
use crate::app::{self, App};
use crate::http::HttpListener;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use hyper::{Method, Request, Response, StatusCode};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use tracing::warn;

/// Most bytes that a mail program or the page's button sends.
const BODY_BYTES: usize = 4 * 1024;
/// What the page may do: send its form, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Where links are answered.
#[derive(Debug)]
pub struct Listener {
    listener: HttpListener,
    links: Arc<Links>,
}

impl Listener {
    /// Listens at `address` for the links that `links` made.
    ///
    /// # Errors
    /// When the address is taken, or not this machine's.
    pub async fn bind(address: SocketAddr, links: Arc<Links>) -> io::Result<Self> {
        Ok(Self { listener: HttpListener::bind(address).await?, links })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// When the system does not know.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.address()
    }

    /// Answers for ever.
    pub async fn run(self, app: App) {
        let links = self.links;
        let respond = move |request| {
            let (app, links) = (app.clone(), Arc::clone(&links));
            async move { respond(&app, &links, request).await }
        };
        self.listener.run(respond).await;
    }
}

async fn respond(app: &App, links: &Links, request: Request<Incoming>) -> Response<Full<Bytes>> {
    let Some(from) = links.read(request.uri().path()) else {
        return html(StatusCode::NOT_FOUND, page::unknown());
    };
    let method = request.method().clone();
    let outcome = match method {
        Method::GET | Method::HEAD => app.unsubscribe_page(from).await.map(|about| page::ask(&about)),
        Method::POST => {
            // The link says all that counts.
            if Limited::new(request.into_body(), BODY_BYTES).collect().await.is_err() {
                return html(StatusCode::PAYLOAD_TOO_LARGE, page::unknown());
            }
            app.unsubscribe(from).await.map(|about| page::done(&about))
        }
        _ => {
            let mut response = html(StatusCode::METHOD_NOT_ALLOWED, page::unknown());
            response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET,HEAD,POST"));
            return response;
        }
    };
    match outcome {
        Ok(shown) => html(StatusCode::OK, shown),
        Err(failure) => failed(&failure),
    }
}

fn failed(failure: &app::Error) -> Response<Full<Bytes>> {
    // The log says so by itself, a few times.
    if !failure.is_outage() {
        warn!(%failure, "couldn't answer someone who followed an unsubscribe link");
    }
    html(StatusCode::SERVICE_UNAVAILABLE, page::unsaved())
}

fn html(status: StatusCode, text: String) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(text)));
    *response.status_mut() = status;
    for (name, value) in [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CONTENT_SECURITY_POLICY, POLICY),
        (CACHE_CONTROL, "no-store"),
        (REFERRER_POLICY, "no-referrer"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
