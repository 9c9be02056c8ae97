//! Where Parley listens: for health and metrics, interactions over HTTP, and those who follow a link to end their mail. Owns what the
//! operator hears of it.

use super::RunError;
use super::work::Work;
use crate::app::App;
use crate::discord::endpoint::Endpoint;
use crate::health::Health;
use crate::http::HttpListener;
use crate::mail::{Links, Listener};
use std::net::SocketAddr;
use std::sync::Arc;
use tracing::info;

/// The links that end mail, and where they are answered.
pub(super) type Unsubscribing = (Arc<Links>, Listener);

/// Makes the links below `base` ready, before Discord is asked anything.
pub(super) async fn unsubscribing(
    app: &App,
    base: &str,
    address: SocketAddr,
) -> Result<Unsubscribing, RunError> {
    let links = Arc::new(Links::new(app, base).await?);
    let listener = Listener::bind(address, Arc::clone(&links)).await;
    let key = "unsubscribe_listen in [mail]";
    let listener = listener.map_err(|why| RunError::Listen { key, address, why })?;
    info!(%address, "answering unsubscribe links");
    Ok((links, listener))
}

/// Answers health and metrics, from before Discord is asked anything on.
pub(super) async fn show_health(
    work: &mut Work,
    address: SocketAddr,
    health: Health,
) -> Result<(), RunError> {
    let (address, listener) = bind("listen in [http]", address).await?;
    info!(%address, "answering health checks and metrics");
    work.listeners.spawn(listener.run(move |question| health.clone().respond(question)));
    Ok(())
}

/// Takes interactions over HTTP: a load balancer is told to try another process until Parley is logged in, and once it stops.
pub(super) async fn take_interactions(
    work: &mut Work,
    address: SocketAddr,
    endpoint: Endpoint,
) -> Result<(), RunError> {
    let (address, listener) = bind("interactions_listen in [http]", address).await?;
    info!(%address, "taking interactions over HTTP");
    work.listeners.spawn(listener.run_then(move |question| endpoint.clone().respond(question)));
    Ok(())
}

async fn bind(key: &'static str, address: SocketAddr) -> Result<(SocketAddr, HttpListener), RunError> {
    let bound = async {
        let listener = HttpListener::bind(address).await?;
        Ok((listener.address()?, listener))
    };
    bound.await.map_err(|why| RunError::Listen { key, address, why })
}
