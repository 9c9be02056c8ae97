//! First scene: Ben writes a profile, and Ana finds him by a skill.

use super::{Story, act, expect};
use crate::demo::narrate::Narrator;
use discord_emulator::person::opt;

/// What Ben types, by the names of the form's inputs.
const TYPED: [(&str, &str); 4] = [
    ("headline", "Web pages that load at once"),
    ("bio", "Small sites for small shops. I answer within a day."),
    ("skills", "Web design, Illustration"),
    ("rate", "45 USD/h"),
];

/// Plays it.
pub(super) async fn find(story: &Story<'_>, voice: &mut Narrator) -> anyhow::Result<()> {
    let Story { ana, ben, guild, general, .. } = story;
    voice.blank()?;
    voice.heading("1 · Ben writes a profile, and Ana finds him")?;
    act(voice, ben, "types /profile edit and fills in the form:")?;
    let form = ben.command(*guild, *general, "profile edit", &[]).await?.modal()?;
    voice.form(&TYPED)?;
    let saved = ben.submit(&form, &TYPED).await?.message()?;
    expect(&saved, "This is how others see your profile")?;
    act(voice, ana, "types /freelancers find skill:Web design. Parley suggests skills as she types.")?;
    let asked = [opt("skill", "Web design")];
    let found = ana.command(*guild, *general, "freelancers find", &asked).await?.message()?;
    expect(&found, "Web pages that load at once")?;
    story.show_list(voice, &found)
}
