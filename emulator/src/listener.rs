//! Owns accepting connections, plain and TLS, and closing one without a response when a fault asks for it. Must not
//! know what is served.

use crate::http::CloseConnection;
use axum::Router;
use axum::body::Body;
use axum::http::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use std::io;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio_rustls::TlsAcceptor;

/// Serves a listener until `stop` becomes true, then closes all connections.
pub(crate) async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    router: Router,
    mut stop: watch::Receiver<bool>,
) {
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = stop.wait_for(|stop| *stop) => return,
        };
        let Ok((stream, _)) = accepted else { continue };
        let (tls, router, mut stop) = (tls.clone(), router.clone(), stop.clone());
        tokio::spawn(async move {
            tokio::select! {
                () = connect(stream, tls, router) => {}
                _ = stop.wait_for(|stop| *stop) => {}
            }
        });
    }
}

async fn connect(stream: TcpStream, tls: Option<TlsAcceptor>, router: Router) {
    // Nagle's algorithm would delay small responses.
    let _ = stream.set_nodelay(true);
    let Some(tls) = tls else { return converse(stream, router).await };
    match tls.accept(stream).await {
        Ok(stream) => converse(stream, router).await,
        Err(error) => tracing::debug!(%error, "a TLS handshake failed"),
    }
}

async fn converse<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(stream: S, router: Router) {
    let service = TowerToHyperService::new(router);
    let answer = service_fn(move |request: hyper::Request<Incoming>| {
        let answer = hyper::service::Service::call(&service, request);
        async move {
            let response: Response<Body> = answer.await.unwrap_or_else(|never| match never {});
            match response.extensions().get::<CloseConnection>() {
                Some(_) => Err(io::Error::other("closed without an answer")),
                None => Ok(response),
            }
        }
    });
    let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), answer).with_upgrades();
    if let Err(error) = connection.await {
        tracing::debug!(%error, "a connection failed");
    }
}
