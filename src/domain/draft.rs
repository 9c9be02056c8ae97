//! Drafts: what somebody typed and has not sent yet. Owns how long they live, and that there is one list of features; what a
//! feature's drafts hold stands in its own file.

pub mod refusal;

use super::contracts::draft::ContractDraft;
use super::feedback::draft::FeedbackDraft;
use super::ids::{DraftId, GuildId, OfferId, PersonId};
use super::jobs::draft::JobDraft;
use super::moderation::draft::ModerationDraft;
use super::notifications::draft::MailDraft;
use super::offers::draft::OfferDraft;
use super::people::draft::PeopleDraft;
use super::proposals::draft::ProposalDraft;
use super::time::{DAY_MS, UnixMs};
use serde::{Deserialize, Serialize};
use std::hash::{DefaultHasher, Hash, Hasher};

/// How long a draft lives after it was last saved.
pub const DRAFT_LIFE_MS: i64 = DAY_MS;

/// What one person typed, exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Carried by the buttons of the preview.
    pub id: DraftId,
    /// Where it was typed.
    pub guild: GuildId,
    /// Who typed it; nobody else can open it.
    pub author: PersonId,
    /// When it was last saved.
    pub saved: UnixMs,
    /// What was typed.
    pub content: DraftContent,
    /// The offer that it became; a draft is sent once.
    pub sent: Option<OfferId>,
}

/// What a preview showed, as a number: sending it means this and nothing else. The same content has the same number for as
/// long as one build of Parley runs; after an update a preview may have to be shown again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PreviewHash(pub i64);

impl PreviewHash {
    /// Of everything that a preview shows.
    #[must_use]
    pub fn of(shown: &impl Hash) -> Self {
        let mut hasher = DefaultHasher::new();
        shown.hash(&mut hasher);
        Self(hasher.finish().cast_signed())
    }
}

/// What a draft holds, by feature. Stored as the feature's own JSON, in which `kind` says what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum DraftContent {
    /// About an offer.
    Offer(OfferDraft),
    /// About the author.
    People(PeopleDraft),
    /// About a report.
    Moderation(ModerationDraft),
    /// About email.
    Mail(MailDraft),
    /// About a contract.
    Contract(ContractDraft),
    /// Feedback.
    Feedback(FeedbackDraft),
    /// About a job.
    Job(JobDraft),
    /// About a proposal.
    Proposal(ProposalDraft),
}

impl From<OfferDraft> for DraftContent {
    fn from(draft: OfferDraft) -> Self {
        Self::Offer(draft)
    }
}

impl From<PeopleDraft> for DraftContent {
    fn from(draft: PeopleDraft) -> Self {
        Self::People(draft)
    }
}

impl From<ModerationDraft> for DraftContent {
    fn from(draft: ModerationDraft) -> Self {
        Self::Moderation(draft)
    }
}

impl From<ContractDraft> for DraftContent {
    fn from(draft: ContractDraft) -> Self {
        Self::Contract(draft)
    }
}

impl From<FeedbackDraft> for DraftContent {
    fn from(draft: FeedbackDraft) -> Self {
        Self::Feedback(draft)
    }
}

impl From<JobDraft> for DraftContent {
    fn from(draft: JobDraft) -> Self {
        Self::Job(draft)
    }
}

impl From<ProposalDraft> for DraftContent {
    fn from(draft: ProposalDraft) -> Self {
        Self::Proposal(draft)
    }
}

impl From<MailDraft> for DraftContent {
    fn from(draft: MailDraft) -> Self {
        Self::Mail(draft)
    }
}

#[cfg(test)]
mod tests;
