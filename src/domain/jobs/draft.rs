//! What is typed about jobs and not posted yet.

use super::job::{JobLength, Visibility};
use crate::domain::form::JobForm;
use crate::domain::ids::JobId;
use serde::{Deserialize, Serialize};

/// What a draft about a job holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum JobDraft {
    /// A new job.
    Job {
        /// The form's texts.
        form: JobForm,
        /// Options of the command.
        options: JobOptions,
    },
    /// Other words for a job of one's own.
    JobEdit {
        /// Which job.
        job: JobId,
        /// Over which of its revisions.
        revision: i64,
        /// The form's texts.
        form: JobForm,
        /// Options of the command.
        options: JobOptions,
    },
}

impl JobDraft {
    /// The form's texts, and the options of the command.
    #[must_use]
    pub const fn typed(&self) -> (&JobForm, JobOptions) {
        match self {
            Self::Job { form, options } | Self::JobEdit { form, options, .. } => (form, *options),
        }
    }

    /// The same, to change them.
    pub const fn typed_mut(&mut self) -> (&mut JobForm, &mut JobOptions) {
        match self {
            Self::Job { form, options } | Self::JobEdit { form, options, .. } => (form, options),
        }
    }
}

/// What `/job post` takes beside the form; what is left out is as usual.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobOptions {
    /// How many people the client would hire; usually one.
    pub places: Option<u32>,
    /// How long it would take.
    pub length: Option<JobLength>,
    /// Who sees it; usually everybody.
    pub visibility: Option<Visibility>,
}

impl JobOptions {
    /// What the command says now, over what it said before.
    #[must_use]
    pub fn over(self, before: Self) -> Self {
        Self {
            places: self.places.or(before.places),
            length: self.length.or(before.length),
            visibility: self.visibility.or(before.visibility),
        }
    }

    /// Who sees it.
    #[must_use]
    pub fn visibility(self) -> Visibility {
        self.visibility.unwrap_or(Visibility::Everyone)
    }
}
