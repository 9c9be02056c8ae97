//! Who may close a contract and reopen it, and until when.

use super::*;
use crate::domain::contracts::work::tests::{ANA, BEN, CHIDI, NOW, agreed};
use crate::domain::contracts::work::{approve, request_revision, submit};
use crate::domain::money::Currency;
use CloseReason::{Completed, Unsuccessful};
use ContractRefusal::{
    Closed, MessageLong, MessageMissing, NoReopenRequest, NoSuchContract, NotClosed, ReopenOver, ReopenWaits,
};

fn why<T: std::fmt::Debug>(outcome: Result<T, Refusal>) -> ContractRefusal {
    match outcome {
        Err(Refusal::Contract(why)) => why,
        other => panic!("{other:?}"),
    }
}

fn running() -> ContractAtWork {
    agreed(2, Work::default())
}

fn closed_by(by: PersonId) -> ContractAtWork {
    close(&running(), (by, NOW), (Completed, None), None).expect("closed").next
}

const DAYS_14: UnixMs = NOW.plus(REOPEN_MS);

#[test]
fn either_side_closes_it_once_and_says_why() {
    for (by, other) in [(ANA, BEN), (BEN, ANA)] {
        let done =
            close(&running(), (by, NOW), (Unsuccessful, None), Some("  It isn't for us. ")).expect("closed");
        assert_eq!(done.entry.message.as_deref(), Some("It isn't for us."));
        assert_eq!(done.entry.closing.expect("a reason").reason, Unsuccessful);
        assert_eq!(done.next.contract.state, ContractState::Closed);
        assert_eq!(done.told[0].to, other);
        assert_eq!(why(close(&done.next, (other, NOW), (Completed, None), None)), Closed);
    }
    assert_eq!(why(close(&running(), (CHIDI, NOW), (Completed, None), None)), NoSuchContract);
}

#[test]
fn only_completed_work_needs_no_word() {
    for reason in CloseReason::ALL {
        for missing in [None, Some(""), Some(" \n ")] {
            let outcome = close(&running(), (ANA, NOW), (reason, None), missing);
            match reason {
                Completed => assert!(outcome.is_ok_and(|done| done.entry.message.is_none())),
                _ => assert_eq!(why(outcome), MessageMissing),
            }
        }
        let long = "x".repeat(WORK_MESSAGE_CHARS + 1);
        let outcome = close(&running(), (ANA, NOW), (reason, None), Some(&long));
        assert_eq!(why(outcome), MessageLong { is: WORK_MESSAGE_CHARS + 1 });
        assert!(close(&running(), (ANA, NOW), (reason, None), Some(&long[1..])).is_ok());
    }
}

#[test]
fn nothing_happens_to_the_work_of_a_closed_contract() {
    let on = submit(&running(), (BEN, NOW), 1, "Drafts.", REOPEN_MS).expect("submitted").next;
    assert_eq!(
        Unanswered::of(&on),
        Unanswered { submitted: vec![1], payments: 0, minutes: 0, proposal: false }
    );
    let on = close(&on, (ANA, NOW), (Completed, None), None).expect("closed").next;
    assert_eq!(why(submit(&on, (BEN, NOW), 2, "More.", REOPEN_MS)), Closed);
    assert_eq!(why(approve(&on, (ANA, NOW), 1, 1)), Closed);
    assert_eq!(why(request_revision(&on, (ANA, NOW), (1, 1), "No.")), Closed);
    // What was submitted waits for the client again, once it runs again.
    let on = request_reopen(&on, (BEN, NOW)).expect("asked").next;
    let on = answer_reopen(&on, (ANA, NOW), 3, true).expect("reopened").next;
    assert_eq!(on.contract.state, ContractState::Active);
    assert!(approve(&on, (ANA, NOW), 1, 1).is_ok());
}

#[test]
fn what_was_paid_in_all_counts_where_no_payment_was_recorded() {
    let paid = Money { minor: 900, currency: Currency::USD };
    let done = close(&running(), (ANA, NOW), (Completed, Some(paid)), None).expect("closed");
    assert_eq!(done.entry.closing.expect("it").paid, Some(paid));
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day");
    let payment = crate::domain::contracts::entry::Payment { amount: paid, day };
    let recorded = super::super::payments::record(&running(), (ANA, NOW, day), 0, payment, None);
    let on = recorded.expect("recorded").next;
    assert_eq!(Unanswered::of(&on).payments, 1);
    let done = close(&on, (ANA, NOW), (Completed, Some(paid)), None).expect("closed");
    assert_eq!(done.entry.closing.expect("it").paid, None);
    // A payment is still answered after that.
    assert!(super::super::payments::answer(&done.next, (BEN, NOW), 1, true).is_ok());
}

#[test]
fn both_sides_agree_to_reopen_it() {
    let on = closed_by(ANA);
    assert_eq!(why(request_reopen(&running(), (BEN, NOW))), NotClosed);
    assert_eq!(why(request_reopen(&on, (CHIDI, NOW))), NoSuchContract);
    let asked = request_reopen(&on, (BEN, NOW)).expect("asked");
    assert_eq!((asked.told[0].to, asked.next.contract.state), (ANA, ContractState::Closed));
    let on = asked.next;
    assert_eq!(why(request_reopen(&on, (BEN, NOW))), ReopenWaits);
    assert_eq!(why(answer_reopen(&on, (BEN, NOW), 2, true)), ReopenWaits);
    assert_eq!(why(answer_reopen(&on, (ANA, NOW), 1, true)), NoReopenRequest);
    assert_eq!(check_reopen(&on, ANA, NOW), Ok(Reopening::Asked(2)));
    // Who would ask for the same agrees.
    for agreed in [request_reopen(&on, (ANA, NOW)), answer_reopen(&on, (ANA, NOW), 2, true)] {
        let agreed = agreed.expect("reopened");
        assert_eq!((agreed.entry.answers, agreed.told[0].to), (Some(2), BEN));
        assert_eq!(agreed.next.contract.state, ContractState::Active);
        assert_eq!(agreed.next.work.closed_by(), None);
        assert_eq!(why(answer_reopen(&agreed.next, (ANA, NOW), 2, true)), NotClosed);
    }
}

#[test]
fn who_was_turned_down_asks_no_more_and_the_other_side_still_can() {
    let on = request_reopen(&closed_by(ANA), (BEN, NOW)).expect("asked").next;
    let on = answer_reopen(&on, (ANA, NOW), 2, false).expect("declined").next;
    assert_eq!(why(request_reopen(&on, (BEN, NOW))), ContractRefusal::ReopenDeclined);
    let on = request_reopen(&on, (ANA, NOW)).expect("asked").next;
    let on = answer_reopen(&on, (BEN, NOW), 4, true).expect("reopened").next;
    // Closed once more, everything is open again.
    let on = close(&on, (ANA, NOW), (Completed, None), None).expect("closed").next;
    assert!(request_reopen(&on, (BEN, NOW)).is_ok());
}

#[test]
fn two_weeks_to_the_millisecond() {
    let on = closed_by(ANA);
    let before = UnixMs(DAYS_14.0 - 1);
    assert!(request_reopen(&on, (BEN, before)).is_ok());
    assert_eq!(why(request_reopen(&on, (BEN, DAYS_14))), ReopenOver);
    let on = request_reopen(&on, (BEN, NOW)).expect("asked").next;
    assert!(answer_reopen(&on, (ANA, before), 2, true).is_ok());
    for agrees in [true, false] {
        assert_eq!(why(answer_reopen(&on, (ANA, DAYS_14), 2, agrees)), ReopenOver);
    }
}
