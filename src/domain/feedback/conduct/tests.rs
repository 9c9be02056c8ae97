//! What a contract says of its client: examples that were worked out by hand.

use super::{Conduct, PAY_MS, conduct};
use crate::domain::contracts::contract::ContractState;
use crate::domain::contracts::entry::ContractHappening as What;
use crate::domain::contracts::entry::{ContractEntry, Hours, Payment};
use crate::domain::contracts::work::tests::{ANA, BEN, NOW, agreed};
use crate::domain::contracts::work::{ContractAtWork, Work};
use crate::domain::money::{Currency, Money};
use crate::domain::offers::terms::Price;
use crate::domain::time::{DAY_MS, HOUR_MS};

/// What was said so many hours after the beginning, of a piece.
fn line(hours: i64, what: What, piece: u32) -> ContractEntry {
    ContractEntry { piece, ..ContractEntry::bare(0, what, (ANA, NOW.plus(hours * HOUR_MS))) }
}

fn paid(minor: i64, on_day: i64) -> ContractEntry {
    let amount = Money { minor, currency: Currency::USD };
    let payment = Payment { amount, day: NOW.plus(on_day * DAY_MS).day() };
    ContractEntry { payment: Some(payment), ..line(on_day * 24, What::PaymentRecorded, 0) }
}

/// A contract of 10.00 with so many milestones of 5.00.
fn on(milestones: usize, lines: Vec<ContractEntry>) -> ContractAtWork {
    let numbered = lines.into_iter().zip(1..).map(|(line, seq)| ContractEntry { seq, ..line });
    agreed(milestones, Work(numbered.collect()))
}

fn waited(on: &ContractAtWork) -> (u32, i64) {
    let Conduct { answers, answer_ms, .. } = conduct(on);
    (answers, answer_ms / HOUR_MS)
}

#[test]
fn an_answer_counts_from_what_was_submitted_last() {
    let lines = vec![
        line(0, What::Submitted, 1),
        line(48, What::Approved, 1),
        line(72, What::Submitted, 2),
        line(78, What::RevisionRequested, 2),
        line(100, What::Submitted, 2),
        line(120, What::Submitted, 2),
        line(132, What::Approved, 2),
    ];
    assert_eq!(waited(&on(2, lines)), (3, 48 + 6 + 12));
    assert_eq!(waited(&on(0, vec![line(0, What::Submitted, 0)])), (0, 0), "it waits");
    let alone = vec![line(0, What::Submitted, 0), line(14 * 24, What::AutoApproved, 0)];
    assert_eq!(waited(&on(0, alone)), (1, 14 * 24), "nobody answered");
}

#[test]
fn pauses_are_left_out_and_only_proposals_of_the_other_side_wait_for_the_client() {
    let paused = vec![
        line(0, What::Submitted, 0),
        line(24, What::Paused, 0),
        line(72, What::Resumed, 0),
        line(96, What::Approved, 0),
    ];
    assert_eq!(waited(&on(0, paused)), (1, 48));
    let proposed = |by, what| {
        let asked = ContractEntry { by, ..line(0, What::TermsProposed, 0) };
        waited(&on(0, vec![asked, ContractEntry { answers: Some(1), ..line(5, what, 0) }]))
    };
    assert_eq!(proposed(BEN, What::TermsApproved), (1, 5));
    assert_eq!(proposed(BEN, What::TermsRejected), (1, 5));
    assert_eq!(proposed(BEN, What::TermsWithdrawn), (0, 0));
    assert_eq!(proposed(ANA, What::TermsApproved), (0, 0));
}

/// Whether something was paid in time, and the day after the beginning on which something else is late.
fn payment(on: &ContractAtWork) -> (bool, Option<i64>) {
    let Conduct { paid_in_time, pay_by, .. } = conduct(on);
    (paid_in_time, pay_by.map(|by| by.since(NOW) / DAY_MS))
}

#[test]
fn what_was_approved_is_to_be_paid_within_a_week() {
    assert_eq!(PAY_MS, 7 * DAY_MS);
    let approved = || line(0, What::Approved, 1);
    assert_eq!(payment(&on(2, vec![])), (false, None), "nothing is owed");
    assert_eq!(payment(&on(2, vec![approved()])), (false, Some(7)));
    assert_eq!(payment(&on(2, vec![approved(), paid(500, 7)])), (true, None));
    assert_eq!(payment(&on(2, vec![approved(), paid(499, 7)])), (false, Some(7)));
    assert_eq!(payment(&on(2, vec![approved(), paid(500, 8)])), (false, Some(7)));
    let denied = ContractEntry { by: BEN, answers: Some(2), ..line(100, What::PaymentDenied, 0) };
    assert_eq!(payment(&on(2, vec![approved(), paid(500, 3), denied])), (false, Some(7)));
    let back = ContractEntry { what: What::RefundRecorded, ..paid(500, 4) };
    assert_eq!(payment(&on(2, vec![approved(), paid(500, 3), back])), (true, None));
}

#[test]
fn what_is_owed_adds_up() {
    let (first, second) = (line(0, What::Approved, 1), line(10 * 24, What::AutoApproved, 2));
    let both = |payments: Vec<ContractEntry>| {
        payment(&on(2, [vec![first.clone(), second.clone()], payments].concat()))
    };
    assert_eq!(both(vec![paid(1_000, 3)]), (true, None), "before it was approved is in time");
    assert_eq!(both(vec![paid(500, 3)]), (true, Some(17)));
    assert_eq!(both(vec![paid(1_000, 9)]), (true, Some(7)), "the second in time, and the first was late");
    assert_eq!(payment(&on(0, vec![line(0, What::Approved, 0), paid(1_000, 7)])), (true, None), "the whole");
    assert_eq!(payment(&on(0, vec![line(0, What::Approved, 0), paid(999, 7)])), (false, Some(7)));
}

#[test]
fn nothing_is_late_while_it_stands_still_and_a_pause_is_added() {
    let mut paused = on(2, vec![line(0, What::Approved, 1), line(24, What::Paused, 0)]);
    paused.contract.state = ContractState::Paused;
    assert_eq!(payment(&paused), (false, None));
    let resumed = vec![line(0, What::Approved, 1), line(24, What::Paused, 0), line(72, What::Resumed, 0)];
    assert_eq!(payment(&on(2, resumed)), (false, Some(9)));
}

#[test]
fn hours_are_owed_once_their_week_is_stated() {
    let stated = |minor| {
        let day = NOW.day();
        let hours = Some(Hours { minutes: 90, day });
        let logged = ContractEntry { by: BEN, hours, ..line(0, What::HoursLogged, 0) };
        let week = Some(crate::domain::contracts::weeks::week_of(day));
        let closed = ContractEntry { week, ..line(48, What::WeekClosed, 0) };
        let mut found = on(0, vec![logged, closed, paid(minor, 9)]);
        let rate = Money { minor: 4_000, currency: Currency::USD };
        found.contract.terms.price = Price::Hourly { rate, weekly_limit_hours: None };
        payment(&found)
    };
    // An hour and a half at 40.00.
    assert_eq!(stated(6_000), (true, None));
    assert_eq!(stated(5_999), (false, Some(9)));
}
