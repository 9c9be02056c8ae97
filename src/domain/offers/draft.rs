//! What is typed about offers and not sent yet: new ones, and other terms for those that wait.

use crate::domain::form::{ChangeForm, OfferForm};
use crate::domain::ids::{AgencyId, ChangeId, OfferId, PersonId, ProposalId};
use crate::domain::offers::attachment::Attachment;
use crate::domain::offers::refusal::OfferRefusal;
use crate::domain::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// What a draft about an offer holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OfferDraft {
    /// A new offer.
    #[serde(rename = "offer")]
    New {
        /// To whom.
        to: Addressed,
        /// The form's texts.
        form: OfferForm,
        /// Options of the command.
        options: OfferOptions,
        /// The proposal for a job that it answers, if it does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        proposal: Option<ProposalId>,
    },
    /// A change request.
    Change {
        /// To which offer.
        offer: OfferId,
        /// For which version.
        version: u32,
        /// The form's texts.
        form: ChangeForm,
    },
    /// Other terms for an offer of one's own.
    Modify {
        /// Of which offer.
        offer: OfferId,
        /// Over which version.
        version: u32,
        /// The change request that this answers, if it was begun as an answer.
        answers: Option<ChangeId>,
        /// The form's texts.
        form: OfferForm,
    },
}

impl OfferDraft {
    /// The form with the terms, in whichever draft.
    pub fn terms_mut(&mut self) -> &mut OfferForm {
        match self {
            Self::New { form, .. } | Self::Modify { form, .. } => form,
            Self::Change { form, .. } => &mut form.terms,
        }
    }
}

/// Whom a new offer is for. A person is stored as a bare number, as drafts were before there were agencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Addressed {
    /// A freelancer.
    Person(PersonId),
    /// An agency.
    Agency {
        /// Which.
        agency: AgencyId,
        /// Who of it the client would like.
        #[serde(default)]
        member: Option<PersonId>,
    },
}

/// What `/offer send` takes beside the form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferOptions {
    /// A personal message to the other side.
    pub note: Option<String>,
    /// Days until the offer expires; `None` is the configured default.
    pub expires_days: Option<u32>,
    /// Files that go with the offer.
    #[serde(default)]
    pub files: Vec<Attachment>,
}

/// Refuses files that could not be posted again.
///
/// # Errors
/// The first one that is too large.
pub fn check_sizes(files: &[Attachment]) -> Result<(), Refusal> {
    match files.iter().find(|file| file.is_too_large()) {
        Some(file) => {
            let (name, size_bytes) = (file.name.clone(), file.size_bytes);
            Err(OfferRefusal::FileTooLarge { name, size_bytes }.into())
        }
        None => Ok(()),
    }
}
