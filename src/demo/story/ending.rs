//! The end: Ana's list, the rooms as everybody in them sees them, and where all of it is kept.

use super::{Story, act, expect};
use crate::demo::board::program;
use crate::demo::narrate::Narrator;
use anyhow::Context;
use discord_emulator::{Id, transcript};
use std::path::Path;

/// Plays it, waits until Parley has nothing left to do, and prints the rooms.
pub(super) async fn look_back(story: &Story<'_>, voice: &mut Narrator, rooms: [Id; 3]) -> anyhow::Result<()> {
    voice.blank()?;
    voice.heading("11 · Ana looks back")?;
    act(voice, &story.ana, "types /offers. Menus below the list filter by status, or by sent and received.")?;
    let list = story.ana.command(story.guild, story.general, "offers", &[]).await?.message()?;
    expect(&list, "2 offers")?;
    story.show_list(voice, &list)?;
    story.world.settled().await?;
    voice.blank()?;
    voice.heading("The private channels, as both sides see them now")?;
    for room in rooms {
        let bot = story.world.bot();
        let draw = |world: &_| transcript::of(world, room, bot, &voice.queries());
        // What the bot sees is what everybody there sees: answers for one person alone are not in it.
        let text = story.world.emulator.with_world(draw).context("Parley can't see the private channel")?;
        voice.blank()?;
        voice.line(text.trim_end())?;
    }
    Ok(())
}

/// The last lines: what is where. `kept` is the folder that stays; a temporary one is gone by now.
pub(in crate::demo) fn say_where_it_is(voice: &mut Narrator, kept: Option<&Path>) -> anyhow::Result<()> {
    voice.blank()?;
    voice.blank()?;
    voice.heading(
        "Done: offer #1 is a contract on version 2, offer #2 was declined, and job #1 became offer #3.",
    )?;
    let program = program();
    match kept {
        Some(folder) => {
            let folder = folder.display();
            voice.line(&format!("Parley's database  {folder}/parley.sqlite"))?;
            voice.line(&format!("Local Discord      {folder}/discord.json"))?;
            voice.line(&format!("Continue with      {program} demo --data {folder}"))?;
        }
        None => voice.line(&format!("Nothing was saved. To save it: {program} demo --play --data DIR"))?,
    }
    Ok(())
}
