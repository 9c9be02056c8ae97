//! Reports: somebody tells the moderators that something is wrong with an offer or a job. Owns what a report is, its stages and who
//! may move it; knows neither wording nor delivery.

use crate::domain::feedback::stars::Stars;
use crate::domain::feedback::tags::Tag;
use crate::domain::ids::{GuildId, OfferNumber, PersonId, ReportId, ReportNumber};
use crate::domain::offers::offer::{Offer, Side, StateName};
use crate::domain::offers::terms::Terms;
use crate::domain::time::UnixMs;
use serde::{Deserialize, Serialize};

/// Most characters of a report's text.
pub const REPORT_CHARS: usize = 4_000;
/// Most characters of a moderator's reason.
pub const WHY_CHARS: usize = 500;

/// What somebody reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Never shown.
    pub id: ReportId,
    /// The server.
    pub guild: GuildId,
    /// What moderators call it.
    pub number: ReportNumber,
    /// What it is about, as it was then.
    pub about: ReportSubject,
    /// Who reported it. The reported side never learns who.
    pub reporter: PersonId,
    /// Whom it is about: the other side, or the client where somebody else reports.
    pub reported: PersonId,
    /// From the list.
    pub reason: ReportReason,
    /// In the reporter's words; may be empty.
    pub text: String,
    /// When.
    pub at: UnixMs,
    /// How far moderators are.
    pub stage: Stage,
    /// Counts every change; the compare-and-set of `store` compares it.
    pub revision: i64,
}

/// An offer as it was when it was reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// What people call the offer.
    pub number: OfferNumber,
    /// Who sent it.
    pub client: PersonId,
    /// Whom it addressed. Stored under its former name.
    #[serde(rename = "party")]
    pub recipient: PersonId,
    /// Who else answered for the addressed side: of an agency its managers.
    #[serde(default)]
    pub others: Vec<PersonId>,
    /// Where it stood.
    pub state: StateName,
    /// The client's personal message.
    pub note: Option<String>,
    /// All its terms, the first first.
    pub versions: Vec<SnapshotVersion>,
    /// The feedback that is reported, where it's that and not the offer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feedback: Option<SnapshotFeedback>,
}

/// Published feedback in a [`Snapshot`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotFeedback {
    /// The side that gave it.
    pub side: Side,
    /// How many stars.
    pub stars: Stars,
    /// What was good.
    pub tags: Vec<Tag>,
    /// In words.
    pub comment: Option<String>,
    /// The first, second and so on of that side, where it was given during the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub during: Option<u32>,
}

impl SnapshotFeedback {
    /// What tells it from other feedback on the same contract, as it's stored.
    #[must_use]
    pub fn key(&self) -> String {
        match self.during {
            Some(nth) => format!("{}/{nth}", self.side.code()),
            None => self.side.code().to_owned(),
        }
    }
}

/// One set of terms in a [`Snapshot`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotVersion {
    /// From 1.
    pub number: u32,
    /// Since when it counted.
    pub at: UnixMs,
    /// The terms.
    pub terms: Terms,
}

impl Snapshot {
    /// The offer as it is, with all the terms that it had.
    #[must_use]
    pub fn of(offer: &Offer, versions: Vec<SnapshotVersion>) -> Self {
        Self {
            number: offer.number,
            client: offer.client,
            recipient: offer.recipient.spokesperson(),
            others: offer.recipient.people().into_iter().skip(1).collect(),
            state: offer.state.name(),
            note: offer.note.clone(),
            versions,
            feedback: None,
        }
    }

    /// The title that counted then.
    #[must_use]
    pub fn title(&self) -> &str {
        self.versions.last().map_or("", |version| &version.terms.title)
    }
}

/// How far moderators are with a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has taken it.
    Open,
    /// A moderator looks at it.
    Claimed {
        /// Who.
        by: PersonId,
        /// Since when.
        at: UnixMs,
    },
    /// Decided.
    Closed {
        /// By whom.
        by: PersonId,
        /// When.
        at: UnixMs,
        /// What they did.
        outcome: Outcome,
        /// Why, for the other moderators.
        why: String,
    },
}

/// The name of a [`Stage`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StageName {
    /// Nobody has taken it.
    Open,
    /// A moderator looks at it.
    Claimed,
    /// Decided.
    Closed,
}

impl StageName {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Open, Self::Claimed, Self::Closed];

    /// The stable code that the database and filters hold.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Claimed => "claimed",
            Self::Closed => "closed",
        }
    }

    /// The stage with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }
}

impl Stage {
    /// Its name alone.
    #[must_use]
    pub const fn name(&self) -> StageName {
        match self {
            Self::Open => StageName::Open,
            Self::Claimed { .. } => StageName::Claimed,
            Self::Closed { .. } => StageName::Closed,
        }
    }
}

/// What moderators did about a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Nothing was wrong.
    Dismissed,
    /// The offer was taken away.
    Removed,
    /// The feedback was hidden.
    Hidden,
    /// The job was closed.
    JobClosed,
    /// The reported person was warned.
    Warned,
    /// The reported person may send no offers and post no jobs for a while.
    Suspended,
}

impl Outcome {
    /// All of them, in the order of the buttons.
    pub const ALL: [Self; 6] =
        [Self::Dismissed, Self::Removed, Self::Hidden, Self::JobClosed, Self::Warned, Self::Suspended];

    /// The stable code that the database, buttons and the audit hold.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dismissed => "dismissed",
            Self::Removed => "removed",
            Self::Hidden => "hidden",
            Self::JobClosed => "job_closed",
            Self::Warned => "warned",
            Self::Suspended => "suspended",
        }
    }

    /// The outcome with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// Whether moderators found the report right.
    #[must_use]
    pub const fn upholds(self) -> bool {
        match self {
            Self::Dismissed => false,
            Self::Removed | Self::Hidden | Self::JobClosed | Self::Warned | Self::Suspended => true,
        }
    }
}

/// What is wrong, from the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportReason {
    /// Wants to pay outside what the two agreed on, or on a strange way.
    PaymentOutside,
    /// Wants to talk elsewhere before there is a contract.
    ContactOutside,
    /// One is to pay to get the work.
    PayToWork,
    /// Asks for work without pay.
    FreeWork,
    /// Phishing or malware.
    Phishing,
    /// Asks for passwords or papers.
    Credentials,
    /// A scheme with checks or currencies.
    CheckScheme,
    /// Harassment.
    Harassment,
    /// Pretends to be somebody else.
    Impersonation,
    /// Spam.
    Spam,
    /// Anything else.
    Other,
}

impl ReportReason {
    /// All eleven, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::PaymentOutside,
        Self::ContactOutside,
        Self::PayToWork,
        Self::FreeWork,
        Self::Phishing,
        Self::Credentials,
        Self::CheckScheme,
        Self::Harassment,
        Self::Impersonation,
        Self::Spam,
        Self::Other,
    ];

    /// The stable code that the database and select menus hold.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PaymentOutside => "payment_outside",
            Self::ContactOutside => "contact_outside",
            Self::PayToWork => "pay_to_work",
            Self::FreeWork => "free_work",
            Self::Phishing => "phishing",
            Self::Credentials => "credentials",
            Self::CheckScheme => "check_scheme",
            Self::Harassment => "harassment",
            Self::Impersonation => "impersonation",
            Self::Spam => "spam",
            Self::Other => "other",
        }
    }

    /// The reason with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

pub mod filter;
pub mod rules;
mod subject;

pub use subject::{JobSnapshot, JobSnapshotVersion, ReportSubject};
