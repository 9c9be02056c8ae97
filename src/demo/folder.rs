//! The folder that holds a demo's world. Owns which files are the demo's own, that only one demo uses a folder, and what
//! `--reset` may delete; knows nothing of what is in the files.

use anyhow::{Context, bail};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

const WORLD: &str = "discord.json";
const DATABASE: &str = "parley.sqlite";
const LOCK: &str = "demo.lock";
/// Everything that a demo leaves behind, the lock aside.
const FILES: [&str; 8] = [
    WORLD,
    "discord.new",
    DATABASE,
    "parley.sqlite-wal",
    "parley.sqlite-shm",
    "parley.sqlite.lock",
    "local-discord-ca.pem",
    "local-discord-server.pem",
];

/// A folder that is this demo's alone until it is dropped; a temporary one goes with it.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    is_temporary: bool,
    /// The operating system frees it when the process dies.
    _lock: File,
}

impl Folder {
    /// Takes the folder, made if there was none, with the world that may be in it.
    pub(super) fn open(path: PathBuf, reset: bool) -> anyhow::Result<Self> {
        let folder = Self::take(path, reset, false)?;
        if folder.holds(DATABASE) && !folder.holds(WORLD) {
            bail!(
                "{} has a database but not its local Discord. Use --reset to start fresh there, or --data to choose another folder",
                folder.path.display()
            );
        }
        Ok(folder)
    }

    /// The same for a story, which needs a world in which nothing has happened.
    pub(super) fn open_empty(path: PathBuf, reset: bool) -> anyhow::Result<Self> {
        let folder = Self::take(path, reset, false)?;
        if folder.holds(DATABASE) || folder.holds(WORLD) {
            bail!(
                "{} already has an earlier demo, and the story needs a fresh start. Use --reset to start fresh there, or \
                 --data to choose another folder",
                folder.path.display()
            );
        }
        Ok(folder)
    }

    /// A folder that nobody has, gone at the end.
    pub(super) fn temporary() -> anyhow::Result<Self> {
        let base = std::env::temp_dir();
        let names = (0..100).map(|n| base.join(format!("parley-demo-{}-{n}", std::process::id())));
        for path in names {
            match fs::create_dir(&path) {
                Ok(()) => return Self::take(path, false, true),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => {
                    return Err(error).context(format!("couldn't create the folder {}", path.display()));
                }
            }
        }
        bail!("{} has too many folders of earlier demos. Delete some of them", base.display())
    }

    fn take(path: PathBuf, reset: bool, is_temporary: bool) -> anyhow::Result<Self> {
        let refuse =
            |error: std::io::Error| anyhow::anyhow!("couldn't use the folder {}: {error}", path.display());
        fs::create_dir_all(&path).map_err(refuse)?;
        let mut options = OpenOptions::new();
        let lock = options.create(true).truncate(false).write(true).open(path.join(LOCK)).map_err(refuse)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => bail!("another demo is running in {}", path.display()),
            Err(TryLockError::Error(error)) => return Err(refuse(error)),
        }
        if reset {
            for file in FILES {
                remove(&path.join(file)).map_err(refuse)?;
            }
        }
        Ok(Self { path, is_temporary, _lock: lock })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn is_temporary(&self) -> bool {
        self.is_temporary
    }

    /// Whether a demo has been here before.
    pub(super) fn has_world(&self) -> bool {
        self.holds(WORLD)
    }

    /// The local Discord's file.
    pub(super) fn world(&self) -> PathBuf {
        self.path.join(WORLD)
    }

    /// Parley's file.
    pub(super) fn database(&self) -> PathBuf {
        self.path.join(DATABASE)
    }

    fn holds(&self, file: &str) -> bool {
        self.path.join(file).exists()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.is_temporary {
            // What cannot be removed stays where the system cleans up.
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

fn remove(path: &Path) -> std::io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reset_takes_only_what_a_demo_made() {
        let home = tempfile::tempdir().expect("a folder");
        let path = |name: &str| home.path().join(name);
        for file in ["discord.json", "parley.sqlite", "letters.txt"] {
            fs::write(path(file), "x").expect("written");
        }
        assert!(Folder::open_empty(home.path().to_owned(), false).is_err());
        let folder = Folder::open_empty(home.path().to_owned(), true).expect("begun anew");
        assert!(!folder.has_world() && !path("parley.sqlite").exists());
        assert!(path("letters.txt").exists());
        let second = Folder::open(home.path().to_owned(), false).expect_err("taken");
        assert!(second.to_string().contains("another demo is running"), "{second}");
    }

    #[test]
    fn a_database_without_its_discord_is_refused() {
        let home = tempfile::tempdir().expect("a folder");
        fs::write(home.path().join("parley.sqlite"), "x").expect("written");
        let refused = Folder::open(home.path().to_owned(), false).expect_err("refused");
        assert!(refused.to_string().contains("--reset"), "{refused}");
    }

    #[test]
    fn a_temporary_folder_goes_at_the_end() {
        let folder = Folder::temporary().expect("a folder");
        let path = folder.path().to_owned();
        assert!(path.exists());
        drop(folder);
        assert!(!path.exists());
    }
}
