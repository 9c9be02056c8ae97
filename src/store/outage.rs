//! What keeps a whole database from being used, and passes. Owns which of the engines' errors mean that: nothing was saved,
//! whatever was to be.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tracing::{error, info};

/// An outage is met by everybody at once. The log hears of it so often at most.
const SILENCE: Duration = Duration::from_secs(20);

/// What the log has said about outages of one database. Clones share it.
#[derive(Debug, Clone, Default)]
pub(super) struct Outages(Arc<Said>);

#[derive(Debug, Default)]
struct Said {
    is_out: AtomicBool,
    last_line: Mutex<Option<Instant>>,
}

impl Outages {
    /// Has the log say that nothing is saved, unless it just did.
    pub(super) fn note(&self, outage: Outage) -> Outage {
        self.0.is_out.store(true, Ordering::Relaxed);
        let mut last = self.last_line();
        if last.is_none_or(|last| last.elapsed() >= SILENCE) {
            *last = Some(Instant::now());
            error!(why = %outage, "nothing can be saved; Parley goes on by itself once that ends");
        }
        outage
    }

    /// The same, if `error` tells of an outage.
    pub(super) fn look_at(&self, error: &sqlx::Error) {
        if let Some(outage) = Outage::of(error) {
            self.note(outage);
        }
    }

    /// Something was saved: where nothing could be before, the log says that it is over.
    pub(super) fn are_over(&self) {
        if self.0.is_out.swap(false, Ordering::Relaxed) {
            *self.last_line() = None;
            info!("changes are saved again");
        }
    }

    fn last_line(&self) -> MutexGuard<'_, Option<Instant>> {
        self.0.last_line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why nothing can be saved at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outage {
    /// The disk, or the quota on it, is used up.
    Full,
    /// The file, its disk or the server takes no changes.
    ReadOnly,
    /// The disk failed.
    Disk,
    /// The database does not answer.
    Unreachable,
}

/// For the log: what it is, and what an operator does about it.
impl fmt::Display for Outage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Full => "the disk is full. Free some space on the database's disk",
            Self::ReadOnly => {
                "the database is read-only. Give Parley's user write access to it and its folder"
            }
            Self::Disk => "the disk failed. Check the database's disk",
            Self::Unreachable => "the database doesn't answer. Start it, or check the network to it",
        })
    }
}

impl Outage {
    /// The outage that `error` tells of, if it is one.
    pub(super) fn of(error: &sqlx::Error) -> Option<Self> {
        match error {
            sqlx::Error::Database(database) => Self::of_code(&database.code()?),
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Some(Self::Unreachable),
            _ => None,
        }
    }

    /// A SQLSTATE of Postgres has five characters. A result code of SQLite is a number, whose lower eight bits are its kind.
    fn of_code(code: &str) -> Option<Self> {
        match (code, code.parse::<u32>()) {
            // 53100 is also a number, but SQLite has none that is so large.
            ("53100", _) => Some(Self::Full),
            ("25006", _) => Some(Self::ReadOnly),
            ("58030", _) => Some(Self::Disk),
            ("53300" | "53400" | "57P01" | "57P02" | "57P03" | "57P05", _) => Some(Self::Unreachable),
            (code, _) if code.len() == 5 && code.starts_with("08") => Some(Self::Unreachable),
            (code, Ok(number)) if code.len() < 5 => match number & 0xff {
                8 => Some(Self::ReadOnly),
                10 => Some(Self::Disk),
                13 => Some(Self::Full),
                14 => Some(Self::Unreachable),
                _ => None,
            },
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outages_of_both_engines_are_told_apart() {
        let rows = [
            ("13", Some(Outage::Full)),
            ("778", Some(Outage::Disk)),
            ("1032", Some(Outage::ReadOnly)),
            ("8", Some(Outage::ReadOnly)),
            ("14", Some(Outage::Unreachable)),
            ("53100", Some(Outage::Full)),
            ("25006", Some(Outage::ReadOnly)),
            ("57P01", Some(Outage::Unreachable)),
            ("08006", Some(Outage::Unreachable)),
            ("5", None),
            ("2067", None),
            ("1555", None),
            ("23505", None),
            ("40001", None),
            ("42P01", None),
        ];
        for (code, outage) in rows {
            assert_eq!(Outage::of_code(code), outage, "{code}");
        }
    }
}
