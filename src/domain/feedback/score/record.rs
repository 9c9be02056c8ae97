//! What a score is computed from: one plain record for each contract. Owns what the lines of a contract say about it; `store` reads them.

use crate::domain::contracts::entry::{ContractEntry, DisputeOutcome};
use crate::domain::contracts::payments::{PaymentKind, PaymentStage};
use crate::domain::contracts::work::Work;
use crate::domain::ids::{AgencyId, ContractId, PersonId};
use crate::domain::money::Money;
use crate::domain::time::UnixMs;
use chrono::NaiveDate;

/// One contract of the person or agency whose score it is, as whoever does the work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractRecord {
    /// Which contract.
    pub contract: ContractId,
    /// Who hired. Somebody who deleted their data keeps their id, so they stay a client like every other one.
    pub client: PersonId,
    /// Who does the work.
    pub worker: Worker,
    /// When it was made.
    pub started: UnixMs,
    /// How it stands. One that was closed and reopened runs, until it's closed again.
    pub state: RecordState,
    /// The client's feedback after the last close, once both sides may read it.
    pub feedback: Option<ClientFeedback>,
    /// What was paid and given back, without what the other side denied.
    pub payments: Vec<PaidAmount>,
    /// For whom moderators decided its last dispute. It changes no number: the client's feedback says how the contract went, and
    /// what was paid or given back because of the decision is among the payments. The explanation names it.
    pub verdict: Option<DisputeOutcome>,
    /// Whether moderators marked the accounts of both sides as the same person's. Nothing that the score gives away says so.
    pub is_same_person: bool,
}

/// Whose work a contract is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Worker {
    /// A freelancer's.
    Freelancer(PersonId),
    /// An agency's, whoever of it does the work.
    Agency(AgencyId),
}

/// How a contract stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordState {
    /// It runs, or is paused.
    Running,
    /// It was closed then.
    Closed(UnixMs),
    /// A dispute is open; it was closed before, or not.
    Disputed {
        /// When it was closed.
        closed: Option<UnixMs>,
    },
}

impl RecordState {
    /// How a contract stands after what was said of it.
    #[must_use]
    pub fn of(work: &Work) -> Self {
        let closed = work.closed_by().map(|line| line.at);
        match (work.dispute(), closed) {
            (Some(_), closed) => Self::Disputed { closed },
            (None, Some(at)) => Self::Closed(at),
            (None, None) => Self::Running,
        }
    }

    /// When it was closed, whether it's disputed since or not.
    #[must_use]
    pub const fn closed(self) -> Option<UnixMs> {
        match self {
            Self::Running => None,
            Self::Closed(at) => Some(at),
            Self::Disputed { closed } => closed,
        }
    }
}

/// A client's feedback that is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientFeedback {
    /// From 1 to 5.
    pub stars: u8,
    /// Whether it counts.
    pub standing: FeedbackStanding,
}

/// Whether feedback counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedbackStanding {
    /// It does.
    Counts,
    /// Moderators hid it.
    Hidden,
    /// Its writer is suspended. It counts again once they no longer are.
    WriterSuspended,
}

/// What was paid and given back as the lines of a contract say, without what the other side denied. Where no payment was recorded, what
/// the side that closed it said was paid in all; nobody is asked to confirm that.
#[must_use]
pub fn payments_in(work: &Work) -> Vec<PaidAmount> {
    let recorded = work.payments();
    let declared = work.closed_by().filter(|_| recorded.is_empty());
    let declared = declared.and_then(|line| Some((line.at.day(), line.closing?.paid?)));
    let declared = declared.map(|(day, amount)| PaidAmount { day, amount, is_confirmed: false });
    let known = recorded.iter().filter(|paid| paid.stage() != PaymentStage::Denied).map(|paid| {
        let amount = paid.payment.amount;
        let minor = match paid.kind() {
            PaymentKind::Payment => amount.minor,
            PaymentKind::Refund => -amount.minor,
        };
        let is_confirmed = paid.stage() == PaymentStage::Confirmed;
        PaidAmount { day: paid.payment.day, amount: Money { minor, ..amount }, is_confirmed }
    });
    known.chain(declared).collect()
}

/// For whom moderators decided the last dispute of a contract.
#[must_use]
pub fn last_verdict(work: &Work) -> Option<DisputeOutcome> {
    work.0.iter().rev().find_map(ContractEntry::verdict).map(|verdict| verdict.outcome)
}

/// Money that changed hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaidAmount {
    /// On which day, as the side says that recorded it.
    pub day: NaiveDate,
    /// How much; less than nothing where it was given back.
    pub amount: Money,
    /// Whether the other side confirmed it.
    pub is_confirmed: bool,
}
