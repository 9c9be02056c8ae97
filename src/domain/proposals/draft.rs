//! What is typed about proposals and not sent yet.

use crate::domain::form::ProposalForm;
use crate::domain::ids::{AgencyId, JobId, ProposalId};
use crate::domain::offers::attachment::Attachment;
use serde::{Deserialize, Serialize};

/// What a draft about a proposal holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ProposalDraft {
    /// A new proposal.
    Proposal {
        /// For which job.
        job: JobId,
        /// In whose name, where it isn't the author's own.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        agency: Option<AgencyId>,
        /// The form's texts.
        form: ProposalForm,
        /// Files that were given with the command.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        files: Vec<Attachment>,
    },
    /// Other words for a proposal of one's own.
    ProposalEdit {
        /// Of which proposal.
        proposal: ProposalId,
        /// The form's texts.
        form: ProposalForm,
    },
}

impl ProposalDraft {
    /// The form's texts.
    #[must_use]
    pub const fn form(&self) -> &ProposalForm {
        match self {
            Self::Proposal { form, .. } | Self::ProposalEdit { form, .. } => form,
        }
    }

    /// The same, to change them.
    pub const fn form_mut(&mut self) -> &mut ProposalForm {
        match self {
            Self::Proposal { form, .. } | Self::ProposalEdit { form, .. } => form,
        }
    }
}
