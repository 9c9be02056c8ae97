//! Tidy: the rules of this repository that a compiler does not know, checked over every file. Owns the walk and the
//! report; each rule is a pure function beside it, with a bad sample of its own so that it can fail.

#[path = "tidy/budgets.rs"]
mod budgets;
#[path = "tidy/circles.rs"]
mod circles;
#[path = "tidy/code.rs"]
mod code;
#[path = "tidy/columns.rs"]
mod columns;
#[path = "tidy/layers.rs"]
mod layers;
#[path = "tidy/phrases.rs"]
mod phrases;
#[path = "tidy/prose.rs"]
mod prose;
#[path = "tidy/sentences.rs"]
mod sentences;
#[path = "tidy/style.rs"]
mod style;
#[path = "tidy/texts.rs"]
mod texts;
#[path = "tidy/uses.rs"]
mod uses;

use std::io;
use std::path::Path;

/// One breach of a rule.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    path: String,
    /// From 1.
    line: usize,
    /// What is wrong and what to do about it.
    what: String,
}

impl Finding {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into() }
    }
}

/// A text file of the repository, by its path from the root with `/` between folders.
struct File {
    path: String,
    text: String,
}

/// Folders that hold no sources of ours.
const SKIPPED: [&str; 4] = ["target", ".git", "data", "node_modules"];
/// Endings of the files that are read.
const READ: [&str; 13] =
    [".rs", ".snap", ".ftl", ".toml", ".md", ".sql", ".sh", ".yml", ".js", ".css", ".html", ".json", "/run"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read_files() -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    read_folder(root(), "", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn read_folder(folder: &Path, shown_folder: &str, files: &mut Vec<File>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let shown = format!("{shown_folder}{name}");
        if entry.file_type()?.is_dir() {
            if !SKIPPED.contains(&name.as_str()) {
                read_folder(&entry.path(), &format!("{shown}/"), files)?;
            }
        } else if READ.iter().any(|ending| format!("/{shown}").ends_with(ending))
            && let Ok(text) = std::fs::read_to_string(entry.path())
        {
            files.push(File { path: shown, text });
        }
    }
    Ok(())
}

/// Panics with one `file:line: what to do` for each finding.
fn report(rule: &str, findings: &[Finding]) {
    let lines: Vec<String> =
        findings.iter().map(|Finding { path, line, what }| format!("{path}:{line}: {what}")).collect();
    let lines = lines.join("\n");
    assert!(findings.is_empty(), "{} breach(es) of the rule: {rule}\n{lines}", findings.len());
}

fn check_sources(rule: &str, check: fn(&str, &str) -> Vec<Finding>) -> io::Result<()> {
    let files = read_files()?;
    let sources: Vec<&File> = files.iter().filter(|file| file.path.ends_with(".rs")).collect();
    assert!(sources.len() > 30, "the walk found only {} sources", sources.len());
    let findings: Vec<Finding> = sources.iter().flat_map(|file| check(&file.path, &file.text)).collect();
    report(rule, &findings);
    Ok(())
}

#[test]
fn layers_import_only_what_they_may() -> io::Result<()> {
    check_sources("each layer imports only the layers below it (ARCHITECTURE.md)", layers::check)
}

#[test]
fn files_import_each_other_in_no_circle() -> io::Result<()> {
    let files = read_files()?;
    for folder in ["src/", "emulator/src/"] {
        report("at most three files import each other in a circle", &circles::check(&files, folder));
    }
    Ok(())
}

#[test]
fn columns_stand_in_their_order_on_every_layer() -> io::Result<()> {
    report("a column imports only those before it", &columns::check(&read_files()?));
    let architecture = std::fs::read_to_string(root().join("ARCHITECTURE.md"))?;
    report("each column is explained", &columns::check_document("ARCHITECTURE.md", &architecture));
    report("the table of layers is the same", &layers::check_table("ARCHITECTURE.md", &architecture));
    Ok(())
}

#[test]
fn sources_open_with_what_they_own() -> io::Result<()> {
    check_sources("every source opens with //!", style::check_header)
}

#[test]
fn sources_are_named_by_concept() -> io::Result<()> {
    check_sources("files are named by concept", style::check_name)
}

#[test]
fn sources_keep_the_lints_and_do_not_panic() -> io::Result<()> {
    check_sources("no lint is silenced, nothing panics outside tests", style::check_words)
}

#[test]
fn stories_do_not_depend_on_the_day() -> io::Result<()> {
    let files = read_files()?;
    assert!(files.iter().any(|file| file.path.ends_with(".snap")), "the walk found no snapshot");
    let found: Vec<Finding> =
        files.iter().flat_map(|file| style::check_days(&file.path, &file.text)).collect();
    report("a story passes on any day (tests/it/moment.rs)", &found);
    Ok(())
}

#[test]
fn files_and_functions_keep_their_budgets() -> io::Result<()> {
    check_sources("files at most 400 lines, functions at most 70", budgets::check)
}

#[test]
fn documents_know_every_folder() -> io::Result<()> {
    let folders = prose::top_folders(root())?;
    assert!(folders.len() > 5, "the walk found only {folders:?}");
    let read = |name: &str| std::fs::read_to_string(root().join(name)).unwrap_or_default();
    let findings = prose::check_folders(&folders, "ARCHITECTURE.md", &read("ARCHITECTURE.md"));
    report("the code map names every folder", &findings);
    let packages: Vec<String> = folders.into_iter().filter(|folder| !folder.starts_with("src/")).collect();
    report(
        "the README names every top-level folder",
        &prose::check_folders(&packages, "README.md", &read("README.md")),
    );
    Ok(())
}

#[test]
fn documents_name_stories_that_are_there() -> io::Result<()> {
    let document = "docs/stories.md";
    let text = std::fs::read_to_string(root().join(document))?;
    assert!(text.lines().filter(|line| line.starts_with("| ")).count() > 30, "{document} lost its rows");
    report("every story that is named can be run", &prose::check_stories(document, &text, &read_files()?));
    Ok(())
}

#[test]
fn texts_use_the_words_of_the_style_guide() -> io::Result<()> {
    let files = read_files()?;
    let findings: Vec<Finding> =
        files.iter().flat_map(|file| phrases::check(&file.path, &file.text)).collect();
    report("texts and documents avoid phrases that read as translated", &findings);
    Ok(())
}

#[test]
fn files_know_no_machine() -> io::Result<()> {
    let findings: Vec<Finding> =
        read_files()?.iter().flat_map(|file| prose::check_machine_paths(&file.path, &file.text)).collect();
    report("no path of one machine stands in a file", &findings);
    Ok(())
}

#[test]
fn views_hold_no_sentences() -> io::Result<()> {
    check_sources("what people read stands in locales/, not in code", sentences::check)
}

#[test]
fn texts_and_their_uses_fit_together() -> io::Result<()> {
    let files = read_files()?;
    let mut languages = texts::languages(&files);
    let english = languages.remove("en").unwrap_or_default();
    assert!(english.len() > 100, "the walk found only {} texts", english.len());
    let sources: Vec<&File> = files.iter().filter(|file| file.path.ends_with(".rs")).collect();
    let ours = sources.iter().filter(|file| !file.path.starts_with("tests/tidy"));
    let findings: Vec<Finding> =
        ours.flat_map(|file| uses::check(&english, &file.path, &file.text)).collect();
    report("a text that is said exists, and is given all its values", &findings);
    report("every text is said somewhere", &uses::check_unused(&english, &sources));
    let others = languages.values().flat_map(|other| texts::check_language(&english, other));
    report("other languages have what English has", &others.collect::<Vec<_>>());
    let bundle = files.iter().find(|file| file.path == "src/words/bundle.rs");
    let bundle = bundle.map_or("", |file| file.text.as_str());
    report("every file of texts is compiled in", &texts::check_bundle(&files, bundle));
    Ok(())
}
