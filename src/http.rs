//! A small HTTP server, for whoever has a few pages to show: how many are answered at once, how long and how much a request may be.
//! Owns these limits, and that nothing is logged about anybody; what is answered is the others'.

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

/// Connections that are answered at the same time; others wait for their turn.
const AT_ONCE: usize = 64;
/// How long a request may take to arrive.
const HEAD_WITHIN: Duration = Duration::from_secs(10);
/// How long a connection lasts, whatever it does.
const CONNECTION_LASTS: Duration = Duration::from_secs(30);
/// Most bytes of a request's head.
const HEAD_BYTES: usize = 16 * 1024;
/// Pause after no connection could be taken.
const PAUSE: Duration = Duration::from_millis(250);

/// What is asked.
pub type Question = Request<Incoming>;
/// What is answered.
pub type Answer = Response<Full<Bytes>>;

/// Where requests come in.
#[derive(Debug)]
pub struct HttpListener(TcpListener);

impl HttpListener {
    /// Listens at `address`.
    ///
    /// # Errors
    /// When the address is taken, or not this machine's.
    pub async fn bind(address: SocketAddr) -> io::Result<Self> {
        TcpListener::bind(address).await.map(Self)
    }

    /// Where it listens.
    ///
    /// # Errors
    /// When the system does not know.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }

    /// Answers for ever, with what `respond` says.
    pub async fn run<F, A>(self, respond: F)
    where
        F: Fn(Question) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = Answer> + Send + 'static,
    {
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        loop {
            // Never closed, so there is always a turn.
            let Ok(turn) = Arc::clone(&turns).acquire_owned().await else { return };
            match self.0.accept().await {
                Ok((stream, _)) => {
                    let respond = respond.clone();
                    tokio::spawn(async move {
                        serve(stream, respond).await;
                        drop(turn);
                    });
                }
                // Out of files, or the other side is gone already.
                Err(_) => tokio::time::sleep(PAUSE).await,
            }
        }
    }
}

async fn serve<F, A>(stream: TcpStream, respond: F)
where
    F: Fn(Question) -> A + Send + Sync + 'static,
    A: Future<Output = Answer> + Send + 'static,
{
    let service = service_fn(move |request| {
        let answer = respond(request);
        async move { Ok::<_, Infallible>(answer.await) }
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
