//! The lines of a contract: what is said about its work, its hours, its payment, its terms, its end and its disputes. Owns their shape; what
//! may be said, and what follows, is `work`'s, `hours`', `payments`', `terms`', `pause`'s, `closing`'s and `disputes`'.

mod dispute;

pub use dispute::{DisputeLine, DisputeOutcome, DisputeReason, Verdict};

use super::contract::Contract;
use crate::domain::ids::PersonId;
use crate::domain::money::Money;
use crate::domain::offers::attachment::Attachment;
use crate::domain::offers::offer::Side;
use crate::domain::offers::terms::Terms;
use crate::domain::time::UnixMs;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What can be said about a contract. Stored by name; names must stay readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContractHappening {
    /// Whoever does the work submitted it.
    Submitted,
    /// The client approved what was submitted.
    Approved,
    /// The client asked for a revision of what was submitted.
    RevisionRequested,
    /// The client was reminded of what was submitted.
    Reminded,
    /// Whoever does the work was reminded of a piece that is due soon.
    DueSoon,
    /// They were reminded of one that was due.
    Overdue,
    /// The client did not answer in time: it counts as approved.
    AutoApproved,
    /// One side recorded a payment.
    PaymentRecorded,
    /// The side that was paid gave money back.
    RefundRecorded,
    /// The other side confirmed it.
    PaymentConfirmed,
    /// The other side said that it isn't so.
    PaymentDenied,
    /// The other side answered a payment neither way in time: it counts as one side says.
    PaymentUnconfirmed,
    /// One side paused the contract.
    Paused,
    /// One side let it go on.
    Resumed,
    /// One side closed the contract.
    Closed,
    /// One side asked to reopen it.
    ReopenRequested,
    /// The other side agreed: it runs again.
    Reopened,
    /// The other side would rather keep it closed.
    ReopenDeclined,
    /// Whoever does the work logged hours.
    HoursLogged,
    /// The side that logged hours took them out again.
    HoursRemoved,
    /// The client objected to logged hours.
    HoursObjected,
    /// The client took the objection back.
    ObjectionWithdrawn,
    /// A week with hours ended: its statement.
    WeekClosed,
    /// Nothing was said about a contract by the hour for a long while: it is paused.
    AutoPaused,
    /// One side proposed other terms.
    TermsProposed,
    /// The other side agreed to them: they count.
    TermsApproved,
    /// The other side would rather keep the terms.
    TermsRejected,
    /// The side that proposed them took them back.
    TermsWithdrawn,
    /// One side opened a dispute.
    DisputeOpened,
    /// The side that opened it withdrew it.
    DisputeWithdrawn,
    /// A moderator asked both sides something.
    DisputeAsked,
    /// One side answered that.
    DisputeAnswered,
    /// A moderator decided it.
    DisputeDecided,
}

impl ContractEntry {
    /// A line about the whole contract that says no more than what happened.
    #[must_use]
    pub const fn bare(seq: i64, what: ContractHappening, (by, at): (PersonId, UnixMs)) -> Self {
        Self {
            seq,
            what,
            piece: 0,
            by,
            at,
            message: None,
            payment: None,
            closing: None,
            approves: None,
            answers: None,
            hours: None,
            week: None,
            terms: None,
            counts_from: None,
            files: Vec::new(),
            dispute: None,
        }
    }
}

/// What a line of a contract is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// How a piece of the work stands.
    Work,
    /// That a piece waits for an answer, or is due.
    Reminder,
    /// A payment, or money that was given back.
    Payment,
    /// Whether the contract runs.
    State,
    /// Logged hours, and the statements of weeks.
    Hours,
    /// What was agreed.
    Terms,
    /// A dispute.
    Dispute,
}

impl ContractHappening {
    /// Whether the contract stands still from then on.
    #[must_use]
    pub const fn pauses(self) -> bool {
        matches!(self, Self::Paused | Self::AutoPaused)
    }

    /// Whether a dispute is open from then on.
    #[must_use]
    pub const fn opens_dispute(self) -> bool {
        matches!(self, Self::DisputeOpened)
    }

    /// Whether the open dispute ends with it.
    #[must_use]
    pub const fn ends_dispute(self) -> bool {
        matches!(self, Self::DisputeWithdrawn | Self::DisputeDecided)
    }

    /// Whether a moderator says it, of whom the sides learn no more than that.
    #[must_use]
    pub const fn is_of_moderators(self) -> bool {
        matches!(self, Self::DisputeAsked | Self::DisputeDecided)
    }

    /// What it is about.
    #[must_use]
    pub const fn concern(self) -> Concern {
        match self {
            Self::Submitted | Self::Approved | Self::RevisionRequested | Self::AutoApproved => Concern::Work,
            Self::Reminded | Self::DueSoon | Self::Overdue => Concern::Reminder,
            Self::PaymentRecorded
            | Self::RefundRecorded
            | Self::PaymentConfirmed
            | Self::PaymentDenied
            | Self::PaymentUnconfirmed => Concern::Payment,
            Self::Paused
            | Self::Resumed
            | Self::Closed
            | Self::ReopenRequested
            | Self::Reopened
            | Self::ReopenDeclined
            | Self::AutoPaused => Concern::State,
            Self::HoursLogged
            | Self::HoursRemoved
            | Self::HoursObjected
            | Self::ObjectionWithdrawn
            | Self::WeekClosed => Concern::Hours,
            Self::TermsProposed | Self::TermsApproved | Self::TermsRejected | Self::TermsWithdrawn => {
                Concern::Terms
            }
            Self::DisputeOpened
            | Self::DisputeWithdrawn
            | Self::DisputeAsked
            | Self::DisputeAnswered
            | Self::DisputeDecided => Concern::Dispute,
        }
    }
}

/// One line about a contract: what was said, of which piece, by whom and when. Never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractEntry {
    /// The contract's revision that it made, from 1.
    pub seq: i64,
    /// What was said.
    pub what: ContractHappening,
    /// Of which piece: the place of a milestone from 1, or 0 for the whole.
    pub piece: u32,
    /// Who said it; of what time does, who might have answered.
    pub by: PersonId,
    /// When.
    pub at: UnixMs,
    /// In whose words: with what was submitted, what is to be different, the note with a payment, what was done in the hours, why they
    /// are objected to, why it is paused, the word at the end, or what is said in a dispute.
    pub message: Option<String>,
    /// The payment that it records.
    pub payment: Option<Payment>,
    /// How the contract is closed by it.
    pub closing: Option<Closing>,
    /// When it is approved without an answer, of what is submitted by it.
    pub approves: Option<UnixMs>,
    /// The line that it answers: of a payment, of logged hours, of the request to reopen, of proposed terms, of what it reminds of, of the
    /// moderators' question, or of the dispute.
    pub answers: Option<i64>,
    /// The hours that it logs.
    pub hours: Option<Hours>,
    /// The Monday of the week that it closes.
    pub week: Option<NaiveDate>,
    /// The terms that it proposes.
    pub terms: Option<Box<ProposedTerms>>,
    /// From which day on another rate counts, of terms that are proposed or agreed to.
    pub counts_from: Option<NaiveDate>,
    /// The files that go with what is submitted by it.
    pub files: Vec<Attachment>,
    /// How it opens a dispute, or decides one.
    pub dispute: Option<DisputeLine>,
}

impl ContractEntry {
    /// The side that said it. What a moderator says is of none: who asks looks at [`ContractHappening::is_of_moderators`] first.
    #[must_use]
    pub fn side(&self, contract: &Contract) -> Side {
        if self.by == contract.client { Side::Client } else { Side::Recipient }
    }

    /// Whether the contract is closed from then on.
    #[must_use]
    pub fn closes(&self) -> bool {
        self.what == ContractHappening::Closed || self.verdict().is_some_and(|verdict| verdict.closes)
    }

    /// What it decides of a dispute.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        match self.dispute {
            Some(DisputeLine::Decided(verdict)) => Some(verdict),
            Some(DisputeLine::Opened { .. }) | None => None,
        }
    }
}

/// Money that changed hands outside Parley, as one side says. Stored as JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Payment {
    /// How much.
    pub amount: Money,
    /// On which day.
    pub day: NaiveDate,
}

/// Time that somebody worked on one day. Stored as JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Hours {
    /// How long, in minutes; at least 1.
    pub minutes: u32,
    /// On which day.
    pub day: NaiveDate,
}

/// Other terms for a contract. Stored as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposedTerms {
    /// The terms that counted when they were proposed.
    pub was: Terms,
    /// The terms as they would be.
    pub is: Terms,
}

/// How a contract was closed. Stored as JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Closing {
    /// Why.
    pub reason: CloseReason,
    /// What was paid in all, as the side says that closes it; only where no payment was recorded.
    pub paid: Option<Money>,
}

/// Why a contract ends. Stored by name; names must stay readable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CloseReason {
    /// The work is done.
    Completed,
    /// The other side doesn't answer.
    NotResponsive,
    /// It didn't work out.
    Unsuccessful,
    /// Something else.
    Other,
}

impl CloseReason {
    /// All reasons, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Completed, Self::NotResponsive, Self::Unsuccessful, Self::Other];

    /// The stable code, as it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::NotResponsive => "not_responsive",
            Self::Unsuccessful => "unsuccessful",
            Self::Other => "other",
        }
    }

    /// The reason with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    /// Whether the other side can be left to guess: only work that is done needs no word with it.
    #[must_use]
    pub const fn needs_message(self) -> bool {
        match self {
            Self::Completed => false,
            Self::NotResponsive | Self::Unsuccessful | Self::Other => true,
        }
    }
}
