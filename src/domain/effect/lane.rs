//! In which order effects are delivered, by what, and what stops a whole lane. Must not know what an effect does.

use crate::domain::ids::{GuildId, PersonId, RoomId};
use crate::domain::server::obstacle::{Obstacle, Permission};
use crate::domain::webhooks::endpoint::EndpointName;

/// What carries an effect into the world. Each carrier has an outbox of its own over the same table, so that none waits for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Carrier {
    /// Calls to Discord.
    Discord,
    /// Files to Discord: they take their time.
    Uploads,
    /// Emails.
    Mail,
    /// Emails to where one was not answered: whoever is slow delays nobody else.
    SlowMail,
    /// Events to the addresses that the operator configured.
    Webhook,
}

impl Carrier {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Discord, Self::Uploads, Self::Mail, Self::SlowMail, Self::Webhook];

    /// Its stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Discord => "discord",
            Self::Uploads => "uploads",
            Self::Mail => "mail",
            Self::SlowMail => "slow_mail",
            Self::Webhook => "webhook",
        }
    }

    /// What carries an effect on for which others must not wait.
    #[must_use]
    pub const fn beside(self) -> Self {
        match self {
            Self::Discord => Self::Discord,
            Self::Uploads => Self::Uploads,
            Self::Mail | Self::SlowMail => Self::SlowMail,
            Self::Webhook => Self::Webhook,
        }
    }
}

/// Effects of one lane are delivered one after the other, in the order in which they were decided; one that keeps failing is
/// set aside, and the others go on without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lane {
    /// Making channels in one server: one at a time, so that two rooms never make the same category twice.
    Rooms(GuildId),
    /// Everything that appears in one room.
    Room(RoomId),
    /// Files that appear in one room: messages there do not wait for them.
    Files(RoomId),
    /// Letting moderators into the rooms of one server: one room after the other, beside everything else.
    Moderators(GuildId),
    /// Messages to the moderators of one server.
    Alerts(GuildId),
    /// Reports and appeals, as the moderators of one server see them.
    Reports(GuildId),
    /// The job board of one server.
    Jobs(GuildId),
    /// What one person is told of new jobs in one server: nothing else waits for it.
    JobAlerts(GuildId, PersonId),
    /// Direct messages to one person about one server: nothing there waits for another server.
    Direct(GuildId, PersonId),
    /// Files to one person about one server: messages there do not wait for them.
    DirectFiles(GuildId, PersonId),
    /// Asking whether one person has passed one server's membership screening: nothing waits for the answer but what is held back
    /// for them.
    Screening(GuildId, PersonId),
    /// The roles that one person has for badges in one server: nothing waits for them.
    BadgeRoles(GuildId, PersonId),
    /// Emails to one person about one server, where they have an address of their own.
    Mail(GuildId, PersonId),
    /// Codes to one person: a code does not wait for the mail to an address that does not answer.
    MailCode(GuildId, PersonId),
    /// Events to one endpoint: in their order, one at a time, and none waits for another endpoint.
    Webhook(EndpointName),
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
            | Self::Jobs(_)
            | Self::JobAlerts(..)
            | Self::Direct(..)
            | Self::Screening(..)
            | Self::BadgeRoles(..) => Carrier::Discord,
            Self::Files(_) | Self::DirectFiles(..) => Carrier::Uploads,
            Self::Mail(..) | Self::MailCode(..) => Carrier::Mail,
            Self::Webhook(_) => Carrier::Webhook,
        }
    }

    /// Whether a delivery that succeeds in another lane says nothing about this one: it goes to another machine.
    #[must_use]
    pub const fn goes_elsewhere(self) -> bool {
        matches!(self, Self::Webhook(_))
    }

    /// Whether an obstacle that one delivery met stops all others of its lane as well. If not, they go on without it.
    #[must_use]
    pub fn is_stopped_by(self, obstacle: &Obstacle) -> bool {
        /// Whoever lacks no more than these can still post.
        const SPECIAL: [Permission; 2] = [Permission::AttachFiles, Permission::PinMessages];
        match (self, obstacle) {
            (_, Obstacle::NotInServer) => true,
            (Self::Rooms(_), obstacle) => obstacle.stops_new_rooms(),
            (Self::Room(_), Obstacle::ShutOut { missing, .. }) => {
                missing.is_empty() || missing.iter().any(|permission| !SPECIAL.contains(permission))
            }
            (Self::Room(_), Obstacle::PinsFull { .. }) => false,
            (Self::Room(_), _) => true,
            (
                Self::Files(_)
                | Self::Moderators(_)
                | Self::Alerts(_)
                | Self::Reports(_)
                | Self::Jobs(_)
                | Self::JobAlerts(..)
                | Self::Direct(..)
                | Self::DirectFiles(..)
                | Self::Screening(..)
                | Self::BadgeRoles(..)
                | Self::Mail(..)
                | Self::MailCode(..)
                | Self::Webhook(_),
                _,
            ) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::ChannelId;

    const GUILD: GuildId = GuildId(1);

    fn shut_out(missing: &[Permission]) -> Obstacle {
        Obstacle::ShutOut { channel: ChannelId(2), missing: missing.to_vec() }
    }

    #[test]
    fn what_stops_one_room_stops_no_other() {
        let hidden = Obstacle::HiddenHub { hub: ChannelId(2) };
        assert!(!Lane::Rooms(GUILD).is_stopped_by(&hidden), "others see the hub");
        for everywhere in
            [Obstacle::ServerFull, Obstacle::TooManyThreads, Obstacle::NoRooms { missing: Vec::new() }]
        {
            assert!(Lane::Rooms(GUILD).is_stopped_by(&everywhere), "{everywhere:?}");
        }
        for lane in [Lane::Moderators(GUILD), Lane::Reports(GUILD), Lane::Jobs(GUILD), Lane::Alerts(GUILD)] {
            assert!(!lane.is_stopped_by(&shut_out(&[Permission::ViewChannel])), "{lane:?}");
        }
    }

    #[test]
    fn in_a_room_messages_wait_for_what_messages_need() {
        let room = Lane::Room(RoomId(3));
        assert!(room.is_stopped_by(&shut_out(&[])), "nobody knows why");
        assert!(room.is_stopped_by(&shut_out(&[Permission::ViewChannel])));
        assert!(room.is_stopped_by(&shut_out(&[Permission::PinMessages, Permission::SendMessages])));
        assert!(!room.is_stopped_by(&shut_out(&[Permission::PinMessages])));
        assert!(!room.is_stopped_by(&shut_out(&[Permission::AttachFiles, Permission::PinMessages])));
    }
}
