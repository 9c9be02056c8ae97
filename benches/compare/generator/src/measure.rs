//! What is measured of one bot: starts and stops, idle memory, response times and processor time at one rate, and the most
//! presses that it answers. Every measurement starts from a copy of what was prepared.

use crate::Plan;
use crate::bots::{Bot, Programs};
use crate::prepare::{QUIET, Stage};
use crate::press::{Mix, Pressed, board, press, suffices};
use crate::process::{Process, cpu_s};
use crate::world::{ACCEPT, Room, Town, button, id_of};
use anyhow::Context as _;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// From ready until the memory of an idle bot is read.
const IDLE: Duration = Duration::from_secs(5);
/// Before anything is counted, people look at offers for this long.
const WARM_UP: Duration = Duration::from_secs(2);
const WARM_UP_RATE: u32 = 50;
/// Deliveries that take longer have failed.
const PATIENCE: Duration = Duration::from_secs(120);
const LOOK: Duration = Duration::from_millis(200);
/// The first rate of the search for the highest, and from each rate to the next. A step is passed with up to three seconds of
/// waiting at its end, so that a step above what the bot can do still measures that.
const FIRST_RATE: u32 = 150;
const NEXT_RATE: f64 = 1.5;

/// The figures of one bot in one repeat.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures {
    pub(crate) cpu_ms: f64,
    pub(crate) most: f64,
    /// There were too few offers, or the local Discord was the limit, so that the bot can do more.
    pub(crate) most_is_more: bool,
    pub(crate) p50_ms: f64,
    pub(crate) p99_ms: f64,
    pub(crate) idle_mib: f64,
    pub(crate) peak_mib: f64,
    pub(crate) peak_at_most_mib: f64,
    pub(crate) first_start_ms: f64,
    pub(crate) start_ms: f64,
    pub(crate) stop_ms: f64,
    /// What the local Discord and the people need for a press.
    pub(crate) local_ms: f64,
}

pub(crate) async fn measure(stage: &Stage, programs: &Programs, plan: &Plan) -> anyhow::Result<Figures> {
    let mut figures = Figures::default();
    measure_starts(stage, programs, plan, &mut figures).await.context("starting and stopping")?;
    measure_rate(stage, programs, plan, &mut figures).await.context("pressing at one rate")?;
    if plan.highest {
        measure_highest(stage, programs, plan, &mut figures).await.context("looking for the highest rate")?;
    }
    Ok(figures)
}

async fn measure_starts(
    stage: &Stage,
    programs: &Programs,
    plan: &Plan,
    figures: &mut Figures,
) -> anyhow::Result<()> {
    let data = fresh_folder(stage)?;
    let town = Town::start(stage.bot, None, &stage.certificates).await?;
    let process = stage.bot.start(programs, &town, &data, None).await?;
    figures.first_start_ms = ms(process.start);
    process.stop().await?;
    let (mut starts, mut stops) = (Vec::new(), Vec::new());
    for _ in 0..plan.starts {
        let process = stage.bot.start(programs, &town, &data, None).await?;
        starts.push(ms(process.start));
        tokio::time::sleep(QUIET).await;
        stops.push(ms(process.stop().await?));
    }
    (figures.start_ms, figures.stop_ms) = (median(&mut starts), median(&mut stops));
    let process = stage.bot.start(programs, &town, &data, None).await?;
    tokio::time::sleep(IDLE).await;
    figures.idle_mib = process.memory_kib()?.0 / 1_024.0;
    process.stop().await?;
    town.stop().await?;
    eprintln!(
        "  start {:.0} ms (first {:.0}), stop {:.0} ms, idle {:.1} MiB",
        figures.start_ms, figures.first_start_ms, figures.stop_ms, figures.idle_mib
    );
    Ok(())
}

/// A started bot in a copy of what was prepared, warmed up.
struct Scene {
    town: Town,
    process: Process,
    board: std::sync::Arc<std::sync::Mutex<crate::board::Board>>,
    mix: Mix,
}

impl Scene {
    async fn set(stage: &Stage, programs: &Programs) -> anyhow::Result<Self> {
        let data = fresh_folder(stage)?;
        copy(&stage.data, &data)?;
        let town = Town::start(stage.bot, Some(&stage.world), &stage.certificates).await?;
        let process = stage.bot.start(programs, &town, &data, None).await?;
        let mix = if stage.bot == Bot::Floor { Mix::View } else { Mix::Round };
        let board = board(&town);
        let warm = press(&town, stage, &board, (WARM_UP_RATE, WARM_UP), Mix::View).await?;
        anyhow::ensure!(warm.failed == 0, "{} presses failed at the start", warm.failed);
        tokio::time::sleep(QUIET).await;
        Ok(Self { town, process, board, mix })
    }

    async fn press(&self, stage: &Stage, rate: u32, time: Duration) -> anyhow::Result<Pressed> {
        press(&self.town, stage, &self.board, (rate, time), self.mix).await
    }
}

async fn measure_rate(
    stage: &Stage,
    programs: &Programs,
    plan: &Plan,
    figures: &mut Figures,
) -> anyhow::Result<()> {
    let scene = Scene::set(stage, programs).await?;
    let own = std::process::id();
    let (cpu_before_s, local_before_s) = (scene.process.cpu_s()?, cpu_s(own)?);
    let pressed = scene.press(stage, plan.rate, plan.time).await?;
    let local_s = cpu_s(own)? - local_before_s;
    anyhow::ensure!(pressed.failed == 0, "{} presses failed at {} a second", pressed.failed, plan.rate);
    settle(&scene.town, stage, &pressed.confirmed).await?;
    let presses = pressed.took.len() as f64;
    figures.cpu_ms = 1_000.0 * (scene.process.cpu_s()? - cpu_before_s) / presses;
    figures.local_ms = 1_000.0 * local_s / presses;
    (figures.p50_ms, figures.p99_ms) = (percentile(&pressed.took, 50), percentile(&pressed.took, 99));
    figures.peak_mib = scene.process.memory_kib()?.1 / 1_024.0;
    scene.process.stop().await?;
    scene.town.stop().await?;
    eprintln!(
        "  {} a second: {:.2} ms of processor a press, p50 {:.1}, p99 {:.1}, peak {:.1} MiB; {} offers accepted, posted and \
         pinned; sent late by {:.1} ms at most; local Discord {:.2} ms a press",
        plan.rate,
        figures.cpu_ms,
        figures.p50_ms,
        figures.p99_ms,
        figures.peak_mib,
        pressed.confirmed.len(),
        ms(pressed.late),
        figures.local_ms,
    );
    Ok(())
}

async fn measure_highest(
    stage: &Stage,
    programs: &Programs,
    plan: &Plan,
    figures: &mut Figures,
) -> anyhow::Result<()> {
    let mut rate = FIRST_RATE;
    let mut failed = false;
    loop {
        if stage.bot != Bot::Floor && !suffices(stage.cards.len(), rate, plan.step) {
            eprintln!("  {rate} a second: too few offers");
            figures.most_is_more = true;
            return Ok(());
        }
        let mut scene = Scene::set(stage, programs).await?;
        let own = std::process::id();
        let (cpu_before_s, local_before_s) = (scene.process.cpu_s()?, cpu_s(own)?);
        let pressed = scene.press(stage, rate, plan.step).await?;
        let elapsed_s = pressed.elapsed.as_secs_f64();
        let share = 100.0 * (scene.process.cpu_s()? - cpu_before_s) / elapsed_s;
        let local_share = 100.0 * (cpu_s(own)? - local_before_s) / elapsed_s;
        let answered = pressed.took.len() as f64 / elapsed_s;
        eprintln!(
            "  {rate} a second: {answered:.0} answered a second, p99 {:.0} ms, {} failed, sent late by {:.0} ms at most; the bot \
             uses {share:.0} % of its core, the local Discord {local_share:.0} %",
            percentile(&pressed.took, 99),
            pressed.failed,
            ms(pressed.late),
        );
        let peak_mib = scene.process.memory_kib()?.1 / 1_024.0;
        anyhow::ensure!(scene.process.runs(), "the bot is gone");
        // What still waits in its outbox is not waited for.
        drop(scene.process);
        scene.town.stop().await?;
        if pressed.failed > 0 {
            // Once may be the machine's doing.
            if std::mem::replace(&mut failed, true) {
                figures.most_is_more = local_share > 90.0 && share < 80.0;
                return Ok(());
            }
            continue;
        }
        failed = false;
        figures.most = figures.most.max(answered);
        figures.peak_at_most_mib = figures.peak_at_most_mib.max(peak_mib);
        rate = (f64::from(rate) * NEXT_RATE) as u32;
    }
}

/// How the memory of a bot grows while people read `presses` times at the steady rate `rate`. What the first tenth brings is
/// what a busy bot holds; what comes after it is growth.
pub(crate) async fn soak(stage: &Stage, programs: &Programs, presses: u32, rate: u32) -> anyhow::Result<()> {
    let scene = Scene::set(stage, programs).await?;
    let tenth = Duration::from_secs_f64(f64::from(presses) / 10.0 / f64::from(rate));
    let mut first_mib = None;
    for part in 1..=10 {
        let pressed = press(&scene.town, stage, &scene.board, (rate, tenth), Mix::Read).await?;
        anyhow::ensure!(pressed.failed == 0, "{} presses failed", pressed.failed);
        let mib = scene.process.memory_kib()?.0 / 1_024.0;
        let first_mib = *first_mib.get_or_insert(mib);
        eprintln!(
            "  {} presses: {mib:.1} MiB, {:+.1} since the first tenth; p99 {:.1} ms",
            u64::from(presses) * part / 10,
            mib - first_mib,
            percentile(&pressed.took, 99),
        );
    }
    scene.process.stop().await?;
    scene.town.stop().await?;
    Ok(())
}

/// Returns once every accepted offer has its edited card and its pinned contract, and the bot makes no more calls.
async fn settle(town: &Town, stage: &Stage, confirmed: &[usize]) -> anyhow::Result<()> {
    let begun = Instant::now();
    loop {
        let missing = missing(town, stage, confirmed);
        if missing.is_empty() {
            break;
        }
        anyhow::ensure!(begun.elapsed() < PATIENCE, "after the presses: {}", missing.join(", "));
        tokio::time::sleep(LOOK).await;
    }
    let (mut calls, mut since) = (town.calls(), Instant::now());
    while since.elapsed() < QUIET {
        tokio::time::sleep(LOOK).await;
        let now = town.calls();
        // Looking is counted too.
        if now > calls + 1 {
            since = Instant::now();
        }
        calls = now;
        anyhow::ensure!(begun.elapsed() < PATIENCE, "the bot makes calls and does not end");
    }
    Ok(())
}

/// What the accepted offers still lack.
fn missing(town: &Town, stage: &Stage, confirmed: &[usize]) -> Vec<String> {
    let mut by_room: HashMap<_, (Room, Vec<_>)> = HashMap::new();
    for card in confirmed.iter().map(|card| &stage.cards[*card]) {
        by_room.entry(card.room.channel).or_insert((card.room, Vec::new())).1.push(card.message);
    }
    let mut missing = Vec::new();
    for (room, cards) in by_room.values() {
        let messages = town.messages(room);
        let pinned = messages.iter().filter(|message| message["pinned"] == true).count();
        if pinned < cards.len() {
            missing.push(format!("{} of {} contracts are pinned in {}", pinned, cards.len(), room.channel));
        }
        let stale = messages.iter().filter(|message| {
            let is_theirs = id_of(&message["id"]).is_some_and(|id| cards.contains(&id));
            is_theirs && (message["edited_timestamp"].is_null() || button(message, ACCEPT).is_some())
        });
        let stale = stale.count();
        if stale > 0 {
            missing.push(format!("{stale} cards are not edited in {}", room.channel));
        }
    }
    missing
}

fn fresh_folder(stage: &Stage) -> anyhow::Result<PathBuf> {
    let folder = stage.scratch.join("data");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        std::fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}

/// The smallest that this many of a hundred do not exceed, in ms; 0 of nothing.
fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().map_or(0.0, ms)
}

pub(crate) fn median(all: &mut [f64]) -> f64 {
    all.sort_unstable_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or_default()
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}
