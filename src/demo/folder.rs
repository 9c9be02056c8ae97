//! The folder that holds a demo's world. Owns which files are the demo's own, that only one demo uses a folder, and what
//! `--reset` may delete; and that a world which is made ready before it is shown is there whole or not at all. Knows nothing of what is in
//! the files.

use anyhow::{Context, bail};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

const WORLD: &str = "discord.json";
const DATABASE: &str = "parley.sqlite";
/// Locked by Parley for as long as it uses its database.
const DATABASE_LOCK: &str = "parley.sqlite.lock";
/// Stands for a world with a past, whatever became of it since.
const HISTORY: &str = "history";
const LOCK: &str = "demo.lock";
/// Below the folder: a world that is being made ready. What a start finds of one was left by a process that died.
const UNFINISHED: &str = "unfinished";
/// Below the folder: one that is whole, and only has to be moved.
const FINISHED: &str = "finished";
/// Everything that a demo leaves behind, the lock aside.
const FILES: [&str; 9] = [
    WORLD,
    "discord.new",
    DATABASE,
    "parley.sqlite-wal",
    "parley.sqlite-shm",
    DATABASE_LOCK,
    "local-discord-ca.pem",
    "local-discord-server.pem",
    HISTORY,
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
        folder.move_finished()?;
        if folder.holds(DATABASE) && !folder.holds(WORLD) {
            bail!(
                "{} has a database but not its local Discord. Use --reset to start over there, or --data to choose another folder",
                folder.path.display()
            );
        }
        Ok(folder)
    }

    /// The same for a story, which needs a world in which nothing has happened.
    pub(super) fn open_empty(path: PathBuf, reset: bool) -> anyhow::Result<Self> {
        let folder = Self::take(path, reset, false)?;
        folder.move_finished()?;
        if folder.holds(DATABASE) || folder.holds(WORLD) {
            bail!(
                "{} already has an earlier demo, and the story needs an empty one. Use --reset to start over there, or \
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
                if_there(fs::remove_file(path.join(file))).map_err(refuse)?;
            }
            if_there(fs::remove_dir_all(path.join(FINISHED))).map_err(refuse)?;
        }
        Ok(Self { path, is_temporary, _lock: lock })
    }

    /// An empty folder below this one, to make a world ready in; gone at the end, unless [`Folder::adopt`] takes it.
    pub(super) fn unfinished(&self) -> anyhow::Result<Self> {
        let path = self.path.join(UNFINISHED);
        if_there(fs::remove_dir_all(&path)).with_context(|| format!("couldn't empty {}", path.display()))?;
        Self::take(path, false, true)
    }

    /// Takes the world that was made ready in `made`, which is [`Folder::unfinished`]: from the one rename on it is this folder's, also if
    /// the process dies before its files are moved.
    pub(super) fn adopt(&self, mut made: Self) -> anyhow::Result<()> {
        made.is_temporary = false;
        drop(made);
        let finished = self.path.join(FINISHED);
        let renamed = fs::rename(self.path.join(UNFINISHED), &finished);
        renamed.with_context(|| format!("couldn't create {}", finished.display()))?;
        self.move_finished()
    }

    fn move_finished(&self) -> anyhow::Result<()> {
        let finished = self.path.join(FINISHED);
        if !finished.exists() {
            return Ok(());
        }
        for file in FILES {
            let moved = if_there(fs::rename(finished.join(file), self.path.join(file)));
            moved.with_context(|| format!("couldn't move {file} to {}", self.path.display()))?;
        }
        fs::remove_dir_all(&finished).with_context(|| format!("couldn't delete {}", finished.display()))
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

    /// Whether no Parley uses the database.
    pub(super) fn is_database_free(&self) -> std::io::Result<bool> {
        let lock = match File::open(self.path.join(DATABASE_LOCK)) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(true),
            lock => lock?,
        };
        match lock.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Notes that its world has a past.
    pub(super) fn note_history(&self) -> std::io::Result<()> {
        fs::write(self.path.join(HISTORY), "")
    }

    /// Whether its world began with a past.
    pub(super) fn has_history(&self) -> bool {
        self.holds(HISTORY)
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

/// What was done to a file, which need not have been there.
fn if_there(done: std::io::Result<()>) -> std::io::Result<()> {
    match done {
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

    fn made(home: &Folder) -> Folder {
        let made = home.unfinished().expect("a folder");
        for file in ["discord.json", "parley.sqlite", "local-discord-ca.pem"] {
            fs::write(made.path().join(file), "new").expect("written");
        }
        made
    }

    #[test]
    fn a_world_that_was_made_ready_is_there_whole_or_not_at_all() {
        let home = tempfile::tempdir().expect("a folder");
        let open = || Folder::open(home.path().to_owned(), false).expect("opened");
        let names = || {
            let read = fs::read_dir(home.path()).expect("a folder");
            let mut names: Vec<_> = read.map(|entry| entry.expect("a file").file_name()).collect();
            names.sort();
            names
        };
        let whole = ["demo.lock", "discord.json", "local-discord-ca.pem", "parley.sqlite"];

        // It failed, or the process died in the middle.
        let folder = open();
        drop(made(&folder));
        assert!(!folder.has_world() && names() == ["demo.lock"], "{:?}", names());
        std::mem::forget(made(&folder));
        drop(folder);
        let folder = open();
        assert!(!folder.has_world());
        folder.adopt(made(&folder)).expect("moved");
        assert!(folder.has_world() && names() == whole, "{:?}", names());
        drop(folder);

        // It died while the files were moved.
        fs::create_dir(home.path().join(FINISHED)).expect("a folder");
        for file in [WORLD, "local-discord-ca.pem"] {
            fs::rename(home.path().join(file), home.path().join(FINISHED).join(file)).expect("moved");
        }
        assert!(open().has_world() && names() == whole, "{:?}", names());

        // Nor does a reset bring one back.
        fs::create_dir(home.path().join(FINISHED)).expect("a folder");
        fs::rename(home.path().join(WORLD), home.path().join(FINISHED).join(WORLD)).expect("moved");
        let folder = Folder::open(home.path().to_owned(), true).expect("opened");
        assert!(!folder.has_world() && names() == ["demo.lock"], "{:?}", names());
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
