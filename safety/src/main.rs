//! Trains the model of safety notes from labelled texts, and counts how good it is. Owns the command line, where the files are, and
//! what is said of the model; docs/safety.md tells how the texts were made.

mod cross;
mod digest;
mod disguise;
mod learn;
mod measure;
mod samples;
mod texts;
mod timing;

use anyhow::{Context, Result};
use clap::Parser;
use disguise::Disguise;
use learn::in_steps;
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
    /// Measures how long it takes to find notes; build it with --release
    Time,
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
        Command::Count => {
            let texts = texts::read(&place("safety/counted"))?;
            println!("{}", counted(&texts)?);
            for disguise in Disguise::ALL {
                println!(
                    "{disguise:?}: {:.1} % of texts get other notes",
                    100.0 * changed(&texts, disguise)?
                );
            }
        }
        Command::Time => timing::print(&texts::read(&place("safety/counted"))?)?,
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
fn trained(
    lexicon: &[u8],
    texts: &[Labelled],
    read: &[samples::Read],
    least: &PerCategory<f32>,
) -> Result<Vec<u8>> {
    let all: Vec<_> = texts.iter().zip(read).collect();
    let (numbers, learned) = cross::taught(&all);
    let steps = learned.steps();
    let lines = std::array::from_fn(|at| Line { bias: learned.bias[at] - least[at], step: steps[at] });
    let whole = |weights: &PerCategory<f32>| std::array::from_fn(|at| in_steps(weights[at], steps[at]));
    let weights: Vec<_> = numbers.hashes().zip(learned.weights.iter().map(whole)).collect();
    Ok(Model::written(digest::of(lexicon)?, &lines, lexicon, &weights))
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

/// The share of texts whose notes change when they are typed in this disguise.
fn changed(texts: &[Labelled], disguise: Disguise) -> Result<f64> {
    let finder = SafetyConfig::default().finder()?;
    let noted = |text: &str| finder.find(&[text]).iter().map(|found| found.category).collect::<Vec<_>>();
    let changed = texts.iter().filter(|text| noted(&text.text) != noted(&disguise.on(&text.text))).count();
    Ok(changed as f64 / texts.len().max(1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_model_in_the_program_is_the_one_that_these_texts_train() {
        let lexicon = lexicon().expect("it's right");
        let trained = digest::of(&lexicon).expect("they are read");
        assert_eq!(Model::own().digest(), trained, "run `cargo run -p safety-trainer --release -- train`");
    }

    #[test]
    fn notes_on_texts_that_nobody_fitted_it_to_are_right() {
        let texts = texts::read(&place("safety/counted")).expect("they are read");
        let report = counted(&texts).expect("it's right");
        println!("{report}");
        assert!(report.all.precision() >= 0.97 && report.all.recall() >= 0.75, "{report}");
        assert!(report.categories.iter().all(|count| count.recall() >= 0.6), "{report}");
        assert!(report.honest_noted() <= 0.02, "{report}");
    }

    #[test]
    fn a_disguise_changes_little() {
        let texts = texts::read(&place("safety/counted")).expect("they are read");
        let some: Vec<Labelled> = texts.into_iter().step_by(6).collect();
        for disguise in Disguise::ALL {
            let changed = changed(&some, disguise).expect("it's right");
            println!("{disguise:?}: {:.1} %", 100.0 * changed);
            assert!(changed <= 0.05, "{disguise:?} changes {changed:.3}");
        }
    }
}
