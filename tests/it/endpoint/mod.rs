//! Interactions over HTTP: Parley without a gateway connection, to which the local Discord sends signed requests, straight or through a
//! real nginx. Owns how such a Parley is started, and how Discord is told where it is.

#[cfg(unix)]
mod campaign;
mod divided;
mod draining;
mod nginx;
mod process;
mod requests;
mod rolling;
mod whole_story;

use crate::harness::database::Engine;
use crate::harness::world::{World, workshop};
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};

/// An address that nobody else has at the moment.
fn free_address() -> SocketAddr {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    free.local_addr().expect("an address")
}

fn url(address: SocketAddr) -> String {
    format!("http://{address}/interactions")
}

/// Tells Discord where interactions are to be sent, as an operator does in the developer portal; gives what Discord says.
async fn send_to(world: &World, url: &str) -> (StatusCode, Value) {
    let ready = world.emulator.ready();
    let asked = Client::new()
        .patch(format!("{}/api/v10/applications/@me", ready.http))
        .header("authorization", format!("Bot {}", ready.bots["Parley"].token))
        .json(&json!({ "interactions_endpoint_url": url }));
    let answer = asked.send().await.expect("an answer");
    (answer.status(), answer.json().await.expect("JSON"))
}

/// A world in which a Parley without the gateway listens.
async fn set(engine: &Engine) -> (World, SocketAddr) {
    let mut world = World::set(engine, workshop()).await;
    let address = free_address();
    world.config.discord.gateway = false;
    world.config.http.interactions_listen = Some(address);
    (world, address)
}

/// Starts it, and has Discord send interactions to it.
async fn start(world: &mut World, address: SocketAddr) {
    let (bot, ready) = world.launch(None);
    world.bot = Some(bot);
    ready.await.expect("Parley is ready");
    let (status, said) = send_to(world, &url(address)).await;
    assert_eq!(status, StatusCode::OK, "{said}");
}
