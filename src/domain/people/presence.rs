//! Whether somebody is in a server. Owns the two cases and how long a sighting counts; asking Discord is its side's.

use crate::domain::time::{HOUR_MS, UnixMs};

/// What Discord says of a person in a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// A member.
    Here {
        /// When they joined; another moment after they left and came back.
        joined: Option<UnixMs>,
        /// Whether they haven't passed the server's membership screening yet: until then they can write and press nothing there.
        pending: bool,
    },
    /// Not a member: they left, or were removed.
    Away,
}

/// For so long after somebody was seen in a server, they are not looked for there before they are mentioned.
pub const SIGHTING_COUNTS_MS: i64 = HOUR_MS;
