//! What must happen because of a report, a sanction or an appeal. Owns the kinds; delivering them is
//! `discord::moderation::deliver`'s.

use crate::domain::effect::{About, FeatureEffect, Lane};
use crate::domain::ids::{AppealId, DisputeId, GuildId, PersonId, ReportId, RoomId, SanctionId};
use crate::domain::moderation::sanction::SanctionNews;
use serde::{Deserialize, Serialize};

/// Something for moderators, for whoever reported, or for whoever was sanctioned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ModerationEffect {
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
    /// Post the card of a dispute where moderators are told things.
    PostDispute {
        /// Which dispute.
        dispute: DisputeId,
    },
    /// Make the posted card of a dispute show how far moderators are.
    RefreshDispute {
        /// Which dispute.
        dispute: DisputeId,
    },
}

impl ModerationEffect {
    /// The stored names of all kinds.
    pub const KINDS: [&'static str; 8] = [
        "post_report",
        "refresh_report",
        "tell_reporter",
        "tell_sanction",
        "post_appeal",
        "refresh_appeal",
        "post_dispute",
        "refresh_dispute",
    ];
}

impl FeatureEffect for ModerationEffect {
    fn kind(&self) -> &'static str {
        match self {
            Self::PostReport { .. } => "post_report",
            Self::RefreshReport { .. } => "refresh_report",
            Self::TellReporter { .. } => "tell_reporter",
            Self::TellSanction { .. } => "tell_sanction",
            Self::PostAppeal { .. } => "post_appeal",
            Self::RefreshAppeal { .. } => "refresh_appeal",
            Self::PostDispute { .. } => "post_dispute",
            Self::RefreshDispute { .. } => "refresh_dispute",
        }
    }

    fn lane(&self, guild: GuildId, _: RoomId) -> Lane {
        match self {
            Self::PostReport { .. }
            | Self::RefreshReport { .. }
            | Self::PostAppeal { .. }
            | Self::RefreshAppeal { .. }
            | Self::PostDispute { .. }
            | Self::RefreshDispute { .. } => Lane::Reports(guild),
            Self::TellReporter { to, .. } | Self::TellSanction { to, .. } => Lane::Direct(guild, *to),
        }
    }

    /// Never named: who looks after a server may be who was reported.
    fn about(&self) -> Option<About> {
        None
    }
}
