//! Checks logged REST calls against Discord's official OpenAPI file: is the route documented, is the request allowed,
//! is the response as documented. Must not know the world, or which bot made the calls.

mod calls;
mod document;
mod known;
mod schema;
#[cfg(test)]
mod tests;
mod violation;

pub use known::{KNOWN_DIFFERENCES, KnownDifference};
pub use violation::{Side, Violation};

use crate::calls::Call;
use document::Document;
use schema::Schemas;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

/// The environment variable with the path of the OpenAPI file.
pub const ENVIRONMENT_VARIABLE: &str = "DISCORD_OPENAPI";

/// Discord's OpenAPI file, ready to check calls. Schemas are compiled on first use and cached. It can be shared by
/// reference between threads.
pub struct OpenApi {
    document: Document,
    schemas: Schemas,
    differences: &'static [KnownDifference],
    met: Mutex<BTreeSet<usize>>,
}

/// Why the file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// It cannot be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// It is not JSON.
    #[error("{}: {source}", path.display())]
    Json {
        /// The file.
        path: PathBuf,
        /// Why.
        source: serde_json::Error,
    },
    /// It is JSON, but not an OpenAPI document.
    #[error("not an OpenAPI document: {0}")]
    Document(String),
}

impl OpenApi {
    /// Reads the file. The differences in [`KNOWN_DIFFERENCES`] are not violations.
    ///
    /// # Errors
    /// When the file cannot be read or is not an OpenAPI document in JSON.
    pub fn load(path: &Path) -> Result<Self, LoadError> {
        let bytes =
            std::fs::read(path).map_err(|source| LoadError::Read { path: path.to_owned(), source })?;
        let root = serde_json::from_slice(&bytes)
            .map_err(|source| LoadError::Json { path: path.to_owned(), source })?;
        Self::read(root, KNOWN_DIFFERENCES)
    }

    /// The file at `DISCORD_OPENAPI`, read once per process; `None` when the variable is not set. Then the caller
    /// should report that nothing was checked.
    ///
    /// # Errors
    /// As [`OpenApi::load`]: a file that cannot be used is never ignored.
    pub fn from_environment() -> Result<Option<&'static Self>, &'static LoadError> {
        static LOADED: OnceLock<Result<Option<OpenApi>, LoadError>> = OnceLock::new();
        let loaded = LOADED.get_or_init(|| {
            std::env::var_os(ENVIRONMENT_VARIABLE).map(|path| Self::load(Path::new(&path))).transpose()
        });
        loaded.as_ref().map(Option::as_ref)
    }

    /// All operations of the file as `METHOD /template`, in its order.
    pub fn operations(&self) -> Vec<String> {
        self.document.operations()
    }

    pub(crate) fn read(root: Value, differences: &'static [KnownDifference]) -> Result<Self, LoadError> {
        let schemas = Schemas::prepare(root.clone()).map_err(LoadError::Document)?;
        let document = Document::read(root).map_err(LoadError::Document)?;
        Ok(Self { document, schemas, differences, met: Mutex::default() })
    }

    /// All violations in these calls, in the order of the calls.
    ///
    /// Checks all calls below `/api/v10`, except on routes that are only for user clients: the file does not document
    /// them. If a fault replaced the response, only the request is checked.
    pub fn violations(&self, calls: &[Call]) -> Vec<Violation> {
        let all = calls.iter().flat_map(|call| calls::judge(&self.document, &self.schemas, call));
        all.filter(|violation| !self.is_known(violation)).collect()
    }

    /// The known differences that no call has had so far. After a full test run they can probably be removed.
    pub fn unmet_differences(&self) -> Vec<&'static KnownDifference> {
        let met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
        let all = self.differences.iter().enumerate();
        all.filter(|(index, _)| !met.contains(index)).map(|(_, difference)| difference).collect()
    }

    fn is_known(&self, violation: &Violation) -> bool {
        let Some(index) = self.differences.iter().position(|difference| difference.covers(violation)) else {
            return false;
        };
        self.met.lock().unwrap_or_else(PoisonError::into_inner).insert(index);
        true
    }
}

impl std::fmt::Debug for OpenApi {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("OpenApi").finish_non_exhaustive()
    }
}
