//! Trains the model of safety notes from labelled texts, and counts how good it is. Owns the command line and where the files are;
//! docs/safety.md tells how the texts were made.

mod cross;
mod learn;
mod measure;
mod samples;
mod texts;

use anyhow::{Context, Result};
use clap::Parser;
use measure::Report;
use parley::config::SafetyConfig;
use parley::domain::safety::{Category, Line, Model, PerCategory, Sureness, compiled};
use std::path::{Path, PathBuf};
use texts::Labelled;

#[derive(Debug, Parser)]
#[command(about = "Trains the model of safety notes, and counts how good it is")]
enum Command {
    /// Trains the model from safety/texts and safety/concepts.txt, and writes it into the program's source
    Train,
    /// Counts what the model in the program finds in safety/counted, which it wasn't trained on
    Count,
}

/// A folder or file of the workspace.
fn place(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

#[expect(clippy::print_stdout, reason = "the figures are printed")]
fn main() -> Result<()> {
    match Command::parse() {
        Command::Train => {
            let texts = texts::read(&place("safety/texts"))?;
            let lexicon = lexicon()?;
            let read = samples::read(&lexicon, &texts);
            let scores = cross::scores(&texts, &read);
            let least = cross::least(&texts, &scores);
            println!("Each hand's texts, judged by what was learned from others':\n");
            for percent in [50_u8, 20, 80, 95] {
                println!("sure = {percent}\n{}", judged(&texts, &scores, &least, percent)?);
            }
            let bytes = trained(&lexicon, &texts, &read, &least)?;
            println!("{} bytes", bytes.len());
            std::fs::write(place("src/domain/safety/model.bin"), bytes)?;
        }
        Command::Count => println!("{}", counted(&texts::read(&place("safety/counted"))?)?),
    }
    Ok(())
}

fn lexicon() -> Result<Vec<u8>> {
    let written = std::fs::read_to_string(place("safety/concepts.txt")).context("safety/concepts.txt")?;
    compiled(&written).map_err(|why| anyhow::anyhow!("safety/concepts.txt: {why}"))
}

/// What is noted where a note must be so sure, by scores and the least score of each category.
fn judged(
    texts: &[Labelled],
    scores: &[PerCategory<f32>],
    least: &PerCategory<f32>,
    percent: u8,
) -> Result<Report> {
    let sure = Sureness::new(f32::from(percent) / 100.0).context("1 to 99")?.least();
    let found = |scores: &PerCategory<f32>| std::array::from_fn(|at| scores[at] - least[at] >= sure);
    Ok(Report::of(texts.iter().zip(scores.iter().map(found))))
}

/// The model of all texts.
fn trained(lexicon: &[u8], texts: &[Labelled], read: &[samples::Read], least: &PerCategory<f32>) -> Result<Vec<u8>> {
    let all: Vec<_> = texts.iter().zip(read).collect();
    let (numbers, learned) = cross::taught(&all);
    let heaviest = |at: usize| learned.weights.iter().fold(0.0_f32, |most, weights| most.max(weights[at].abs()));
    let lines: PerCategory<Line> = std::array::from_fn(|at| Line {
        bias: learned.bias[at] - least[at],
        step: heaviest(at).max(f32::MIN_POSITIVE) / f32::from(i8::MAX),
    });
    let weights = numbers.hashes().into_iter().map(|(hash, number)| {
        let weights = &learned.weights[number as usize];
        (hash, std::array::from_fn(|at| (weights[at] / lines[at].step).round() as i8))
    });
    Ok(Model::written(digest(lexicon)?, &lines, lexicon, &weights.collect::<Vec<_>>()))
}

/// A digest of what a model is trained on: the files, and how the program reads a part of them.
fn digest(lexicon: &[u8]) -> Result<u64> {
    let mut digest = Digest::default();
    digest.add(lexicon);
    for path in texts::files(&place("safety/texts"))? {
        digest.add(&std::fs::read(&path)?);
    }
    for text in texts::read(&place("safety/texts"))?.iter().step_by(100) {
        let stretches = parley::domain::safety::stretches(lexicon, &text.text);
        stretches.iter().flat_map(|stretch| &stretch.pieces).for_each(|piece| digest.add(&piece.to_le_bytes()));
    }
    Ok(digest.0)
}

/// FNV-1a.
struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    fn add(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    }
}

/// What Parley notes of these texts as it's delivered.
fn counted(texts: &[Labelled]) -> Result<Report> {
    let finder = SafetyConfig::default().finder()?;
    let found = texts.iter().map(|text| {
        let found = finder.find(&[&text.text]);
        (text, Category::ALL.map(|category| found.iter().any(|found| found.category == category)))
    });
    Ok(Report::of(found))
}
