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
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
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
/// What is done after an answer.
pub type Later = Pin<Box<dyn Future<Output = ()> + Send>>;

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
        let respond = move |question| {
            let answer = respond(question);
            async move { (answer.await, None) }
        };
        self.run_then(respond).await;
    }

    /// The same. What `respond` gives along with an answer begins once all of that answer is sent, and never if it can't be: whoever asked
    /// and heard nothing knows that nothing began.
    pub async fn run_then<F, A>(self, respond: F)
    where
        F: Fn(Question) -> A + Clone + Send + Sync + 'static,
        A: Future<Output = (Answer, Option<Later>)> + Send + 'static,
    {
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        loop {
            // Never closed, so there is always a turn.
            let Ok(turn) = Arc::clone(&turns).acquire_owned().await else { return };
            match self.0.accept().await {
                Ok((stream, _)) => {
                    let respond = respond.clone();
                    tokio::spawn(async move {
                        let later = serve(stream, respond).await;
                        drop(turn);
                        if let Some(later) = later {
                            later.await;
                        }
                    });
                }
                // Out of files, or the other side is gone already.
                Err(_) => tokio::time::sleep(PAUSE).await,
            }
        }
    }
}

/// Answers a connection's one request; gives what is to be done after that.
async fn serve<F, A>(stream: TcpStream, respond: F) -> Option<Later>
where
    F: Fn(Question) -> A + Send + Sync + 'static,
    A: Future<Output = (Answer, Option<Later>)> + Send + 'static,
{
    let slot = Arc::new(Mutex::new(None));
    let later = Arc::clone(&slot);
    let service = service_fn(move |request| {
        let (answer, slot) = (respond(request), Arc::clone(&slot));
        async move {
            let (answer, later) = answer.await;
            *slot.lock().unwrap_or_else(PoisonError::into_inner) = later;
            Ok::<_, Infallible>(answer)
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_buf_size(HEAD_BYTES)
        .keep_alive(false)
        .serve_connection(TokioIo::new(stream), service);
    match tokio::time::timeout(CONNECTION_LASTS, connection).await {
        Ok(Ok(())) => later.lock().unwrap_or_else(PoisonError::into_inner).take(),
        // Whoever hangs up or says nonsense is nobody's concern.
        Ok(Err(_)) | Err(_) => None,
    }
}
