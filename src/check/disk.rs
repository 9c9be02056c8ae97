//! How much room is left where the database lies. Owns from when on that's too little.

use super::{Fault, Line};
use crate::store::Store;
use std::path::Path;

const PART: &str = "disk";
const MEGABYTE: u64 = 1_000_000;
/// Below this nothing more may be saved soon.
const LITTLE: u64 = 1_000 * MEGABYTE;
/// Below this SQLite may be unable to save anything.
const NONE: u64 = 20 * MEGABYTE;

/// What is said of the disk of a SQLite file at `address`; nothing of a server's.
pub(super) fn line(address: &str) -> Option<Line> {
    let file = std::path::absolute(Store::file_of(address)?).ok()?;
    let folder = file.ancestors().skip(1).find(|folder| folder.is_dir())?;
    Some(match fs4::available_space(folder) {
        Ok(free) => of(folder, free),
        Err(error) => Line::warning(PART, format!("the free space couldn't be read ({error})")),
    })
}

fn of(folder: &Path, free: u64) -> Line {
    let words = format!("{} free in {}", size(free), folder.display());
    match free {
        ..NONE => Line::problem(PART, Fault::Disk, format!("only {words}. Free some space")),
        NONE..LITTLE => {
            Line::warning(PART, format!("only {words}. Free some space before nothing more can be saved"))
        }
        LITTLE.. => Line::ok(PART, words),
    }
}

fn size(bytes: u64) -> String {
    let megabytes = bytes / MEGABYTE;
    match megabytes {
        ..1_000 => format!("{megabytes} MB"),
        _ => format!("{}.{} GB", megabytes / 1_000, megabytes % 1_000 / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_room_is_told_and_hardly_any_is_a_problem() {
        let said = |free| of(Path::new("/data"), free).to_string();
        assert_eq!(said(12_345 * MEGABYTE), "ok       disk: 12.3 GB free in /data.");
        let little = said(999 * MEGABYTE);
        assert!(little.starts_with("warning  disk: only 999 MB free in /data."), "{little}");
        assert_eq!(of(Path::new("/data"), 19 * MEGABYTE).fault(), Some(Fault::Disk));
    }

    #[test]
    fn a_server_has_no_disk_here_and_a_folder_to_come_has_its_parents() {
        assert_eq!(line("postgres://parley@localhost/parley"), None);
        let folder = tempfile::tempdir().expect("a folder");
        let line = line(&folder.path().join("new/parley.sqlite").display().to_string()).expect("a line");
        assert!(line.to_string().contains(&folder.path().display().to_string()), "{line}");
    }
}
