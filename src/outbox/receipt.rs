//! Receipts: what a delivery left in the world, stored in the transaction that ends the effect.

use super::{heal, obstacle};
use crate::clock::Chance;
use crate::domain::ids::{
    AppealId, ChannelId, GuildId, MailCodeId, MessageId, ObstacleId, PersonId, ReportId, RoleId, RoomId,
};
use crate::domain::presence::Presence;
use crate::domain::server::RoomStyle;
use crate::domain::time::UnixMs;
use crate::store::{Claim, Posted, Result, Store, Subject};

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
    /// The moderators' message of an appeal is as it should be.
    AppealShown {
        /// Which appeal.
        appeal: AppealId,
        /// The message, if there is to be one.
        card: Option<Posted>,
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
    },
    /// Discord takes no direct message to this person.
    DoorClosed {
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
    /// Mail servers say for good that the address that a code was to prove does not exist.
    CodeRefused {
        /// Which code.
        code: MailCodeId,
    },
}

/// Stores a receipt and ends the effect, or has it wait for a new room.
pub(super) async fn keep(
    store: &Store,
    chance: &Chance,
    now: UnixMs,
    claim: &Claim,
    receipt: Receipt,
) -> Result<()> {
    let mut tx = store.begin().await?;
    match receipt.clone() {
        Receipt::Done => {}
        Receipt::RoomOpened { room, channel, style, moderators } => {
            tx.open_room(room, channel, style, moderators).await?;
        }
        Receipt::SidesAdmitted { room, sides } => {
            heal::note_sides(&mut tx, chance, now, room, &sides).await?;
        }
        Receipt::ModeratorsShown { room, channel, moderators } => {
            tx.set_room_moderators(room, channel, moderators).await?;
        }
        Receipt::Alerted { obstacle, alert } => tx.keep_alert(obstacle, alert).await?,
        Receipt::Posted { subject, room, posted } => {
            tx.keep_post(subject, room, posted, now).await?;
            heal::link_copy(&mut tx, chance, now, subject).await?;
        }
        Receipt::ReportShown { report, card } => tx.keep_report_card(report, card).await?,
        Receipt::AppealShown { appeal, card } => tx.keep_appeal_card(appeal, card).await?,
        Receipt::Told { to, subject, room, posted } => {
            tx.keep_post(subject, room, posted, now).await?;
            tx.find_door(to, posted.channel).await?;
        }
        Receipt::DoorClosed { to } => {
            tx.close_door(to, now).await?;
            heal::tell_managers(&mut tx, chance, now, &claim.effect).await?;
        }
        Receipt::RoomGone { room, channel } => {
            heal::reopen(&mut tx, chance, now, room, channel).await?;
            tx.postpone(claim, now, "the room's channel was deleted").await?;
            return tx.commit().await;
        }
        Receipt::PostGone { message } => {
            tx.forget_post(message).await?;
            heal::repost(&mut tx, chance, now, &claim.effect).await?;
        }
        Receipt::AddressRefused { guild, to, confirmed } => {
            tx.refuse_mail_address(guild, to, confirmed, now).await?;
        }
        Receipt::CodeRefused { code } => tx.refuse_mail_code(code).await?,
    }
    obstacle::prove(&mut tx, chance, now, claim, &receipt).await?;
    tx.settle(claim).await?;
    tx.commit().await
}
