//! Who the sides of a contract are, and what they agreed, as a document says it. Owns what each part holds, and what of it has an
//! amount.

use super::written::{WrittenDay, WrittenId, WrittenMoment, WrittenMoney};
use crate::domain::offers::attachment::Attachment;
use crate::domain::offers::change::{Change, Fate};
use crate::domain::offers::offer::Recipient;
use crate::domain::offers::terms::{Milestone, Price, Terms};
use crate::domain::time::UnixMs;
use serde::Serialize;

/// The server of a contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentServer {
    /// Discord's id of it.
    pub id: WrittenId,
    /// What it is called, where that is known.
    pub name: Option<String>,
}

/// Someone who is named in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentParty {
    /// Discord's id of them.
    pub id: WrittenId,
    /// What they are called in the server, where that is known.
    pub name: Option<String>,
    /// Their name on Discord, where that is known.
    pub username: Option<String>,
}

/// The side that works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Contractor {
    /// One freelancer.
    Freelancer {
        /// Who.
        id: WrittenId,
    },
    /// An agency, as it is now.
    Agency {
        /// What it is called.
        name: String,
        /// Who owns it.
        owner: WrittenId,
        /// The member who does the work, if it is handed to one.
        member: Option<WrittenId>,
    },
}

impl Contractor {
    pub(super) fn of(recipient: &Recipient) -> Self {
        match recipient {
            Recipient::Freelancer(person) => Self::Freelancer { id: (*person).into() },
            Recipient::Agency(team) => Self::Agency {
                name: team.name.clone(),
                owner: team.owner.into(),
                member: team.delegate.map(WrittenId::from),
            },
        }
    }

    pub(super) fn people(&self) -> Vec<WrittenId> {
        match self {
            Self::Freelancer { id } => vec![*id],
            Self::Agency { owner, member, .. } => [*owner].into_iter().chain(*member).collect(),
        }
    }
}

/// One set of terms. The milestones of the accepted one are among the pieces of the work as well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentTerms {
    /// One line.
    pub title: String,
    /// Word for word.
    pub description: String,
    /// How the work is paid; left out for who reads no amounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<DocumentPrice>,
    /// First day of work.
    pub start: Option<WrittenDay>,
    /// Day by which the work is done.
    pub due: Option<WrittenDay>,
    /// In their order.
    pub milestones: Vec<DocumentMilestone>,
}

/// How the work is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DocumentPrice {
    /// One amount.
    Fixed {
        /// All of it.
        total: WrittenMoney,
    },
    /// By the hour.
    Hourly {
        /// Per hour.
        rate: WrittenMoney,
        /// Most hours in a week; `None` is no limit.
        weekly_limit_hours: Option<u32>,
    },
}

/// One part of the work, as it was agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentMilestone {
    /// One line.
    pub name: String,
    /// What it costs; left out for who reads no amounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<WrittenMoney>,
    /// Day by which it is done.
    pub due: Option<WrittenDay>,
}

impl DocumentTerms {
    pub(super) fn of(terms: &Terms, has_amounts: bool) -> Self {
        let Terms { title, description, price, start, due } = terms;
        let milestone = |Milestone { name, amount, due }: &Milestone| DocumentMilestone {
            name: name.clone(),
            amount: has_amounts.then_some((*amount).into()),
            due: *due,
        };
        Self {
            title: title.clone(),
            description: description.clone(),
            price: has_amounts.then(|| DocumentPrice::of(price)),
            start: *start,
            due: *due,
            milestones: terms.milestones().iter().map(milestone).collect(),
        }
    }
}

impl DocumentPrice {
    fn of(price: &Price) -> Self {
        match price {
            Price::Fixed { total, .. } => Self::Fixed { total: (*total).into() },
            Price::Hourly { rate, weekly_limit_hours } => {
                Self::Hourly { rate: (*rate).into(), weekly_limit_hours: *weekly_limit_hours }
            }
        }
    }
}

/// A file that came with the offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentFile {
    /// As its sender's machine calls it.
    pub name: String,
    /// How large it is.
    pub size_bytes: u64,
}

impl DocumentFile {
    pub(super) fn of(file: &Attachment) -> Self {
        // Discord's link ends after a day or so.
        let Attachment { name, size_bytes, url: _ } = file;
        Self { name: name.clone(), size_bytes: *size_bytes }
    }
}

/// One version of the offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentVersion {
    /// From 1.
    pub version: u32,
    /// Since when it was the current one.
    pub since: WrittenMoment,
    /// Its terms.
    #[serde(flatten)]
    pub terms: DocumentTerms,
}

impl DocumentVersion {
    pub(super) fn of(version: u32, since: UnixMs, terms: &Terms, has_amounts: bool) -> Self {
        Self { version, since: since.into(), terms: DocumentTerms::of(terms, has_amounts) }
    }
}

/// How a change request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentFate {
    /// It wasn't answered.
    Open,
    /// Its terms became a version.
    Approved,
    /// The client said no.
    Rejected,
    /// The client sent others instead.
    Modified,
    /// The offer was accepted or ended before it was answered.
    Closed,
}

/// What the addressed side asked to change. Only for who reads amounts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentRequest {
    /// The version that it would change.
    pub version: u32,
    /// Who asked.
    pub by: WrittenId,
    /// When.
    pub at: WrittenMoment,
    /// How it ended.
    pub state: DocumentFate,
    /// The version that it became, or that the client sent instead.
    pub became: Option<u32>,
    /// Why, in the words of who asked; may be empty.
    pub message: String,
    /// What the client wrote who rejected it.
    pub answer: Option<String>,
    /// The terms as they would be.
    pub terms: DocumentTerms,
}

impl DocumentRequest {
    pub(super) fn of(change: &Change) -> Self {
        let (state, became, answer) = match &change.fate {
            Fate::Open => (DocumentFate::Open, None, None),
            Fate::Approved { version } => (DocumentFate::Approved, Some(*version), None),
            Fate::Rejected { message } => (DocumentFate::Rejected, None, Some(message.clone())),
            Fate::Modified { version } => (DocumentFate::Modified, Some(*version), None),
            Fate::Closed => (DocumentFate::Closed, None, None),
        };
        Self {
            version: change.version,
            by: change.by.into(),
            at: change.at.into(),
            state,
            became,
            message: change.message.clone(),
            answer,
            terms: DocumentTerms::of(&change.terms, true),
        }
    }
}
