//! The comparison: runs Parley and bots of the same shape against a local Discord, presses their buttons, and prints one table.
//!
//! The local Discord and the people are in this process, each bot is a process of its own on a core of its own. `run` beside
//! this crate builds everything and starts it.

mod board;
mod bots;
mod measure;
mod prepare;
mod press;
mod process;
mod table;
mod world;

use anyhow::Context as _;
use bots::Bot;
use clap::Parser;
use measure::{Figures, measure, soak};
use std::path::PathBuf;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};

/// Measures bots of the same shape side by side.
#[derive(Debug, Parser)]
struct Arguments {
    /// Which bots, in order
    #[arg(long, value_delimiter = ',', default_value = "discord.js,discord.py,parley,floor")]
    bots: Vec<Bot>,
    /// How often everything is measured; the table has the medians
    #[arg(long, default_value_t = 3)]
    repeats: usize,
    /// Presses a second, for response times and processor time
    #[arg(long, default_value_t = 50)]
    rate: u32,
    /// For how many seconds at that rate
    #[arg(long, default_value_t = 30)]
    seconds: u64,
    /// Seconds at each rate while the highest is looked for
    #[arg(long, default_value_t = 5)]
    step_seconds: u64,
    /// Offers that are open before each measurement
    #[arg(long, default_value_t = 1_000)]
    offers: usize,
    /// Starts and stops of each bot in each repeat
    #[arg(long, default_value_t = 5)]
    starts: usize,
    /// The core of the bots
    #[arg(long, default_value_t = 1)]
    core: usize,
    /// Leaves out the search for the highest rate
    #[arg(long)]
    no_highest: bool,
    /// Instead of the table: how each bot's memory grows while people press so often
    #[arg(long)]
    soak: Option<u32>,
    /// The program `parley`
    #[arg(long)]
    parley: PathBuf,
    /// The program `compare-floor`
    #[arg(long)]
    floor: PathBuf,
    /// The program `node`
    #[arg(long)]
    node: PathBuf,
    /// The program `python`, with discord.py
    #[arg(long)]
    python: PathBuf,
    /// Versions, for the table
    #[arg(long, default_value = "")]
    about: String,
    /// A folder on the disk that databases are measured on; by default the system's temporary one
    #[arg(long)]
    scratch: Option<PathBuf>,
    /// The folder `benches/compare`
    #[arg(long)]
    folder: PathBuf,
}

/// What is measured, and how.
struct Plan {
    rate: u32,
    time: Duration,
    step: Duration,
    offers: usize,
    starts: usize,
    highest: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    // Whoever ends the comparison ends the bots with it.
    tokio::select! {
        compared = compare(Arguments::parse()) => compared,
        _ = interrupt.recv() => anyhow::bail!("ended before its end"),
        _ = terminate.recv() => anyhow::bail!("ended before its end"),
    }
}

async fn compare(arguments: Arguments) -> anyhow::Result<()> {
    anyhow::ensure!(arguments.rate > 0 && arguments.seconds > 0, "a rate and a time are at least 1");
    let plan = Plan {
        rate: arguments.rate,
        time: Duration::from_secs(arguments.seconds),
        step: Duration::from_secs(arguments.step_seconds),
        offers: arguments.offers,
        starts: arguments.starts,
        highest: !arguments.no_highest,
    };
    let programs = bots::Programs {
        parley: arguments.parley,
        floor: arguments.floor,
        node: arguments.node,
        python: arguments.python,
        folder: arguments.folder,
        core: arguments.core,
    };
    let scratch = match arguments.scratch {
        Some(folder) => tempfile::tempdir_in(folder)?,
        None => tempfile::tempdir()?,
    };
    let load_before = table::load()?;
    let mut prepared = Vec::new();
    for bot in &arguments.bots {
        eprintln!("{}: preparing {} offers", bot.name(), plan.offers);
        let stage = prepare::prepare(*bot, &programs, scratch.path(), plan.offers).await;
        prepared.push(stage.with_context(|| format!("preparing {}", bot.name()))?);
    }
    if let Some(presses) = arguments.soak {
        for (bot, stage) in arguments.bots.iter().zip(&prepared) {
            eprintln!("{}: {presses} presses at {} a second", bot.name(), plan.rate);
            soak(stage, &programs, presses, plan.rate)
                .await
                .with_context(|| format!("soaking {}", bot.name()))?;
        }
        return Ok(());
    }
    let mut all: Vec<(Bot, Vec<Figures>)> = arguments.bots.iter().map(|bot| (*bot, Vec::new())).collect();
    for repeat in 1..=arguments.repeats {
        for ((bot, figures), stage) in all.iter_mut().zip(&prepared) {
            eprintln!("{}: measuring, {repeat} of {}", bot.name(), arguments.repeats);
            let measured = measure(stage, &programs, &plan).await;
            figures.push(measured.with_context(|| format!("measuring {}", bot.name()))?);
        }
    }
    print!("{}", table::render(&all, &plan, &arguments.about, &load_before)?);
    Ok(())
}
