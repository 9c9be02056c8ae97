//! How the work and the payments of a contract stand, as a document says it. Owns what each part holds, and what of it has an amount.

use super::written::{WrittenDay, WrittenId, WrittenMoment, WrittenMoney};
use crate::domain::contracts::contract::{Contract, ContractState};
use crate::domain::contracts::entry::{ContractEntry, ContractHappening};
use crate::domain::contracts::payments::{PaymentKind, PaymentStage, RecordedPayment, currency_of};
use crate::domain::contracts::work::{ContractAtWork, Piece, Stage};
use crate::domain::money::Money;
use serde::Serialize;

/// A piece of the work: a milestone, or the whole where there are none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentPiece {
    /// The place of the milestone from 1; `None` for the whole.
    pub milestone: Option<u32>,
    /// What the milestone is called.
    pub name: Option<String>,
    /// What the milestone costs; left out for who reads no amounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<WrittenMoney>,
    /// Day by which it is done.
    pub due: Option<WrittenDay>,
    /// How it stands.
    pub state: Stage,
    /// Since when; `None` where nothing was said about it.
    pub since: Option<WrittenMoment>,
    /// The entry that says so.
    pub entry: Option<i64>,
    /// When it is approved without an answer, if it waits for one on a contract that runs.
    pub approved_without_answer: Option<WrittenMoment>,
}

impl DocumentPiece {
    pub(super) fn all(on: &ContractAtWork, has_amounts: bool) -> Vec<Self> {
        let pieces = on.work.pieces(&on.contract);
        pieces.iter().map(|piece| Self::of(on, piece, has_amounts)).collect()
    }

    fn of(on: &ContractAtWork, piece: &Piece<'_>, has_amounts: bool) -> Self {
        let ContractAtWork { contract, work, .. } = on;
        let waits = match (contract.state, piece.stage()) {
            (ContractState::Active, Stage::Submitted) => piece.latest,
            (ContractState::Active, Stage::InProgress | Stage::InRevision | Stage::Approved)
            | (ContractState::Paused | ContractState::Closed | ContractState::Disputed, _) => None,
        };
        Self {
            milestone: piece.milestone.map(|_| piece.place),
            name: piece.milestone.map(|milestone| milestone.name.clone()),
            amount: piece.milestone.filter(|_| has_amounts).map(|milestone| milestone.amount.into()),
            due: piece.milestone.map_or(contract.terms.due, |milestone| milestone.due),
            state: piece.stage(),
            since: piece.latest.map(|entry| entry.at.into()),
            entry: piece.latest.map(|entry| entry.seq),
            approved_without_answer: waits
                .and_then(|submitted| work.approves(submitted))
                .map(WrittenMoment::from),
        }
    }
}

/// A payment, or money that was given back: what one side recorded, and what the other says to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentPayment {
    /// The entry that records it.
    pub entry: i64,
    /// Which way it went.
    pub kind: PaymentKind,
    /// How it stands.
    pub state: PaymentStage,
    /// How much; left out for who reads no amounts, and so are its day and its note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<WrittenMoney>,
    /// On which day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<WrittenDay>,
    /// For which milestone; `None` for the whole.
    pub milestone: Option<u32>,
    /// In the words of who recorded it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who recorded it.
    pub recorded_by: WrittenId,
    /// When.
    pub recorded: WrittenMoment,
    /// Who answered it.
    pub answered_by: Option<WrittenId>,
    /// When it was answered, or counted as unconfirmed.
    pub answered: Option<WrittenMoment>,
}

impl DocumentPayment {
    pub(super) fn all(on: &ContractAtWork, has_amounts: bool) -> Vec<Self> {
        on.work.payments().iter().map(|payment| Self::of(payment, has_amounts)).collect()
    }

    fn of(paid: &RecordedPayment<'_>, has_amounts: bool) -> Self {
        let RecordedPayment { recorded, payment, answer } = paid;
        let by_someone = |entry: &&ContractEntry| entry.what != ContractHappening::PaymentUnconfirmed;
        Self {
            entry: recorded.seq,
            kind: paid.kind(),
            state: paid.stage(),
            amount: has_amounts.then_some(payment.amount.into()),
            day: has_amounts.then_some(payment.day),
            milestone: place_of(recorded.piece),
            note: recorded.message.clone().filter(|_| has_amounts),
            recorded_by: recorded.by.into(),
            recorded: recorded.at.into(),
            answered_by: answer.filter(by_someone).map(|answer| answer.by.into()),
            answered: answer.map(|answer| answer.at.into()),
        }
    }
}

/// The place of a milestone; `None` for the whole.
pub(super) const fn place_of(piece: u32) -> Option<u32> {
    match piece {
        0 => None,
        place => Some(place),
    }
}

/// What payments and refunds come to, by how they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentSums {
    /// From the client to the other side.
    pub paid: DocumentSum,
    /// Back to the client.
    pub refunded: DocumentSum,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentSum {
    /// Both sides agree on it.
    pub confirmed: WrittenMoney,
    /// The other side can still answer in time.
    pub waiting: WrittenMoney,
    /// The other side didn't answer in time.
    pub unconfirmed: WrittenMoney,
    /// The other side said that it isn't so.
    pub denied: WrittenMoney,
}

impl DocumentSums {
    pub(super) fn of(on: &ContractAtWork) -> Self {
        let ContractAtWork { contract, work, .. } = on;
        let sum = |minor_of: &dyn Fn(PaymentStage) -> i64| {
            let money = |stage| WrittenMoney(in_currency(contract, minor_of(stage)));
            DocumentSum {
                confirmed: money(PaymentStage::Confirmed),
                waiting: money(PaymentStage::Waiting),
                unconfirmed: money(PaymentStage::Unconfirmed),
                denied: money(PaymentStage::Denied),
            }
        };
        Self {
            paid: sum(&|stage| work.paid(None, &[stage])),
            refunded: sum(&|stage| work.refunded(None, &[stage])),
        }
    }
}

const fn in_currency(contract: &Contract, minor: i64) -> Money {
    Money { minor, currency: currency_of(contract) }
}
