//! What a use case may end with beside success: the person's to mend, or ours.

use crate::domain::refusal::Refusal;
use crate::store;
use thiserror::Error;

/// What every use case returns.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a use case did not do what was asked.
#[derive(Debug, Error)]
pub enum Error {
    /// The person's to mend; nothing was changed, unless the refusal says that a draft was kept.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Ours: the database failed, or stayed busy.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Error {
    /// Whether the database cannot be used at the moment, of which the log has its own few lines.
    #[must_use]
    pub const fn is_outage(&self) -> bool {
        matches!(self, Self::Store(failure) if failure.is_outage())
    }

    /// Whether it is certain that nothing was saved.
    #[must_use]
    pub const fn is_certain(&self) -> bool {
        !matches!(self, Self::Store(store::Error::Uncertain))
    }
}

/// A feature's own refusal, or one of whichever.
impl<R: Into<Refusal>> From<R> for Error {
    fn from(refusal: R) -> Self {
        Self::Refused(refusal.into())
    }
}
