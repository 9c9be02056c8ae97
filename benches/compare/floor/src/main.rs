//! The floor: a bot on the bare library. It keeps nothing, asks no database, and answers each press with the same text. What
//! it costs is the library, TLS and the gateway, which no bot on this library can do without.

use serenity::all::{
    ClientBuilder, Context, CreateInteractionResponse, CreateInteractionResponseMessage, EventHandler,
    GatewayIntents, HttpBuilder, Interaction, Ready,
};
use serenity::async_trait;
use std::env;
use std::error::Error;
use std::io::Write as _;
use std::net::SocketAddr;
use tokio::signal::unix::{SignalKind, signal};

struct Constant;

#[async_trait]
impl EventHandler for Constant {
    async fn ready(&self, _: Context, _: Ready) {
        let mut out = std::io::stdout();
        // Nobody waits for the line if it can't be written.
        drop(writeln!(out, "ready").and_then(|()| out.flush()));
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let Interaction::Component(press) = interaction else { return };
        let message = CreateInteractionResponseMessage::new().content("Nothing to see here.").ephemeral(true);
        if let Err(error) =
            press.create_response(&context.http, CreateInteractionResponse::Message(message)).await
        {
            drop(writeln!(std::io::stderr(), "no answer: {error}"));
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut asked_to_stop = signal(SignalKind::terminate())?;
    let local: SocketAddr = env::var("COMPARE_TLS")?.parse()?;
    if !local.ip().is_loopback() {
        return Err("COMPARE_TLS isn't on this machine".into());
    }
    let certificate = reqwest::Certificate::from_pem(&std::fs::read(env::var("COMPARE_CA")?)?)?;
    // The library's own name for Discord, resolved to the local one: its limiter and TLS stay as they are.
    let client = reqwest::Client::builder()
        .use_rustls_tls()
        .no_proxy()
        .tls_built_in_root_certs(false)
        .add_root_certificate(certificate)
        .resolve("discord.com", local)
        .build()?;
    let http = HttpBuilder::new(env::var("COMPARE_TOKEN")?).client(client).build();
    let application = http.get_current_application_info().await?.id;
    http.set_application_id(application);
    let mut client =
        ClientBuilder::new_with_http(http, GatewayIntents::GUILDS).event_handler(Constant).await?;
    let shards = client.shard_manager.clone();
    tokio::select! {
        ended = client.start() => ended?,
        _ = asked_to_stop.recv() => shards.shutdown_all().await,
    }
    Ok(())
}
