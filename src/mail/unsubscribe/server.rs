//! The listener behind the links: one page, and one POST. Owns its limits (how many, how long, how much), and that it logs nothing
//! about anybody.

use super::{Links, page};
use crate::app::{self, App};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tracing::warn;

/// People who are answered at the same time; others wait for their turn.
const AT_ONCE: usize = 64;
/// How long a request may take to arrive.
const HEAD_WITHIN: Duration = Duration::from_secs(10);
/// How long a connection lasts, whatever it does.
const CONNECTION_LASTS: Duration = Duration::from_secs(30);
/// Most bytes of a request's head.
const HEAD_BYTES: usize = 16 * 1024;
/// Most bytes that a mail program or the page's button sends.
const BODY_BYTES: usize = 4 * 1024;
/// Pause after no connection could be taken.
const PAUSE: Duration = Duration::from_millis(250);
/// What the page may do: send its form, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Where links are answered.
#[derive(Debug)]
pub struct Listener {
    listener: TcpListener,
    links: Arc<Links>,
}

impl Listener {
    /// Listens at `address` for the links that `links` made.
    ///
    /// # Errors
    /// When the address is taken, or not this machine's.
    pub async fn bind(address: SocketAddr, links: Arc<Links>) -> io::Result<Self> {
        Ok(Self { listener: TcpListener::bind(address).await?, links })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// When the system does not know.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers for ever.
    pub async fn run(self, app: App) {
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        loop {
            // Never closed, so there is always a turn.
            let Ok(turn) = Arc::clone(&turns).acquire_owned().await else { return };
            match self.listener.accept().await {
                Ok((stream, _)) => {
                    let (app, links) = (app.clone(), Arc::clone(&self.links));
                    tokio::spawn(async move {
                        serve(stream, app, links).await;
                        drop(turn);
                    });
                }
                // Out of files, or the other side is gone already.
                Err(_) => tokio::time::sleep(PAUSE).await,
            }
        }
    }
}

async fn serve(stream: TcpStream, app: App, links: Arc<Links>) {
    let service = service_fn(move |request| {
        let (app, links) = (app.clone(), Arc::clone(&links));
        async move { Ok::<_, Infallible>(respond(&app, &links, request).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_buf_size(HEAD_BYTES)
        .keep_alive(false)
        .serve_connection(TokioIo::new(stream), service);
    // Whoever hangs up or says nonsense is nobody's concern.
    drop(tokio::time::timeout(CONNECTION_LASTS, connection).await);
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
