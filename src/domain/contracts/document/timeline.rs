//! The timeline of a document: what happened to the offer, and everything that was said about the contract since. Owns what stands in
//! a line, and what of it only those read who read amounts. A new field of an entry, and a new kind of it, doesn't compile until it
//! was decided here who reads it.

use super::agreed::DocumentFile;
use super::agreed::DocumentTerms;
use super::standing::place_of;
use super::written::{WrittenDay, WrittenId, WrittenMoment, WrittenMoney};
use crate::domain::contracts::entry::{
    CloseReason, Closing, Concern, ContractEntry, ContractHappening, DisputeLine, DisputeOutcome,
    DisputeReason, Hours, Payment, Verdict,
};
use crate::domain::contracts::work::ContractAtWork;
use crate::domain::decision::Act;
use crate::domain::offers::timeline::{Entry, Happening};
use serde::Serialize;

/// One line of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentEntry {
    /// Its number, by which other parts name it; none of what happened to the offer.
    pub entry: Option<i64>,
    /// When.
    pub at: WrittenMoment,
    /// Who did it; `None` for time, and for moderators.
    pub by: Option<WrittenId>,
    /// What happened.
    #[serde(flatten)]
    pub what: DocumentHappening,
    /// Of which milestone; `None` for the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub milestone: Option<u32>,
    /// In the words of who did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The payment that it records.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment: Option<DocumentPaid>,
    /// How it closes the contract.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closing: Option<DocumentClosing>,
    /// The hours that it logs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<Hours>,
    /// The Monday of the week that it closes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub week: Option<WrittenDay>,
    /// The terms that it proposes; left out for who reads no amounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<Box<DocumentTerms>>,
    /// From which day on another rate counts, of terms that are proposed or agreed to; left out for who reads no amounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts_from: Option<WrittenDay>,
    /// How it opens or decides a dispute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dispute: Option<DocumentDispute>,
    /// When the submitted work was to be approved without an answer, as it was said then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved_without_answer: Option<WrittenMoment>,
    /// The line that it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<i64>,
    /// The files that go with what it submits.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<DocumentFile>,
}

/// What happened, and to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "about", content = "what", rename_all = "snake_case")]
pub enum DocumentHappening {
    /// To the offer.
    Offer(Happening),
    /// To the contract.
    Contract(ContractHappening),
}

/// What one side says was paid or given back. Only for who reads amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DocumentPaid {
    /// How much.
    pub amount: WrittenMoney,
    /// On which day.
    pub day: WrittenDay,
}

/// How a contract was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct DocumentClosing {
    /// Why.
    pub reason: CloseReason,
    /// What was paid in all, as the side says that closes it; left out for who reads no amounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid: Option<WrittenMoney>,
}

/// How a dispute was opened, or decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum DocumentDispute {
    /// Opened.
    Opened {
        /// What it is about.
        reason: DisputeReason,
    },
    /// Decided.
    Decided {
        /// For whom.
        outcome: DisputeOutcome,
        /// What the client is to have paid in all, where both get something; left out for who reads no amounts.
        #[serde(skip_serializing_if = "Option::is_none")]
        amount: Option<WrittenMoney>,
        /// Whether the contract is closed by it.
        closes: bool,
    },
}

impl DocumentDispute {
    fn of(line: DisputeLine, has_amounts: bool) -> Self {
        match line {
            DisputeLine::Opened { reason } => Self::Opened { reason },
            DisputeLine::Decided(Verdict { outcome, amount, closes }) => Self::Decided {
                outcome,
                amount: amount.filter(|_| has_amounts).map(WrittenMoney::from),
                closes,
            },
        }
    }
}

/// All lines, the oldest first. Both lists keep their order, however the clock went.
pub(super) fn all(on: &ContractAtWork, offer: &[Entry], has_amounts: bool) -> Vec<DocumentEntry> {
    let mut of_offer = offer.iter().filter(|entry| has_amounts || is_of_the_work(entry.what)).peekable();
    let mut lines = Vec::new();
    for entry in &on.work.0 {
        while let Some(earlier) = of_offer.next_if(|earlier| earlier.at <= entry.at) {
            lines.push(of_the_offer(earlier));
        }
        lines.push(of_the_contract(entry, has_amounts));
    }
    lines.extend(of_offer.map(of_the_offer));
    lines
}

/// Whether a member who does the work reads of it: they were no part of how the offer was negotiated.
const fn is_of_the_work(what: Happening) -> bool {
    match what {
        Happening::Accepted | Happening::Delegated | Happening::TakenBack => true,
        Happening::Sent
        | Happening::Declined
        | Happening::Withdrawn
        | Happening::Expired
        | Happening::ChangeRequested
        | Happening::ChangeApproved
        | Happening::ChangeRejected
        | Happening::Reminded
        | Happening::Modified
        | Happening::Removed
        | Happening::WithdrawnByModerators => false,
    }
}

fn of_the_offer(entry: &Entry) -> DocumentEntry {
    let Entry { what, by, at } = entry;
    let by = match what {
        // Neither side learns which moderator did something.
        Happening::Removed | Happening::WithdrawnByModerators => None,
        Happening::Sent
        | Happening::Accepted
        | Happening::Declined
        | Happening::Withdrawn
        | Happening::Expired
        | Happening::ChangeRequested
        | Happening::ChangeApproved
        | Happening::ChangeRejected
        | Happening::Reminded
        | Happening::Modified
        | Happening::Delegated
        | Happening::TakenBack => *by,
    };
    DocumentEntry {
        entry: None,
        at: (*at).into(),
        by: by.map(WrittenId::from),
        what: DocumentHappening::Offer(*what),
        milestone: None,
        message: None,
        payment: None,
        closing: None,
        hours: None,
        week: None,
        terms: None,
        counts_from: None,
        dispute: None,
        approved_without_answer: None,
        answers: None,
        files: Vec::new(),
    }
}

fn of_the_contract(said: &ContractEntry, has_amounts: bool) -> DocumentEntry {
    let ContractEntry {
        seq,
        what,
        piece,
        by: _,
        at,
        message,
        payment,
        closing,
        approves,
        answers,
        hours,
        week,
        terms,
        counts_from,
        files,
        dispute,
    } = said;
    let reads_message = match what.concern() {
        // A note may name an amount, and so may what is said of other terms.
        Concern::Payment | Concern::Terms => has_amounts,
        Concern::Work | Concern::Reminder | Concern::State | Concern::Hours | Concern::Dispute => true,
    };
    let paid = |Payment { amount, day }: Payment| DocumentPaid { amount: amount.into(), day };
    let closed = |Closing { reason, paid }: Closing| DocumentClosing {
        reason,
        paid: paid.filter(|_| has_amounts).map(WrittenMoney::from),
    };
    DocumentEntry {
        entry: Some(*seq),
        at: (*at).into(),
        by: said.actor().map(WrittenId::from),
        what: DocumentHappening::Contract(*what),
        milestone: place_of(*piece),
        message: message.clone().filter(|_| reads_message),
        payment: payment.filter(|_| has_amounts).map(paid),
        closing: closing.map(closed),
        hours: *hours,
        week: *week,
        terms: terms
            .as_ref()
            .filter(|_| has_amounts)
            .map(|proposed| Box::new(DocumentTerms::of(&proposed.is, has_amounts))),
        counts_from: counts_from.filter(|_| has_amounts),
        dispute: dispute.map(|line| DocumentDispute::of(line, has_amounts)),
        approved_without_answer: approves.map(WrittenMoment::from),
        answers: *answers,
        files: files.iter().map(DocumentFile::of).collect(),
    }
}
