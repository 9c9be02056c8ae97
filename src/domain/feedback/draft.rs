//! What is typed as feedback and not given yet.

use super::Feedback;
use super::stars::Stars;
use super::tags::Tag;
use crate::domain::ids::ContractId;
use serde::{Deserialize, Serialize};

/// What a draft of feedback holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FeedbackDraft {
    /// Feedback on a contract.
    Feedback {
        /// On which contract.
        contract: ContractId,
        /// How it was; nothing until it is chosen.
        stars: Option<Stars>,
        /// What was good.
        tags: Vec<Tag>,
        /// The comment as typed.
        comment: String,
        /// The note to the moderators as typed.
        note: String,
        /// Whether it's given during the contract. Left out where it isn't, as drafts were before that could be.
        #[serde(default, skip_serializing_if = "is_after_close")]
        during: bool,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes the field by reference")]
const fn is_after_close(during: &bool) -> bool {
    !*during
}

impl FeedbackDraft {
    /// A new one, with what the same side gave before and nobody could read.
    #[must_use]
    pub fn over(contract: ContractId, before: Option<&Feedback>) -> Self {
        let typed = |text: Option<&String>| text.cloned().unwrap_or_default();
        Self::Feedback {
            contract,
            stars: before.map(|before| before.stars),
            tags: before.map(|before| before.tags.clone()).unwrap_or_default(),
            comment: typed(before.and_then(|before| before.comment.as_ref())),
            note: typed(before.and_then(|before| before.note.as_ref())),
            during: false,
        }
    }

    /// A new one of feedback during a contract. What was said before stays as it is, so it begins empty.
    #[must_use]
    pub const fn during(contract: ContractId) -> Self {
        Self::Feedback {
            contract,
            stars: None,
            tags: Vec::new(),
            comment: String::new(),
            note: String::new(),
            during: true,
        }
    }
}
