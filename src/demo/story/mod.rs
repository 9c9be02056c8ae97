//! The story: two direct offers from both sides, one accepted after a change, one declined, and a job that ends in a third. Owns who takes part and what
//! most scenes need; each scene has a file. Everything is done as a person's client does it, over the wire.

mod accept;
mod change;
mod decline;
pub(super) mod ending;
pub(super) mod job;
mod offer;
mod pay;
mod profile;
pub(super) mod rate;
pub(super) mod work;

use super::narrate::Narrator;
use super::world::World;
use anyhow::{Context, ensure};
use discord_emulator::person::{Message, Modal, OptionValue, Person, opt};
use discord_emulator::{Id, transcript};
use serde_json::Value;

/// Who takes part, and where.
pub(super) struct Story<'a> {
    world: &'a World,
    ana: Person,
    ben: Person,
    chidi: Person,
    dana: Person,
    mia: Person,
    guild: Id,
    general: Id,
}

/// Plays it all and prints it.
///
/// # Errors
/// What went otherwise than told.
pub(super) async fn play(world: &World, voice: &mut Narrator) -> anyhow::Result<()> {
    voice.heading("Parley in action: direct offers and a job, seen from all sides")?;
    voice.aside("A local Discord and Parley run in this process. Nothing leaves your machine.")?;
    voice.aside("Lines after ┊ are what that person types or sees on screen.")?;
    let story = Story::cast(world).await?;
    let told = async {
        profile::find(&story, voice).await.context("finding a freelancer")?;
        let card = offer::send(&story, voice).await.context("sending the offer")?;
        let card = change::agree(&story, voice, &card).await.context("changing the offer")?;
        accept::confirm(&story, voice, &card).await.context("accepting the offer")?;
        let approved = work::submit(&story, voice, card.channel).await.context("submitting the work")?;
        pay::record(&story, voice, card.channel, &approved).await.context("paying")?;
        rate::each_other(&story, voice, card.channel).await.context("rating each other")?;
        let declined = decline::decline(&story, voice).await.context("declining the second offer")?;
        let hired = job::hire(&story, voice).await.context("hiring for a job")?;
        ending::look_back(&story, voice, [card.channel, declined.channel, hired])
            .await
            .context("looking back")
    };
    told.await.map_err(|why: anyhow::Error| anyhow::anyhow!("the story failed: {why:#}"))
}

impl<'a> Story<'a> {
    async fn cast(world: &'a World) -> anyhow::Result<Self> {
        let ana = world.person("Ana").await?;
        let general = ana.channel_named(world.guild, "general").await?.id;
        let (ben, chidi) = (world.person("Ben").await?, world.person("Chidi").await?);
        let (dana, mia) = (world.person("Dana").await?, world.person("Mia").await?);
        Ok(Self { world, ana, ben, chidi, dana, mia, guild: world.guild, general })
    }

    /// `/offer send`, up to its form.
    async fn offer_form(&self, to: &Person, more: &[(&str, OptionValue)]) -> anyhow::Result<Modal> {
        let mut options = vec![opt("to", OptionValue::User(to.id()))];
        options.extend(more.iter().map(|(name, value)| opt(name, value.clone())));
        let answer = self.ana.command(self.guild, self.general, "offer send", &options).await?;
        Ok(answer.modal()?)
    }

    /// A message in few words, as its reader sees it: of the fields only those whose names begin like one in `fields`.
    fn draw(&self, message: &Message, fields: &[&str], voice: &Narrator) -> Vec<String> {
        let shown = shortened(&message.raw, fields);
        let draw = |world: &_| transcript::of_message(world, &shown, &voice.look_inside());
        self.world.emulator.with_world(draw)
    }

    /// Prints a list without the menu below it, which repeats it.
    fn show_list(&self, voice: &mut Narrator, list: &Message) -> anyhow::Result<()> {
        let mut lines = self.draw(list, &[], voice);
        lines.truncate(lines.iter().position(|line| line.starts_with('‹')).unwrap_or(lines.len()));
        Ok(voice.seen(&lines)?)
    }

    /// Prints what somebody sees.
    fn show(&self, voice: &mut Narrator, message: &Message, fields: &[&str]) -> anyhow::Result<()> {
        let lines = self.draw(message, fields, voice);
        Ok(voice.seen(&lines)?)
    }
}

/// Prints what `person` does.
fn act(voice: &mut Narrator, person: &Person, what: &str) -> anyhow::Result<()> {
    const HUES: [&str; 5] = ["Ana", "Ben", "Chidi", "Dana", "Mia"];
    let hue = HUES.iter().position(|name| *name == person.name()).unwrap_or(HUES.len());
    Ok(voice.act(person.name(), hue, what)?)
}

/// The room of two people, once `person` can see it.
async fn room(story: &Story<'_>, person: &Person, name: &str) -> anyhow::Result<Id> {
    Ok(person.wait_channel(story.guild, |channel| channel.name == name).await?.id)
}

/// The card of an offer's version, once `person` can see it in this state (a word of its footer).
pub(super) async fn card(person: &Person, room: Id, version: &str, state: &str) -> anyhow::Result<Message> {
    let footer = format!("{version} · {state}");
    let is_card = |message: &Message| {
        message.embeds().iter().any(|embed| embed["footer"]["text"].as_str() == Some(footer.as_str()))
    };
    Ok(person.wait_message(room, is_card).await?)
}

/// Fails unless these words stand in the message.
pub(super) fn expect(message: &Message, words: &str) -> anyhow::Result<()> {
    ensure!(message.says(words), "expected {words:?} in this message:\n{}", message.words());
    Ok(())
}

/// The JSON of a message without author, footer, and the fields that nobody asked for.
fn shortened(message: &Value, fields: &[&str]) -> Value {
    let mut shown = message.clone();
    for embed in shown["embeds"].as_array_mut().into_iter().flatten() {
        let Some(parts) = embed.as_object_mut() else { continue };
        parts.remove("author");
        parts.remove("footer");
        if let Some(list) = parts.get_mut("fields").and_then(Value::as_array_mut) {
            let is_wanted = |name: &str| fields.iter().any(|field| name.starts_with(field));
            list.retain(|field| field["name"].as_str().is_some_and(is_wanted));
        }
    }
    shown
}
