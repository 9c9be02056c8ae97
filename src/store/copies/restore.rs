//! Putting a backup in the place of the database. Owns that no number is given out twice afterwards, and that what is replaced
//! stays.

use super::{CopyError, absolute, named, quoted};
use crate::store::address::Address;
use crate::store::engine::find;
use crate::store::engine::sqlite::copy::{
    Contents, Part, copy, counters, fold, look, save_folder, set_counters,
};
use crate::store::engine::sqlite::{beside, wait_for_lock};
use crate::store::error::Error;
use crate::store::transaction::Store;
use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};

/// By so much each kind of number goes on above what was given out, as far as that is known. A database that is lost or was begun
/// anew doesn't tell what people have seen.
pub const SKIPPED_NUMBERS: i64 = 1_000;

/// Counters whose values people see, by how they begin; a server's id follows.
const NUMBERS: [&str; 5] = ["offers/", "job_numbers/", "report_numbers/", "dispute_numbers/", "sanctions/"];

/// What was put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What is in the database now.
    pub contents: Contents,
    /// The database that it replaced, if there was one.
    pub replaced: Option<Replaced>,
}

/// A database that isn't used any longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// Where it is now.
    pub path: PathBuf,
    /// What is in it; `None` where it can't be read.
    pub contents: Option<Contents>,
}

impl Store {
    /// Puts the backup at `from` in the place of the SQLite database at `address`, which is kept beside it under another name. No
    /// number that the backup or the replaced database has given out is given out again.
    ///
    /// # Errors
    /// When a Parley uses the database, when the backup isn't whole or is newer than this program, or when files can't be
    /// written. Then the database is as it was.
    pub async fn restore(address: &str, from: &Path) -> Result<Restored, CopyError> {
        let path = match find(address)? {
            Address::Sqlite(path) => absolute(&path)?,
            Address::Postgres(url) => {
                let (url, file) = (quoted(&named(&url)), quoted(&from.display().to_string()));
                let command =
                    format!("pg_restore --clean --if-exists --single-transaction --dbname={url} {file}");
                return Err(CopyError::Postgres { command });
            }
        };
        let from = absolute(from)?;
        let refuse = |why| CopyError::File { path: path.clone(), why };
        if !from.exists() {
            return Err(CopyError::NoBackup { path: from });
        }
        if same_file(&path, &from) {
            return Err(CopyError::Itself { path });
        }
        look(&from).await?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(refuse)?;
        }
        let _lock = wait_for_lock(&path, &path.display().to_string()).await.map_err(|error| match error {
            Error::InUse { .. } => CopyError::Running { path: path.clone() },
            error => error.into(),
        })?;
        let part = Part::begin(&path)?;
        copy(&from, &part).await?;
        let before = Before::of(&path).await;
        set_counters(part.path(), &before.numbers_after(counters(part.path()).await?)).await?;
        let contents = look(part.path()).await?;
        let replaced = match std::fs::metadata(&path) {
            Ok(metadata) => {
                give_to_owner(part.path(), &metadata).map_err(refuse)?;
                let aside = set_aside(&path).map_err(refuse)?;
                Some(Replaced { path: aside, contents: before.contents })
            }
            Err(_) => None,
        };
        part.replace(&path)?;
        Ok(Restored { contents, replaced })
    }
}

/// The database that is replaced, as far as it can be read.
#[derive(Default)]
struct Before {
    contents: Option<Contents>,
    counters: BTreeMap<String, i64>,
}

impl Before {
    async fn of(path: &Path) -> Self {
        let reading = async {
            let contents = Some(look(path).await?);
            let counters = counters(path).await?.into_iter().collect();
            // The last to open it takes the `-wal` away.
            fold(path).await?;
            Ok::<_, CopyError>(Self { contents, counters })
        };
        // A database that is damaged, or isn't there, is why there are backups.
        reading.await.unwrap_or_default()
    }

    /// What the counters of numbers are to be, after those of the backup.
    fn numbers_after(&self, backup: Vec<(String, i64)>) -> Vec<(String, i64)> {
        let mut highest = self.counters.clone();
        for (name, value) in backup {
            let known = highest.entry(name).or_default();
            *known = value.max(*known);
        }
        highest.retain(|name, _| NUMBERS.iter().any(|kind| name.starts_with(kind)));
        highest.into_iter().map(|(name, value)| (name, value.saturating_add(SKIPPED_NUMBERS))).collect()
    }
}

fn same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// Gives the file at `path` the rights of the one that it replaces, and its owner, where somebody else runs this.
fn give_to_owner(path: &Path, replaced: &Metadata) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, chown};
        let made = std::fs::metadata(path)?;
        if (made.uid(), made.gid()) != (replaced.uid(), replaced.gid()) {
            chown(path, Some(replaced.uid()), Some(replaced.gid()))?;
        }
    }
    std::fs::set_permissions(path, replaced.permissions())
}

/// Gives the database at `path` a second name, the first that is free, under which it's kept.
fn set_aside(path: &Path) -> std::io::Result<PathBuf> {
    let names = (1_u32..).map(|number| beside(path, &format!(".replaced-{number}")));
    let aside = names.into_iter().find(|name| !name.exists()).unwrap_or_default();
    for (ending, is_kept) in [("-wal", true), ("-shm", false)] {
        // They are there only where the database couldn't be read.
        let file = beside(path, ending);
        match (file.exists(), is_kept) {
            (true, true) => std::fs::rename(&file, beside(&aside, ending))?,
            (true, false) => std::fs::remove_file(&file)?,
            (false, _) => {}
        }
    }
    // With two names, there's no moment without a database, in which Parley would begin an empty one.
    if std::fs::hard_link(path, &aside).is_err() {
        std::fs::rename(path, &aside)?;
    }
    save_folder(path)?;
    Ok(aside)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counters of a server whose values nobody sees.
    const UNSEEN: [&str; 1] = ["appeals/"];

    fn sources(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => sources(&path, found),
                false => found.push(std::fs::read_to_string(path).expect("a source")),
            }
        }
    }

    #[test]
    fn every_number_that_people_see_is_skipped() {
        let mut found = Vec::new();
        sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store"), &mut found);
        let mut counted: Vec<String> = Vec::new();
        for call in ["self.count(&format!(\"", "self.count_by(&format!(\""] {
            let names = found.iter().flat_map(|source| source.split(call).skip(1));
            counted.extend(names.map(|rest| rest.split('{').next().unwrap_or_default().to_owned()));
        }
        counted.retain(|name| !UNSEEN.contains(&name.as_str()));
        counted.sort();
        let mut numbers = NUMBERS;
        numbers.sort_unstable();
        assert_eq!(counted, numbers);
    }
}
