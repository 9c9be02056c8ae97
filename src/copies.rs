//! `parley backup`, `parley restore`, `parley export`: the words for what the store did, and the end of it when somebody presses Ctrl-C. Owns no
//! file.

use crate::shutdown::Shutdown;
use crate::store::{Contents, CopyError, ExportFormat, Restored, SKIPPED_NUMBERS, Store};
use std::path::Path;
use thiserror::Error;

/// Why there is no copy: one sentence for the operator.
#[derive(Debug, Error)]
pub enum Error {
    /// What the store says.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// The system lets nobody listen for being asked to stop.
    #[error("couldn't listen for signals to stop: {0}")]
    Signals(std::io::Error),
    /// Somebody pressed Ctrl-C.
    #[error("stopped before the copy was complete, so there is none")]
    Stopped,
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
        text += &format!("  {name:<22}{rows:>10}\n");
    }
    text += &format!("  {:<22}{rows:>10}\n", "rows in all");
    text += "The files contain what people wrote to each other. Keep them where only you can read them.";
    Ok(text)
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
