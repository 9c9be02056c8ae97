//! The result in Markdown, with the machine that it was taken on. Must not know how it was measured.

use crate::bots::Bot;
use crate::measure::{Figures, median};
use crate::process::read_kib;
use crate::{Plan, world};
use anyhow::Context as _;
use std::fmt::Write as _;

/// A row: its name and its figure, from the medians.
type Row = (String, fn(&Figures) -> String);

pub(crate) fn render(
    all: &[(Bot, Vec<Figures>)],
    plan: &Plan,
    about: &str,
    load_before: &str,
) -> anyhow::Result<String> {
    let mut text = String::new();
    writeln!(text, "{}\n", machine(load_before)?)?;
    if !about.is_empty() {
        writeln!(text, "{about}\n")?;
    }
    let repeats = all.first().map_or(0, |(_, figures)| figures.len());
    writeln!(
        text,
        "Medians of {repeats}. {} open offers in {} private channels before each measurement.\n",
        plan.offers,
        world::PAIRS
    )?;
    let medians: Vec<(Bot, Figures)> = all.iter().map(|(bot, figures)| (*bot, medians(figures))).collect();
    write!(text, "| |")?;
    medians.iter().try_for_each(|(bot, _)| write!(text, " {} |", bot.name()))?;
    writeln!(text, "\n|---|{}", "---|".repeat(medians.len()))?;
    for (name, figure) in rows(plan) {
        write!(text, "| {name} |")?;
        medians.iter().try_for_each(|(_, figures)| write!(text, " {} |", figure(figures)))?;
        writeln!(text)?;
    }
    Ok(text)
}

fn rows(plan: &Plan) -> Vec<Row> {
    let mut rows: Vec<Row> = vec![
        ("processor time a press, with its deliveries, ms".to_owned(), |f| format!("{:.2}", f.cpu_ms)),
        (format!("{} presses a second: p50 / p99, ms", plan.rate), |f| {
            format!("{:.1} / {:.1}", f.p50_ms, f.p99_ms)
        }),
    ];
    if plan.highest {
        rows.push(("most presses a second, each answered within 3 s".to_owned(), |f| {
            format!("{}{:.0}", if f.most_is_more { "≥ " } else { "" }, f.most)
        }));
    }
    rows.push((format!("memory: idle / peak at {} presses a second, MiB", plan.rate), |f| {
        format!("{:.1} / {:.1}", f.idle_mib, f.peak_mib)
    }));
    if plan.highest {
        rows.push(("memory: peak at the most presses, MiB".to_owned(), |f| {
            format!("{:.1}", f.peak_at_most_mib)
        }));
    }
    rows.push(("start to ready (first start, with table creation), ms".to_owned(), |f| {
        format!("{:.0} ({:.0})", f.start_ms, f.first_start_ms)
    }));
    rows.push(("stop on SIGTERM, ms".to_owned(), |f| format!("{:.0}", f.stop_ms)));
    rows.push(("beside it: the local Discord and the people, processor time a press, ms".to_owned(), |f| {
        format!("{:.2}", f.local_ms)
    }));
    rows
}

fn medians(all: &[Figures]) -> Figures {
    let of = |figure: fn(&Figures) -> f64| median(&mut all.iter().map(figure).collect::<Vec<_>>());
    Figures {
        cpu_ms: of(|f| f.cpu_ms),
        most: of(|f| f.most),
        most_is_more: all.iter().filter(|f| f.most_is_more).count() * 2 > all.len(),
        p50_ms: of(|f| f.p50_ms),
        p99_ms: of(|f| f.p99_ms),
        idle_mib: of(|f| f.idle_mib),
        peak_mib: of(|f| f.peak_mib),
        peak_at_most_mib: of(|f| f.peak_at_most_mib),
        first_start_ms: of(|f| f.first_start_ms),
        start_ms: of(|f| f.start_ms),
        stop_ms: of(|f| f.stop_ms),
        local_ms: of(|f| f.local_ms),
    }
}

/// How busy the machine is.
pub(crate) fn load() -> anyhow::Result<String> {
    let load = read("/proc/loadavg")?;
    Ok(load.split_whitespace().next().unwrap_or_default().to_owned())
}

/// What it ran on.
fn machine(load_before: &str) -> anyhow::Result<String> {
    let memory_gib = read_kib(&read("/proc/meminfo")?, "MemTotal:") / 1_048_576.0;
    let processors = read("/proc/cpuinfo")?;
    let model = processors.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or_default();
    let cores = processors.lines().filter(|line| line.starts_with("processor")).count();
    Ok(format!(
        "{cores} cores ({}, {}), {memory_gib:.0} GiB, load before {load_before}. Each bot alone on one core; the local Discord \
         and the people on another.",
        model.trim_start_matches(['\t', ' ', ':']),
        std::env::consts::ARCH,
    ))
}

fn read(path: &str) -> anyhow::Result<String> {
    std::fs::read_to_string(path).with_context(|| path.to_owned())
}
