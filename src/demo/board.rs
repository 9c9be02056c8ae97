//! The notice that `parley demo` prints once everything runs: where to look. Owns its wording; says only what works.

use super::narrate::{Narrator, Tone};
use super::past;
use super::world::World;
use anyhow::Context;
use std::path::Path;

/// The scenario's people in the order in which a newcomer should meet them, and what each is.
const PEOPLE: [(&str, &str); 5] = [
    ("Ana", "a client"),
    ("Ben", "a freelancer"),
    ("Chidi", "a freelancer"),
    ("Dana", "an agency owner"),
    ("Mia", "a moderator"),
];

/// Discord's number for a text channel.
const TEXT_CHANNEL: u64 = 0;
/// Channels that are listed at most.
const MOST_CHANNELS: usize = 8;

/// Prints where everything is, what a new place has already, and what to do first.
pub(super) async fn show(
    voice: &mut Narrator,
    world: &World,
    wanted_port: u16,
    is_new: bool,
) -> anyhow::Result<()> {
    let ready = world.emulator.ready();
    voice.heading("Parley is running in its own local Discord. Nothing leaves your machine.")?;
    if !ready.http.ends_with(&format!(":{wanted_port}")) {
        voice.aside(&format!("Port {wanted_port} is taken, so this demo uses another one."))?;
    }
    voice.blank()?;
    row(voice, "Page", &page(world), "start here: two people side by side, with a guide")?;
    row(voice, "Discord", &format!("{}/api/v10", ready.http), "")?;
    row(voice, "Gateway", &ready.gateway, "")?;
    if is_new && world.folder.has_history() {
        row(voice, "History", past::SUMMARY, "--fresh starts without")?;
    }
    let kept = if is_new { "new" } else { "continued from last time" };
    row(voice, "Saved in", &world.folder.world().display().to_string(), kept)?;
    row(voice, "Database", &world.folder.database().display().to_string(), "SQLite, Parley's data")?;
    voice.blank()?;
    people(voice, world)?;
    voice.blank()?;
    look_around(voice, world).await?;
    voice.blank()?;
    voice.aside("Press Ctrl-C to stop. Everything is saved.")?;
    Ok(())
}

/// Where a browser sees it all.
pub(super) fn page(world: &World) -> String {
    format!("{}/", world.emulator.ready().http)
}

fn row(voice: &mut Narrator, name: &str, value: &str, about: &str) -> std::io::Result<()> {
    let name = voice.toned(&format!("{name:<10}"), Tone::Bold);
    let about = if about.is_empty() { String::new() } else { format!("  ({about})") };
    voice.line(&format!("  {name}{value}{}", voice.toned(&about, Tone::Faint)))
}

fn people(voice: &mut Narrator, world: &World) -> anyhow::Result<()> {
    voice.heading("The people in the Workshop server, with tokens for any client of this local Discord")?;
    for (at, (name, about)) in PEOPLE.iter().enumerate() {
        let account = world.emulator.ready().people.get(*name);
        let account = account.with_context(|| format!("the local Discord has nobody called {name}"))?;
        let shown = voice.toned(&format!("{name:<8}"), Tone::Hue(at));
        voice.line(&format!("  {shown}{about:<16}{}", account.token))?;
    }
    Ok(())
}

async fn look_around(voice: &mut Narrator, world: &World) -> anyhow::Result<()> {
    let base = &world.emulator.ready().http;
    let ana = world.person("Ana").await?;
    voice.heading("Look around")?;
    try_this(
        voice,
        "Watch offers and a job play out in the terminal",
        &format!("{} demo --play", program()),
    )?;
    let rooms = ana.channels(world.guild).await?;
    for room in rooms.iter().filter(|room| room.kind == TEXT_CHANNEL).take(MOST_CHANNELS) {
        let transcript = format!("curl '{base}/_emulator/transcripts/{}?as=Ana'", room.id);
        try_this(voice, &format!("#{} as Ana sees it", room.name), &transcript)?;
    }
    try_this(voice, "Every API call Parley made", &format!("curl {base}/_emulator/calls"))?;
    Ok(())
}

fn try_this(voice: &mut Narrator, what: &str, how: &str) -> std::io::Result<()> {
    voice.line(&format!("  {what}"))?;
    voice.line(&format!("    {}", voice.toned(how, Tone::Faint)))
}

/// How this program was started, so that lines with it can be typed again.
pub(super) fn program() -> String {
    let started = std::env::args_os().next();
    started.as_deref().map(Path::new).map_or_else(|| "parley".to_owned(), |path| path.display().to_string())
}
