//! Who pauses and resumes a contract, and that time stands still meanwhile.

use super::*;
use crate::domain::contracts::closing::close;
use crate::domain::contracts::deadlines::{meet, next_due};
use crate::domain::contracts::entry::CloseReason;
use crate::domain::contracts::work::tests::{ANA, BEN, CHIDI, NOW, agreed};
use crate::domain::contracts::work::{WORK_MESSAGE_CHARS, submit};
use crate::domain::time::DAY_MS;

fn day(days: i64) -> UnixMs {
    NOW.plus(days * DAY_MS)
}

fn why<T: std::fmt::Debug>(outcome: Result<T, Refusal>) -> ContractRefusal {
    match outcome {
        Err(Refusal::Contract(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn either_side_pauses_with_a_reason_and_either_side_resumes() {
    let running = agreed(1, Work::default());
    for (by, other) in [(ANA, BEN), (BEN, ANA)] {
        let paused = pause(&running, (by, NOW), " Until Monday. ").expect("paused");
        assert_eq!((paused.told[0].to, paused.entry.message.as_deref()), (other, Some("Until Monday.")));
        assert_eq!(why(pause(&paused.next, (other, NOW), "Me too.")), ContractRefusal::Paused);
        for again in [ANA, BEN] {
            let resumed = resume(&paused.next, (again, NOW)).expect("resumed");
            assert_eq!(resumed.next.contract.state, ContractState::Active);
            assert_eq!(resumed.next.work.paused_by(), None);
            assert_eq!(why(resume(&resumed.next, (again, NOW))), ContractRefusal::NotPaused);
        }
        assert_eq!(why(resume(&paused.next, (CHIDI, NOW))), ContractRefusal::NoSuchContract);
    }
    assert_eq!(why(pause(&running, (CHIDI, NOW), "No.")), ContractRefusal::NoSuchContract);
    assert_eq!(why(pause(&running, (ANA, NOW), " ")), ContractRefusal::MessageMissing);
    let long = "x".repeat(WORK_MESSAGE_CHARS + 1);
    let is = WORK_MESSAGE_CHARS + 1;
    assert_eq!(why(pause(&running, (ANA, NOW), &long)), ContractRefusal::MessageLong { is });
}

#[test]
fn a_paused_contract_can_be_worked_on_and_closed() {
    let paused = pause(&agreed(1, Work::default()), (ANA, NOW), "Holidays.").expect("paused").next;
    let on = submit(&paused, (BEN, NOW), 1, "Done.", DAY_MS).expect("submitted").next;
    assert_eq!(on.contract.state, ContractState::Paused);
    let closed = close(&on, (ANA, NOW), (CloseReason::Completed, None), None).expect("closed").next;
    assert_eq!(why(pause(&closed, (ANA, NOW), "No.")), ContractRefusal::Closed);
    assert_eq!(why(resume(&closed, (ANA, NOW))), ContractRefusal::Closed);
}

/// Nobody puts off the approval by pausing: only the pause itself is added.
#[test]
fn while_it_is_paused_nothing_is_due_and_after_it_the_days_that_were_left() {
    let on =
        submit(&agreed(1, Work::default()), (BEN, NOW), 1, "Done.", 14 * DAY_MS).expect("submitted").next;
    let on = meet(&on, day(7)).expect("reminded").next;
    let on = pause(&on, (ANA, day(10)), "Holidays.").expect("paused").next;
    assert_eq!((next_due(&on), meet(&on, day(99))), (None, None));
    let on = resume(&on, (ANA, day(30))).expect("resumed").next;
    assert_eq!(on.work.approved_next(&on.contract), Some(day(34)));
    // The reminder of seven days before comes to lie after the pause: there is one more.
    assert_eq!(next_due(&on), Some(day(27)));
    let on = meet(&on, day(30)).expect("reminded").next;
    assert_eq!(next_due(&on), Some(day(32)));
    // Paused and resumed once more at the same moment: nothing is added.
    let on = pause(&on, (ANA, day(31)), "Again.").expect("paused").next;
    let on = resume(&on, (BEN, day(31))).expect("resumed").next;
    assert_eq!(on.work.approved_next(&on.contract), Some(day(34)));
    assert!(meet(&on, day(34)).is_some_and(|done| done.entry.what == ContractHappening::AutoApproved));
}

#[test]
fn what_is_submitted_in_a_pause_waits_from_its_end_on() {
    let on = pause(&agreed(1, Work::default()), (ANA, NOW), "Holidays.").expect("paused").next;
    let on = submit(&on, (BEN, day(5)), 1, "Done.", 14 * DAY_MS).expect("submitted").next;
    assert_eq!(next_due(&on), None);
    let on = resume(&on, (BEN, day(8))).expect("resumed").next;
    assert_eq!(on.work.approved_next(&on.contract), Some(day(22)));
}
