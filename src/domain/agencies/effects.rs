//! What must happen because of an agency and its work. Owns the kinds; delivering them is `discord::agencies::deliver`'s.

use crate::domain::agencies::agency::Ask;
use crate::domain::effect::{About, FeatureEffect, Lane};
use crate::domain::ids::{AgencyId, GuildId, InvitationId, OfferId, PersonId, RoomId};
use serde::{Deserialize, Serialize};

/// Something to tell somebody of an agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AgencyEffect {
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
    /// Have the direct message in which somebody was asked say that the question is over.
    EndInvite {
        /// Which question it was.
        invitation: InvitationId,
        /// Which agency asked.
        agency: AgencyId,
        /// What became of it.
        end: QuestionEnd,
        /// Whom.
        to: PersonId,
    },
    /// Tell somebody of an agency who joined, left, or has another role.
    TellStaff {
        /// Which agency.
        agency: AgencyId,
        /// Who.
        person: PersonId,
        /// What.
        news: StaffNews,
        /// Whom.
        to: PersonId,
    },
}

/// What became of a question whether somebody joins or takes over an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionEnd {
    /// The agency asked them something newer.
    Replaced,
    /// The agency took it back.
    Withdrawn,
    /// There is nothing to answer any more: somebody else took the agency over, or it is closed.
    Over,
    /// They said no.
    Declined,
    /// They said yes to this.
    Accepted(Ask),
}

/// What changed about somebody in an agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffNews {
    /// They joined.
    Joined,
    /// They left, or were removed.
    Left,
    /// They own it now.
    Owner,
    /// They are a manager now.
    Manager,
    /// They are a member now, and no manager any more.
    Member,
}

impl StaffNews {
    /// Its stored name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Joined => "joined",
            Self::Left => "left",
            Self::Owner => "owner",
            Self::Manager => "manager",
            Self::Member => "member",
        }
    }
}

impl AgencyEffect {
    /// The stored names of all kinds.
    pub const KINDS: [&'static str; 5] =
        ["post_handover", "tell_handover", "invite", "end_invite", "tell_staff"];
}

impl FeatureEffect for AgencyEffect {
    fn kind(&self) -> &'static str {
        match self {
            Self::PostHandover { .. } => "post_handover",
            Self::TellHandover { .. } => "tell_handover",
            Self::Invite { .. } => "invite",
            Self::EndInvite { .. } => "end_invite",
            Self::TellStaff { .. } => "tell_staff",
        }
    }

    fn lane(&self, guild: GuildId, room: RoomId) -> Lane {
        match self {
            Self::PostHandover { .. } => Lane::Room(room),
            Self::TellHandover { to, .. }
            | Self::Invite { to, .. }
            | Self::EndInvite { to, .. }
            | Self::TellStaff { to, .. } => Lane::Direct(guild, *to),
        }
    }

    fn mentions(&self) -> bool {
        match self {
            Self::PostHandover { .. } => true,
            Self::TellHandover { .. }
            | Self::Invite { .. }
            | Self::EndInvite { .. }
            | Self::TellStaff { .. } => false,
        }
    }

    fn about(&self) -> Option<About> {
        match self {
            Self::PostHandover { offer, .. } | Self::TellHandover { offer, .. } => Some(About::Offer(*offer)),
            Self::Invite { .. } | Self::EndInvite { .. } | Self::TellStaff { .. } => None,
        }
    }
}
