//! The past of a new place: three contracts from weeks ago, an open job and an offer that waits for an answer, so that a newcomer finds people at
//! work. Owns when each of it happens, and who takes part; each part has a file. Everything is done as a person's client does it,
//! over the wire, by a clock that stands weeks ago and jumps ahead.

mod acts;
mod icons;
mod job;
mod menu_board;
mod offer;
mod photos;

use super::folder::Folder;
use super::narrate::Narrator;
use super::world::{Start, World};
use crate::clock::Clock;
use crate::domain::time::SECOND_MS;
use anyhow::Context;
use discord_emulator::Id;
use discord_emulator::person::Person;
use discord_emulator::scenario::{GuideEnd, GuideStep};

const MINUTE_MS: u64 = 60_000;
const DAY_MS: u64 = 86_400_000;
/// How many whole weeks ago it begins, on a Monday: the weeks of hours end where they should, and people work on workdays.
const WEEKS: u64 = 7;
/// Unix time begins on a Thursday.
const DAYS_TO_THURSDAY: u64 = 3;

/// What is there afterwards.
pub(super) const SUMMARY: &str =
    "three finished contracts, an open job, and an offer that waits for Ben's answer";

/// A place in its past, with those who take part.
struct Past {
    world: World,
    calendar: Calendar,
    ana: Person,
    ben: Person,
    chidi: Person,
    dana: Person,
    mia: Person,
    general: Id,
    find_work: Id,
}

/// The step of the page's guide that shows it.
pub(super) fn guide() -> GuideStep {
    GuideStep {
        who: "Ben".to_owned(),
        text: "This server has some history: contracts with feedback, a job in #find-work, and in #dana-ben an offer that waits for Ben. Press `View offer` \
               there, or start with the next step."
            .to_owned(),
        until: GuideEnd::Press(["View offer", "Accept offer", "Decline offer"].map(str::to_owned).to_vec()),
    }
}

/// Plays the past in a new place, in a folder of its own that goes if this fails; returns that folder.
///
/// # Errors
/// What went otherwise than planned.
pub(super) async fn furnish(unfinished: Folder, voice: &mut Narrator) -> anyhow::Result<Folder> {
    let clock = Clock::machine();
    let began = clock.now();
    let now_ms = u64::try_from(began.0).context("the machine's clock is before 1970")?;
    let calendar = Calendar::up_to(now_ms);
    voice.line("Setting up the server with some history. --fresh starts with an empty one.")?;

    let past = Past::open(unfinished, calendar, calendar.at(0, 8, 30)).await?;
    let played = before_the_statement(&past, voice).await;
    let made = past.close(played).await?;
    // A week with hours ends while Parley is away, so it posts the statement as soon as it's back.
    let past = Past::open(made, calendar, calendar.at(photos::STATEMENT_DAY, 0, 1)).await?;
    let played = from_the_statement_on(&past, voice, yesterday(now_ms)).await;
    let made = past.close(played).await?;
    made.note_history()?;

    let took_s = (clock.now().since(began) + SECOND_MS / 2) / SECOND_MS;
    voice.line(&format!("  Done in {took_s} s"))?;
    voice.blank()?;
    Ok(made)
}

async fn before_the_statement(past: &Past, voice: &mut Narrator) -> anyhow::Result<()> {
    menu_board::play(past).await.context("the menu board")?;
    voice.line("  Ana and Ben: a menu board in two milestones, paid and completed")?;
    photos::work(past).await.context("the photos")?;
    icons::play(past).await.context("the icons")?;
    Ok(voice.line("  Dana and Ben: icons for a flyer, paid and completed")?)
}

async fn from_the_statement_on(past: &Past, voice: &mut Narrator, yesterday_ms: u64) -> anyhow::Result<()> {
    photos::end(past).await.context("the end of the photos")?;
    voice.line("  Ana and Chidi: photos by the hour, paid and ended early")?;
    offer::send(past, yesterday_ms).await.context("the offer")?;
    job::post(past).await.context("the job")?;
    voice.line("  Dana and Ben: another offer, which waits for Ben's answer")?;
    Ok(voice.line("  Dana: a job on the job board, which anyone can apply for")?)
}

/// The days of the past, counted from its first.
#[derive(Debug, Clone, Copy)]
struct Calendar {
    first_day_ms: u64,
}

impl Calendar {
    /// So that it ends before a moment in Unix milliseconds.
    fn up_to(now_ms: u64) -> Self {
        let today = now_ms / DAY_MS;
        let days_since_monday = (today + DAYS_TO_THURSDAY) % 7;
        Self { first_day_ms: (today - days_since_monday - 7 * WEEKS) * DAY_MS }
    }

    /// A moment of a day, in Unix milliseconds.
    const fn at(self, day: u64, hour: u64, minute: u64) -> u64 {
        self.first_day_ms + day * DAY_MS + (60 * hour + minute) * MINUTE_MS
    }
}

/// The afternoon of the day before.
const fn yesterday(now_ms: u64) -> u64 {
    (now_ms / DAY_MS - 1) * DAY_MS + (16 * 60 + 10) * MINUTE_MS
}

impl Past {
    /// The place at a moment in Unix milliseconds.
    async fn open(folder: Folder, calendar: Calendar, at_ms: u64) -> anyhow::Result<Self> {
        let world = World::open(folder, Start::unwatched(at_ms)).await?;
        let (ana, ben) = (world.person("Ana").await?, world.person("Ben").await?);
        let (chidi, dana) = (world.person("Chidi").await?, world.person("Dana").await?);
        let mia = world.person("Mia").await?;
        let general = ana.channel_named(world.guild, "general").await?.id;
        let find_work = ana.channel_named(world.guild, "find-work").await?.id;
        Ok(Self { world, calendar, ana, ben, chidi, dana, mia, general, find_work })
    }

    /// Lets time pass until a moment of a day.
    async fn reach(&self, day: u64, hour: u64, minute: u64) -> anyhow::Result<()> {
        self.world.pass_until(self.calendar.at(day, hour, minute)).await
    }

    /// Ends it as it was played; returns its folder.
    async fn close(mut self, played: anyhow::Result<()>) -> anyhow::Result<Folder> {
        let played = match played {
            Ok(()) => self.tidy_up().await,
            failed => failed,
        };
        // Whatever stopped Parley is why it went wrong.
        let played = match self.world.failure().await {
            Some(failure) => Err(failure),
            None => played,
        };
        let closed = self.world.close().await;
        played?;
        closed
    }

    /// Waits until everything is delivered. What only one person sees goes as it does on Discord when its client is closed.
    async fn tidy_up(&self) -> anyhow::Result<()> {
        self.world.settled().await?;
        for person in [&self.ana, &self.ben, &self.chidi, &self.dana, &self.mia] {
            let own_name = person.name().to_lowercase();
            let mut channels = person.channels(self.world.guild).await?;
            channels.retain(|channel| {
                channel.id == self.general || channel.name.split('-').any(|name| name == own_name)
            });
            for channel in channels {
                for message in person.messages(channel.id).await?.iter().filter(|one| one.ephemeral()) {
                    person.delete(message).await?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::UnixMs;
    use chrono::{Datelike, Weekday};

    #[test]
    fn it_begins_on_a_monday_and_ends_before_the_present() {
        for day in 20_000..20_020 {
            for now_ms in [day * DAY_MS, (day + 1) * DAY_MS - 1] {
                let calendar = Calendar::up_to(now_ms);
                let first = UnixMs(i64::try_from(calendar.at(0, 0, 0)).expect("a moment")).day();
                assert_eq!(first.weekday(), Weekday::Mon);
                let last = calendar.at(photos::LAST_DAY, 23, 59);
                assert!(last < yesterday(now_ms) && yesterday(now_ms) + 7 * 3_600_000 < now_ms, "{now_ms}");
            }
        }
    }
}
