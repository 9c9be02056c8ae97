//! What the lines of a contract say for its score: what was paid, and how it ended.

use super::notation::{at_noon, day};
use crate::domain::contracts::entry::ContractHappening as What;
use crate::domain::contracts::entry::{
    CloseReason, Closing, ContractEntry, DisputeLine, DisputeOutcome, DisputeReason, Payment, Verdict,
};
use crate::domain::contracts::work::Work;
use crate::domain::feedback::score::record::{PaidAmount, RecordState, last_verdict, payments_in};
use crate::domain::ids::PersonId;
use crate::domain::money::{Currency, Money};

fn usd(minor: i64) -> Money {
    Money { minor, currency: Currency::USD }
}

/// Lines in their order, a day apart from November 1 on.
fn work(lines: Vec<ContractEntry>) -> Work {
    let numbered = lines.into_iter().zip(1..).map(|(line, seq)| {
        let at = at_noon(day("26-10-31")).plus(seq * crate::domain::time::DAY_MS);
        ContractEntry { seq, at, ..line }
    });
    Work(numbered.collect())
}

fn line(what: What) -> ContractEntry {
    ContractEntry::bare(0, what, (PersonId(1), at_noon(day("26-11-01"))))
}

fn paid(what: What, minor: i64, on: &str) -> ContractEntry {
    ContractEntry { payment: Some(Payment { amount: usd(minor), day: day(on) }), ..line(what) }
}

fn answer(what: What, seq: i64) -> ContractEntry {
    ContractEntry { answers: Some(seq), ..line(what) }
}

fn closed(paid: Option<Money>) -> ContractEntry {
    let closing = Closing { reason: CloseReason::Completed, paid };
    ContractEntry { closing: Some(closing), ..line(What::Closed) }
}

fn decided(outcome: DisputeOutcome, closes: bool) -> ContractEntry {
    let dispute = DisputeLine::Decided(Verdict { outcome, amount: None, closes });
    ContractEntry { dispute: Some(dispute), ..line(What::DisputeDecided) }
}

fn opened() -> ContractEntry {
    let reason = DisputeReason::Work;
    ContractEntry { dispute: Some(DisputeLine::Opened { reason }), ..line(What::DisputeOpened) }
}

fn amount(on: &str, minor: i64, is_confirmed: bool) -> PaidAmount {
    PaidAmount { day: day(on), amount: usd(minor), is_confirmed }
}

#[test]
fn payments_count_as_they_were_answered_last() {
    let said = work(vec![
        paid(What::PaymentRecorded, 500, "26-10-01"),
        answer(What::PaymentConfirmed, 1),
        paid(What::PaymentRecorded, 600, "26-10-02"),
        answer(What::PaymentDenied, 3),
        paid(What::PaymentRecorded, 700, "26-10-03"),
        answer(What::PaymentUnconfirmed, 5),
        paid(What::PaymentRecorded, 800, "26-10-04"),
        paid(What::PaymentRecorded, 900, "26-10-05"),
        answer(What::PaymentDenied, 8),
        answer(What::PaymentConfirmed, 8),
        paid(What::RefundRecorded, 100, "26-10-06"),
        paid(What::RefundRecorded, 50, "26-10-07"),
        answer(What::PaymentConfirmed, 12),
        paid(What::RefundRecorded, 20, "26-10-08"),
        answer(What::PaymentDenied, 14),
    ]);
    let counted = [
        amount("26-10-01", 500, true),
        amount("26-10-03", 700, false),
        amount("26-10-04", 800, false),
        amount("26-10-05", 900, true),
        amount("26-10-06", -100, false),
        amount("26-10-07", -50, true),
    ];
    assert_eq!(payments_in(&said), counted);
}

#[test]
fn what_a_side_says_at_the_end_is_unconfirmed_and_counts_only_without_payments() {
    assert_eq!(payments_in(&work(vec![closed(Some(usd(900)))])), [amount("26-11-01", 900, false)]);
    assert_eq!(payments_in(&work(vec![closed(None)])), []);
    let reopened = work(vec![closed(Some(usd(900))), line(What::Reopened)]);
    assert_eq!(payments_in(&reopened), [], "it runs again");
    let recorded = work(vec![closed(Some(usd(900))), paid(What::PaymentRecorded, 100, "26-11-02")]);
    assert_eq!(payments_in(&recorded), [amount("26-11-02", 100, false)]);
}

#[test]
fn a_contract_ended_with_its_last_close() {
    let at = |on: &str| at_noon(day(on));
    let rows = [
        (vec![], RecordState::Running),
        (vec![line(What::Paused)], RecordState::Running),
        (vec![closed(None)], RecordState::Closed(at("26-11-01"))),
        (vec![closed(None), line(What::Reopened)], RecordState::Running),
        (vec![closed(None), line(What::Reopened), closed(None)], RecordState::Closed(at("26-11-03"))),
        (vec![opened()], RecordState::Disputed { closed: None }),
        (vec![opened(), line(What::DisputeWithdrawn)], RecordState::Running),
        (vec![closed(None), opened()], RecordState::Disputed { closed: Some(at("26-11-01")) }),
        (vec![opened(), decided(DisputeOutcome::Client, true)], RecordState::Closed(at("26-11-02"))),
        (vec![opened(), decided(DisputeOutcome::Split, false)], RecordState::Running),
    ];
    for (lines, expected) in rows {
        let said = work(lines);
        assert_eq!(RecordState::of(&said), expected, "{said:?}");
    }
}

#[test]
fn the_last_decision_is_named() {
    use DisputeOutcome::{Client, Freelancer};
    assert_eq!(last_verdict(&work(vec![opened()])), None);
    assert_eq!(last_verdict(&work(vec![opened(), line(What::DisputeWithdrawn)])), None);
    let twice = vec![opened(), decided(Client, false), opened(), decided(Freelancer, true), closed(None)];
    assert_eq!(last_verdict(&work(twice)), Some(Freelancer));
}
