//! Who a contract waits for. Owns which of its open ends is whose to answer: lists of contracts show those first.

use super::contract::ContractState;
use super::payments::PaymentStage;
use super::seat::Seat;
use super::weeks::HoursStage;
use super::work::{ContractAtWork, Stage};
use crate::domain::offers::offer::Side;

/// Who has something to answer on a contract.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// The client.
    pub client: bool,
    /// The freelancer, or those who answer for the agency.
    pub contractor: bool,
    /// The member of the agency to whom the work is handed; a payment is not theirs to answer.
    pub member: bool,
}

impl Waiting {
    /// Whether it waits for somebody with this seat.
    #[must_use]
    pub const fn is_for(self, seat: Seat) -> bool {
        match seat {
            Seat::Client => self.client,
            Seat::Freelancer | Seat::Agency => self.contractor,
            Seat::Member => self.member,
        }
    }
}

/// Who a contract waits for as it is. Work waits only while it runs, a payment, an objection to hours and
/// a moderator's question also in a pause and after its end. A request to reopen is not counted: it ends by itself, and no line says when it did.
#[must_use]
pub fn waiting(on: &ContractAtWork) -> Waiting {
    let ContractAtWork { contract, work, .. } = on;
    let mut waits = Waiting::default();
    for piece in work.pieces(contract) {
        match (work.state_beside_dispute(contract), piece.stage()) {
            // In a dispute the client can't answer.
            (ContractState::Active, Stage::Submitted) if contract.state != ContractState::Disputed => {
                waits.client = true;
            }
            (ContractState::Active, Stage::InRevision) => (waits.contractor, waits.member) = (true, true),
            (ContractState::Active, Stage::InProgress | Stage::Submitted | Stage::Approved)
            | (ContractState::Paused | ContractState::Closed | ContractState::Disputed, _) => {}
        }
    }
    if let Some(dispute) = work.dispute() {
        waits.client |= dispute.waits_for(contract, Side::Client);
        waits.contractor |= dispute.waits_for(contract, Side::Recipient);
    }
    for payment in work.payments() {
        match payment.stage() {
            PaymentStage::Confirmed | PaymentStage::Denied => {}
            PaymentStage::Waiting | PaymentStage::Unconfirmed => match payment.recorded.side(contract) {
                Side::Client => waits.contractor = true,
                Side::Recipient => waits.client = true,
            },
        }
    }
    if let Some((proposed, _)) = work.open_proposal().filter(|_| contract.check_open().is_ok()) {
        match proposed.side(contract) {
            Side::Client => waits.contractor = true,
            Side::Recipient => waits.client = true,
        }
    }
    // Both settle it; the contractor can do so, and so can the client, who spoke last.
    for hours in work.hours().iter().filter(|hours| hours.stage() == HoursStage::InQuestion) {
        waits.contractor = true;
        waits.member |= contract.contractor.is_handed_to(hours.logged.by);
    }
    waits
}

#[cfg(test)]
mod tests;
