//! Payments of a contract: recorded by one side, answered by the other. Owns what is recorded, how it stands, and what is open.
//! Parley holds no money: nobody's word is checked against a bank.

use super::contract::Contract;
use super::entry::{Payment, ContractEntry, ContractHappening};
use super::refusal::ContractRefusal;
use super::work::{ContractAtWork, Work, decided};
use crate::domain::decision::Decision;
use crate::domain::ids::PersonId;
use crate::domain::money::{Currency, Money};
use crate::domain::offers::offer::Side;
use crate::domain::offers::terms::Price;
use crate::domain::refusal::Refusal;
use crate::domain::time::UnixMs;
use chrono::NaiveDate;

/// How many days back a payment can have been made when it is recorded, today included.
pub const PAYMENT_DAYS: usize = 25;

/// How a payment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaymentStage {
    /// It waits for the other side's answer.
    Waiting,
    /// Both sides agree on it.
    Confirmed,
    /// The other side said that it isn't so.
    Denied,
}

/// A payment that was recorded, with the answer to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordedPayment<'a> {
    /// The line that records it.
    pub recorded: &'a ContractEntry,
    /// What it says.
    pub payment: Payment,
    /// The newest line that answers it.
    pub answer: Option<&'a ContractEntry>,
}

impl RecordedPayment<'_> {
    /// How it stands.
    #[must_use]
    pub fn stage(&self) -> PaymentStage {
        match self.answer.map(|answer| answer.what) {
            Some(ContractHappening::PaymentConfirmed) => PaymentStage::Confirmed,
            Some(ContractHappening::PaymentDenied) => PaymentStage::Denied,
            _ => PaymentStage::Waiting,
        }
    }
}

impl Work {
    /// The payments that were recorded, in their order.
    #[must_use]
    pub fn payments(&self) -> Vec<RecordedPayment<'_>> {
        let answer = |seq| self.0.iter().rev().find(|entry| entry.answers == Some(seq));
        self.0
            .iter()
            .filter_map(|recorded| {
                let payment = recorded.payment?;
                Some(RecordedPayment { recorded, payment, answer: answer(recorded.seq) })
            })
            .collect()
    }

    /// The payment that line `seq` records.
    #[must_use]
    pub fn payment(&self, seq: i64) -> Option<RecordedPayment<'_>> {
        self.payments().into_iter().find(|payment| payment.recorded.seq == seq)
    }

    /// What the payments of these stages come to, for one piece or for all of them. They are all in the contract's currency.
    #[must_use]
    pub fn paid(&self, piece: Option<u32>, stages: &[PaymentStage]) -> i64 {
        let counts = |payment: &RecordedPayment<'_>| {
            stages.contains(&payment.stage()) && piece.is_none_or(|piece| payment.recorded.piece == piece)
        };
        let amounts = self.payments().into_iter().filter(counts).map(|payment| payment.payment.amount.minor);
        amounts.fold(0, i64::saturating_add)
    }
}

/// The currency in which a contract is paid.
#[must_use]
pub const fn currency_of(contract: &Contract) -> Currency {
    match &contract.terms.price {
        Price::Fixed { total, .. } => total.currency,
        Price::Hourly { rate, .. } => rate.currency,
    }
}

/// What is still to be paid for a piece, or for the whole (0), once what waits for an answer is confirmed; `None` where the price
/// names no sum.
#[must_use]
pub fn open_amount(on: &ContractAtWork, piece: u32) -> Option<Money> {
    const COUNT: [PaymentStage; 2] = [PaymentStage::Waiting, PaymentStage::Confirmed];
    let Price::Fixed { total, .. } = &on.contract.terms.price else { return None };
    let left = |agreed: Money, paid: i64| Money { minor: agreed.minor.saturating_sub(paid).max(0), ..agreed };
    match on.contract.milestone(piece) {
        Some(milestone) => Some(left(milestone.amount, on.work.paid(Some(piece), &COUNT))),
        None => Some(left(*total, on.work.paid(None, &COUNT))),
    }
}

/// The side for which `person` speaks of money: nobody does so to whom the work was handed.
///
/// # Errors
/// They are on no side, or do the work without reading what it costs.
pub fn side_of_money(contract: &Contract, person: PersonId) -> Result<Side, ContractRefusal> {
    if contract.client == person {
        return Ok(Side::Client);
    }
    if contract.contractor.is_answered_by(person) {
        return Ok(Side::Recipient);
    }
    match contract.contractor.is_handed_to(person) {
        true => Err(ContractRefusal::OthersMoney),
        false => Err(ContractRefusal::NoSuchContract),
    }
}

/// The days on which a payment that is recorded today can have been made, the latest first.
pub fn payment_days(today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    std::iter::successors(Some(today), |day| day.pred_opt()).take(PAYMENT_DAYS)
}

/// One side records a payment for a piece, or for the whole (0).
///
/// # Errors
/// As [`side_of_money`], a piece that the contract doesn't have, or a day that isn't among [`payment_days`].
pub fn record(
    on: &ContractAtWork,
    (by, now, today): (PersonId, UnixMs, NaiveDate),
    place: u32,
    payment: Payment,
    note: Option<&str>,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    let side = side_of_money(&on.contract, by)?;
    if place != 0 {
        on.work.piece(&on.contract, place)?;
    }
    if !payment_days(today).any(|day| day == payment.day) {
        return Err(ContractRefusal::PaymentDay.into());
    }
    let note = note.map(str::to_owned);
    let entry = ContractEntry {
        payment: Some(payment),
        ..ContractEntry::new(on, (by, now), place, ContractHappening::PaymentRecorded, note)
    };
    Ok(decided(on, entry, other_side(&on.contract, side)))
}

/// The other side says whether a payment is as it was recorded in line `seq`. One that was denied can still be confirmed.
///
/// # Errors
/// Nobody to speak of money, the side that recorded it, no such payment, or one that was answered so already.
pub fn answer(
    on: &ContractAtWork,
    (by, now): (PersonId, UnixMs),
    seq: i64,
    is_so: bool,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    let payment = payment_to_answer(on, by, seq)?;
    let what = match (payment.stage(), is_so) {
        (PaymentStage::Confirmed, _) => return Err(ContractRefusal::PaymentConfirmed.into()),
        (PaymentStage::Denied, false) => return Err(ContractRefusal::PaymentDenied.into()),
        (_, true) => ContractHappening::PaymentConfirmed,
        (PaymentStage::Waiting, false) => ContractHappening::PaymentDenied,
    };
    let piece = payment.recorded.piece;
    let to = payment.recorded.by;
    let to = match side_of_money(&on.contract, to) {
        Ok(_) => to,
        // Whoever recorded it left the agency meanwhile.
        Err(_) => on.contract.contractor.spokesperson(),
    };
    let entry = ContractEntry { answers: Some(seq), ..ContractEntry::new(on, (by, now), piece, what, None) };
    Ok(decided(on, entry, to))
}

/// The payment of line `seq`, for somebody who may answer it.
///
/// # Errors
/// As [`answer`], whatever was answered.
pub fn payment_to_answer(
    on: &ContractAtWork,
    by: PersonId,
    seq: i64,
) -> Result<RecordedPayment<'_>, ContractRefusal> {
    let side = side_of_money(&on.contract, by)?;
    let payment = on.work.payment(seq).ok_or(ContractRefusal::NoSuchPayment)?;
    if recorded_by(&on.contract, &payment) == side { Err(ContractRefusal::OwnPayment) } else { Ok(payment) }
}

/// The payment that `by` looks at next: the oldest that waits for their answer, or else the oldest that they said isn't so.
///
/// # Errors
/// Nobody to speak of money, or no such payment.
pub fn next_to_answer<'a>(
    contract: &Contract,
    work: &'a Work,
    by: PersonId,
) -> Result<RecordedPayment<'a>, ContractRefusal> {
    let side = side_of_money(contract, by)?;
    let payments = work.payments();
    let first = |stage| {
        payments
            .iter()
            .find(|payment| payment.stage() == stage && recorded_by(contract, payment) != side)
            .copied()
    };
    first(PaymentStage::Waiting)
        .or_else(|| first(PaymentStage::Denied))
        .ok_or(ContractRefusal::NoPaymentWaits)
}

/// The side that recorded a payment.
fn recorded_by(contract: &Contract, payment: &RecordedPayment<'_>) -> Side {
    if payment.recorded.by == contract.client { Side::Client } else { Side::Recipient }
}

/// Who speaks for the side across from `side`.
fn other_side(contract: &Contract, side: Side) -> PersonId {
    match side {
        Side::Client => contract.contractor.spokesperson(),
        Side::Recipient => contract.client,
    }
}

#[cfg(test)]
mod tests;
