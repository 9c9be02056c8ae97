//! Who may say what about a payment, and what adds up.

use super::*;
use crate::domain::contracts::deadlines::{meet, next_due};
use crate::domain::contracts::pause::{pause, resume};
use crate::domain::contracts::work::tests::{ANA, BEN, CHIDI, NOW, agreed};
use proptest::prelude::*;

fn day(of_november: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, of_november).expect("a day")
}

fn dollars(minor: i64) -> Payment {
    Payment { amount: Money { minor, currency: Currency::USD }, day: day(28) }
}

/// A contract of two milestones of 5 dollars each, after these were recorded for the places.
fn with(payments: &[(PersonId, u32, i64)]) -> ContractAtWork {
    payments.iter().fold(agreed(2, Work::default()), |on, &(by, place, minor)| {
        record(&on, (by, NOW, day(28)), place, dollars(minor), None).expect("recorded").next
    })
}

#[test]
fn one_side_records_and_the_other_one_answers() {
    let on = with(&[(ANA, 1, 500), (BEN, 0, 200)]);
    let refused = |by, seq, is_so| match answer(&on, (by, NOW), seq, is_so) {
        Err(Refusal::Contract(why)) => Some(why),
        Err(other) => panic!("{other:?}"),
        Ok(_) => None,
    };
    for is_so in [true, false] {
        assert_eq!(refused(ANA, 1, is_so), Some(ContractRefusal::OwnPayment));
        assert_eq!(refused(BEN, 2, is_so), Some(ContractRefusal::OwnPayment));
        assert_eq!(refused(CHIDI, 1, is_so), Some(ContractRefusal::NoSuchContract));
        assert_eq!(refused(BEN, 3, is_so), Some(ContractRefusal::NoSuchPayment));
        assert_eq!(refused(BEN, 1, is_so), None);
        assert_eq!(refused(ANA, 2, is_so), None);
    }
    assert_eq!(side_of_money(&on.contract, CHIDI), Err(ContractRefusal::NoSuchContract));
}

#[test]
fn what_was_denied_can_still_be_confirmed_and_what_was_confirmed_stays_so() {
    let on = with(&[(ANA, 1, 500)]);
    let denied = answer(&on, (BEN, NOW), 1, false).expect("denied").next;
    assert_eq!(answer(&denied, (BEN, NOW), 1, false).err(), Some(ContractRefusal::PaymentDenied.into()));
    let confirmed = answer(&denied, (BEN, NOW), 1, true).expect("confirmed").next;
    for is_so in [true, false] {
        let again = answer(&confirmed, (BEN, NOW), 1, is_so).err();
        assert_eq!(again, Some(ContractRefusal::PaymentConfirmed.into()));
    }
    let stages = [&on, &denied, &confirmed].map(|on| on.work.payment(1).expect("it is there").stage());
    assert_eq!(stages, [PaymentStage::Waiting, PaymentStage::Denied, PaymentStage::Confirmed]);
    assert_eq!(confirmed.work.revision(), 3);
    assert!(!confirmed.work.is_done(&confirmed.contract), "paying approves nothing");
}

#[test]
fn the_oldest_that_waits_is_answered_next_and_then_what_was_denied() {
    let on = with(&[(ANA, 1, 100), (BEN, 0, 200), (ANA, 2, 300)]);
    let next = |on: &ContractAtWork, by| {
        next_to_answer(&on.contract, &on.work, by).map(|payment| payment.recorded.seq)
    };
    assert_eq!((next(&on, BEN), next(&on, ANA)), (Ok(1), Ok(2)));
    assert_eq!(next(&on, CHIDI), Err(ContractRefusal::NoSuchContract));
    let denied = answer(&on, (BEN, NOW), 1, false).expect("denied").next;
    assert_eq!(next(&denied, BEN), Ok(3));
    let confirmed = answer(&denied, (BEN, NOW), 3, true).expect("confirmed").next;
    assert_eq!(next(&confirmed, BEN), Ok(1));
    let done = answer(&confirmed, (BEN, NOW), 1, true).expect("confirmed").next;
    assert_eq!(next(&done, BEN), Err(ContractRefusal::NoPaymentWaits));
}

#[test]
fn the_days_are_the_last_ones_and_the_piece_is_one_that_there_is() {
    let on = with(&[]);
    let recorded = |place, on_day| {
        let payment = Payment { day: on_day, ..dollars(100) };
        record(&on, (ANA, NOW, day(28)), place, payment, None).err()
    };
    assert_eq!(payment_days(day(28)).last(), Some(day(4)));
    assert_eq!((recorded(0, day(28)), recorded(2, day(4))), (None, None));
    assert_eq!(recorded(0, day(29)), Some(ContractRefusal::PaymentDay.into()));
    assert_eq!(recorded(0, day(3)), Some(ContractRefusal::PaymentDay.into()));
    assert_eq!(recorded(3, day(28)), Some(ContractRefusal::NoSuchPiece.into()));
}

#[test]
fn what_is_open_counts_what_waits_and_not_what_was_denied() {
    let open = |on: &ContractAtWork| [0, 1, 2].map(|piece| open_amount(on, piece).map(|open| open.minor));
    let on = with(&[(ANA, 1, 300), (ANA, 2, 600)]);
    assert_eq!(open(&with(&[])), [Some(1_000), Some(500), Some(500)]);
    assert_eq!(open(&on), [Some(100), Some(200), Some(0)]);
    let denied = answer(&on, (BEN, NOW), 2, false).expect("denied").next;
    assert_eq!(open(&denied), [Some(700), Some(200), Some(500)]);
}

#[test]
fn who_was_paid_records_what_was_given_back_and_the_client_confirms_it() {
    let refund = |on: &ContractAtWork, by| record_refund(on, (by, NOW, day(28)), dollars(200), None);
    let on = with(&[(ANA, 1, 500)]);
    assert_eq!(refund(&on, ANA).err(), Some(ContractRefusal::OthersRefund.into()));
    assert_eq!(refund(&on, CHIDI).err(), Some(ContractRefusal::NoSuchContract.into()));
    assert_eq!(kept_amount(&on).minor, 0, "nothing is confirmed yet");
    let on = answer(&on, (BEN, NOW), 1, true).expect("confirmed").next;
    assert_eq!(kept_amount(&on).minor, 500);
    let on = refund(&on, BEN).expect("recorded").next;
    assert_eq!((kept_amount(&on).minor, open_amount(&on, 0).map(|open| open.minor)), (300, Some(500)));
    assert_eq!(answer(&on, (BEN, NOW), 3, true).err(), Some(ContractRefusal::OwnPayment.into()));
    let confirmed = answer(&on, (ANA, NOW), 3, true).expect("confirmed").next;
    // It is to be paid again.
    assert_eq!(open_amount(&confirmed, 0).map(|open| open.minor), Some(700));
    let denied = answer(&on, (ANA, NOW), 3, false).expect("denied").next;
    assert_eq!(
        (kept_amount(&denied).minor, open_amount(&denied, 0).map(|open| open.minor)),
        (500, Some(500))
    );
}

#[test]
fn after_a_week_without_an_answer_it_is_unconfirmed_and_can_still_be_answered() {
    let week = NOW.plus(CONFIRM_MS);
    let on = with(&[(ANA, 1, 300), (BEN, 1, 100)]);
    assert_eq!((next_due(&on), meet(&on, UnixMs(week.0 - 1))), (Some(week), None));
    let first = meet(&on, week).expect("due");
    assert_eq!((first.told[0].to, first.entry.answers), (BEN, Some(1)));
    let second = meet(&first.next, week).expect("due");
    assert_eq!((second.told[0].to, second.entry.answers), (ANA, Some(2)));
    let on = second.next;
    assert_eq!((next_due(&on), on.work.paid(None, &[PaymentStage::Unconfirmed])), (None, 400));
    assert_eq!(open_amount(&on, 1).map(|open| open.minor), Some(100), "it counts as one side says");
    let next = next_to_answer(&on.contract, &on.work, BEN).map(|payment| payment.recorded.seq);
    assert_eq!(next, Ok(1));
    for (is_so, stage) in [(true, PaymentStage::Confirmed), (false, PaymentStage::Denied)] {
        let on = answer(&on, (BEN, week), 1, is_so).expect("answered").next;
        assert_eq!(on.work.payment(1).expect("it").stage(), stage);
    }
    // An answer in time ends it; a pause puts it off.
    let on = answer(&with(&[(ANA, 1, 300)]), (BEN, NOW), 1, false).expect("denied").next;
    assert_eq!(next_due(&on), None);
    let on = pause(&with(&[(ANA, 1, 300)]), (BEN, NOW), "Holidays.").expect("paused").next;
    assert_eq!(next_due(&on), None);
    let on = resume(&on, (BEN, NOW.plus(5 * DAY_MS))).expect("resumed").next;
    assert_eq!(next_due(&on), Some(week.plus(5 * DAY_MS)));
}

proptest! {
    #[test]
    fn every_payment_is_in_one_sum(
        payments in prop::collection::vec((prop::bool::ANY, 0_u32..3, 1_i64..100_000), 0..12),
        answers in prop::collection::vec((0_usize..12, prop::bool::ANY), 0..20),
    ) {
        let recorded: Vec<_> =
            payments.iter().map(|&(by_client, place, minor)| (if by_client { ANA } else { BEN }, place, minor)).collect();
        let mut on = with(&recorded);
        for (which, is_so) in answers {
            let Some(&(by, ..)) = recorded.get(which) else { continue };
            let other = if by == ANA { BEN } else { ANA };
            if let Ok(decision) = answer(&on, (other, NOW), i64::try_from(which + 1).expect("few"), is_so) {
                on = decision.next;
            }
        }
        let of = |stage| on.work.paid(None, &[stage]);
        let sums = [PaymentStage::Waiting, PaymentStage::Confirmed, PaymentStage::Denied].map(of);
        prop_assert_eq!(sums.iter().sum::<i64>(), payments.iter().map(|payment| payment.2).sum::<i64>());
        let pieces: i64 = (0..3)
            .map(|piece| on.work.paid(Some(piece), &[PaymentStage::Waiting, PaymentStage::Confirmed]))
            .sum();
        prop_assert_eq!(pieces, sums[0] + sums[1]);
    }
}
