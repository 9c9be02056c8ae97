//! What must happen because of a job. Owns the kinds; delivering them is `discord::jobs::deliver`'s.

use crate::domain::effect::{About, FeatureEffect, Lane};
use crate::domain::ids::{GuildId, JobId, PersonId, RoomId};
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
}

impl JobEffect {
    /// The stored names of all kinds.
    pub const KINDS: [&'static str; 2] = ["show_job", "warn_of_close"];
}

impl FeatureEffect for JobEffect {
    fn kind(&self) -> &'static str {
        match self {
            Self::ShowJob { .. } => "show_job",
            Self::WarnOfClose { .. } => "warn_of_close",
        }
    }

    fn lane(&self, guild: GuildId, _: RoomId) -> Lane {
        match self {
            Self::ShowJob { .. } => Lane::Jobs(guild),
            Self::WarnOfClose { to, .. } => Lane::Direct(guild, *to),
        }
    }

    fn mentions(&self) -> bool {
        false
    }

    fn about(&self) -> Option<About> {
        None
    }

    fn posted_again(&self) -> Option<Self> {
        None
    }
}
