//! Kinds of what keeps Parley from working, and their exit codes. Owns the numbers, which `docs/operating.md` lists: those of BSD's
//! sysexits.h where one fits.

use crate::config::ConfigError;
use crate::discord::gateway::GatewayEnd;
use crate::discord::login::LoginError;
use crate::run::RunError;
use crate::store;
use std::io::ErrorKind;

/// What is wrong, as far as whoever started Parley can act on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// None of the others.
    Other,
    /// The database's tables are a newer Parley's, or can't be updated.
    Tables,
    /// The database can't be opened or reached, is damaged, or isn't Parley's.
    Database,
    /// The mail server doesn't answer, or refuses Parley.
    Unavailable,
    /// The disk is full.
    Disk,
    /// Something that passes: another process has the database or an address, or today's logins are used up.
    Busy,
    /// Discord refused the token.
    Refused,
    /// A value of the configuration or of the environment.
    Configuration,
}

impl Fault {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Other,
        Self::Tables,
        Self::Database,
        Self::Unavailable,
        Self::Disk,
        Self::Busy,
        Self::Refused,
        Self::Configuration,
    ];

    /// What the program ends with.
    #[must_use]
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Other => 1,
            Self::Tables => 65,
            Self::Database => 66,
            Self::Unavailable => 69,
            Self::Disk => 74,
            Self::Busy => 75,
            Self::Refused => 77,
            Self::Configuration => 78,
        }
    }
}

impl From<&store::Error> for Fault {
    fn from(error: &store::Error) -> Self {
        match error {
            store::Error::InUse { .. } => Self::Busy,
            store::Error::Open { .. } | store::Error::Unsaved(_) | store::Error::Uncertain => Self::Database,
            store::Error::Newer { .. }
            | store::Error::MovedAway { .. }
            | store::Error::Moving { .. }
            | store::Error::NotFilled
            | store::Error::Migrate(_)
            | store::Error::Unreadable { .. } => Self::Tables,
            store::Error::Conflict | store::Error::Driver(_) => Self::Other,
        }
    }
}

impl From<&ConfigError> for Fault {
    fn from(_: &ConfigError) -> Self {
        Self::Configuration
    }
}

impl From<&RunError> for Fault {
    fn from(error: &RunError) -> Self {
        match error {
            // Whoever has the address may let go of it.
            RunError::Listen { why, .. } if why.kind() == ErrorKind::AddrInUse => Self::Busy,
            RunError::Config(_) | RunError::Listen { .. } => Self::Configuration,
            RunError::Store(error) => Self::from(error),
            RunError::Login(LoginError::Refused) | RunError::Gateway(GatewayEnd::Refused) => Self::Refused,
            RunError::Login(LoginError::ForeignGateway(_) | LoginError::Certificate(_))
            | RunError::Gateway(GatewayEnd::NotLetIn(_)) => Self::Configuration,
            RunError::Gateway(GatewayEnd::TooManyLogins { .. }) => Self::Busy,
            RunError::Login(LoginError::Unreachable(_))
            | RunError::Gateway(GatewayEnd::Other(_))
            | RunError::Links(_)
            | RunError::NoKey
            | RunError::Requests(_)
            | RunError::Signals(_) => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUIDE: &str = include_str!("../../docs/operating.md");

    #[test]
    fn every_exit_code_is_in_the_guide() {
        for fault in Fault::ALL {
            let row = format!("| {} |", fault.exit_code());
            assert!(GUIDE.lines().any(|line| line.starts_with(&row)), "{fault:?}: {row}");
        }
    }
}
