//! Owns the snapshot file: read on start, written after changes (at most once a second) and on stop, always atomically
//! (a new file renamed over the old one). Must not know what is in the world.

use crate::shared::Shared;
use crate::world::World;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// The shortest pause between two writes.
const PAUSE: Duration = Duration::from_secs(1);

/// Why a snapshot cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// The file exists, but cannot be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is not a snapshot, or is one of another version.
    #[error("{}: not a snapshot of this emulator: {source}", path.display())]
    Format {
        /// The file.
        path: PathBuf,
        /// Why.
        source: serde_json::Error,
    },
}

/// The world in the file, if the file exists.
///
/// # Errors
/// When it cannot be read or is not a snapshot.
pub(crate) fn read(path: &Path) -> Result<Option<World>, SnapshotError> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(SnapshotError::Read { path: path.to_owned(), source }),
    };
    let world = serde_json::from_slice(&bytes);
    world.map(Some).map_err(|source| SnapshotError::Format { path: path.to_owned(), source })
}

/// Writes the whole world.
///
/// # Errors
/// When the file cannot be written.
pub(crate) async fn write(shared: &Shared, path: &Path) -> std::io::Result<()> {
    // Copied under the lock, serialized outside of it.
    let world = shared.lock().clone();
    let path = path.to_owned();
    let written = tokio::task::spawn_blocking(move || {
        let bytes = serde_json::to_vec(&world)?;
        let fresh = path.with_extension("new");
        std::fs::write(&fresh, bytes)?;
        std::fs::rename(&fresh, &path)
    });
    written.await.map_err(std::io::Error::other)?
}

/// Writes after changes until the emulator stops.
pub(crate) async fn keep(
    shared: Arc<Shared>,
    path: PathBuf,
    mut changes: watch::Receiver<u64>,
    mut stop: watch::Receiver<bool>,
) {
    loop {
        tokio::select! {
            changed = changes.changed() => if changed.is_err() { return },
            _ = stop.wait_for(|stop| *stop) => return,
        }
        if let Err(error) = write(&shared, &path).await {
            tracing::error!(%error, path = %path.display(), "the snapshot could not be written");
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            _ = stop.wait_for(|stop| *stop) => return,
        }
    }
}
