//! What the documents keep to: they name every folder, name no story that is not there, and no file names a path of one machine.

use crate::{File, Finding};
use std::io;
use std::path::Path;

/// Beginnings of paths that exist on one machine only; in two halves, so that this file does not name them.
const MACHINE_PATHS: [(&str, &str); 4] = [("/wo", "rk/"), ("/ro", "ot/"), ("/ho", "me/"), ("C:", "\\Users")];

/// Folders that a reader meets: at the top, and the layers in `src/`. Hidden ones and build output left out.
pub(crate) fn top_folders(root: &Path) -> io::Result<Vec<String>> {
    let mut folders = list_folders(root, "")?;
    folders.extend(list_folders(&root.join("src"), "src/")?);
    folders.sort();
    Ok(folders)
}

fn list_folders(folder: &Path, before: &str) -> io::Result<Vec<String>> {
    let mut folders = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let made = matches!(name.as_str(), "target" | "data" | "proptest-regressions");
        if entry.file_type()?.is_dir() && !made && !name.starts_with('.') {
            folders.push(format!("{before}{name}"));
        }
    }
    Ok(folders)
}

/// Folders that a document does not name as `folder/`.
pub(crate) fn check_folders(folders: &[String], document: &str, text: &str) -> Vec<Finding> {
    let missing = folders.iter().filter(|folder| {
        let name = folder.rsplit('/').next().unwrap_or(folder);
        !text.contains(&format!("{name}/"))
    });
    missing.map(|folder| Finding::new(document, 1, format!("say what `{folder}/` is for"))).collect()
}

pub(crate) fn check_machine_paths(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, line) in text.lines().enumerate() {
        for (first, second) in MACHINE_PATHS {
            if line.contains(&format!("{first}{second}")) {
                let what = format!(
                    "`{first}{second}` exists on one machine only: use a relative path or a variable"
                );
                findings.push(Finding::new(path, at + 1, what));
            }
        }
    }
    findings
}

/// Rows of the table of stories, `| rule | files | tests |`, that name a file or a test of `tests/it/` that is not there.
pub(crate) fn check_stories(document: &str, text: &str, files: &[File]) -> Vec<Finding> {
    let stories: Vec<&File> = files.iter().filter(|file| file.path.starts_with("tests/it/")).collect();
    let is_file = |name: &str| {
        let path = format!("tests/it/{name}.rs");
        stories.iter().any(|file| file.path == path)
    };
    let is_test = |name: &str| stories.iter().any(|file| file.text.contains(&format!("async fn {name}()")));
    let mut findings = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let cells: Vec<&str> = line.trim_matches('|').rsplitn(3, '|').collect();
        let [tests, named_files, _] = cells.as_slice() else { continue };
        let lost_files =
            quoted(named_files).filter(|name| !is_file(name)).map(|name| format!("no file `{name}`"));
        let lost_tests = quoted(tests).filter(|name| !is_test(name)).map(|name| format!("no test `{name}`"));
        findings.extend(lost_files.chain(lost_tests).map(|what| Finding::new(document, at + 1, what)));
    }
    findings
}

/// What stands between backticks.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

#[test]
fn a_story_that_is_not_there_is_found() {
    let text = "async fn a_card_is_posted() {}".to_owned();
    let files = [File { path: "tests/it/cards.rs".to_owned(), text }];
    assert_eq!(check_stories("S.md", "| cards | `cards` | `a_card_is_posted` |", &files), []);
    assert_eq!(check_stories("S.md", "| cards | `crads` | `a_card_is_posted`, `other` |", &files).len(), 2);
}

#[test]
fn a_folder_that_is_not_named_is_found() {
    let folders = ["emulator".to_owned(), "src/store".to_owned()];
    assert_eq!(check_folders(&folders, "A.md", "`emulator/` and `store/` are"), []);
    assert_eq!(check_folders(&folders, "A.md", "`emulator/` is").len(), 1);
}

#[test]
fn a_path_of_one_machine_is_found() {
    let (first, second) = MACHINE_PATHS[1];
    assert_eq!(check_machine_paths("a.md", &format!("x\nsee {first}{second}x"))[0].line, 2);
    assert_eq!(check_machine_paths("a.md", "see ../shared and src/store/"), []);
}
