//! `parley demo`: a local Discord with people in it, and Parley, in one process. Owns the command's arguments and its
//! two lives: staying, with a past in a new place, for whoever wants to look around, and playing the story. No rule of the product is
//! here.

mod board;
mod browser;
mod folder;
mod narrate;
mod past;
mod story;
mod world;

use crate::shutdown::Shutdown;
use anyhow::Context as _;
use folder::Folder;
use narrate::Narrator;
use std::path::PathBuf;
use world::{Port, Start, World};

/// Where the local Discord answers unless told otherwise.
const PORT: u16 = 8737;
/// Where the world is kept unless told otherwise.
const FOLDER: &str = "data/demo";

/// What `parley demo` takes.
#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {
    /// Play two offers from both sides, print them and exit. Uses a temporary folder unless --data is given.
    #[arg(long)]
    pub play: bool,
    /// With --play: play it at this moment, such as 2028-02-29T23:59:00Z, instead of now.
    #[arg(long, value_name = "MOMENT", requires = "play", value_parser = moment)]
    pub at: Option<u64>,
    /// Folder for the local Discord and the database [default: data/demo].
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Start over: delete an earlier demo's local Discord and database in that folder.
    #[arg(long)]
    pub reset: bool,
    /// Set up a new server without its history: no contracts, no offers.
    #[arg(long, conflicts_with = "play")]
    pub fresh: bool,
    /// Open the page in your browser.
    #[arg(long, conflicts_with = "play")]
    pub open: bool,
    /// HTTP port of the local Discord [default: 8737]. If it's taken, the next 10 are tried.
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
}

/// Runs the demo: until somebody asks it to stop, or with `--play` until the story is over.
///
/// # Errors
/// What made it impossible, or went otherwise than told, in a sentence.
pub async fn run(arguments: Arguments) -> anyhow::Result<()> {
    let mut voice = Narrator::of_terminal();
    let shutdown = Shutdown::listen().context("couldn't listen for signals to stop")?;
    if arguments.play {
        play(arguments, &mut voice, shutdown).await
    } else {
        stay(arguments, &mut voice, shutdown).await
    }
}

/// The Unix milliseconds of what was typed.
fn moment(text: &str) -> Result<u64, String> {
    discord_emulator::parse_timestamp(text)
        .ok_or_else(|| "expected a moment such as 2028-02-29T23:59:00Z".to_owned())
}

async fn stay(arguments: Arguments, voice: &mut Narrator, mut shutdown: Shutdown) -> anyhow::Result<()> {
    let folder = Folder::open(arguments.data.unwrap_or_else(|| FOLDER.into()), arguments.reset)?;
    let is_new = !folder.has_world();
    if is_new && !arguments.fresh {
        tokio::select! {
            furnished = furnish(&folder, voice) => furnished?,
            () = shutdown.asked() => {
                return Ok(voice.line("Stopped. The next start sets up the history again.")?);
            }
        }
    } else if !is_new && arguments.fresh {
        voice.line(&format!(
            "--fresh changes nothing: {} already has a server. Add --reset to delete it.",
            folder.path().display()
        ))?;
        voice.blank()?;
    }
    let wanted = arguments.port.unwrap_or(PORT);
    let mut world = World::open(folder, Start::watched(Port::From(wanted), None)).await?;
    board::show(voice, &world, wanted, is_new).await?;
    if arguments.open
        && let Err(error) = browser::show(&board::page(&world))
    {
        voice.aside(&format!("Parley couldn't start a browser ({error}). Open the page yourself."))?;
    }
    let ended = tokio::select! {
        ended = world.ended() => ended,
        () = shutdown.asked() => Ok(()),
    };
    let closed = world.close().await;
    ended?;
    let folder = closed?;
    voice.blank()?;
    voice.line(&format!(
        "Stopped. Everything is saved in {}, and the next start continues from there.",
        folder.path().display()
    ))?;
    Ok(())
}

/// Gives a new place its past. Without one it's still a place to look around in.
async fn furnish(folder: &Folder, voice: &mut Narrator) -> anyhow::Result<()> {
    match past::furnish(folder.unfinished()?, voice).await {
        Ok(made) => folder.adopt(made),
        Err(why) => {
            voice.line(&format!("Couldn't set up the history, so the server is empty: {why:#}"))?;
            Ok(voice.blank()?)
        }
    }
}

async fn play(arguments: Arguments, voice: &mut Narrator, mut shutdown: Shutdown) -> anyhow::Result<()> {
    let folder = match arguments.data {
        Some(path) => Folder::open_empty(path, arguments.reset)?,
        None => Folder::temporary()?,
    };
    let is_kept = !folder.is_temporary();
    let start = Start::watched(arguments.port.map_or(Port::Any, Port::From), arguments.at);
    let mut world = World::open(folder, start).await?;
    let told = tokio::select! {
        told = story::play(&world, voice) => told,
        () = shutdown.asked() => Err(anyhow::anyhow!("stopped before the story ended")),
    };
    // Whatever stopped Parley is why the story went wrong.
    let told = match world.failure().await {
        Some(failure) => Err(failure),
        None => told,
    };
    let closed = world.close().await;
    told?;
    let folder = closed?;
    story::ending::say_where_it_is(voice, is_kept.then_some(folder.path()))
}
