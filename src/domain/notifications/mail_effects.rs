//! What is sent by email. Owns the kinds; delivering them is `mail`'s, the only carrier that takes them.

use crate::domain::effect::{About, FeatureEffect, Lane};
use crate::domain::ids::{
    GuildId, JobBatchId, JobId, JobInvitationId, MailCodeId, OfferId, PersonId, ProposalId, RoomId,
};
use crate::domain::invitations::effects::InvitationNews;
use crate::domain::notifications::NotificationKind;
use crate::domain::proposals::effects::ProposalNews;
use serde::{Deserialize, Serialize};

/// One email to one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MailEffect {
    /// Tell one person by email.
    Mail {
        /// About which offer.
        offer: OfferId,
        /// What happened.
        news: NotificationKind,
        /// Whom.
        to: PersonId,
    },
    /// Tell one person by email what happened to a proposal.
    MailProposal {
        /// Which proposal.
        proposal: ProposalId,
        /// What happened.
        news: ProposalNews,
        /// Whom.
        to: PersonId,
    },
    /// Tell one person by email what happened to an invitation to a job.
    MailInvitation {
        /// Which invitation.
        invitation: JobInvitationId,
        /// What happened.
        news: InvitationNews,
        /// Whom.
        to: PersonId,
    },
    /// Warn a client by email that a job closes.
    MailJob {
        /// Which job.
        job: JobId,
        /// Whom.
        to: PersonId,
    },
    /// Tell a client by email that moderators closed a job.
    MailClosedJob {
        /// Which job.
        job: JobId,
        /// Whom.
        to: PersonId,
    },
    /// Tell one person by email of jobs that their alerts fit.
    MailJobs {
        /// Which jobs.
        batch: JobBatchId,
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
}

impl MailEffect {
    /// The stored names of all kinds.
    pub const KINDS: [&'static str; 7] =
        ["mail", "mail_proposal", "mail_invitation", "mail_job", "mail_closed_job", "mail_jobs", "mail_code"];
}

impl FeatureEffect for MailEffect {
    fn kind(&self) -> &'static str {
        match self {
            Self::Mail { .. } => "mail",
            Self::MailProposal { .. } => "mail_proposal",
            Self::MailInvitation { .. } => "mail_invitation",
            Self::MailJob { .. } => "mail_job",
            Self::MailClosedJob { .. } => "mail_closed_job",
            Self::MailJobs { .. } => "mail_jobs",
            Self::MailCode { .. } => "mail_code",
        }
    }

    fn lane(&self, guild: GuildId, _: RoomId) -> Lane {
        match self {
            Self::Mail { to, .. }
            | Self::MailProposal { to, .. }
            | Self::MailInvitation { to, .. }
            | Self::MailJob { to, .. }
            | Self::MailClosedJob { to, .. }
            | Self::MailJobs { to, .. } => Lane::Mail(guild, *to),
            Self::MailCode { to, .. } => Lane::MailCode(guild, *to),
        }
    }

    fn mentions(&self) -> bool {
        false
    }

    fn about(&self) -> Option<About> {
        match self {
            Self::Mail { offer, .. } => Some(About::Offer(*offer)),
            Self::MailProposal { .. }
            | Self::MailInvitation { .. }
            | Self::MailJob { .. }
            | Self::MailClosedJob { .. }
            | Self::MailJobs { .. }
            | Self::MailCode { .. } => None,
        }
    }

    fn posted_again(&self) -> Option<Self> {
        None
    }
}
