//! `parley backup`, `parley restore`, `parley export`, `parley move`: the words for what the store did, and the end of it when somebody presses Ctrl-C. Owns no
//! file.

use crate::clock::{Clock, Random};
use crate::shutdown::Shutdown;
use crate::store::{Contents, CopyError, ExportFormat, MoveError, Restored, SKIPPED_NUMBERS, Store};
use std::fmt::Display;
use std::path::Path;
use thiserror::Error;

/// Why there is no copy: one sentence for the operator.
#[derive(Debug, Error)]
pub enum Error {
    /// What the store says.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// What it says of a move.
    #[error(transparent)]
    Move(#[from] MoveError),
    /// The system lets nobody listen for being asked to stop.
    #[error("couldn't listen for signals to stop: {0}")]
    Signals(std::io::Error),
    /// Somebody pressed Ctrl-C.
    #[error("stopped before the copy was complete, so there is none")]
    Stopped,
    /// The same during a move.
    #[error("stopped before the move was complete. Run the same command again: it continues where it was")]
    MoveStopped,
}

/// Backs up the database at `address` to the new file `to`; gives what to print.
///
/// # Errors
/// Why there is no backup.
pub async fn back_up(address: &str, to: &Path) -> Result<String, Error> {
    let contents = unless_stopped(Store::back_up(address, to)).await?;
    let mut text =
        format!("The database is backed up to {}. The backup was opened and checked:\n", to.display());
    table(&mut text, &contents, None);
    text += "It contains what people wrote to each other. Keep it where only you can read it.";
    Ok(text)
}

/// Puts the backup `from` in the place of the database at `address`; gives what to print.
///
/// # Errors
/// Why the database is as it was.
pub async fn restore(address: &str, from: &Path) -> Result<String, Error> {
    // From its first change on it's too short to be stopped.
    let Restored { contents, replaced } = Store::restore(address, from).await?;
    let mut text = format!("The database is restored from {}:\n", from.display());
    table(&mut text, &contents, replaced.as_ref().and_then(|replaced| replaced.contents.as_ref()));
    if let Some(replaced) = replaced {
        text += &format!("The replaced database is kept as {}.", replaced.path.display());
        text += match replaced.contents {
            Some(_) => " Delete it when you no longer need it.\n",
            None => " Parley couldn't read it.\n",
        };
    }
    text += &format!(
        "New offers, jobs, reports, disputes and suspensions skip {SKIPPED_NUMBERS} numbers, so that no number is used twice.\n\
         Messages about what happened after the backup stay in Discord. Their buttons change nothing, and say so.\n\
         You can start Parley now."
    );
    Ok(text)
}

/// Writes the tables of the database at `address` to files in the new folder `to`; gives what to print.
///
/// # Errors
/// Why there is no folder.
pub async fn export(address: &str, format: ExportFormat, to: &Path) -> Result<String, Error> {
    let written = unless_stopped(Store::export(address, format, to)).await?;
    let rows: u64 = written.iter().map(|(_, rows)| rows).sum();
    let mut text = format!("{} tables are exported to {}:\n", written.len(), to.display());
    for (name, rows) in &written {
        text += &(table_line(name, rows) + "\n");
    }
    text += &(table_line("rows in all", rows) + "\n");
    text += "The files contain what people wrote to each other. Keep them where only you can read them.";
    Ok(text)
}

/// Moves the SQLite database at `address` to the Postgres one at `to`; gives what to print. `progress` is given what to print meanwhile.
///
/// # Errors
/// Why neither can be used yet.
pub async fn move_to(address: &str, to: &str, mut progress: impl FnMut(&str)) -> Result<String, Error> {
    let mut shutdown = Shutdown::listen().map_err(Error::Signals)?;
    let id = Random::from_machine().id(Clock::machine().now());
    let moving = Store::move_to(address, to, id, |table| progress(&table_line(&table.name, table.rows)));
    let moved = tokio::select! {
        moved = moving => moved?,
        () = shutdown.asked() => return Err(Error::MoveStopped),
    };
    let rows: i64 = moved.tables.iter().map(|table| table.rows).sum();
    Ok(format!(
        "{}\nThe database is moved to {}, and each row of its {} tables was compared.\n\
         Set `address` in [database] to that, then start Parley. The SQLite file stays as it was; Parley won't open it again.",
        table_line("rows in all", rows),
        moved.target,
        moved.tables.len()
    ))
}

/// Gives a move up; gives what to print.
///
/// # Errors
/// Why the database is as it was.
pub async fn cancel_move(address: &str) -> Result<String, Error> {
    let target = Store::cancel_move(address).await?;
    Ok(format!(
        "The SQLite database can be used again, as it was when it was moved. Never run Parley on {target} as well: both would give \
         the same numbers to different offers. Remove that database."
    ))
}

/// Of a table, and how many rows it has.
fn table_line(name: &str, rows: impl Display) -> String {
    format!("  {name:<22}{rows:>10}")
}

/// A line for each kind of what is in a database; beside it, how many there were before.
fn table(text: &mut String, now: &Contents, before: Option<&Contents>) {
    let mut line = |name: &str, now: &str, before: Option<String>| {
        let before = before.map(|before| format!("{before:>10}")).unwrap_or_default();
        *text += &format!("  {name:<22}{now:>10}{before}\n");
    };
    if before.is_some() {
        line("", "now", Some("before".to_owned()));
    }
    for (name, count) in &now.counts {
        let earlier = before.map(|before| {
            let found = before.counts.iter().find(|(other, _)| other == name);
            found.map_or_else(|| "-".to_owned(), |(_, count)| count.to_string())
        });
        line(name, &count.to_string(), earlier);
    }
    line("tables, by migration", &now.tables.to_string(), before.map(|before| before.tables.to_string()));
}

async fn unless_stopped<T>(copying: impl Future<Output = Result<T, CopyError>>) -> Result<T, Error> {
    let mut shutdown = Shutdown::listen().map_err(Error::Signals)?;
    tokio::select! {
        copied = copying => Ok(copied?),
        () = shutdown.asked() => Err(Error::Stopped),
    }
}
