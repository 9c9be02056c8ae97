//! The program `discord-emulator`: reads the command line, starts the emulator, prints its addresses, and stops
//! cleanly.
//!
//! Must not know how anything inside works. Standard output has exactly one line, the JSON of
//! [`discord_emulator::Ready`], printed once the emulator accepts connections. Logs and errors go to standard error.

use std::fmt::Display;
use std::io::{IsTerminal as _, Write as _};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use discord_emulator::{Emulator, Options, Scenario};
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

/// A local Discord server for testing bots: API v10 over HTTP and WebSocket.
#[derive(Debug, Parser)]
#[command(name = "discord-emulator", version)]
struct Arguments {
    /// The scenario file (TOML): servers, channels, roles, people, bots and tokens to start with
    #[arg(long, value_name = "FILE")]
    scenario: PathBuf,
    /// Address for plain HTTP and WebSocket; port 0 picks a free port
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:0")]
    http: SocketAddr,
    /// Address for HTTPS and secure WebSocket; port 0 picks a free port
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:0")]
    tls: SocketAddr,
    /// Saves the state to this file and continues from it on the next start
    #[arg(long, value_name = "FILE")]
    snapshot: Option<PathBuf>,
    /// Keeps the certificates in this folder; without it, new ones are created on each start
    #[arg(long, value_name = "DIR")]
    certificates: Option<PathBuf>,
    /// Writes every REST call and its answer to the end of this file, as lines of JSON
    #[arg(long, value_name = "FILE")]
    calls: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    logs.with_ansi(std::io::stderr().is_terminal()).init();
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // If standard error is closed, there is nowhere left to report to.
            let _ = writeln!(std::io::stderr(), "discord-emulator: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), String> {
    let mut interrupt = signal(SignalKind::interrupt()).map_err(with_context("listening for SIGINT"))?;
    let mut terminate = signal(SignalKind::terminate()).map_err(with_context("listening for SIGTERM"))?;
    let path = arguments.scenario.display().to_string();
    let text = std::fs::read_to_string(&arguments.scenario).map_err(with_context(&path))?;
    let options = Options {
        scenario: Scenario::parse(&text).map_err(with_context(&path))?,
        http: arguments.http,
        tls: arguments.tls,
        snapshot: arguments.snapshot,
        certificate_dir: arguments.certificates,
    };
    let emulator = Emulator::start(options).await.map_err(|error| one_line(&error))?;
    if let Some(file) = &arguments.calls {
        emulator.shared().calls.write_to(file).map_err(with_context(&file.display().to_string()))?;
    }
    let ready = serde_json::to_string(emulator.ready()).map_err(with_context("writing the ready line"))?;
    let mut out = std::io::stdout();
    writeln!(out, "{ready}").and_then(|()| out.flush()).map_err(with_context("standard output"))?;
    tokio::select! {
        _ = interrupt.recv() => tracing::info!("SIGINT: stopping"),
        _ = terminate.recv() => tracing::info!("SIGTERM: stopping"),
    }
    emulator.stop().await.map_err(|error| one_line(&error))
}

fn with_context<E: Display>(what: &str) -> impl Fn(E) -> String {
    let what = what.to_owned();
    move |error| one_line(&format!("{what}: {error}"))
}

/// An error in one line: TOML errors have several.
fn one_line(error: &impl Display) -> String {
    error.to_string().lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}
