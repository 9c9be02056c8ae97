//! The measurement: how fast `parley run` starts, what it occupies, and how long people wait for answers when many press at
//! a fixed rate. The local Discord and the people run in this process, the program in one of its own.
//!
//! `benches/measure` builds what is measured and runs this. It prints one table and asserts nothing about time.
#![expect(clippy::print_stdout, reason = "printing its table is all that a measurement is for")]

mod pair;
mod process;
mod samples;
mod world;

use anyhow::Context as _;
use pair::{Beat, Pair};
use process::{Memory, Process, Program, read_kib};
use samples::{Kind, Sample, Spread, ms};
use std::fmt::Display;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::Instant;
use world::{PAIRS, World};

/// Starts after the first one.
const STARTS: usize = 11;
/// From ready until the memory of an idle program is read.
const IDLE: Duration = Duration::from_secs(5);

/// What is asked for by the environment.
struct Wanted {
    /// `PARLEY_BINARY`: the program under measurement.
    binary: PathBuf,
    /// `PARLEY_BENCH_RATE`: presses in a second.
    rate: u32,
    /// `PARLEY_BENCH_SECONDS`: how long.
    seconds: u64,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let wanted = Wanted {
        binary: variable("PARLEY_BINARY", PathBuf::from(env!("CARGO_BIN_EXE_parley")))?,
        rate: variable("PARLEY_BENCH_RATE", 50)?,
        seconds: variable("PARLEY_BENCH_SECONDS", 30)?,
    };
    anyhow::ensure!(wanted.rate > 0, "PARLEY_BENCH_RATE must be at least 1");
    sqlx::any::install_default_drivers();
    println!("{}", machine()?);
    println!("\nProgram");
    row("production, without the demo", size(&wanted.binary)?);
    if let Ok(demo) = std::env::var("PARLEY_DEMO_BINARY") {
        row("with `parley demo`", size(&PathBuf::from(demo))?);
    }
    let mut shutdown = parley::shutdown::Shutdown::listen()?;
    // Whoever ends the measurement ends the program with it.
    tokio::select! {
        measured = measure_engines(&wanted) => measured,
        () = shutdown.asked() => anyhow::bail!("ended before its end"),
    }
}

async fn measure_engines(wanted: &Wanted) -> anyhow::Result<()> {
    measure("SQLite", None, wanted).await?;
    match std::env::var("PARLEY_TEST_POSTGRES") {
        Ok(url) => measure("Postgres", Some(&url), wanted).await,
        Err(_) => {
            println!("\nPostgres: left out, because PARLEY_TEST_POSTGRES is not set");
            Ok(())
        }
    }
}

fn variable<T: std::str::FromStr>(name: &str, usual: T) -> anyhow::Result<T>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    match std::env::var(name) {
        Ok(text) => text.parse().with_context(|| format!("{name}={text}")),
        Err(_) => Ok(usual),
    }
}

async fn measure(engine: &str, postgres: Option<&str>, wanted: &Wanted) -> anyhow::Result<()> {
    println!("\n{engine}");
    let world = Arc::new(World::set(postgres).await?);
    let program = world.program(&wanted.binary)?;
    measure_starts(&program).await?;
    let (process, _) = program.start().await?;
    tokio::time::sleep(IDLE).await;
    row("memory, idle", occupied(process.memory()?));
    measure_presses(&world, &process, wanted).await?;
    process.stop().await?;
    match Arc::into_inner(world) {
        Some(world) => world.close().await,
        None => anyhow::bail!("somebody is still there"),
    }
}

async fn measure_starts(program: &Program) -> anyhow::Result<()> {
    let (process, first) = program.start().await?;
    process.stop().await?;
    let (mut starts, mut stops) = (Vec::new(), Vec::new());
    for _ in 0..STARTS {
        let (process, took) = program.start().await?;
        starts.push(took);
        stops.push(process.stop().await?);
    }
    let (starts, stops) = (Spread::from_iter(starts), Spread::from_iter(stops));
    row("first start to ready, making tables", format!("{} ms", ms(first)));
    row(&format!("start to ready, median of {}", starts.len()), format!("{} ms", ms(starts.median())));
    row("asked to stop until gone, median", format!("{} ms", ms(stops.median())));
    Ok(())
}

async fn measure_presses(world: &Arc<World>, process: &Process, wanted: &Wanted) -> anyhow::Result<()> {
    let mut pairs = Vec::new();
    for pair in 0..PAIRS {
        pairs.push(Pair::open(world, pair).await?);
    }
    world.settled().await?;
    let (cpu_before_s, idle) = (process.cpu_s()?, process.memory()?);
    let begun = Instant::now();
    let end = begun + Duration::from_secs(wanted.seconds);
    let mut most_waiting = 0;
    let (samples, failures) = tokio::select! {
        pressed = press_all(pairs, begun, end, wanted.rate) => pressed,
        failed = world.watch_outbox(&mut most_waiting) => { failed?; return Ok(()) }
    };
    let cpu_s = process.cpu_s()? - cpu_before_s;
    let pressed_for_s = begun.elapsed().as_secs_f64();
    let last = Instant::now();
    world.settled().await?;
    let settled = last.elapsed();
    let (_, dead) = world.outbox().await?;
    row(&format!("memory, {PAIRS} rooms open"), occupied(idle));
    print_presses(&samples, wanted);
    row("failed", failures.len());
    failures.iter().take(3).for_each(|failure| println!("    {failure}"));
    row("program's processor time, of one core", format!("{:.1} %", 100.0 * cpu_s / pressed_for_s));
    row("effects waiting, the most", most_waiting);
    row("last answer to empty outbox", format!("{} ms", ms(settled)));
    row("effects given up", dead);
    row("memory, after the presses", occupied(process.memory()?));
    Ok(())
}

/// Every desk presses in turn, so that together they press at the rate.
async fn press_all(pairs: Vec<Pair>, begun: Instant, end: Instant, rate: u32) -> (Vec<Sample>, Vec<String>) {
    let gap = Duration::from_secs(1) / rate;
    let every = gap * u32::try_from(pairs.len()).unwrap_or(u32::MAX);
    let mut people = JoinSet::new();
    for (pair, place) in pairs.into_iter().zip(1..) {
        people.spawn(pair.press_on(Beat { next: begun + gap * place, every, end }));
    }
    let (mut samples, mut failures) = (Vec::new(), Vec::new());
    for (measured, failed) in people.join_all().await {
        samples.extend(measured);
        failures.extend(failed.map(|failure| failure.to_string()));
    }
    (samples, failures)
}

fn print_presses(samples: &[Sample], wanted: &Wanted) {
    println!("\n  {} presses a second for {} s, by {} people", wanted.rate, wanted.seconds, 2 * PAIRS);
    println!("  ms from press to answer                count      p50      p90      p99      max");
    let took = |is_meant: &dyn Fn(&Sample) -> bool| -> Spread {
        samples.iter().filter(|sample| is_meant(sample)).map(|sample| sample.took).collect()
    };
    println!("  {:<37}{}", "all presses", took(&|sample| sample.kind != Kind::Card));
    for kind in Kind::PRESSES {
        println!("    {:<35}{}", kind.words(), took(&|sample| sample.kind == kind));
    }
    println!("  {:<37}{}\n", Kind::Card.words(), took(&|sample| sample.kind == Kind::Card));
    let late = samples.iter().filter(|sample| sample.late).count();
    row("sent after their time", late);
}

fn row(what: &str, figure: impl Display) {
    println!("  {what:<38}{figure}");
}

fn occupied(memory: Memory) -> String {
    let mib = |kib: u64| kib as f64 / 1_024.0;
    format!(
        "{:.1} MiB resident, {:.1} MiB of it heap and stacks",
        mib(memory.resident_kib),
        mib(memory.made_kib)
    )
}

fn size(binary: &PathBuf) -> anyhow::Result<String> {
    let bytes = std::fs::metadata(binary).with_context(|| binary.display().to_string())?.len();
    Ok(format!("{:.1} MiB", bytes as f64 / 1_048_576.0))
}

/// What it runs on, and how busy that is.
fn machine() -> anyhow::Result<String> {
    let read = |path: &str| std::fs::read_to_string(path).with_context(|| path.to_owned());
    let memory_gib = read_kib(&read("/proc/meminfo")?, "MemTotal:") as f64 / 1_048_576.0;
    let processors = read("/proc/cpuinfo")?;
    let model = processors.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let cores = std::thread::available_parallelism()?;
    let load = read("/proc/loadavg")?;
    Ok(format!(
        "{cores} cores ({}, {}), {memory_gib:.0} GiB, load before {}",
        model.trim_start_matches(['\t', ' ', ':']),
        std::env::consts::ARCH,
        load.split_whitespace().next().unwrap_or_default(),
    ))
}
