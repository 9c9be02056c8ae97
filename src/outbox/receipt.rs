//! Receipts: what a delivery left in the world. Storing one is `keep`'s.

use crate::domain::ids::{
    AppealId, ChannelId, DisputeId, GuildId, InvitationId, JobId, MailCodeId, MessageId, ObstacleId,
    PersonId, ReportId, RoleId, RoomId,
};
use crate::domain::people::presence::Presence;
use crate::domain::server::RoomStyle;
use crate::domain::time::UnixMs;
use crate::store::{Posted, Subject};

/// What a delivery did, or found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Receipt {
    /// Done, with nothing to remember; also when there was nothing left to do.
    Done,
    /// The room's channel exists.
    RoomOpened {
        /// Which room.
        room: RoomId,
        /// Its channel.
        channel: ChannelId,
        /// What that is.
        style: RoomStyle,
        /// The role that was let in.
        moderators: Option<RoleId>,
    },
    /// Whoever of a room's sides is in the server sees it.
    SidesAdmitted {
        /// Which room.
        room: RoomId,
        /// All of them, with what Discord says of each.
        sides: Vec<(PersonId, Presence)>,
    },
    /// This role sees a room, and no other one that was let in before.
    ModeratorsShown {
        /// Which room.
        room: RoomId,
        /// Its channel.
        channel: ChannelId,
        /// The role.
        moderators: Option<RoleId>,
    },
    /// The moderators' message about an obstacle is as it should be.
    Alerted {
        /// About what.
        obstacle: ObstacleId,
        /// The message, if there is to be one.
        alert: Option<Posted>,
    },
    /// The moderators' card of a report is as it should be.
    ReportShown {
        /// Which report.
        report: ReportId,
        /// The card, if there is to be one.
        card: Option<Posted>,
    },
    /// The moderators' card of a dispute is as it should be.
    DisputeShown {
        /// Which dispute.
        dispute: DisputeId,
        /// The card, if there is to be one.
        card: Option<Posted>,
    },
    /// The moderators' message of an appeal is as it should be.
    AppealShown {
        /// Which appeal.
        appeal: AppealId,
        /// The message, if there is to be one.
        card: Option<Posted>,
    },
    /// A job's post on the job board is as it should be.
    JobShown {
        /// Which job.
        job: JobId,
        /// The post, if there is to be one.
        post: Option<Posted>,
    },
    /// A message exists.
    Posted {
        /// What it shows.
        subject: Subject,
        /// In which room.
        room: RoomId,
        /// The message.
        posted: Posted,
    },
    /// A direct message exists.
    Told {
        /// Who was told.
        to: PersonId,
        /// What it shows.
        subject: Subject,
        /// The room of what it is about.
        room: RoomId,
        /// The message.
        posted: Posted,
        /// Whether its channel was known before.
        is_known_door: bool,
    },
    /// A direct message asks somebody whether they join or take over an agency.
    Asked {
        /// Which question.
        invitation: InvitationId,
        /// Who is asked.
        to: PersonId,
        /// The message.
        posted: Posted,
        /// Whether its channel was known before.
        is_known_door: bool,
    },
    /// Such a message shows what became of the question, or is gone.
    QuestionEnded {
        /// Which question.
        invitation: InvitationId,
    },
    /// Discord takes no direct message to this person.
    DmsClosed {
        /// Who.
        to: PersonId,
    },
    /// Somebody deleted the room's channel.
    RoomGone {
        /// Which room.
        room: RoomId,
        /// The channel that was.
        channel: ChannelId,
    },
    /// Somebody deleted a message that was to be edited or pinned.
    PostGone {
        /// The message that was.
        message: MessageId,
    },
    /// Mail servers say for good that somebody's address does not exist.
    AddressRefused {
        /// In which server it was given.
        guild: GuildId,
        /// Whose.
        to: PersonId,
        /// When it was proven, which tells it from others.
        confirmed: UnixMs,
    },
    /// A mail server refused somebody's address, and did not say clearly why.
    AddressDoubted {
        /// In which server it was given.
        guild: GuildId,
        /// Whose.
        to: PersonId,
        /// When it was proven.
        confirmed: UnixMs,
    },
    /// Mail for an address that was in doubt was taken.
    AddressTrusted {
        /// In which server it was given.
        guild: GuildId,
        /// Whose.
        to: PersonId,
        /// When it was proven.
        confirmed: UnixMs,
    },
    /// Mail servers say for good that the address that a code was to prove does not exist.
    CodeRefused {
        /// Which code.
        code: MailCodeId,
    },
}
