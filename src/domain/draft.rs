//! Drafts: what somebody typed and has not sent yet. Owns their shape and how long they live.

use super::attachment::Attachment;
use super::form::{ChangeForm, OfferForm, ProfileForm};
use super::ids::{AgencyId, ChangeId, DraftId, GuildId, OfferId, PersonId, ReportId};
use super::refusal::Refusal;
use super::report::Outcome;
use super::time::{DAY_MS, UnixMs};
use serde::{Deserialize, Serialize};

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

/// The forms that a draft can hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DraftContent {
    /// A new offer.
    Offer {
        /// To whom.
        to: Addressed,
        /// The form's texts.
        form: OfferForm,
        /// Options of the command.
        options: OfferOptions,
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
    /// The author's own profile.
    Profile {
        /// The form's texts.
        form: ProfileForm,
    },
    /// The author's own email address.
    Address {
        /// As it was typed.
        typed: String,
    },
    /// A report about an offer.
    Report {
        /// Which offer.
        offer: OfferId,
        /// What was typed.
        text: String,
    },
    /// What a moderator decides about a report.
    Decision {
        /// Which report.
        report: ReportId,
        /// What they want to do.
        outcome: Outcome,
        /// The reason as typed.
        why: String,
        /// The length as typed.
        length: String,
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

impl OfferOptions {
    /// Refuses files that could not be posted again.
    ///
    /// # Errors
    /// The first one that is too large.
    pub fn check_files(&self) -> Result<(), Refusal> {
        match self.files.iter().find(|file| file.is_too_large()) {
            Some(file) => Err(Refusal::FileTooLarge { name: file.name.clone(), size_bytes: file.size_bytes }),
            None => Ok(()),
        }
    }
}
