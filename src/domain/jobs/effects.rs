//! What must happen because of a job. Owns the kinds; delivering them is `discord::jobs::deliver`'s.

use crate::domain::effect::{FeatureEffect, Lane};
use crate::domain::ids::{GuildId, JobBatchId, JobId, PersonId, RoomId};
use serde::{Deserialize, Serialize};

/// Something that everybody sees of a job, or that its client is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum JobEffect {
    /// Bring the job's post on the job board up to date: post it while it's open, and have it show how the job is.
    ShowJob {
        /// Which job.
        job: JobId,
    },
    /// Warn the client, by direct message, that the job closes.
    WarnOfClose {
        /// Which job.
        job: JobId,
        /// Whom.
        to: PersonId,
    },
    /// Tell the client, by direct message, that moderators closed the job.
    TellOfClose {
        /// Which job.
        job: JobId,
        /// Whom.
        to: PersonId,
    },
    /// Find everybody whose alerts a new job fits, and have each of them told.
    MatchAlerts {
        /// Which job.
        job: JobId,
    },
    /// Tell one person, by direct message, of jobs that their alerts fit.
    TellOfJobs {
        /// Which jobs.
        batch: JobBatchId,
        /// Whom.
        to: PersonId,
    },
}

impl JobEffect {
    /// The stored names of all kinds.
    pub const KINDS: [&'static str; 5] =
        ["show_job", "warn_of_close", "tell_of_close", "match_alerts", "tell_of_jobs"];
}

impl FeatureEffect for JobEffect {
    fn kind(&self) -> &'static str {
        match self {
            Self::ShowJob { .. } => "show_job",
            Self::WarnOfClose { .. } => "warn_of_close",
            Self::TellOfClose { .. } => "tell_of_close",
            Self::MatchAlerts { .. } => "match_alerts",
            Self::TellOfJobs { .. } => "tell_of_jobs",
        }
    }

    fn lane(&self, guild: GuildId, _: RoomId) -> Lane {
        match self {
            // Behind the post of its job, to which what people are told leads.
            Self::ShowJob { .. } | Self::MatchAlerts { .. } => Lane::Jobs(guild),
            Self::TellOfJobs { to, .. } => Lane::JobAlerts(guild, *to),
            Self::WarnOfClose { to, .. } | Self::TellOfClose { to, .. } => Lane::Direct(guild, *to),
        }
    }
}
