//! Who a contract waits for after each thing that can be said about it.

use super::*;
use crate::domain::contracts::contract::Contract;
use crate::domain::contracts::entry::{ContractEntry, Payment};
use crate::domain::contracts::payments::{answer, record};
use crate::domain::contracts::work::tests::{ANA, BEN, NOW, agreed};
use crate::domain::contracts::work::{Work, approve, request_revision, submit};
use crate::domain::decision::Decision;
use crate::domain::ids::PersonId;
use crate::domain::money::{Currency, Money};
use crate::domain::refusal::Refusal;
use chrono::NaiveDate;

const NOBODY: Waiting = Waiting { client: false, contractor: false, member: false };
const CLIENT: Waiting = Waiting { client: true, ..NOBODY };
const CONTRACTOR: Waiting = Waiting { contractor: true, ..NOBODY };
const WORKERS: Waiting = Waiting { contractor: true, member: true, ..NOBODY };

type Outcome = Result<Decision<ContractAtWork, ContractEntry>, Refusal>;

fn next(outcome: Outcome) -> ContractAtWork {
    outcome.expect("it may be done").next
}

fn submitted(on: &ContractAtWork, place: u32) -> ContractAtWork {
    next(submit(on, (BEN, NOW), place, "Done.", 1))
}

fn paid(on: &ContractAtWork, by: PersonId) -> ContractAtWork {
    let day = NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day");
    let payment = Payment { amount: Money { minor: 500, currency: Currency::USD }, day };
    next(record(on, (by, NOW, day), 1, payment, None))
}

fn closed(on: ContractAtWork) -> ContractAtWork {
    let contract = Contract { state: ContractState::Closed, ..on.contract };
    ContractAtWork { contract, ..on }
}

#[test]
fn work_waits_for_the_client_and_a_revision_for_those_who_do_it() {
    let begun = agreed(2, Work::default());
    assert_eq!(waiting(&begun), NOBODY);
    let one = submitted(&begun, 1);
    assert_eq!(waiting(&one), CLIENT);
    let sent_back = next(request_revision(&one, (ANA, NOW), (1, 1), "Larger, please."));
    assert_eq!(waiting(&sent_back), WORKERS);
    let both = submitted(&sent_back, 2);
    assert_eq!(waiting(&both), Waiting { client: true, ..WORKERS });
    let again = submitted(&both, 1);
    assert_eq!(waiting(&again), CLIENT);
    let approved = next(approve(&again, (ANA, NOW), 1, 4));
    assert_eq!(waiting(&approved), CLIENT, "the second one still does");
    assert_eq!(waiting(&next(approve(&approved, (ANA, NOW), 2, 3))), NOBODY);
}

#[test]
fn a_payment_waits_for_the_side_that_did_not_record_it() {
    let begun = agreed(2, Work::default());
    let by_client = paid(&begun, ANA);
    assert_eq!(waiting(&by_client), CONTRACTOR, "nothing of it is for the member who does the work");
    assert_eq!(waiting(&next(answer(&by_client, (BEN, NOW), 1, true))), NOBODY);
    let denied = next(answer(&by_client, (BEN, NOW), 1, false));
    assert_eq!(waiting(&denied), NOBODY, "they talk about it");
    assert_eq!(waiting(&paid(&denied, BEN)), CLIENT);
}

#[test]
fn where_a_contract_is_closed_only_payments_wait() {
    let on = paid(&submitted(&agreed(2, Work::default()), 1), ANA);
    assert_eq!(waiting(&on), Waiting { client: true, contractor: true, member: false });
    assert_eq!(waiting(&closed(on)), CONTRACTOR);
}

#[test]
fn everybody_is_waited_for_by_their_seat() {
    let seats = [Seat::Client, Seat::Freelancer, Seat::Agency, Seat::Member];
    let of = |waits: Waiting| seats.map(|seat| waits.is_for(seat));
    assert_eq!(of(NOBODY), [false; 4]);
    assert_eq!(of(CLIENT), [true, false, false, false]);
    assert_eq!(of(CONTRACTOR), [false, true, true, false]);
    assert_eq!(of(WORKERS), [false, true, true, true]);
}
