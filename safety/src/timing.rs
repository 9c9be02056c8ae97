//! How long it takes to find notes, and how much memory, as it's delivered. Owns what is measured.

use crate::texts::Labelled;
use anyhow::{Context, Result};
use parley::config::SafetyConfig;
use std::hint::black_box;
use std::time::Instant;

/// How long a long text is: what a description may have.
const LONG_CHARS: usize = 4_000;

/// Measures with these texts.
#[expect(clippy::print_stdout, reason = "the figures are printed")]
pub(crate) fn print(texts: &[Labelled]) -> Result<()> {
    let all: Vec<&str> = texts.iter().map(|text| text.text.as_str()).collect();
    let long: String = all.join(" ").chars().take(LONG_CHARS).collect();
    let (before, resident_before) = (Instant::now(), resident()?);
    black_box(SafetyConfig::default().finder()?.find(&all[..1]));
    println!("the first text, with all that is made ready for it: {} µs", before.elapsed().as_micros());
    let each = median_time(&all)?;
    let grown = resident()?.saturating_sub(resident_before);
    println!("after {} texts: {grown} KiB more are resident", all.len());
    println!("each of {} texts: {each} µs (median)", all.len());
    println!("a text of {LONG_CHARS} characters: {} µs (median)", median_time(&[long.as_str(); 200])?);
    Ok(())
}

/// How much memory is resident, in KiB, as Linux says.
fn resident() -> Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status").context("this measures on Linux alone")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}

/// The median time of finding the notes in one of these texts, in microseconds.
fn median_time(texts: &[&str]) -> Result<u128> {
    let finder = SafetyConfig::default().finder()?;
    let mut times: Vec<u128> = Vec::with_capacity(texts.len());
    for text in texts {
        let before = Instant::now();
        black_box(finder.find(&[text]));
        times.push(before.elapsed().as_micros());
    }
    times.sort_unstable();
    times.get(times.len() / 2).copied().context("no texts")
}
