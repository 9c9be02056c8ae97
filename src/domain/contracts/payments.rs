//! Payments of a contract: recorded by one side, answered by the other. Owns what is recorded, how it stands, and what is open.
//! Parley holds no money: nobody's word is checked against a bank.

use super::contract::{Contract, ContractState};
use super::entry::{ContractEntry, ContractHappening, Payment};
use super::refusal::ContractRefusal;
use super::work::{ContractAtWork, Work, decided};
use crate::domain::decision::Decision;
use crate::domain::ids::PersonId;
use crate::domain::money::{Currency, Money};
use crate::domain::offers::offer::Side;
use crate::domain::offers::terms::Price;
use crate::domain::refusal::Refusal;
use crate::domain::time::{DAY_MS, UnixMs};
use chrono::NaiveDate;
use serde::Serialize;

/// How long a payment waits for the other side before it counts as unconfirmed, in milliseconds.
pub const CONFIRM_MS: i64 = 7 * DAY_MS;

/// How many days back a payment can have been made when it is recorded, today included.
pub const PAYMENT_DAYS: usize = 25;

/// How a payment stands. Documents write its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentStage {
    /// It waits for the other side's answer.
    Waiting,
    /// The other side didn't answer for a week. It still can.
    Unconfirmed,
    /// Both sides agree on it.
    Confirmed,
    /// The other side said that it isn't so.
    Denied,
}

impl PaymentStage {
    /// Whether the other side has answered neither way.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Unconfirmed)
    }
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

/// Which way money went. Documents write its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentKind {
    /// From the client to the other side.
    Payment,
    /// Back to the client.
    Refund,
}

impl RecordedPayment<'_> {
    /// Which way the money went.
    #[must_use]
    pub fn kind(&self) -> PaymentKind {
        match self.recorded.what {
            ContractHappening::RefundRecorded => PaymentKind::Refund,
            _ => PaymentKind::Payment,
        }
    }

    /// How it stands.
    #[must_use]
    pub fn stage(&self) -> PaymentStage {
        match self.answer.map(|answer| answer.what) {
            Some(ContractHappening::PaymentConfirmed) => PaymentStage::Confirmed,
            Some(ContractHappening::PaymentDenied) => PaymentStage::Denied,
            Some(ContractHappening::PaymentUnconfirmed) => PaymentStage::Unconfirmed,
            _ => PaymentStage::Waiting,
        }
    }
}

impl Work {
    /// The payments that were recorded, and what was given back, in their order.
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
        self.sum(PaymentKind::Payment, piece, stages)
    }

    /// The same of what was given back.
    #[must_use]
    pub fn refunded(&self, piece: Option<u32>, stages: &[PaymentStage]) -> i64 {
        self.sum(PaymentKind::Refund, piece, stages)
    }

    fn sum(&self, kind: PaymentKind, piece: Option<u32>, stages: &[PaymentStage]) -> i64 {
        let counts = |payment: &RecordedPayment<'_>| {
            payment.kind() == kind
                && stages.contains(&payment.stage())
                && piece.is_none_or(|piece| payment.recorded.piece == piece)
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
/// names no sum and no hours were logged. What was given back is to be paid again as soon as both sides agree on it.
#[must_use]
pub fn open_amount(on: &ContractAtWork, piece: u32) -> Option<Money> {
    const COUNT: [PaymentStage; 3] =
        [PaymentStage::Waiting, PaymentStage::Unconfirmed, PaymentStage::Confirmed];
    let total = match &on.contract.terms.price {
        Price::Fixed { total, .. } => *total,
        // Who settles their hours elsewhere is asked nothing.
        Price::Hourly { .. } if on.work.hours().is_empty() => return None,
        Price::Hourly { .. } => on.work.earned(&on.contract)?,
    };
    let left = |agreed: Money, paid: i64| Money { minor: agreed.minor.saturating_sub(paid).max(0), ..agreed };
    let paid = |piece| {
        on.work.paid(piece, &COUNT).saturating_sub(on.work.refunded(piece, &[PaymentStage::Confirmed]))
    };
    match on.contract.milestone(piece) {
        Some(milestone) => Some(left(milestone.amount, paid(Some(piece)))),
        None => Some(left(total, paid(None))),
    }
}

/// What was paid and not given back yet, as far as both sides agree on it.
#[must_use]
pub fn kept_amount(on: &ContractAtWork) -> Money {
    let paid = on.work.paid(None, &[PaymentStage::Confirmed]);
    const BACK: [PaymentStage; 3] =
        [PaymentStage::Waiting, PaymentStage::Unconfirmed, PaymentStage::Confirmed];
    let back = on.work.refunded(None, &BACK);
    Money { minor: paid.saturating_sub(back).max(0), currency: currency_of(&on.contract) }
}

/// The side for which `person` speaks of money: nobody does so to whom the work was handed.
///
/// # Errors
/// They are on no side, or do the work without reading what it costs.
pub fn side_of_money(contract: &Contract, person: PersonId) -> Result<Side, ContractRefusal> {
    contract.deciding_side(person).map_err(|why| match why {
        ContractRefusal::OthersContract => ContractRefusal::OthersMoney,
        other => other,
    })
}

/// The days on which a payment that is recorded today can have been made, the latest first.
pub fn payment_days(today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    std::iter::successors(Some(today), |day| day.pred_opt()).take(PAYMENT_DAYS)
}

/// When the payments that wait count as unconfirmed, each with the line that records it. Pauses are added.
pub(super) fn payments_due(on: &ContractAtWork) -> Vec<(UnixMs, &ContractEntry)> {
    if on.work.state_beside_dispute(&on.contract) == ContractState::Paused {
        return Vec::new();
    }
    let waiting = on.work.payments().into_iter().filter(|paid| paid.stage() == PaymentStage::Waiting);
    waiting
        .map(|RecordedPayment { recorded, .. }| {
            (recorded.at.plus(CONFIRM_MS + on.work.paused_for(recorded.at)), recorded)
        })
        .collect()
}

/// The payment of line `recorded` counts as one side says, and the other side is told so, once.
pub(super) fn give_up_waiting(
    on: &ContractAtWork,
    recorded: &ContractEntry,
    now: UnixMs,
) -> Decision<ContractAtWork, ContractEntry> {
    let to = on.contract.across(recorded.side(&on.contract));
    let entry = ContractEntry {
        answers: Some(recorded.seq),
        ..ContractEntry::new(on, (to, now), recorded.piece, ContractHappening::PaymentUnconfirmed, None)
    };
    decided(on, entry, to)
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
    check_day(payment, today)?;
    let note = note.map(str::to_owned);
    let entry = ContractEntry {
        payment: Some(payment),
        ..ContractEntry::new(on, (by, now), place, ContractHappening::PaymentRecorded, note)
    };
    Ok(decided(on, entry, on.contract.across(side)))
}

/// Whether `by` is on the side that gives money back.
///
/// # Errors
/// As [`side_of_money`], or the client.
pub fn check_refund(contract: &Contract, by: PersonId) -> Result<(), ContractRefusal> {
    match side_of_money(contract, by)? {
        Side::Client => Err(ContractRefusal::OthersRefund),
        Side::Recipient => Ok(()),
    }
}

/// The side that was paid records that it gave money back.
///
/// # Errors
/// As [`check_refund`], or a day that isn't among [`payment_days`].
pub fn record_refund(
    on: &ContractAtWork,
    (by, now, today): (PersonId, UnixMs, NaiveDate),
    payment: Payment,
    note: Option<&str>,
) -> Result<Decision<ContractAtWork, ContractEntry>, Refusal> {
    check_refund(&on.contract, by)?;
    check_day(payment, today)?;
    let note = note.map(str::to_owned);
    let entry = ContractEntry {
        payment: Some(payment),
        ..ContractEntry::new(on, (by, now), 0, ContractHappening::RefundRecorded, note)
    };
    Ok(decided(on, entry, on.contract.client))
}

fn check_day(payment: Payment, today: NaiveDate) -> Result<(), ContractRefusal> {
    let is_near = payment_days(today).any(|day| day == payment.day);
    if is_near { Ok(()) } else { Err(ContractRefusal::PaymentDay) }
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
        (PaymentStage::Waiting | PaymentStage::Unconfirmed, false) => ContractHappening::PaymentDenied,
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
    if payment.recorded.side(&on.contract) == side { Err(ContractRefusal::OwnPayment) } else { Ok(payment) }
}

/// The payment that `by` looks at next: the oldest that waits for their answer, in time or not, or else the oldest that they said
/// isn't so.
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
            .find(|payment| payment.stage() == stage && payment.recorded.side(contract) != side)
            .copied()
    };
    first(PaymentStage::Waiting)
        .or_else(|| first(PaymentStage::Unconfirmed))
        .or_else(|| first(PaymentStage::Denied))
        .ok_or(ContractRefusal::NoPaymentWaits)
}

#[cfg(test)]
mod tests;
