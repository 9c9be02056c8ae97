//! Why something about a server is not done. Owns the reasons; their words are `discord::server`'s.

use crate::domain::ids::ChannelId;
use crate::domain::time::UnixMs;

/// Why something about a server is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServerRefusal {
    /// Only somebody whom Discord lets manage the server may do it.
    AdminsOnly,
    /// The role that everybody has cannot be the moderators'.
    EveryoneRole,
    /// The role that everybody has, or the moderators', can't go with a badge.
    UnfitBadgeRole,
    /// People outside the team can read the channel that is to be the moderators'.
    PublicModeratorsChannel {
        /// Which.
        channel: ChannelId,
    },
    /// No such obstacle in this server, it is solved, or it is not theirs to solve.
    NoSuchObstacle,
    /// The server has them in time-out, and they write something to others.
    TimedOut {
        /// Until when.
        until: UnixMs,
    },
    /// They haven't passed the membership screening of the server that it belongs to, and press a button in a direct message.
    Screening {
        /// What the server is called, if that is known.
        server: Option<String>,
    },
    /// They left the server that it belongs to, and press a button in a direct message.
    LeftServer {
        /// What the server is called, if that is known.
        server: Option<String>,
    },
}
