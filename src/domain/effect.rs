//! Effects: what must happen in the world because of a decision. Owns their kinds; their order is `lane`, delivering
//! them is `outbox` and `discord::deliver`.
//!
//! An effect is a kind, ids and one recipient: delivery loads the rest, so that it shows what is true then. Kinds are
//! stored as JSON and must stay decodable for as long as a database may hold them.

mod lane;

pub use lane::{Carrier, Lane};

use super::ids::{
    AppealId, ChangeId, ContractId, InvitationId, MailCodeId, ObstacleId, OfferId, PersonId, ReportId,
    RoomId, SanctionId,
};
use super::sanction::SanctionNews;
use super::time::SECOND_MS;
use serde::{Deserialize, Serialize};

/// One thing to do in the world, once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Effect {
    /// Make the room's channel.
    OpenRoom {
        /// Which room.
        room: RoomId,
    },
    /// See who of a room's two sides is in the server, and let them in.
    AdmitSides {
        /// Which room.
        room: RoomId,
    },
    /// Let the moderators' role into a room, or take it out again, as the server's rules say.
    ShowModerators {
        /// Which room.
        room: RoomId,
    },
    /// Tell one side, in the room, that the other one has left the server.
    TellLeft {
        /// The newest offer that waits there.
        offer: OfferId,
        /// Who left.
        left: PersonId,
        /// Whom to mention.
        to: PersonId,
    },
    /// Bring the moderators' message about an obstacle up to date: post it, or take it away.
    Alert {
        /// Which obstacle.
        obstacle: ObstacleId,
    },
    /// Post the card of one version of an offer, and mention the addressed side; nothing if it stands there.
    PostCard {
        /// Which offer.
        offer: OfferId,
        /// Which version.
        version: u32,
    },
    /// Post the files of an offer again, in its room.
    PostFiles {
        /// Which offer.
        offer: OfferId,
    },
    /// Make a posted card show the present state.
    RefreshCard {
        /// Which offer.
        offer: OfferId,
        /// The card of which version.
        version: u32,
    },
    /// Show the client the terms that were asked for beside the present ones; nothing if they are shown.
    PostChange {
        /// Which request.
        change: ChangeId,
    },
    /// Make a posted change request show its fate.
    RefreshChange {
        /// Which request.
        change: ChangeId,
    },
    /// Post the contract and mention the client.
    PostContract {
        /// Which contract.
        contract: ContractId,
    },
    /// Pin the posted contract.
    PinContract {
        /// Which contract.
        contract: ContractId,
    },
    /// Tell one person what happened to an offer.
    Notify {
        /// Which offer.
        offer: OfferId,
        /// What happened.
        news: News,
        /// Whom to mention.
        to: PersonId,
    },
    /// Tell one person in a direct message.
    Direct {
        /// About which offer.
        offer: OfferId,
        /// What happened.
        news: News,
        /// Whom.
        to: PersonId,
    },
    /// Make one person's copy of a card show the present state.
    RefreshCopy {
        /// Which offer.
        offer: OfferId,
        /// The card of which version.
        version: u32,
        /// Whose copy, in their direct messages.
        to: PersonId,
    },
    /// Tell one person by email.
    Mail {
        /// About which offer.
        offer: OfferId,
        /// What happened.
        news: News,
        /// Whom.
        to: PersonId,
    },
    /// Send somebody the code that proves that an address is theirs, to that address.
    MailCode {
        /// Which code.
        code: MailCodeId,
        /// Who asked for it.
        to: PersonId,
    },
    /// Post the card of a report where moderators are told things.
    PostReport {
        /// Which report.
        report: ReportId,
    },
    /// Make the posted card of a report show how far moderators are.
    RefreshReport {
        /// Which report.
        report: ReportId,
    },
    /// Tell whoever reported, by direct message, that it was received, or closed.
    TellReporter {
        /// Which report.
        report: ReportId,
        /// Which of the two.
        closed: bool,
        /// Whom.
        to: PersonId,
    },
    /// Tell somebody, by direct message, of a warning or a suspension of theirs.
    TellSanction {
        /// Which one.
        sanction: SanctionId,
        /// What happened.
        news: SanctionNews,
        /// Whom.
        to: PersonId,
    },
    /// Post an appeal where moderators are told things.
    PostAppeal {
        /// Which appeal.
        appeal: AppealId,
    },
    /// Make a posted appeal show what became of the suspension.
    RefreshAppeal {
        /// Which appeal.
        appeal: AppealId,
    },
    /// Take somebody out of a room whom nothing lets in any more.
    ShutOut {
        /// Which room.
        room: RoomId,
        /// Whom.
        person: PersonId,
    },
    /// Tell somebody, in the room, that an agency handed them the work of an offer.
    PostHandover {
        /// Which offer.
        offer: OfferId,
        /// Whom.
        to: PersonId,
    },
    /// The same by direct message.
    TellHandover {
        /// Which offer.
        offer: OfferId,
        /// Whom.
        to: PersonId,
    },
    /// Ask somebody, in a direct message, whether they join or take over an agency.
    Invite {
        /// Which question.
        invitation: InvitationId,
        /// Whom.
        to: PersonId,
    },
}

/// What happened to an offer, as it is told to one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// An offer arrived.
    Received,
    /// The client changed the terms: there is a new version.
    Modified {
        /// The new version.
        version: u32,
    },
    /// The client withdrew it.
    Withdrawn,
    /// The answer is due soon.
    Expiring {
        /// Hours that were left when the reminder was decided: 48 or 24.
        hours: u32,
    },
    /// Nobody answered in time.
    Expired,
    /// A moderator took it away.
    Removed,
    /// The addressed side asks for other terms.
    ChangeRequested {
        /// Which request.
        change: ChangeId,
    },
    /// The client agreed: the requested terms are the new version.
    ChangeApproved {
        /// Which request.
        change: ChangeId,
    },
    /// The client keeps the terms as they are.
    ChangeRejected {
        /// Which request.
        change: ChangeId,
    },
    /// A contract exists.
    Accepted,
    /// The addressed side declined.
    Declined,
}

impl News {
    /// The news that brings the card of this version.
    #[must_use]
    pub const fn of_card(version: u32) -> Self {
        match version {
            0 | 1 => Self::Received,
            version => Self::Modified { version },
        }
    }
}

/// Somebody who must hear of something, by the ways that they chose: direct message, email. The room tells by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Who.
    pub to: PersonId,
    /// What.
    pub news: News,
}

/// How long what one person is told outside the room waits for the room to show it first: a room that cannot be made must
/// not keep people from hearing of an offer.
pub const ALONE_AFTER_MS: i64 = 20 * SECOND_MS;

impl Effect {
    /// Whether it posts a message in a room that mentions somebody.
    #[must_use]
    pub const fn mentions(&self) -> bool {
        match self {
            Self::PostCard { .. }
            | Self::PostFiles { .. }
            | Self::PostChange { .. }
            | Self::PostContract { .. }
            | Self::Notify { .. }
            | Self::PostHandover { .. }
            | Self::TellLeft { .. } => true,
            Self::OpenRoom { .. }
            | Self::AdmitSides { .. }
            | Self::ShowModerators { .. }
            | Self::Alert { .. }
            | Self::RefreshCard { .. }
            | Self::RefreshChange { .. }
            | Self::PinContract { .. }
            | Self::Direct { .. }
            | Self::RefreshCopy { .. }
            | Self::ShutOut { .. }
            | Self::TellHandover { .. }
            | Self::Invite { .. }
            | Self::Mail { .. }
            | Self::MailCode { .. }
            | Self::PostReport { .. }
            | Self::RefreshReport { .. }
            | Self::TellReporter { .. }
            | Self::TellSanction { .. }
            | Self::PostAppeal { .. }
            | Self::RefreshAppeal { .. } => false,
        }
    }

    /// The kind's stored name, for logs and lists.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::OpenRoom { .. } => "open_room",
            Self::AdmitSides { .. } => "admit_sides",
            Self::ShowModerators { .. } => "show_moderators",
            Self::TellLeft { .. } => "tell_left",
            Self::Alert { .. } => "alert",
            Self::PostCard { .. } => "post_card",
            Self::PostFiles { .. } => "post_files",
            Self::RefreshCard { .. } => "refresh_card",
            Self::PostChange { .. } => "post_change",
            Self::RefreshChange { .. } => "refresh_change",
            Self::PostContract { .. } => "post_contract",
            Self::PinContract { .. } => "pin_contract",
            Self::Notify { .. } => "notify",
            Self::Direct { .. } => "direct",
            Self::RefreshCopy { .. } => "refresh_copy",
            Self::Mail { .. } => "mail",
            Self::MailCode { .. } => "mail_code",
            Self::PostReport { .. } => "post_report",
            Self::RefreshReport { .. } => "refresh_report",
            Self::TellReporter { .. } => "tell_reporter",
            Self::TellSanction { .. } => "tell_sanction",
            Self::PostAppeal { .. } => "post_appeal",
            Self::RefreshAppeal { .. } => "refresh_appeal",
            Self::ShutOut { .. } => "shut_out",
            Self::PostHandover { .. } => "post_handover",
            Self::TellHandover { .. } => "tell_handover",
            Self::Invite { .. } => "invite",
        }
    }
}
