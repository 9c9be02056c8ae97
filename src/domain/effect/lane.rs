//! In which order effects are delivered, and by what. Must not know what an effect does.

use crate::domain::ids::{GuildId, PersonId, RoomId};

/// What carries an effect into the world. Each carrier has an outbox of its own over the same table, so that none waits for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Carrier {
    /// Calls to Discord.
    Discord,
    /// Emails.
    Mail,
}

impl Carrier {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Discord, Self::Mail];

    /// Its stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Discord => "discord",
            Self::Mail => "mail",
        }
    }
}

/// Effects of one lane are delivered one after the other, in the order in which they were decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lane {
    /// Making channels in one server: one at a time, so that two rooms never make the same category twice.
    Rooms(GuildId),
    /// Everything that appears in one room.
    Room(RoomId),
    /// Letting moderators into the rooms of one server: one room after the other, beside everything else.
    Moderators(GuildId),
    /// Messages to the moderators of one server.
    Alerts(GuildId),
    /// Reports and appeals, as the moderators of one server see them.
    Reports(GuildId),
    /// Direct messages to one person.
    Direct(PersonId),
    /// Emails to one person.
    Mail(PersonId),
    /// Codes to one person: a code does not wait for the mail to an address that does not answer.
    MailCode(PersonId),
}

impl Lane {
    /// What carries everything in this lane.
    #[must_use]
    pub const fn carrier(self) -> Carrier {
        match self {
            Self::Rooms(_)
            | Self::Room(_)
            | Self::Moderators(_)
            | Self::Alerts(_)
            | Self::Reports(_)
            | Self::Direct(_) => Carrier::Discord,
            Self::Mail(_) | Self::MailCode(_) => Carrier::Mail,
        }
    }
}
